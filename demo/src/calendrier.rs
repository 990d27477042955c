//! Days counted from the first of the journal, and back.

use domain::{Horodatage, Jour};

/// Years of journal before the day of the demonstration.
const ANNEES: i16 = 7;
/// Days kept beyond that day: what is granted today ends within two years.
const MARGE: i32 = 800;
const MICROS_PAR_SECONDE: i64 = 1_000_000;
const SECONDES_PAR_JOUR: i64 = 86_400;
const EPOQUE: Jour = Jour::constante(1970, 1, 1);

/// The days of the journal, numbered: day 0 is the first of January seven years before. Adding days
/// to a civil date a hundred times per file would be most of the work of the generator.
#[derive(Clone, Debug)]
pub(crate) struct Calendrier {
    premier: Jour,
    jours: Vec<Jour>,
    /// Number of the day of the demonstration: nothing happens nor is recorded on it or after.
    pub(crate) au: i32,
    depuis_epoque: i32,
}

impl Calendrier {
    pub(crate) fn jusqu_a(au: Jour) -> Self {
        let annee = au.annee().saturating_sub(ANNEES);
        let premier = Jour::premier_de_l_an(annee).unwrap_or(Jour::PREMIER);
        let dernier = au.jours_depuis(premier);
        Self {
            premier,
            jours: (0..dernier + MARGE).map(|n| premier.plus_jours(n)).collect(),
            au: dernier,
            depuis_epoque: premier.jours_depuis(EPOQUE),
        }
    }

    pub(crate) fn jour(&self, n: i32) -> Jour {
        usize::try_from(n)
            .ok()
            .and_then(|rang| self.jours.get(rang).copied())
            .unwrap_or_else(|| self.premier.plus_jours(n))
    }

    pub(crate) fn numero(&self, jour: Jour) -> i32 {
        jour.jours_depuis(self.premier)
    }

    /// This day, or the Monday after it.
    pub(crate) fn ouvre(&self, n: i32) -> i32 {
        // 1 January 1970 was a Thursday: day 3 of a week that starts on day 0.
        match (n + self.depuis_epoque + 3).rem_euclid(7) {
            5 => n + 2,
            6 => n + 1,
            _ => n,
        }
    }

    pub(crate) fn instant(&self, n: i32, secondes: i32) -> Horodatage {
        let jours = i64::from(n) + i64::from(self.depuis_epoque);
        let total = jours * SECONDES_PAR_JOUR + i64::from(secondes);
        Horodatage::depuis_micros(total * MICROS_PAR_SECONDE)
    }

    /// The day number of an instant made by [`Calendrier::instant`].
    pub(crate) fn numero_de(&self, instant: Horodatage) -> i32 {
        let jours = instant.micros().div_euclid(SECONDES_PAR_JOUR * MICROS_PAR_SECONDE);
        i32::try_from(jours).map_or(self.au, |jours| jours - self.depuis_epoque)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_agree() {
        let calendrier = Calendrier::jusqu_a("2026-03-02".parse().unwrap());
        assert_eq!(calendrier.jour(0).to_string(), "2019-01-01");
        assert_eq!(calendrier.jour(calendrier.au).to_string(), "2026-03-02");
        for n in -400..4_000 {
            assert_eq!(calendrier.numero(calendrier.jour(n)), n);
            assert!(!calendrier.jour(calendrier.ouvre(n)).est_fin_de_semaine());
            let instant = calendrier.instant(n, 86_399);
            assert_eq!(instant.jour_utc(), calendrier.jour(n));
            assert_eq!(calendrier.numero_de(instant), n);
        }
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        for au in [Jour::PREMIER, Jour::DERNIER] {
            let calendrier = Calendrier::jusqu_a(au);
            assert_eq!(calendrier.jour(calendrier.au), au);
        }
    }
}
