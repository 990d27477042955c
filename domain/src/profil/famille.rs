//! Family, as far as a right or a figure needs it.

use minicbor::{Decode, Encode};

use crate::code::codes;

/// Pregnancy and very young children: a priority for shelter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Grossesse {
    /// Neither.
    #[n(0)]
    Non,
    /// Pregnant.
    #[n(1)]
    Enceinte,
    /// With a child under three.
    #[n(2)]
    EnfantDeMoinsDeTroisAns,
}

codes!(Grossesse {
    Non = "non",
    Enceinte = "enceinte",
    EnfantDeMoinsDeTroisAns = "enfant-de-moins-de-3-ans",
});
