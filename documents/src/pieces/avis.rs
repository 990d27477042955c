//! An opinion on one request: the commission's or the association's.

use domain::Jour;

use crate::entete::Entete;
use crate::mots;
use crate::page::Page;
use crate::piece::piece;
use crate::pieces::ecriture::{CONFIDENTIEL, Redaction};

piece! {
    /// Data of an opinion.
    Avis, Avis, page {
        auteur: Option<String>, "auteur", "Avis de", Justice, Propose;
        reference: Option<String>, "reference", "Référence du dossier", Justice, Propose;
        nom: Option<String>, "nom", "Nom", Identite, AuBesoin;
        prenom: Option<String>, "prenom", "Prénom", Identite, AuBesoin;
        objet: Option<String>, "objet", "Objet", Justice, Propose;
        demande_le: Option<Jour>, "demande-le", "Demande du", Faits, Propose;
        seance_le: Option<Jour>, "seance-le", "Séance du", Faits, Propose;
        sens: Option<String>, "sens", "Avis", Justice, Propose;
        voix: Option<String>, "voix", "Voix", Justice, AuBesoin;
        raisons: Option<String>, "raisons", "Raisons", Justice, Propose;
        divergences: Vec<String>, "divergences", "Opinions divergentes", Justice, AuBesoin;
        deport: Option<String>, "deport", "N’a pas siégé", Justice, AuBesoin;
    }
}

fn page(piece: &Avis, entete: &Entete) -> Page {
    let titre = mots::titre(domain::document::GenreDocument::Avis);
    let mut r = Redaction::new(titre, CONFIDENTIEL, entete);
    r.rubriques(&[
        ("Avis de", &piece.auteur),
        ("Référence du dossier", &piece.reference),
        ("Nom", &piece.nom),
        ("Prénom", &piece.prenom),
        ("Objet", &piece.objet),
        ("Demande du", &piece.demande_le),
        ("Séance du", &piece.seance_le),
        ("Avis", &piece.sens),
        ("Voix", &piece.voix),
        ("N’a pas siégé", &piece.deport),
    ]);
    r.paragraphes("Raisons", piece.raisons.as_deref());
    if !piece.divergences.is_empty() {
        r.titre("Opinions divergentes").liste(&piece.divergences);
    }
    r.texte(format!("{} : {}", law::casf::L121_9.reference, law::casf::L121_9.resume));
    r.texte(format!("Fait le {}.", mots::jour(entete.jour)));
    r.signatures(&["Signature"]);
    r.finir()
}
