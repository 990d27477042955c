//! The blank forms of the public help pages are those this program makes.

use documents::{VIERGES, vierge};
use domain::document::{FormeDocument, GenreDocument};

use crate::outils::{Fichier, presents};

#[test]
fn the_forms_of_the_help_pages_are_made_here() {
    let lieu = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../aide/static");
    for (numero, genre) in (1..).zip(VIERGES) {
        let octets = vierge(genre).unwrap().octets(FormeDocument::Pdf).unwrap();
        let nom = format!("d{numero}.pdf");
        let publie = std::fs::read(lieu.join(&nom)).unwrap_or_default();
        let remede = "cargo run -p documents --features pdf --example vierges";
        assert!(publie == octets, "{nom} is not what is made today: {remede}");
        if presents() {
            let fichier = Fichier::new(&octets);
            assert_eq!(fichier.defauts(), None, "{nom}");
            assert!(fichier.texte().contains("appelez le 17 ou le 112"), "{nom}");
            // Who worries is told of the line for children; the prosecutor is past it.
            let inquiete = genre == GenreDocument::InformationPreoccupante;
            assert!(fichier.texte().contains("119") || !inquiete, "{nom}");
        }
    }
}

#[test]
fn a_request_is_not_offered_blank() {
    assert!(vierge(GenreDocument::DemandePsp).is_none());
}
