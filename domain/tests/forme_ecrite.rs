//! The written form of facts: what is written reads back, and what was written still reads.
//!
//! `golden/formes.txt` holds the bytes of one example of each kind of fact and narrative, and of
//! each coded value. A line of it never changes: an act of ten years ago was written so.

mod exemples;
mod strategies;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::{Fait, Recit};
use proptest::prelude::*;

const GOLDEN: &str = include_str!("golden/formes.txt");

fn hexa(octets: &[u8]) -> String {
    octets.iter().fold(String::new(), |mut texte, octet| {
        let _ = write!(texte, "{octet:02x}");
        texte
    })
}

/// The lines of the golden file: a name and its bytes.
fn ecrites() -> BTreeMap<&'static str, &'static str> {
    GOLDEN
        .lines()
        .filter(|ligne| !ligne.starts_with('#'))
        .filter_map(|ligne| ligne.split_once(' '))
        .collect()
}

fn octets(hexa: &str) -> Vec<u8> {
    (0..hexa.len())
        .step_by(2)
        .map(|debut| u8::from_str_radix(&hexa[debut..debut + 2], 16).expect("hexadecimal"))
        .collect()
}

#[test]
fn the_bytes_of_each_kind_are_those_of_always() {
    let ecrites = ecrites();
    let mut manquantes = String::new();
    for (nom, forme) in exemples::formes() {
        match ecrites.get(nom.as_str()) {
            Some(ecrite) => assert_eq!(hexa(&forme), *ecrite, "the written form of {nom} changed"),
            None => {
                let _ = writeln!(manquantes, "{nom} {}", hexa(&forme));
            }
        }
    }
    assert!(manquantes.is_empty(), "add to golden/formes.txt:\n{manquantes}");
}

#[test]
fn no_line_of_the_golden_file_is_dropped() {
    let noms: Vec<String> = exemples::formes().into_iter().map(|(nom, _)| nom).collect();
    for nom in ecrites().keys() {
        assert!(noms.iter().any(|connu| connu == nom), "{nom} was written, and must still read");
    }
}

#[test]
fn every_kind_of_fact_and_narrative_has_an_example() {
    let genres = |lettre: &str| {
        let mut noms: Vec<&str> = ecrites()
            .keys()
            .filter_map(|nom| nom.strip_prefix(lettre))
            .map(|nom| nom.split('.').next().unwrap_or(nom))
            .collect();
        noms.dedup();
        noms.len()
    };
    assert_eq!(genres("fait."), exemples::FAITS);
    assert_eq!(genres("psp."), exemples::EVENEMENTS);
    assert_eq!(genres("attribut."), exemples::ATTRIBUTS);
    assert_eq!(genres("recit."), exemples::RECITS);
}

#[test]
fn old_bytes_still_read() {
    for (nom, fait) in exemples::faits() {
        let ecrite = octets(ecrites()[nom.as_str()]);
        assert_eq!(minicbor::decode::<Fait>(&ecrite).unwrap(), fait, "{nom}");
    }
    for (nom, recit) in exemples::recits() {
        let ecrite = octets(ecrites()[nom.as_str()]);
        assert!(minicbor::decode::<Recit>(&ecrite).unwrap() == recit, "{nom}");
    }
}

#[test]
fn a_kind_this_version_does_not_know_is_an_error() {
    // [250, []]: no fact has this number, yet.
    assert!(minicbor::decode::<Fait>(&[0x82, 0x18, 0xfa, 0x80]).is_err());
    assert!(minicbor::decode::<Fait>(&[]).is_err());
    // [4, [[99]]]: an area of support to come.
    assert!(minicbor::decode::<Fait>(&[0x82, 0x04, 0x81, 0x81, 0x18, 0x63]).is_err());
}

proptest! {
    #[test]
    fn any_fact_reads_back(fait in strategies::fait()) {
        let ecrit = minicbor::to_vec(&fait).unwrap();
        let mut lecteur = minicbor::Decoder::new(&ecrit);
        prop_assert_eq!(lecteur.decode::<Fait>().unwrap(), fait);
        prop_assert_eq!(lecteur.position(), ecrit.len());
    }

    #[test]
    fn what_any_outing_took_down_reads_back(fait in exemples::terrain::un_fait()) {
        let ecrit = minicbor::to_vec(&fait).unwrap();
        prop_assert_eq!(minicbor::decode::<Fait>(&ecrit).unwrap(), fait);
    }

    #[test]
    fn any_narrative_reads_back(recit in strategies::recit()) {
        let ecrit = minicbor::to_vec(&recit).unwrap();
        prop_assert!(minicbor::decode::<Recit>(&ecrit).unwrap() == recit);
    }

    #[test]
    fn one_value_has_one_form(fait in strategies::fait()) {
        let ecrit = minicbor::to_vec(&fait).unwrap();
        let relu: Fait = minicbor::decode(&ecrit).unwrap();
        prop_assert_eq!(minicbor::to_vec(relu).unwrap(), ecrit);
    }

    #[test]
    fn damaged_bytes_never_panic(octets in proptest::collection::vec(any::<u8>(), 0..60)) {
        let _ = minicbor::decode::<Fait>(&octets);
        let _ = minicbor::decode::<Recit>(&octets);
    }

    #[test]
    fn a_truncated_fact_is_an_error(
        fait in strategies::fait(),
        coupe in any::<prop::sample::Index>(),
    ) {
        let ecrit = minicbor::to_vec(&fait).unwrap();
        prop_assert!(minicbor::decode::<Fait>(&ecrit[..coupe.index(ecrit.len())]).is_err());
    }
}
