//! What can happen to a sitting.

use minicbor::{Decode, Encode};

use super::convocation::Convocation;
use super::membre::{MembreCommission, Presence};
use super::ordre_du_jour::{AvisRendu, Inscription};
use crate::{ActeId, DossierId};

/// One step of a sitting of the departmental commission.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum EvenementCommission {
    /// It is convened.
    #[n(0)]
    Convocation(#[n(0)] Convocation),
    /// A member is listed.
    #[n(1)]
    Membre(#[n(0)] MembreCommission),
    /// A member was listed by mistake, or sits no more.
    #[n(2)]
    MembreOte(#[n(0)] ActeId),
    /// A member is there, or is not.
    #[n(3)]
    Presence(#[n(0)] Presence),
    /// A file is put on the agenda.
    #[n(4)]
    Inscription(#[n(0)] Inscription),
    /// A file is taken off the agenda.
    #[n(5)]
    Desinscription(#[n(0)] DossierId),
    /// Places of the agenda that other associations hold.
    #[n(6)]
    PlacesPrises(#[n(0)] u16),
    /// The quorum is there: the sitting opens.
    #[n(7)]
    Ouverture,
    /// The quorum is not there: the sitting is not held, and another is convened.
    #[n(8)]
    SansQuorum,
    /// An opinion is given.
    #[n(9)]
    Avis(#[n(0)] AvisRendu),
    /// The minutes are closed: nothing more is written.
    #[n(10)]
    ProcesVerbal,
}
