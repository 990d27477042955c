//! A document that may leave: the fields chosen, and those alone.

use domain::document::{FormeDocument, GenreDocument};

use crate::odt;
use crate::page::Page;

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ErreurDocument {
    /// This program was built without what writes PDF.
    #[error("this program was built without what writes PDF: ask for the text that can be edited")]
    SansPdf,
    /// The PDF could not be composed.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Composition(#[from] crate::pdf::ErreurComposition),
    /// The text that can be edited could not be written.
    #[error("the text that can be edited could not be written")]
    Odt,
}

/// A document derived from chosen fields: it can be previewed and written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derive {
    genre: GenreDocument,
    page: Page,
}

impl Derive {
    pub(crate) fn new(genre: GenreDocument, page: Page) -> Self {
        Self { genre, page }
    }

    /// Its kind.
    pub fn genre(&self) -> GenreDocument {
        self.genre
    }

    /// What it says.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Its bytes: the same page, the same bytes.
    ///
    /// # Errors
    /// [`ErreurDocument`].
    pub fn octets(&self, forme: FormeDocument) -> Result<Vec<u8>, ErreurDocument> {
        ecrire(&self.page, forme)
    }
}

/// The bytes of a page.
///
/// # Errors
/// [`ErreurDocument`].
pub(crate) fn ecrire(page: &Page, forme: FormeDocument) -> Result<Vec<u8>, ErreurDocument> {
    match forme {
        FormeDocument::Pdf => pdf(page),
        FormeDocument::Odt => odt::ecrire(page).map_err(|_| ErreurDocument::Odt),
    }
}

#[cfg(feature = "pdf")]
fn pdf(page: &Page) -> Result<Vec<u8>, ErreurDocument> {
    Ok(crate::pdf::composer(&crate::pdf::de_la_page(page))?)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_page: &Page) -> Result<Vec<u8>, ErreurDocument> {
    Err(ErreurDocument::SansPdf)
}
