//! Random numbers addressed, not consumed: Philox4x32-10, a counter-based generator.
//!
//! J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random numbers: as easy as 1,
//! 2, 3", SC 2011. Each number is a function of the seed and of an address: which replication,
//! which place, which person, for what, and which time. Three things follow. A draw is the same
//! whatever was drawn before it, so that two scenarios compared give the same person the same luck
//! (common random numbers). It is the same whatever the number of threads. Nothing is kept.

/// What a number is drawn for: one independent stream each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Usage {
    /// Time between two wishes.
    Souhait,
    /// Days of preparation.
    Preparation,
    /// Whether a document is missing.
    DocumentManquant,
    /// How long a missing document takes.
    Document,
    /// How long the prefect takes.
    Decision,
    /// Whether the prefect grants.
    Accord,
    /// How long rights take to open.
    Ouverture,
    /// Whether, and when, a pathway ends before its term.
    FinAnticipee,
    /// How long a renewal's decision takes.
    DecisionRenouvellement,
    /// Whether a renewal is granted.
    AccordRenouvellement,
    /// What a pathway led to.
    Issue,
    /// The day of a commission's first sitting.
    Calendrier,
    /// Points tried by a calibration.
    Calibrage,
}

/// Where numbers are drawn: one replication of one place.
#[derive(Clone, Copy, Debug)]
pub struct Tirage {
    cle: [u32; 2],
    replication: u32,
    lieu: u32,
}

impl Tirage {
    /// The numbers of a replication in a place, for a seed.
    #[expect(clippy::cast_possible_truncation, reason = "the two halves of the seed")]
    pub fn new(graine: u64, replication: u32, lieu: u32) -> Self {
        Self { cle: [graine as u32, (graine >> 32) as u32], replication, lieu }
    }

    /// A number in ]0, 1[, for a person (or another rank), a use, and the n-th time of that use.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are kept")]
    pub fn uniforme(&self, personne: u32, usage: Usage, fois: u16) -> f64 {
        let bits = self.bits(personne, usage, fois);
        // The middle of one of 2^53 equal intervals: neither 0 nor 1, whose logarithms are lost.
        ((bits >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
    }

    fn bits(&self, personne: u32, usage: Usage, fois: u16) -> u64 {
        let quoi = (u32::from(fois) << 16) | usage as u32;
        let [a, b, _, _] = philox([personne, quoi, self.lieu, self.replication], self.cle);
        (u64::from(a) << 32) | u64::from(b)
    }
}

fn philox(mut compteur: [u32; 4], mut cle: [u32; 2]) -> [u32; 4] {
    const MULTIPLICATEURS: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
    const PAS: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];
    for _ in 0..10 {
        let [c0, c1, c2, c3] = compteur;
        let (haut0, bas0) = produit(MULTIPLICATEURS[0], c0);
        let (haut1, bas1) = produit(MULTIPLICATEURS[1], c2);
        compteur = [haut1 ^ c1 ^ cle[0], bas1, haut0 ^ c3 ^ cle[1], bas0];
        cle = [cle[0].wrapping_add(PAS[0]), cle[1].wrapping_add(PAS[1])];
    }
    compteur
}

#[expect(clippy::cast_possible_truncation, reason = "the two halves of the product")]
fn produit(a: u32, b: u32) -> (u32, u32) {
    let produit = u64::from(a) * u64::from(b);
    ((produit >> 32) as u32, produit as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The known answers published with the algorithm (Random123, `kat_vectors`).
    #[test]
    fn the_published_answers_are_found() {
        let cas = [
            ([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
            ([u32::MAX; 4], [u32::MAX; 2], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
            (
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0],
                [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
            ),
        ];
        for (compteur, cle, attendu) in cas {
            assert_eq!(philox(compteur, cle), attendu);
        }
    }

    #[test]
    fn each_address_has_its_own_number() {
        let mut vus = std::collections::BTreeSet::new();
        let mut adresses = 0;
        for replication in 0..4 {
            for lieu in 0..4 {
                let tirage = Tirage::new(57, replication, lieu);
                for personne in 0..4 {
                    for usage in [Usage::Souhait, Usage::Preparation, Usage::Issue] {
                        for fois in 0..4 {
                            vus.insert(tirage.bits(personne, usage, fois));
                            adresses += 1;
                        }
                    }
                }
            }
        }
        assert_eq!(vus.len(), adresses);
    }

    #[test]
    fn numbers_are_spread_evenly_over_the_unit_interval() {
        let tirage = Tirage::new(1, 0, 0);
        let mut classes = [0_u32; 20];
        for personne in 0..100_000 {
            let u = tirage.uniforme(personne, Usage::Souhait, 0);
            assert!(u > 0.0 && u < 1.0);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 19")]
            let classe = (u * 20.0) as usize;
            classes[classe] += 1;
        }
        let khi2: f64 = classes.iter().map(|n| (f64::from(*n) - 5000.0).powi(2) / 5000.0).sum();
        // 43.8 is passed once in a thousand with 19 degrees of freedom.
        assert!(khi2 < 43.8, "{khi2}");
    }
}
