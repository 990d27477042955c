//! Who helps, where, with what: structures and what they offer, in the data·inclusion format.
//!
//! [`Annuaire::lire`] reads a file of that format (structures, and services here called
//! [`Offre`]), refuses what a page could not show safely and says which entry and why.
//! [`Annuaire::chercher`] finds by need, department and language, nearest first. The national
//! contacts are shipped: [`nationaux`].
//!
//! It holds institutions, never a person: the format's field for a contact's name is not read.
//! Pure: bytes in, values out.

mod besoin;
mod departements;
mod erreur;
mod fichier;
mod horaires;
mod lieu;
mod offre;
mod recherche;
mod structure;

pub use besoin::Besoin;
pub use departements::{Prefecture, prefecture, prefectures};
pub use erreur::{ErreurAnnuaire, Faute};
pub use horaires::{Horaires, Plage};
pub use lieu::Lieu;
pub use offre::{Demandee, Inutile, Offre, Zone};
pub use recherche::{Demande, Trouvee};
pub use structure::Structure;

use std::sync::LazyLock;

/// Every structure and what each offers, as read and checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annuaire {
    structures: Vec<Structure>,
    offres: Vec<Offre>,
}

impl Annuaire {
    /// Reads a data·inclusion file: a JSON object with `structures` and `services`.
    ///
    /// # Errors
    /// Text that is no JSON of that shape, or the list of every faulty entry.
    pub fn lire(texte: &str) -> Result<Self, ErreurAnnuaire> {
        fichier::lire(texte)
    }

    /// The same directory as a data·inclusion file, entries in their order.
    pub fn ecrire(&self) -> String {
        fichier::ecrire(self, fichier::Themes::Lus)
    }

    /// The same, for others: only themes that the format's current version has, so that its
    /// reference models accept the file; what older themes answered is told as a need.
    pub fn publier(&self) -> String {
        fichier::ecrire(self, fichier::Themes::Courants)
    }

    /// The structures, in the order of the file.
    pub fn structures(&self) -> &[Structure] {
        &self.structures
    }

    /// What is offered, in the order of the file.
    pub fn offres(&self) -> &[Offre] {
        &self.offres
    }

    /// The structure of that id.
    pub fn structure(&self, id: &str) -> Option<&Structure> {
        self.structures.iter().find(|structure| structure.id == id)
    }

    /// One structure and what it offers. Empty when no structure has that id.
    #[must_use]
    pub fn seule(&self, id: &str) -> Self {
        let offres = self.offres.iter().filter(|offre| offre.structure == id).cloned();
        let structures = self.structure(id).cloned().into_iter().collect();
        Self { structures, offres: offres.collect() }
    }

    /// Both directories as one; an id already there keeps its first entry.
    #[must_use]
    pub fn avec(mut self, autre: &Self) -> Self {
        for structure in &autre.structures {
            if self.structure(&structure.id).is_none() {
                self.structures.push(structure.clone());
            }
        }
        for offre in &autre.offres {
            if !self.offres.iter().any(|connue| connue.id == offre.id) {
                self.offres.push(offre.clone());
            }
        }
        self
    }
}

/// The contacts that serve the whole country, shipped with the program.
pub fn nationaux() -> &'static Annuaire {
    static NATIONAUX: LazyLock<Annuaire> = LazyLock::new(|| {
        Annuaire::lire(include_str!("../donnees/nationaux.json"))
            .expect("the shipped directory is part of the program, and a test reads it")
    });
    &NATIONAUX
}
