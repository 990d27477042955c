//! A member at work on a base: the store, her keys, and who she is.

use domain::{AssociationId, Compartiment, Flux, MembreId};
use store::Store;
use vault::{Coffre, MembreScelle};

use crate::ErreurApp;
use crate::base::Base;

/// A member at work. Her keys live in memory only, and are wiped when the session is dropped.
#[derive(Debug)]
pub struct Session {
    pub(crate) store: Store,
    pub(crate) coffre: Coffre,
    pub(crate) membre: MembreId,
    pub(crate) association: AssociationId,
}

impl Session {
    /// Opens the base at `url` as `identifiant` (the only member when not said).
    ///
    /// # Errors
    /// A base that is not there or not ours, [`ErreurApp::MembreInconnu`],
    /// [`ErreurApp::MembreAmbigu`], a wrong passphrase.
    pub async fn ouvrir(
        url: &str,
        identifiant: Option<&str>,
        phrase: &str,
    ) -> Result<Self, ErreurApp> {
        Base::ouvrir(url).await?.ouvrir_session(identifiant, phrase).await
    }

    /// Closes the base.
    pub async fn fermer(self) {
        self.store.fermer().await;
    }

    /// The member at work.
    pub fn membre(&self) -> MembreId {
        self.membre
    }

    /// The association's own stream.
    pub(crate) fn flux_association(&self) -> Flux {
        Flux::Association(self.association)
    }

    /// Checks that the session holds a compartment.
    pub(crate) fn exiger(&self, compartiments: &[Compartiment]) -> Result<(), ErreurApp> {
        match compartiments.iter().find(|c| !self.coffre.detient(**c)) {
            Some(absent) => Err(ErreurApp::Compartiment(absent.code())),
            None => Ok(()),
        }
    }
}

/// The member who signs in.
pub(crate) fn choisir<'a>(
    membres: &'a [MembreScelle],
    identifiant: Option<&str>,
) -> Result<&'a MembreScelle, ErreurApp> {
    let mut actifs = membres.iter().filter(|membre| membre.actif);
    if let Some(identifiant) = identifiant {
        return actifs
            .find(|membre| membre.identifiant == identifiant)
            .ok_or(ErreurApp::MembreInconnu);
    }
    match (actifs.next(), actifs.next()) {
        (Some(seul), None) => Ok(seul),
        (Some(_), Some(_)) => Err(ErreurApp::MembreAmbigu),
        (None, _) => Err(ErreurApp::MembreInconnu),
    }
}
