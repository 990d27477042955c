//! Exact numbers: what a register holds and what is computed from it.

use std::fmt;

use num_bigint::BigInt;
use num_rational::BigRational;

/// Longest written number read, and largest power of ten, in digits: a hundred thousand times more
/// than the world has people would take eleven.
const CHIFFRES: usize = 60;

/// An exact number: a fraction of two integers of any size. Nothing here rounds unless asked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Nombre(BigRational);

impl Nombre {
    /// Reads a decimal number: digits, a point, a sign, a power of ten (`-12.5`, `1e6`). `None` for
    /// anything else, infinities included, and for more than 60 digits.
    pub fn depuis_texte(texte: &str) -> Option<Self> {
        let (mantisse, exposant) = match texte.split_once(['e', 'E']) {
            None => (texte, 0),
            Some((mantisse, exposant)) => (mantisse, exposant.parse::<i32>().ok()?),
        };
        let (negatif, mantisse) = match mantisse.strip_prefix('-') {
            Some(reste) => (true, reste),
            None => (false, mantisse.strip_prefix('+').unwrap_or(mantisse)),
        };
        let (entier, decimales) = mantisse.split_once('.').unwrap_or((mantisse, ""));
        let pointe = mantisse.contains('.');
        if entier.is_empty() || (pointe && decimales.is_empty()) {
            return None;
        }
        let chiffres = format!("{entier}{decimales}");
        let lisible = chiffres.bytes().all(|octet| octet.is_ascii_digit());
        let exposant = exposant.checked_sub(i32::try_from(decimales.len()).ok()?)?;
        let puissance = usize::try_from(exposant.unsigned_abs()).ok()?;
        if !lisible || chiffres.len() > CHIFFRES || puissance > CHIFFRES {
            return None;
        }
        let valeur: BigInt = chiffres.parse().ok()?;
        let valeur = if negatif { -valeur } else { valeur };
        let dix = puissance_de_dix(exposant.unsigned_abs());
        Some(Self(if exposant < 0 {
            BigRational::new(valeur, dix)
        } else {
            BigRational::from_integer(valeur * dix)
        }))
    }

    /// Zero.
    pub fn zero() -> Self {
        Self::entier(0)
    }

    /// An integer.
    pub fn entier(valeur: i64) -> Self {
        Self(BigRational::from_integer(BigInt::from(valeur)))
    }

    /// Sum.
    #[must_use]
    pub fn plus(&self, autre: &Self) -> Self {
        Self(&self.0 + &autre.0)
    }

    /// Difference.
    #[must_use]
    pub fn moins(&self, autre: &Self) -> Self {
        Self(&self.0 - &autre.0)
    }

    /// Product.
    #[must_use]
    pub fn fois(&self, autre: &Self) -> Self {
        Self(&self.0 * &autre.0)
    }

    /// Quotient; `None` when dividing by zero.
    #[must_use]
    pub fn sur(&self, autre: &Self) -> Option<Self> {
        (!autre.est_nul()).then(|| Self(&self.0 / &autre.0))
    }

    /// The same without its sign.
    #[must_use]
    pub fn absolu(&self) -> Self {
        if *self < Self::zero() { Self::zero().moins(self) } else { self.clone() }
    }

    /// Whether it is zero.
    pub fn est_nul(&self) -> bool {
        *self == Self::zero()
    }

    /// Nearest number of so many decimals; halves go away from zero, as people round.
    #[must_use]
    pub fn arrondi(&self, decimales: u8) -> Self {
        let echelle = BigRational::from_integer(puissance_de_dix(u32::from(decimales)));
        Self((&self.0 * &echelle).round() / echelle)
    }

    /// How many decimals it takes to write it exactly; `None` when no number of them does.
    pub fn decimales(&self) -> Option<u8> {
        if !self.fini() {
            return None;
        }
        (0..=u8::MAX).find(|decimales| self.arrondi(*decimales) == *self)
    }

    /// Whether it can be written with a finite number of decimals.
    fn fini(&self) -> bool {
        let (mut reste, un) = (self.0.denom().clone(), BigInt::from(1));
        for facteur in [2, 5].map(BigInt::from) {
            while &reste % &facteur == BigInt::ZERO {
                reste /= &facteur;
            }
        }
        reste == un
    }

    /// Written with a point and at most so many decimals, without useless zeros: `59.4059`.
    pub fn ecrit(&self, decimales: u8) -> String {
        let echelle = puissance_de_dix(u32::from(decimales));
        let unites = (self.arrondi(decimales).0 * &echelle).to_integer();
        let negatif = unites < BigInt::ZERO;
        let chiffres = unites.magnitude().to_string();
        let largeur = usize::from(decimales) + 1;
        let chiffres = format!("{chiffres:0>largeur$}");
        let (entier, fraction) = chiffres.split_at(chiffres.len() - usize::from(decimales));
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{}{entier}{point}{fraction}", if negatif { "-" } else { "" })
    }

    /// Written as French readers expect: comma, thousands apart. With a fixed number of decimals,
    /// zeros included, when one is given; else at most four.
    pub fn en_francais(&self, decimales: Option<u8>) -> String {
        let ecrit = self.ecrit(decimales.unwrap_or(4));
        let (signe, ecrit) =
            ecrit.strip_prefix('-').map_or(("", &*ecrit), |reste| ("\u{2212}", reste));
        let (entier, fraction) = ecrit.split_once('.').unwrap_or((ecrit, ""));
        let voulues = usize::from(decimales.unwrap_or(0));
        let fraction = format!("{fraction:0<voulues$}");
        let virgule = if fraction.is_empty() { "" } else { "," };
        format!("{signe}{}{virgule}{fraction}", par_milliers(entier))
    }
}

/// Digits by groups of three, with the narrow no-break space of French typography.
fn par_milliers(chiffres: &str) -> String {
    let mut groupes = String::new();
    for (rang, chiffre) in chiffres.chars().enumerate() {
        if rang > 0 && (chiffres.len() - rang).is_multiple_of(3) {
            groupes.push('\u{202f}');
        }
        groupes.push(chiffre);
    }
    groupes
}

fn puissance_de_dix(exposant: u32) -> BigInt {
    BigInt::from(10).pow(exposant)
}

/// Exact when it can be written so with six decimals, rounded to six otherwise.
impl fmt::Display for Nombre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.ecrit(6))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(texte: &str) -> Nombre {
        Nombre::depuis_texte(texte).unwrap()
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(n("0.1").plus(&n("0.2")), n("0.3"));
        assert_eq!(n("1e6"), n("1000000"));
        assert_eq!(n("-12.5").absolu(), n("12.50"));
        assert_eq!(n("1").sur(&n("3")).unwrap().fois(&n("3")), n("1"));
        assert_eq!(n("1").sur(&n("0.0")), None);
        for faux in ["", ".", "1.", ".5", "inf", "nan", "1e99", "1,5", "--1", "1e", "0x10"] {
            assert_eq!(Nombre::depuis_texte(faux), None, "{faux}");
        }
    }

    #[test]
    fn halves_round_away_from_zero() {
        assert_eq!(n("62.5").arrondi(0), n("63"));
        assert_eq!(n("-62.5").arrondi(0), n("-63"));
        assert_eq!(n("0.05").arrondi(1), n("0.1"));
        assert_eq!(n("68.4023").arrondi(1), n("68.4"));
    }

    #[test]
    fn numbers_are_written_exactly_or_rounded_as_asked() {
        assert_eq!(n("0.050").ecrit(4), "0.05");
        assert_eq!(n("-0.25").ecrit(1), "-0.3");
        assert_eq!(n("-0.001").ecrit(2), "0");
        assert_eq!(n("2").sur(&n("3")).unwrap().ecrit(4), "0.6667");
        assert_eq!(n("2410000000").en_francais(None), "2\u{202f}410\u{202f}000\u{202f}000");
        assert_eq!(n("-1234.5").en_francais(Some(2)), "\u{2212}1\u{202f}234,50");
        assert_eq!(n("68.375").decimales(), Some(3));
        assert_eq!(n("2").sur(&n("3")).unwrap().decimales(), None);
    }
}
