//! A first choice of further cells: those without which a sum gives a masked cell away.
//!
//! In a sum whose total is published, the masked parts add up to a known number: alone, a part is
//! known; several are no wider than that number. Whatever is masked elsewhere, more must be masked
//! in such a sum. Taking the cells that mend most sums for what they lose comes close to what is
//! needed in all; what is still missing is then found cell by cell.

use std::collections::BinaryHeap;

use crate::masquage::Masquage;
use crate::suite::Suite as _;

/// What is masked of each sum.
struct Sommes {
    /// How many masked cells, and how many people in the masked parts.
    masquees: Vec<(i64, i64)>,
    totaux: Vec<bool>,
    largeur: i64,
}

/// Masks, in each sum, what the sum itself asks for.
pub(crate) fn couvrir(masquage: &mut Masquage<'_>, largeur: i64) {
    let systeme = masquage.systeme;
    let vides = vec![(0, 0); systeme.sommes.len()];
    let mut sommes = Sommes { masquees: vides, totaux: vec![false; systeme.sommes.len()], largeur };
    for case in 0..systeme.nombre() {
        if masquage.masquees.en(case) {
            sommes.masquer(masquage, case);
        }
    }
    let mut file: BinaryHeap<(i64, usize)> = (0..systeme.nombre())
        .filter(|case| !masquage.masquees.en(*case))
        .map(|case| (sommes.note(masquage, case), case))
        .filter(|(note, _)| *note > 0)
        .collect();
    while let Some((note, case)) = file.pop() {
        if masquage.masquees.en(case) {
            continue;
        }
        // Notes change as cells are masked: one that fell goes back in the file.
        let actuelle = sommes.note(masquage, case);
        if actuelle < note {
            if actuelle > 0 {
                file.push((actuelle, case));
            }
            continue;
        }
        masquage.masquer(case);
        sommes.masquer(masquage, case);
        for somme in systeme.presences.get(case).into_iter().flatten() {
            for voisine in systeme.sommes.get(*somme).into_iter().flatten() {
                if !masquage.masquees.en(*voisine) {
                    let note = sommes.note(masquage, *voisine);
                    if note > 0 {
                        file.push((note, *voisine));
                    }
                }
            }
        }
    }
}

impl Sommes {
    fn masquer(&mut self, masquage: &Masquage<'_>, case: usize) {
        let valeur = masquage.systeme.valeurs.en(case);
        for somme in masquage.systeme.presences.get(case).into_iter().flatten() {
            let (nombre, personnes) = self.masquees.en(*somme);
            let total = masquage.systeme.sommes.get(*somme).map(|somme| somme.en(0));
            if total == Some(case) {
                self.totaux.mettre(*somme, true);
                self.masquees.mettre(*somme, (nombre + 1, personnes));
            } else {
                self.masquees.mettre(*somme, (nombre + 1, personnes + valeur));
            }
        }
    }

    /// What is missing of a sum: whole at a thousand.
    fn manque(&self, total: bool, (nombre, personnes): (i64, i64)) -> i64 {
        match nombre {
            0 => 0,
            1 => 1000,
            _ if total => 0,
            _ => 1000 * (self.largeur - personnes).max(0) / self.largeur.max(1),
        }
    }

    /// What masking a cell mends, for a thousand of what it loses.
    fn note(&self, masquage: &Masquage<'_>, case: usize) -> i64 {
        let valeur = masquage.systeme.valeurs.en(case);
        let mut gain = 0;
        for somme in masquage.systeme.presences.get(case).into_iter().flatten() {
            let (nombre, personnes) = self.masquees.en(*somme);
            let est_total = masquage.systeme.sommes.get(*somme).map(|s| s.en(0)) == Some(case);
            let total = self.totaux.en(*somme);
            let apres = (nombre + 1, personnes + if est_total { 0 } else { valeur });
            gain += self.manque(total, (nombre, personnes));
            gain -= self.manque(total || est_total, apres);
        }
        1000 * gain / (masquage.pertes.en(case) + 3)
    }
}
