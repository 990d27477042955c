//! A minor in danger: who was told, and whether they answered.

use minicbor::{Decode, Encode};

use crate::Jour;
use crate::code::codes;

/// Worrying information or a report about a minor (CASF L.226-2-1, L.226-4). The dated facts, their
/// sources and the recipients are told in the narrative of the compartment `mineurs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct AlerteMineur {
    /// To the department or to the prosecutor.
    #[n(0)]
    pub voie: VoieAlerte,
    /// Where it stands.
    #[n(1)]
    pub suite: SuiteAlerte,
    /// Day on which to ask whether it was received, when one was set.
    #[n(2)]
    pub relance_le: Option<Jour>,
}

/// To whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum VoieAlerte {
    /// Worrying information, to the department.
    #[n(0)]
    InformationPreoccupante,
    /// A report, to the prosecutor.
    #[n(1)]
    Signalement,
}

codes!(VoieAlerte {
    InformationPreoccupante = "information-preoccupante",
    Signalement = "signalement",
});

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum SuiteAlerte {
    /// Sent.
    #[n(0)]
    Envoyee,
    /// Its receipt was acknowledged.
    #[n(1)]
    AccuseRecu,
    /// It was answered.
    #[n(2)]
    Repondue,
}

codes!(SuiteAlerte {
    Envoyee = "envoyee",
    AccuseRecu = "accuse-recu",
    Repondue = "repondue",
});
