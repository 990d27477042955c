//! Draws. Whole numbers only: a logarithm rounds differently from one machine to another.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

/// What is drawn: each use has its own key, so that adding one leaves the others as they are.
#[derive(Clone, Copy)]
pub(crate) enum Usage {
    Dossier = 1,
    Activite = 2,
    Modele = 3,
}

/// A sequence of draws. One per file or activity, so that each can be drawn alone, in any order.
pub(crate) struct Alea(ChaCha8Rng);

/// Quantiles 0, 1/16 … 1 of the exponential law of mean 1,000. The last stands for the tail, and is
/// such that the mean of the broken line is 1,000.
const EXPONENTIELLE: [i32; 17] =
    [0, 65, 134, 208, 288, 375, 470, 575, 693, 827, 981, 1163, 1386, 1674, 2079, 2773, 4618];

impl Alea {
    pub(crate) fn pour(graine: u64, usage: Usage, indice: u32) -> Self {
        let mut cle = [0; 32];
        let octets = graine.to_le_bytes().into_iter().chain([usage as u8]);
        for (place, octet) in cle.iter_mut().zip(octets) {
            *place = octet;
        }
        let mut suite = ChaCha8Rng::from_seed(cle);
        suite.set_stream(u64::from(indice));
        Self(suite)
    }

    /// A number from 0 to `n - 1`; 0 when `n` is 0.
    pub(crate) fn moins_de(&mut self, n: u32) -> u32 {
        // The high half of a product: no division, and a bias under n / 2^32.
        let produit = u64::from(self.0.next_u32()) * u64::from(n);
        u32::try_from(produit >> 32).unwrap_or(0)
    }

    /// A number from `min` to `max`, both included; `min` when they are crossed.
    pub(crate) fn entre(&mut self, min: i32, max: i32) -> i32 {
        let largeur = u32::try_from(max - min + 1).unwrap_or(0);
        min + i32::try_from(self.moins_de(largeur)).unwrap_or(0)
    }

    pub(crate) fn chance(&mut self, pour_mille: u32) -> bool {
        self.moins_de(1_000) < pour_mille
    }

    pub(crate) fn parmi<T: Copy>(&mut self, choix: &[T]) -> T {
        let longueur = u32::try_from(choix.len()).unwrap_or(u32::MAX);
        let rang = usize::try_from(self.moins_de(longueur)).unwrap_or(0);
        *choix.get(rang).expect("tables of choices are constants with at least one row")
    }

    /// One of the values, each as often as its weight says.
    pub(crate) fn pondere<T: Copy>(&mut self, table: &[(u32, T)]) -> T {
        let total = table.iter().map(|(poids, _)| poids).sum();
        let mut reste = self.moins_de(total);
        for (poids, valeur) in table {
            match reste.checked_sub(*poids) {
                None => return *valeur,
                Some(apres) => reste = apres,
            }
        }
        table
            .last()
            .map(|(_, valeur)| *valeur)
            .expect("tables of choices are constants with at least one row")
    }

    /// A waiting time without memory, of this mean: many short, few long.
    pub(crate) fn attente(&mut self, moyenne: i32) -> i32 {
        let tirage = self.moins_de(16 << 10);
        let rang = usize::try_from(tirage >> 10).unwrap_or(0);
        let part = i32::try_from(tirage & 0x3ff).unwrap_or(0);
        let bornes = EXPONENTIELLE.get(rang..).unwrap_or_default();
        let (Some(bas), Some(haut)) = (bornes.first(), bornes.get(1)) else {
            return moyenne;
        };
        let milliemes = bas + (((haut - bas) * part) >> 10);
        i32::try_from(i64::from(moyenne) * i64::from(milliemes) / 1_000).unwrap_or(moyenne)
    }

    /// A delay around a mean: from a quarter of it to seven quarters, seldom at the ends.
    pub(crate) fn autour(&mut self, moyenne: i32) -> i32 {
        let quart = moyenne / 4;
        quart + self.entre(0, 2 * quart) + self.entre(0, 2 * quart) + self.entre(0, 2 * quart)
    }

    pub(crate) fn octets<const N: usize>(&mut self) -> [u8; N] {
        let mut octets = [0; N];
        self.0.fill_bytes(&mut octets);
        octets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moyenne(mut tirer: impl FnMut(&mut Alea) -> i32) -> f64 {
        let mut alea = Alea::pour(1, Usage::Dossier, 0);
        let somme: i64 = (0..100_000).map(|_| i64::from(tirer(&mut alea))).sum();
        f64::from(i32::try_from(somme).unwrap()) / 100_000.0
    }

    #[test]
    fn means_are_what_they_say() {
        assert!((moyenne(|alea| alea.attente(1_000)) - 1_000.0).abs() < 15.0);
        assert!((moyenne(|alea| alea.autour(100)) - 100.0).abs() < 1.0);
        assert!((moyenne(|alea| alea.entre(-5, 5))).abs() < 0.1);
        assert!((moyenne(|alea| i32::from(alea.chance(250))) - 0.25).abs() < 0.01);
    }

    #[test]
    fn draws_stay_within_bounds() {
        let mut alea = Alea::pour(1, Usage::Dossier, 0);
        for _ in 0..10_000 {
            assert!((25..=175).contains(&alea.autour(100)));
            assert!((2..=3).contains(&alea.entre(2, 3)));
            assert_eq!(alea.entre(3, 2), 3);
            assert_eq!(alea.moins_de(0), 0);
            assert_ne!(alea.pondere(&[(1, 'a'), (0, 'b'), (1, 'c')]), 'b');
        }
    }

    #[test]
    fn each_use_and_index_draws_its_own() {
        let tirage = |graine, usage, indice| Alea::pour(graine, usage, indice).octets::<16>();
        let premier = tirage(1, Usage::Dossier, 0);
        assert_eq!(premier, tirage(1, Usage::Dossier, 0));
        assert_ne!(premier, tirage(1, Usage::Dossier, 1));
        assert_ne!(premier, tirage(1, Usage::Activite, 0));
        assert_ne!(premier, tirage(2, Usage::Dossier, 0));
    }
}
