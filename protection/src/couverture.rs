//! A first choice of further cells: those without which a sum gives a masked cell away.
//!
//! In a sum whose total is published, the masked parts add up to a known number: alone, a part is
//! known; several are no wider than that number. Whatever is masked elsewhere, more must be masked
//! in such a sum. The cells that mend most sums for what they lose are taken first; then parts of
//! the choice are undone and made again, as long as less is lost. It comes close to what is needed
//! in all; what is still missing is then found cell by cell.

use std::collections::BinaryHeap;

use crate::masquage::Masquage;
use crate::suite::Suite as _;
use crate::systeme::Systeme;

/// Parts of the choice undone and made again, for each cell chosen.
const REPRISES: usize = 12;
/// Sums undone at once.
const ENSEMBLE: usize = 6;

/// What is masked of each sum.
struct Sommes<'a> {
    systeme: &'a Systeme,
    pertes: &'a [i64],
    masquees: Vec<bool>,
    /// How many masked cells, and how many people in the masked parts.
    effectifs: Vec<(i64, i64)>,
    totaux: Vec<bool>,
    largeur: i64,
    /// What is missing in all.
    manque: i64,
}

/// Masks, in each sum, what the sum itself asks for.
pub(crate) fn couvrir(masquage: &mut Masquage<'_>, largeur: i64) {
    let systeme = masquage.systeme;
    let nombre = systeme.sommes.len();
    let mut sommes = Sommes {
        systeme,
        pertes: &masquage.pertes,
        masquees: vec![false; systeme.nombre()],
        effectifs: vec![(0, 0); nombre],
        totaux: vec![false; nombre],
        largeur,
        manque: 0,
    };
    for case in 0..systeme.nombre() {
        if masquage.masquees.en(case) {
            sommes.masquer(case);
        }
    }
    sommes.reparer(0..systeme.nombre(), None);
    sommes.reprendre(&masquage.primaires);
    let masquees = sommes.masquees;
    for (case, masquee) in masquees.into_iter().enumerate() {
        if masquee {
            masquage.masquer(case);
        }
    }
}

impl Sommes<'_> {
    fn masquer(&mut self, case: usize) {
        self.porter(case, 1);
    }

    fn publier(&mut self, case: usize) {
        self.porter(case, -1);
    }

    fn porter(&mut self, case: usize, signe: i64) {
        let valeur = self.systeme.valeurs.en(case) * signe;
        self.masquees.mettre(case, signe > 0);
        for somme in self.systeme.presences.get(case).into_iter().flatten() {
            let avant = self.manque_de(*somme);
            let (nombre, personnes) = self.effectifs.en(*somme);
            if self.total(*somme) == Some(case) {
                self.totaux.mettre(*somme, signe > 0);
                self.effectifs.mettre(*somme, (nombre + signe, personnes));
            } else {
                self.effectifs.mettre(*somme, (nombre + signe, personnes + valeur));
            }
            self.manque += self.manque_de(*somme) - avant;
        }
    }

    fn total(&self, somme: usize) -> Option<usize> {
        self.systeme.sommes.get(somme).map(|somme| somme.en(0))
    }

    fn manque_de(&self, somme: usize) -> i64 {
        self.manque_avec(self.totaux.en(somme), self.effectifs.en(somme))
    }

    /// What is missing of a sum: whole at a thousand.
    fn manque_avec(&self, total: bool, (nombre, personnes): (i64, i64)) -> i64 {
        match nombre {
            0 => 0,
            1 => 1000,
            _ if total => 0,
            _ => 1000 * (self.largeur - personnes).max(0) / self.largeur.max(1),
        }
    }

    /// What masking a cell mends, for a thousand of what it loses.
    fn note(&self, case: usize) -> i64 {
        let valeur = self.systeme.valeurs.en(case);
        let mut gain = 0;
        for somme in self.systeme.presences.get(case).into_iter().flatten() {
            let (nombre, personnes) = self.effectifs.en(*somme);
            let est_total = self.total(*somme) == Some(case);
            let total = self.totaux.en(*somme);
            let apres = (nombre + 1, personnes + if est_total { 0 } else { valeur });
            gain += self.manque_avec(total, (nombre, personnes));
            gain -= self.manque_avec(total || est_total, apres);
        }
        1000 * gain / (self.pertes.en(case) + 3)
    }

    /// Masks the cells that mend most, these ones and those that they make useful, until none does;
    /// one of them may be barred. Gives those that are needed.
    fn reparer(
        &mut self,
        cases: impl Iterator<Item = usize>,
        interdite: Option<usize>,
    ) -> Vec<usize> {
        let mut choisies = Vec::new();
        let mut file: BinaryHeap<(i64, usize)> = cases
            .filter(|case| !self.masquees.en(*case) && interdite != Some(*case))
            .map(|case| (self.note(case), case))
            .filter(|(note, _)| *note > 0)
            .collect();
        while let Some((note, case)) = file.pop() {
            if self.masquees.en(case) {
                continue;
            }
            // Notes change as cells are masked: one that fell goes back in the file.
            let actuelle = self.note(case);
            if actuelle < note {
                if actuelle > 0 {
                    file.push((actuelle, case));
                }
                continue;
            }
            self.masquer(case);
            choisies.push(case);
            for somme in self.systeme.presences.get(case).into_iter().flatten() {
                if self.manque_de(*somme) == 0 {
                    continue;
                }
                for voisine in self.systeme.sommes.get(*somme).into_iter().flatten() {
                    let barree = self.masquees.en(*voisine) || interdite == Some(*voisine);
                    let note = if barree { 0 } else { self.note(*voisine) };
                    if note > 0 {
                        file.push((note, *voisine));
                    }
                }
            }
        }
        // The first chosen may have become useless.
        let manque = self.manque;
        choisies.retain(|case| {
            self.publier(*case);
            let utile = self.manque > manque;
            if utile {
                self.masquer(*case);
            }
            utile
        });
        choisies
    }

    /// Undoes a few neighbouring sums at a time and chooses again; keeps what loses less.
    fn reprendre(&mut self, primaires: &[bool]) {
        let mut complementaires: Vec<usize> = (0..self.systeme.nombre())
            .filter(|case| self.masquees.en(*case) && !primaires.en(*case))
            .collect();
        let mut hasard = Hasard(0x9E37_79B9_7F4A_7C15);
        let tours = REPRISES * complementaires.len();
        for _ in 0..tours {
            let depart = complementaires.en(hasard.sous(complementaires.len()));
            let defaites = self.autour(depart, primaires, &mut hasard);
            let avant = (self.manque, self.perte(&defaites));
            for case in &defaites {
                self.publier(*case);
            }
            let mut touchees: Vec<usize> = Vec::new();
            for case in &defaites {
                for somme in self.systeme.presences.get(*case).into_iter().flatten() {
                    if self.manque_de(*somme) > 0 {
                        touchees.extend(self.systeme.sommes.get(*somme).into_iter().flatten());
                    }
                }
            }
            touchees.sort_unstable();
            touchees.dedup();
            let choisies = self.reparer(touchees.into_iter(), Some(depart));
            if (self.manque, self.perte(&choisies)) <= avant {
                complementaires.retain(|case| !defaites.contains(case));
                complementaires.extend(choisies);
                if complementaires.is_empty() {
                    return;
                }
                continue;
            }
            for case in choisies {
                self.publier(case);
            }
            for case in defaites {
                self.masquer(case);
            }
        }
    }

    fn perte(&self, cases: &[usize]) -> i64 {
        cases.iter().map(|case| self.pertes.en(*case)).sum()
    }

    /// Further cells of a few sums, neighbours of one another.
    fn autour(&self, depart: usize, primaires: &[bool], hasard: &mut Hasard) -> Vec<usize> {
        let mut cases = vec![depart];
        for _ in 0..ENSEMBLE {
            let case = cases.en(hasard.sous(cases.len()));
            let presences = self.systeme.presences.get(case).map_or(&[][..], Vec::as_slice);
            let somme = self.systeme.sommes.get(presences.en(hasard.sous(presences.len())));
            let siennes: Vec<usize> = somme
                .into_iter()
                .flatten()
                .copied()
                .filter(|case| self.masquees.en(*case) && !primaires.en(*case))
                .filter(|case| !cases.contains(case))
                .collect();
            // A long sum would undo everything: a few of its cells do.
            for _ in 0..siennes.len().min(3) {
                let autre = siennes.en(hasard.sous(siennes.len()));
                if !cases.contains(&autre) {
                    cases.push(autre);
                }
            }
        }
        cases
    }
}

/// Draws that are the same each time: the answer depends on the tables alone.
struct Hasard(u64);

impl Hasard {
    /// A number below a bound; zero when the bound is.
    fn sous(&mut self, borne: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0).checked_rem(borne).unwrap_or(0)
    }
}
