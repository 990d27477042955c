//! How long an outing lasted.

use crate::cellule::{Cellule, entier};
use crate::texte::sans_accents;

/// The unit a column of lengths of time is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UniteDuree {
    /// "Durée (h)".
    Heures,
    /// "Durée (min)".
    Minutes,
    /// Not said: up to a day's work it is hours, beyond it is minutes.
    NonDite,
}

/// Beyond this, a number of hours makes no outing.
const HEURES_AU_PLUS: f64 = 14.0;
const MINUTES_AU_PLUS: f64 = 24.0 * 60.0;

/// The length of time of a cell, in minutes.
pub(crate) fn duree_minutes(cellule: &Cellule, unite: UniteDuree) -> Option<u32> {
    match cellule {
        Cellule::Nombre(nombre) => selon_unite(*nombre, unite),
        // A time of day or a length of time: a fraction of a day.
        Cellule::Moment(jours) | Cellule::Duree(jours) => minutes(jours * MINUTES_AU_PLUS),
        Cellule::Texte(texte) => duree_texte(texte, unite),
        Cellule::Vide | Cellule::Booleen(_) | Cellule::Erreur => None,
    }
}

fn selon_unite(nombre: f64, unite: UniteDuree) -> Option<u32> {
    let en_heures = match unite {
        UniteDuree::Heures => true,
        UniteDuree::Minutes => false,
        UniteDuree::NonDite => nombre <= HEURES_AU_PLUS,
    };
    minutes(if en_heures { nombre * 60.0 } else { nombre })
}

fn minutes(nombre: f64) -> Option<u32> {
    let arrondi = (0.0..=MINUTES_AU_PLUS).contains(&nombre).then_some(nombre.round())?;
    u32::try_from(entier(arrondi)?).ok()
}

/// "2h", "2h30", "1 h 15", "2:30", "90 min", "2,5", "2 heures et demie".
fn duree_texte(texte: &str, unite: UniteDuree) -> Option<u32> {
    let serre: String = sans_accents(texte)
        .chars()
        .filter(|lettre| !lettre.is_whitespace())
        .map(|lettre| if lettre == ',' { '.' } else { lettre })
        .collect();
    if let Ok(nombre) = serre.parse::<f64>() {
        return selon_unite(nombre, unite);
    }
    let fin = serre.find(|lettre: char| !lettre.is_ascii_digit() && lettre != '.')?;
    let (nombre, suite) = serre.split_at_checked(fin)?;
    let nombre: f64 = nombre.parse().ok()?;
    let mot_fini = suite.trim_start_matches(|lettre: char| lettre.is_alphabetic() || lettre == ':');
    let mot = suite.get(..suite.len() - mot_fini.len())?;
    let reste = mot_fini.trim_end_matches(|lettre: char| !lettre.is_ascii_digit());
    match mot {
        "min" | "mn" | "minutes" | "minute" | "mins" if reste.is_empty() => minutes(nombre),
        "heuresetdemie" | "heureetdemie" | "hetdemie" => minutes(nombre * 60.0 + 30.0),
        "h" | "heures" | "heure" | "hrs" | "hr" | ":" if reste.is_empty() => minutes(nombre * 60.0),
        "h" | "heures" | "heure" | "heureset" | ":" => {
            // "2:30:00": the seconds are dropped.
            let reste = reste.split(':').next().unwrap_or_default();
            minutes(nombre * 60.0 + reste.parse::<f64>().ok().filter(|m| *m < 60.0)?)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        for (texte, attendue) in [
            ("2h", 120),
            ("2 h", 120),
            ("2h30", 150),
            ("1 h 15", 75),
            ("2:30", 150),
            ("02:30:00", 150),
            ("90 min", 90),
            ("90", 90),
            ("2,5", 150),
            ("3 heures", 180),
            ("1h05min", 65),
            ("2 heures et demie", 150),
        ] {
            let lue = duree_minutes(&Cellule::texte(texte), UniteDuree::NonDite);
            assert_eq!(lue, Some(attendue), "{texte}");
        }
        assert_eq!(duree_minutes(&Cellule::Nombre(3.0), UniteDuree::Heures), Some(180));
        assert_eq!(duree_minutes(&Cellule::Nombre(3.0), UniteDuree::Minutes), Some(3));
        assert_eq!(duree_minutes(&Cellule::Duree(0.125), UniteDuree::NonDite), Some(180));
        for texte in ["", "longtemps", "-2", "2h99", "nuit"] {
            assert_eq!(duree_minutes(&Cellule::texte(texte), UniteDuree::NonDite), None, "{texte}");
        }
    }
}
