//! How many different people came, when nobody is named.

use super::{Z, en_flottant};

/// Half-days whose recognitions were counted, at least.
const PERMANENCES_MIN: usize = 10;
/// Part of the visits that these half-days hold, at least: one in this many.
const PART_MIN: u64 = 2;

/// One half-day of reception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Visits.
    pub visites: u32,
    /// Of which somebody recognised as having come already in the period; `None`: not counted.
    pub reconnues: Option<u32>,
}

/// How many different people came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distinctes {
    /// An estimate and its interval at 95 %.
    Estimees {
        /// The estimate.
        centre: u64,
        /// Lower end.
        bas: u64,
        /// Upper end.
        haut: u64,
        /// Half-days it rests on.
        permanences: usize,
    },
    /// The counters do not allow it.
    Indeterminees(Indeterminee),
}

/// Why it cannot be estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Indeterminee {
    /// Fewer than ten half-days whose recognitions were counted.
    TropPeu,
    /// The half-days whose recognitions were counted hold less than half of the visits.
    TropDeTrous,
    /// Nobody was ever seen for the first time.
    SansNouvelle,
}

impl Indeterminee {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::TropPeu => "trop-peu",
            Self::TropDeTrous => "trop-de-trous",
            Self::SansNouvelle => "sans-nouvelle",
        }
    }
}

/// Estimates how many different people came over a period, from every half-day of it.
///
/// # Method
/// Whoever comes is new to the period once, at her first visit. Where the reception counts whom it
/// recognises, visits without recognition are first visits; their ratio to visits, times all the
/// visits of the period, estimates the people. It is the ratio estimator of W. G. Cochran,
/// *Sampling Techniques*, 3rd edition, Wiley, 1977, chapter 6 (6.3 and 6.4: estimate and variance),
/// half-days being the clusters, and Student's law with one degree less than half-days. No
/// correction for a finite population is made: were every half-day counted, what is left of the
/// interval is how much one half-day differs from another.
///
/// # What it rests on
/// The half-days counted are like the others (none is left out because it is the first of the year,
/// or a busy one), and the team recognises who came: somebody not
/// recognised counts twice, so the estimate is rather high. Capture and recapture (Z. E. Schnabel,
/// *The American Mathematical Monthly* 45, 1938) was not chosen: it says how many could come, and
/// not how many came.
pub fn distinctes(passages: &[Passage]) -> Distinctes {
    let total: u64 = passages.iter().map(|passage| u64::from(passage.visites)).sum();
    let couples: Vec<(f64, f64)> = passages.iter().filter_map(comptee).collect();
    if couples.len() < PERMANENCES_MIN {
        return Distinctes::Indeterminees(Indeterminee::TropPeu);
    }
    let visites: f64 = couples.iter().map(|(visites, _)| visites).sum();
    if visites * en_flottant(PART_MIN) < en_flottant(total) {
        return Distinctes::Indeterminees(Indeterminee::TropDeTrous);
    }
    let nouvelles: f64 = couples.iter().map(|(_, nouvelles)| nouvelles).sum();
    if nouvelles < 1.0 {
        return Distinctes::Indeterminees(Indeterminee::SansNouvelle);
    }
    let ratio = nouvelles / visites;
    let ecarts: f64 = couples.iter().map(|(n, u)| (u - ratio * n).powi(2)).sum();
    let effectif = en_flottant(couples.len() as u64);
    let erreur = (ecarts / (effectif - 1.0) * effectif).sqrt() / visites;
    let marge = student(effectif - 1.0) * erreur;
    let personnes = |ratio: f64| entier(ratio.clamp(0.0, 1.0) * en_flottant(total)).max(1);
    Distinctes::Estimees {
        centre: personnes(ratio),
        bas: personnes(ratio - marge),
        haut: personnes(ratio + marge),
        permanences: couples.len(),
    }
}

/// Visits and first visits of a half-day, when it counted recognitions and somebody came.
fn comptee(passage: &Passage) -> Option<(f64, f64)> {
    let reconnues = passage.reconnues?;
    if passage.visites == 0 {
        return None;
    }
    let nouvelles = passage.visites.saturating_sub(reconnues);
    Some((f64::from(passage.visites), f64::from(nouvelles)))
}

/// Quantile 0.975 of Student's law, by its expansion in the inverse of the degrees of freedom
/// (Abramowitz and Stegun, 26.7.5): right to three decimals from nine degrees.
fn student(libertes: f64) -> f64 {
    let termes = [
        (Z.powi(3) + Z) / 4.0,
        (5.0 * Z.powi(5) + 16.0 * Z.powi(3) + 3.0 * Z) / 96.0,
        (3.0 * Z.powi(7) + 19.0 * Z.powi(5) + 17.0 * Z.powi(3) - 15.0 * Z) / 384.0,
    ];
    let mut puissance = 1.0;
    termes.iter().fold(Z, |somme, terme| {
        puissance *= libertes;
        somme + terme / puissance
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between nought and the visits of the period"
)]
fn entier(nombre: f64) -> u64 {
    nombre.round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(visites: u32, reconnues: Option<u32>) -> Passage {
        Passage { visites, reconnues }
    }

    #[test]
    fn student_s_law_is_that_of_the_tables() {
        for (libertes, attendu) in [(9.0, 2.262), (19.0, 2.093), (30.0, 2.042), (120.0, 1.980)] {
            assert!((student(libertes) - attendu).abs() < 0.001, "{libertes}");
        }
    }

    #[test]
    fn a_small_case_is_the_one_worked_by_hand() {
        // Ten half-days of ten visits, two or four first visits: ratio 0.3. Residuals of 1:
        // variance 10/9, error of the ratio sqrt(10/9 * 10) / 100 = 0.0333, Student 2.262.
        let mut passages: Vec<Passage> =
            (0..10).map(|rang| passage(10, Some(if rang % 2 == 0 { 8 } else { 6 }))).collect();
        let estime =
            |centre, bas, haut| Distinctes::Estimees { centre, bas, haut, permanences: 10 };
        assert_eq!(distinctes(&passages), estime(30, 22, 38));
        // Ten more half-days where nobody counted: twice the visits, twice the people.
        passages.extend((0..10).map(|_| passage(10, None)));
        assert_eq!(distinctes(&passages), estime(60, 45, 75));
    }

    #[test]
    fn what_the_counters_do_not_allow_is_not_estimated() {
        use Indeterminee as I;
        let dit = |passages: &[Passage]| match distinctes(passages) {
            Distinctes::Indeterminees(pourquoi) => Some(pourquoi),
            Distinctes::Estimees { .. } => None,
        };
        let neuf = vec![passage(10, Some(5)); 9];
        assert_eq!(dit(&[]), Some(I::TropPeu));
        assert_eq!(dit(&neuf), Some(I::TropPeu));
        // A half-day when nobody came says nothing.
        assert_eq!(dit(&[neuf.clone(), vec![passage(0, Some(0))]].concat()), Some(I::TropPeu));
        let dix = vec![passage(10, Some(5)); 10];
        assert_eq!(dit(&dix), None);
        let trous = [dix.clone(), vec![passage(101, None)]].concat();
        assert_eq!(dit(&trous), Some(I::TropDeTrous));
        assert_eq!(dit(&[passage(10, Some(10)); 12]), Some(I::SansNouvelle));
    }

    /// A year drawn from a known number of people: the interval holds it most of the time.
    #[test]
    fn the_interval_holds_the_number_of_people_that_came() {
        let mut graine = 57_u64;
        let mut tirer = |borne: u64| {
            graine = graine.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (graine >> 33) % borne
        };
        let (mut tenus, essais) = (0, 200);
        for _ in 0..essais {
            let mut vues = std::collections::BTreeSet::new();
            let mut passages = Vec::new();
            for _ in 0..60 {
                let (mut visites, mut reconnues) = (0, 0);
                for _ in 0..8 + tirer(8) {
                    visites += 1;
                    // Newcomers all along the year, as receptions see.
                    let vagues = u64::try_from(passages.len()).unwrap() / 6;
                    reconnues += u32::from(!vues.insert(vagues * 12 + tirer(30)));
                }
                passages.push(passage(visites, Some(reconnues)));
            }
            // One half-day in three, at random, did not count recognitions.
            for passage in &mut passages {
                if tirer(3) == 0 {
                    passage.reconnues = None;
                }
            }
            let Distinctes::Estimees { bas, haut, .. } = distinctes(&passages) else {
                panic!("the counters allow it");
            };
            tenus += u32::from((bas..=haut).contains(&(vues.len() as u64)));
        }
        assert!(tenus * 100 >= essais * 90, "{tenus} in {essais}");
    }
}
