//! The association's own journal: members, approval, and what is left of an erased file.

use minicbor::{Decode, Encode};

use crate::{DossierId, Jour, MembreId, Role};

/// A member, as the journal keeps it: nobody's name.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Membre {
    /// Who.
    #[n(0)]
    pub membre: MembreId,
    /// Codes of the compartments she is entitled to. Whoever adds her gives the keys she holds
    /// herself; a head of unit hands over the others.
    #[n(1)]
    pub compartiments: Vec<String>,
    /// What she does. `None` before roles were recorded: a head of unit.
    #[n(2)]
    pub role: Option<Role>,
}

/// The approval the exit pathway requires (CASF R.121-12-1 to R.121-12-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Agrement {
    /// Day it was granted.
    #[n(0)]
    pub accorde_le: Jour,
}

/// What is left of an erased file: which one, and what it counted for, year by year, without
/// anything that could name or describe the person.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct CompteursAnonymes {
    /// The file that was erased: a random id whose keys no longer exist.
    #[n(0)]
    pub dossier: DossierId,
    /// Counters kept because the person agreed to statistics; empty otherwise.
    #[n(1)]
    pub compteurs: Vec<Compteur>,
    /// Stable code of the reason.
    #[n(2)]
    pub motif: String,
}

/// One anonymous counter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct Compteur {
    /// Year counted.
    #[n(0)]
    pub annee: i16,
    /// Stable id of the indicator.
    #[n(1)]
    pub indicateur: String,
    /// Coarse gender code (`F`, `H`, `T`), or empty.
    #[n(2)]
    pub sexe: String,
    /// How many.
    #[n(3)]
    pub nombre: u32,
}
