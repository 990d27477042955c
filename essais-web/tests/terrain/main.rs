//! Outings on a telephone: no network, a browser killed, two telephones, an old page, no storage.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod acces;
mod base;
mod coupures;
mod horsligne;
mod verrou;
mod versions;
