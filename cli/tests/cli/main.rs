//! The command line as a person meets it: the real binary, on each engine.
//!
//! Every story ends with `journal verifier` and `vues reconstruire` finding nothing to say.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first failure")]
#![allow(clippy::indexing_slicing, reason = "answers of a known shape")]

mod commun;

mod aide;
mod avant;
mod coupure;
mod degats;
mod demonstration;
#[cfg(feature = "pdf")]
mod document;
mod droits;
mod effacement;
mod erreurs;
mod exporter;
mod federation;
mod gestion;
mod lectures;
mod membres;
mod observatoire;
mod pages_d_aide;
mod parcours;
mod prevision;
mod registre;
mod reimport;
mod tableur;
mod terrain;
#[cfg(feature = "pdf")]
mod tous_les_documents;
mod vol;
