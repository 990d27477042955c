//! The pages, asked for as a browser asks for them, on both engines.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod abonnement;
mod activites;
mod antennes;
mod brouillons;
mod canaris;
mod commission;
mod delais;
mod documents;
mod exports;
mod federation;
mod gestion;
mod histoire;
mod journal;
mod liste;
mod matrice;
mod membres;
mod prevision;
mod recits;
mod seances;
mod serveur;
mod terrain;
mod textes;
mod visibilite;
