//! From when one looks, and knowing what.

use crate::{Acte, Horodatage, Jour};

/// A point of view on a journal: what had happened by a day, as it was known before an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Regard {
    /// What happened after this day is not seen.
    pub au: Jour,
    /// What was recorded at or after this instant is not known. `None`: everything is known.
    pub consigne_avant: Option<Horodatage>,
}

impl Regard {
    /// What had happened by `au`, as known today.
    pub fn au(au: Jour) -> Self {
        Self { au, consigne_avant: None }
    }

    /// Whether an act had been recorded.
    pub fn connait(&self, acte: &Acte) -> bool {
        self.consigne_avant.is_none_or(|limite| acte.consigne_a < limite)
    }
}
