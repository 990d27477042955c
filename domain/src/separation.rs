//! Two people who must never meet in the same hands, and the glass that is broken knowingly.

use minicbor::{Decode, Encode};

use crate::fait::Choix;
use crate::{DossierId, Horodatage};

/// "Never show A to whoever follows B", nor B to whoever follows A: a victim and her procurer's
/// relative, a couple, two parties to one trial.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Separation {
    /// One.
    #[n(0)]
    pub a: DossierId,
    /// The other. The order makes no difference.
    #[n(1)]
    pub b: DossierId,
    /// Set or lifted.
    #[n(2)]
    pub choix: Choix,
    /// Why, in the words of who sets or lifts it.
    #[n(3)]
    pub motif: Option<String>,
}

/// A member opens, for a stated reason and a limited time, a file that its team hides from her
/// (who: the act's author). It opens nothing that a separation hides.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct BrisDeGlace {
    /// Which file.
    #[n(0)]
    pub dossier: DossierId,
    /// Until when, that instant excluded.
    #[n(1)]
    pub jusqu_a: Horodatage,
    /// Why, in her words.
    #[n(2)]
    pub motif: String,
}
