//! How many people leave, after how long, at what cost: a discrete-event simulation of the exit
//! pathway, and the multiplications beside it.
//!
//! Pure functions of a scenario, settings and a seed. This crate knows nothing of anyone: the
//! people in it are drawn, and none of its inputs is about a person. It reads no clock, no file and
//! no environment.
//!
//! Read [`scenario`] first (what is assumed, and where each value comes from), then [`simulation`]
//! (what happens to people), then [`bilan`] (what is answered).

pub mod bilan;
pub mod calibrage;
pub mod charge;
pub mod chauffe;
pub mod comparaison;
pub mod cout;
pub mod dessin;
pub mod illustration;
pub mod indicateur;
pub mod loi;
mod parallele;
pub mod releve;
pub mod replications;
pub mod scenario;
pub mod sensibilite;
pub mod simulation;
pub mod statistiques;
pub mod temps;
pub mod tirage;

pub use bilan::{Bilan, prevoir};
pub use calibrage::calibrer;
pub use comparaison::{Comparaison, comparer};
pub use indicateur::{Annuel, Indicateur};
pub use replications::{Fenetre, Reglages};
pub use scenario::{Changement, ErreurScenario, Scenario};
pub use sensibilite::sensibilite;
pub use statistiques::Estimation;
