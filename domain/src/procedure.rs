//! Justice: what the person did, and what was answered.

use minicbor::{Decode, Encode};

use crate::Jour;
use crate::code::codes;

/// One step before the police or a court. What is told is sealed with justice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Procedure {
    /// Which step.
    #[n(0)]
    pub etape: EtapeProcedure,
    /// The day of a hearing to come.
    #[n(1)]
    pub audience_le: Option<Jour>,
}

/// Which step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum EtapeProcedure {
    /// A complaint was taken, its receipt given.
    #[n(0)]
    PlainteRecepisse,
    /// A complaint was taken, its receipt refused.
    #[n(1)]
    PlainteSansRecepisse,
    /// The complaint was not taken.
    #[n(2)]
    PlainteRefusee,
    /// A hearing is set.
    #[n(3)]
    AudienceFixee,
    /// A hearing was held.
    #[n(4)]
    AudienceTenue,
    /// She joined the case as a civil party.
    #[n(5)]
    PartieCivile,
    /// Protection was asked for.
    #[n(6)]
    ProtectionDemandee,
    /// Protection was granted.
    #[n(7)]
    ProtectionAccordee,
    /// Protection was refused.
    #[n(8)]
    ProtectionRefusee,
}

codes!(EtapeProcedure {
    PlainteRecepisse = "plainte-recepisse",
    PlainteSansRecepisse = "plainte-sans-recepisse",
    PlainteRefusee = "plainte-refusee",
    AudienceFixee = "audience-fixee",
    AudienceTenue = "audience-tenue",
    PartieCivile = "partie-civile",
    ProtectionDemandee = "protection-demandee",
    ProtectionAccordee = "protection-accordee",
    ProtectionRefusee = "protection-refusee",
});
