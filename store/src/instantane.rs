//! One SQLite transaction that reads: all of its statements see the same state.

use sqlx::Executor as _;

use crate::ErreurStore;
use crate::bassin::Emprunt;

/// A transaction that reads. Dropped before its end, it closes its connection, which undoes it.
pub(crate) struct Instantane {
    emprunt: Emprunt,
    fini: bool,
}

impl Instantane {
    pub(crate) async fn commencer(emprunt: Emprunt) -> Result<Self, ErreurStore> {
        let mut instantane = Self { emprunt, fini: false };
        instantane.dire("begin").await?;
        Ok(instantane)
    }

    pub(crate) fn emprunt(&mut self) -> &mut Emprunt {
        &mut self.emprunt
    }

    /// It wrote nothing: validating and undoing are one.
    pub(crate) async fn finir(mut self) -> Result<(), ErreurStore> {
        self.dire("rollback").await?;
        self.fini = true;
        Ok(())
    }

    async fn dire(&mut self, ordre: &'static str) -> Result<(), ErreurStore> {
        let fait = self.emprunt.connexion()?.execute(ordre).await;
        self.emprunt.noter(fait)?;
        Ok(())
    }
}

impl Drop for Instantane {
    fn drop(&mut self) {
        if !self.fini {
            self.emprunt.rompre();
        }
    }
}
