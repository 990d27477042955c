//! One PostgreSQL transaction.
//!
//! The driver's own forgets that it began when it is dropped while the server answers `begin`: its
//! connection goes back to the pool inside a transaction, where the next borrower is refused.

use sqlx::pool::PoolConnection;
use sqlx::postgres::PgConnection;
use sqlx::{Executor as _, Postgres};

use crate::ErreurStore;

/// A transaction. Dropped before its end, it closes its connection, which undoes it.
pub(crate) struct TransactionPostgres {
    connexion: PoolConnection<Postgres>,
    finie: bool,
}

impl TransactionPostgres {
    pub(crate) async fn commencer(
        connexion: PoolConnection<Postgres>,
        debut: &'static str,
    ) -> Result<Self, ErreurStore> {
        let mut transaction = Self { connexion, finie: false };
        transaction.connexion.execute(debut).await?;
        Ok(transaction)
    }

    pub(crate) fn connexion(&mut self) -> &mut PgConnection {
        &mut self.connexion
    }

    /// Ends it, by `commit` or `rollback`.
    pub(crate) async fn finir(mut self, fin: &'static str) -> Result<(), ErreurStore> {
        self.connexion.execute(fin).await?;
        self.finie = true;
        Ok(())
    }
}

impl Drop for TransactionPostgres {
    fn drop(&mut self) {
        if !self.finie {
            self.connexion.close_on_drop();
        }
    }
}
