//! How long a model takes to forget that it started empty.
//!
//! MSER-5 (K. P. White, "An effective truncation heuristic for bias reduction in simulation
//! output", Simulation 69, 1997): averages of five months are taken; the start is cut where the
//! standard error of the mean of what is left is smallest.

/// Values averaged together.
const LOT: usize = 5;
/// How far apart the means of the last two quarters of a settled series may be.
const ECART: f64 = 0.05;

/// How many values to drop at the start of a series, at most half. `None` when the series has not
/// settled: its last two quarters are further apart than a twentieth of their mean.
pub fn chauffe(serie: &[f64]) -> Option<usize> {
    let lots: Vec<f64> = serie.chunks_exact(LOT).map(|lot| lot.iter().sum::<f64>() / 5.0).collect();
    let moitie = lots.len() / 2;
    let (avant, apres) = (lots.get(moitie..moitie + moitie / 2)?, lots.get(moitie + moitie / 2..)?);
    if avant.len() < 3 || !proches(moyenne(avant), moyenne(apres)) {
        return None;
    }
    let mut meilleur: Option<(f64, usize)> = None;
    // From the end, so that sums grow by one term at each step.
    let (mut somme, mut carres, mut n) = (0.0, 0.0, 0.0_f64);
    let reference = lots.last().copied()?;
    for (coupe, lot) in lots.iter().enumerate().rev() {
        let valeur = lot - reference;
        somme += valeur;
        carres += valeur * valeur;
        n += 1.0;
        // What is left after a cut in the second half is too short to be told from chance.
        if coupe > moitie {
            continue;
        }
        let erreur = (carres - somme * somme / n).max(0.0) / (n * n);
        if meilleur.is_none_or(|(petite, _)| erreur <= petite) {
            meilleur = Some((erreur, coupe));
        }
    }
    meilleur.map(|(_, coupe)| coupe * LOT)
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand months")]
fn moyenne(lots: &[f64]) -> f64 {
    lots.iter().sum::<f64>() / lots.len() as f64
}

fn proches(a: f64, b: f64) -> bool {
    (a - b).abs() <= ECART * f64::midpoint(a.abs(), b.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bruit(n: u32) -> f64 {
        f64::from(n.wrapping_mul(2_654_435_761) >> 8) / f64::from(1 << 24) - 0.5
    }

    #[test]
    fn a_start_that_climbs_is_cut_and_the_rest_is_kept() {
        let monte = |mois: u32| 100.0 * (1.0 - (-f64::from(mois) / 12.0).exp()) + bruit(mois);
        let serie: Vec<f64> = (0..400).map(monte).collect();
        let coupe = chauffe(&serie).unwrap();
        assert!((30..=120).contains(&coupe), "{coupe}");
    }

    #[test]
    fn a_steady_series_loses_next_to_nothing() {
        let serie: Vec<f64> = (0..400).map(|mois| 50.0 + bruit(mois)).collect();
        assert!(chauffe(&serie).unwrap() <= 60);
        assert_eq!(chauffe(&[0.0; 60]), Some(0));
    }

    #[test]
    fn a_series_that_keeps_growing_has_not_settled() {
        let serie: Vec<f64> = (0..400).map(|mois| f64::from(mois) + bruit(mois)).collect();
        assert_eq!(chauffe(&serie), None);
    }

    #[test]
    fn a_short_series_says_nothing() {
        assert_eq!(chauffe(&[1.0; 10]), None);
    }
}
