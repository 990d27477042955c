//! The decision on the exit pathway, and what stands for one while none is taken.

use std::sync::LazyLock;

use super::lexique::Lexique;
use crate::DecisionLue;

static DECISIONS: LazyLock<Lexique<DecisionLue>> = LazyLock::new(|| {
    use DecisionLue::{Accord, Ajournee, EnAttente, Refus, Retiree};
    Lexique::new(&[
        (
            Refus,
            "non favorable*|avis non favorable|pas d accord|pas accord*|pas favorable*|non accord*|\
             non retenu*|non valid*|non admis*|pas retenu*|pas valid*|refus prefecture|\
             refus prefet*|refus de * prefet*|refus cdlp|avis de refus|refus psp|refus|\
             sans suite|non",
        ),
        (
            Ajournee,
            "ajourn*|report*|renvoy*|sursis*|differe*|reexam*|a reexaminer|prochaine cdlp|\
             prochaine commission|suspendu*",
        ),
        (Retiree, "retir*|retrait de la demande|retrait demande|desist*|renonc*|annul*|abandon*"),
        (
            EnAttente,
            "en attente*|attente*|en cours*|en instruction*|instruction|instruit*|a venir|\
             pas encore*|non encore*|non passe*|pas de decision|sans decision|sans reponse|\
             pas de reponse|depose*|a passer|a l etude|en etude",
        ),
        (Refus, "refuse*|defav*|rejet*|negati*|ko|no|n|deboute*|decline*|irrecevable*|r|rf|ref"),
        (
            Accord,
            "accord*|acord*|acc|fav*|ok|oui|o|valid*|positi*|accept*|admis*|autoris*|yes|agre*|\
             octroy*|obtenu*|donne*|a|attribu*|retenu*|entree psp|entree en psp|entree en parcours",
        ),
    ])
});

/// The decision a text says.
pub(crate) fn decision(texte: &str) -> Option<DecisionLue> {
    // Single letters and yes or no only count alone.
    DECISIONS.lire_entier(texte).or_else(|| {
        let plie = crate::texte::plier(texte);
        let mots: Vec<&str> = plie
            .split(' ')
            .filter(|mot| {
                mot.len() > 2 && *mot != "oui" || ["ok", "ko", "pas", "non"].contains(mot)
            })
            .collect();
        DECISIONS.lire(&mots.join(" "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        use DecisionLue::{Accord, Ajournee, EnAttente, Refus, Retiree};
        for (attendue, textes) in [
            (
                Accord,
                "accord|Accordé|Accordée|ACCORD|favorable|Favorable |OK|ok|oui|OUI|validé|positif|\
                 avis favorable|Accord préfecture|accepté|accord du préfet",
            ),
            (
                Refus,
                "REFUS|refus|Refusé|refusée|défavorable|DEFAVORABLE|rejet|rejeté|négatif|non|\
                 Refus de la préfète|avis défavorable|non favorable|pas d'accord|Non accordé",
            ),
            (Ajournee, "ajourné|Ajournée|report|reporté à la prochaine CDLP|sursis à statuer"),
            (EnAttente, "en attente|En cours|attente décision|en cours d'instruction|à venir"),
            (Retiree, "retirée|désistement|demande annulée"),
        ] {
            for texte in textes.split('|') {
                assert_eq!(decision(texte.trim()), Some(attendue), "{texte}");
            }
        }
        for texte in ["", "peut-être", "12", "jamais favorable"] {
            assert_eq!(decision(texte), None, "{texte}");
        }
    }
}
