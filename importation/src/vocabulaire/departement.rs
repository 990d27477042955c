//! The department a person lives in: its code, a postal code, or its name beside its code.

use domain::Departement;

use crate::cellule::Cellule;

/// The department a cell says.
pub(crate) fn departement(cellule: &Cellule) -> Option<Departement> {
    match cellule {
        Cellule::Nombre(_) => depuis_chiffres(&cellule.entier()?.to_string()),
        Cellule::Texte(texte) => texte
            .split(|lettre: char| !lettre.is_ascii_alphanumeric())
            .filter(|mot| mot.starts_with(|lettre: char| lettre.is_ascii_digit()))
            .find_map(depuis_chiffres),
        Cellule::Vide
        | Cellule::Booleen(_)
        | Cellule::Moment(_)
        | Cellule::Duree(_)
        | Cellule::Erreur => None,
    }
}

fn depuis_chiffres(chiffres: &str) -> Option<Departement> {
    match chiffres.len() {
        // A number loses its first zero.
        1 => format!("0{chiffres}").parse().ok(),
        2 | 3 => chiffres.parse().ok(),
        4 => depuis_code_postal(&format!("0{chiffres}")),
        5 => depuis_code_postal(chiffres),
        _ => None,
    }
}

fn depuis_code_postal(code: &str) -> Option<Departement> {
    match code.get(..2)? {
        "97" => code.get(..3)?.parse().ok(),
        // Corsica: 200 and 201 are the South, 202 and 206 the North.
        "20" if code.starts_with("200") || code.starts_with("201") => "2A".parse().ok(),
        "20" => "2B".parse().ok(),
        debut => debut.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        for (texte, code) in [
            ("57", "57"),
            ("57 - Moselle", "57"),
            ("Moselle (57)", "57"),
            ("57000 Metz", "57"),
            ("2A", "2A"),
            ("20200", "2B"),
            ("97419", "974"),
            ("1", "01"),
        ] {
            assert_eq!(departement(&Cellule::texte(texte)).unwrap().code(), code, "{texte}");
        }
        assert_eq!(departement(&Cellule::Nombre(57.0)).unwrap().code(), "57");
        assert_eq!(departement(&Cellule::Nombre(1000.0)).unwrap().code(), "01");
        assert!(departement(&Cellule::texte("Moselle")).is_none());
    }
}
