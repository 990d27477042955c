//! How long something takes: a distribution, drawn by inverting it.

use crate::temps::secondes;
use crate::tirage::{Tirage, Usage};

/// A length of time, in days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Loi {
    /// Always the same.
    Fixe {
        /// Days.
        jours: f64,
    },
    /// Without memory: what has already been waited says nothing of what is left.
    Exponentielle {
        /// Mean, in days.
        moyenne_jours: f64,
    },
    /// As likely anywhere between two bounds.
    Uniforme {
        /// Shortest, in days.
        min_jours: f64,
        /// Longest, in days.
        max_jours: f64,
    },
    /// A sum of equal exponential phases: the more phases, the less spread.
    Erlang {
        /// Mean of the sum, in days.
        moyenne_jours: f64,
        /// Number of phases.
        phases: u16,
    },
}

impl Loi {
    /// Mean, in days.
    pub fn moyenne_jours(&self) -> f64 {
        match *self {
            Self::Fixe { jours } => jours,
            Self::Exponentielle { moyenne_jours } | Self::Erlang { moyenne_jours, .. } => {
                moyenne_jours
            }
            Self::Uniforme { min_jours, max_jours } => f64::midpoint(min_jours, max_jours),
        }
    }

    /// A length for a person, in seconds; `rang` tells apart the times one use comes back.
    pub fn tirer(&self, tirage: &Tirage, personne: u32, usage: Usage, rang: u16) -> u64 {
        match *self {
            Self::Fixe { jours } => secondes(jours),
            Self::Exponentielle { moyenne_jours } => {
                secondes(moyenne_jours * exponentielle(tirage.uniforme(personne, usage, rang)))
            }
            Self::Uniforme { min_jours, max_jours } => {
                let u = tirage.uniforme(personne, usage, rang);
                secondes(min_jours + u * (max_jours - min_jours))
            }
            Self::Erlang { moyenne_jours, phases } => {
                let phase = |k: u16| {
                    let fois = rang.wrapping_mul(phases).wrapping_add(k);
                    exponentielle(tirage.uniforme(personne, usage, fois))
                };
                let somme: f64 = (0..phases).map(phase).sum();
                secondes(moyenne_jours * somme / f64::from(phases.max(1)))
            }
        }
    }
}

/// An exponential variable of mean one. The logarithm is `libm`'s, the same on every machine.
pub(crate) fn exponentielle(u: f64) -> f64 {
    -libm::log(u)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temps::jours;

    const LOIS: [Loi; 4] = [
        Loi::Fixe { jours: 30.0 },
        Loi::Exponentielle { moyenne_jours: 30.0 },
        Loi::Uniforme { min_jours: 10.0, max_jours: 50.0 },
        Loi::Erlang { moyenne_jours: 30.0, phases: 4 },
    ];

    fn moments(loi: &Loi) -> (f64, f64) {
        let tirage = Tirage::new(3, 0, 0);
        let tires: Vec<f64> = (0..200_000)
            .map(|personne| jours(loi.tirer(&tirage, personne, Usage::Preparation, 0)))
            .collect();
        let n = 200_000.0;
        let moyenne = tires.iter().sum::<f64>() / n;
        (moyenne, tires.iter().map(|x| (x - moyenne).powi(2)).sum::<f64>() / n)
    }

    #[test]
    fn means_and_variances_are_those_of_the_theory() {
        let variances = [0.0, 900.0, 1600.0 / 12.0, 225.0];
        for (loi, attendue) in LOIS.iter().zip(variances) {
            let (moyenne, variance) = moments(loi);
            assert!((moyenne - loi.moyenne_jours()).abs() < 0.25, "{loi:?}: {moyenne}");
            assert!((variance - attendue).abs() <= 0.02 * attendue, "{loi:?}: {variance}");
        }
    }

    #[test]
    fn a_longer_mean_is_longer_for_everyone() {
        let tirage = Tirage::new(9, 2, 1);
        let court = Loi::Exponentielle { moyenne_jours: 10.0 };
        let long = Loi::Exponentielle { moyenne_jours: 20.0 };
        for personne in 0..1000 {
            let [a, b] = [court, long].map(|loi| loi.tirer(&tirage, personne, Usage::Ouverture, 0));
            assert!(b.abs_diff(2 * a) <= 1);
        }
    }
}
