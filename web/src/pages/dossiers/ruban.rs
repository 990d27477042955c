//! The ribbon of the exit pathway: twenty-four months, those granted, and today.

use domain::psp::{MOIS_PERIODE, PERIODES_MAX, Parcours};

use crate::pages::Cadre;

/// Width of the drawing, in its own units.
const LARGEUR: i32 = 720;

/// A pathway that was granted, drawn.
pub(crate) struct Ruban {
    /// Said to who does not see it.
    pub(crate) titre: String,
    pub(crate) periodes: Vec<Periode>,
    /// Where today stands, when within the twenty-four months.
    pub(crate) ce_jour: Option<i32>,
}

/// One six-month period.
pub(crate) struct Periode {
    pub(crate) x: i32,
    pub(crate) largeur: i32,
    pub(crate) accordee: bool,
    pub(crate) au: String,
}

impl Ruban {
    /// `None` for a pathway that has not begun.
    pub(crate) fn de(cadre: &Cadre, parcours: &Parcours) -> Option<Self> {
        let debut = parcours.debute_le()?;
        let accordees = parcours.periodes();
        let nombre = i32::try_from(PERIODES_MAX).unwrap_or(4);
        let largeur = LARGEUR / nombre;
        let periodes = (0..nombre).map(|rang| {
            let au = debut.plus_mois(MOIS_PERIODE * (rang + 1)).veille();
            Periode {
                x: rang * largeur,
                largeur: largeur - 2,
                accordee: usize::try_from(rang).is_ok_and(|rang| rang < accordees.len()),
                au: cadre.jour(&au),
            }
        });
        let total = debut.plus_mois(MOIS_PERIODE * nombre).jours_depuis(debut);
        let passes = cadre.aujourdhui.jours_depuis(debut);
        let mois = accordees.len() * usize::try_from(MOIS_PERIODE).unwrap_or(6);
        Some(Self {
            titre: cadre.avec("dossier-ruban", "fait", &mois.to_string()),
            periodes: periodes.collect(),
            ce_jour: (0..=total).contains(&passes).then(|| passes * LARGEUR / total.max(1)),
        })
    }
}
