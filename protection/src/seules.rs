//! Sums that give one association away.
//!
//! What is masked of a line is known together: its total less what is shown. When all of it comes
//! from one association, whatever the cells are worth apart, what that association counted is
//! public. So it is with a set of departments where only one is at work.

use std::collections::BTreeSet;

use tableau::{Regle, Tableau};

use crate::primaire::ASSOCIATION;
use crate::suite::Suite as _;
use crate::systeme::Systeme;

/// Who contributed to each cell.
#[derive(Debug, Default)]
pub(crate) struct Contributrices {
    /// Ranks of associations, cell by cell; empty when it is not known.
    cellules: Vec<Vec<u16>>,
    /// Cells of a table that shows associations themselves: nothing to hide there.
    montrees: Vec<bool>,
    voulues: usize,
}

impl Contributrices {
    pub(crate) fn lire(
        systeme: &Systeme,
        tables: &[Tableau],
        regle: &Regle,
        apports: &[Vec<i64>],
    ) -> Self {
        if apports.is_empty() || regle.associations < 2 {
            return Self::default();
        }
        let siennes = |case: usize| {
            let rangs = (0..).zip(apports).filter(|(_, apport)| apport.en(case) > 0);
            rangs.map(|(rang, _)| rang).collect()
        };
        let montree = |case: usize| {
            let table = tables.get(systeme.origines.en(case).0);
            table.is_some_and(|t| t.entete().dimensions.iter().any(|d| d.code == ASSOCIATION))
        };
        Self {
            cellules: (0..systeme.nombre()).map(siennes).collect(),
            montrees: (0..systeme.nombre()).map(montree).collect(),
            voulues: regle.associations,
        }
    }

    /// Whether what is masked of a sum comes from too few associations; the published cells that
    /// would mend it, one of them masked.
    pub(crate) fn seule(
        &self,
        systeme: &Systeme,
        somme: usize,
        masquees: &[bool],
    ) -> Option<Vec<usize>> {
        if self.cellules.is_empty() {
            return None;
        }
        let (total, parties) = systeme.sommes.get(somme)?.split_first()?;
        if masquees.en(*total) || self.montrees.en(*total) {
            return None;
        }
        let mut ensemble: BTreeSet<u16> = BTreeSet::new();
        for case in parties.iter().filter(|case| masquees.en(**case)) {
            ensemble.extend(self.cellules.get(*case).into_iter().flatten());
            if ensemble.len() >= self.voulues {
                return None;
            }
        }
        if ensemble.is_empty() {
            return None;
        }
        let aide = |case: &&usize| {
            let autres = self.cellules.get(**case).into_iter().flatten();
            let nouvelles = autres.filter(|rang| !ensemble.contains(rang)).count();
            !masquees.en(**case) && ensemble.len() + nouvelles >= self.voulues
        };
        let mut remedes: Vec<usize> = parties.iter().filter(aide).copied().collect();
        remedes.push(*total);
        Some(remedes)
    }
}
