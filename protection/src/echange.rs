//! One cell masked in the place of several.

use std::cmp::Reverse;

use crate::masquage::Masquage;
use crate::suite::Suite as _;

/// A sum of so many cells or fewer is short: along the longest axes, neighbours are too many.
const COURTE: usize = 12;
/// Cells tried out of the masked ones for one that comes in.
const SORTIES: usize = 12;

impl Masquage<'_> {
    /// Masks a further cell where others, that lose more in all, can then be published.
    pub(crate) fn echanger(&mut self, essais: usize) {
        let complementaire = |case: &usize| self.masquees.en(*case) && !self.primaires.en(*case);
        let mut voisines: Vec<(usize, usize)> = Vec::new();
        for case in (0..self.systeme.nombre()).filter(|case| !self.masquees.en(*case)) {
            let presences = self.systeme.presences.get(case).into_iter().flatten();
            let cases = presences.filter_map(|somme| self.systeme.sommes.get(*somme));
            let courtes = cases.filter(|somme| somme.len() <= COURTE).flatten();
            let nombre = courtes.filter(|case| complementaire(case)).count();
            if nombre > 1 {
                voisines.push((nombre, case));
            }
        }
        voisines.sort_by_key(|(nombre, case)| (Reverse(*nombre), self.pertes.en(*case)));
        for (_, case) in voisines.into_iter().take(essais) {
            self.essayer(case);
        }
    }

    fn essayer(&mut self, entree: usize) {
        if self.masquees.en(entree) {
            return;
        }
        let presences = self.systeme.presences.get(entree).into_iter().flatten();
        let cases = presences.filter_map(|somme| self.systeme.sommes.get(*somme)).flatten();
        let complementaire = |case: &usize| self.masquees.en(*case) && !self.primaires.en(*case);
        let mut sorties: Vec<usize> = cases.copied().filter(complementaire).collect();
        sorties.sort_by_key(|case| Reverse((self.pertes.en(*case), *case)));
        sorties.dedup();
        self.masquer(entree);
        let prouvee = !self.se_lit(entree)
            && !self.est_seule(entree)
            && (0..self.attaquants.len())
                .all(|qui| self.prouver(qui, entree) || self.prouver_autour(qui, entree));
        let mut gagne = 0;
        let mut retirees = Vec::new();
        for sortie in sorties.into_iter().take(if prouvee { SORTIES } else { 0 }) {
            if let Some(reprises) = self.tenter(sortie) {
                gagne += self.pertes.en(sortie);
                retirees.push((sortie, reprises));
            }
        }
        if gagne > self.pertes.en(entree) {
            return;
        }
        while let Some((sortie, reprises)) = retirees.pop() {
            self.rendre(sortie, reprises);
        }
        self.publier(entree);
        for preuves in &mut self.preuves {
            preuves.oublier(entree);
        }
    }
}
