//! From acts to figures.
//!
//! The chain is `acts → dated facts → counters and tables`: [`extraire`] turns the acts in force of
//! one journal into [`FaitDate`]s that describe nobody; [`Compteurs`] counts them for a year,
//! [`cube`] as of any day, over any period, by any dimension. What is counted is data:
//! [`catalogue`]. [`registre`] and [`texte`] are for a report: its figures by name, and its text.
//!
//! From there [`tables`] makes tables, [`paquets`] writes them as an association sends them, and
//! [`pool`] adds those of many, has small counts masked, and has the result attacked; [`cartes`]
//! says what a map shows of it, [`ouvert`] writes it for anyone to use again.
//!
//! It knows nothing of names, storage, keys or the clock, and it cannot express who a person is: a
//! fact holds a kind, two days and a small code.

mod activites;
pub mod cartes;
pub mod catalogue;
mod compteurs;
pub mod cube;
mod delais;
mod dimension;
pub mod estimation;
mod extraction;
mod fait_date;
mod gestion;
mod observe;
pub mod ouvert;
pub mod paquets;
pub mod pool;
pub mod recommandations;
pub mod registre;
pub mod tables;
pub mod texte;

pub use compteurs::Compteurs;
pub use dimension::{Dimension, Groupes, Origine, Sexe, TrancheAge};
pub use extraction::{Extraction, extraire, extraire_activite};
pub use fait_date::{FaitDate, Sorte};
pub use gestion::extraire_gestion;

/// What counts facts: one journal after the other, nobody being told apart.
pub trait Receveur {
    /// Counts the facts of one person.
    fn personne(&mut self, faits: &[FaitDate]);
    /// Counts the facts of one activity.
    fn activite(&mut self, faits: &[FaitDate]);
}
