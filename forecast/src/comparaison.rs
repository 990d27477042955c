//! Two scenarios on the same people: the difference, with its interval.

use crate::bilan::{Bilan, Resume, bilan, resumes};
use crate::indicateur::Indicateur;
use crate::replications::{Avancement, Reglages};
use crate::scenario::Scenario;
use crate::statistiques::Estimation;

/// One number in both scenarios, and their difference run by run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// Which number.
    pub indicateur: Indicateur,
    /// In the first.
    pub avant: Option<Estimation>,
    /// In the second.
    pub apres: Option<Estimation>,
    /// Second minus first, over pairs of runs with the same luck.
    pub ecart: Option<Estimation>,
}

/// Two scenarios side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparaison {
    /// The answer to the first.
    pub avant: Bilan,
    /// The answer to the second.
    pub apres: Bilan,
    /// Every number, and how much it changes.
    pub differences: Vec<Difference>,
}

/// Compares two scenarios. Runs of the same number share their luck (common random numbers), so
/// that the interval is that of the difference and not of two separate draws.
pub fn comparer(
    avant: &Scenario,
    apres: &Scenario,
    reglages: &Reglages,
    avancement: Avancement<'_>,
) -> Comparaison {
    let runs = reglages.replications;
    let total = runs.saturating_mul(2);
    let (fenetre_avant, avants) = resumes(avant, reglages, &|faites, _| avancement(faites, total));
    let (fenetre_apres, apress) =
        resumes(apres, reglages, &|faites, _| avancement(runs.saturating_add(faites), total));
    let tous = Indicateur::tous().into_iter().enumerate();
    Comparaison {
        differences: tous
            .map(|(rang, indicateur)| difference(indicateur, rang, &avants, &apress))
            .collect(),
        avant: bilan(avant, &fenetre_avant, &avants),
        apres: bilan(apres, &fenetre_apres, &apress),
    }
}

impl Comparaison {
    /// How one number changes.
    pub fn difference(&self, voulu: Indicateur) -> Option<&Difference> {
        self.differences.iter().find(|difference| difference.indicateur == voulu)
    }
}

fn difference(
    indicateur: Indicateur,
    rang: usize,
    avants: &[Resume],
    apres: &[Resume],
) -> Difference {
    let de = |resume: &Resume| resume.indicateurs.get(rang).copied().flatten();
    let ecarts = avants.iter().zip(apres).map(|(avant, apres)| Some(de(apres)? - de(avant)?));
    Difference {
        indicateur,
        avant: Estimation::de(avants.iter().map(de)),
        apres: Estimation::de(apres.iter().map(de)),
        ecart: Estimation::de(ecarts),
    }
}
