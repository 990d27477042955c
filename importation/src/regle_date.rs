//! What a date may be, by column: an impossible or a future day rejects its row.

use domain::Jour;

use crate::Constat;
use crate::dates::{DateLue, Siecle};

/// Which dates a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RegleDate {
    /// A birth: past, of someone who may be alive.
    Naissance,
    /// Something that happened.
    Passe,
    /// Something that may lie ahead: an expiry, an appointment.
    Avenir,
}

/// Nobody in a file is older.
const AGE_AU_PLUS: i16 = 120;

/// No association of the field kept a list before: an earlier day is a slip of the keyboard.
const PREMIERE_ANNEE: i16 = 1950;

impl RegleDate {
    /// To which century two digits belong.
    pub(crate) fn siecle(self, aujourdhui: Jour) -> Siecle {
        match self {
            Self::Naissance => Siecle::Naissance(aujourdhui),
            Self::Passe | Self::Avenir => Siecle::Recent,
        }
    }

    /// Why what was read rejects its row, when it does.
    pub(crate) fn refus(self, lue: DateLue, aujourdhui: Jour) -> Option<Constat> {
        let (annee, futur) = match lue {
            DateLue::Le(jour) | DateLue::Vers(jour) => (jour.annee(), jour > aujourdhui),
            DateLue::Annee(annee) | DateLue::VersAnnee(annee) => {
                (annee, annee > aujourdhui.annee())
            }
            DateLue::Impossible => return Some(Constat::DateImpossible),
            DateLue::Inconnue | DateLue::NonReconnue => return None,
        };
        let premiere = match self {
            Self::Naissance => aujourdhui.annee() - AGE_AU_PLUS,
            Self::Passe | Self::Avenir => PREMIERE_ANNEE,
        };
        if annee < premiere {
            Some(Constat::DateImpossible)
        } else if futur && self != Self::Avenir {
            Some(Constat::DateFuture)
        } else {
            None
        }
    }
}
