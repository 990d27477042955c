//! The same input gives the same bytes: again, on several threads, in another process.

use std::process::Command;

use documents::pdf::{Composition, composer};
use domain::document::{FormeDocument, GenreDocument};

use crate::exemples::{JOUR, derive};

/// Where the other process is asked to write what it composes.
const VERS: &str = "PASSERELLE_TEST_DOCUMENT_VERS";

fn pdf() -> Vec<u8> {
    derive(GenreDocument::DemandePsp).octets(FormeDocument::Pdf).unwrap()
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for (genre, code) in GenreDocument::TOUS {
        let une = derive(genre).octets(FormeDocument::Pdf).unwrap();
        assert!(une == derive(genre).octets(FormeDocument::Pdf).unwrap(), "{code}");
    }
}

#[test]
fn threads_that_compose_at_once_give_the_same_bytes() {
    let attendu = pdf();
    std::thread::scope(|portee| {
        let fils: Vec<_> = (0..4).map(|_| portee.spawn(pdf)).collect();
        for fil in fils {
            assert!(fil.join().unwrap() == attendu);
        }
    });
}

#[test]
fn another_process_gives_the_same_bytes() {
    if let Some(vers) = std::env::var_os(VERS) {
        std::fs::write(vers, pdf()).unwrap();
        return;
    }
    let lieu = tempfile::tempdir().unwrap();
    let vers = lieu.path().join("autre.pdf");
    let programme = std::env::current_exe().unwrap();
    let moi = ["octets::another_process_gives_the_same_bytes", "--exact"];
    let sortie = Command::new(programme).args(moi).env(VERS, &vers).output().unwrap();
    assert!(sortie.status.success(), "{}", String::from_utf8_lossy(&sortie.stdout));
    assert!(std::fs::read(vers).unwrap() == pdf());
}

/// What `app` composes beside documents: a source, data, drawings.
#[test]
fn a_source_with_a_drawing_is_composed_and_sees_nothing_else() {
    let source = "#set document(title: \"Essai\")\n#set text(lang: \"fr\", font: \"Noto Sans\")\n\
                  #title()\n= Un\n#image(\"a.svg\", alt: \"un trait\")\n#json(\"b.json\").mot\n";
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">\
               <path d=\"M0 0L9 9\" stroke=\"black\"/></svg>";
    let fichiers = vec![
        ("a.svg".to_owned(), svg.as_bytes().to_vec()),
        ("b.json".to_owned(), b"{\"mot\": \"dit\"}".to_vec()),
    ];
    let composition = Composition {
        source: source.to_owned(),
        fichiers,
        jour: Some(JOUR),
        identite: "essai".to_owned(),
    };
    let une = composer(&composition).unwrap();
    assert!(une.starts_with(b"%PDF-") && une == composer(&composition).unwrap());
    for dehors in ["#read(\"/etc/passwd\")", "#import \"@preview/cetz:0.3.0\"", "#image(\"c.svg\")"]
    {
        let composition = Composition { source: dehors.to_owned(), ..composition.clone() };
        let refus = composer(&composition).unwrap_err();
        assert!(!refus.messages().is_empty(), "{dehors}");
        assert!(!refus.to_string().contains("passwd"), "{refus}");
    }
}

#[test]
fn an_error_says_where_and_never_what() {
    let source = "#let a = 1\n#panic(\"ZZ-CANARI\")\n".to_owned();
    let refus = composer(&Composition { source, ..Composition::default() }).unwrap_err();
    let dit = format!("{refus} {refus:?}");
    assert!(dit.contains("principal.typ, line 2") && !dit.contains("CANARI"), "{dit}");
}
