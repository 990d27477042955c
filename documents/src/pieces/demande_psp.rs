//! Request to enter the pathway: three pages, for the prefecture and the commission.
//!
//! Page one says who asks and what her situation is, page two what she needs and what is planned,
//! page three what the association thinks of it, what is joined, and who signs.

use domain::Jour;

use crate::entete::Entete;
use crate::mots;
use crate::page::Page;
use crate::piece::piece;
use crate::pieces::ecriture::{CONFIDENTIEL, Redaction};

piece! {
    /// Data of a request to enter the pathway.
    DemandePsp, DemandePsp, page {
        nom: Option<String>, "nom", "Nom", Identite, Propose;
        prenom: Option<String>, "prenom", "Prénom", Identite, Propose;
        naissance: Option<String>, "naissance", "Naissance", Faits, Propose;
        genre: Option<String>, "genre", "Genre", Faits, AuBesoin;
        nationalite: Option<String>, "nationalite", "Nationalité", Faits, AuBesoin;
        langue: Option<String>, "langue", "Langue parlée", Faits, AuBesoin;
        adresse: Option<String>, "adresse", "Adresse où lui écrire", Identite, AuBesoin;
        telephone: Option<String>, "telephone", "Téléphone", Identite, AuBesoin;
        sejour: Option<String>, "sejour", "Situation au regard du séjour", Faits, AuBesoin;
        oqtf: Option<String>, "oqtf", "Obligation de quitter le territoire", Faits, AuBesoin;
        hebergement: Option<String>, "hebergement", "Hébergement", Faits, AuBesoin;
        conjugale: Option<String>, "situation-conjugale", "Situation conjugale", Faits, AuBesoin;
        enfants: Option<String>, "enfants", "Enfants", Faits, AuBesoin;
        grossesse: Option<String>, "grossesse", "Grossesse ou très jeune enfant", Faits, AuBesoin;
        ressources: Option<String>, "ressources", "Ressources du mois précédent", Faits, AuBesoin;
        victime: Vec<String>, "victime", "Victime de", Faits, Propose;
        cessation: Option<String>, "cessation", "Arrêt de l’activité", Faits, AuBesoin;
        plainte: Option<String>, "plainte", "Plainte ou témoignage", Justice, AuBesoin;
        premier_contact: Option<Jour>, "premier-contact", "Suivie depuis", Faits, Propose;
        accord: Option<Jour>, "accord", "Accord de la personne", Faits, Propose;
        sociaux: Option<String>, "besoins-sociaux", "Besoins sociaux", Social, Propose;
        sante: Option<String>, "besoins-sante", "Besoins de santé", Sante, AuBesoin;
        emploi: Option<String>, "besoins-emploi", "Besoins professionnels", Social, Propose;
        actions: Vec<String>, "actions", "Actions prévues", Social, Propose;
        resultats: Option<String>, "resultats", "Résultats attendus", Social, Propose;
        engagements: Vec<String>, "engagements", "Engagements de la personne", Social, Propose;
        avis: Option<String>, "avis", "Avis de l’association", Social, Propose;
        pieces: Vec<String>, "pieces", "Pièces jointes", Social, Propose;
        referente: Option<String>, "referente", "Personne à contacter", Faits, Propose;
    }
}

fn page(piece: &DemandePsp, entete: &Entete) -> Page {
    let titre = mots::titre(domain::document::GenreDocument::DemandePsp);
    let mut r = Redaction::new(titre, CONFIDENTIEL, entete);
    let departement =
        entete.departement.map_or_else(String::new, |departement| format!(" ({departement})"));
    r.adresse(&["Préfecture", &format!("Commission départementale{departement}")]);
    r.texte(format!(
        "L’association présente, avec l’accord de la personne, une demande d’engagement dans un \
         parcours de sortie de la prostitution ({}). Le préfet autorise l’entrée après l’avis de \
         la commission et de l’association.",
        law::casf::L121_9.reference
    ));
    r.section(
        "La personne",
        &[
            ("Nom", &piece.nom),
            ("Prénom", &piece.prenom),
            ("Naissance", &piece.naissance),
            ("Genre", &piece.genre),
            ("Nationalité", &piece.nationalite),
            ("Langue parlée", &piece.langue),
            ("Adresse où lui écrire", &piece.adresse),
            ("Téléphone", &piece.telephone),
        ],
    );
    r.section(
        "Sa situation",
        &[
            ("Séjour", &piece.sejour),
            ("Obligation de quitter le territoire", &piece.oqtf),
            ("Hébergement", &piece.hebergement),
            ("Situation conjugale", &piece.conjugale),
            ("Enfants", &piece.enfants),
            ("Grossesse ou très jeune enfant", &piece.grossesse),
            ("Ressources du mois précédent", &piece.ressources),
        ],
    );
    r.section(
        "Au titre du parcours",
        &[
            ("Victime de", &piece.victime),
            ("Arrêt de l’activité", &piece.cessation),
            ("Plainte ou témoignage", &piece.plainte),
            ("Suivie par l’association depuis", &piece.premier_contact),
            ("Accord de la personne donné le", &piece.accord),
        ],
    );
    r.encadre(
        "Ne figurent ici que les informations choisies pour cette demande. Le dossier social reste \
         à l’association.",
    );
    r.saut();
    besoins(piece, &mut r);
    r.saut();
    conclure(piece, entete, &mut r);
    r.finir()
}

fn besoins(piece: &DemandePsp, r: &mut Redaction) {
    r.titre("Évaluation des besoins, faite avec la personne");
    r.texte(
        "Les besoins ont été évalués avec la personne, dans ses mots. Une rubrique absente n’a pas \
         été jugée nécessaire à la décision.",
    );
    r.rubriques(&[
        ("Besoins sociaux", &piece.sociaux),
        ("Besoins de santé", &piece.sante),
        ("Besoins professionnels", &piece.emploi),
    ]);
    r.titre("Actions et engagements");
    if !piece.actions.is_empty() {
        r.sous_titre("Actions prévues").numeros(&piece.actions);
    }
    r.rubriques(&[("Résultats attendus", &piece.resultats)]);
    if !piece.engagements.is_empty() {
        r.sous_titre("Engagements de la personne").numeros(&piece.engagements);
    }
}

fn conclure(piece: &DemandePsp, entete: &Entete, r: &mut Redaction) {
    r.titre("Avis et signatures");
    r.rubriques(&[
        ("Avis de l’association", &piece.avis),
        ("Personne à contacter", &piece.referente),
    ]);
    if !piece.pieces.is_empty() {
        r.sous_titre("Pièces jointes").numeros(&piece.pieces);
    }
    r.sous_titre("Effets attendus de l’autorisation");
    for source in [&law::casf::R121_12_13, &law::casf::R121_12_11] {
        r.texte(format!("{} : {}", source.reference, source.resume));
    }
    r.texte(format!("Fait le {}.", mots::jour(entete.jour)));
    r.signatures(&["La personne", &format!("Pour l’association {}", entete.association)]);
}
