//! Teams, where an association has several: who sees whom by default.

use minicbor::{Decode, Encode};

use crate::{EquipeId, MembreId};

/// A team is created, or renamed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Equipe {
    /// Which.
    #[n(0)]
    pub equipe: EquipeId,
    /// Its name: of a place or a service, never of a person.
    #[n(1)]
    pub nom: String,
}

/// The team of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct MembreEquipe {
    /// Who.
    #[n(0)]
    pub membre: MembreId,
    /// `None`: she is in no team.
    #[n(1)]
    pub equipe: Option<EquipeId>,
}

/// The team a file belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Rattachement {
    /// `None`: to no team, so that every member entitled to files sees it.
    #[n(0)]
    pub equipe: Option<EquipeId>,
}
