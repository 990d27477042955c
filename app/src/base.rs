//! One opened base, shared by the sessions of a server.

use std::sync::Arc;

use domain::{AssociationId, MembreId, Role};
use store::Store;
use vault::Coffre;

use crate::ErreurApp;
use crate::connexion::EnAttente;
use crate::repertoire::Repertoires;
use crate::session::{Session, choisir};

/// An opened base. A clone shares its connections.
#[derive(Clone, Debug)]
pub struct Base {
    pub(crate) store: Store,
    pub(crate) association: AssociationId,
    pub(crate) repertoires: Arc<Repertoires>,
}

impl Base {
    /// Opens the base at `url`.
    ///
    /// # Errors
    /// A base that is not there or not ours, or has no association yet.
    pub async fn ouvrir(url: &str) -> Result<Self, ErreurApp> {
        let store = Store::ouvrir(url).await?;
        let association = store.association().await?.id;
        Ok(Self { store, association, repertoires: Arc::default() })
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
        let (membre, identifiant) = (membre.membre, membre.identifiant.clone());
        self.session(coffre, membre, identifiant).await
    }

    /// A session, once its keys are opened.
    pub(crate) async fn session(
        &self,
        coffre: Coffre,
        membre: MembreId,
        identifiant: String,
    ) -> Result<Session, ErreurApp> {
        let mut session = Session {
            store: self.store.clone(),
            coffre,
            membre,
            association: self.association,
            identifiant,
            // Opens nothing more than the others until the journal says better.
            role: Role::Dpo,
            phrase_provisoire: false,
            rang_association: 0,
            regles: std::sync::RwLock::default(),
            repertoires: Arc::clone(&self.repertoires),
            tenu: std::sync::Mutex::default(),
        };
        session.lire_association().await?;
        Ok(session)
    }

    /// First step of signing in ([`EnAttente`]).
    ///
    /// # Errors
    /// [`ErreurApp::ConnexionRefusee`]; whatever the store could not do.
    pub async fn connecter(&self, identifiant: &str, phrase: &str) -> Result<EnAttente, ErreurApp> {
        EnAttente::sur(self, identifiant, phrase).await
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
