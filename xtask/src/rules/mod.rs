//! The rules, one per file. Each is a function from a [`Tree`] to its findings.
//!
//! [`Tree`]: crate::Tree

pub mod decisions;
pub mod dependencies;
pub mod glossary;
pub mod identity;
pub mod layers;
pub mod lints;
pub mod machine;
pub mod markdown;
pub mod output;
pub mod purity;
pub mod size;
pub mod words;
