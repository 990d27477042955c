//! The allowance (AFIS).

use std::sync::LazyLock;

use super::lexique::Lexique;
use super::oui_non;
use crate::AfisLue;
use crate::cellule::Cellule;

static AFIS: LazyLock<Lexique<AfisLue>> = LazyLock::new(|| {
    use AfisLue::{EnCours, Non, Oui, Refusee};
    Lexique::new(&[
        (Refusee, "refus*|rejet*|non accord*|non attribu*|defavorable|refus caf|negatif"),
        (
            EnCours,
            "en cours*|en attente*|attente*|demande*|deposee*|en instruction|instruction|a venir|\
             dossier depose|a faire|envoye*|transmis*|pas encore*",
        ),
        (
            Non,
            "non|pas d afis|sans afis|sans|rsa|ada|aah|ne percoit pas|non percue|non demande*|\
             pas de demande|pas demande*|non eligible|pas eligible|pas droit|non concerne*|\
             sans objet|pas concernee|n a pas *",
        ),
        (
            Oui,
            "oui|accord*|ouvert*|percoit*|percu*|ok|verse*|obtenu*|touche*|attribu*|beneficie*|\
             beneficiaire|active|actif|valide*|droit ouvert|favorable",
        ),
    ])
});

/// Where the allowance stands, as a cell says it.
pub(crate) fn afis(cellule: &Cellule) -> Option<AfisLue> {
    if let Some(oui) = oui_non(cellule) {
        return Some(if oui { AfisLue::Oui } else { AfisLue::Non });
    }
    AFIS.lire(cellule.en_texte()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        use AfisLue::{EnCours, Non, Oui, Refusee};
        for (attendue, textes) in [
            (Oui, "oui|x|OUI|perçoit l'AFIS|accordée|ouverte"),
            (Non, "non|-|NON|RSA|non demandée|pas d'AFIS"),
            (EnCours, "en cours|demande en cours|En attente CAF"),
            (Refusee, "refus|refusée|rejetée"),
        ] {
            for texte in textes.split('|') {
                assert_eq!(afis(&Cellule::texte(texte)), Some(attendue), "{texte}");
            }
        }
        assert_eq!(afis(&Cellule::texte("bleu")), None);
    }
}
