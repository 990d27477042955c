//! What the association and the person write together.

use minicbor::{Decode, Encode};

use crate::code::codes;
use crate::fait::Domaine;

/// One line of the document drawn up with the person (CASF R.121-12-12), or what the association
/// thinks of her request (R.121-12-9). Her words are the narrative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Projet {
    /// What she needs, in an area.
    #[n(0)]
    Besoin(#[n(0)] Domaine),
    /// What she, or the association, commits to in an area.
    #[n(1)]
    Engagement(#[n(0)] Domaine),
    /// The association's opinion.
    #[n(2)]
    Avis(#[n(0)] AvisAssociation),
}

/// What the association thinks of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum AvisAssociation {
    /// In favour.
    #[n(0)]
    Favorable,
    /// With reservations.
    #[n(1)]
    Reserve,
    /// Against.
    #[n(2)]
    Defavorable,
}

codes!(AvisAssociation {
    Favorable = "favorable",
    Reserve = "reserve",
    Defavorable = "defavorable",
});
