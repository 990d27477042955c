//! Obligation to leave the territory: yes, no, a date, a frame.

use std::sync::LazyLock;

use domain::Jour;
use domain::profil::{CadreOqtf, Oqtf};

use super::lexique::Lexique;
use super::oui_non;
use crate::cellule::Cellule;

static CADRES: LazyLock<Lexique<CadreOqtf>> = LazyLock::new(|| {
    Lexique::new(&[
        (CadreOqtf::Assignation, "assign*|assignation a residence"),
        (CadreOqtf::Retention, "retention|retenu*|cra"),
        (CadreOqtf::Detenue, "detention|detenu*|prison|incarcer*"),
        (CadreOqtf::Libre, "libre|sans contrainte"),
    ])
});

static DITES: LazyLock<Lexique<bool>> = LazyLock::new(|| {
    Lexique::new(&[
        (
            false,
            "pas d oqtf|pas oqtf|sans oqtf|aucune oqtf|annul*|abrog*|plus d oqtf|levee|expire*|\
             caduque|\
             retiree|non",
        ),
        (
            true,
            "oqtf*|oui|notifi*|recours*|irtf*|en cours|avec delai|sans delai|visee|sous oqtf|\
             contestee|confirmee|delai*",
        ),
    ])
});

/// The obligation a cell says, with the day it was notified when one was read in the cell.
pub(crate) fn oqtf(cellule: &Cellule, notifiee_le: Option<Jour>) -> Option<Oqtf> {
    if notifiee_le.is_some() {
        return Some(Oqtf::Visee { notifiee_le, cadre: None });
    }
    if let Some(oui) = oui_non(cellule) {
        return Some(if oui {
            Oqtf::Visee { notifiee_le: None, cadre: None }
        } else {
            Oqtf::Aucune
        });
    }
    let texte = cellule.en_texte()?;
    let cadre = CADRES.lire(texte);
    match DITES.lire(texte) {
        Some(false) => Some(Oqtf::Aucune),
        Some(true) => Some(Oqtf::Visee { notifiee_le: None, cadre }),
        None => cadre.map(|cadre| Oqtf::Visee { notifiee_le: None, cadre: Some(cadre) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        let visee = |cadre| Some(Oqtf::Visee { notifiee_le: None, cadre });
        for texte in ["OUI", "oui", "x", "OQTF", "OQTF sans délai", "recours en cours"] {
            assert_eq!(oqtf(&Cellule::texte(texte), None), visee(None), "{texte}");
        }
        for texte in ["non", "-", "0", "pas d'OQTF", "annulée"] {
            assert_eq!(oqtf(&Cellule::texte(texte), None), Some(Oqtf::Aucune), "{texte}");
        }
        let assignee = oqtf(&Cellule::texte("oui, assignée à résidence"), None);
        assert_eq!(assignee, visee(Some(CadreOqtf::Assignation)));
        assert_eq!(oqtf(&Cellule::texte("bleu"), None), None);
    }
}
