//! The pages, asked for as a browser asks for them, on both engines.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod canaris;
mod journal;
mod matrice;
mod recits;
mod seances;
mod serveur;
mod textes;
mod visibilite;
