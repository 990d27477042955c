//! What holds of any file.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod commun;

use commun::aujourdhui;
use importation::{Lecture, LignePersonne, lire};
use proptest::prelude::*;

const ENTETES: [&str; 12] = [
    "N°",
    "Nom",
    "Prénom",
    "Né(e) le",
    "Sexe",
    "Nationalité",
    "1er contact",
    "OQTF",
    "Enfants FR",
    "Décision",
    "Tél.",
    "Observations",
];

/// A row of plausible cells, in the order of the headers.
fn ligne() -> impl Strategy<Value = Vec<String>> {
    let parmi =
        |choix: &'static [&'static str]| prop::sample::select(choix).prop_map(str::to_owned);
    (
        parmi(&["GALET", "ÉTANG", "île mare"]),
        parmi(&["Ada", "Zoé", ""]),
        parmi(&["04/05/1998", "1995", "vers 1980", "", "31/02/1990", "12/04/2031"]),
        parmi(&["F", "Mme", "trans", "", "?"]),
        parmi(&["Nigéria", "RCI", "lune", ""]),
        parmi(&["01/02/2022", "4 mai 2023", "", "bientôt"]),
        parmi(&["oui", "x", "", "non"]),
        parmi(&["2 enf.", "0", "", "trop"]),
        parmi(&["accord", "REFUS", ""]),
        parmi(&["0600112233", "06 00 11 22 34", ""]),
        parmi(&["ne pas appeler", "=1+1", ""]),
    )
        .prop_map(|(a, b, c, d, e, f, g, h, i, j, k)| vec![a, b, c, d, e, f, g, h, i, j, k])
}

fn lignes() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(ligne(), 1..25).prop_map(|lignes| {
        let mut table = vec![ENTETES.map(str::to_owned).to_vec()];
        for (numero, ligne) in (1..).zip(lignes) {
            table.push(std::iter::once(format!("{numero}")).chain(ligne).collect());
        }
        table
    })
}

fn texte(table: &[Vec<String>]) -> String {
    table.iter().map(|ligne| ligne.join(";") + "\n").collect()
}

fn lue(table: &[Vec<String>]) -> Lecture {
    lire(texte(table).as_bytes(), "csv", aujourdhui(), None).unwrap()
}

/// A row without what depends on its place in the file.
fn sans_place(personne: &LignePersonne) -> LignePersonne {
    let mut personne = personne.clone();
    personne.repere.ligne = 0;
    personne.notes.sort();
    personne
}

/// What a reading says, without what depends on places.
fn essentiel(lecture: &Lecture) -> (Vec<LignePersonne>, Vec<String>, Vec<[usize; 2]>, usize) {
    (
        lecture.personnes.iter().map(sans_place).collect(),
        lecture.rejets.iter().filter_map(|rejet| rejet.repere.numero.clone()).collect(),
        lecture.doublons.iter().map(|p| [p.rang_premiere, p.rang_seconde]).collect(),
        lecture.non_reconnues.len(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_columns_changes_nothing(
        table in lignes(),
        ordre in Just((0..12_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let melangee: Vec<Vec<String>> = table
            .iter()
            .map(|ligne| ordre.iter().map(|place| ligne[*place].clone()).collect())
            .collect();
        prop_assert!(essentiel(&lue(&table)) == essentiel(&lue(&melangee)));
    }

    #[test]
    fn blank_rows_and_columns_change_nothing_but_row_numbers(
        table in lignes(),
        ligne_vide in 0..26_usize,
        colonne_vide in 0..13_usize,
    ) {
        let mut aeree = table.clone();
        aeree.insert(ligne_vide.min(aeree.len()), vec![String::new(); 12]);
        for ligne in &mut aeree {
            ligne.insert(colonne_vide.min(ligne.len()), String::new());
        }
        prop_assert!(essentiel(&lue(&table)) == essentiel(&lue(&aeree)));
    }

    #[test]
    fn every_row_of_the_table_is_accounted_for(table in lignes()) {
        let lecture = lue(&table);
        let ecartees = lecture.feuilles[0].ecartees.len();
        let total = lecture.personnes.len() + lecture.rejets.len() + ecartees;
        prop_assert_eq!(total, table.len() - 1);
    }

    #[test]
    fn no_grid_of_any_text_makes_it_panic(
        grille in prop::collection::vec(prop::collection::vec(".{0,12}", 0..8), 0..12),
        entete in any::<bool>(),
    ) {
        let mut table = grille;
        if entete {
            table.insert(0, ENTETES.map(str::to_owned).to_vec());
        }
        let texte: String = table.iter().map(|ligne| ligne.join(";") + "\n").collect();
        let lecture = lire(texte.as_bytes(), "csv", aujourdhui(), None);
        prop_assert!(lecture.is_ok());
    }

    #[test]
    fn no_bytes_make_it_panic(octets in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = lire(&octets, "csv", aujourdhui(), None);
        let _ = lire(&[b"PK\x03\x04", octets.as_slice()].concat(), "xlsx", aujourdhui(), None);
    }

    #[test]
    fn no_report_repeats_a_cell(table in lignes()) {
        let lecture = lue(&table);
        let dit = format!("{lecture:?}");
        for secret in ["GALET", "ÉTANG", "Ada", "lune", "bientôt", "0600112233", "trop"] {
            prop_assert!(!dit.contains(secret), "{}", secret);
        }
    }
}
