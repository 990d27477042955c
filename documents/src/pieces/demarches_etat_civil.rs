//! What was done to have documents of civil status, as a prefecture must be shown it: attempts,
//! appointments, costs, proofs.

use crate::contenu::rangee;
use crate::entete::Entete;
use crate::mots;
use crate::page::Page;
use crate::piece::piece;
use crate::pieces::ecriture::{CONFIDENTIEL, Redaction};

rangee! {
    /// A step.
    LigneEtatCivil {
        /// The day it was done.
        le "Fait le";
        /// Which document it was for.
        document "Document";
        /// What was done, or came.
        suite "Ce qui a été fait";
        /// The day of the appointment made.
        rendez_vous "Rendez-vous";
        /// What it cost.
        frais "Frais";
    }
}

rangee! {
    /// What is told of a step.
    NoteEtatCivil {
        /// The day of the step.
        le "Fait le";
        /// Which document it was for.
        document "Document";
        /// What is told of it.
        note "Ce qui en est noté";
    }
}

piece! {
    /// Data of a list of steps for civil status.
    DemarchesEtatCivil, DemarchesEtatCivil, page {
        nom: Option<String>, "nom", "Nom", Identite, Propose;
        prenom: Option<String>, "prenom", "Prénom", Identite, Propose;
        naissance: Option<String>, "naissance", "Naissance", Faits, Propose;
        nationalite: Option<String>, "nationalite", "Nationalité", Faits, Propose;
        demarches: Vec<LigneEtatCivil>, "demarches", "Démarches", Faits, Propose;
        total: Option<String>, "frais-total", "Frais au total", Faits, Propose;
        etats: Vec<String>, "etat-des-documents", "Où en est chaque document", Faits, Propose;
        preuves: Vec<String>, "preuves", "Preuves jointes", Faits, Propose;
        notes: Vec<NoteEtatCivil>, "notes", "Ce qui est noté des démarches", Social, AuBesoin;
        observations: Option<String>, "observations", "Observations", Social, AuBesoin;
        referente: Option<String>, "referente", "Personne à contacter", Faits, Propose;
    }
}

/// An empty cell is said: read aloud or extracted, a line keeps its order.
fn remplir(cellules: Vec<String>) -> Vec<String> {
    let dite = |cellule: String| if cellule.is_empty() { "–".to_owned() } else { cellule };
    cellules.into_iter().map(dite).collect()
}

fn page(piece: &DemarchesEtatCivil, entete: &Entete) -> Page {
    let titre = mots::titre(domain::document::GenreDocument::DemarchesEtatCivil);
    let mut r = Redaction::new(titre, CONFIDENTIEL, entete);
    r.adresse(&[&match entete.departement {
        Some(departement) => format!("Préfecture ({departement})"),
        None => "Préfecture".to_owned(),
    }]);
    r.section(
        "La personne",
        &[
            ("Nom", &piece.nom),
            ("Prénom", &piece.prenom),
            ("Naissance", &piece.naissance),
            ("Nationalité", &piece.nationalite),
        ],
    );
    r.titre("Ce qui a été fait");
    r.texte(format!("{} : {}", law::crpa::L114_5.reference, law::crpa::L114_5.resume));
    let lignes = piece.demarches.iter().map(LigneEtatCivil::cellules).map(remplir).collect();
    r.table("Démarches, dans l’ordre où elles ont été faites", LigneEtatCivil::ENTETES, lignes);
    r.rubriques(&[("Frais au total", &piece.total)]);
    if !piece.etats.is_empty() {
        r.titre("Où en est chaque document").liste(&piece.etats);
    }
    if !piece.preuves.is_empty() {
        r.titre("Preuves jointes").numeros(&piece.preuves);
    }
    if !piece.notes.is_empty() {
        let lignes = piece.notes.iter().map(NoteEtatCivil::cellules).collect();
        r.titre("Ce qui est noté des démarches");
        r.table("Notes, dans l’ordre des démarches", NoteEtatCivil::ENTETES, lignes);
    }
    r.paragraphes("Observations", piece.observations.as_deref());
    r.titre("Signature");
    r.rubriques(&[("Personne à contacter", &piece.referente)]);
    r.texte(format!("État au {}.", mots::jour(entete.jour)));
    r.signatures(&[&format!("Pour l’association {}", entete.association)]);
    r.finir()
}
