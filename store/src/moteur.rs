//! The two engines, behind one way to run a statement.
//!
//! The engine is chosen by the URL alone and known only here: everything above names a statement
//! ([`Sql`]), gives values and reads rows.

use futures_util::stream::BoxStream;
use futures_util::{StreamExt as _, TryStreamExt as _};
use sqlx::Postgres;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnection, PgPool};

use crate::ErreurStore;
use crate::bassin::{Bassin, Emprunt};
use crate::ecriture::Ecriture;
use crate::instantane::Instantane;
pub(crate) use crate::ligne::{Brut, Ligne};
pub(crate) use crate::requete::{Sql, Valeur, sql};
use crate::requete::{lier_ensemble, lier_postgres, lier_sqlite};
use crate::transaction_postgres::TransactionPostgres;

/// Connections, by engine.
#[derive(Clone, Debug)]
pub(crate) enum Moteur {
    /// SQLite has one writer at a time: queueing for the one connection of `ecriture` is fairer and
    /// faster than several connections colliding on the file's lock.
    Sqlite {
        ecriture: Bassin,
        lecture: Bassin,
    },
    Postgres(PgPool),
}

/// A connection taken from the pool, for reading outside a transaction.
pub(crate) enum Lecture {
    Sqlite(Emprunt),
    Postgres(PoolConnection<Postgres>),
}

/// A transaction; rolled back when dropped.
pub(crate) enum Transaction {
    LectureSqlite(Instantane),
    EcritureSqlite(Ecriture),
    Postgres(TransactionPostgres),
}

/// What statements run on.
pub(crate) enum Connexion<'c> {
    LectureSqlite(&'c mut Emprunt),
    EcritureSqlite(&'c mut Ecriture),
    Postgres(&'c mut PgConnection),
}

impl Moteur {
    /// A connection for reads that need no common snapshot.
    pub(crate) async fn lecture(&self) -> Result<Lecture, ErreurStore> {
        Ok(match self {
            Self::Sqlite { lecture, .. } => Lecture::Sqlite(lecture.emprunter().await?),
            Self::Postgres(bassin) => Lecture::Postgres(bassin.acquire().await?),
        })
    }

    /// A transaction whose reads all see the same state.
    pub(crate) async fn instantane(&self) -> Result<Transaction, ErreurStore> {
        Ok(match self {
            Self::Sqlite { lecture, .. } => {
                Transaction::LectureSqlite(Instantane::commencer(lecture.emprunter().await?).await?)
            }
            Self::Postgres(bassin) => {
                let debut = "begin isolation level repeatable read read only";
                let connexion = bassin.acquire().await?;
                Transaction::Postgres(TransactionPostgres::commencer(connexion, debut).await?)
            }
        })
    }

    /// A transaction that writes.
    pub(crate) async fn ecriture(&self) -> Result<Transaction, ErreurStore> {
        Ok(match self {
            Self::Sqlite { ecriture, .. } => {
                Transaction::EcritureSqlite(Ecriture::new(ecriture.emprunter().await?))
            }
            Self::Postgres(bassin) => {
                let connexion = bassin.acquire().await?;
                Transaction::Postgres(TransactionPostgres::commencer(connexion, "begin").await?)
            }
        })
    }

    pub(crate) fn est_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite { .. })
    }

    pub(crate) async fn fermer(&self) {
        match self {
            Self::Sqlite { ecriture, lecture } => {
                lecture.fermer().await;
                ecriture.fermer().await;
            }
            Self::Postgres(bassin) => bassin.close().await,
        }
    }
}

impl Lecture {
    pub(crate) fn connexion(&mut self) -> Connexion<'_> {
        match self {
            Self::Sqlite(connexion) => Connexion::LectureSqlite(connexion),
            Self::Postgres(connexion) => Connexion::Postgres(connexion),
        }
    }
}

impl Transaction {
    pub(crate) fn connexion(&mut self) -> Connexion<'_> {
        match self {
            Self::LectureSqlite(instantane) => Connexion::LectureSqlite(instantane.emprunt()),
            Self::EcritureSqlite(ecriture) => Connexion::EcritureSqlite(ecriture),
            Self::Postgres(transaction) => Connexion::Postgres(transaction.connexion()),
        }
    }

    /// Makes durable what was written. When it fails, nothing was.
    pub(crate) async fn valider(self) -> Result<(), ErreurStore> {
        match self {
            Self::LectureSqlite(instantane) => instantane.finir().await?,
            Self::EcritureSqlite(ecriture) => ecriture.valider().await?,
            Self::Postgres(transaction) => transaction.finir("commit").await?,
        }
        Ok(())
    }

    pub(crate) async fn annuler(self) -> Result<(), ErreurStore> {
        match self {
            Self::LectureSqlite(instantane) => instantane.finir().await?,
            Self::EcritureSqlite(ecriture) => ecriture.annuler().await,
            Self::Postgres(transaction) => transaction.finir("rollback").await?,
        }
        Ok(())
    }
}

impl Connexion<'_> {
    /// Runs a statement that returns no row. In a SQLite transaction its failure may come with the
    /// next statement, or on validation ([`Ecriture`]).
    pub(crate) async fn executer(
        &mut self,
        sql: Sql,
        valeurs: &[Valeur<'_>],
    ) -> Result<(), ErreurStore> {
        match self {
            Self::LectureSqlite(emprunt) => {
                let requete = lier_sqlite(sql.sqlite, valeurs);
                let fait = requete.execute(emprunt.connexion()?).await;
                emprunt.noter(fait)?;
            }
            Self::EcritureSqlite(ecriture) => ecriture.executer(sql.sqlite, valeurs).await?,
            Self::Postgres(connexion) => {
                lier_postgres(sql.postgres, valeurs).execute(&mut **connexion).await?;
            }
        }
        Ok(())
    }

    /// Every row.
    pub(crate) async fn lire(
        &mut self,
        sql: Sql,
        valeurs: &[Valeur<'_>],
    ) -> Result<Vec<Ligne>, ErreurStore> {
        let lues = match self {
            Self::LectureSqlite(emprunt) => {
                let requete = lier_sqlite(sql.sqlite, valeurs);
                let lues = requete.fetch_all(emprunt.connexion()?).await;
                emprunt.noter(lues)?
            }
            Self::EcritureSqlite(ecriture) => ecriture.lire(sql.sqlite, valeurs).await?,
            Self::Postgres(connexion) => {
                let lues = lier_postgres(sql.postgres, valeurs).fetch_all(&mut **connexion).await?;
                return Ok(lues.into_iter().map(Ligne::Postgres).collect());
            }
        };
        Ok(lues.into_iter().map(Ligne::Sqlite).collect())
    }

    /// The only row, or none.
    pub(crate) async fn une(
        &mut self,
        sql: Sql,
        valeurs: &[Valeur<'_>],
    ) -> Result<Option<Ligne>, ErreurStore> {
        Ok(match self {
            Self::LectureSqlite(emprunt) => {
                let requete = lier_sqlite(sql.sqlite, valeurs);
                let lue = requete.fetch_optional(emprunt.connexion()?).await;
                emprunt.noter(lue)?.map(Ligne::Sqlite)
            }
            Self::EcritureSqlite(ecriture) => {
                ecriture.lire(sql.sqlite, valeurs).await?.into_iter().next().map(Ligne::Sqlite)
            }
            Self::Postgres(connexion) => {
                let requete = lier_postgres(sql.postgres, valeurs);
                requete.fetch_optional(&mut **connexion).await?.map(Ligne::Postgres)
            }
        })
    }

    /// Gives each row of several readings to `prendre`, in order. On SQLite they are sent together:
    /// a row is taken while the next is being read. Each reading sees a state of its own. For
    /// readers: a SQLite writer refuses.
    pub(crate) async fn pour_chaque<const C: usize, E: From<ErreurStore>>(
        &mut self,
        sql: Sql,
        lectures: &[[Valeur<'_>; C]],
        mut prendre: impl FnMut(Ligne) -> Result<(), E>,
    ) -> Result<(), E> {
        match self {
            Self::LectureSqlite(emprunt) => {
                let requete = lier_ensemble(sql.sqlite, lectures)?;
                let mut lignes = requete.fetch(emprunt.connexion()?);
                while let Some(ligne) = lignes.try_next().await.map_err(ErreurStore::from)? {
                    prendre(Ligne::Sqlite(ligne))?;
                }
                drop(lignes);
                emprunt.noter(Ok(()))?;
            }
            Self::EcritureSqlite(_) => return Err(en_ecrivant().into()),
            Self::Postgres(_) => {
                for valeurs in lectures {
                    self.lire(sql, valeurs).await?.into_iter().try_for_each(&mut prendre)?;
                }
            }
        }
        Ok(())
    }

    /// Rows as they come, in bounded memory. For readers: a SQLite writer refuses.
    pub(crate) fn suivre<'s>(
        &'s mut self,
        sql: Sql,
        valeurs: &[Valeur<'_>],
    ) -> BoxStream<'s, Result<Ligne, ErreurStore>> {
        match self {
            Self::LectureSqlite(emprunt) => match emprunt.connexion() {
                Ok(connexion) => lier_sqlite(sql.sqlite, valeurs)
                    .fetch(connexion)
                    .map(|ligne| Ok(Ligne::Sqlite(ligne?)))
                    .boxed(),
                Err(erreur) => refuser(erreur),
            },
            Self::EcritureSqlite(_) => refuser(en_ecrivant()),
            Self::Postgres(connexion) => lier_postgres(sql.postgres, valeurs)
                .fetch(&mut **connexion)
                .map(|ligne| Ok(Ligne::Postgres(ligne?)))
                .boxed(),
        }
    }

    pub(crate) fn est_sqlite(&self) -> bool {
        !matches!(self, Self::Postgres(_))
    }
}

fn en_ecrivant() -> ErreurStore {
    ErreurStore::Incoherent("a stream of rows while writing")
}

fn refuser<'s>(erreur: ErreurStore) -> BoxStream<'s, Result<Ligne, ErreurStore>> {
    futures_util::stream::once(std::future::ready(Err(erreur))).boxed()
}
