//! What is assumed: one scenario, read from TOML, with where each value comes from.

pub mod catalogue;
mod changement;
mod erreur;
mod lecteur;
mod lecture;

pub use changement::Changement;
pub use erreur::ErreurScenario;
pub use lecteur::{Borne, Entree};

use crate::calibrage::{Cible, Inconnue};
use crate::cout::Tarifs;
use crate::loi::Loi;

/// A scenario that has been read and is possible: every value is within its bounds.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Short name, as a command takes it.
    pub nom: String,
    /// Name to be read.
    pub titre: String,
    /// What it supposes, in one or two sentences.
    pub resume: String,
    /// First year: the model starts empty on its first of January.
    pub debut: i32,
    /// Last year, whole.
    pub fin: i32,
    /// Over which years waits are measured.
    pub mesure: Mesure,
    /// Wishes to leave, by year, in all places together; the last holds to the end.
    pub souhaits: Vec<(i32, f64)>,
    /// The departments, grouped when alike.
    pub territoires: Vec<Territoire>,
    /// The approved associations.
    pub association: Association,
    /// From a wish to a complete file.
    pub preparation: Preparation,
    /// How a commission's agenda is filled.
    pub commission: Commission,
    /// The prefect's decision on a request.
    pub decision: Decision,
    /// From the decision to opened rights.
    pub ouverture: Loi,
    /// The pathway itself.
    pub psp: Psp,
    /// What a pathway costs, and whom.
    pub tarifs: Tarifs,
    /// People waiting beyond which a queue is said to be out of hand.
    pub seuil_file: u32,
    /// Whether a load above capacity is meant.
    pub surcharge: Surcharge,
    /// Every number of the scenario, and where it comes from.
    pub entrees: Vec<Entree>,
    /// Inputs nobody publishes, with the range they may be in.
    pub inconnues: Vec<Inconnue>,
    /// Outputs that are published.
    pub cibles: Vec<Cible>,
    source: toml::Table,
}

/// Over which years waits are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mesure {
    /// From the first of January of the first to the end of the last.
    Annees(i32, i32),
    /// From the end of the warm-up, which is detected, to the end of the scenario.
    Regime,
}

/// Departments that are alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Territoire {
    /// Its name.
    pub nom: String,
    /// How many there are of them.
    pub nombre: u32,
    /// Share of all wishes that each receives, beside the others' shares.
    pub poids: f64,
    /// Full-time equivalents in each. `None`: as many as the pathways need.
    pub postes: Option<f64>,
    /// Sittings of its commission in a year.
    pub seances_par_an: f64,
    /// Files examined at most at a sitting. `None`: all those that are ready.
    pub places_par_seance: Option<u32>,
    /// Complete files that wait on the first day, in each.
    pub dossiers_prets: u32,
}

/// The approved associations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Association {
    /// Files one post prepares at once. `None`: all that come.
    pub preparations_par_poste: Option<f64>,
    /// Pathways one post follows. With a number of posts it is a limit; without, it says how many
    /// posts are needed. `None`: neither.
    pub psp_par_poste: Option<f64>,
}

/// From a wish to a complete file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preparation {
    /// Time one post spends on a file, from beginning to end.
    pub duree: Loi,
    /// Share of files that lack a document (civil status, most often).
    pub part_documents_manquants: f64,
    /// Time such a document takes, from the beginning of the preparation and beside it.
    pub delai_documents: Loi,
}

/// How a commission's agenda is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Commission {
    /// Who comes first.
    pub ordre: Ordre,
    /// Days from the start of the scenario to the first sitting. `None`: drawn for each department,
    /// anywhere in the interval between two sittings.
    pub premiere_seance_jours: Option<f64>,
}

/// Who comes first on an agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ordre {
    /// Renewals, so that nobody's rights lapse, then requests.
    RenouvellementsDAbord,
    /// Requests, then renewals.
    DemandesDAbord,
    /// As they came.
    Arrivee,
}

/// The prefect's decision on a request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision {
    /// From the sitting to the decision.
    pub delai: Loi,
    /// Probability that it grants.
    pub accord: f64,
}

/// The pathway itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Psp {
    /// Months of one period.
    pub periode_mois: f64,
    /// Periods at most.
    pub periodes: u16,
    /// Probability that a renewal is granted.
    pub accord_renouvellement: f64,
    /// Probability that a pathway ends by itself during a period.
    pub fin_anticipee_par_periode: f64,
    /// Days before the end of a period on which its renewal is asked for.
    pub preavis_jours: f64,
    /// Share of those who reach the term who have a job.
    pub emploi_au_terme: f64,
}

/// Whether a load above capacity is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surcharge {
    /// It is an error.
    Refusee,
    /// It is said, and shown.
    Admise,
}

impl Scenario {
    /// Reads a scenario. `base = "nom"` starts from a shipped one, and `[changements]` says what
    /// differs.
    ///
    /// # Errors
    /// [`ErreurScenario`]: what cannot be read, is unknown, is missing, or cannot be.
    pub fn lire(texte: &str) -> Result<Self, ErreurScenario> {
        Self::depuis(changement::resoudre(changement::analyser(texte)?)?)
    }

    /// A shipped scenario.
    ///
    /// # Errors
    /// [`ErreurScenario::BaseInconnue`].
    pub fn livre(nom: &str) -> Result<Self, ErreurScenario> {
        let livre = catalogue::LIVRES.iter().find(|livre| livre.nom == nom);
        Self::lire(livre.ok_or_else(|| ErreurScenario::BaseInconnue { nom: nom.into() })?.texte)
    }

    /// The same scenario with some values changed.
    ///
    /// # Errors
    /// As [`Scenario::lire`].
    pub fn changer(&self, changements: &[Changement]) -> Result<Self, ErreurScenario> {
        let mut table = self.source.clone();
        for changement in changements {
            changement.appliquer(&mut table)?;
        }
        Self::depuis(table)
    }

    /// The same scenario, in which a load above capacity is meant.
    pub(crate) fn admettre_surcharge(&self) -> Self {
        Self { surcharge: Surcharge::Admise, ..self.clone() }
    }

    fn depuis(table: toml::Table) -> Result<Self, ErreurScenario> {
        let scenario = lecture::scenario(table)?;
        crate::charge::verifier(&scenario)?;
        Ok(scenario)
    }

    /// Whole years simulated.
    pub fn annees(&self) -> u32 {
        u32::try_from(self.fin - self.debut + 1).unwrap_or_default()
    }

    /// Wishes a year at the end of the scenario, in one department of a group.
    pub fn souhaits_a_terme(&self, territoire: &Territoire) -> f64 {
        let total = self.souhaits.last().map_or(0.0, |(_, par_an)| *par_an);
        total * self.part(territoire)
    }

    /// Share of all wishes that one department of a group receives.
    pub fn part(&self, territoire: &Territoire) -> f64 {
        let poids: f64 = self.territoires.iter().map(|t| f64::from(t.nombre) * t.poids).sum();
        if poids > 0.0 { territoire.poids / poids } else { 0.0 }
    }

    /// The scenario as it was written, changes applied.
    pub fn source(&self) -> &toml::Table {
        &self.source
    }
}
