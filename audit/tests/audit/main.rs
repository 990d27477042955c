//! The auditor finds what was planted, and nothing in what the protector gives.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod etendues;
mod fabrique;
mod mille_tables;
mod plantees;
