//! A right that goes with the pathway, or without it.

use minicbor::{Decode, Encode};

use crate::Jour;
use crate::code::codes;

/// A right is requested, granted, refused, or over. The permit and the allowance of the pathway are
/// steps of the pathway itself ([`crate::psp::Evenement`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct DroitLie {
    /// Which.
    #[n(0)]
    pub droit: GenreDroit,
    /// Where it stands.
    #[n(1)]
    pub suite: SuiteDroit,
    /// Last day of what is granted, when known.
    #[n(2)]
    pub au: Option<Jour>,
}

/// Which right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum GenreDroit {
    /// A residence permit, other than that of the pathway.
    #[n(0)]
    TitreSejour,
    /// Health cover.
    #[n(1)]
    CouvertureSante,
    /// An address where mail is kept.
    #[n(2)]
    Domiciliation,
    /// A place in a shelter, by the SIAO.
    #[n(3)]
    Siao,
    /// Social housing.
    #[n(4)]
    LogementSocial,
}

codes!(GenreDroit {
    TitreSejour = "titre-sejour",
    CouvertureSante = "couverture-sante",
    Domiciliation = "domiciliation",
    Siao = "siao",
    LogementSocial = "logement-social",
});

/// Where a right stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum SuiteDroit {
    /// Requested.
    #[n(0)]
    Demande,
    /// Granted.
    #[n(1)]
    Accorde,
    /// Refused.
    #[n(2)]
    Refuse,
    /// Over.
    #[n(3)]
    Fini,
}

codes!(SuiteDroit {
    Demande = "demande",
    Accorde = "accorde",
    Refuse = "refuse",
    Fini = "fini",
});
