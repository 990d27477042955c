//! Every read of a person is logged, in a stream of the member who reads.

use domain::fait::Lecture;
use domain::{DossierId, Fait, Flux};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

/// Above this the log says how many, not which: a whole list was shown.
const DETAIL_MAX: usize = 50;

impl Session {
    /// Logs that files were read. Called before anything is shown: what cannot be logged is not
    /// shown.
    pub(crate) async fn journaliser(
        &self,
        operation: &str,
        dossiers: &[DossierId],
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let detail = if dossiers.len() <= DETAIL_MAX { dossiers.to_vec() } else { Vec::new() };
        let lecture = Lecture {
            operation: operation.to_owned(),
            nombre: u32::try_from(dossiers.len()).unwrap_or(u32::MAX),
            dossiers: detail,
        };
        self.noter(Flux::Lectures(self.membre), Fait::Lecture(lecture), contexte).await
    }
}
