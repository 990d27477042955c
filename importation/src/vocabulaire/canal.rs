//! Safe-contact rules found in free notes. Only plain wordings are understood; the note is kept
//! whatever was found in it.

use domain::fait::{Canal, MoyenContact, Prudence};

use crate::texte::plier;

/// Moments of the day a rule may name.
const MOMENTS: &str = "le soir|le matin|le midi|la nuit|la journee|en journee|en soiree|\
                       l apres midi|\
    le week end|en semaine|la semaine|aux heures de bureau";

/// A rule names a means of contact, or a subject.
const SUJETS: [&str; 15] = [
    "appel",
    "telephon",
    "sms",
    "texto",
    "message",
    "mess",
    "repondeur",
    "contact",
    "joi",
    "whatsapp",
    "mail",
    "courriel",
    "evoquer",
    "mentionner",
    "parler",
];

/// The rules a note states, at most one by means of contact.
pub(crate) fn canaux(note: &str) -> Vec<Canal> {
    let mut canaux = Vec::new();
    let plie = plier(note);
    // Most notes are about something else.
    if !SUJETS.iter().any(|sujet| plie.contains(sujet)) {
        return canaux;
    }
    for phrase in note.split(['\n', '.', ';', '!']) {
        let plie = plier(phrase);
        let mut lues = regles(&plie);
        for canal in &mut lues {
            canal.ne_jamais_evoquer =
                canal.ne_jamais_evoquer.take().map(|sujet| tel_quel(phrase, &sujet));
        }
        fondre_canaux(&mut canaux, lues);
    }
    canaux
}

/// Adds rules to others, at most one by means of contact.
pub(crate) fn fondre_canaux(canaux: &mut Vec<Canal>, autres: Vec<Canal>) {
    for canal in autres {
        match canaux.iter_mut().find(|connu| connu.moyen == canal.moyen) {
            Some(connu) => fondre(connu, canal),
            None => canaux.push(canal),
        }
    }
}

/// Two rules on one means: the stricter prudence, every precision.
fn fondre(connu: &mut Canal, autre: Canal) {
    connu.prudence = connu.prudence.max(autre.prudence);
    connu.quand = connu.quand.take().or(autre.quand);
    connu.ne_jamais_evoquer = connu.ne_jamais_evoquer.take().or(autre.ne_jamais_evoquer);
}

fn canal(moyen: MoyenContact, prudence: Prudence) -> Canal {
    Canal { moyen, prudence, quand: None, langue: None, ne_jamais_evoquer: None }
}

fn regles(phrase: &str) -> Vec<Canal> {
    const PAS_D_APPEL: &str = "ne pas appeler|ne pas telephoner|ne jamais appeler|ne pas l appeler|\
        ne jamais telephoner|pas d appel|ne pas rappeler|interdiction d appeler|\
        ne pas contacter par telephone";
    const PAS_DE_SMS: &str = "pas de sms|pas de texto|ne pas envoyer de sms|\
                              ne jamais envoyer de sms|\
        ne pas envoyer de texto|pas d sms";
    const PAS_DE_MESSAGE: &str = "ne pas laisser de message|pas de message|ne pas laisser message|\
        ne jamais laisser de message|ne pas laisser de mess|pas de mess vocal|\
        sans laisser de message|pas de repondeur";
    let contient = |liste: &str| liste.split('|').any(|mots| contient_mots(phrase, mots));
    let mut regles = Vec::new();
    if let Some(suite) = PAS_D_APPEL.split('|').find_map(|debut| apres_mots(phrase, debut)) {
        regles.push(match moment_en_tete(suite) {
            // "ne pas appeler le matin": the rest of the day is left open.
            Some(moment) => Canal {
                quand: Some(format!("pas {moment}")),
                ..canal(MoyenContact::Appel, Prudence::SousConditions)
            },
            None => canal(MoyenContact::Appel, Prudence::Interdit),
        });
    } else if let Some(moment) = moment(phrase).filter(|_| invite_a_appeler(phrase)) {
        regles.push(Canal {
            quand: Some(moment),
            ..canal(MoyenContact::Appel, Prudence::SousConditions)
        });
    }
    if contient(PAS_DE_SMS) {
        regles.push(canal(MoyenContact::Sms, Prudence::Interdit));
    }
    if contient(PAS_DE_MESSAGE) {
        regles.push(canal(MoyenContact::Appel, Prudence::SousConditions));
    }
    regles.extend(seul_moyen(phrase));
    if let Some(sujet) = sujet_tu(phrase) {
        regles.push(Canal {
            ne_jamais_evoquer: Some(sujet),
            ..canal(MoyenContact::Appel, Prudence::SousConditions)
        });
    }
    regles
}

/// Whole words only: "pas de sms" is not in "pas de smser".
fn contient_mots(phrase: &str, expression: &str) -> bool {
    phrase.match_indices(expression).any(|(place, _)| {
        let avant = phrase.get(..place).unwrap_or_default();
        let apres = phrase.get(place + expression.len()..).unwrap_or_default();
        (avant.is_empty() || avant.ends_with(' ')) && (apres.is_empty() || apres.starts_with(' '))
    })
}

/// What follows an expression, when the phrase holds it.
fn apres_mots<'p>(phrase: &'p str, expression: &str) -> Option<&'p str> {
    let (_, suite) = phrase.split_once(expression)?;
    (suite.is_empty() || suite.starts_with(' ')).then(|| suite.trim_start())
}

/// The moment that stands right after an interdiction: one further on qualifies something else
/// ("ne pas appeler, SMS le soir").
fn moment_en_tete(suite: &str) -> Option<String> {
    let commence = MOMENTS.split('|').any(|moment| suite.starts_with(moment))
        || ["apres ", "avant ", "entre ", "de "].iter().any(|mot| suite.starts_with(mot));
    let debut: Vec<&str> = suite.split(' ').take(4).collect();
    commence.then(|| moment(&debut.join(" "))).flatten()
}

fn invite_a_appeler(phrase: &str) -> bool {
    const INVITATIONS: &str =
        "appeler|rappeler|telephoner|joignable|a appeler|a joindre|joindre|contacter";
    INVITATIONS.split('|').any(|mot| contient_mots(phrase, mot))
}

/// "le soir", "après 18h", "entre 12h et 14h".
fn moment(phrase: &str) -> Option<String> {
    if let Some(moment) = MOMENTS.split('|').find(|moment| contient_mots(phrase, moment)) {
        return Some(moment.to_owned());
    }
    let mots: Vec<&str> = phrase.split(' ').collect();
    let heure = |mot: &&str| {
        let fin = mot.trim_start_matches(|lettre: char| lettre.is_ascii_digit());
        fin.len() < mot.len() && fin.starts_with('h')
    };
    mots.iter().enumerate().find_map(|(place, mot)| {
        let suite: Vec<&str> = mots.iter().skip(place + 1).copied().take(3).collect();
        match (*mot, suite.as_slice()) {
            ("apres" | "avant", [h, ..]) if heure(h) => Some(format!("{mot} {h}")),
            ("entre", [de, "et", a]) if heure(a) => Some(format!("entre {de} et {a}")),
            ("de", [de, "a", a]) if heure(de) && heure(a) => Some(format!("de {de} à {a}")),
            _ => None,
        }
    })
}

/// "SMS uniquement": no call.
fn seul_moyen(phrase: &str) -> Vec<Canal> {
    const MOYENS: [(&str, MoyenContact); 7] = [
        ("sms", MoyenContact::Sms),
        ("texto", MoyenContact::Sms),
        ("whatsapp", MoyenContact::Messagerie),
        ("messagerie", MoyenContact::Messagerie),
        ("mail", MoyenContact::Courriel),
        ("courriel", MoyenContact::Courriel),
        ("messages", MoyenContact::Sms),
    ];
    let seul = |mot: &str| {
        [
            format!("{mot} uniquement"),
            format!("uniquement {mot}"),
            format!("uniquement par {mot}"),
            format!("{mot} seulement"),
            format!("seulement {mot}"),
            format!("seulement par {mot}"),
            format!("que par {mot}"),
            format!("que {mot}"),
            format!("{mot} only"),
        ]
        .iter()
        .any(|expression| contient_mots(phrase, expression))
    };
    MOYENS.into_iter().find(|(mot, _)| seul(mot)).map_or_else(Vec::new, |(_, moyen)| {
        vec![canal(moyen, Prudence::Libre), canal(MoyenContact::Appel, Prudence::Interdit)]
    })
}

/// What must never be mentioned: what follows "ne pas évoquer", "ne jamais parler de".
fn sujet_tu(phrase: &str) -> Option<String> {
    const DEBUTS: &str = "ne jamais evoquer|ne pas evoquer|ne jamais mentionner|ne pas mentionner|\
        ne jamais parler de|ne pas parler de|ne pas parler du|ne jamais parler du";
    DEBUTS.split('|').find_map(|debut| {
        let (_, sujet) = phrase.split_once(debut)?;
        let sujet = sujet.trim();
        (!sujet.is_empty()).then(|| sujet.to_owned())
    })
}

/// The end of the phrase that folds to this text, as it was written.
fn tel_quel(phrase: &str, plie: &str) -> String {
    phrase
        .char_indices()
        .filter(|(_, lettre)| lettre.is_whitespace())
        .filter_map(|(place, _)| phrase.get(place..))
        .find(|fin| plier(fin) == plie)
        .map_or_else(|| plie.to_owned(), |fin| fin.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lus(note: &str) -> Vec<(MoyenContact, Prudence, Option<String>)> {
        canaux(note).into_iter().map(|canal| (canal.moyen, canal.prudence, canal.quand)).collect()
    }

    #[test]
    fn plain_wordings_are_understood() {
        use MoyenContact::{Appel, Sms};
        use Prudence::{Interdit, Libre, SousConditions};
        let soir = || Some("le soir".to_owned());
        assert_eq!(lus("ne pas appeler : conjoint"), [(Appel, Interdit, None)]);
        assert_eq!(
            lus("rappeler le soir, ne pas laisser de message"),
            [(Appel, SousConditions, soir())]
        );
        assert_eq!(lus("Ne pas laisser de message"), [(Appel, SousConditions, None)]);
        assert_eq!(lus("SMS uniquement"), [(Sms, Libre, None), (Appel, Interdit, None)]);
        assert_eq!(
            lus("pas de SMS. Appeler le soir"),
            [(Sms, Interdit, None), (Appel, SousConditions, soir())]
        );
        assert_eq!(
            lus("appeler après 18h"),
            [(Appel, SousConditions, Some("apres 18h".to_owned()))]
        );
        assert_eq!(lus("ne pas appeler, SMS le soir"), [(Appel, Interdit, None)]);
        assert_eq!(
            lus("ne pas appeler le matin"),
            [(Appel, SousConditions, Some("pas le matin".to_owned()))]
        );
    }

    #[test]
    fn other_notes_give_no_rule() {
        for note in ["très fatiguée\nRDV médecin", "=1+1", "a appelé le 115", "vient le soir", ""]
        {
            assert_eq!(lus(note), [], "{note}");
        }
    }

    #[test]
    fn what_must_not_be_mentioned_is_kept() {
        let lus = canaux("Ne jamais évoquer l'association au téléphone");
        assert_eq!(
            lus.first().and_then(|canal| canal.ne_jamais_evoquer.clone()).as_deref(),
            Some("l'association au téléphone")
        );
    }
}
