//! Minutes of a sitting: who was there, each opinion with its votes, dissent word for word.

use domain::Jour;

use crate::contenu::rangee;
use crate::entete::Entete;
use crate::mots;
use crate::page::Page;
use crate::piece::piece;
use crate::pieces::ecriture::Redaction;

rangee! {
    /// A file that was examined.
    Affaire {
        /// Its reference.
        reference "Référence";
        /// Entry or renewal.
        objet "Objet";
        /// The opinion.
        avis "Avis";
        /// Votes.
        voix "Voix";
        /// Who did not sit on it.
        deport "N’a pas siégé";
        /// What a member asked to be recorded.
        divergence "Opinion divergente";
    }
}

piece! {
    /// Data of the minutes.
    ProcesVerbal, ProcesVerbal, page {
        seance_le: Option<Jour>, "seance-le", "Séance du", Social, Propose;
        lieu: Option<String>, "lieu", "Lieu", Social, Propose;
        presidence: Option<String>, "presidence", "Présidence", Social, Propose;
        presents: Vec<String>, "presents", "Présents", Social, Propose;
        excuses: Vec<String>, "excuses", "Excusés", Social, AuBesoin;
        quorum: Option<String>, "quorum", "Quorum", Social, Propose;
        affaires: Vec<Affaire>, "affaires", "Dossiers examinés", Social, Propose;
        observations: Option<String>, "observations", "Observations", Social, AuBesoin;
        delais: Option<String>, "delais", "Délais constatés", Social, AuBesoin;
        prochaine: Option<Jour>, "prochaine", "Prochaine séance", Social, Propose;
    }
}

fn page(piece: &ProcesVerbal, entete: &Entete) -> Page {
    let titre = mots::titre(domain::document::GenreDocument::ProcesVerbal);
    let mut r = Redaction::new(titre, "Réservé aux membres de la commission.", entete);
    r.rubriques(&[
        ("Séance du", &piece.seance_le),
        ("Lieu", &piece.lieu),
        ("Présidence", &piece.presidence),
        ("Quorum", &piece.quorum),
    ]);
    if !piece.presents.is_empty() {
        r.titre("Présents").liste(&piece.presents);
    }
    if !piece.excuses.is_empty() {
        r.titre("Excusés").liste(&piece.excuses);
    }
    r.titre("Dossiers examinés");
    r.texte("L’avis de la commission éclaire le préfet, qui décide seul.");
    let lignes = piece.affaires.iter().map(Affaire::cellules).collect();
    r.table("Avis rendus, dans l’ordre de l’examen", Affaire::ENTETES, lignes);
    r.paragraphes("Observations", piece.observations.as_deref());
    r.rubriques(&[("Délais constatés", &piece.delais), ("Prochaine séance", &piece.prochaine)]);
    r.texte(format!("Établi le {}.", mots::jour(entete.jour)));
    r.signatures(&["La présidence", "Le secrétariat"]);
    r.finir()
}
