//! Composing: a source and its files, in; a PDF, out.

use std::fmt;

use domain::Jour;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::monde::Monde;

/// What to compose.
#[derive(Clone, Default)]
pub struct Composition {
    /// The main source, in Typst's markup.
    pub source: String,
    /// Files the source may read, by name: other sources, JSON data, SVG or PNG images.
    pub fichiers: Vec<(String, Vec<u8>)>,
    /// The day of the document: what it takes for today, and the date in its metadata.
    pub jour: Option<Jour>,
    /// What identifies the document in its metadata; not readable from it.
    pub identite: String,
}

impl fmt::Debug for Composition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Composition(…)")
    }
}

/// Why nothing could be composed.
///
/// Its text says where, and never what: what was being composed may be about a person.
#[derive(thiserror::Error)]
pub enum ErreurComposition {
    /// A file whose name is no path.
    #[error("a file of the composition has a name that is no path")]
    Nom,
    /// The typesetter does not write tagged PDF.
    #[error("the typesetter does not write PDF/UA-1")]
    Norme,
    /// The source does not compile, or the document cannot be a tagged PDF.
    #[error("the document cannot be composed: {nombre} errors, the first {lieu}")]
    Source {
        /// How many errors.
        nombre: usize,
        /// File and line of the first one.
        lieu: String,
        /// What Typst says: it may quote the source.
        messages: Vec<String>,
    },
}

impl ErreurComposition {
    /// What Typst says. It may quote the source and its data: for a text that names nobody.
    pub fn messages(&self) -> &[String] {
        match self {
            Self::Nom | Self::Norme => &[],
            Self::Source { messages, .. } => messages,
        }
    }
}

impl fmt::Debug for ErreurComposition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Composes a tagged PDF that follows PDF/UA-1.
///
/// What was typeset is forgotten by the typesetter's cache when this returns.
///
/// # Errors
/// [`ErreurComposition`].
pub fn composer(composition: &Composition) -> Result<Vec<u8>, ErreurComposition> {
    let octets = mettre_en_page(composition);
    // The cache of memoised layouts holds what was typeset.
    typst::comemo::evict(0);
    octets
}

fn mettre_en_page(composition: &Composition) -> Result<Vec<u8>, ErreurComposition> {
    let jour = composition.jour.unwrap_or(Jour::constante(2016, 4, 13));
    let fichiers = composition.fichiers.iter().cloned();
    let monde = Monde::new(&composition.source, fichiers, jour).ok_or(ErreurComposition::Nom)?;
    let refus = |erreurs: &[SourceDiagnostic]| refus(&monde, erreurs);
    let document = typst::compile::<PagedDocument>(&monde).output.map_err(|e| refus(&e))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]);
    let options = PdfOptions {
        ident: Smart::Custom(composition.identite.clone()),
        creator: Smart::Custom(Some("Passerelle".to_owned())),
        timestamp: minuit(jour).map(Timestamp::new_utc),
        standards: standards.map_err(|_| ErreurComposition::Norme)?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|e| refus(&e))
}

fn minuit(jour: Jour) -> Option<Datetime> {
    let (mois, quantieme) = (jour.mois().unsigned_abs(), jour.quantieme().unsigned_abs());
    Datetime::from_ymd_hms(i32::from(jour.annee()), mois, quantieme, 0, 0, 0)
}

fn refus(monde: &Monde, erreurs: &[SourceDiagnostic]) -> ErreurComposition {
    let lieux = erreurs.iter().map(|erreur| lieu(monde, erreur));
    let lieu = lieux.flatten().next().unwrap_or_else(|| "at no place of the source".to_owned());
    let messages = erreurs.iter().map(|erreur| erreur.message.to_string()).collect();
    ErreurComposition::Source { nombre: erreurs.len(), lieu, messages }
}

fn lieu(monde: &Monde, erreur: &SourceDiagnostic) -> Option<String> {
    let id = erreur.span.id()?;
    let octet = typst::WorldExt::range(monde, erreur.span)?.start;
    let (nom, ligne) = monde.lieu(id, octet)?;
    Some(format!("{nom}, line {ligne}"))
}
