//! What was masked, why, and what it cost.

use std::collections::BTreeSet;

use tableau::Tableau;

use crate::Raison;
use crate::masquage::Masquage;
use crate::suite::Suite as _;

/// One masked cell. Internal: published with its reason, it would be a clue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masquee {
    /// Rank of the first table it stands in.
    pub table: usize,
    /// Its cell there.
    pub case: usize,
    /// Why.
    pub raison: Raison,
    /// Its count.
    pub valeur: u64,
}

/// What protection did to a set of tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rapport {
    /// Different cells in all the tables, margins included; one that two tables share counts once.
    pub cases: usize,
    /// Masked cells, in the order of the tables.
    pub masquees: Vec<Masquee>,
    /// Cells of which a reader who knows what is masked as small knows as much as he would if
    /// everything were masked: nothing can be done about them.
    pub inevitables: usize,
    /// Whether no cheaper set of cells exists: the search was carried to its end.
    pub optimal: bool,
}

impl Rapport {
    pub(crate) fn nouveau(
        masquage: &Masquage<'_>,
        raisons: &[Option<Raison>],
        tables: &[Tableau],
    ) -> Self {
        let mut masquees = Vec::new();
        for (case, (table, place)) in masquage.systeme.origines.iter().enumerate() {
            if masquage.masquees.en(case) {
                let raison = raisons.get(case).copied().flatten();
                let valeur = tables.get(*table).and_then(|t| t.cases().get(*place)).copied();
                masquees.push(Masquee {
                    table: *table,
                    case: *place,
                    raison: raison.unwrap_or(Raison::Complementaire),
                    valeur: valeur.unwrap_or_default(),
                });
            }
        }
        let inevitables = masquage.inevitables.iter().collect::<BTreeSet<_>>().len();
        Self { cases: masquage.systeme.nombre(), masquees, inevitables, optimal: masquage.optimal }
    }

    /// Cells masked for a reason.
    pub fn nombre(&self, raison: Raison) -> usize {
        self.masquees.iter().filter(|masquee| masquee.raison == raison).count()
    }

    /// The sum of the counts masked for a reason: what readers lose.
    pub fn valeur(&self, raison: Raison) -> u64 {
        let masquees = self.masquees.iter().filter(|masquee| masquee.raison == raison);
        masquees.map(|masquee| masquee.valeur).sum()
    }
}
