//! What the person is a victim of, and what she told the police.

use minicbor::{Decode, Encode};

use crate::code::codes;

/// What the person is a victim of; several may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Victime {
    /// Of prostitution.
    #[n(0)]
    pub prostitution: bool,
    /// Of procuring (`proxenetisme`).
    #[n(1)]
    pub proxenetisme: bool,
    /// Of trafficking for sexual exploitation.
    #[n(2)]
    pub traite: bool,
}

/// A complaint or a testimony against traffickers or procurers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Plainte {
    /// Neither.
    #[n(0)]
    Aucune,
    /// Complaint filed or testimony given; the case is open.
    #[n(1)]
    EnCours,
    /// Closed without action (`classement sans suite`).
    #[n(2)]
    Classee,
    /// The accused were sentenced for good.
    #[n(3)]
    Condamnation,
}

codes!(Plainte {
    Aucune = "aucune",
    EnCours = "en-cours",
    Classee = "classee",
    Condamnation = "condamnation",
});
