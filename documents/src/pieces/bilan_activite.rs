//! Activity of the association over a period, in figures that name nobody.

use domain::Jour;

use crate::contenu::rangee;
use crate::entete::Entete;
use crate::mots;
use crate::page::Page;
use crate::piece::piece;
use crate::pieces::ecriture::Redaction;

rangee! {
    /// A figure.
    Chiffre {
        /// What is counted.
        mesure "Mesure";
        /// How much.
        valeur "Valeur";
        /// In which unit.
        unite "Unité";
    }
}

piece! {
    /// Data of an activity summary.
    BilanActivite, BilanActivite, page {
        du: Option<Jour>, "du", "Du", Faits, Propose;
        au: Option<Jour>, "au", "Au", Faits, Propose;
        personnes: Vec<Chiffre>, "personnes", "Les personnes", Faits, Propose;
        parcours: Vec<Chiffre>, "parcours", "Les parcours", Faits, Propose;
        activites: Vec<Chiffre>, "activites", "Les activités", Faits, Propose;
        commentaire: Option<String>, "commentaire", "Commentaire", Social, AuBesoin;
    }
}

fn page(piece: &BilanActivite, entete: &Entete) -> Page {
    let titre = mots::titre(domain::document::GenreDocument::BilanActivite);
    let mut r = Redaction::new(titre, "Chiffres sans identité.", entete);
    r.rubriques(&[("Du", &piece.du), ("Au", &piece.au)]);
    for (titre, chiffres) in [
        ("Les personnes", &piece.personnes),
        ("Les parcours", &piece.parcours),
        ("Les activités", &piece.activites),
    ] {
        if !chiffres.is_empty() {
            let lignes = chiffres.iter().map(Chiffre::cellules).collect();
            r.titre(titre).table("Sur la période", Chiffre::ENTETES, lignes);
        }
    }
    r.paragraphes("Commentaire", piece.commentaire.as_deref());
    r.texte(format!("Établi le {}.", mots::jour(entete.jour)));
    r.finir()
}
