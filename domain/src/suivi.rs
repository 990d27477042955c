//! Who follows a person.

use minicbor::{Decode, Encode};

use crate::MembreId;
use crate::fait::Choix;

/// A member takes or leaves the follow-up of a person. Whoever opens a file follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Suivi {
    /// Whose follow-up it is: not always the act's author.
    #[n(0)]
    pub membre: MembreId,
    /// Taken or left.
    #[n(1)]
    pub choix: Choix,
}
