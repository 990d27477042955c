//! What a map of departments shows: a class for each published count, none for a masked one.
//!
//! The bounds of classes are always the same: chosen from the counts, they would tell something of
//! them. What is drawn is what the attack was given ([`classes`] is read by both).

use audit::{Carte, Classe};
use tableau::{Case, TableauProtege};

use crate::Dimension;

/// Bounds of the classes, the last without end. The first that counts anybody is as wide as a small
/// count: a class is no finer than the rule.
pub const CLASSES: [Classe; 8] = [
    classe(0, 0),
    classe(1, 5),
    classe(6, 10),
    classe(11, 25),
    classe(26, 50),
    classe(51, 100),
    classe(101, 250),
    Classe { bas: 251, haut: None },
];

const fn classe(bas: u64, haut: u64) -> Classe {
    Classe { bas, haut: Some(haut) }
}

/// One department of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departement {
    /// Its code.
    pub code: String,
    /// Its cell in the table.
    pub case: usize,
    /// What is published: the count, and the place of its class in [`CLASSES`].
    pub publie: Option<(u64, usize)>,
}

/// The departments of a table counted by department, all other axes together; `None` of another
/// table.
pub fn classes(table: &TableauProtege) -> Option<Vec<Departement>> {
    let entete = &table.entete;
    let axe = entete.dimensions.iter().position(|d| d.code == Dimension::Departement.code())?;
    let modalites = &entete.dimensions.get(axe)?.modalites;
    let marges: Vec<usize> = entete.tailles().into_iter().map(|taille| taille - 1).collect();
    let departements = modalites.iter().enumerate().map(|(place, modalite)| {
        let mut places = marges.clone();
        if let Some(ici) = places.get_mut(axe) {
            *ici = place;
        }
        let case = entete.case(&places);
        let publie = match table.cases.get(case) {
            Some(Case::Publiee(nombre)) => rang(*nombre).map(|rang| (*nombre, rang)),
            Some(Case::Masquee) | None => None,
        };
        Departement { code: modalite.code.clone(), case, publie }
    });
    Some(departements.filter(|departement| departement.code != tableau::INCONNU).collect())
}

fn rang(nombre: u64) -> Option<usize> {
    CLASSES
        .iter()
        .position(|classe| nombre >= classe.bas && classe.haut.is_none_or(|haut| nombre <= haut))
}

/// The same, as the attack takes it. What is masked is of any class.
pub(crate) fn a_attaquer(tables: &[TableauProtege]) -> Vec<Carte> {
    let cartes = tables.iter().enumerate().filter_map(|(table, protegee)| {
        let classes = classes(protegee)?.into_iter().map(|departement| {
            let publiee = departement.publie.and_then(|(_, rang)| CLASSES.get(rang).copied());
            (departement.case, publiee.unwrap_or(Classe { bas: 0, haut: None }))
        });
        Some(Carte { table, classes: classes.collect() })
    });
    cartes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_follow_each_other_and_none_is_finer_than_the_rule() {
        let regle = tableau::Regle::default();
        for paire in CLASSES.windows(2) {
            assert_eq!(paire[0].haut.map(|haut| haut + 1), Some(paire[1].bas));
        }
        assert!(CLASSES.iter().all(|classe| regle.admet_classe(classe.bas, classe.haut)));
        assert_eq!([0, 1, 5, 6, 250, 251].map(rang), [0, 1, 1, 2, 6, 7].map(Some));
    }
}
