//! Rows, and the values in them.

use std::str::FromStr;

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, TypeInfo as _, ValueRef as _};

use crate::ErreurStore;

/// A row read.
pub(crate) enum Ligne {
    Sqlite(SqliteRow),
    Postgres(PgRow),
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
