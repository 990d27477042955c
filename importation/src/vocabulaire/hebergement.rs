//! Where the person sleeps.

use std::sync::LazyLock;

use domain::profil::Hebergement;

use super::lexique::Lexique;

static HEBERGEMENTS: LazyLock<Lexique<Hebergement>> = LazyLock::new(|| {
    use Hebergement::{
        Asile, Autre, Chrs, Exploiteur, Hotel, Institution, Logement, Rue, Tiers, Urgence115,
    };
    Lexique::new(&[
        (Hotel, "hotel*|hotel social|nuitee* hotel*|chambre d hotel|formule 1|f1|appart hotel"),
        (
            Exploiteur,
            "chez * proxenete|proxenete*|reseau|exploiteur*|madam|mama|lieu de prostitution|\
             sur le lieu*|chez un client|chez client*|client*|bordel|lieu d activite",
        ),
        (
            Asile,
            "cada|huda|cph|prahda|cmmu|caes|dna|dnap|cao|centre d accueil pour demandeur*|atsa|\
             hebergement asile|ofii|hebergement ofii",
        ),
        (
            Chrs,
            "chrs*|chu|chs|lhss|lam|act|foyer*|centre d hebergement*|centre maternel|centre mere*|\
             centre*|structure*|residence sociale|resid sociale|pension* de famille|maison relais|\
             alt|appartement therapeutique|place * psp|place psp|appart* association*|\
             logement association*|logement temporaire|logement d insertion|logement relais|\
             hebergement d insertion|hebergement association*|hebergement psp|dispositif*|\
             mise a l abri|stabilisation|fjt|cada psp|amicale du nid|appartement relais|\
             appartement partage|ac se|acse|chr s",
        ),
        (Urgence115, "115|siao*|urgence*|hebergement d urgence|hu|ahu|samu social|accueil de nuit"),
        (
            Rue,
            "rue|a la rue|rues|sdf|sans domicile*|sans abri*|sans hebergement*|sans logement*|\
             squat*|voiture|vehicule|campement*|camp|tente|bidonville|dehors|errance|aucun|aucune|\
             aucun hebergement|pas d hebergement*|pas de logement*|sans toit|camion*|caravane|\
             sans solution*|aucune solution|neant|parking|gare|bois",
        ),
        (
            Tiers,
            "tiers|chez*|heberge* par*|heberge* chez*|heberge* famil*|heberge* am*|amie*|ami|\
             amis|compatriote*|famille*|famil*|conjoint*|compagnon*|compagne|copain*|copine*|\
             cousin*|soeur*|frere*|tante|oncle|mari|concubin*|communaute|connaissance*|\
             particulier*|heberge* gratuit*|heberge*|petit ami|parents|mere|eglise|pasteur",
        ),
        (
            Logement,
            "logement*|logt|locataire*|location*|proprietaire*|appart*|hlm|bail*|studio|\
             colocation*|\
             coloc|domicile*|autonome*|maison|residence*|logee|loge|logement social|parc social|\
             parc prive|sous location|sous locataire|intermediation locative|iml|solibail|chambre*|\
             crous|personnel*|t1|t2|t3|f2|f3|residence universitaire",
        ),
        (
            Institution,
            "prison*|detention|detenu*|incarcer*|maison d arret|hopital*|chu psy*|hospitalis*|\
             clinique*|ehpad|ase|mecs|foyer de l enfance|cra|centre de retention|institution*|mna",
        ),
        (Autre, "autre*|instable*|precaire*|variable*|divers|itinerant*"),
    ])
});

/// The housing a text says.
pub(crate) fn hebergement(texte: &str) -> Option<Hebergement> {
    HEBERGEMENTS.lire(texte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        use Hebergement::{Asile, Chrs, Hotel, Institution, Logement, Rue, Tiers, Urgence115};
        for (attendu, textes) in [
            (Rue, "rue|A la rue|SDF|sans abri|squat|Sans hébergement|voiture|pas de logement"),
            (Urgence115, "115|hébergement d'urgence|SIAO / 115|HU"),
            (Hotel, "hôtel|Hotel 115|hôtel social|nuitées hôtel"),
            (Tiers, "hébergée par une amie|chez un tiers|Chez une amie|tiers|famille|ami"),
            (Chrs, "CHRS|chrs Espoir|foyer|Centre d'hébergement|résidence sociale"),
            (Asile, "CADA|HUDA|CPH"),
            (Logement, "logement|Logement autonome|appartement|locataire|HLM|logement perso"),
            (Institution, "prison|hospitalisée|maison d'arrêt"),
        ] {
            for texte in textes.split('|') {
                assert_eq!(hebergement(texte), Some(attendu), "{texte}");
            }
        }
        for texte in ["", "?", "bleu", "plus de CHRS"] {
            assert_eq!(hebergement(texte), None, "{texte}");
        }
    }
}
