//! What a sitting examines.

use minicbor::{Decode, Encode};

use super::membre::Porteuse;
use crate::psp::{Avis, Objet};
use crate::{ActeId, DossierId};

/// A file is put on the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Inscription {
    /// Which: an id that says nothing of anyone.
    #[n(0)]
    pub dossier: DossierId,
    /// What is asked.
    #[n(1)]
    pub objet: Objet,
    /// The approved association that carries it.
    #[n(2)]
    pub porteuse: Porteuse,
}

/// The commission's opinion on a file. Reasons, dissent included, are told in the person's own
/// journal, so that erasing her erases them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct AvisRendu {
    /// On which file.
    #[n(0)]
    pub dossier: DossierId,
    /// Which opinion.
    #[n(1)]
    pub avis: Avis,
    /// Who sat on it: the acts that list them.
    #[n(2)]
    pub siegent: Vec<ActeId>,
    /// Their votes.
    #[n(3)]
    pub voix: Voix,
    /// Who had her dissent recorded (CRPA R.133-13).
    #[n(4)]
    pub dissidentes: Vec<ActeId>,
}

/// How they voted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Voix {
    /// In favour.
    #[n(0)]
    pub pour: u16,
    /// Against.
    #[n(1)]
    pub contre: u16,
    /// Neither.
    #[n(2)]
    pub abstentions: u16,
}

impl Voix {
    /// How many in all.
    pub fn total(self) -> usize {
        usize::from(self.pour) + usize::from(self.contre) + usize::from(self.abstentions)
    }
}
