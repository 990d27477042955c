//! French public holidays.
//!
//! Code du travail, L.3133-1 for the eleven days of the whole country, L.3134-13 for the two more
//! of Bas-Rhin, Haut-Rhin and Moselle. Good Friday is a holiday there only in some communes: the
//! engine takes it as one everywhere in the three departments, and always gives the prudent date
//! beside the last day. The days of remembrance of the overseas departments are not computed:
//! there, a limit that has passed is never certain (see `delai-de-distance`).

use domain::{Departement, Jour};

/// Which holidays apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendrier {
    /// The eleven days of the whole country.
    National,
    /// The same, with Good Friday and 26 December.
    AlsaceMoselle,
}

impl Calendrier {
    /// The calendars that may apply: one where the department is known, both where it is not.
    pub fn possibles(departement: Option<Departement>) -> (Self, Self) {
        match departement {
            Some(departement) if departement.est_alsace_moselle() => {
                (Self::AlsaceMoselle, Self::AlsaceMoselle)
            }
            Some(_) => (Self::National, Self::National),
            None => (Self::National, Self::AlsaceMoselle),
        }
    }
}

/// Whether a day is a public holiday.
pub fn est_ferie(jour: Jour, calendrier: Calendrier) -> bool {
    est_ferie_fixe(jour, calendrier) || est_ferie_mobile(jour, calendrier)
}

fn est_ferie_fixe(jour: Jour, calendrier: Calendrier) -> bool {
    matches!(
        (jour.mois(), jour.quantieme()),
        (1 | 5 | 11, 1) | (5, 8) | (7, 14) | (8, 15) | (11, 11) | (12, 25)
    ) || (calendrier == Calendrier::AlsaceMoselle && (jour.mois(), jour.quantieme()) == (12, 26))
}

fn est_ferie_mobile(jour: Jour, calendrier: Calendrier) -> bool {
    // The earliest is Good Friday, 20 March at the earliest; the latest, Whit Monday, 14 June.
    if !(3..=6).contains(&jour.mois()) {
        return false;
    }
    let Some(paques) = paques(jour.annee()) else {
        return false;
    };
    match jour.jours_depuis(paques) {
        1 | 39 | 50 => true,
        -2 => calendrier == Calendrier::AlsaceMoselle,
        _ => false,
    }
}

/// Easter Sunday, by the anonymous Gregorian algorithm.
fn paques(annee: i16) -> Option<Jour> {
    let annee = i32::from(annee);
    let lune = annee % 19;
    let (siecle, reste) = (annee / 100, annee % 100);
    let correction = siecle - siecle / 4 - (siecle - (siecle + 8) / 25 + 1) / 3;
    let epacte = (19 * lune + correction + 15) % 30;
    let semaine = (32 + 2 * (siecle % 4) + 2 * (reste / 4) - epacte - reste % 4) % 7;
    let recul = (lune + 11 * epacte + 22 * semaine) / 451;
    let rang = epacte + semaine - 7 * recul + 114;
    let mois = i8::try_from(rang / 31).ok()?;
    let quantieme = i8::try_from(rang % 31 + 1).ok()?;
    Jour::new(i16::try_from(annee).ok()?, mois, quantieme).ok()
}

/// The day itself if it is a working day, else the next one that is neither a Saturday, a Sunday
/// nor a public holiday.
pub fn prochain_jour_ouvrable(jour: Jour, calendrier: Calendrier) -> Jour {
    let mut jour = jour;
    // Never more than a few days in a row: the bound only keeps the loop finite at year 9999.
    for _ in 0..10 {
        if !jour.est_fin_de_semaine() && !est_ferie(jour, calendrier) {
            break;
        }
        jour = jour.plus_jours(1);
    }
    jour
}

#[cfg(test)]
mod tests {
    use super::*;

    fn j(texte: &str) -> Jour {
        texte.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_the_calendars_print_it() {
        for date in [
            "2016-03-27",
            "2017-04-16",
            "2018-04-01",
            "2019-04-21",
            "2020-04-12",
            "2021-04-04",
            "2022-04-17",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2008-03-23",
            "2038-04-25",
            "1943-04-25",
        ] {
            assert_eq!(paques(j(date).annee()), Some(j(date)));
        }
    }

    #[test]
    fn the_eleven_days_of_2026() {
        let jours: Vec<String> = (0..365)
            .map(|n| j("2026-01-01").plus_jours(n))
            .filter(|jour| est_ferie(*jour, Calendrier::National))
            .map(|jour| jour.to_string())
            .collect();
        assert_eq!(
            jours,
            [
                "2026-01-01",
                "2026-04-06",
                "2026-05-01",
                "2026-05-08",
                "2026-05-14",
                "2026-05-25",
                "2026-07-14",
                "2026-08-15",
                "2026-11-01",
                "2026-11-11",
                "2026-12-25",
            ]
        );
    }

    #[test]
    fn two_more_in_alsace_moselle_every_year() {
        for annee in 2016..=2030 {
            let debut = Jour::premier_de_l_an(annee).unwrap();
            let compte = |calendrier| {
                (0..366)
                    .map(|n| debut.plus_jours(n))
                    .filter(|jour| jour.annee() == annee && est_ferie(*jour, calendrier))
                    .count()
            };
            let national = compte(Calendrier::National);
            // Ascension may fall on 1 or 8 May.
            assert!((10..=11).contains(&national), "{annee}");
            assert_eq!(compte(Calendrier::AlsaceMoselle), national + 2, "{annee}");
        }
        assert!(est_ferie(j("2026-04-03"), Calendrier::AlsaceMoselle));
        assert!(!est_ferie(j("2026-04-03"), Calendrier::National));
    }

    #[test]
    fn a_limit_moves_over_a_whole_bridge() {
        // Good Friday to Easter Monday, in Moselle: four days in a row.
        let ouvrable = |date, calendrier| prochain_jour_ouvrable(j(date), calendrier);
        assert_eq!(ouvrable("2026-04-03", Calendrier::AlsaceMoselle), j("2026-04-07"));
        assert_eq!(ouvrable("2026-04-03", Calendrier::National), j("2026-04-03"));
        assert_eq!(ouvrable("2026-12-25", Calendrier::National), j("2026-12-28"));
        assert_eq!(ouvrable("2027-12-25", Calendrier::AlsaceMoselle), j("2027-12-27"));
        assert_eq!(ouvrable("2024-12-25", Calendrier::National), j("2024-12-26"));
        assert_eq!(ouvrable("2024-12-25", Calendrier::AlsaceMoselle), j("2024-12-27"));
    }
}
