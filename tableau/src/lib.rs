//! A table of counts, and what is published of it.
//!
//! [`Tableau`] holds exact counts with their margins; [`TableauProtege`] is the same table with
//! some cells masked; [`Regle`] says which counts may be shown and how well hidden the others must
//! be. These are the only types that the program that masks (`protection`) and the program that
//! attacks what it masked (`audit`) have in common.
//!
//! It knows nothing of where the counts come from.

mod dimension;
mod periode;
mod protege;
mod regle;
mod table;

pub use dimension::{Dimension, INCONNU, Modalite};
pub use periode::Periode;
pub use protege::{Case, TableauProtege};
pub use regle::Regle;
pub use table::{CASES_MAXIMALES, Entete, ErreurTableau, Tableau};
