//! What a team does in a day, in a real browser on the real binary.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first failure")]
#![allow(clippy::indexing_slicing, reason = "answers of a known shape")]

mod association;
mod canaris;
mod connexion;
mod dossier;
mod gestion;
mod glace;
mod pages;
mod prevision;
mod saisie;
mod tour;
mod unite;
