//! Many independent runs of one scenario, on several threads, with the same bytes on any number.

use std::num::NonZeroUsize;
use std::ops::Range;

use crate::chauffe::chauffe;
use crate::parallele::repartir;
use crate::releve::Releve;
use crate::scenario::{Mesure, Scenario};
use crate::simulation::{Destinee, Parametres, simuler};
use crate::temps::{SECONDES_PAR_AN, SECONDES_PAR_MOIS};
use crate::tirage::Tirage;

/// How a scenario is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reglages {
    /// Seed: the same gives the same bytes.
    pub graine: u64,
    /// Independent runs; two at least, or nothing is known of the spread.
    pub replications: u32,
    /// Threads at work; their number changes nothing but the time it takes.
    pub fils: NonZeroUsize,
}

/// Told how many runs are done, out of how many. Called from any thread.
pub type Avancement<'a> = &'a (dyn Fn(u32, u32) + Sync);

/// The years over which waits are measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fenetre {
    /// Years counted from the first of the scenario.
    pub annees: Range<usize>,
    /// Months dropped at the start because the model had not forgotten that it started empty; none
    /// when the years are given.
    pub chauffe_mois: Option<u32>,
    /// Whether the model settled. When it did not, the second half is measured.
    pub regime_atteint: bool,
}

/// Runs enough to see how the mean of the months goes.
const PILOTES: u32 = 8;

impl Fenetre {
    /// The measured years of a scenario: as given, or from the year after the warm-up.
    pub fn de(scenario: &Scenario, reglages: &Reglages) -> Self {
        match scenario.mesure {
            Mesure::Annees(de, a) => {
                let rang = |annee: i32| usize::try_from(annee - scenario.debut).unwrap_or_default();
                let annees = rang(de)..rang(a) + 1;
                Self { annees, chauffe_mois: None, regime_atteint: true }
            }
            Mesure::Regime => Self::detectee(scenario, reglages),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53")]
    fn detectee(scenario: &Scenario, reglages: &Reglages) -> Self {
        let total = scenario.annees() as usize;
        let pilotes = Reglages { replications: PILOTES, ..*reglages };
        let toutes = Self { annees: 0..total, chauffe_mois: None, regime_atteint: true };
        let series = repliquer(scenario, &pilotes, &toutes, &|_, _| {}, |releve| {
            // People between the wish and the end; opening rights overlaps the pathway.
            let presents = |mois: &[u64; 6]| {
                let [accueil, preparation, commission, decision, _, parcours] = *mois;
                (accueil + preparation + commission + decision + parcours) as f64
            };
            releve.mois.iter().map(presents).collect::<Vec<f64>>()
        });
        let moyenne = |mois: usize| {
            series.iter().filter_map(|serie| serie.get(mois)).sum::<f64>() / f64::from(PILOTES)
        };
        let serie: Vec<f64> = (0..total * 12).map(moyenne).collect();
        let coupe = chauffe(&serie);
        let mois = coupe.unwrap_or(total * 6);
        let premiere = mois.div_ceil(12).min(total - 1);
        Self {
            annees: premiere..total,
            chauffe_mois: Some(u32::try_from(mois).unwrap_or(u32::MAX)),
            regime_atteint: coupe.is_some(),
        }
    }

    fn secondes(&self) -> (u64, u64) {
        (self.annees.start as u64 * SECONDES_PAR_AN, self.annees.end as u64 * SECONDES_PAR_AN)
    }
}

/// Runs a scenario `replications` times and gives what `resumer` keeps of each, in order.
pub fn repliquer<R: Send>(
    scenario: &Scenario,
    reglages: &Reglages,
    fenetre: &Fenetre,
    avancement: Avancement<'_>,
    resumer: impl Fn(&Releve) -> R + Sync,
) -> Vec<R> {
    let parametres: Vec<Parametres> =
        scenario.territoires.iter().map(|t| Parametres::new(scenario, t)).collect();
    repartir(reglages.replications, reglages.fils, avancement, |rang| {
        resumer(&une(scenario, &parametres, reglages.graine, rang, fenetre))
    })
}

/// One run: every department, each with luck of its own.
fn une(
    scenario: &Scenario,
    parametres: &[Parametres],
    graine: u64,
    replication: u32,
    fenetre: &Fenetre,
) -> Releve {
    let mut releve = Releve::new(scenario.annees(), scenario.territoires.len(), fenetre.secondes());
    let mut lieu = 0;
    for (groupe, (territoire, parametres)) in
        scenario.territoires.iter().zip(parametres).enumerate()
    {
        for _ in 0..territoire.nombre {
            releve.changer_de_lieu(groupe);
            let destinee = Destinee::new(parametres, Tirage::new(graine, replication, lieu));
            simuler(parametres, destinee, &mut releve);
            lieu += 1;
        }
    }
    releve
}

/// The month, counted from the first, in which a queue passes a length; none when it never does.
pub(crate) fn depassement(releve: &Releve, seuil: u32) -> Option<f64> {
    let depasse = |mois: &[u64; 6]| {
        let [accueil, _, commission, _, _, _] = *mois;
        accueil + commission > u64::from(seuil)
    };
    let mois = u32::try_from(releve.mois.iter().position(depasse)?).ok()?;
    Some(f64::from(mois))
}

/// The month, counted from the first, from which a queue stays at or below a length; none when it
/// is above at the end.
pub(crate) fn resorption(releve: &Releve, seuil: u32) -> Option<f64> {
    let sous = |mois: &[u64; 6]| {
        let [accueil, _, commission, _, _, _] = *mois;
        accueil + commission <= u64::from(seuil)
    };
    let dernier = releve.mois.iter().rposition(|mois| !sous(mois));
    let mois = dernier.map_or(0, |rang| rang + 1);
    (mois < releve.mois.len()).then(|| u32::try_from(mois).map_or(0.0, f64::from))
}

/// Months as a year and its fraction.
pub(crate) fn en_annee(debut: i32, mois: f64) -> f64 {
    f64::from(debut) + mois / 12.0
}

const _: () = assert!(SECONDES_PAR_AN == 12 * SECONDES_PAR_MOIS);
