//! Probable duplicates.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod commun;

use commun::{lue_texte, numeros};
use importation::ChampFort;

const ENTETE: &str = "N°;Nom;Prénom;Né(e) le;Sexe;1er contact;Tél.\n";

/// The pairs of a list, by the numbers of their rows.
fn paires(lignes: &str) -> Vec<(String, String)> {
    let lecture = lue_texte(&format!("{ENTETE}{lignes}"));
    lecture
        .doublons
        .iter()
        .map(|paire| {
            assert_eq!(lecture.personnes[paire.rang_premiere].repere, paire.premiere);
            assert_eq!(lecture.personnes[paire.rang_seconde].repere, paire.seconde);
            let numero = |numero: &Option<String>| numero.clone().unwrap();
            (numero(&paire.premiere.numero), numero(&paire.seconde.numero))
        })
        .collect()
}

fn deux(premiere: &str, seconde: &str) -> bool {
    !paires(&format!("1;{premiere}\n2;{seconde}\n")).is_empty()
}

#[test]
fn the_same_name_and_one_strong_field_make_a_pair() {
    let premiere = "ÉTANG;Zoé;04/05/1998;F;01/02/2022;06 00 11 22 33";
    for seconde in [
        "Etang;ZOE;4 mai 1998;F;;",
        "étang;zoé;;F;01.02.22;",
        "ETANG; Zoé ;1998;F;;+33 6 00 11 22 33",
        "Zoé;Étang;04.05.98;F;;",
        "ÉTANG ÉTANG;Zoé;04/05/98;F;;",
    ] {
        assert!(deux(premiere, seconde), "{seconde}");
    }
}

#[test]
fn no_pair_without_a_name_a_strong_field_or_with_two_births() {
    let premiere = "ÉTANG;Zoé;04/05/1998;F;01/02/2022;06 00 11 22 33";
    for seconde in [
        "ÉTANG;Zoé;05/05/1998;F;01/02/2022;06 00 11 22 33",
        "ÉTANG;Zoé;;F;02/02/2022;06 00 11 22 34",
        "ÉTANG;Zora;04/05/1998;F;01/02/2022;06 00 11 22 33",
        "ÉTANG;Zoé;1998;F;;",
        "GALET;Zoé;04/05/1998;F;01/02/2022;06 00 11 22 33",
        ";;04/05/1998;F;01/02/2022;06 00 11 22 33",
    ] {
        assert!(!deux(premiere, seconde), "{seconde}");
    }
}

#[test]
fn a_first_name_alone_and_the_day_of_an_outing_are_not_enough() {
    assert!(!deux(";Zoé;;F;01/02/2022;", ";Zoé;;F;01/02/2022;"));
    assert!(deux(";Zoé;;F;;0600112233", ";Zoé;;F;;06 00 11 22 33"));
    assert!(deux(";Zoé;04/05/1998;F;;", ";Zoé;04/05/1998;F;;"));
}

#[test]
fn a_third_row_pairs_with_the_first() {
    let paires = paires(
        "1;A;B;04/05/1998;F;;0600112233\n2;C;D;;F;;\n3;A;B;;F;01/02/2022;0600112233\n\
         4;a;b;;F;01/02/2022;\n5;A;B;04/06/1998;F;01/02/2022;\n",
    );
    let attendues = [("1", "3"), ("1", "4"), ("3", "5")];
    assert_eq!(paires, attendues.map(|(a, b)| (a.to_owned(), b.to_owned())));
}

#[test]
fn a_rejected_row_pairs_with_nothing() {
    let lecture = lue_texte(&format!(
        "{ENTETE}1;A;B;31/02/1998;F;01/02/2022;\n2;A;B;;F;01/02/2022;\n3;A;B;;F;01/02/2022;\n"
    ));
    assert_eq!(numeros(&lecture), ["2", "3"]);
    assert_eq!(lecture.doublons.len(), 1);
    assert_eq!(lecture.doublons[0].premiere.numero.as_deref(), Some("2"));
    assert_eq!(lecture.doublons[0].champs, [ChampFort::PremierContact]);
}
