//! How a pathway ends.

use minicbor::{Decode, Encode};

use crate::Jour;
use crate::code::codes;

/// What a pathway led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum IssueParcours {
    /// Permanent contract.
    #[n(0)]
    Cdi,
    /// Fixed-term contract or agency work.
    #[n(1)]
    Cdd,
    /// A job, without more.
    #[n(2)]
    Emploi,
    /// Training.
    #[n(3)]
    Formation,
    /// A home of her own.
    #[n(4)]
    Logement,
    /// Twenty-four months reached, without more.
    #[n(5)]
    Terme,
    /// Renewal not asked or refused.
    #[n(6)]
    NonRenouvele,
    /// Left the pathway by her own choice.
    #[n(7)]
    Abandon,
    /// Left the department or the country.
    #[n(8)]
    Depart,
    /// Withdrawn by the prefect.
    #[n(9)]
    Retrait,
    /// Death.
    #[n(10)]
    Deces,
    /// Another outcome.
    #[n(11)]
    Autre,
}

codes!(IssueParcours {
    Cdi = "cdi",
    Cdd = "cdd",
    Emploi = "emploi",
    Formation = "formation",
    Logement = "logement",
    Terme = "terme",
    NonRenouvele = "non-renouvele",
    Abandon = "abandon",
    Depart = "depart",
    Retrait = "retrait",
    Deces = "deces",
    Autre = "autre",
});

/// The end of a pathway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Fin {
    /// Day it ended.
    #[n(0)]
    pub finie_le: Jour,
    /// What it led to, when known.
    #[n(1)]
    pub issue: Option<IssueParcours>,
}
