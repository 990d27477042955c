//! An edition as people read it: one report, whose every number is one that was published.
//!
//! [`Rapport`] is what is said: who contributed, the tables, the editors' text, what is masked and
//! why, what was recommended. [`Rapport::html`] writes it as one file that needs no other. Charts
//! and maps show published cells only, beside the table they are drawn from.
//!
//! It reads protected tables: exact counts never reach it. It reads no clock and no file: the same
//! edition gives the same bytes.

mod carte;
mod diagramme;
mod document;
mod grille;
mod masquage;
mod mots;
mod page;
mod texte;

use observatory::recommandations::Recommandation;
use tableau::{Periode, TableauProtege};

pub use document::Document;
pub use grille::{Grille, Theme, Valeur, grilles};
pub use mots::{libelle, nombre};

/// What is reported.
#[derive(Clone, Debug)]
pub struct Rapport<'a> {
    /// Who publishes.
    pub federation: &'a str,
    /// What was counted.
    pub periode: Periode,
    /// Version of the list of tables.
    pub catalogue: &'a str,
    /// The program, with its version.
    pub generateur: &'a str,
    /// Associations that contributed, by name.
    pub contributrices: Vec<String>,
    /// Associations that were expected and did not.
    pub absentes: Vec<String>,
    /// The tables of the edition, some cells masked.
    pub tables: &'a [TableauProtege],
    /// The editors' text: Markdown, its references replaced.
    pub texte: Option<&'a str>,
    /// Recommendations, with where each stood at each edition.
    pub recommandations: &'a [Recommandation],
    /// Year of the edition.
    pub edition: u16,
}

/// Why there is no report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurRapport {
    /// A table that the catalogue does not explain.
    #[error("« {0} » n'est pas un indicateur du catalogue : le rapport ne saurait pas le définir")]
    Inconnu(String),
    /// A chart or the page could not be written.
    #[error("le rapport n'a pas pu être mis en page : {0}")]
    MiseEnPage(String),
}

impl Rapport<'_> {
    /// The report as one HTML file: no script, no font, nothing to fetch.
    ///
    /// # Errors
    /// [`ErreurRapport`].
    pub fn html(&self) -> Result<String, ErreurRapport> {
        page::ecrire(self)
    }

    /// The report as a Typst document with its pictures, to be made into a PDF.
    ///
    /// # Errors
    /// [`ErreurRapport`].
    pub fn typst(&self) -> Result<Document, ErreurRapport> {
        document::ecrire(self)
    }
}
