//! What nothing can be done about: a reader who knows which cells are small works it out before
//! reading anything.
//!
//! If four parts are at least one each and their total is at most five, each part is one or two.
//! Bounds go from one sum to the next; where they leave less than is wanted, no more is asked.

use crate::attaquant::{Attaquant, SANS_BORNE};
use crate::masquage::Masquage;
use crate::suite::Suite as _;
use crate::systeme::Systeme;

/// Times bounds are carried over all sums. Fewer are enough in practice; what is left is found by
/// the search.
const TOURS: usize = 8;

/// Asks of each cell no more than what is there before anything is read.
pub(crate) fn renoncer(masquage: &mut Masquage<'_>) {
    for qui in 0..masquage.attaquants.len() {
        let Some(attaquant) = masquage.attaquants.get(qui) else {
            return;
        };
        let (bas, haut) = bornes(masquage.systeme, attaquant);
        let manques: Vec<(usize, i64)> = (0..masquage.systeme.nombre())
            .map(|case| (case, attaquant.besoins.en(case) - (haut.en(case) - bas.en(case))))
            .filter(|(case, manque)| *manque > 0 && masquage.primaires.en(*case))
            .collect();
        for (case, manque) in manques {
            masquage.renoncer(qui, case, manque);
        }
    }
}

/// What an attacker knows of each cell if everything is masked.
fn bornes(systeme: &Systeme, attaquant: &Attaquant) -> (Vec<i64>, Vec<i64>) {
    let (mut bas, mut haut) = (attaquant.bas.clone(), attaquant.haut.clone());
    for _ in 0..TOURS {
        let mut change = false;
        for somme in &systeme.sommes {
            let Some((total, parties)) = somme.split_first() else {
                continue;
            };
            let (plancher, plafond) = (somme_de(&bas, parties), somme_de(&haut, parties));
            let (bas_total, haut_total) =
                (bas.en(*total).max(plancher), haut.en(*total).min(plafond));
            if bas_total > bas.en(*total) || haut_total < haut.en(*total) {
                bas.mettre(*total, bas_total);
                haut.mettre(*total, haut_total);
                change = true;
            }
            if haut_total >= SANS_BORNE {
                continue;
            }
            for partie in parties {
                let (le_bas, le_haut) = (bas.en(*partie), haut.en(*partie));
                let monte = haut_total - (plancher - le_bas);
                let descend =
                    if plafond >= SANS_BORNE { 0 } else { bas_total - (plafond - le_haut) };
                if monte < le_haut || descend > le_bas {
                    bas.mettre(*partie, le_bas.max(descend));
                    haut.mettre(*partie, le_haut.min(monte));
                    change = true;
                }
            }
        }
        if !change {
            break;
        }
    }
    (bas, haut)
}

/// The sum of some bounds; no bound when one has none.
fn somme_de(bornes: &[i64], cases: &[usize]) -> i64 {
    cases.iter().fold(0, |somme, case| (somme + bornes.en(*case)).min(SANS_BORNE))
}
