//! What every request shares: the base, the sessions, the clock, how the server is reached.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex};

use app::Contexte;
use app::base::Base;
use app::federation::EditionPubliee;
use app::freins::Freins;
use tokio::sync::Semaphore;

use crate::langue::Textes;
use crate::pages::terrain::coquille::Coquille;
use crate::seances::Registre;

/// The clock and the system's randomness, read by the binary: `None` when the machine gives none.
pub type Horloge = Arc<dyn Fn() -> Option<Contexte> + Send + Sync>;

/// How browsers reach the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origine {
    /// Plain HTTP on this machine only.
    Locale,
    /// Through a proxy that ends TLS, at this origin (`https://passerelle.example.org`).
    Https(String),
}

/// What the administrator chose.
#[derive(Clone, Debug)]
pub struct Reglages {
    /// How browsers reach the server.
    pub origine: Origine,
    /// Minutes without a request after which a session locks.
    pub veille_minutes: u16,
    /// Whether the association is a demonstration: every page then says so.
    pub fictif: bool,
}

/// What every request shares.
#[derive(Clone)]
pub struct Etat {
    pub(crate) base: Base,
    pub(crate) seances: Arc<Registre>,
    pub(crate) freins: Arc<Mutex<Freins>>,
    pub(crate) horloge: Horloge,
    pub(crate) textes: Arc<Textes>,
    /// One forecast at a time: it takes a processor for a moment, the pages keep the other.
    pub(crate) previsions: Arc<Semaphore>,
    pub(crate) reglages: Arc<Reglages>,
    /// The page of outings, as telephones keep it.
    pub(crate) coquille: Arc<Coquille>,
    /// One message of a telephone at a time.
    pub(crate) envois: Arc<tokio::sync::Mutex<()>>,
    /// Editions that a federation published, oldest first.
    pub(crate) editions: Arc<[EditionPubliee]>,
    /// The folder of the federation kept here.
    pub(crate) federation: Option<Arc<Path>>,
}

impl fmt::Debug for Etat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Etat(…)")
    }
}

impl Etat {
    /// A server over an opened base.
    pub fn new(base: Base, horloge: Horloge, reglages: Reglages) -> Self {
        let seances = Registre::new(reglages.veille_minutes);
        let textes = Textes::charger();
        let coquille = Coquille::new(&textes, reglages.fictif);
        Self {
            base,
            seances: Arc::new(seances),
            freins: Arc::new(Mutex::new(Freins::default())),
            horloge,
            textes: Arc::new(textes),
            previsions: Arc::new(Semaphore::new(1)),
            reglages: Arc::new(reglages),
            coquille: Arc::new(coquille),
            envois: Arc::default(),
            editions: Arc::new([]),
            federation: None,
        }
    }

    /// The same, which knows these editions, oldest first.
    #[must_use]
    pub fn avec_editions(self, editions: Vec<EditionPubliee>) -> Self {
        Self { editions: editions.into(), ..self }
    }

    /// The same, which keeps the federation of this folder.
    #[must_use]
    pub fn avec_federation(self, dossier: &Path) -> Self {
        Self { federation: Some(dossier.into()), ..self }
    }
}
