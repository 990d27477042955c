//! Writing by batches: the store writes one while the next is sealed, on the other core.

use store::{Ajout, ErreurStore, Store};
use tokio::task::JoinHandle;

use crate::ErreurApp;

/// The batch being written. Dropped, it is written all the same: a batch is whole or absent.
#[derive(Default)]
pub(crate) struct Ecriture {
    lot: Option<JoinHandle<Result<(), ErreurStore>>>,
}

impl Ecriture {
    /// Begins to write a batch, once the one before is written.
    ///
    /// # Errors
    /// What the store refused in the batch before.
    pub(crate) async fn commencer(
        &mut self,
        store: &Store,
        ajouts: Vec<Ajout>,
    ) -> Result<(), ErreurApp> {
        self.terminer().await?;
        let store = store.clone();
        self.lot = Some(tokio::spawn(async move { store.ajouter(&ajouts).await.map(drop) }));
        Ok(())
    }

    /// Waits until everything is written.
    ///
    /// # Errors
    /// What the store refused.
    pub(crate) async fn terminer(&mut self) -> Result<(), ErreurApp> {
        let Some(lot) = self.lot.take() else {
            return Ok(());
        };
        match lot.await {
            Ok(ecrit) => Ok(ecrit?),
            Err(arret) => match arret.try_into_panic() {
                Ok(panique) => std::panic::resume_unwind(panique),
                // Nothing cancels a batch but the end of the program.
                Err(_) => Err(ErreurStore::Occupee.into()),
            },
        }
    }
}
