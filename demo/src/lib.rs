//! A fictitious association, drawn from a seed: people, what was done with them, outings.
//!
//! Seed in, journal out: no clock, no file, no network. The same size, seed and day give the same
//! acts on every machine. What is drawn follows the field's own yearly report (FACT-S, April 2025);
//! `demo/tests/calibrage.rs` holds each target beside what comes out.
//!
//! Nobody here exists. Family names are words of the landscape followed by `(fictif)`, telephone
//! numbers come from the ranges set aside for fiction, and each narrative says what it is: the
//! warning travels with the data into every page, export and document ([`est_fictif`]).
//!
//! ```
//! use demo::{Generateur, Taille};
//!
//! let au = "2026-03-02".parse().expect("a day");
//! let generateur = Generateur::new(Taille::Petite, 7, au);
//! let actes: usize = generateur.dossiers().map(|dossier| dossier.actes.len()).sum();
//! assert!(actes > 200);
//! ```

mod accueil;
mod activites;
mod alea;
mod aller_vers;
mod calendrier;
mod erreurs;
mod generateur;
mod implantation;
mod modeles;
mod noms;
mod parcours;
mod permanences;
mod personne;
mod plume;
mod recits;
mod refus;
mod seances;
mod suivi;
mod taille;

use domain::{Acte, ActeId, ActiviteId, Departement, DossierId, Fait, Flux};
use domain::{Horodatage, Jour, MembreId, Recit};

pub use generateur::Generateur;
pub use noms::est_fictif;
pub use taille::Taille;

/// An act of a fictitious journal, less what its writer adds: the stream, the rank, the author.
#[derive(Clone, Debug, PartialEq)]
pub struct ActeFictif {
    /// Drawn with the rest: the same seed gives the same id.
    pub id: ActeId,
    /// The day it happened.
    pub survenu_le: Jour,
    /// The instant it was recorded, some hours to some months later.
    pub consigne_a: Horodatage,
    /// What happened. A correction names an act that comes earlier in the same list.
    pub fait: Fait,
    /// What is told beside it.
    pub recit: Option<Recit>,
}

impl ActeFictif {
    /// The act as it stands in a stream.
    pub fn en_acte(self, flux: Flux, rang: u32, auteur: MembreId) -> Acte {
        Acte {
            id: self.id,
            flux,
            rang,
            survenu_le: self.survenu_le,
            consigne_a: self.consigne_a,
            auteur,
            fait: self.fait,
            recit: self.recit,
        }
    }
}

/// The file of one person who does not exist.
#[derive(Clone, Debug, PartialEq)]
pub struct DossierFictif {
    /// Its place in the draw, from 0.
    pub indice: u32,
    /// Which association follows her: an index in [`Generateur::associations`].
    pub association: u8,
    /// Drawn with the rest.
    pub id: DossierId,
    /// In the order they were recorded; the first is the opening.
    pub actes: Vec<ActeFictif>,
}

impl DossierFictif {
    /// The journal as one author would have written it, ranks from 1.
    pub fn en_actes(self, auteur: MembreId) -> Vec<Acte> {
        let flux = Flux::Dossier(self.id);
        (1..).zip(self.actes).map(|(rang, acte)| acte.en_acte(flux, rang, auteur)).collect()
    }
}

/// An activity that never took place: an outing, a half-day of reception, a session, a model of
/// message.
#[derive(Clone, Debug, PartialEq)]
pub struct ActiviteFictive {
    /// Its place in the draw, from 0: activities come in the order they happened.
    pub indice: u32,
    /// Which association led it: an index in [`Generateur::associations`].
    pub association: u8,
    /// Drawn with the rest.
    pub id: ActiviteId,
    /// The activity, and its correction when it was recorded wrong; a model, its versions.
    pub actes: Vec<ActeFictif>,
}

/// An association that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssociationFictive {
    /// From 0.
    pub indice: u8,
    /// Its name, which says that it is fictitious.
    pub nom: String,
    /// Department of its seat.
    pub departement: Departement,
}
