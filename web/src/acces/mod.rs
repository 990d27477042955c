//! Who may do what: one readable table, and the extractor that applies it.

mod droit;
mod garde;

pub use droit::{DROITS, Droit, permis};
pub(crate) use garde::{Acces, Marque, marques};
