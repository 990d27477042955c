//! A sitting is convened.

use minicbor::{Decode, Encode};

use crate::Jour;
use crate::rendez_vous::Heure;

/// The prefecture convenes the commission. The day of the sitting is the stream's; the act's day is
/// the day the association learnt of it. Convened again, the last word holds.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Convocation {
    /// Where: a building, never a person's address.
    #[n(0)]
    pub lieu: String,
    /// The hour, when it is known.
    #[n(1)]
    pub heure: Option<Heure>,
    /// Files that one agenda takes at most, those of every association. `None`: no limit was said.
    #[n(2)]
    pub places: Option<u16>,
    /// Last day on which the prefecture takes files for this sitting, when it says so.
    #[n(3)]
    pub depot_avant: Option<Jour>,
    /// Members who must be there, when the order that composes the commission says how many.
    /// `None`: half of its members.
    #[n(4)]
    pub quorum: Option<u16>,
    /// The sitting that lacked its quorum, when this one is convened in its place, on the same
    /// agenda: no quorum is then asked (CRPA R.133-10).
    #[n(5)]
    pub suite_de: Option<Jour>,
}

impl Convocation {
    /// Last day to file for this sitting: what the prefecture said, else the day before.
    pub fn dernier_jour_de_depot(&self, seance: Jour) -> Jour {
        self.depot_avant.unwrap_or_else(|| seance.veille())
    }
}
