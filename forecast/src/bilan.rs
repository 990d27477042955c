//! The answer to one scenario: every number with its interval, and what holds people back.

use crate::charge::{Charge, charges};
use crate::indicateur::{Annuel, Indicateur, attente_de_l_annee};
use crate::releve::Releve;
use crate::replications::{
    Avancement, Fenetre, Reglages, depassement, en_annee, repliquer, resorption,
};
use crate::scenario::Scenario;
use crate::simulation::Etape;
use crate::statistiques::Estimation;

/// The answer to one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Bilan {
    /// The measured years, first and last.
    pub mesure: (i32, i32),
    /// Months dropped at the start, when they were detected.
    pub chauffe_mois: Option<u32>,
    /// Whether the model had settled before it was measured.
    pub regime_atteint: bool,
    /// Every number over the measured years.
    pub indicateurs: Vec<(Indicateur, Option<Estimation>)>,
    /// Year by year.
    pub annees: Vec<BilanAnnee>,
    /// At the end of each month.
    pub mois: Vec<BilanMois>,
    /// Group by group.
    pub groupes: Vec<BilanGroupe>,
    /// Departments by number of pathways in progress: 0, 1 to 5, 6 to 10, 11 to 20, above.
    pub tranches: [Option<Estimation>; 5],
    /// The load of each limited resource in the long run.
    pub charges: Vec<Charge>,
    /// The stage in which most of the wait is spent, and its share of the wait.
    pub etape_qui_retient: Option<(Etape, f64)>,
    /// When the queue passes the scenario's threshold.
    pub depassement: Passage,
    /// When the queue falls for good to the threshold or below.
    pub resorption: Passage,
    /// Runs in which Little's law holds exactly.
    pub little: u32,
    /// Runs.
    pub replications: u32,
}

/// When a queue passes a length, as a year and its fraction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Passage {
    /// The length.
    pub seuil: u32,
    /// When, over the runs in which it happens.
    pub annee: Option<Estimation>,
    /// Runs in which it happens.
    pub fois: u32,
}

/// One year.
#[derive(Clone, Debug, PartialEq)]
pub struct BilanAnnee {
    /// The year.
    pub annee: i32,
    /// Mean wait of those whose rights opened, in months.
    pub attente_mois: Option<Estimation>,
    /// Pathways in progress at its end.
    pub en_cours: Option<Estimation>,
    /// People waiting for a post or for the commission at its end.
    pub en_attente: Option<Estimation>,
    /// Its other numbers.
    pub annuels: Vec<(Annuel, Option<Estimation>)>,
}

/// The end of one month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BilanMois {
    /// Pathways in progress.
    pub en_cours: Option<Estimation>,
    /// People waiting for a post or for the commission.
    pub en_attente: Option<Estimation>,
}

/// One group of departments.
#[derive(Clone, Debug, PartialEq)]
pub struct BilanGroupe {
    /// Its name.
    pub nom: String,
    /// How many departments.
    pub nombre: u32,
    /// Mean wait, in months.
    pub attente_mois: Option<Estimation>,
    /// Pathways in progress at the end of the measured years, in all of them together.
    pub en_cours: Option<Estimation>,
    /// People waiting for a post or for the commission, in all of them together.
    pub en_attente: Option<Estimation>,
}

/// What is kept of a run.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Resume {
    pub(crate) indicateurs: Vec<Option<f64>>,
    annees: Vec<Vec<Option<f64>>>,
    mois: Vec<[f64; 2]>,
    groupes: Vec<[Option<f64>; 3]>,
    tranches: [f64; 5],
    depassement: Option<f64>,
    resorption: Option<f64>,
    little: bool,
}

/// Runs a scenario and sums it up.
pub fn prevoir(scenario: &Scenario, reglages: &Reglages, avancement: Avancement<'_>) -> Bilan {
    let (fenetre, resumes) = resumes(scenario, reglages, avancement);
    bilan(scenario, &fenetre, &resumes)
}

pub(crate) fn resumes(
    scenario: &Scenario,
    reglages: &Reglages,
    avancement: Avancement<'_>,
) -> (Fenetre, Vec<Resume>) {
    let fenetre = Fenetre::de(scenario, reglages);
    let resumes = repliquer(scenario, reglages, &fenetre, avancement, |releve| {
        resumer(scenario, &fenetre, releve)
    });
    (fenetre, resumes)
}

#[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53")]
pub(crate) fn resumer(scenario: &Scenario, fenetre: &Fenetre, releve: &Releve) -> Resume {
    let valeur = |indicateur: Indicateur| indicateur.valeur(releve, scenario, &fenetre.annees);
    let fin_de_mois = |mois: &[u64; 6]| {
        let [accueil, _, commission, _, _, parcours] = *mois;
        [parcours as f64, (accueil + commission) as f64]
    };
    let mois: Vec<[f64; 2]> = releve.mois.iter().map(fin_de_mois).collect();
    let annee = |(rang, annee)| {
        let [en_cours, en_attente] = mois.get(rang * 12 + 11).copied().unwrap_or_default();
        let mut valeurs = vec![attente_de_l_annee(annee), Some(en_cours), Some(en_attente)];
        valeurs.extend(Annuel::TOUS.map(|annuel| annuel.valeur(annee, scenario)));
        valeurs
    };
    Resume {
        indicateurs: Indicateur::tous().into_iter().map(valeur).collect(),
        annees: releve.annees.iter().enumerate().map(annee).collect(),
        groupes: releve
            .groupes
            .iter()
            .map(|groupe| {
                let attente = groupe.attente.moyenne_jours();
                let attente = attente.map(|jours| jours / crate::temps::JOURS_PAR_MOIS);
                [attente, Some(groupe.en_cours as f64), Some(groupe.en_attente as f64)]
            })
            .collect(),
        mois,
        tranches: releve.tranches.map(f64::from),
        depassement: depassement(releve, scenario.seuil_file),
        resorption: resorption(releve, scenario.seuil_file),
        little: releve.little(),
    }
}

pub(crate) fn bilan(scenario: &Scenario, fenetre: &Fenetre, resumes: &[Resume]) -> Bilan {
    let sur = |valeur: &dyn Fn(&Resume) -> Option<f64>| Estimation::de(resumes.iter().map(valeur));
    let annee = |rang: usize| scenario.debut + i32::try_from(rang).unwrap_or_default();
    let indicateurs: Vec<(Indicateur, Option<Estimation>)> = Indicateur::tous()
        .into_iter()
        .enumerate()
        .map(|(rang, indicateur)| {
            (indicateur, sur(&|r| r.indicateurs.get(rang).copied().flatten()))
        })
        .collect();
    let passage = |mois: &dyn Fn(&Resume) -> Option<f64>| Passage {
        seuil: scenario.seuil_file,
        annee: sur(&|r| mois(r).map(|mois| en_annee(scenario.debut, mois))),
        fois: compte(resumes, |r| mois(r).is_some()),
    };
    let tranches: [usize; 5] = [0, 1, 2, 3, 4];
    Bilan {
        mesure: (annee(fenetre.annees.start), annee(fenetre.annees.end.saturating_sub(1))),
        chauffe_mois: fenetre.chauffe_mois,
        regime_atteint: fenetre.regime_atteint,
        etape_qui_retient: etape_qui_retient(&indicateurs),
        indicateurs,
        annees: (0..scenario.annees() as usize)
            .map(|rang| {
                bilan_annee(annee(rang), &|n| {
                    sur(&|r| r.annees.get(rang).and_then(|a| a.get(n)).copied().flatten())
                })
            })
            .collect(),
        mois: (0..scenario.annees() as usize * 12)
            .map(|rang| {
                let de = |n: usize| sur(&|r| r.mois.get(rang).and_then(|m| m.get(n)).copied());
                BilanMois { en_cours: de(0), en_attente: de(1) }
            })
            .collect(),
        groupes: scenario
            .territoires
            .iter()
            .enumerate()
            .map(|(rang, territoire)| {
                let de = |n: usize| {
                    sur(&|r| r.groupes.get(rang).and_then(|g| g.get(n)).copied().flatten())
                };
                BilanGroupe {
                    nom: territoire.nom.clone(),
                    nombre: territoire.nombre,
                    attente_mois: de(0),
                    en_cours: de(1),
                    en_attente: de(2),
                }
            })
            .collect(),
        tranches: tranches.map(|n| sur(&|r| r.tranches.get(n).copied())),
        charges: charges(scenario),
        depassement: passage(&|r| r.depassement),
        resorption: passage(&|r| r.resorption),
        little: compte(resumes, |r| r.little),
        replications: compte(resumes, |_| true),
    }
}

fn compte(resumes: &[Resume], lesquels: impl Fn(&Resume) -> bool) -> u32 {
    u32::try_from(resumes.iter().filter(|resume| lesquels(resume)).count()).unwrap_or(u32::MAX)
}

fn bilan_annee(annee: i32, de: &dyn Fn(usize) -> Option<Estimation>) -> BilanAnnee {
    BilanAnnee {
        annee,
        attente_mois: de(0),
        en_cours: de(1),
        en_attente: de(2),
        annuels: Annuel::TOUS.iter().enumerate().map(|(n, annuel)| (*annuel, de(n + 3))).collect(),
    }
}

/// The stage with the longest mean time among those that add up to the wait.
fn etape_qui_retient(indicateurs: &[(Indicateur, Option<Estimation>)]) -> Option<(Etape, f64)> {
    let moyenne = |etape: Etape| {
        let trouve = indicateurs.iter().find(|(i, _)| *i == Indicateur::Moyenne(etape));
        trouve.and_then(|(_, estimation)| *estimation).map_or(0.0, |e| e.moyenne)
    };
    let total: f64 = Etape::ATTENTES.into_iter().map(moyenne).sum();
    let longue = Etape::ATTENTES.into_iter().max_by(|a, b| moyenne(*a).total_cmp(&moyenne(*b)))?;
    (total > 0.0).then(|| (longue, moyenne(longue) / total))
}

impl Bilan {
    /// A number over the measured years.
    pub fn indicateur(&self, voulu: Indicateur) -> Option<Estimation> {
        self.indicateurs.iter().find(|(i, _)| *i == voulu).and_then(|(_, e)| *e)
    }

    /// One year.
    pub fn annee(&self, annee: i32) -> Option<&BilanAnnee> {
        self.annees.iter().find(|bilan| bilan.annee == annee)
    }

    /// Whether every queue has a limit in the long run.
    pub fn stable(&self) -> bool {
        self.charges.iter().all(Charge::stable)
    }
}
