//! Connections to a SQLite file, kept open and lent one at a time.
//!
//! The driver's own pool asks SQLite's thread for a sign of life whenever a connection comes back:
//! an exchange as long as a short statement, after each append and each read. Here a connection
//! comes back as it is, or is closed when its borrower left it in an unknown state or at work.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Connection as _};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::ErreurStore;
use crate::adresse::ATTENTE;

/// Connections to one file, with the same settings. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Bassin(Arc<Interieur>);

struct Interieur {
    options: SqliteConnectOptions,
    taille: u32,
    /// One for each connection that may be open. First come, first served.
    permis: Arc<Semaphore>,
    /// The last one given back is the next one lent: its cache is warm.
    libres: Mutex<Vec<SqliteConnection>>,
}

/// A connection lent: it comes back when dropped.
pub(crate) struct Emprunt {
    bassin: Bassin,
    /// `None` once closed, and while it comes back.
    connexion: Option<SqliteConnection>,
    /// Something was asked of it and the answer was not waited for, as far as is known.
    occupee: bool,
    /// Released after the connection came back.
    _permis: OwnedSemaphorePermit,
}

impl Bassin {
    /// Opens a first connection, so that a file that cannot be opened is known at once.
    pub(crate) async fn ouvrir(
        options: SqliteConnectOptions,
        taille: u32,
    ) -> Result<Self, ErreurStore> {
        let premiere = options.connect().await?;
        let permis = usize::try_from(taille).unwrap_or(1);
        Ok(Self(Arc::new(Interieur {
            options,
            taille,
            permis: Arc::new(Semaphore::new(permis)),
            libres: Mutex::new(vec![premiere]),
        })))
    }

    /// A connection, after those who asked before.
    ///
    /// # Errors
    /// [`ErreurStore::Occupee`] when none comes back in time.
    pub(crate) async fn emprunter(&self) -> Result<Emprunt, ErreurStore> {
        let permis = Arc::clone(&self.0.permis);
        // A timer only when there is something to wait for.
        let permis = match Arc::clone(&permis).try_acquire_owned() {
            Ok(permis) => permis,
            Err(_) => timeout(ATTENTE, permis.acquire_owned())
                .await
                .map_err(|_| ErreurStore::Occupee)?
                .map_err(|_| ErreurStore::Base("closed".to_owned()))?,
        };
        let libre = self.libres().pop();
        let connexion = match libre {
            Some(connexion) => connexion,
            None => self.0.options.connect().await?,
        };
        Ok(Emprunt {
            bassin: self.clone(),
            connexion: Some(connexion),
            occupee: false,
            _permis: permis,
        })
    }

    /// Waits for what is lent, then closes everything: nothing is lent any more.
    pub(crate) async fn fermer(&self) {
        // An error means that it was closed before.
        let Ok(tous) = self.0.permis.acquire_many(self.0.taille).await else {
            return;
        };
        self.0.permis.close();
        let libres = std::mem::take(&mut *self.libres());
        for connexion in libres {
            // What was acknowledged is on the disk: a failure here loses nothing.
            let _ = connexion.close().await;
        }
        drop(tous);
    }

    fn libres(&self) -> std::sync::MutexGuard<'_, Vec<SqliteConnection>> {
        self.0.libres.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Bassin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bassin").field("taille", &self.0.taille).finish_non_exhaustive()
    }
}

impl Emprunt {
    /// The connection, to ask something of it, then [`Emprunt::noter`] the answer. Dropped in
    /// between, it is closed: the next borrower must not wait for the end of what nobody reads.
    ///
    /// # Errors
    /// When it was closed ([`Emprunt::rompre`]).
    pub(crate) fn connexion(&mut self) -> Result<&mut SqliteConnection, ErreurStore> {
        self.occupee = true;
        self.connexion.as_mut().ok_or_else(|| ErreurStore::Base("closed".to_owned()))
    }

    /// Passes an answer on; closes a connection whose thread is gone.
    pub(crate) fn noter<T>(&mut self, fait: Result<T, sqlx::Error>) -> Result<T, ErreurStore> {
        self.occupee = matches!(fait, Err(sqlx::Error::WorkerCrashed));
        Ok(fait?)
    }

    /// Closes the connection, which undoes the transaction it may be in. Another is opened for the
    /// next borrower.
    pub(crate) fn rompre(&mut self) {
        self.connexion = None;
    }
}

impl Drop for Emprunt {
    fn drop(&mut self) {
        if let Some(connexion) = self.connexion.take()
            && !self.occupee
        {
            self.bassin.libres().push(connexion);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::Instant;

    use super::*;

    async fn un_seul() -> (tempfile::TempDir, Bassin) {
        let lieu = tempfile::tempdir().unwrap();
        let options = SqliteConnectOptions::new()
            .filename(lieu.path().join("base.db"))
            .create_if_missing(true);
        (lieu, Bassin::ouvrir(options, 1).await.unwrap())
    }

    async fn executer(emprunt: &mut Emprunt, sql: &'static str) -> Result<u64, sqlx::Error> {
        let fait = sqlx::query(sql).execute(emprunt.connexion().unwrap()).await;
        emprunt.occupee = false;
        Ok(fait?.rows_affected())
    }

    #[tokio::test]
    async fn waiting_ends() {
        let (_lieu, bassin) = un_seul().await;
        let emprunt = bassin.emprunter().await.unwrap();
        tokio::time::pause();
        let debut = Instant::now();
        assert!(matches!(bassin.emprunter().await, Err(ErreurStore::Occupee)));
        assert!(debut.elapsed() >= ATTENTE && debut.elapsed() < ATTENTE + Duration::from_secs(1));
        tokio::time::resume();
        drop(emprunt);
        bassin.emprunter().await.unwrap();
    }

    #[tokio::test]
    async fn first_come_first_served() {
        let (_lieu, bassin) = un_seul().await;
        let premier = bassin.emprunter().await.unwrap();
        let (dire, mut ordre) = tokio::sync::mpsc::unbounded_channel();
        for n in 0..5 {
            let (bassin, dire) = (bassin.clone(), dire.clone());
            tokio::spawn(async move {
                let _emprunt = bassin.emprunter().await.unwrap();
                dire.send(n).unwrap();
            });
            // One thread: it runs until it waits.
            tokio::task::yield_now().await;
        }
        drop((premier, dire));
        let mut servis = Vec::new();
        while let Some(n) = ordre.recv().await {
            servis.push(n);
        }
        assert_eq!(servis, [0, 1, 2, 3, 4]);
    }

    #[tokio::test]
    async fn a_broken_connection_undoes_what_it_began() {
        let (_lieu, bassin) = un_seul().await;
        let mut emprunt = bassin.emprunter().await.unwrap();
        executer(&mut emprunt, "create table t (a integer)").await.unwrap();
        executer(&mut emprunt, "begin immediate; insert into t values (1)").await.unwrap();
        emprunt.rompre();
        assert!(emprunt.connexion().is_err());
        drop(emprunt);
        let mut emprunt = bassin.emprunter().await.unwrap();
        assert_eq!(executer(&mut emprunt, "delete from t").await.unwrap(), 0);
    }

    #[tokio::test]
    async fn a_connection_at_work_is_not_lent() {
        const LONGUE: &str = "with recursive c (n) as (select 1 union all select n + 1 from c \
                              where n < 3000000) select count(*) from c";
        let (_lieu, bassin) = un_seul().await;
        let mut emprunt = bassin.emprunter().await.unwrap();
        executer(&mut emprunt, "create temp table t (a integer)").await.unwrap();
        drop(emprunt);
        let mut emprunt = bassin.emprunter().await.unwrap();
        executer(&mut emprunt, "insert into t values (1)").await.unwrap();
        let longue = sqlx::query(LONGUE).execute(emprunt.connexion().unwrap());
        assert!(timeout(Duration::from_millis(1), longue).await.is_err(), "nobody waits for it");
        drop(emprunt);
        // Another connection: it has no such table.
        let mut emprunt = bassin.emprunter().await.unwrap();
        assert!(executer(&mut emprunt, "insert into t values (1)").await.is_err());
    }

    #[tokio::test]
    async fn once_closed_nothing_is_lent() {
        let (_lieu, bassin) = un_seul().await;
        let emprunt = bassin.emprunter().await.unwrap();
        let autre = bassin.clone();
        let ferme = tokio::spawn(async move { autre.fermer().await });
        tokio::task::yield_now().await;
        assert!(!ferme.is_finished(), "it waits for what is lent");
        drop(emprunt);
        ferme.await.unwrap();
        assert!(matches!(bassin.emprunter().await, Err(ErreurStore::Base(_))));
        bassin.fermer().await;
    }
}
