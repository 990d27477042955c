//! Agenda of a sitting. Files go by a reference: nobody is named.

use domain::Jour;

use crate::contenu::rangee;
use crate::entete::Entete;
use crate::mots;
use crate::page::Page;
use crate::piece::piece;
use crate::pieces::ecriture::Redaction;

rangee! {
    /// A file on the agenda.
    PointExamine {
        /// Its place.
        rang "N°";
        /// Its reference.
        reference "Référence";
        /// Entry or renewal, first or postponed.
        objet "Objet";
        /// The association that presents it.
        association "Présenté par";
        /// Who does not sit on it, and why.
        deport "Ne siège pas";
    }
}

piece! {
    /// Data of an agenda.
    OrdreDuJour, OrdreDuJour, page {
        seance_le: Option<Jour>, "seance-le", "Séance du", Social, Propose;
        heure: Option<String>, "heure", "Heure", Social, Propose;
        lieu: Option<String>, "lieu", "Lieu", Social, Propose;
        convocation: Option<String>, "convocation", "Convocation", Social, Propose;
        quorum: Option<String>, "quorum", "Quorum", Social, Propose;
        limite: Option<String>, "limite", "Dossiers au plus", Social, Propose;
        dossiers: Vec<PointExamine>, "dossiers", "Dossiers", Social, Propose;
        reportes: Option<String>, "reportes", "Dossiers reportés", Social, Propose;
        questions: Vec<String>, "questions", "Autres questions", Social, AuBesoin;
    }
}

fn page(piece: &OrdreDuJour, entete: &Entete) -> Page {
    let titre = mots::titre(domain::document::GenreDocument::OrdreDuJour);
    let mut r = Redaction::new(titre, "Réservé aux membres de la commission.", entete);
    r.rubriques(&[
        ("Séance du", &piece.seance_le),
        ("Heure", &piece.heure),
        ("Lieu", &piece.lieu),
        ("Convocation", &piece.convocation),
        ("Quorum", &piece.quorum),
        ("Dossiers au plus", &piece.limite),
    ]);
    r.titre("Dossiers");
    r.texte(
        "Les dossiers sont désignés par leur référence. La représentante d’une association ne \
         siège pas pour les dossiers que cette association présente.",
    );
    let lignes = piece.dossiers.iter().map(PointExamine::cellules).collect();
    r.table("Dossiers à examiner, dans l’ordre", PointExamine::ENTETES, lignes);
    r.rubriques(&[("Dossiers reportés", &piece.reportes)]);
    if !piece.questions.is_empty() {
        r.titre("Autres questions").liste(&piece.questions);
    }
    r.finir()
}
