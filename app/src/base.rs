//! One opened base, shared by the sessions of a server.

use domain::{AssociationId, Role};
use store::Store;
use vault::{Coffre, ErreurVault};

use crate::ErreurApp;
use crate::session::{Session, choisir};

/// An opened base. A clone shares its connections.
#[derive(Clone, Debug)]
pub struct Base {
    pub(crate) store: Store,
    pub(crate) association: AssociationId,
}

impl Base {
    /// Opens the base at `url`.
    ///
    /// # Errors
    /// A base that is not there or not ours, or has no association yet.
    pub async fn ouvrir(url: &str) -> Result<Self, ErreurApp> {
        let store = Store::ouvrir(url).await?;
        let association = store.association().await?.id;
        Ok(Self { store, association })
    }

    /// Opens a member's session (the only member when not said). Takes the time of one derivation
    /// of her passphrase.
    ///
    /// # Errors
    /// [`ErreurApp::MembreInconnu`], [`ErreurApp::MembreAmbigu`], a wrong passphrase.
    pub async fn ouvrir_session(
        &self,
        identifiant: Option<&str>,
        phrase: &str,
    ) -> Result<Session, ErreurApp> {
        let acces = self.store.acces().await?;
        let membre = choisir(&acces.membres, identifiant)?;
        let coffre = Coffre::ouvrir(membre, phrase, &acces.registre())?;
        let mut session = Session {
            store: self.store.clone(),
            coffre,
            membre: membre.membre,
            association: self.association,
            identifiant: membre.identifiant.clone(),
            // Opens nothing more than the others until the journal says better.
            role: Role::Dpo,
            rang_association: 0,
        };
        session.lire_association().await?;
        Ok(session)
    }

    /// Opens a member's session from afar: an unknown name costs the same derivation as a wrong
    /// passphrase, and both are one error.
    ///
    /// # Errors
    /// [`ErreurApp::ConnexionRefusee`]; whatever the store could not do.
    pub async fn connecter(&self, identifiant: &str, phrase: &str) -> Result<Session, ErreurApp> {
        match self.ouvrir_session(Some(identifiant), phrase).await {
            Err(ErreurApp::MembreInconnu) => {
                let acces = self.store.acces().await?;
                // Whoever exists lends her parameters: the time is that of a real attempt.
                if let Some(autre) = acces.membres.iter().find(|membre| membre.actif) {
                    let _ = Coffre::ouvrir(autre, phrase, &acces.registre());
                }
                Err(ErreurApp::ConnexionRefusee)
            }
            Err(ErreurApp::Vault(ErreurVault::PhraseIncorrecte)) => {
                Err(ErreurApp::ConnexionRefusee)
            }
            autre => autre,
        }
    }

    /// Whether the base answers.
    ///
    /// # Errors
    /// Whatever the store could not do.
    pub async fn repond(&self) -> Result<(), ErreurApp> {
        self.store.association().await?;
        Ok(())
    }

    /// Closes the base.
    pub async fn fermer(self) {
        self.store.fermer().await;
    }
}
