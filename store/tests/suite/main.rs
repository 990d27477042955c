//! The store's tests, one binary: SQLite always, PostgreSQL too when `PASSERELLE_TEST_POSTGRES` names
//! a server whose user may create databases (`postgres://USER@HOST:PORT/postgres`).

mod cles;
mod commun;
mod effacement;
mod histoires;
mod sauvegarde;
mod verification;
