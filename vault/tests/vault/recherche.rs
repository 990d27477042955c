//! Blind search.

use std::collections::BTreeSet;

use domain::Compartiment;
use domain::recit::Identite;
use proptest::prelude::*;
use vault::{Coffre, ErreurVault, Jeton, fonder};

use crate::atelier::{PHRASE, alea, arrivee, association, nouveau};

fn personne(nom: &str, prenom: &str, dite: Option<&str>, telephones: &[&str]) -> Identite {
    Identite {
        nom: Some(nom.to_owned()),
        prenom: Some(prenom.to_owned()),
        dite: dite.map(String::from),
        telephones: telephones.iter().map(|numero| (*numero).to_owned()).collect(),
    }
}

/// What the store does: for each list, at least one of its tokens.
fn trouve(coffre: &Coffre, personne: &Identite, requete: &str) -> bool {
    let siens: BTreeSet<Jeton> = coffre.jetons_identite(personne).unwrap().into_iter().collect();
    let listes = coffre.jetons_requete(requete).unwrap();
    !listes.is_empty() && listes.iter().all(|liste| liste.iter().any(|jeton| siens.contains(jeton)))
}

#[test]
fn a_person_is_found_however_she_is_asked_for() {
    let coffre = association().coffre;
    let awa = personne("N'DIAYE", "Aïssatou Awa", Some("Lili"), &["06 12 34 56 78"]);
    for requete in [
        "ndiaye",
        "N'Diaye",
        "n diaye",
        "Diaye",
        "NDIAYE aissatou",
        "aïssatou n'diaye",
        "aiss",
        "nd",
        "aysatu",
        "aissatou ndiay",
        "lili",
        "awa lili",
        "0612345678",
        "+33 6 12 34 56 78",
        "06.12.34.56.78",
        "awa 06 12 34 56 78",
        "0033612345678 awa",
    ] {
        assert!(trouve(&coffre, &awa, requete), "{requete}");
    }
    for requete in
        ["", "  ", "-", "ndiaye mariam", "liliane", "0612345679", "06 12", "a", "iaye", "x"]
    {
        assert!(!trouve(&coffre, &awa, requete), "{requete}");
    }
}

#[test]
fn joined_and_parted_names_meet() {
    let coffre = association().coffre;
    let separe = personne("Diallo", "Marie Claire", None, &[]);
    let tiret = personne("Diallo", "Marie-Claire", None, &[]);
    let colle = personne("Diallo", "Marieclaire", None, &[]);
    for requete in ["marie claire", "marie-claire", "marieclaire", "claire marie diallo"] {
        for personne in [&separe, &tiret] {
            assert!(trouve(&coffre, personne, requete), "{requete}");
        }
    }
    for requete in ["marie claire", "marie-claire", "marieclaire", "mariecl"] {
        assert!(trouve(&coffre, &colle, requete), "{requete}");
    }
}

#[test]
fn misspelt_names_are_found() {
    let coffre = association().coffre;
    for (nom, requete) in [
        ("Traoré", "traorre"),
        ("Mohamed", "mouhammad"),
        ("Fatoumata", "fatumata"),
        ("Diallo", "Jallow"),
        ("Okonkwo", "okonko"),
        ("Blessing", "blesing"),
        ("Oumou", "umu"),
        ("Олена", "олена"),
        ("Ɓinta", "binta"),
    ] {
        assert!(trouve(&coffre, &personne(nom, "", None, &[]), requete), "{nom} {requete}");
    }
    assert!(!trouve(&coffre, &personne("Diallo", "Awa", None, &[]), "Bah"));
}

#[test]
fn surest_tokens_come_first() {
    let coffre = association().coffre;
    let jetons = coffre.jetons_identite(&personne("diallo", "", None, &[])).unwrap();
    let rang = |requete: &str| {
        let listes = coffre.jetons_requete(requete).unwrap();
        listes[0].iter().position(|jeton| jetons.contains(jeton)).unwrap()
    };
    assert!(rang("diallo") < rang("dial"));
    assert!(rang("dial") < rang("jalo"));
}

#[test]
fn a_beginning_is_not_a_word() {
    let coffre = association().coffre;
    let awa: BTreeSet<_> =
        coffre.jetons_identite(&personne("awa", "", None, &[])).unwrap().into_iter().collect();
    let awadi = coffre.jetons_identite(&personne("awadi", "", None, &[])).unwrap();
    let communs = awadi.iter().filter(|jeton| awa.contains(jeton)).count();
    // `aw` and `awa` as beginnings; never `awa` as a word.
    assert_eq!(communs, 2);
    let mot = coffre.jetons_requete("awa").unwrap()[0][0];
    assert!(awa.contains(&mot) && !awadi.contains(&mot));
}

#[test]
fn tokens_need_the_key() {
    let mut fondation = association();
    let (_, sans) = arrivee(&mut fondation, 2, &[Compartiment::Social]);
    let refus = ErreurVault::CleAbsente(Compartiment::Identite);
    assert_eq!(sans.jetons_requete("awa").unwrap_err(), refus);
    assert_eq!(sans.jetons_identite(&Identite::default()).unwrap_err(), refus);
    assert_eq!(sans.jetons_telephone("0612345678").unwrap_err(), refus);
    let autre = fonder(&nouveau(1, PHRASE), &mut alea(55)).unwrap().coffre;
    assert_ne!(autre.jetons_requete("awa"), fondation.coffre.jetons_requete("awa"));
}

#[test]
fn keyed_ids_and_codes_are_unambiguous_and_the_association_s_own() {
    let coffre = association().coffre;
    let autre = fonder(&nouveau(1, PHRASE), &mut alea(55)).unwrap().coffre;
    assert_eq!(coffre.id_derive(&[b"a", b"bc"]), coffre.id_derive(&[b"a", b"bc"]));
    assert_ne!(coffre.id_derive(&[b"a", b"bc"]), coffre.id_derive(&[b"ab", b"c"]));
    assert_ne!(coffre.id_derive(&[b"a"]), autre.id_derive(&[b"a"]));
    assert_ne!(coffre.code_opaque("a", b"1"), coffre.code_opaque("b", b"1"));
    assert_ne!(coffre.code_opaque("a", b"1"), coffre.id_derive(&[b"a", b"1"]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_name_finds_itself(nom in "[\\PC]{1,40}") {
        let coffre = association().coffre;
        let personne = personne(&nom, "", None, &[]);
        if !vault::normaliser_nom(&nom).is_empty() && vault::normaliser_telephone(&nom).is_none() {
            prop_assert!(trouve(&coffre, &personne, &nom));
        }
    }
}
