//! Cells masked for themselves, and why.

use tableau::{Regle, Tableau};

use crate::suite::Suite as _;
use crate::systeme::{Grille, Systeme};

/// Why a cell is masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Raison {
    /// It counts few people.
    Petite,
    /// Less what one association contributed, it counts few people: that association would know.
    Reste,
    /// It comes from too few associations.
    AssociationSeule,
    /// It belongs to a line whose people are all in one category.
    LignePleine,
    /// Without it, another masked cell could be worked out.
    Complementaire,
}

impl Raison {
    /// Every reason.
    pub const TOUTES: [(Self, &'static str); 5] = [
        (Self::Petite, "petite"),
        (Self::Reste, "reste"),
        (Self::AssociationSeule, "association-seule"),
        (Self::LignePleine, "ligne-pleine"),
        (Self::Complementaire, "complementaire"),
    ];
}

/// Axis along which associations themselves are shown.
pub(crate) const ASSOCIATION: &str = "association";

/// The reason of each cell that is masked for itself. `apports` are the counts of each
/// association, cell by cell.
pub(crate) fn primaires(
    systeme: &Systeme,
    tables: &[Tableau],
    regle: &Regle,
    apports: &[Vec<i64>],
) -> Vec<Option<Raison>> {
    let seuil = i64::try_from(regle.seuil).unwrap_or(i64::MAX);
    let mut raisons: Vec<Option<Raison>> = vec![None; systeme.nombre()];
    for (case, raison) in raisons.iter_mut().enumerate() {
        let valeur = systeme.valeurs.en(case);
        let siens = || apports.iter().map(|apport| apport.en(case)).filter(|sien| *sien > 0);
        let montre = tables
            .get(systeme.origines.en(case).0)
            .is_some_and(|table| table.entete().dimensions.iter().any(|d| d.code == ASSOCIATION));
        if (1..=seuil).contains(&valeur) {
            *raison = Some(Raison::Petite);
        } else if !montre && valeur > 0 && !apports.is_empty() {
            if siens().count() < regle.associations {
                *raison = Some(Raison::AssociationSeule);
            } else if siens().any(|sien| (1..=seuil).contains(&(valeur - sien))) {
                *raison = Some(Raison::Reste);
            }
        }
    }
    if regle.lignes_pleines && seuil > 0 {
        for grille in &systeme.grilles {
            for axe in 0..grille.tailles.len() {
                for depart in grille.departs(axe) {
                    masquer_ligne_pleine(systeme, grille, (depart, axe), seuil, &mut raisons);
                }
            }
        }
    }
    raisons
}

/// In a line of one category, masks that one and the zero that would surprise least.
fn masquer_ligne_pleine(
    systeme: &Systeme,
    grille: &Grille,
    (depart, axe): (usize, usize),
    seuil: i64,
    raisons: &mut [Option<Raison>],
) {
    let ligne: Vec<usize> = grille.ligne(depart, axe).collect();
    let Some((total, parties)) = ligne.split_last() else {
        return;
    };
    let total = systeme.valeurs.en(*total);
    let pleine = parties.iter().position(|case| systeme.valeurs.en(*case) == total);
    let (Some(pleine), true) = (pleine, total > seuil && parties.len() > 1) else {
        return;
    };
    // How many are in each category elsewhere: the margin along the other axes.
    let effectif = |place: usize| {
        let marge = (0..grille.tailles.len()).fold(0, |rang, autre| {
            let place = if autre == axe { place } else { grille.tailles.en(autre) - 1 };
            rang + place * grille.pas.en(autre)
        });
        systeme.valeurs.en(grille.cases.en(marge))
    };
    let zero = (0..parties.len()).filter(|place| *place != pleine).max_by_key(|p| effectif(*p));
    for place in [Some(pleine), zero].into_iter().flatten() {
        if let Some(raison) = raisons.get_mut(parties.en(place)) {
            raison.get_or_insert(Raison::LignePleine);
        }
    }
}
