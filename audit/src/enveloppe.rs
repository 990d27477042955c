//! Ranges that no reader can leave: bounds carried from one equation to the next.
//!
//! They are at least as wide as the exact ones. Where a witness already goes as far, the range is
//! known without a linear program.

use crate::programme::{PRES, Savoir};

/// Times bounds are carried over all equations.
const TOURS: usize = 12;

/// The sum of some bounds, and how many of them are infinite.
#[derive(Clone, Copy, Default)]
struct Somme {
    finie: f64,
    infinies: usize,
}

impl Somme {
    fn avec(mut self, borne: f64) -> Self {
        if borne.is_finite() {
            self.finie += borne;
        } else {
            self.infinies += 1;
        }
        self
    }

    /// The sum of the others; none when one of them is infinite.
    fn sans(self, borne: f64) -> Option<f64> {
        match (self.infinies, borne.is_finite()) {
            (0, _) => Some(self.finie - borne),
            (1, false) => Some(self.finie),
            _ => None,
        }
    }
}

impl Savoir {
    /// Bounds of every unknown as far as each equation, by itself, tells.
    pub(crate) fn envelopper(&self) -> Vec<(f64, f64)> {
        let mut bornes: Vec<(f64, f64)> =
            self.bas.iter().copied().zip(self.haut.iter().copied()).collect();
        for _ in 0..TOURS {
            let mut change = false;
            for equation in self.equations() {
                let (mut bas, mut haut) = (Somme::default(), Somme::default());
                for (rang, facteur) in &equation.termes {
                    let (le_bas, le_haut) = termes(&bornes, *rang, *facteur);
                    (bas, haut) = (bas.avec(le_bas), haut.avec(le_haut));
                }
                for (rang, facteur) in &equation.termes {
                    let (le_bas, le_haut) = termes(&bornes, *rang, *facteur);
                    let monte = bas.sans(le_bas).map_or(le_haut, |autres| equation.total - autres);
                    let descend =
                        haut.sans(le_haut).map_or(le_bas, |autres| equation.total - autres);
                    let (monte, descend) = (monte / facteur, descend / facteur);
                    let (descend, monte) =
                        if *facteur > 0.0 { (descend, monte) } else { (monte, descend) };
                    if let Some(place) = bornes.get_mut(*rang) {
                        change |= descend > place.0 + PRES || monte < place.1 - PRES;
                        *place = (place.0.max(descend), place.1.min(monte));
                    }
                }
            }
            if !change {
                break;
            }
        }
        bornes
    }
}

/// The least and the greatest value of a term.
fn termes(bornes: &[(f64, f64)], rang: usize, facteur: f64) -> (f64, f64) {
    let (bas, haut) = bornes.get(rang).copied().unwrap_or_default();
    if facteur > 0.0 { (bas * facteur, haut * facteur) } else { (haut * facteur, bas * facteur) }
}
