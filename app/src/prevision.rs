//! One question to the forecast, as a form asks it: a few fields in, a sentence, a chart and a
//! table out. No base, no session, no one's file: only a shipped scenario and what differs from it.

use std::fmt::Write as _;
use std::num::NonZeroUsize;

use forecast::dessin::nombre;
use forecast::{
    Annuel, Changement, Comparaison, ErreurScenario, Estimation, Indicateur, Reglages, Scenario,
    comparer, illustration,
};

/// What the form asks. A field left empty is as in the scenario.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// The shipped scenario it starts from: `aujourd-hui`, `moselle`, `paris`.
    pub depart: String,
    /// Sittings of each commission in a year.
    pub seances_par_an: Option<f64>,
    /// Files examined at most at a sitting.
    pub places_par_seance: Option<u32>,
    /// Pathways one post follows.
    pub psp_par_poste: Option<f64>,
    /// What the State pays an association for one pathway in a year, in euros.
    pub financement_par_psp_euros: Option<f64>,
}

/// The answer, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Reponse {
    /// The answer in one sentence, or two when a queue grows without end.
    pub phrase: String,
    /// Time spent in each stage before and after, as SVG.
    pub graphique: String,
    /// The numbers.
    pub tableau: Vec<Ligne>,
    /// What the sentence says, for a page that says it in another language.
    pub chiffres: Chiffres,
}

/// What the sentence says. A number is missing where nobody's rights opened, or no ratio is given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Chiffres {
    /// Mean wait from the wish to opened rights as the scenario stands, in months.
    pub attente_avant_mois: Option<f64>,
    /// The same, as the form asks.
    pub attente_apres_mois: Option<f64>,
    /// Full-time posts the pathways need, as the form asks.
    pub postes: Option<f64>,
    /// How much more a year costs, in euros; negative when it costs less.
    pub surcout_euros: Option<f64>,
    /// Whether a queue grows without end.
    pub deborde: bool,
    /// The length that it passes, in people, and in which year.
    pub depassement: Option<(u32, i32)>,
}

/// One number before and after, written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ligne {
    /// What it is.
    pub nom: String,
    /// As the scenario stands.
    pub avant: String,
    /// As the form asks.
    pub apres: String,
    /// The difference and its 95 % interval.
    pub ecart: String,
}

/// Seed of the pages: the same form gives the same answer to everyone.
const GRAINE: u64 = 2016;
/// Runs: an answer in less than a second, to within a few days of wait.
const REPLICATIONS: u32 = 24;

const NOMBRES: [Indicateur; 10] = [
    Indicateur::AttenteMoyenne,
    Indicateur::AttenteMediane,
    Indicateur::Attente90,
    Indicateur::EnCours,
    Indicateur::EnAttente,
    Indicateur::ParAn(Annuel::Accords),
    Indicateur::ParAn(Annuel::Sorties),
    Indicateur::ParAn(Annuel::Postes),
    Indicateur::ParAn(Annuel::CoutAssociations),
    Indicateur::ParAn(Annuel::CoutTotal),
];

/// Answers a question, on so many threads: their number changes nothing but the time it takes.
///
/// # Errors
/// [`ErreurScenario`]: a value that cannot be, or a scenario that does not exist. A load above
/// capacity is no error here: it is the answer.
pub fn repondre(question: &Question, fils: NonZeroUsize) -> Result<Reponse, ErreurScenario> {
    let avant = Scenario::livre(&question.depart)?;
    let apres = avant.changer(&changements(question))?;
    let reglages = Reglages { graine: GRAINE, replications: REPLICATIONS, fils };
    let comparaison = comparer(&avant, &apres, &reglages, &|_, _| {});
    let bilans = [
        ("aujourd'hui", avant.debut, &comparaison.avant),
        ("avec ces moyens", apres.debut, &comparaison.apres),
    ];
    let chiffres = chiffres(&comparaison);
    Ok(Reponse {
        phrase: phrase(&chiffres),
        chiffres,
        graphique: illustration::attentes(&bilans),
        tableau: NOMBRES.iter().filter_map(|nombre| ligne(&comparaison, *nombre)).collect(),
    })
}

fn changements(question: &Question) -> Vec<Changement> {
    let champs = [
        ("territoire.*.seances_par_an", question.seances_par_an),
        ("territoire.*.places_par_seance", question.places_par_seance.map(f64::from)),
        ("association.psp_par_poste", question.psp_par_poste),
        ("couts.associations_par_psp_an_euros", question.financement_par_psp_euros),
    ];
    let demandes = champs.into_iter().filter_map(|(champ, valeur)| Some((champ, valeur?)));
    let mut changements: Vec<Changement> =
        demandes.map(|(champ, valeur)| Changement::nombre(champ, valeur)).collect();
    changements.push(Changement::surcharge_admise());
    changements
}

fn chiffres(comparaison: &Comparaison) -> Chiffres {
    let moyenne = |estimation: Option<Estimation>| estimation.map(|e| e.moyenne);
    let de = |voulu| comparaison.difference(voulu);
    let attente = de(Indicateur::AttenteMoyenne);
    let passage = &comparaison.apres.depassement;
    #[expect(clippy::cast_possible_truncation, reason = "a year, `as` saturates")]
    let annee = |estimation: Estimation| estimation.moyenne.floor() as i32;
    let deborde = !comparaison.apres.stable();
    Chiffres {
        attente_avant_mois: attente.and_then(|d| moyenne(d.avant)),
        attente_apres_mois: attente.and_then(|d| moyenne(d.apres)),
        postes: de(Indicateur::ParAn(Annuel::Postes)).and_then(|d| moyenne(d.apres)),
        surcout_euros: de(Indicateur::ParAn(Annuel::CoutTotal)).and_then(|d| moyenne(d.ecart)),
        deborde,
        depassement: passage.annee.filter(|_| deborde).map(|e| (passage.seuil, annee(e))),
    }
}

fn phrase(chiffres: &Chiffres) -> String {
    let mois = |mois: Option<f64>| {
        mois.map_or_else(|| "un temps inconnu".into(), |mois| format!("{} mois", dixieme(mois)))
    };
    let (apres, avant) = (mois(chiffres.attente_apres_mois), mois(chiffres.attente_avant_mois));
    let mut phrase = format!("Du souhait aux droits, il faudrait {apres} au lieu de {avant}");
    // Writing to a string cannot fail.
    if let Some(postes) = chiffres.postes {
        let _ = write!(phrase, ", avec {} postes", dixieme(postes));
    }
    if let Some(cout) = chiffres.surcout_euros {
        let sens = if cout >= 0.0 { "de plus" } else { "de moins" };
        let _ = write!(phrase, " et {} euros {sens} par an", nombre(cout.abs().round()));
    }
    phrase.push('.');
    if chiffres.deborde {
        phrase.push_str(" Mais la file grandit sans fin");
        if let Some((seuil, annee)) = chiffres.depassement {
            let _ = write!(phrase, " : elle passe {seuil} personnes en {annee}");
        }
        phrase.push('.');
    }
    phrase
}

fn dixieme(valeur: f64) -> String {
    format!("{valeur:.1}").replace('.', ",")
}

fn ligne(comparaison: &Comparaison, voulu: Indicateur) -> Option<Ligne> {
    let difference = comparaison.difference(voulu)?;
    let ecrire = |estimation: Option<Estimation>| {
        estimation.map_or_else(|| "–".into(), |estimation| nombre(estimation.moyenne))
    };
    let ecart = difference.ecart.map_or_else(
        || "–".into(),
        |e| format!("{} (de {} à {})", nombre(e.moyenne), nombre(e.bas()), nombre(e.haut())),
    );
    Some(Ligne {
        nom: voulu.nom(),
        avant: ecrire(difference.avant),
        apres: ecrire(difference.apres),
        ecart,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demander(question: &Question) -> Reponse {
        repondre(question, NonZeroUsize::MIN).unwrap()
    }

    fn paris() -> Question {
        Question { depart: "paris".into(), ..Question::default() }
    }

    #[test]
    fn a_form_left_empty_changes_nothing() {
        let reponse = demander(&paris());
        assert!(reponse.tableau.iter().all(|ligne| ligne.avant == ligne.apres));
        assert!(reponse.phrase.contains("et 0 euros de plus"), "{}", reponse.phrase);
    }

    #[test]
    fn a_sitting_a_month_is_told_in_a_sentence_a_chart_and_a_table() {
        let reponse = demander(&Question { seances_par_an: Some(12.0), ..paris() });
        assert!(reponse.phrase.starts_with("Du souhait aux droits, il faudrait "));
        assert!(reponse.graphique.contains("avec ces moyens"));
        let attente = &reponse.tableau[0];
        assert!(attente.ecart.starts_with('-'), "{attente:?}");
        let autre = repondre(
            &Question { seances_par_an: Some(12.0), ..paris() },
            NonZeroUsize::new(3).unwrap(),
        );
        assert_eq!(autre.unwrap(), reponse);
    }

    #[test]
    fn an_agenda_too_short_is_an_answer_and_an_impossible_number_an_error() {
        let reponse = demander(&Question { places_par_seance: Some(10), ..paris() });
        assert!(
            reponse.phrase.contains("la file grandit sans fin : elle passe 200 personnes en 20")
        );
        let impossible = Question { seances_par_an: Some(-1.0), ..paris() };
        let erreur = repondre(&impossible, NonZeroUsize::MIN).unwrap_err();
        assert_eq!(erreur.code(), "scenario-impossible");
        let inconnu = Question { depart: "lune".into(), ..Question::default() };
        assert_eq!(repondre(&inconnu, NonZeroUsize::MIN).unwrap_err().code(), "scenario-inconnu");
    }
}
