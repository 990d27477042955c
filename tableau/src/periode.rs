//! When what is counted happened.

use std::fmt;

use domain::Jour;

/// From a day to a day, both included; one day for a stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Periode {
    /// First day.
    pub du: Jour,
    /// Last day.
    pub au: Jour,
}

impl Periode {
    /// A whole year. `None` outside of 1 to 9999.
    pub fn annee(annee: i16) -> Option<Self> {
        Some(Self { du: Jour::premier_de_l_an(annee)?, au: Jour::dernier_de_l_an(annee)? })
    }

    /// The state on a day.
    pub fn au(jour: Jour) -> Self {
        Self { du: jour, au: jour }
    }
}

impl fmt::Display for Periode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.du == self.au {
            write!(f, "{}", self.au)
        } else {
            write!(f, "{}/{}", self.du, self.au)
        }
    }
}
