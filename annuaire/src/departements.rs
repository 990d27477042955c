//! Departments: their names and where their prefecture stands.

use std::sync::LazyLock;

use domain::Departement;
use serde::Deserialize;

use crate::lieu::Lieu;

/// A department's name, and its prefecture's place.
#[derive(Clone, Debug, PartialEq)]
pub struct Prefecture {
    /// The department.
    pub departement: Departement,
    /// Its name in French.
    pub nom: String,
    /// Its prefecture's place, to about five kilometres: distances start there.
    pub lieu: Lieu,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fichier {
    departements: Vec<(String, String, f64, f64)>,
}

/// Every department, in the order of codes.
pub fn prefectures() -> &'static [Prefecture] {
    static TOUTES: LazyLock<Vec<Prefecture>> = LazyLock::new(|| {
        lire().expect("the list of departments is part of the program, and a test reads it")
    });
    &TOUTES
}

/// One department's.
pub fn prefecture(departement: Departement) -> Option<&'static Prefecture> {
    prefectures().iter().find(|prefecture| prefecture.departement == departement)
}

fn lire() -> Option<Vec<Prefecture>> {
    let fichier: Fichier = toml::from_str(include_str!("../donnees/departements.toml")).ok()?;
    let lues = fichier.departements.into_iter().map(|(code, nom, latitude, longitude)| {
        let lieu = Lieu::new(latitude, longitude)?;
        Some(Prefecture { departement: code.parse().ok()?, nom, lieu })
    });
    lues.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_department_is_there_in_order() {
        let listes: Vec<_> = prefectures().iter().map(|p| p.departement).collect();
        assert_eq!(listes, Departement::tous().collect::<Vec<_>>());
    }

    #[test]
    fn metropolitan_prefectures_are_in_metropolitan_france() {
        for prefecture in prefectures().iter().filter(|p| p.departement.code().len() == 2) {
            let Lieu { latitude, longitude } = prefecture.lieu;
            let ici = (41.3..51.2).contains(&latitude) && (-4.9..9.7).contains(&longitude);
            assert!(ici, "{}", prefecture.nom);
        }
    }
}
