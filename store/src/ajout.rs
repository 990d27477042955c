//! What is asked to be written, and what became of it.

use domain::Flux;
use vault::{ActeScelle, CleFlux};

use crate::ErreurStore;
use crate::vues::Vues;

/// What one use case writes in one stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ajout {
    /// Acts of one stream, of consecutive ranks: the first is the rank the writer expects.
    pub actes: Vec<ActeScelle>,
    /// Data keys the acts are sealed under, for a new stream or a compartment new to it.
    pub cles: Vec<CleFlux>,
    /// What the dossier shows from now on, written in the same transaction.
    pub vues: Option<Vues>,
}

/// What became of an [`Ajout`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Issue {
    /// Written.
    Ajoute,
    /// The same acts were already there: nothing was written, keys and views included.
    DejaPresent,
}

impl Ajout {
    /// The stream its acts are in.
    pub fn flux(&self) -> Option<Flux> {
        self.actes.first().map(|acte| acte.flux)
    }

    /// Rank the writer expects to write first.
    pub(crate) fn attendu(&self) -> u32 {
        self.actes.first().map_or(0, |acte| acte.rang)
    }

    /// # Errors
    /// [`ErreurStore::Incoherent`] unless acts, keys and views speak of one stream, in order.
    pub(crate) fn controler(&self) -> Result<Flux, ErreurStore> {
        let flux = self.flux().ok_or(ErreurStore::Incoherent("an addition without act"))?;
        let attendus = self.attendu()..;
        let suivis = self.actes.iter().zip(attendus);
        if self.attendu() == 0
            || suivis.into_iter().any(|(acte, rang)| acte.flux != flux || acte.rang != rang)
        {
            return Err(ErreurStore::Incoherent("acts of several streams or out of order"));
        }
        if self.cles.iter().any(|cle| cle.flux != flux) {
            return Err(ErreurStore::Incoherent("keys of another stream"));
        }
        if self.vues.as_ref().is_some_and(|vues| Flux::Dossier(vues.dossier) != flux) {
            return Err(ErreurStore::Incoherent("views of another dossier"));
        }
        Ok(flux)
    }
}

/// The same act sent again: its ciphertext differs (a fresh nonce), what is in clear does not.
pub(crate) fn renvoi(present: &ActeScelle, envoye: &ActeScelle) -> bool {
    present.id == envoye.id
        && present.flux == envoye.flux
        && present.rang == envoye.rang
        && present.survenu_le == envoye.survenu_le
        && present.consigne_a == envoye.consigne_a
        && present.auteur == envoye.auteur
}
