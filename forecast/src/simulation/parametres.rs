//! One department as the engine takes it: numbers ready for use.

use crate::charge;
use crate::loi::Loi;
use crate::scenario::{Ordre, Scenario, Territoire};
use crate::temps::{SECONDES_PAR_AN, secondes};

/// From an instant on, wishes come at this rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palier {
    /// The instant.
    pub debut_s: u64,
    /// Wishes a second.
    pub par_seconde: f64,
}

/// One department as the engine takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parametres {
    /// Nothing is simulated at or after this instant.
    pub horizon_s: u64,
    /// The rate of wishes over time.
    pub paliers: Vec<Palier>,
    /// Complete files on the first day.
    pub dossiers_prets: u32,
    /// Files prepared at once. `None`: without limit.
    pub serveurs: Option<u32>,
    /// Pathways followed at once, from the sitting to the end. `None`: without limit.
    pub suivis: Option<u32>,
    /// Time a post spends on a file.
    pub preparation: Loi,
    /// Share of files that lack a document.
    pub part_documents: f64,
    /// Time such a document takes.
    pub documents: Loi,
    /// Time between two sittings. `None`: the commission does not sit.
    pub entre_seances_s: Option<u64>,
    /// First sitting; drawn within the interval when not said.
    pub premiere_seance_s: Option<u64>,
    /// Files examined at most at a sitting. `None`: without limit.
    pub places: Option<u32>,
    /// Who comes first on the agenda.
    pub ordre: Ordre,
    /// From the sitting to the decision.
    pub decision: Loi,
    /// Probability that a request is granted.
    pub accord: f64,
    /// From the decision to opened rights.
    pub ouverture: Loi,
    /// Length of a period.
    pub periode_s: u64,
    /// Periods at most.
    pub periodes: u16,
    /// How long before the end of a period its renewal is asked for.
    pub preavis_s: u64,
    /// Probability that a renewal is granted.
    pub accord_renouvellement: f64,
    /// Probability that a pathway ends by itself during a period.
    pub fin_anticipee: f64,
    /// Share of those who reach the term who have a job.
    pub emploi: f64,
}

impl Parametres {
    /// One department of a group of a scenario.
    pub fn new(scenario: &Scenario, territoire: &Territoire) -> Self {
        let part = scenario.part(territoire);
        let an = |annee: i32| u64::try_from(annee - scenario.debut).unwrap_or(0) * SECONDES_PAR_AN;
        #[expect(clippy::cast_precision_loss, reason = "31,557,600 is exact")]
        let an_s = SECONDES_PAR_AN as f64;
        let palier = |(annee, par_an): &(i32, f64)| Palier {
            debut_s: an(*annee),
            par_seconde: par_an * part / an_s,
        };
        let entre_seances = an_s / territoire.seances_par_an;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "`as` saturates"
        )]
        let entre_seances_s =
            entre_seances.is_finite().then(|| (entre_seances.round() as u64).max(1));
        Self {
            horizon_s: u64::from(scenario.annees()) * SECONDES_PAR_AN,
            paliers: scenario.souhaits.iter().map(palier).collect(),
            dossiers_prets: territoire.dossiers_prets,
            serveurs: charge::serveurs(scenario, territoire),
            suivis: charge::suivis(scenario, territoire),
            preparation: scenario.preparation.duree,
            part_documents: scenario.preparation.part_documents_manquants,
            documents: scenario.preparation.delai_documents,
            entre_seances_s,
            premiere_seance_s: scenario.commission.premiere_seance_jours.map(secondes),
            places: territoire.places_par_seance,
            ordre: scenario.commission.ordre,
            decision: scenario.decision.delai,
            accord: scenario.decision.accord,
            ouverture: scenario.ouverture,
            periode_s: secondes(scenario.psp.periode_mois * crate::temps::JOURS_PAR_MOIS),
            periodes: scenario.psp.periodes,
            preavis_s: secondes(scenario.psp.preavis_jours),
            accord_renouvellement: scenario.psp.accord_renouvellement,
            fin_anticipee: scenario.psp.fin_anticipee_par_periode,
            emploi: scenario.psp.emploi_au_terme,
        }
    }

    /// The longest a pathway may last.
    pub fn terme_s(&self) -> u64 {
        self.periode_s * u64::from(self.periodes)
    }
}
