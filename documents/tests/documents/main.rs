//! Documents: what was not chosen is not there, and what is there reads well and the same.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops at the first failure"
)]

mod choix;
mod exemples;
#[cfg(feature = "pdf")]
mod formes;
#[cfg(feature = "pdf")]
mod octets;
mod odt;
#[cfg(feature = "pdf")]
mod outils;
#[cfg(feature = "pdf")]
mod vierges;
