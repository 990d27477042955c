//! An edition that was published, read again: by the next one, and by an association that compares
//! its own year.

use observatory::paquets::lire_table_protegee;
use serde_json::Value;
use tableau::TableauProtege;

/// A published edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionPubliee {
    /// Who published it.
    pub federation: String,
    /// How many associations contributed.
    pub contributions: u64,
    /// Its tables, some cells masked.
    pub tables: Vec<TableauProtege>,
}

/// A file that is no edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("ce fichier n'est pas une édition publiée (edition.json)")]
pub struct PasUneEdition;

impl EditionPubliee {
    /// Reads `edition.json`.
    ///
    /// # Errors
    /// [`PasUneEdition`].
    pub fn lire(octets: &[u8]) -> Result<Self, PasUneEdition> {
        let lue: Value = serde_json::from_slice(octets).map_err(|_| PasUneEdition)?;
        let tables = lue.get("tables").and_then(Value::as_array).ok_or(PasUneEdition)?;
        let tables: Result<Vec<_>, _> = tables.iter().map(lire_table_protegee).collect();
        let federation = lue.get("federation").and_then(Value::as_str).ok_or(PasUneEdition)?;
        Ok(Self {
            federation: federation.to_owned(),
            contributions: lue.get("contributions").and_then(Value::as_u64).ok_or(PasUneEdition)?,
            tables: tables.map_err(|_| PasUneEdition)?,
        })
    }
}
