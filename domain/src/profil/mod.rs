//! What is observed of a person, one dated attribute at a time.
//!
//! A profile is never a form that is overwritten: each [`Attribut`] is an observation made on a
//! day, and the profile on a day is the last observation of each.

mod attribut;
mod famille;
mod hebergement;
mod justice;
mod naissance;
mod personne;
mod sejour;

pub use attribut::{Attribut, Rubrique};
pub use famille::Grossesse;
pub use hebergement::Hebergement;
pub use justice::{Plainte, Victime};
pub use naissance::Naissance;
pub use personne::{Cadre, Genre, SituationConjugale};
pub use sejour::{CadreOqtf, Oqtf, SituationAdministrative};
