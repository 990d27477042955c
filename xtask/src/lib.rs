//! Tidy: the rules this repository keeps about itself, checked as tests (`cargo test -p xtask`).
//!
//! A rule reads a [`Tree`] (paths and texts, nothing else) and returns [`Finding`]s. Each rule's
//! own tests give it a small tree made by hand; `tests/tidy.rs` gives it the repository.
//!
//! Rules hold for the whole tree: there is no list of exceptions. A crate that does not exist yet
//! is not a finding.

mod finding;
mod manifest;
pub mod rules;
mod source;
mod tree;

pub use finding::Finding;
pub use tree::Tree;
