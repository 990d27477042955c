//! From acts to figures.
//!
//! The chain is `acts → dated facts → counters`: [`extraire`] turns the acts in force of one
//! journal into [`FaitDate`]s that describe nobody, [`Compteurs`] counts them for a year.
//!
//! From there [`tables`] makes tables, [`paquets`] writes them as an association sends them, and
//! [`pool`] adds those of many, has small counts masked, and has the result attacked.
//!
//! It knows nothing of names, storage, keys or the clock, and it cannot express who a person is: a
//! fact holds a kind, two days and a small code.

pub mod paquets;
pub mod pool;
pub mod tables;

mod compteurs;
mod extraction;
mod fait_date;
mod indicateur;

pub use compteurs::Compteurs;
pub use extraction::{Extraction, extraire, extraire_activite};
pub use fait_date::{FaitDate, Sorte};
pub use indicateur::{Indicateur, Origine, Sexe, TrancheAge};
