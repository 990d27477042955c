//! Exports made: who took out how many files, with which columns. No file is named.

use domain::{Fait, Horodatage, MembreId, Role};

use crate::ErreurApp;
use crate::session::Session;

/// An export that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFait {
    /// When it was recorded: before anything was given.
    pub consigne_a: Horodatage,
    /// By whom.
    pub membre: MembreId,
    /// Codes of its columns, in the order of the table; a code of before may have no column left.
    pub colonnes: Vec<String>,
    /// How many files.
    pub nombre: u32,
}

impl Session {
    /// Every export that was made, the last first.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless the data protection officer or a head of unit asks.
    pub async fn exports_faits(&self) -> Result<Vec<ExportFait>, ErreurApp> {
        self.exiger_role(&[Role::Dpo, Role::Cheffe]).await?;
        let journal = self.journal(self.flux_association()).await?;
        let actes = journal.map(|journal| journal.actes).unwrap_or_default();
        let faits = actes.into_iter().rev().filter_map(|acte| {
            let Fait::Export { colonnes, nombre } = acte.fait else {
                return None;
            };
            let (consigne_a, membre) = (acte.consigne_a, acte.auteur);
            Some(ExportFait { consigne_a, membre, colonnes, nombre })
        });
        Ok(faits.collect())
    }
}
