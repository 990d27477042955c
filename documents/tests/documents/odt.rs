//! The text that can be edited: an archive that word processors open, well-formed, always the same.

use std::io::{Cursor, Read as _};

use domain::document::{FormeDocument, GenreDocument};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::exemples::derive;

fn fichier(octets: &[u8], nom: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(octets)).unwrap();
    let mut texte = String::new();
    archive.by_name(nom).unwrap().read_to_string(&mut texte).unwrap();
    texte
}

/// Every text of an XML file, white space left out; fails where it is not well formed.
#[expect(clippy::wildcard_enum_match_arm, reason = "only these say something")]
fn textes(xml: &str) -> String {
    let mut lecteur = Reader::from_str(xml);
    lecteur.config_mut().check_end_names = true;
    let mut profondeur = 0_i32;
    let mut dits = String::new();
    loop {
        match lecteur.read_event().unwrap() {
            Event::Start(_) => profondeur += 1,
            Event::End(_) => profondeur -= 1,
            Event::Text(texte) => dits.push_str(&texte.xml10_content()),
            Event::GeneralRef(nom) => dits.push_str(match &*nom {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                autre => panic!("an entity nobody wrote: {autre}"),
            }),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(profondeur, 0);
    dits.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What the text says, white space left out: body, head and foot of pages, metadata.
pub(crate) fn texte(octets: &[u8]) -> String {
    ["content.xml", "styles.xml", "meta.xml"].map(|nom| textes(&fichier(octets, nom))).concat()
}

#[test]
fn it_is_an_archive_whose_first_file_says_what_it_is() {
    for (genre, code) in GenreDocument::TOUS {
        let octets = derive(genre).octets(FormeDocument::Odt).unwrap();
        // Read at a fixed place by whoever tells files apart.
        assert_eq!(&octets[30..38], b"mimetype", "{code}");
        assert_eq!(&octets[38..77], b"application/vnd.oasis.opendocument.text", "{code}");
        let manifeste = fichier(&octets, "META-INF/manifest.xml");
        textes(&manifeste);
        for nom in ["content.xml", "styles.xml", "meta.xml"] {
            assert!(manifeste.contains(&format!("\"{nom}\"")), "{nom}");
        }
        assert!(!texte(&octets).is_empty(), "{code}");
    }
}

#[test]
fn it_says_what_the_page_says() {
    for (genre, code) in GenreDocument::TOUS {
        let derive = derive(genre);
        let dits = texte(&derive.octets(FormeDocument::Odt).unwrap());
        let mut page = derive.page().clone();
        for attendu in page.textes_mut() {
            let attendu: String = attendu.chars().filter(|c| !c.is_whitespace()).collect();
            assert!(dits.contains(&attendu), "{code}: {attendu}");
        }
    }
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    for (genre, code) in GenreDocument::TOUS {
        let une = derive(genre).octets(FormeDocument::Odt).unwrap();
        assert!(une == derive(genre).octets(FormeDocument::Odt).unwrap(), "{code}");
    }
}

#[test]
fn what_is_typed_is_never_markup() {
    let mut document = documents::Document::vide(GenreDocument::Attestation);
    document.poser("nom", "<text:p>&amp;\"\u{1}").unwrap();
    let champs = documents::Document::champs(GenreDocument::Attestation);
    let tout = documents::Selection::tout(champs);
    let derive = document.deriver(&tout, &crate::exemples::entete());
    let dits = texte(&derive.octets(FormeDocument::Odt).unwrap());
    assert!(dits.contains("<text:p>&amp;\""), "{dits}");
}
