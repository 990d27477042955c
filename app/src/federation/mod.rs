//! A federation: receives packets, refuses what it must, publishes the rest.
//!
//! A campaign says what is expected and from whom. What was received is a set: packets may come in
//! any order, the state is the same.

mod campagne;
pub mod dossier;
mod edition;
mod enveloppe;
mod publication;
mod reception;

pub use campagne::{Campagne, ErreurCampagne, Inscrite};
pub use edition::{EditionPubliee, PasUneEdition};
pub use enveloppe::{Enveloppe, Signe, sceller};
pub(crate) use publication::totaux;
pub use publication::{Demande, ErreurPublication, Publication};
pub use reception::{Recu, RefusPaquet, Registre};
