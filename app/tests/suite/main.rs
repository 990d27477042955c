//! Stories of the use cases, on SQLite always and on PostgreSQL when `PASSERELLE_TEST_POSTGRES`
//! names a server.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::too_many_lines,
    reason = "a test stops at the first failure; a story is read in one go"
)]

mod abonnement;
mod acces_lus;
mod activites;
mod bureautique;
mod casier;
mod commission;
mod commun;
mod connexion;
mod delais;
mod demonstration;
mod documents;
mod exporter;
mod federation;
mod gestion;
mod gestion_comptee;
mod histoire;
mod jour;
mod membres;
mod plantage;
mod repertoire;
mod separations;
mod telephones;
mod terrain;
mod visibilite;
