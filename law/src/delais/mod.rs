//! Civil time limits: clear days, and the working day a limit moves to.

pub mod feries;
pub mod franc;

pub use feries::{Calendrier, est_ferie, prochain_jour_ouvrable};
pub use franc::{DelaiFranc, DernierJour};
