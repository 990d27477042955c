//! What proves that an attacker cannot tell: other tables that agree with all that is published.

use crate::attaquant::Attaquant;
use crate::suite::Suite as _;

/// Tables, as moves from the true one, that one attacker cannot tell from it.
///
/// Any mixture of two is another: the width of a cell is at least the difference between its
/// greatest and its least value among them.
#[derive(Clone, Debug)]
pub(crate) struct Preuves {
    tables: Vec<Vec<(usize, f64)>>,
    /// Tables that move a cell published since prove nothing any more.
    mortes: Vec<bool>,
    /// Tables that move a cell, and by how much.
    par_case: Vec<Vec<(usize, f64)>>,
    bas: Vec<(f64, usize)>,
    haut: Vec<(f64, usize)>,
}

/// What a cell's publication took away, to be given back if it is masked again.
#[derive(Debug)]
pub(crate) struct Reprise {
    longueur: usize,
    tuees: Vec<usize>,
    /// Cells that may be narrower.
    pub(crate) touchees: Vec<usize>,
}

/// Rounding of what the simplex method gives.
const PRES: f64 = 1e-6;
/// The true table itself.
const VRAIE: usize = usize::MAX;

impl Preuves {
    pub(crate) fn aucune(nombre: usize) -> Self {
        let vide = vec![(0.0, VRAIE); nombre];
        Self {
            tables: Vec::new(),
            mortes: Vec::new(),
            par_case: vec![Vec::new(); nombre],
            bas: vide.clone(),
            haut: vide,
        }
    }

    /// The least and greatest moves known of a cell.
    pub(crate) fn etendue(&self, case: usize) -> (f64, f64) {
        (self.bas.en(case).0, self.haut.en(case).0)
    }

    /// Width still missing for a cell.
    pub(crate) fn manque(&self, attaquant: &Attaquant, case: usize) -> i64 {
        let (bas, haut) = self.etendue(case);
        // Whole values alone count: a table may be a mixture, a count may not.
        #[expect(clippy::cast_possible_truncation, reason = "widths are small")]
        let largeur = ((haut + PRES).floor() - (bas - PRES).ceil()) as i64;
        (attaquant.besoins.en(case) - largeur).max(0)
    }

    /// The table where a cell is the greatest known (or the least).
    pub(crate) fn extreme(&self, case: usize, haut: bool) -> &[(usize, f64)] {
        let (_, table) = if haut { self.haut.en(case) } else { self.bas.en(case) };
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn ajouter(&mut self, table: Vec<(usize, f64)>) {
        let rang = self.tables.len();
        for (case, ecart) in &table {
            if let Some(siennes) = self.par_case.get_mut(*case) {
                siennes.push((rang, *ecart));
            }
            if *ecart < self.bas.en(*case).0 {
                self.bas.mettre(*case, (*ecart, rang));
            }
            if *ecart > self.haut.en(*case).0 {
                self.haut.mettre(*case, (*ecart, rang));
            }
        }
        self.tables.push(table);
        self.mortes.push(false);
    }

    /// Drops the tables that move a cell, which is published again.
    pub(crate) fn oublier(&mut self, case: usize) -> Reprise {
        let siennes = self.par_case.get(case).into_iter().flatten().map(|(rang, _)| *rang);
        let tuees: Vec<usize> = siennes.filter(|rang| !self.mortes.en(*rang)).collect();
        let mut touchees = Vec::new();
        for rang in &tuees {
            self.mortes.mettre(*rang, true);
            touchees.extend(self.tables.get(*rang).into_iter().flatten().map(|(case, _)| *case));
        }
        touchees.sort_unstable();
        touchees.dedup();
        self.relire(&touchees);
        Reprise { longueur: self.tables.len(), tuees, touchees }
    }

    /// Gives back what [`Preuves::oublier`] took, and drops what was found since.
    pub(crate) fn reprendre(&mut self, reprise: Reprise) {
        let mut touchees = reprise.touchees;
        for table in self.tables.drain(reprise.longueur..) {
            for (case, _) in table {
                if let Some(siennes) = self.par_case.get_mut(case) {
                    siennes.retain(|(rang, _)| *rang < reprise.longueur);
                }
                touchees.push(case);
            }
        }
        self.mortes.truncate(reprise.longueur);
        for rang in reprise.tuees {
            self.mortes.mettre(rang, false);
        }
        touchees.sort_unstable();
        touchees.dedup();
        self.relire(&touchees);
    }

    /// Makes sure of what [`Preuves::oublier`] took: it will not be given back.
    pub(crate) fn solder(&mut self, reprise: &Reprise) {
        for case in &reprise.touchees {
            if let Some(siennes) = self.par_case.get_mut(*case) {
                siennes.retain(|(rang, _)| !self.mortes.en(*rang));
            }
        }
        for rang in &reprise.tuees {
            if let Some(table) = self.tables.get_mut(*rang) {
                *table = Vec::new();
            }
        }
    }

    fn relire(&mut self, cases: &[usize]) {
        for case in cases {
            let (mut bas, mut haut) = ((0.0, VRAIE), (0.0, VRAIE));
            for (rang, ecart) in self.par_case.get(*case).into_iter().flatten() {
                if self.mortes.en(*rang) {
                    continue;
                }
                if *ecart < bas.0 {
                    bas = (*ecart, *rang);
                }
                if *ecart > haut.0 {
                    haut = (*ecart, *rang);
                }
            }
            self.bas.mettre(*case, bas);
            self.haut.mettre(*case, haut);
        }
    }
}
