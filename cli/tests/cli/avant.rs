//! Last year's figure is found again, whatever was recorded since.

use serde_json::Value;
use testkit::texte;

use crate::commun::{Base, file_active, petite_file, sur_chaque_moteur};

/// The instant the last act of a file was recorded, a correction among them.
fn dernier_instant(base: &Base, dossier: &str) -> String {
    base.journal_de(dossier).actes.last().unwrap().consigne_a.to_string()
}

#[test]
fn figures_as_known_before_a_change_are_the_bytes_printed_then() {
    sur_chaque_moteur(|base| {
        let mut classeur = file_active();
        base.importer("f.xlsx", &classeur, &[]);
        let avant = base.chiffres("2023", &[]);
        // The first thing recorded afterwards: everything before it is what was known.
        let nouveau = base.ouvrir("2023-03-01", "nom = \"ROSEAU\"");
        let instant = base.json(&["dossiers", "montrer", &nouveau])["actes"][0]["consigne_a"]
            .as_str()
            .unwrap()
            .to_owned();
        base.json(&["psp", "demander", &nouveau, "--le", "2023-04-01"]);
        *classeur.premiere().cellule(2, "Demande PSP") = texte("20/12/2022");
        classeur.premiere().retirer(4);
        assert_eq!(base.importer("f.xlsx", &classeur, &[])["corrections"], 1);
        let sortie = ["activite", "consigner", "sortie", "--le", "2023-05-01"];
        base.json(&[&sortie[..], &["--rencontrees", "9"]].concat());
        assert_ne!(base.chiffres("2023", &[]), avant);
        assert_eq!(base.chiffres("2023", &["--consigne-avant", &instant]), avant);
    });
}

#[test]
fn a_correction_counts_from_the_instant_it_was_recorded() {
    sur_chaque_moteur(|base| {
        let mut classeur = petite_file();
        base.importer("f.xlsx", &classeur, &[]);
        let dossier = base.trouver("QUAI");
        *classeur.premiere().cellule(1, "Demande PSP") = texte("20/12/2022");
        base.importer("f.xlsx", &classeur, &[]);
        let corrigee = dernier_instant(base, &dossier);
        let demandes = |options: &[&str]| -> Value {
            let chiffres: Value = serde_json::from_str(&base.chiffres("2023", options)).unwrap();
            chiffres["psp"]["demandes"].clone()
        };
        assert_eq!(demandes(&[]), 1);
        assert_eq!(demandes(&["--consigne-avant", &corrigee]), 2);
        let apres = "2999-01-01T00:00:00Z";
        assert_eq!(demandes(&["--consigne-avant", apres]), 1);
        assert_eq!(demandes(&["--consigne-avant", "2000-01-01T00:00:00Z"]), 0);
        // The file itself, as it was known then.
        let montre = base.json(&["dossiers", "montrer", &dossier, "--consigne-avant", &corrigee]);
        assert_eq!(montre["psp"][0]["demande_le"], "2023-01-10");
    });
}

#[test]
fn a_file_is_shown_as_it_was_on_a_day() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let dossier = base.trouver("QUAI");
        let montre = base.json(&["dossiers", "montrer", &dossier, "--au", "2023-03-01"]);
        assert_eq!(montre["psp"][0]["etape"], "demandé");
        let montre = base.json(&["dossiers", "montrer", &dossier, "--au", "2022-12-31"]);
        assert_eq!(montre["psp"].as_array().unwrap().len(), 0);
    });
}
