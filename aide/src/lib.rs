//! The public help pages: find someone, know one's rights, leave no trace.
//!
//! Served by the program on a listener and a domain of their own ([`servir`]), or written once as a
//! folder of files for any static server ([`Site::fichiers`]). Start with `adresse.rs` (every
//! address), then `serveur.rs` (what each answers), then any file of `pages/`.
//!
//! **No cookie, no session, no account, no third party, no log: nothing here writes one.** What
//! somebody answers travels once, in the body of one request, and is gone with it. No address,
//! title or header says what a page is about. The crate reaches neither the base nor the keys: it
//! imports neither `app`, `store` nor `vault`, so no page of it can hold a person of a file.
//!
//! What is remembered of a visit is that it has ended ([`visites`]): after "leave this site", the
//! browser's "back" finds nothing, without any script.

mod adresse;
mod fichiers;
mod langue;
mod numeros;
mod pages;
mod relecture;
mod ressources;
mod serveur;
mod textes;
pub mod visites;

use std::fmt;
use std::sync::Arc;

use annuaire::Annuaire;
use domain::Jour;

pub use adresse::{Adresse, Page};
pub use fichiers::{Fichier, Formulaire, PDF};
pub use langue::Langue;
pub use numeros::{Numero, Numeros, numeros};
pub use pages::{Support, poids_commun};
pub use relecture::{Etat, Relectures};
pub use ressources::{Public, Ressource, ressources};
pub use serveur::{routeur, servir};
pub use textes::{Textes, arguments, cles};
pub use visites::Visites;

/// What the machine gives for one request: the day, and sixteen bytes nobody can guess.
#[derive(Clone, Copy)]
pub struct Moment {
    /// Today.
    pub jour: Jour,
    /// From the system's randomness.
    pub tirage: [u8; 16],
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Moment").field("jour", &self.jour).finish_non_exhaustive()
    }
}

/// Reads the clock and the system's randomness: `None` when the machine gives none.
pub type Horloge = Arc<dyn Fn() -> Option<Moment> + Send + Sync>;

/// Everything the pages are made of.
#[derive(Debug)]
pub struct Site {
    pub(crate) textes: Textes,
    pub(crate) relectures: Relectures,
    pub(crate) annuaire: Annuaire,
    /// An association gave its directory: its contacts come with its own check.
    pub(crate) annuaire_donne: bool,
    /// Where "leave this site" goes.
    pub(crate) sortie: String,
}

/// Where "leave this site" goes unless told otherwise: the weather.
pub const SORTIE: &str = "https://meteofrance.com/";

/// The address given for leaving cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("l'adresse de sortie s'écrit https://exemple.fr/, sans espace ni accent")]
pub struct SortieInvalide;

impl Site {
    /// The shipped contacts, and those an association gives, which come first.
    ///
    /// # Errors
    /// [`SortieInvalide`]: neither `https://…` nor this machine's `http://127.0.0.1…`.
    pub fn new(annuaire: Option<Annuaire>, sortie: &str) -> Result<Self, SortieInvalide> {
        let ici = sortie.starts_with("http://127.0.0.1:");
        let ailleurs = sortie.strip_prefix("https://").is_some_and(|hote| hote.contains('.'));
        let lisible = sortie.bytes().all(|c| c.is_ascii_graphic() && !b"\"'<>\\".contains(&c));
        if !(ici || ailleurs) || !lisible {
            return Err(SortieInvalide);
        }
        let annuaire_donne = annuaire.is_some();
        Ok(Self {
            textes: Textes::charger(),
            relectures: Relectures::livrees(),
            annuaire: annuaire.unwrap_or_default().avec(annuaire::nationaux()),
            annuaire_donne,
            sortie: sortie.to_owned(),
        })
    }

    /// The pages as files: path below the folder, and bytes. The rights page says that it needs a
    /// server; everything else works from any place that serves files, or from a disk.
    pub fn fichiers(&self) -> Vec<(String, Vec<u8>)> {
        pages::tous_les_fichiers(self)
    }

    /// The words, and which of them somebody has checked.
    pub fn textes(&self) -> (&Textes, &Relectures) {
        (&self.textes, &self.relectures)
    }
}
