//! The public help pages, in a real browser: on the real server, and from an exported folder.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first failure")]
#![allow(clippy::indexing_slicing, reason = "answers of a known shape")]

mod acces;
mod antennes;
mod impression;
mod langues;
mod lieux;
mod portes;
mod sortie;
mod visite;
