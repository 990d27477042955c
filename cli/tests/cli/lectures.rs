//! Every reading of a person leaves an act in the log of the member who reads.

use domain::fait::Lecture;
use domain::{Fait, Flux};

use crate::commun::{Base, petite_file, sur_chaque_moteur};

fn lectures(base: &Base) -> Vec<Lecture> {
    let journal = base.journal(|session| Flux::Lectures(session.membre()));
    let actes = journal.map(|journal| journal.actes).unwrap_or_default();
    let lecture = |acte: &domain::Acte| {
        let Fait::Lecture(lecture) = &acte.fait else { panic!("not a reading") };
        lecture.clone()
    };
    actes.iter().map(lecture).collect()
}

#[test]
fn every_reading_is_logged_with_who_was_read() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let dossier = base.trouver("QUAI");
        let commandes = [
            ("chercher", vec!["dossiers", "chercher", "QUAI"], 1),
            ("lister", vec!["dossiers", "lister"], 3),
            ("montrer", vec!["dossiers", "montrer", &dossier], 1),
            ("droits", vec!["droits", "dossier", &dossier], 1),
            ("echeances", vec!["echeances", "--au", "2023-10-01"], 1),
            ("echeances", vec!["echeances"], 1),
        ];
        for (operation, commande, nombre) in commandes {
            let avant = lectures(base).len();
            base.texte(&commande);
            let apres = lectures(base);
            assert_eq!(apres.len(), avant + 1, "{commande:?}");
            let derniere = apres.last().unwrap();
            assert_eq!(derniere.operation, operation);
            assert_eq!(derniere.nombre, nombre, "{commande:?}");
            if nombre == 1 {
                assert_eq!(derniere.dossiers.len(), 1);
                assert_eq!(derniere.dossiers[0].to_string(), dossier, "{commande:?}");
            }
        }
    });
}

#[test]
fn a_search_that_finds_nobody_is_logged_too() {
    sur_chaque_moteur(|base| {
        base.texte(&["dossiers", "chercher", "tilleul"]);
        let lues = lectures(base);
        assert_eq!((lues.len(), lues[0].nombre), (1, 0));
    });
}
