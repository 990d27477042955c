//! Blank forms, to fill by hand: those of the public help pages.

use domain::Jour;
use domain::document::GenreDocument;

use crate::champ::Selection;
use crate::derive::Derive;
use crate::document::Document;
use crate::entete::Entete;
use crate::page::A_REMPLIR;

/// The forms that are offered blank.
pub const VIERGES: [GenreDocument; 2] =
    [GenreDocument::InformationPreoccupante, GenreDocument::Signalement];

/// Rows left for facts.
const LIGNES: usize = 5;

/// The blank form of a kind. `None`: it is not offered blank.
///
/// Its day is the one its texts were last checked on: a blank form has no other.
pub fn vierge(genre: GenreDocument) -> Option<Derive> {
    if !VIERGES.contains(&genre) {
        return None;
    }
    let mut document = Document::vide(genre);
    let lignes = ["…… | | "; LIGNES].join("\n");
    for champ in Document::champs(genre) {
        let texte = if champ.code == "faits" { &lignes } else { A_REMPLIR };
        document.poser(champ.code, texte).ok()?;
    }
    let jour: Jour = law::source::VERIFICATION;
    let entete =
        Entete { association: "Formulaire à remplir".to_owned(), departement: None, jour };
    let selection = Selection::tout(Document::champs(genre));
    Some(document.deriver(&selection, &entete))
}
