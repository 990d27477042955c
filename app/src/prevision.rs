//! One question to the forecast, as a form asks it: a few fields in, numbers out, for a sentence, a
//! chart and a table in the reader's language. No base, no session, no one's file: only a shipped
//! scenario and what differs from it.

use std::num::NonZeroUsize;

use forecast::comparaison::Difference;
use forecast::simulation::Etape;
use forecast::{
    Annuel, Changement, Comparaison, ErreurScenario, Estimation, Indicateur, Reglages, Scenario,
    comparer,
};

/// What the form asks. A field left empty is as in the scenario.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// The shipped scenario it starts from, one of [`DEPARTS`].
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

/// The scenarios a form may start from: the whole country first.
pub const DEPARTS: [&str; 3] = ["aujourd-hui", "paris", "moselle"];

/// What a scenario supposes for each field of the form, to be read beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Actuelles {
    /// Sittings a year, in the department that has fewest and in the one that has most.
    pub seances_par_an: (f64, f64),
    /// Files at a sitting, fewest and most; none where an agenda has no limit.
    pub places_par_seance: Option<(u32, u32)>,
    /// Pathways one post follows; none where nothing is said.
    pub psp_par_poste: Option<f64>,
    /// Paid to an association for one pathway in a year, in euros.
    pub financement_par_psp_euros: f64,
}

/// The answer, in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Reponse {
    /// What a sentence says.
    pub chiffres: Chiffres,
    /// What a chart shows: time in each stage of the wait, in days.
    pub etapes: Vec<TempsEtape>,
    /// What a table gives: each number before and after, and the difference with its interval.
    pub lignes: Vec<Difference>,
}

/// Mean time in one stage, in days, with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TempsEtape {
    /// Which.
    pub etape: Etape,
    /// As the scenario stands. None when nobody went through it.
    pub avant: Option<Estimation>,
    /// As the form asks.
    pub apres: Option<Estimation>,
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

/// What a scenario supposes today.
///
/// # Errors
/// [`ErreurScenario::BaseInconnue`].
pub fn actuelles(depart: &str) -> Result<Actuelles, ErreurScenario> {
    let scenario = Scenario::livre(depart)?;
    let seances = || scenario.territoires.iter().map(|territoire| territoire.seances_par_an);
    let places: Option<Vec<u32>> =
        scenario.territoires.iter().map(|territoire| territoire.places_par_seance).collect();
    let bornes = |places: Vec<u32>| Some((*places.iter().min()?, *places.iter().max()?));
    Ok(Actuelles {
        seances_par_an: (
            seances().fold(f64::INFINITY, f64::min),
            seances().fold(f64::NEG_INFINITY, f64::max),
        ),
        places_par_seance: places.and_then(bornes),
        psp_par_poste: scenario.association.psp_par_poste,
        financement_par_psp_euros: scenario.tarifs.associations_par_psp_an_euros,
    })
}

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
    Ok(Reponse {
        chiffres: chiffres(&comparaison),
        etapes: Etape::ATTENTES.map(|etape| temps(&comparaison, etape)).to_vec(),
        lignes: NOMBRES.iter().filter_map(|n| comparaison.difference(*n).copied()).collect(),
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

fn temps(comparaison: &Comparaison, etape: Etape) -> TempsEtape {
    let difference = comparaison.difference(Indicateur::Moyenne(etape));
    TempsEtape {
        etape,
        avant: difference.and_then(|d| d.avant),
        apres: difference.and_then(|d| d.apres),
    }
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
        assert!(reponse.lignes.iter().all(|ligne| ligne.avant == ligne.apres));
        assert!(reponse.etapes.iter().all(|etape| etape.avant == etape.apres));
        assert_eq!(reponse.chiffres.surcout_euros, Some(0.0));
        assert!(!reponse.chiffres.deborde);
    }

    #[test]
    fn a_sitting_a_month_shortens_the_wait_whatever_the_number_of_threads() {
        let question = Question { seances_par_an: Some(12.0), ..paris() };
        let reponse = demander(&question);
        assert_eq!(reponse.lignes.len(), NOMBRES.len());
        let attente = &reponse.lignes[0];
        assert!(attente.ecart.unwrap().haut() < 0.0, "{attente:?}");
        let commission = reponse.etapes[2];
        assert_eq!(commission.etape, Etape::Commission);
        assert!(commission.apres.unwrap().moyenne < commission.avant.unwrap().moyenne);
        let autre = repondre(&question, NonZeroUsize::new(3).unwrap()).unwrap();
        assert_eq!(autre, reponse);
    }

    #[test]
    fn an_agenda_too_short_is_an_answer_and_an_impossible_number_an_error() {
        let reponse = demander(&Question { places_par_seance: Some(10), ..paris() });
        let (seuil, annee) = reponse.chiffres.depassement.unwrap();
        assert!(reponse.chiffres.deborde && seuil == 200 && annee > 2017);
        let impossible = Question { seances_par_an: Some(-1.0), ..paris() };
        let erreur = repondre(&impossible, NonZeroUsize::MIN).unwrap_err();
        assert_eq!(erreur.code(), "scenario-impossible");
        let inconnu = Question { depart: "lune".into(), ..Question::default() };
        assert_eq!(repondre(&inconnu, NonZeroUsize::MIN).unwrap_err().code(), "scenario-inconnu");
    }

    #[test]
    fn what_a_scenario_supposes_is_read_in_it() {
        let actuelles = DEPARTS.map(|depart| actuelles(depart).unwrap());
        assert_eq!(actuelles[0].seances_par_an, (1.0, 2.0));
        assert_eq!(actuelles[0].psp_par_poste, Some(19.0));
        assert_eq!(actuelles[1].places_par_seance, None);
        assert!((actuelles[0].financement_par_psp_euros - 3550.0).abs() < 1e-9);
    }
}
