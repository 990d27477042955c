//! The unknowns nearest to one: a small linear program about them often says enough.

use std::collections::BTreeSet;

use crate::programme::Savoir;

/// Terms of an equation whose unknowns are all taken together.
const COURTE: usize = 12;

impl Savoir {
    /// Unknowns linked to one by short equations, then, through long ones, other such groups until
    /// they are so many; in ascending order.
    pub(crate) fn voisinage(&self, depart: usize, nombre: usize) -> Vec<usize> {
        let mut pris: BTreeSet<usize> = BTreeSet::from([depart]);
        let mut proches = vec![depart];
        let mut longues: Vec<usize> = Vec::new();
        let mut lues: BTreeSet<usize> = BTreeSet::new();
        loop {
            while let Some(rang) = proches.pop() {
                for (numero, _) in self.presences(rang) {
                    if !lues.insert(*numero) {
                        continue;
                    }
                    let termes =
                        self.equations().get(*numero).map_or(&[][..], |e| e.termes.as_slice());
                    if termes.len() > COURTE {
                        longues.push(*numero);
                        continue;
                    }
                    proches.extend(termes.iter().map(|(la, _)| *la).filter(|la| pris.insert(*la)));
                }
            }
            // The group of the unknown that has most people, in the first long equation.
            let effectif = |rang: usize| self.vrai(rang).unwrap_or_default();
            let plus_grand = longues.iter().find_map(|numero| {
                let termes = self.equations().get(*numero).map_or(&[][..], |e| e.termes.as_slice());
                let autres = termes.iter().map(|(la, _)| *la).filter(|la| !pris.contains(la));
                autres.max_by(|ici, la| effectif(*ici).total_cmp(&effectif(*la)))
            });
            match plus_grand {
                Some(rang) if pris.len() < nombre => {
                    pris.insert(rang);
                    proches.push(rang);
                }
                _ => return pris.into_iter().collect(),
            }
        }
    }
}
