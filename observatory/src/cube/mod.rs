//! The cube: indicators by dimensions, as of a day or over a period.
//!
//! [`Recensement`] reads the facts of everyone, once; [`Tableau`] is what comes out of it, margins
//! included. [`croisements`] counts every one-, two- and three-way table of many records at once.

pub mod croisements;
mod delai;
mod recensement;
mod tableau;

use domain::Jour;

pub use delai::{Delai, PERSONNES_MIN};
pub use recensement::Recensement;
pub use tableau::{Cellule, Ligne, Tableau};

/// Days from the first to the last, both included. A stock is read on the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Periode {
    du: Jour,
    au: Jour,
}

/// The last day comes before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("le dernier jour précède le premier")]
pub struct PeriodeInvalide;

impl Periode {
    /// A period.
    ///
    /// # Errors
    /// [`PeriodeInvalide`] when it ends before it starts.
    pub fn nouvelle(du: Jour, au: Jour) -> Result<Self, PeriodeInvalide> {
        if du <= au { Ok(Self { du, au }) } else { Err(PeriodeInvalide) }
    }

    /// First day.
    pub fn du(self) -> Jour {
        self.du
    }

    /// Last day.
    pub fn au(self) -> Jour {
        self.au
    }
}
