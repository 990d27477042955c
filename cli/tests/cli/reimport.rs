//! Importing again, in January: nothing twice, a changed cell is a correction, nothing is removed.

use serde_json::{Value, json};
use testkit::{Cellule, texte};

use crate::commun::{Base, file_active, petite_file, sur_chaque_moteur, sur_sqlite};

fn rien_de_neuf(bilan: &Value) {
    let cles = [
        "dossiers_ouverts",
        "activites_creees",
        "ajouts",
        "corrections",
        "annulations",
        "sorties_disparues",
    ];
    for cle in cles {
        assert_eq!(bilan[cle], 0, "{cle}");
    }
    assert_eq!(bilan["lignes_disparues"], json!([]));
}

fn psp(base: &Base, annee: &str) -> Value {
    let chiffres: Value = serde_json::from_str(&base.chiffres(annee, &[])).unwrap();
    chiffres["psp"].clone()
}

#[test]
fn importing_again_writes_nothing() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &file_active(), &[]);
        let actes = |base: &Base| base.json(&["journal", "verifier"])["actes"].clone();
        let (avant, chiffres) = (actes(base), base.chiffres("2023", &[]));
        rien_de_neuf(&base.importer("f.xlsx", &file_active(), &[]));
        rien_de_neuf(&base.importer("renomme.xlsx", &file_active(), &[]));
        assert_eq!(actes(base), avant);
        assert_eq!(base.chiffres("2023", &[]), chiffres);
    });
}

#[test]
fn the_order_of_rows_and_columns_is_no_change() {
    sur_sqlite(|base| {
        let mut classeur = petite_file();
        base.importer("f.xlsx", &classeur, &[]);
        classeur.premiere().lignes[1..].reverse();
        classeur.premiere().permuter(|largeur| (0..largeur).rev().collect());
        rien_de_neuf(&base.importer("f.xlsx", &classeur, &[]));
    });
}

#[test]
fn a_changed_cell_is_one_correction_and_the_figures_follow() {
    sur_chaque_moteur(|base| {
        let mut classeur = petite_file();
        base.importer("f.xlsx", &classeur, &[]);
        assert_eq!(psp(base, "2023")["demandes"], 2);
        *classeur.premiere().cellule(1, "Demande PSP") = texte("20/12/2022");
        let bilan = base.importer("f.xlsx", &classeur, &[]);
        assert_eq!((&bilan["corrections"], &bilan["ajouts"]), (&json!(1), &json!(0)));
        assert_eq!(psp(base, "2023")["demandes"], 1);
        assert_eq!(psp(base, "2022")["demandes"], 1);
        rien_de_neuf(&base.importer("f.xlsx", &classeur, &[]));
        // And back: the same cell, twice changed, says what it says now.
        *classeur.premiere().cellule(1, "Demande PSP") = texte("10/01/2023");
        assert_eq!(base.importer("f.xlsx", &classeur, &[])["corrections"], 1);
        assert_eq!(psp(base, "2023")["demandes"], 2);
        rien_de_neuf(&base.importer("f.xlsx", &classeur, &[]));
    });
}

#[test]
fn a_changed_name_is_found_and_the_former_one_is_not() {
    sur_sqlite(|base| {
        let mut classeur = petite_file();
        base.importer("f.xlsx", &classeur, &[]);
        let dossier = base.trouver("QUAI");
        *classeur.premiere().cellule(1, "Nom") = texte("ROSEAU");
        assert_eq!(base.importer("f.xlsx", &classeur, &[])["corrections"], 1);
        assert_eq!(base.trouver("roseau"), dossier);
        assert_eq!(base.json(&["dossiers", "chercher", "QUAI"])["total"], 0);
    });
}

#[test]
fn an_emptied_cell_says_it_did_not_happen() {
    sur_chaque_moteur(|base| {
        let mut classeur = petite_file();
        base.importer("f.xlsx", &classeur, &[]);
        for colonne in ["Décision", "Date décision"] {
            *classeur.premiere().cellule(3, colonne) = Cellule::Vide;
        }
        let bilan = base.importer("f.xlsx", &classeur, &[]);
        assert_eq!((&bilan["annulations"], &bilan["corrections"]), (&json!(1), &json!(0)));
        assert_eq!(psp(base, "2023")["refus"], 0);
        rien_de_neuf(&base.importer("f.xlsx", &classeur, &[]));
        // Filled again: she is refused again, once.
        let bilan = base.importer("f.xlsx", &petite_file(), &[]);
        assert_eq!(bilan["corrections"], 1);
        assert_eq!(psp(base, "2023")["refus"], 1);
    });
}

#[test]
fn a_cell_filled_since_is_an_addition() {
    sur_sqlite(|base| {
        let mut classeur = petite_file();
        base.importer("f.xlsx", &classeur, &[]);
        *classeur.premiere().cellule(1, "Sortie PSP") = texte("15/12/2023");
        *classeur.premiere().cellule(1, "Issue") = texte("CDI");
        let bilan = base.importer("f.xlsx", &classeur, &[]);
        assert_eq!((&bilan["ajouts"], &bilan["corrections"]), (&json!(1), &json!(0)));
        assert_eq!(psp(base, "2023")["en_cours_au_31_12"], 0);
        assert_eq!(psp(base, "2023")["fins_par_issue"]["cdi"], 1);
    });
}

#[test]
fn a_vanished_row_is_reported_and_kept() {
    sur_chaque_moteur(|base| {
        let mut classeur = petite_file();
        base.importer("f.xlsx", &classeur, &[]);
        let chiffres = base.chiffres("2023", &[]);
        classeur.premiere().retirer(3);
        let bilan = base.importer("f.xlsx", &classeur, &[]);
        assert_eq!(bilan["lignes_disparues"], json!(["3"]));
        assert_eq!(bilan["annulations"], 0);
        assert_eq!(base.chiffres("2023", &[]), chiffres);
        base.trouver("ÎLE");
    });
}

#[test]
fn a_column_that_is_gone_cancels_nothing() {
    sur_sqlite(|base| {
        let mut classeur = petite_file();
        base.importer("f.xlsx", &classeur, &[]);
        let chiffres = base.chiffres("2023", &[]);
        let hebergement = classeur.premiere().colonne("Hébergement");
        classeur
            .premiere()
            .permuter(|largeur| (0..largeur).filter(|c| *c != hebergement).collect());
        rien_de_neuf(&base.importer("f.xlsx", &classeur, &[]));
        assert_eq!(base.chiffres("2023", &[]), chiffres);
    });
}

#[test]
fn a_correction_by_hand_outlives_a_workbook_that_did_not_change() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let dossier = base.trouver("ÎLE");
        let actes = base.json(&["dossiers", "montrer", &dossier])["actes"].clone();
        let refus = actes
            .as_array()
            .unwrap()
            .iter()
            .find(|acte| acte["fait"].as_str().is_some_and(|fait| fait.contains("refus")));
        let refus = refus.unwrap()["id"].as_str().unwrap();
        let corriger = ["acte", "consigner", &dossier, "correction", "--acte", refus, "--annuler"];
        base.json(&corriger);
        assert_eq!(psp(base, "2023")["refus"], 0);
        rien_de_neuf(&base.importer("f.xlsx", &petite_file(), &[]));
        assert_eq!(psp(base, "2023")["refus"], 0);
    });
}

#[test]
fn an_outing_imported_again_is_the_same_and_a_changed_one_is_corrected() {
    sur_sqlite(|base| {
        let mut classeur = file_active();
        base.importer("f.xlsx", &classeur, &[]);
        let feuille = classeur.feuilles.last_mut().unwrap();
        let colonne = feuille.colonne("Messages envoyés");
        assert_eq!(feuille.lignes[1][colonne], Cellule::Nombre(23.0));
        feuille.lignes[1][colonne] = Cellule::Nombre(24.0);
        let bilan = base.importer("f.xlsx", &classeur, &[]);
        assert_eq!((&bilan["corrections"], &bilan["activites_creees"]), (&json!(1), &json!(0)));
        let chiffres: Value = serde_json::from_str(&base.chiffres("2023", &[])).unwrap();
        assert_eq!(chiffres["aller_vers"]["messages"], 295);
    });
}
