//! A birth, as precisely as it is known.

use minicbor::{Decode, Encode};

use crate::Jour;

/// When a person was born, as precisely as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Naissance {
    /// The full date.
    #[n(0)]
    Le(#[n(0)] Jour),
    /// The year alone, stated.
    #[n(1)]
    Annee(#[n(0)] i16),
    /// A year estimated ("vers 1995").
    #[n(2)]
    Vers(#[n(0)] i16),
}

impl Naissance {
    /// Year of birth, stated or estimated.
    pub fn annee(self) -> i16 {
        match self {
            Self::Le(jour) => jour.annee(),
            Self::Annee(annee) | Self::Vers(annee) => annee,
        }
    }

    /// Whole years of age on a day. With the year alone, the age reached in the course of that
    /// year. Born on 29 February: a year older on 1 March of common years. Negative before birth.
    pub fn age_au(self, jour: Jour) -> i32 {
        let ecart = i32::from(jour.annee()) - i32::from(self.annee());
        match self {
            Self::Le(naissance) => {
                let fete = (naissance.mois(), naissance.quantieme());
                if (jour.mois(), jour.quantieme()) < fete { ecart - 1 } else { ecart }
            }
            Self::Annee(_) | Self::Vers(_) => ecart,
        }
    }

    /// The day she comes of age: her eighteenth birthday, or the first day of that year when only
    /// the year is known; nothing from an estimated year.
    pub fn majeure_le(self) -> Option<Jour> {
        match self {
            Self::Le(jour) if (jour.mois(), jour.quantieme()) == (2, 29) => {
                Jour::new(jour.annee().checked_add(18)?, 3, 1).ok()
            }
            Self::Le(jour) => Some(jour.plus_annees(MAJORITE)),
            Self::Annee(annee) => Jour::new(annee.checked_add(18)?, 1, 1).ok(),
            Self::Vers(_) => None,
        }
    }

    /// Whether she is a minor on a day, for certain: the year alone proves it as long as she turns
    /// eighteen in a later year, an estimated year never does.
    pub fn est_mineure_au(self, jour: Jour) -> bool {
        match self {
            Self::Le(_) | Self::Annee(_) => self.age_au(jour) < MAJORITE,
            Self::Vers(_) => false,
        }
    }
}

/// Age of majority (code civil, article 414).
const MAJORITE: i32 = 18;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leap_day_child_is_adult_on_the_first_of_march() {
        let naissance = Naissance::Le("2008-02-29".parse().unwrap());
        assert_eq!(naissance.age_au("2026-02-28".parse().unwrap()), 17);
        assert_eq!(naissance.age_au("2026-03-01".parse().unwrap()), 18);
    }

    #[test]
    fn a_doubt_on_the_year_is_no_minority() {
        let le: Jour = "2026-03-01".parse().unwrap();
        assert!(Naissance::Le("2008-03-02".parse().unwrap()).est_mineure_au(le));
        assert!(!Naissance::Le("2008-03-01".parse().unwrap()).est_mineure_au(le));
        assert!(Naissance::Annee(2009).est_mineure_au(le));
        assert!(!Naissance::Annee(2008).est_mineure_au(le));
        assert!(!Naissance::Vers(2012).est_mineure_au(le));
    }
}
