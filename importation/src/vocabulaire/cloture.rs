//! Why a file is closed.

use std::sync::LazyLock;

use domain::fait::MotifCloture;

use super::lexique::Lexique;

static MOTIFS: LazyLock<Lexique<MotifCloture>> = LazyLock::new(|| {
    use MotifCloture::{
        Deces, Demande, Depart, Erreur, FinAccompagnement, Orientation, PerdueDeVue,
    };
    Lexique::new(&[
        (Deces, "deces*|decede*|dcd|mort|morte"),
        (Erreur, "erreur*|doublon*|ouvert* par erreur"),
        (
            PerdueDeVue,
            "perdue de vue|perdu* de vue|pdv|plus de nouvelle*|sans nouvelle*|plus de contact*|\
             injoignable*|disparu*|ne repond plus|ne vient plus|perte de contact",
        ),
        (
            Orientation,
            "orient*|relais*|passage de relais|transfert*|reorient*|prise en charge par*",
        ),
        (
            Demande,
            "a sa demande|demande*|ne souhaite plus*|refus*|souhait de la personne|a souhaite*",
        ),
        (
            Depart,
            "depart*|demenag*|parti*|retour au pays|quitte*|expuls*|autre ville|autre departement|\
             mutation",
        ),
        (
            FinAccompagnement,
            "fin*|termin*|clotur*|autonom*|sorti*|objectif*|acheve*|accompagnement termine|\
             insertion*|\
             stabilis*|emploi",
        ),
    ])
});

/// The reason a text says.
pub(crate) fn motif_cloture(texte: &str) -> Option<MotifCloture> {
    MOTIFS.lire(texte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        use MotifCloture::{Deces, Depart, Erreur, FinAccompagnement, Orientation, PerdueDeVue};
        for (attendu, textes) in [
            (FinAccompagnement, "fin d'accompagnement|autonome|Terminé"),
            (PerdueDeVue, "perdue de vue|PDV|plus de nouvelles"),
            (Depart, "déménagement|départ"),
            (Orientation, "orientée vers CIDFF|relais"),
            (Deces, "décès"),
            (Erreur, "doublon"),
        ] {
            for texte in textes.split('|') {
                assert_eq!(motif_cloture(texte), Some(attendu), "{texte}");
            }
        }
        assert_eq!(motif_cloture("bleu"), None);
    }
}
