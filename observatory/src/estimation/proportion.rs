//! A proportion and its interval.

use super::{Z, en_flottant};

/// A proportion, with its interval at 95 %, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proportion {
    /// As counted.
    pub centre: u16,
    /// Lower end.
    pub bas: u16,
    /// Upper end.
    pub haut: u16,
}

/// The proportion of `reussites` among `essais`; `None` without a trial, or with more of the first
/// than of the second.
///
/// The interval is the score interval of E. B. Wilson, *Journal of the American Statistical
/// Association* 22 (158), 1927, pages 209 to 212: unlike the usual one it stays right with few
/// trials, and does not shrink to nothing when none or all succeed.
pub fn proportion(reussites: u64, essais: u64) -> Option<Proportion> {
    if essais == 0 || reussites > essais {
        return None;
    }
    let (n, p) = (en_flottant(essais), en_flottant(reussites) / en_flottant(essais));
    let carre = Z * Z / n;
    let milieu = (p + carre / 2.0) / (1.0 + carre);
    let marge = Z * ((p * (1.0 - p) + carre / 4.0) / n).sqrt() / (1.0 + carre);
    Some(Proportion {
        centre: milliemes(p),
        bas: milliemes(milieu - marge),
        haut: milliemes(milieu + marge),
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between nought and a thousand"
)]
fn milliemes(part: f64) -> u16 {
    (part.clamp(0.0, 1.0) * 1000.0).round() as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_those_of_the_paper_s_formula() {
        let p = |centre, bas, haut| Some(Proportion { centre, bas, haut });
        // Worked apart: 13 in 100 gives 0.0776 to 0.2098.
        assert_eq!(proportion(13, 100), p(130, 78, 210));
        assert_eq!(proportion(0, 10), p(0, 0, 278));
        assert_eq!(proportion(10, 10), p(1000, 722, 1000));
        assert_eq!(proportion(0, 0), None);
        assert_eq!(proportion(2, 1), None);
    }
}
