//! The operation id: what a person reads on an error page and an operator finds in the log.

use std::fmt;

use app::Contexte;
use rand_core::Rng as _;

/// Eight random hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Operation(u32);

impl Operation {
    pub(crate) fn tirer(contexte: Option<&mut Contexte>) -> Self {
        Self(contexte.map_or(0, |contexte| contexte.alea.next_u32()))
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}
