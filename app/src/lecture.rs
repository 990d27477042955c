//! Every read of a person is logged, in a stream of the member who reads.

use domain::fait::Lecture;
use domain::{ActeId, DossierId, Fait, Flux};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

/// Files of one act, at most: sixteen kilobytes once sealed. A longer list takes several acts,
/// written together, so that the log always says which files were shown.
const PAR_ACTE: usize = 900;

impl Session {
    /// Logs that files were read. Called before anything is shown: what cannot be logged is not
    /// shown. What is read through a broken glass is logged apart, with the act that broke it.
    pub(crate) async fn journaliser(
        &self,
        operation: &str,
        dossiers: &[DossierId],
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let regles = self.regles().await?;
        let mut ordinaires = Vec::with_capacity(dossiers.len());
        let mut faits = Vec::new();
        for dossier in dossiers {
            match regles.glace(self.membre, *dossier, contexte.maintenant) {
                Some(bris) => faits.push(lecture(operation, &[*dossier], Some(bris.acte))),
                None => ordinaires.push(*dossier),
            }
        }
        // A reading that finds nobody is a reading too.
        let vide = ordinaires.is_empty() && faits.is_empty();
        let lots = ordinaires.chunks(PAR_ACTE).chain(vide.then_some(&[][..]));
        faits.extend(lots.map(|lot| lecture(operation, lot, None)));
        self.noter(Flux::Lectures(self.membre), &faits, contexte).await
    }
}

fn lecture(operation: &str, dossiers: &[DossierId], bris: Option<ActeId>) -> Fait {
    Fait::Lecture(Lecture {
        operation: operation.to_owned(),
        nombre: u32::try_from(dossiers.len()).unwrap_or(u32::MAX),
        dossiers: dossiers.to_vec(),
        bris,
    })
}
