//! Request to renew a period: what was done, what was difficult, what comes next.

use domain::Jour;

use crate::entete::Entete;
use crate::mots;
use crate::page::Page;
use crate::piece::piece;
use crate::pieces::ecriture::{CONFIDENTIEL, Redaction};

piece! {
    /// Data of a request for renewal.
    RenouvellementPsp, RenouvellementPsp, page {
        nom: Option<String>, "nom", "Nom", Identite, Propose;
        prenom: Option<String>, "prenom", "Prénom", Identite, Propose;
        naissance: Option<String>, "naissance", "Naissance", Faits, Propose;
        debut: Option<Jour>, "debut", "Premier jour du parcours", Faits, Propose;
        periode_du: Option<Jour>, "periode-du", "Période en cours : premier jour", Faits, Propose;
        periode_au: Option<Jour>, "periode-au", "Période en cours : dernier jour", Faits, Propose;
        rang: Option<String>, "rang", "Renouvellement demandé", Faits, Propose;
        sejour: Option<String>, "sejour", "Situation au regard du séjour", Faits, AuBesoin;
        hebergement: Option<String>, "hebergement", "Hébergement", Faits, AuBesoin;
        enfants: Option<String>, "enfants", "Enfants", Faits, AuBesoin;
        ressources: Option<String>, "ressources", "Ressources du mois précédent", Faits, AuBesoin;
        menees: Vec<String>, "actions-menees", "Actions menées", Social, Propose;
        tenus: Vec<String>, "engagements-tenus", "Engagements tenus", Social, Propose;
        difficultes: Option<String>, "difficultes", "Difficultés rencontrées", Social, Propose;
        sante: Option<String>, "sante", "Santé", Sante, AuBesoin;
        resultats: Option<String>, "resultats", "Résultats", Social, Propose;
        prevues: Vec<String>, "actions-prevues", "Actions prévues", Social, Propose;
        engagements: Vec<String>, "engagements", "Engagements de la personne", Social, Propose;
        avis: Option<String>, "avis", "Avis de l’association", Social, Propose;
        pieces: Vec<String>, "pieces", "Pièces jointes", Social, Propose;
        referente: Option<String>, "referente", "Personne à contacter", Faits, Propose;
    }
}

fn page(piece: &RenouvellementPsp, entete: &Entete) -> Page {
    let titre = mots::titre(domain::document::GenreDocument::RenouvellementPsp);
    let mut r = Redaction::new(titre, CONFIDENTIEL, entete);
    let departement =
        entete.departement.map_or_else(String::new, |departement| format!(" ({departement})"));
    r.adresse(&["Préfecture", &format!("Commission départementale{departement}")]);
    r.section(
        "La personne et son parcours",
        &[
            ("Nom", &piece.nom),
            ("Prénom", &piece.prenom),
            ("Naissance", &piece.naissance),
            ("Premier jour du parcours", &piece.debut),
            ("Période en cours, du", &piece.periode_du),
            ("Période en cours, au", &piece.periode_au),
            ("Renouvellement demandé", &piece.rang),
            ("Séjour", &piece.sejour),
            ("Hébergement", &piece.hebergement),
            ("Enfants", &piece.enfants),
            ("Ressources du mois précédent", &piece.ressources),
        ],
    );
    r.titre("Ce qui a été fait");
    r.texte(format!("{} : {}", law::casf::R121_12_9.reference, law::casf::R121_12_9.resume));
    if !piece.menees.is_empty() {
        r.sous_titre("Actions menées").numeros(&piece.menees);
    }
    if !piece.tenus.is_empty() {
        r.sous_titre("Engagements tenus").numeros(&piece.tenus);
    }
    r.rubriques(&[
        ("Difficultés rencontrées", &piece.difficultes),
        ("Santé", &piece.sante),
        ("Résultats", &piece.resultats),
    ]);
    r.titre("Pour la période suivante");
    if !piece.prevues.is_empty() {
        r.sous_titre("Actions prévues").numeros(&piece.prevues);
    }
    if !piece.engagements.is_empty() {
        r.sous_titre("Engagements de la personne").numeros(&piece.engagements);
    }
    r.titre("Avis et signatures");
    r.rubriques(&[
        ("Avis de l’association", &piece.avis),
        ("Personne à contacter", &piece.referente),
    ]);
    if !piece.pieces.is_empty() {
        r.sous_titre("Pièces jointes").numeros(&piece.pieces);
    }
    r.texte(format!("Fait le {}.", mots::jour(entete.jour)));
    r.signatures(&["La personne", &format!("Pour l’association {}", entete.association)]);
    r.finir()
}
