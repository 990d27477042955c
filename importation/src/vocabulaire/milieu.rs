//! Where an outing goes.

use std::sync::LazyLock;

use domain::activite::Milieu;

use super::lexique::Lexique;

static MILIEUX: LazyLock<Lexique<Milieu>> = LazyLock::new(|| {
    use Milieu::{Exterieur, Interieur, Numerique};
    Lexique::new(&[
        (
            Numerique,
            "sms*|internet*|numeri*|en ligne|online|tchat*|chat|reseau* socia*|messagerie*|web*|\
             digital*|virtuel*|site*|annonce*|texto*|telephon*|tel|mail*|e maraude*|emaraude*|\
             facebook|instagram|whatsapp|snap*|distanciel|a distance|appel*|ecran*|visio*|num|net|\
             cyber*|application*|plateforme*|telegram",
        ),
        (
            Interieur,
            "bar|bars|bar a *|hotel*|appart*|salon*|interieur|indoor|club*|domicile*|vad|\
             etablissement*|massage*|vitrine*|squat*|studio*|karaoke*|discotheque*|boite*|foyer*",
        ),
        (
            Exterieur,
            "rue*|maraude*|bois|route*|camion*|exterieur*|outdoor|trottoir*|foret*|nationale*|\
             departementale*|parking*|aire*|tournee*|terrain|physique*|pied*|a pied|nuit|nocturne*|\
             jour|diurne*|bus|quartier*|boulevard*|voiture|vehicule*|veille*|gare*|place*|soiree*|\
             presentiel*|quai*|zone*|peripherie*|centre ville|fourgon*|secteur*|ville|autoroute*|\
             rn*|\
             sortie terrain|sortie|aller vers|av|tour",
        ),
    ])
});

/// Where a text says that an outing goes.
pub(crate) fn milieu(texte: &str) -> Option<Milieu> {
    MILIEUX.lire(texte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        use Milieu::{Exterieur, Interieur, Numerique};
        for (attendu, textes) in [
            (
                Numerique,
                "SMS|internet|numérique|en ligne|tchat|réseaux sociaux|Maraude numérique|\
                 aller-vers numérique|messagerie|N° annonces",
            ),
            (Exterieur, "rue|maraude|bois|route|camionnette|Maraude de nuit|extérieur"),
            (Interieur, "bars|hôtels|appartements|salons de massage|bar à hôtesses"),
        ] {
            for texte in textes.split('|') {
                assert_eq!(milieu(texte), Some(attendu), "{texte}");
            }
        }
        assert_eq!(milieu("bleu"), None);
    }
}
