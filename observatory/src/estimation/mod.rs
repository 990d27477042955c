//! What cannot be counted, estimated, with its interval. An estimate is never shown without it.

mod distinctes;
mod proportion;

pub use distinctes::{Distinctes, Indeterminee, Passage, distinctes};
pub use proportion::{Proportion, proportion};

/// Quantile 0.975 of the normal law: intervals are at 95 %.
const Z: f64 = 1.959_963_984_540_054;

#[expect(clippy::cast_precision_loss, reason = "what an association counts is below 2^52")]
fn en_flottant(nombre: u64) -> f64 {
    nombre as f64
}
