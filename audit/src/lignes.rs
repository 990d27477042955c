//! Leaks that a whole line tells.

use tableau::{Case, Entete, TableauProtege};

use crate::fuite::ASSOCIATION;
use crate::inconnues::Inconnues;
use crate::programme::Savoir;
use crate::{Constat, Fuite, Publication};

/// Lines of a table along an axis: their parts, then their total.
pub(crate) fn lignes(entete: &Entete) -> Vec<(Vec<usize>, usize)> {
    let mut lignes = Vec::new();
    for (axe, (taille, pas)) in entete.tailles().into_iter().zip(entete.pas()).enumerate() {
        for depart in 0..entete.nombre_de_cases() {
            if entete.places(depart).get(axe) == Some(&0) {
                let parties = (0..taille - 1).map(|place| depart + place * pas).collect();
                lignes.push((parties, depart + (taille - 1) * pas));
            }
        }
    }
    lignes
}

/// Lines whose people are all in one category, for whoever reads the zeros.
pub(crate) fn pleines(
    publication: &Publication<'_>,
    inconnues: &Inconnues,
    constats: &mut Vec<Constat>,
) {
    if !publication.regle.lignes_pleines {
        return;
    }
    let (bas, haut) = (vec![0.0; inconnues.nombre], vec![f64::INFINITY; inconnues.nombre]);
    let savoir = Savoir::nouveau(inconnues, bas, haut, true);
    let tables = publication.tables.iter().zip(publication.verites).zip(&inconnues.cases);
    for (rang, ((table, vrai), cases)) in tables.enumerate() {
        let nul = |case: usize| {
            table.cases.get(case) == Some(&Case::Publiee(0))
                || cases.get(case).is_some_and(|termes| {
                    termes.iter().all(|t| savoir.deduite(*t).is_some_and(|v| v.abs() < 1e-6))
                })
        };
        for (parties, total) in lignes(&table.entete) {
            let personnes = vrai.cases().get(total).copied().unwrap_or_default();
            let mut autres = parties.iter().filter(|case| !nul(**case));
            if let (Some(seule), None, true) = (
                autres.next(),
                autres.next(),
                parties.len() > 1 && personnes > publication.regle.seuil,
            ) {
                constats.push(Constat::nouveau(Fuite::LignePleine, rang, *seule, &table.entete));
            }
        }
    }
}

/// Counts, shown or left by subtraction in a line, that come from too few associations.
pub(crate) fn associations_seules(publication: &Publication<'_>, constats: &mut Vec<Constat>) {
    if publication.apports.is_empty() {
        return;
    }
    for (rang, table) in publication.tables.iter().enumerate() {
        if table.entete.dimensions.iter().any(|dimension| dimension.code == ASSOCIATION) {
            continue;
        }
        let seules = |cases: &[usize]| {
            let contribue = |apport: &&Vec<tableau::Tableau>| {
                let valeurs = apport.get(rang).map(tableau::Tableau::cases).unwrap_or_default();
                cases.iter().any(|case| valeurs.get(*case).is_some_and(|valeur| *valeur > 0))
            };
            let combien = publication.apports.iter().filter(contribue).count();
            combien > 0 && combien < publication.regle.associations
        };
        for case in (0..table.cases.len()).filter(|case| publiee(table, *case)) {
            if seules(&[case]) {
                let fuite = Fuite::AssociationSeule;
                constats.push(Constat::nouveau(fuite, rang, case, &table.entete));
            }
        }
        for (parties, total) in lignes(&table.entete) {
            let restent: Vec<usize> =
                parties.into_iter().filter(|case| !publiee(table, *case)).collect();
            if let (Some(premiere), true) = (restent.first(), publiee(table, total))
                && seules(&restent)
            {
                let fuite = Fuite::AssociationSeule;
                constats.push(Constat::nouveau(fuite, rang, *premiere, &table.entete));
            }
        }
    }
}

fn publiee(table: &TableauProtege, case: usize) -> bool {
    matches!(table.cases.get(case), Some(Case::Publiee(_)))
}
