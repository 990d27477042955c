//! What cannot be counted, estimated, with its interval. An estimate is never shown without it.

mod distinctes;
mod proportion;

pub use distinctes::{Distinctes, Indeterminee, Passage, distinctes};
pub use proportion::{Proportion, proportion};

/// Quantile 0.975 of the normal law: intervals are at 95 %.
const Z: f64 = 1.959_963_984_540_054;
