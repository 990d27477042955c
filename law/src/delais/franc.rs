//! The two-month limit of administrative litigation, counted in clear days.
//!
//! Neither the day of the notification nor the day of expiry counts: notified on 5 January, the
//! last day is 6 March. A Saturday, a Sunday or a public holiday moves it to the next working day.

use domain::{Departement, Jour};

use super::feries::{Calendrier, prochain_jour_ouvrable};

/// A limit, from a starting point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DelaiFranc {
    /// The last day nobody can dispute: start + months − 1 day.
    pub date_prudente: Jour,
    /// The last day, wherever the person lives.
    pub date_limite: Jour,
    /// The last day if a local holiday moves it; the same when none can.
    pub date_limite_locale: Jour,
}

/// Where a day stands before a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DernierJour {
    /// Not later than the last day.
    Court,
    /// Between the two possible last days: the department decides.
    SelonLeDepartement,
    /// Later than the last possible day.
    Passe,
}

impl DelaiFranc {
    /// The limit of `mois` months from a day, for a person of that department.
    pub fn depuis(jour: Jour, mois: i32, departement: Option<Departement>) -> Self {
        let terme = jour.plus_mois(mois);
        let franc = terme.plus_jours(1);
        let (premier, second) = Calendrier::possibles(departement);
        let date_limite = prochain_jour_ouvrable(franc, premier);
        Self {
            date_prudente: terme.veille(),
            date_limite,
            date_limite_locale: if premier == second {
                date_limite
            } else {
                prochain_jour_ouvrable(franc, second)
            },
        }
    }

    /// Where a day stands.
    pub fn etat_au(&self, jour: Jour) -> DernierJour {
        match () {
            () if jour <= self.date_limite => DernierJour::Court,
            () if jour <= self.date_limite_locale => DernierJour::SelonLeDepartement,
            () => DernierJour::Passe,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delai(jour: &str, departement: Option<&str>) -> [String; 3] {
        let departement = departement.map(|code| code.parse().unwrap());
        let delai = DelaiFranc::depuis(jour.parse().unwrap(), 2, departement);
        [delai.date_prudente, delai.date_limite, delai.date_limite_locale].map(|j| j.to_string())
    }

    #[test]
    fn neither_end_counts() {
        assert_eq!(delai("2026-01-05", None), ["2026-03-04", "2026-03-06", "2026-03-06"]);
    }

    #[test]
    fn a_weekend_or_a_holiday_moves_the_last_day() {
        assert_eq!(delai("2026-01-20", None)[1], "2026-03-23");
        // 14 July is a Tuesday.
        assert_eq!(delai("2026-05-13", None)[1], "2026-07-15");
        // Saturday 4 April, Easter Sunday, Easter Monday.
        assert_eq!(delai("2026-02-03", Some("75"))[1], "2026-04-07");
    }

    #[test]
    fn a_month_too_short_ends_on_its_last_day() {
        assert_eq!(delai("2025-12-31", None), ["2026-02-27", "2026-03-02", "2026-03-02"]);
        assert_eq!(delai("2023-12-31", None), ["2024-02-28", "2024-03-01", "2024-03-01"]);
    }

    #[test]
    fn good_friday_moves_it_in_moselle_only() {
        assert_eq!(delai("2026-02-02", Some("57"))[1], "2026-04-07");
        assert_eq!(delai("2026-02-02", Some("54"))[1], "2026-04-03");
        assert_eq!(delai("2026-02-02", None)[1..], ["2026-04-03", "2026-04-07"]);
    }
}
