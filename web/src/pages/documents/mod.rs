//! Documents of a file or of a sitting: those issued, preparing one field by field, seeing what
//! would leave, issuing it, reading it again. `dossiers/documents.rs` and
//! `commission/documents.rs` say where.

mod apercu;
mod liste;
mod preparation;

use app::documents::{Preparation, Sujet};
use domain::document::{FormeDocument, GenreDocument};

use crate::pages::dossiers::rempli::Rempli;
use crate::reponse::ErreurWeb;

pub(crate) use apercu::{apercevoir, emettre};
pub(crate) use liste::{donner, fichier, lister};
pub(crate) use preparation::{Voulu, preparer, reprendre};

/// What the pages are about, and where they are.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) sujet: Sujet,
    /// Path of the list.
    pub(crate) lieu: String,
    /// Path of the page above.
    pub(crate) retour: String,
    /// Key of the words of that page.
    pub(crate) retour_dit: &'static str,
}

/// A kind that this subject has. Anything else is a page that does not exist.
fn genre(place: &Place, code: &str) -> Result<GenreDocument, ErreurWeb> {
    let genre = GenreDocument::depuis_code(code).ok_or(ErreurWeb::Introuvable)?;
    if place.sujet.genres().contains(&genre) { Ok(genre) } else { Err(ErreurWeb::Introuvable) }
}

/// What a form asks for: the fields ticked, and what was typed for them alone.
fn lire(place: &Place, rempli: &Rempli) -> Result<Preparation, ErreurWeb> {
    let genre = genre(place, rempli.valeur("genre"))?;
    let forme = FormeDocument::depuis_code(rempli.valeur("forme")).unwrap_or(FormeDocument::Pdf);
    let champs: Vec<String> = rempli.valeurs("champs").map(str::to_owned).collect();
    if champs.is_empty() {
        return Err(ErreurWeb::Champ("document-vide"));
    }
    let saisies = champs.iter().filter_map(|code| {
        let texte = rempli.valeur(&champ_dit(code)).trim();
        (!texte.is_empty()).then(|| (code.clone(), texte.to_owned()))
    });
    let saisies = saisies.collect();
    Ok(Preparation { genre, forme, champs, saisies })
}

/// The name of the input of a field.
fn champ_dit(code: &str) -> String {
    format!("dire-{code}")
}
