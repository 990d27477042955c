//! Yes and no, as loosely as a spreadsheet says them.

use crate::cellule::Cellule;
use crate::texte::{Liste, plier};

/// Yes, no, or neither said.
pub(crate) fn oui_non(cellule: &Cellule) -> Option<bool> {
    match cellule {
        Cellule::Booleen(vrai) => Some(*vrai),
        Cellule::Nombre(_) => match cellule.entier() {
            Some(1) => Some(true),
            Some(0) => Some(false),
            _ => None,
        },
        Cellule::Texte(texte) => oui_non_texte(texte),
        Cellule::Vide | Cellule::Moment(_) | Cellule::Duree(_) | Cellule::Erreur => None,
    }
}

fn oui_non_texte(texte: &str) -> Option<bool> {
    static OUI: Liste = Liste::new(
        "oui|o|x|xx|ok|1|vrai|true|yes|y|v|fait|faite|ouii|ouis|ui|effectif|effective|coche|\
         oui oui",
    );
    static NON: Liste =
        Liste::new("non|n|0|faux|false|no|aucun|aucune|neant|pas|jamais|sans objet|so|rien");
    let texte = texte.trim();
    if !texte.is_empty() && texte.chars().all(|signe| "✓✔☑✅☒✗✘×+".contains(signe)) {
        // A cross fills a box as a tick does.
        return Some(true);
    }
    let plie = plier(texte);
    if OUI.contient(&plie) {
        Some(true)
    } else if NON.contient(&plie) || ["-", "–", "—", "/", "☐", "❌"].contains(&texte) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        for oui in ["OUI", "oui", "Oui.", "o", "x", "X", "✓", "✔", "1", "vrai", "TRUE", "ok"] {
            assert_eq!(oui_non(&Cellule::texte(oui)), Some(true), "{oui}");
        }
        for non in ["NON", "non", "n", "0", "-", "—", "faux", "FALSE", "aucun"] {
            assert_eq!(oui_non(&Cellule::texte(non)), Some(false), "{non}");
        }
        for autre in ["?", "peut-être", "2", "en cours"] {
            assert_eq!(oui_non(&Cellule::texte(autre)), None, "{autre}");
        }
        assert_eq!(oui_non(&Cellule::Booleen(true)), Some(true));
        assert_eq!(oui_non(&Cellule::Nombre(0.0)), Some(false));
    }
}
