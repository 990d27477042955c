//! Marital situation.

use std::sync::LazyLock;

use domain::profil::SituationConjugale;

use super::lexique::Lexique;

static SITUATIONS: LazyLock<Lexique<SituationConjugale>> = LazyLock::new(|| {
    use SituationConjugale::{Celibataire, EnCouple, Separee, Veuve};
    Lexique::new(&[
        (Veuve, "veuv*|veuf*"),
        (Separee, "separ*|divorc*|sep|div|en instance de divorce|rupture"),
        (
            Celibataire,
            "celib*|seule*|seul|isole*|monoparent*|parent isole|mere isolee|femme seule|cel|\
             pas en couple|non marie*|sans conjoint*|c",
        ),
        (
            EnCouple,
            "en couple|couple|mari*|pacs*|conjoint*|concubin*|vie maritale|union libre|compagn*|m|\
             vit avec son *",
        ),
    ])
});

/// The marital situation a text says.
pub(crate) fn situation_conjugale(texte: &str) -> Option<SituationConjugale> {
    SITUATIONS.lire(texte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        use SituationConjugale::{Celibataire, EnCouple, Separee, Veuve};
        for (attendue, textes) in [
            (Celibataire, "célibataire|Célib.|seule|isolée avec enfants"),
            (EnCouple, "mariée|en couple|pacsée|vie maritale|concubinage"),
            (Separee, "séparée|divorcée|Divorce en cours"),
            (Veuve, "veuve"),
        ] {
            for texte in textes.split('|') {
                assert_eq!(situation_conjugale(texte), Some(attendue), "{texte}");
            }
        }
        assert_eq!(situation_conjugale("bleu"), None);
    }
}
