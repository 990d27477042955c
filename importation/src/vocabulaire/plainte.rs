//! Complaint or testimony against traffickers or procurers.

use std::sync::LazyLock;

use domain::profil::Plainte;

use super::lexique::Lexique;
use super::oui_non;
use crate::cellule::Cellule;

static PLAINTES: LazyLock<Lexique<Plainte>> = LazyLock::new(|| {
    use Plainte::{Aucune, Classee, Condamnation, EnCours};
    Lexique::new(&[
        (Condamnation, "condamn*|jugement rendu|jugee|juge*"),
        (Classee, "class*|css|sans suite|classement sans suite|non lieu|relaxe*"),
        (
            Aucune,
            "aucune*|non|pas de plainte|pas de depot*|sans plainte|n a pas porte plainte|\
             pas deposee*|pas souhait*|ne souhaite pas|ne veut pas|non deposee",
        ),
        (
            EnCours,
            "oui|en cours*|depos*|plainte*|enquete*|instruction*|temoign*|porte plainte|\
             procedure*|audition*|main courante|proces*",
        ),
    ])
});

/// The complaint a cell says.
pub(crate) fn plainte(cellule: &Cellule) -> Option<Plainte> {
    if let Some(oui) = oui_non(cellule) {
        return Some(if oui { Plainte::EnCours } else { Plainte::Aucune });
    }
    PLAINTES.lire(cellule.en_texte()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        use Plainte::{Aucune, Classee, Condamnation, EnCours};
        for (attendue, textes) in [
            (EnCours, "oui|x|déposée|plainte en cours|enquête"),
            (Aucune, "non|pas de plainte|aucune|ne souhaite pas porter plainte"),
            (Classee, "classée sans suite|CSS|plainte classée"),
            (Condamnation, "condamnation|auteurs condamnés"),
        ] {
            for texte in textes.split('|') {
                assert_eq!(plainte(&Cellule::texte(texte)), Some(attendue), "{texte}");
            }
        }
        assert_eq!(plainte(&Cellule::texte("bleu")), None);
    }
}
