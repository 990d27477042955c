//! The store's tests, one binary: SQLite always, PostgreSQL too when `PASSERELLE_TEST_POSTGRES`
//! names a server whose user may create databases (`postgres://USER@HOST:PORT/postgres`).

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::too_many_lines,
    reason = "a test stops at the first failure; a story is read in one go"
)]

mod abonnements;
mod casiers;
mod cles;
mod colonnes;
mod commun;
mod ecrivains;
mod effacement;
mod fiches;
mod histoires;
mod plantage;
mod proprietes;
mod requetes;
mod sauvegarde;
mod structure;
mod verification;
