//! What a pathway led to.

use std::sync::LazyLock;

use domain::psp::IssueParcours;

use super::lexique::Lexique;

static ISSUES: LazyLock<Lexique<IssueParcours>> = LazyLock::new(|| {
    use IssueParcours::{
        Abandon, Autre, Cdd, Cdi, Deces, Depart, Emploi, Formation, Logement, NonRenouvele,
        Retrait, Terme,
    };
    Lexique::new(&[
        (Deces, "deces*|decede*|morte|mort|dcd"),
        (Cdi, "cdi*|contrat a duree indeterminee"),
        (Cdd, "cdd*|interim*|cddi|saisonnier*|contrat a duree determinee|contrat aide|mission*"),
        (
            NonRenouvele,
            "non renouvel*|pas de renouvel*|pas renouvel*|refus de renouvel*|refus renouvel*|\
             non renouv*|non reconduit*|renouvellement refuse*|refus|sans renouvellement|\
             refus du renouvellement|pas de demande de renouvel*|non prolong*",
        ),
        (
            Retrait,
            "retrait*|retire* par*|exclu*|radi*|fin anticipee*|abrog*|resili*|interrompu*|rupture",
        ),
        (
            Abandon,
            "abandon*|arret*|renonc*|desist*|perdue de vue|pdv|plus de nouvelle*|plus de contact*|\
             sans nouvelle*|disparu*|retour * prostitution|reprise * prostitution|a quitte le *|\
             sortie volontaire|volontaire*|fin a sa demande|a sa demande|reprise|rompu*",
        ),
        (
            Depart,
            "depart*|demenag*|parti*|retour au pays|quitte le departement|quitte * france|mutation|\
             transfert*|autre departement|autre ville|change* de departement|expuls*|retour pays|\
             quitte*|relogee ailleurs|etranger",
        ),
        (Formation, "formation*|etudes|etude|apprenti*|diplome*|stage*|scolari*|ecole|alternance"),
        (
            Emploi,
            "emploi*|travail*|contrat*|embauche*|job|insertion pro*|salarie*|activite pro*|\
             autonomie pro*|poste|esat|creation d entreprise|micro entreprise|auto entrepren*",
        ),
        (Logement, "logement*|relog*|bail|locataire*|hlm|appart*"),
        (
            Terme,
            "terme*|fin des 24*|fin 24*|24 mois*|2 ans*|deux ans*|fin de droit*|fin de parcours|\
             fin du parcours|fin psp|fin du psp|fin de psp|echu|echeance*|arrive* * terme|fini*|\
             termine*|acheve*|complet*|duree maximale|4 periodes|fin|sortie positive|reussi*",
        ),
        (Autre, "autre*|divers|incarcer*|prison|mariage|regularis*|hospitalis*|titre de sejour"),
    ])
});

/// The outcome a text says.
pub(crate) fn issue(texte: &str) -> Option<IssueParcours> {
    ISSUES.lire(texte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        use IssueParcours::{
            Abandon, Cdd, Cdi, Deces, Depart, Emploi, Formation, Logement, NonRenouvele, Retrait,
            Terme,
        };
        for (attendue, textes) in [
            (Emploi, "emploi|Emploi trouvé|travail"),
            (Cdi, "CDI|emploi CDI|en CDI"),
            (Cdd, "CDD|intérim|CDDI"),
            (Formation, "formation|en formation"),
            (Logement, "logement|accès au logement"),
            (Terme, "fin des 24 mois|terme|24 mois|fin de parcours|terminé"),
            (
                NonRenouvele,
                "non renouvelé|non-renouvellement|refus de renouvellement|pas renouvelée",
            ),
            (Abandon, "abandon|a abandonné|perdue de vue|plus de nouvelles"),
            (Depart, "départ|déménagement|partie|retour au pays"),
            (Retrait, "retrait|retrait préfecture|exclusion"),
            (Deces, "décès|décédée"),
        ] {
            for texte in textes.split('|') {
                assert_eq!(issue(texte), Some(attendue), "{texte}");
            }
        }
        assert_eq!(issue("bleu"), None);
        assert_eq!(issue("pas d'emploi"), None);
    }
}
