//! The acts in force: what remains once corrections are read.

use std::collections::HashMap;

use super::regard::Regard;
use crate::{Acte, ActeId, Fait, Jour, Recit};

/// An act as it stands after corrections.
#[derive(Clone, Copy, Debug)]
pub struct Effectif<'a> {
    /// The first act: its id and rank name the whole.
    pub acte: &'a Acte,
    /// The act that last corrected it, if any.
    pub corrige_par: Option<&'a Acte>,
    /// The day it happened, corrections read.
    pub survenu_le: Jour,
    /// What happened, corrections read.
    pub fait: &'a Fait,
    /// What is told, corrections read.
    pub recit: Option<&'a Recit>,
}

/// The acts in force as seen from `regard`, in the order they happened (same day: as recorded).
/// An act corrected to "did not happen" is not there.
pub fn effectifs<'a>(actes: &'a [Acte], regard: &Regard) -> Vec<Effectif<'a>> {
    let corrections = corrections(actes, regard);
    let mut vus: Vec<Effectif<'a>> = actes
        .iter()
        .filter(|acte| regard.connait(acte) && !matches!(acte.fait, Fait::Correction(_)))
        .filter_map(|acte| en_vigueur(acte, corrections.get(&acte.id).copied()))
        .filter(|effectif| effectif.survenu_le <= regard.au)
        .collect();
    vus.sort_by_key(|effectif| (effectif.survenu_le, effectif.acte.rang));
    vus
}

/// The last known correction of each act.
fn corrections<'a>(actes: &'a [Acte], regard: &Regard) -> HashMap<ActeId, &'a Acte> {
    let mut dernieres: HashMap<ActeId, &Acte> = HashMap::new();
    for acte in actes.iter().filter(|acte| regard.connait(acte)) {
        if let Fait::Correction(correction) = &acte.fait {
            let derniere = dernieres.entry(correction.acte).or_insert(acte);
            if derniere.rang < acte.rang {
                *derniere = acte;
            }
        }
    }
    dernieres
}

fn en_vigueur<'a>(acte: &'a Acte, corrige_par: Option<&'a Acte>) -> Option<Effectif<'a>> {
    let Some(correctif) = corrige_par else {
        return Some(Effectif {
            acte,
            corrige_par: None,
            survenu_le: acte.survenu_le,
            fait: &acte.fait,
            recit: acte.recit.as_ref(),
        });
    };
    let Fait::Correction(correction) = &correctif.fait else {
        return None;
    };
    let remplacement = correction.remplacement.as_ref()?;
    Some(Effectif {
        acte,
        corrige_par,
        survenu_le: remplacement.survenu_le,
        fait: &remplacement.fait,
        // A correction that tells nothing leaves what was told.
        recit: correctif.recit.as_ref().or(acte.recit.as_ref()),
    })
}
