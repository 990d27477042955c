//! The masked cells nearest to one: what can be shown by moving them is often enough.

use std::collections::BTreeSet;

use crate::suite::Suite as _;
use crate::systeme::Systeme;

/// Cells of a neighbourhood.
const VOISINES: usize = 120;
/// A sum of so many cells or fewer is taken whole.
const COURTE: usize = 12;

/// Masked cells linked to one by short sums, then, through long ones, other such groups; in
/// ascending order.
pub(crate) fn voisinage(systeme: &Systeme, masquees: &[bool], depart: usize) -> Vec<usize> {
    let mut prises = BTreeSet::from([depart]);
    let mut proches = vec![depart];
    let mut longues: Vec<usize> = Vec::new();
    let mut lues: BTreeSet<usize> = BTreeSet::new();
    loop {
        while let Some(case) = proches.pop() {
            for somme in systeme.presences.get(case).into_iter().flatten() {
                if !lues.insert(*somme) {
                    continue;
                }
                let cases = systeme.sommes.get(*somme).map_or(&[][..], Vec::as_slice);
                if cases.len() > COURTE {
                    longues.push(*somme);
                    continue;
                }
                let siennes = cases.iter().copied().filter(|case| masquees.en(*case));
                proches.extend(siennes.filter(|case| prises.insert(*case)));
            }
        }
        // The group of the cell that counts most people, in the first long sum.
        let plus_grande = longues.iter().find_map(|somme| {
            let cases = systeme.sommes.get(*somme).into_iter().flatten().copied();
            let autres = cases.filter(|case| masquees.en(*case) && !prises.contains(case));
            autres.max_by_key(|case| (systeme.valeurs.en(*case), *case))
        });
        match plus_grande {
            Some(case) if prises.len() < VOISINES => {
                prises.insert(case);
                proches.push(case);
            }
            _ => return prises.into_iter().collect(),
        }
    }
}
