//! What tests share: canary strings, a base on each engine, workbooks, and the binary at work.
//!
//! For `[dev-dependencies]` only: no binary holds this crate. Everything here panics when the
//! machine refuses (no temporary directory, a server that does not answer): a test that cannot be
//! set up has failed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up has failed")]
#![allow(clippy::indexing_slicing, reason = "fixtures of a known shape")]
#![allow(clippy::missing_panics_doc, reason = "said once, above")]

pub mod bureautique;
pub mod canaris;
pub mod classeur;
pub mod place;
pub mod programme;
pub mod validateur;

pub use bureautique::LibreOffice;
pub use canaris::{CANARI, canari, contient};
pub use classeur::{Cellule, Classeur, Feuille, jour, texte};
pub use place::Place;
pub use programme::{Programme, Sortie};
pub use validateur::{modeles_d_annuaire, validateur, valider, valider_annuaire};
