//! The masked cells nearest to one: what can be shown by moving them is often enough.

use crate::suite::Suite as _;
use crate::systeme::Systeme;

/// Cells of a neighbourhood.
const VOISINES: usize = 120;
/// A sum of so many cells or fewer is taken whole.
const COURTE: usize = 12;

/// Masked cells linked to one by short sums, then, through long ones, other such groups; in
/// ascending order.
pub(crate) fn voisinage(systeme: &Systeme, masquees: &[bool], depart: usize) -> Vec<usize> {
    let mut marquees = vec![false; systeme.nombre()];
    let mut lues = vec![false; systeme.sommes.len()];
    let (mut prises, mut proches, mut longues) = (vec![depart], vec![depart], Vec::new());
    marquees.mettre(depart, true);
    loop {
        while let Some(case) = proches.pop() {
            for somme in systeme.presences.get(case).into_iter().flatten() {
                if lues.en(*somme) {
                    continue;
                }
                lues.mettre(*somme, true);
                let cases = systeme.sommes.get(*somme).map_or(&[][..], Vec::as_slice);
                if cases.len() > COURTE {
                    longues.push(*somme);
                    continue;
                }
                for case in cases.iter().filter(|case| masquees.en(**case)) {
                    if !marquees.en(*case) {
                        marquees.mettre(*case, true);
                        prises.push(*case);
                        proches.push(*case);
                    }
                }
            }
        }
        // The group of the cell that counts most people, in the first long sum.
        let plus_grande = longues.iter().find_map(|somme: &usize| {
            let cases = systeme.sommes.get(*somme).into_iter().flatten().copied();
            let autres = cases.filter(|case| masquees.en(*case) && !marquees.en(*case));
            autres.max_by_key(|case| (systeme.valeurs.en(*case), *case))
        });
        match plus_grande {
            Some(case) if prises.len() < VOISINES => {
                marquees.mettre(case, true);
                prises.push(case);
                proches.push(case);
            }
            _ => {
                prises.sort_unstable();
                return prises;
            }
        }
    }
}
