//! From a source and its data to a tagged PDF, in a sealed world.
//!
//! What is composed sees its own files, the fonts held here, and nothing else: no disk, no network,
//! no package, no clock. The same source, data and day give the same bytes, on any machine.

mod composition;
mod fontes;
mod mise_en_page;
mod monde;

pub use composition::{Composition, ErreurComposition, composer};
pub(crate) use mise_en_page::de_la_page;
