//! Where prostitution takes place.

use std::sync::LazyLock;

use domain::profil::Cadre;

use super::lexique::Lexique;

static CADRES: LazyLock<Lexique<Cadre>> = LazyLock::new(|| {
    use Cadre::{EnLigne, Filmee, Interieur, Rue};
    Lexique::new(&[
        (Filmee, "film*|porno*|camera*|webcam*|cam|onlyfans|video*"),
        (
            EnLigne,
            "internet*|en ligne|net|web|site*|annonce*|escort*|numeri*|online|reseau* socia*",
        ),
        (
            Interieur,
            "appart*|hotel*|bar|bars|salon*|massage*|interieur|indoor|domicile*|club*|vitrine*|\
             a domicile|logement*|airbnb|cite*|sex tour",
        ),
        (
            Rue,
            "rue*|bois|route*|trottoir*|exterieur*|camion*|foret*|parking*|nationale*|outdoor|\
             voiture*|maraude*",
        ),
    ])
});

/// The setting a text says.
pub(crate) fn cadre(texte: &str) -> Option<Cadre> {
    CADRES.lire(texte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        use Cadre::{EnLigne, Filmee, Interieur, Rue};
        for (attendu, textes) in [
            (Rue, "rue|Bois|camionnette|bord de route"),
            (EnLigne, "internet|escorting|annonces"),
            (Interieur, "appartement|bar|salon de massage"),
            (Filmee, "webcam|films"),
        ] {
            for texte in textes.split('|') {
                assert_eq!(cadre(texte), Some(attendu), "{texte}");
            }
        }
        assert_eq!(cadre("bleu"), None);
    }
}
