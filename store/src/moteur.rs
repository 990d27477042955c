//! The two engines, behind one way to run a statement.
//!
//! The engine is chosen by the URL alone and known only here: everything above names a statement
//! ([`Sql`]), gives values and reads rows.

use std::str::FromStr;

use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgConnection, PgPool, PgRow};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnection, SqlitePool, SqliteRow};
use sqlx::{AssertSqlSafe, Postgres, Row as _, Sqlite, TypeInfo as _, ValueRef as _};

use crate::ErreurStore;

/// One statement, as each engine wants it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sql {
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

/// A statement of `store/sql`: common, in two files (`propre`), or of one engine only.
macro_rules! sql {
    ($chemin:literal) => {
        $crate::moteur::Sql {
            sqlite: sql!(lire $chemin, ".sql"),
            postgres: sql!(lire $chemin, ".sql"),
        }
    };
    (propre $chemin:literal) => {
        $crate::moteur::Sql {
            sqlite: sql!(lire $chemin, ".sqlite.sql"),
            postgres: sql!(lire $chemin, ".postgres.sql"),
        }
    };
    (sqlite $chemin:literal) => {
        $crate::moteur::Sql { sqlite: sql!(lire $chemin, ".sqlite.sql"), postgres: "" }
    };
    (postgres $chemin:literal) => {
        $crate::moteur::Sql { sqlite: "", postgres: sql!(lire $chemin, ".postgres.sql") }
    };
    (lire $chemin:literal, $fin:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/sql/", $chemin, $fin))
    };
}
pub(crate) use sql;

/// A value given to a statement. The lists are PostgreSQL's arrays.
#[derive(Clone, Debug)]
pub(crate) enum Valeur<'a> {
    Texte(&'a str),
    Entier(i64),
    Octets(&'a [u8]),
    OctetsOuNul(Option<&'a [u8]>),
    Textes(Vec<&'a str>),
    Entiers(Vec<i64>),
    ListeOctets(Vec<&'a [u8]>),
    ListeOctetsOuNuls(Vec<Option<&'a [u8]>>),
}

impl<'a> Valeur<'a> {
    /// A list of this value alone.
    pub(crate) fn en_liste(&self) -> Self {
        match self {
            Self::Texte(texte) => Self::Textes(vec![texte]),
            Self::Entier(entier) => Self::Entiers(vec![*entier]),
            Self::Octets(octets) => Self::ListeOctets(vec![octets]),
            Self::OctetsOuNul(octets) => Self::ListeOctetsOuNuls(vec![*octets]),
            Self::Textes(_)
            | Self::Entiers(_)
            | Self::ListeOctets(_)
            | Self::ListeOctetsOuNuls(_) => self.clone(),
        }
    }

    /// Adds a value to a list of its kind.
    pub(crate) fn prolonger(&mut self, valeur: &Valeur<'a>) {
        match (self, valeur) {
            (Self::Textes(liste), Self::Texte(texte)) => liste.push(texte),
            (Self::Entiers(liste), Self::Entier(entier)) => liste.push(*entier),
            (Self::ListeOctets(liste), Self::Octets(octets)) => liste.push(octets),
            (Self::ListeOctetsOuNuls(liste), Self::OctetsOuNul(octets)) => liste.push(*octets),
            _ => debug_assert!(false, "a column has one kind of values"),
        }
    }
}

/// Connections, by engine.
#[derive(Clone, Debug)]
pub(crate) enum Moteur {
    /// SQLite has one writer at a time: queueing for the one connection of `ecriture` is fairer and
    /// faster than several connections colliding on the file's lock.
    Sqlite {
        ecriture: SqlitePool,
        lecture: SqlitePool,
    },
    Postgres(PgPool),
}

/// A connection taken from the pool, for reading outside a transaction.
pub(crate) enum Lecture {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

/// A transaction; rolled back when dropped.
pub(crate) enum Transaction {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

/// What statements run on.
pub(crate) enum Connexion<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

/// A row read.
pub(crate) enum Ligne {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Moteur {
    /// A connection for reads that need no common snapshot.
    pub(crate) async fn lecture(&self) -> Result<Lecture, ErreurStore> {
        Ok(match self {
            Self::Sqlite { lecture, .. } => Lecture::Sqlite(lecture.acquire().await?),
            Self::Postgres(bassin) => Lecture::Postgres(bassin.acquire().await?),
        })
    }

    /// A transaction whose reads all see the same state.
    pub(crate) async fn instantane(&self) -> Result<Transaction, ErreurStore> {
        Ok(match self {
            Self::Sqlite { lecture, .. } => Transaction::Sqlite(lecture.begin().await?),
            Self::Postgres(bassin) => Transaction::Postgres(
                bassin.begin_with("begin isolation level repeatable read read only").await?,
            ),
        })
    }

    /// A transaction that writes. On SQLite the write lock is taken at once: a transaction that
    /// began by reading could not be upgraded after another writer passed.
    pub(crate) async fn ecriture(&self) -> Result<Transaction, ErreurStore> {
        Ok(match self {
            Self::Sqlite { ecriture, .. } => {
                Transaction::Sqlite(ecriture.begin_with("begin immediate").await?)
            }
            Self::Postgres(bassin) => Transaction::Postgres(bassin.begin().await?),
        })
    }

    pub(crate) async fn fermer(&self) {
        match self {
            Self::Sqlite { ecriture, lecture } => {
                lecture.close().await;
                ecriture.close().await;
            }
            Self::Postgres(bassin) => bassin.close().await,
        }
    }
}

impl Lecture {
    pub(crate) fn connexion(&mut self) -> Connexion<'_> {
        match self {
            Self::Sqlite(connexion) => Connexion::Sqlite(connexion),
            Self::Postgres(connexion) => Connexion::Postgres(connexion),
        }
    }
}

impl Transaction {
    pub(crate) fn connexion(&mut self) -> Connexion<'_> {
        match self {
            Self::Sqlite(transaction) => Connexion::Sqlite(transaction),
            Self::Postgres(transaction) => Connexion::Postgres(transaction),
        }
    }

    pub(crate) async fn valider(self) -> Result<(), ErreurStore> {
        match self {
            Self::Sqlite(transaction) => transaction.commit().await?,
            Self::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }

    pub(crate) async fn annuler(self) -> Result<(), ErreurStore> {
        match self {
            Self::Sqlite(transaction) => transaction.rollback().await?,
            Self::Postgres(transaction) => transaction.rollback().await?,
        }
        Ok(())
    }
}

impl Connexion<'_> {
    /// Runs a statement that returns no row, and says how many rows it changed.
    pub(crate) async fn executer(
        &mut self,
        sql: Sql,
        valeurs: &[Valeur<'_>],
    ) -> Result<u64, ErreurStore> {
        Ok(match self {
            Self::Sqlite(connexion) => {
                let faite = lier_sqlite(sql.sqlite, valeurs).execute(&mut **connexion).await?;
                faite.rows_affected()
            }
            Self::Postgres(connexion) => {
                let faite = lier_postgres(sql.postgres, valeurs).execute(&mut **connexion).await?;
                faite.rows_affected()
            }
        })
    }

    /// Runs, on SQLite only, a statement made from a file of `store/sql` and nothing else.
    pub(crate) async fn executer_sqlite(
        &mut self,
        sql: String,
        valeurs: &[Valeur<'_>],
    ) -> Result<(), ErreurStore> {
        match self {
            Self::Sqlite(connexion) => {
                let requete = sqlx::query(AssertSqlSafe(sql));
                valeurs.iter().fold(requete, lier_un).execute(&mut **connexion).await?;
                Ok(())
            }
            Self::Postgres(_) => Err(ErreurStore::Incoherent("a statement of the other engine")),
        }
    }

    /// Every row.
    pub(crate) async fn lire(
        &mut self,
        sql: Sql,
        valeurs: &[Valeur<'_>],
    ) -> Result<Vec<Ligne>, ErreurStore> {
        Ok(match self {
            Self::Sqlite(connexion) => {
                let lues = lier_sqlite(sql.sqlite, valeurs).fetch_all(&mut **connexion).await?;
                lues.into_iter().map(Ligne::Sqlite).collect()
            }
            Self::Postgres(connexion) => {
                let lues = lier_postgres(sql.postgres, valeurs).fetch_all(&mut **connexion).await?;
                lues.into_iter().map(Ligne::Postgres).collect()
            }
        })
    }

    /// The only row, or none.
    pub(crate) async fn une(
        &mut self,
        sql: Sql,
        valeurs: &[Valeur<'_>],
    ) -> Result<Option<Ligne>, ErreurStore> {
        Ok(match self {
            Self::Sqlite(connexion) => {
                let requete = lier_sqlite(sql.sqlite, valeurs);
                requete.fetch_optional(&mut **connexion).await?.map(Ligne::Sqlite)
            }
            Self::Postgres(connexion) => {
                let requete = lier_postgres(sql.postgres, valeurs);
                requete.fetch_optional(&mut **connexion).await?.map(Ligne::Postgres)
            }
        })
    }

    /// Rows as they come, in bounded memory.
    pub(crate) fn suivre<'s>(
        &'s mut self,
        sql: Sql,
        valeurs: &[Valeur<'_>],
    ) -> BoxStream<'s, Result<Ligne, ErreurStore>> {
        match self {
            Self::Sqlite(connexion) => lier_sqlite(sql.sqlite, valeurs)
                .fetch(&mut **connexion)
                .map(|ligne| Ok(Ligne::Sqlite(ligne?)))
                .boxed(),
            Self::Postgres(connexion) => lier_postgres(sql.postgres, valeurs)
                .fetch(&mut **connexion)
                .map(|ligne| Ok(Ligne::Postgres(ligne?)))
                .boxed(),
        }
    }

    pub(crate) fn est_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }
}

/// How a stored value presents itself, before any conversion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Brut<'a> {
    Texte(&'a [u8]),
    Entier(i64),
    Octets(&'a [u8]),
    Nul,
    /// Another type, or bytes that the driver refuses.
    Autre,
}

impl Ligne {
    pub(crate) fn texte(&self, colonne: usize) -> Result<&str, ErreurStore> {
        Ok(match self {
            Self::Sqlite(ligne) => ligne.try_get(colonne)?,
            Self::Postgres(ligne) => ligne.try_get(colonne)?,
        })
    }

    pub(crate) fn entier(&self, colonne: usize) -> Result<i64, ErreurStore> {
        Ok(match self {
            Self::Sqlite(ligne) => ligne.try_get(colonne)?,
            Self::Postgres(ligne) => ligne.try_get(colonne)?,
        })
    }

    pub(crate) fn octets(&self, colonne: usize) -> Result<&[u8], ErreurStore> {
        Ok(match self {
            Self::Sqlite(ligne) => ligne.try_get(colonne)?,
            Self::Postgres(ligne) => ligne.try_get(colonne)?,
        })
    }

    pub(crate) fn octets_ou_nul(&self, colonne: usize) -> Result<Option<&[u8]>, ErreurStore> {
        Ok(match self {
            Self::Sqlite(ligne) => ligne.try_get(colonne)?,
            Self::Postgres(ligne) => ligne.try_get(colonne)?,
        })
    }

    /// A value written as text that has one spelling.
    pub(crate) fn lu<T: FromStr>(
        &self,
        colonne: usize,
        table: &'static str,
    ) -> Result<T, ErreurStore> {
        self.texte(colonne)?.parse().map_err(|_| ErreurStore::Illisible { table })
    }

    /// Bytes of a fixed length.
    pub(crate) fn tableau<const N: usize>(
        &self,
        colonne: usize,
        table: &'static str,
    ) -> Result<[u8; N], ErreurStore> {
        self.octets(colonne)?.try_into().map_err(|_| ErreurStore::Illisible { table })
    }

    /// An integer that is never negative nor over 32 bits: a rank, a version, a cost.
    pub(crate) fn entier_u32(
        &self,
        colonne: usize,
        table: &'static str,
    ) -> Result<u32, ErreurStore> {
        u32::try_from(self.entier(colonne)?).map_err(|_| ErreurStore::Illisible { table })
    }

    /// The value with the type it was written with: a flipped bit may have changed that too.
    pub(crate) fn brut(&self, colonne: usize) -> Brut<'_> {
        self.essayer_brut(colonne).unwrap_or(Brut::Autre)
    }

    fn essayer_brut(&self, colonne: usize) -> Result<Brut<'_>, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(ligne) => {
                let valeur = ligne.try_get_raw(colonne)?;
                if valeur.is_null() {
                    return Ok(Brut::Nul);
                }
                let genre = valeur.type_info();
                match genre.name() {
                    "TEXT" => Brut::Texte(ligne.try_get_unchecked(colonne)?),
                    "INTEGER" => Brut::Entier(ligne.try_get_unchecked(colonne)?),
                    "BLOB" => Brut::Octets(ligne.try_get_unchecked(colonne)?),
                    _ => Brut::Autre,
                }
            }
            Self::Postgres(ligne) => {
                let valeur = ligne.try_get_raw(colonne)?;
                if valeur.is_null() {
                    return Ok(Brut::Nul);
                }
                let genre = valeur.type_info();
                match genre.name() {
                    "TEXT" => Brut::Texte(ligne.try_get_unchecked::<&str, _>(colonne)?.as_bytes()),
                    "INT8" => Brut::Entier(ligne.try_get_unchecked(colonne)?),
                    "BYTEA" => Brut::Octets(ligne.try_get_unchecked(colonne)?),
                    _ => Brut::Autre,
                }
            }
        })
    }
}

type RequeteSqlite<'q> = Query<'q, Sqlite, SqliteArguments>;

fn lier_sqlite<'q>(sql: &'static str, valeurs: &[Valeur<'_>]) -> RequeteSqlite<'q> {
    valeurs.iter().fold(sqlx::query(sql), lier_un)
}

fn lier_un<'q>(requete: RequeteSqlite<'q>, valeur: &Valeur<'_>) -> RequeteSqlite<'q> {
    match valeur {
        Valeur::Texte(texte) => requete.bind(*texte),
        Valeur::Entier(entier) => requete.bind(*entier),
        Valeur::Octets(octets) => requete.bind(*octets),
        Valeur::OctetsOuNul(octets) => requete.bind(*octets),
        // SQLite has no arrays: its statements take one value per placeholder, or JSON.
        Valeur::Textes(_)
        | Valeur::Entiers(_)
        | Valeur::ListeOctets(_)
        | Valeur::ListeOctetsOuNuls(_) => requete.bind(None::<i64>),
    }
}

fn lier_postgres<'q>(
    sql: &'static str,
    valeurs: &[Valeur<'_>],
) -> Query<'q, Postgres, PgArguments> {
    valeurs.iter().fold(sqlx::query(sql), |requete, valeur| match valeur {
        Valeur::Texte(texte) => requete.bind(*texte),
        Valeur::Entier(entier) => requete.bind(*entier),
        Valeur::Octets(octets) => requete.bind(*octets),
        Valeur::OctetsOuNul(octets) => requete.bind(*octets),
        Valeur::Textes(textes) => requete.bind(textes),
        Valeur::Entiers(entiers) => requete.bind(entiers),
        Valeur::ListeOctets(liste) => requete.bind(liste),
        Valeur::ListeOctetsOuNuls(liste) => requete.bind(liste),
    })
}
