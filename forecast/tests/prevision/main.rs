//! The forecast against theory, against another algorithm, and against what is published.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first failure")]
#![allow(clippy::indexing_slicing, reason = "answers of a known shape")]
#![allow(clippy::cast_precision_loss, reason = "counts of a few thousand")]

mod calibrage;
mod commun;
mod impossible;
mod livres;
mod reference;
mod reproductible;
mod sensibilite;
mod theorie;
