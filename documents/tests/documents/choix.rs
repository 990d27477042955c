//! What was not chosen is not there: random selections, every other field looked for.

use std::collections::BTreeMap;

use documents::page::Page;
use documents::{Champ, Contenu as _, Derive, Document, Selection};
use domain::document::{FormeDocument, GenreDocument};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::exemples::entete;

/// A canary that no other is the beginning of.
fn canari(champ: &Champ) -> String {
    testkit::canari(&format!("{}-Z", champ.code))
}

/// A kind of document, and some of its fields.
fn selection() -> impl Strategy<Value = (GenreDocument, Vec<&'static str>)> {
    select(GenreDocument::TOUS.to_vec()).prop_flat_map(|(genre, _)| {
        let codes: Vec<&str> = Document::champs(genre).iter().map(|champ| champ.code).collect();
        let tous = codes.len();
        (Just(genre), subsequence(codes, 0..=tous))
    })
}

fn deriver(genre: GenreDocument, codes: &[&str]) -> (Derive, BTreeMap<&'static str, Vec<String>>) {
    let document = Document::specimen(genre, canari);
    let aiguilles = document.dits().into_iter().map(|(champ, dits)| (champ.code, dits)).collect();
    let selection = Selection::de(Document::champs(genre), codes.iter().copied()).unwrap();
    (document.deriver(&selection, &entete()), aiguilles)
}

/// Fails when the text holds a field that was not chosen, or lacks one that was.
fn verifier(
    texte: &str,
    codes: &[&str],
    aiguilles: &BTreeMap<&'static str, Vec<String>>,
) -> Result<(), TestCaseError> {
    for (code, dits) in aiguilles {
        let choisi = codes.contains(code);
        // The language is what the document is written in, not something it says.
        if choisi && *code == "langue" {
            continue;
        }
        for dit in dits {
            let dit: String = dit.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(texte.contains(&dit), choisi, "{}: {}", code, dit);
        }
    }
    Ok(())
}

fn textes(page: &Page) -> String {
    let mut page = page.clone();
    let textes = page.textes_mut();
    textes.iter().flat_map(|t| t.chars()).filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_page_holds_the_fields_chosen_and_no_other((genre, codes) in selection()) {
        let (derive, aiguilles) = deriver(genre, &codes);
        verifier(&textes(derive.page()), &codes, &aiguilles)?;
    }

    #[test]
    fn a_text_to_edit_holds_the_fields_chosen_and_no_other((genre, codes) in selection()) {
        let (derive, aiguilles) = deriver(genre, &codes);
        let octets = derive.octets(FormeDocument::Odt).unwrap();
        verifier(&crate::odt::texte(&octets), &codes, &aiguilles)?;
    }
}

#[cfg(feature = "pdf")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_pdf_holds_the_fields_chosen_and_no_other((genre, codes) in selection()) {
        use crate::outils::{Fichier, presents, serre};
        if presents() {
            let (derive, aiguilles) = deriver(genre, &codes);
            let octets = derive.octets(FormeDocument::Pdf).unwrap();
            // Metadata too: nothing is hidden in the bytes either.
            for (code, dits) in aiguilles.iter().filter(|(code, _)| !codes.contains(code)) {
                for dit in dits {
                    prop_assert!(!testkit::contient(&octets, dit.as_bytes()), "{}", code);
                }
            }
            verifier(&serre(&Fichier::new(&octets).texte()), &codes, &aiguilles)?;
        }
    }
}

#[test]
fn a_specimen_says_something_of_each_field() {
    for (genre, code) in GenreDocument::TOUS {
        for (champ, dits) in Document::specimen(genre, canari).dits() {
            assert!(!dits.is_empty(), "{code}: {}", champ.code);
        }
        let codes: Vec<&str> = Document::champs(genre).iter().map(|champ| champ.code).collect();
        let mut uniques = codes.clone();
        uniques.sort_unstable();
        uniques.dedup();
        assert_eq!(uniques.len(), codes.len(), "{code}: two fields of one code");
    }
    assert!(!Vec::<String>::specimen("a").is_empty());
}

#[test]
fn a_field_of_another_document_cannot_be_chosen() {
    let champs = Document::champs(GenreDocument::Attestation);
    assert!(Selection::de(champs, ["nom", "besoins-sante"]).is_err());
    assert!(Document::vide(GenreDocument::Attestation).poser("besoins-sante", "a").is_err());
}
