//! The only thing ever written.

use crate::{ActeId, Fait, Flux, Horodatage, Jour, MembreId, Recit};

/// One act: what happened, when it happened, when it was recorded, by whom.
///
/// Acts are never changed nor removed: a correction is another act ([`Fait::Correction`]).
#[derive(Clone, Debug, PartialEq)]
pub struct Acte {
    /// Made by the writer, so that sending twice creates once.
    pub id: ActeId,
    /// The stream it is written in.
    pub flux: Flux,
    /// Place in the stream, from 1. The writer states the rank it expects: a stale write is
    /// refused.
    pub rang: u32,
    /// The civil day it happened.
    pub survenu_le: Jour,
    /// The instant it was recorded.
    pub consigne_a: Horodatage,
    /// Who recorded it.
    pub auteur: MembreId,
    /// What happened, structured and countable.
    pub fait: Fait,
    /// What is told beside it, when there is something and the reader holds its key.
    pub recit: Option<Recit>,
}
