//! What a person says she wishes, and what she agrees to.

use minicbor::{Decode, Encode};

use crate::code::codes;

/// Whether the person wishes to leave prostitution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Souhait {
    /// She does.
    #[n(0)]
    Exprime,
    /// She no longer does.
    #[n(1)]
    Retire,
}

codes!(Souhait {
    Exprime = "exprime",
    Retire = "retire",
});

/// A consent, given or withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Consentement {
    /// To what.
    #[n(0)]
    pub objet: ObjetConsentement,
    /// Given or withdrawn.
    #[n(1)]
    pub choix: Choix,
}

/// What a consent is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum ObjetConsentement {
    /// Being supported, and a file being kept.
    #[n(0)]
    Accompagnement,
    /// Being counted anonymously after erasure.
    #[n(1)]
    Statistiques,
    /// Sharing with another professional.
    #[n(2)]
    Partage,
}

codes!(ObjetConsentement {
    Accompagnement = "accompagnement",
    Statistiques = "statistiques",
    Partage = "partage",
});

/// Given or withdrawn; taken or left; set or lifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Choix {
    /// Given, taken, set.
    #[n(0)]
    Donne,
    /// Withdrawn, refused, left, lifted.
    #[n(1)]
    Retire,
}

codes!(Choix {
    Donne = "donne",
    Retire = "retire",
});
