//! The browser of the tests, on a page that holds one of everything.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first failure")]
#![allow(clippy::indexing_slicing, reason = "answers of a known shape")]

mod gestes;
mod maison;
mod page;
mod regard;
mod semis;
