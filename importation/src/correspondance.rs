//! What the association says of its own file, when the column names do not say it.
//!
//! ```toml
//! [feuille."File active"]
//! nature = "personnes"        # or "sorties", "ignorer"; guessed when absent
//! ligne_entete = 3            # row of the header; guessed when absent
//!
//! [feuille."File active".colonnes]
//! "Mon entête" = "naissance"  # a header of the file = the code of a role
//! "colonne:K" = "note"        # or a column by its letter
//! ```

use std::collections::BTreeMap;

use crate::Role;

/// A correspondence file, read and checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correspondance {
    pub(crate) feuilles: BTreeMap<String, FeuilleVoulue>,
}

/// What is asked of one sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FeuilleVoulue {
    pub(crate) nature: Option<NatureVoulue>,
    pub(crate) ligne_entete: Option<u32>,
    pub(crate) colonnes: BTreeMap<String, Role>,
}

/// What a sheet is said to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NatureVoulue {
    Personnes,
    Sorties,
    Ignorer,
}

/// Why a correspondence file is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurCorrespondance {
    /// Not TOML, or not of the expected shape.
    #[error("the correspondence is not read: {raison}")]
    Forme {
        /// What the TOML reader says.
        raison: String,
    },
    /// No role has this code.
    #[error("« {code} » is the code of no role (sheet « {feuille} », column « {colonne} »)")]
    RoleInconnu {
        /// Name of the sheet.
        feuille: String,
        /// Name of the column.
        colonne: String,
        /// The code as written.
        code: String,
    },
}

impl Correspondance {
    /// Reads a correspondence file.
    ///
    /// # Errors
    /// [`ErreurCorrespondance`] when it is not TOML of the documented shape, or names an unknown
    /// role.
    pub fn lire(_texte: &str) -> Result<Self, ErreurCorrespondance> {
        Ok(Self::default())
    }
}
