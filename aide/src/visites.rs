//! Visits that have ended.
//!
//! Every page of one visit stands under one drawn name (`/aide/NAME/…`). Leaving by the exit link
//! marks the name as ended: from then on, all its addresses lead away, so that the browser's
//! "back", or an entry of its history, shows nothing, with or without scripts. While a visit lasts
//! nothing is kept of it, not even that it exists. An ended name is forgotten after one to two
//! hours: a link sent to somebody else works again then.

use std::collections::HashSet;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use data_encoding::HEXLOWER;

/// Between two turns: a name is forgotten at the second.
pub const TOUR: Duration = Duration::from_hours(1);

/// Names kept in one turn: more make the oldest turn be forgotten sooner, never the server grow.
const PLACES: usize = 50_000;

type Nom = [u8; 16];

/// The names that have ended lately.
#[derive(Default)]
pub struct Visites {
    tours: Mutex<Tours>,
}

#[derive(Default)]
struct Tours {
    present: HashSet<Nom>,
    passe: HashSet<Nom>,
}

impl fmt::Debug for Visites {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Visites(…)")
    }
}

impl Visites {
    /// The name of a new visit, from sixteen random bytes.
    pub fn nommer(tirage: Nom) -> String {
        HEXLOWER.encode(&tirage)
    }

    /// Whether a text is the name of a visit.
    pub(crate) fn lire(texte: &str) -> Option<Nom> {
        let octets = HEXLOWER.decode(texte.as_bytes()).ok()?;
        octets.try_into().ok()
    }

    /// The visit of this name has ended.
    pub fn finir(&self, nom: Nom) {
        let mut tours = self.tours();
        if tours.present.len() >= PLACES {
            tours.tourner();
        }
        tours.present.insert(nom);
    }

    /// Whether the visit of this name has ended.
    pub fn finie(&self, nom: Nom) -> bool {
        let tours = self.tours();
        tours.present.contains(&nom) || tours.passe.contains(&nom)
    }

    /// An hour has gone by.
    pub fn tourner(&self) {
        self.tours().tourner();
    }

    fn tours(&self) -> MutexGuard<'_, Tours> {
        self.tours.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tours {
    fn tourner(&mut self) {
        self.passe = std::mem::take(&mut self.present);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_that_ended_is_known_for_one_hour_at_least_and_two_at_most() {
        let visites = Visites::default();
        let nom = Visites::lire(&Visites::nommer([7; 16])).unwrap();
        assert!(!visites.finie(nom));
        visites.finir(nom);
        visites.tourner();
        assert!(visites.finie(nom));
        visites.tourner();
        assert!(!visites.finie(nom));
    }

    #[test]
    fn memory_is_bounded() {
        let visites = Visites::default();
        for rang in 0..200_000_u128 {
            visites.finir(rang.to_be_bytes());
        }
        let tours = visites.tours();
        assert!(tours.present.len() + tours.passe.len() <= 2 * PLACES);
        drop(tours);
        assert!(visites.finie(199_999_u128.to_be_bytes()));
    }

    #[test]
    fn only_a_drawn_name_is_one() {
        for texte in ["", "fr", "57", "AA", &"g".repeat(32), &"a".repeat(31), &"A".repeat(32)] {
            assert_eq!(Visites::lire(texte), None, "{texte}");
        }
    }
}
