//! A piece that a request needs.

use minicbor::{Decode, Encode};

use crate::code::codes;

/// A piece of the request is asked for, received, or cannot be had. What is told says from whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Piece {
    /// Which.
    #[n(0)]
    pub piece: GenrePiece,
    /// Where it stands.
    #[n(1)]
    pub suite: SuitePiece,
}

/// A piece of the request (circular of 31 January 2017; service-public.fr).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum GenrePiece {
    /// A copy of an identity document.
    #[n(0)]
    Identite,
    /// The sworn statement of having stopped.
    #[n(1)]
    Cessation,
    /// Proofs of her administrative, family and social situation.
    #[n(2)]
    Situation,
}

codes!(GenrePiece {
    Identite = "identite",
    Cessation = "cessation",
    Situation = "situation",
});

/// Where a piece stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum SuitePiece {
    /// Asked for.
    #[n(0)]
    Demandee,
    /// Received.
    #[n(1)]
    Recue,
    /// Cannot be had.
    #[n(2)]
    Impossible,
}

codes!(SuitePiece {
    Demandee = "demandee",
    Recue = "recue",
    Impossible = "impossible",
});
