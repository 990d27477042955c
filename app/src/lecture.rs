//! Every read of a person is logged, in a stream of the member who reads.

use domain::fait::Lecture;
use domain::{DossierId, Fait, Flux};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

/// Files of one act, at most: sixteen kilobytes once sealed. A longer list takes several acts,
/// written together, so that the log always says which files were shown.
const PAR_ACTE: usize = 900;

impl Session {
    /// Logs that files were read. Called before anything is shown: what cannot be logged is not
    /// shown.
    pub(crate) async fn journaliser(
        &self,
        operation: &str,
        dossiers: &[DossierId],
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        // A reading that finds nobody is a reading too.
        let lots = dossiers.chunks(PAR_ACTE).chain(dossiers.is_empty().then_some(&[][..]));
        let faits: Vec<Fait> = lots
            .map(|lot| {
                Fait::Lecture(Lecture {
                    operation: operation.to_owned(),
                    nombre: u32::try_from(lot.len()).unwrap_or(u32::MAX),
                    dossiers: lot.to_vec(),
                })
            })
            .collect();
        self.noter(Flux::Lectures(self.membre), &faits, contexte).await
    }
}
