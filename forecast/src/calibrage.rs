//! Inputs that nobody publishes, found from outputs that are, with the spread that remains.
//!
//! Several sets of inputs give the published figures. The search (approximate Bayesian computation
//! by population: S. A. Sisson, Y. Fan, M. M. Tanaka, PNAS 104, 2007, in its plainest form) starts
//! from points spread over the whole box (Latin hypercube), then draws around the closest ones.
//! Every point that gives every known output within its tolerance is kept, and the spread of those
//! is what the known outputs leave open. The closest point alone would hide it.

use std::num::NonZeroUsize;

use crate::bilan::{Resume, resumer};
use crate::indicateur::{Annuel, Indicateur, attente_de_l_annee};
use crate::parallele::repartir;
use crate::releve::Releve;
use crate::replications::{Avancement, Fenetre, Reglages, repliquer};
use crate::scenario::{Changement, ErreurScenario, Scenario};
use crate::statistiques::Estimation;
use crate::tirage::{Tirage, Usage};

/// An input that nobody publishes, and the range it may be in.
#[derive(Clone, Debug, PartialEq)]
pub struct Inconnue {
    /// Its path.
    pub champ: String,
    /// Lowest possible.
    pub bas: f64,
    /// Highest possible.
    pub haut: f64,
}

/// An output that is published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cible {
    /// Which.
    pub sortie: SortieConnue,
    /// In which year.
    pub annee: i32,
    /// What is published.
    pub valeur: f64,
    /// How far from it a point may be and still agree.
    pub tolerance: f64,
}

/// An output that can be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortieConnue {
    /// Pathways in progress at the end of the year.
    EnCours,
    /// Requests filed in the year.
    Demandes,
    /// Mean wait of those whose rights opened in the year, in months.
    AttenteMois,
    /// Requests granted in the year.
    Accords,
    /// Requests refused in the year.
    Refus,
    /// Pathways ended in the year.
    Sorties,
}

impl SortieConnue {
    const TOUTES: [Self; 6] = [
        Self::EnCours,
        Self::Demandes,
        Self::AttenteMois,
        Self::Accords,
        Self::Refus,
        Self::Sorties,
    ];

    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::EnCours => "en_cours",
            Self::Demandes => "demandes",
            Self::AttenteMois => "attente_mois",
            Self::Accords => "accords",
            Self::Refus => "refus",
            Self::Sorties => "sorties",
        }
    }

    /// The output of that code.
    pub fn depuis_code(code: &str) -> Option<Self> {
        Self::TOUTES.into_iter().find(|sortie| sortie.code() == code)
    }

    #[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53")]
    fn valeur(self, releve: &Releve, scenario: &Scenario, rang: usize) -> Option<f64> {
        let annee = releve.annees.get(rang)?;
        match self {
            Self::EnCours => {
                let [.., parcours] = *releve.mois.get(rang * 12 + 11)?;
                Some(parcours as f64)
            }
            Self::Demandes => Annuel::Demandes.valeur(annee, scenario),
            Self::AttenteMois => attente_de_l_annee(annee),
            Self::Accords => Annuel::Accords.valeur(annee, scenario),
            Self::Refus => Annuel::Refus.valeur(annee, scenario),
            Self::Sorties => Annuel::Sorties.valeur(annee, scenario),
        }
    }
}

/// How long to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recherche {
    /// Points tried in each round.
    pub points: u32,
    /// Rounds: the first over the whole box, the others around the closest points.
    pub tours: u32,
}

impl Default for Recherche {
    fn default() -> Self {
        Self { points: 64, tours: 5 }
    }
}

/// What a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibrage {
    /// Points tried.
    pub essais: u32,
    /// Points that agree with every known output.
    pub compatibles: u32,
    /// Each unknown input.
    pub inconnues: Vec<Etendue>,
    /// Each known output, as the closest point gives it.
    pub cibles: Vec<(Cible, Option<f64>)>,
    /// How far the closest point is, in tolerances: at most one when it agrees.
    pub distance: f64,
    /// What the agreeing points leave open of the main outputs: lowest and highest.
    pub sorties: Vec<(Indicateur, f64, f64)>,
}

/// What is known of an input once outputs are.
#[derive(Clone, Debug, PartialEq)]
pub struct Etendue {
    /// The input, and the range searched.
    pub inconnue: Inconnue,
    /// Its value at the closest point.
    pub proche: f64,
    /// Lowest, middle and highest value among the points that agree; none when none does.
    pub compatibles: Option<(f64, f64, f64)>,
}

/// Why nothing can be searched.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ErreurCalibrage {
    /// The scenario says no unknown, or no known output.
    #[error("ce scénario ne dit pas ce qui est inconnu, ou ce qui est connu")]
    RienAChercher,
    /// A known output is of a year that is not simulated.
    #[error("la cible de {0} est hors des années du scénario")]
    Annee(i32),
    /// No point of the box is a scenario.
    #[error("aucun point de l'intervalle ne donne un scénario possible : {0}")]
    Scenario(ErreurScenario),
}

struct Essai {
    point: Vec<f64>,
    obtenus: Vec<Option<f64>>,
    indicateurs: Vec<Option<f64>>,
    distance: f64,
}

/// Searches the inputs a scenario says are unknown, from the outputs it says are known.
///
/// # Errors
/// [`ErreurCalibrage`].
pub fn calibrer(
    scenario: &Scenario,
    recherche: Recherche,
    reglages: &Reglages,
    avancement: Avancement<'_>,
) -> Result<Calibrage, ErreurCalibrage> {
    if scenario.inconnues.is_empty() || scenario.cibles.is_empty() {
        return Err(ErreurCalibrage::RienAChercher);
    }
    let dans = scenario.debut..=scenario.fin;
    if let Some(cible) = scenario.cibles.iter().find(|cible| !dans.contains(&cible.annee)) {
        return Err(ErreurCalibrage::Annee(cible.annee));
    }
    let tirage = Tirage::new(reglages.graine, 0, u32::MAX);
    let total = recherche.points.saturating_mul(recherche.tours);
    let mut essais: Vec<Essai> = Vec::new();
    let mut refus = None;
    for tour in 0..recherche.tours {
        let points = match tour {
            0 => hypercube(&scenario.inconnues, recherche.points, &tirage),
            tour => autour(&scenario.inconnues, &essais, recherche.points, tour, &tirage),
        };
        let deja = tour.saturating_mul(recherche.points);
        let faits = repartir(
            recherche.points,
            reglages.fils,
            &|faits, _| avancement(deja.saturating_add(faits), total),
            |rang| {
                let point = points.get(rang as usize).cloned().unwrap_or_default();
                essayer(scenario, point, reglages)
            },
        );
        for fait in faits {
            match fait {
                Ok(essai) => essais.push(essai),
                Err(erreur) => refus = Some(erreur),
            }
        }
        if essais.is_empty() {
            break;
        }
        // The order of equal points is that of their trial: the sort is stable.
        essais.sort_by(|a, b| a.distance.total_cmp(&b.distance));
    }
    resultat(scenario, total, &essais, refus)
}

fn resultat(
    scenario: &Scenario,
    total: u32,
    essais: &[Essai],
    refus: Option<ErreurScenario>,
) -> Result<Calibrage, ErreurCalibrage> {
    let Some(proche) = essais.first() else {
        return Err(refus.map_or(ErreurCalibrage::RienAChercher, ErreurCalibrage::Scenario));
    };
    let compatibles: Vec<&Essai> = essais.iter().filter(|essai| essai.distance <= 1.0).collect();
    let inconnues = scenario.inconnues.iter().enumerate().map(|(rang, inconnue)| Etendue {
        inconnue: inconnue.clone(),
        proche: proche.point.get(rang).copied().unwrap_or_default(),
        compatibles: etendue(compatibles.iter().filter_map(|e| e.point.get(rang).copied())),
    });
    let tous = Indicateur::tous();
    let sorties = Indicateur::PRINCIPAUX.into_iter().filter_map(|indicateur| {
        let rang = tous.iter().position(|i| *i == indicateur)?;
        let valeurs = compatibles.iter().filter_map(|e| e.indicateurs.get(rang).copied().flatten());
        etendue(valeurs).map(|(bas, _, haut)| (indicateur, bas, haut))
    });
    Ok(Calibrage {
        essais: total,
        compatibles: u32::try_from(compatibles.len()).unwrap_or(u32::MAX),
        inconnues: inconnues.collect(),
        cibles: scenario.cibles.iter().copied().zip(proche.obtenus.iter().copied()).collect(),
        distance: proche.distance,
        sorties: sorties.collect(),
    })
}

fn etendue(valeurs: impl Iterator<Item = f64>) -> Option<(f64, f64, f64)> {
    let mut valeurs: Vec<f64> = valeurs.collect();
    valeurs.sort_by(f64::total_cmp);
    let milieu = valeurs.get(valeurs.len() / 2)?;
    Some((*valeurs.first()?, *milieu, *valeurs.last()?))
}

fn essayer(
    scenario: &Scenario,
    point: Vec<f64>,
    reglages: &Reglages,
) -> Result<Essai, ErreurScenario> {
    let changements: Vec<Changement> = scenario
        .inconnues
        .iter()
        .zip(&point)
        .map(|(inconnue, valeur)| Changement::nombre(&inconnue.champ, *valeur))
        .collect();
    let scenario = scenario.changer(&changements)?;
    // Points are shared between threads; the runs of one point are not.
    let reglages = Reglages { fils: NonZeroUsize::MIN, ..*reglages };
    let fenetre = Fenetre::de(&scenario, &reglages);
    let rang = |cible: &Cible| usize::try_from(cible.annee - scenario.debut).unwrap_or_default();
    let runs = repliquer(&scenario, &reglages, &fenetre, &|_, _| {}, |releve| {
        let connus: Vec<Option<f64>> = scenario
            .cibles
            .iter()
            .map(|cible| cible.sortie.valeur(releve, &scenario, rang(cible)))
            .collect();
        (connus, resumer(&scenario, &fenetre, releve))
    });
    let moyenne = |de: &dyn Fn(&Passage) -> Option<f64>| {
        Estimation::de(runs.iter().map(de)).map(|estimation| estimation.moyenne)
    };
    let obtenus: Vec<Option<f64>> = (0..scenario.cibles.len())
        .map(|rang| moyenne(&|(connus, _)| connus.get(rang).copied().flatten()))
        .collect();
    let ecarts = scenario.cibles.iter().zip(&obtenus).map(|(cible, obtenu)| {
        obtenu.map_or(f64::INFINITY, |obtenu| (obtenu - cible.valeur).abs() / cible.tolerance)
    });
    let distance = ecarts.fold(0.0, f64::max);
    let indicateurs = (0..Indicateur::tous().len())
        .map(|rang| moyenne(&|(_, resume)| resume.indicateurs.get(rang).copied().flatten()))
        .collect();
    Ok(Essai { point, obtenus, indicateurs, distance })
}

/// One run: the known outputs, and the rest of what it gave.
type Passage = (Vec<Option<f64>>, Resume);

/// Points such that each tenth (or hundredth) of each range holds as many of them.
fn hypercube(inconnues: &[Inconnue], points: u32, tirage: &Tirage) -> Vec<Vec<f64>> {
    let u = |dimension: usize, point: u32, fois: u16| {
        let rang = u16::try_from(dimension).unwrap_or_default().wrapping_mul(2).wrapping_add(fois);
        tirage.uniforme(point, Usage::Calibrage, rang)
    };
    let mut colonnes = Vec::new();
    for (dimension, inconnue) in inconnues.iter().enumerate() {
        let mut ordre: Vec<u32> = (0..points).collect();
        ordre.sort_by(|a, b| u(dimension, *a, 0).total_cmp(&u(dimension, *b, 0)));
        let valeur = |(point, classe): (u32, u32)| {
            let part = (f64::from(classe) + u(dimension, point, 1)) / f64::from(points.max(1));
            inconnue.bas + part * (inconnue.haut - inconnue.bas)
        };
        colonnes.push((0..points).zip(ordre).map(valeur).collect::<Vec<f64>>());
    }
    (0..points as usize)
        .map(|point| colonnes.iter().filter_map(|colonne| colonne.get(point).copied()).collect())
        .collect()
}

/// Points drawn around the closest tenth of those tried, as far as these are spread.
fn autour(
    inconnues: &[Inconnue],
    essais: &[Essai],
    points: u32,
    tour: u32,
    tirage: &Tirage,
) -> Vec<Vec<f64>> {
    let elite = essais.get(..(essais.len() / 10).max(4)).unwrap_or(essais);
    let largeurs: Vec<f64> = inconnues
        .iter()
        .enumerate()
        .map(|(dimension, inconnue)| {
            let valeurs = elite.iter().filter_map(|essai| essai.point.get(dimension).copied());
            let (bas, _, haut) = etendue(valeurs).unwrap_or((inconnue.bas, 0.0, inconnue.haut));
            (0.6 * (haut - bas)).max(0.01 * (inconnue.haut - inconnue.bas))
        })
        .collect();
    (0..points)
        .map(|point| {
            let centre = elite.get(point as usize % elite.len().max(1));
            let rang = tour.wrapping_mul(points).wrapping_add(point);
            let coordonnee = |(dimension, inconnue): (usize, &Inconnue)| {
                let fois = u16::try_from(dimension).unwrap_or_default();
                let u = tirage.uniforme(rang, Usage::Calibrage, fois.wrapping_add(1000));
                let milieu = centre.and_then(|essai| essai.point.get(dimension).copied());
                let largeur = largeurs.get(dimension).copied().unwrap_or_default();
                let valeur = milieu.unwrap_or(inconnue.bas) + (2.0 * u - 1.0) * largeur;
                valeur.clamp(inconnue.bas, inconnue.haut)
            };
            inconnues.iter().enumerate().map(coordonnee).collect()
        })
        .collect()
}
