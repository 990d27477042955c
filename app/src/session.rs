//! A member at work on a base: the store, her keys, and who she is.

use std::sync::{Arc, Mutex, RwLock};

use domain::{AssociationId, Compartiment, Flux, MembreId, Role};
use store::Store;
use vault::{Coffre, MembreScelle};

use crate::ErreurApp;
use crate::base::Base;
use crate::repertoire::{Repertoire, Repertoires};
use crate::visibilite::Regles;

/// A member at work. Her keys live in memory only, and are wiped when the session is dropped.
#[derive(Debug)]
pub struct Session {
    pub(crate) store: Store,
    pub(crate) coffre: Coffre,
    pub(crate) membre: MembreId,
    pub(crate) association: AssociationId,
    pub(crate) identifiant: String,
    pub(crate) role: Role,
    /// Whether somebody else chose her passphrase.
    pub(crate) phrase_provisoire: bool,
    /// Rank of the last act of the association's journal that was read.
    pub(crate) rang_association: u32,
    /// Who sees whom, as last read.
    pub(crate) regles: RwLock<Arc<Regles>>,
    /// The repertoires of this base, and the one this session reads, under its name.
    pub(crate) repertoires: Arc<Repertoires>,
    pub(crate) tenu: Mutex<Option<([u8; 16], Arc<Repertoire>)>>,
}

/// Whether a session opened earlier still stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fraicheur {
    /// Nothing changed.
    Fraiche,
    /// Keys or roles changed: [`Session::actualiser`].
    Perimee,
    /// She is no longer a member, or her access was made anew with another key pair.
    Retiree,
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

    /// What she types to sign in.
    pub fn identifiant(&self) -> &str {
        &self.identifiant
    }

    /// The compartments whose keys she holds.
    pub fn compartiments(&self) -> Vec<Compartiment> {
        self.coffre.compartiments().collect()
    }

    /// What she does in the association, as it was when the session opened.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Whether somebody else chose her passphrase: it is to be changed before anything else.
    pub fn phrase_a_changer(&self) -> bool {
        self.phrase_provisoire
    }

    /// Whether the session still stands: asked at each request, so that a removal or a new role
    /// bites at once, whoever made it.
    ///
    /// # Errors
    /// Whatever the store could not read.
    pub async fn fraicheur(&self) -> Result<Fraicheur, ErreurApp> {
        let etat = self.store.etat_acces(self.membre, self.association).await?;
        let casier = self.coffre.casier();
        let memes_cles = |cle: &[u8; 32]| casier.as_ref().is_none_or(|c| c.cle_publique() == cle);
        Ok(match etat {
            Some(etat) if etat.actif && memes_cles(&etat.cle_publique) => {
                let connu = (self.coffre.versions(), self.rang_association);
                if (etat.versions, etat.rang) == connu {
                    Fraicheur::Fraiche
                } else {
                    Fraicheur::Perimee
                }
            }
            Some(_) | None => Fraicheur::Retiree,
        })
    }

    /// Takes in new keys, a new role, and what else the association's journal says since.
    ///
    /// # Errors
    /// [`ErreurApp::MembreInconnu`] when she was removed meanwhile; keys that are not hers.
    pub async fn actualiser(&mut self) -> Result<(), ErreurApp> {
        let acces = self.store.acces().await?;
        self.coffre.actualiser(&acces.registre())?;
        self.lire_association().await
    }

    /// Reads the association's own journal.
    pub(crate) async fn lire_association(&mut self) -> Result<(), ErreurApp> {
        let journal = self.journal(self.flux_association()).await?;
        let journal = journal.ok_or(ErreurApp::MembreInconnu)?;
        let regles = self.retenir_regles(Regles::lire(&journal.actes));
        let fiche = regles.membres.get(&self.membre).ok_or(ErreurApp::MembreInconnu)?;
        self.role = fiche.role;
        self.phrase_provisoire = fiche.phrase_provisoire;
        self.rang_association = journal.rang;
        Ok(())
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
