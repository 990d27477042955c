//! Sets of cells that single out an association: departments where nobody else is at work.
//!
//! Each cell of the set may be safe while their sum is not: the set as a whole is then what that
//! association counted.

use std::collections::BTreeMap;

use tableau::{Case, Tableau};

use crate::fuite::ASSOCIATION;
use crate::inconnues::{Inconnues, reel};
use crate::lecteur::entiers;
use crate::lignes::lignes;
use crate::programme::Savoir;
use crate::{Audit, Constat, ErreurAudit, Fuite, Publication};

/// Works out, for whoever reads, the sum of what each association alone filled in each line.
pub(crate) fn attaquer(
    publication: &Publication<'_>,
    inconnues: &Inconnues,
    savoir: &mut Savoir,
    audit: &mut Audit,
) -> Result<(), ErreurAudit> {
    let largeur = reel(publication.regle.largeur);
    if publication.apports.is_empty() || publication.regle.associations < 2 {
        return Ok(());
    }
    for (rang, (table, cases)) in publication.tables.iter().zip(&inconnues.cases).enumerate() {
        if table.entete.dimensions.iter().any(|dimension| dimension.code == ASSOCIATION) {
            continue;
        }
        for (parties, _) in lignes(&table.entete) {
            let mut ensembles: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for case in parties {
                let masquee = table.cases.get(case) == Some(&Case::Masquee);
                if let (true, Some(seule)) = (masquee, seule(publication.apports, rang, case)) {
                    ensembles.entry(seule).or_default().push(case);
                }
            }
            // A cell by itself was judged with the others.
            for ensemble in ensembles.into_values().filter(|ensemble| ensemble.len() > 1) {
                let termes = ensemble.iter().filter_map(|case| cases.get(*case));
                let termes: Vec<usize> = termes.flatten().copied().collect();
                let (bas, haut) = savoir.etendue(&termes, largeur)?;
                if let (true, Some(case)) = (entiers(bas, haut) < largeur, ensemble.first()) {
                    let fuite = Fuite::AssociationSeule;
                    audit.constats.push(Constat::nouveau(fuite, rang, *case, &table.entete));
                }
            }
        }
    }
    Ok(())
}

/// The one association that contributed to a cell, when there is one alone.
fn seule(apports: &[Vec<Tableau>], table: usize, case: usize) -> Option<usize> {
    let contribue = |(_, apport): &(usize, &Vec<Tableau>)| {
        let valeurs = apport.get(table).map(Tableau::cases).unwrap_or_default();
        valeurs.get(case).is_some_and(|valeur| *valeur > 0)
    };
    let mut contributrices = apports.iter().enumerate().filter(contribue);
    match (contributrices.next(), contributrices.next()) {
        (Some((rang, _)), None) => Some(rang),
        _ => None,
    }
}
