//! Mean, median and ninth decile of delays, exact, and only over enough people.

/// People a delay must be known of before anything is said of it.
pub const PERSONNES_MIN: u64 = 10;

/// Delays of a group of at least [`PERSONNES_MIN`] people, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delai {
    /// How many delays.
    pub nombre: u64,
    /// Of how many people.
    pub personnes: u64,
    somme: u64,
    double_mediane: u64,
    decile: u32,
}

impl Delai {
    /// Sums up delays of so many people. `None` under [`PERSONNES_MIN`].
    pub(super) fn de(mut jours: Vec<u32>, personnes: u64) -> Option<Self> {
        if personnes < PERSONNES_MIN {
            return None;
        }
        jours.sort_unstable();
        let rang = |rang: usize| jours.get(rang).copied();
        let milieu = u64::from(rang((jours.len() - 1) / 2)?) + u64::from(rang(jours.len() / 2)?);
        // Nearest rank: the smallest delay that nine tenths of them do not exceed.
        let decile = rang((jours.len() * 9).div_ceil(10).checked_sub(1)?)?;
        Some(Self {
            nombre: jours.len() as u64,
            personnes,
            somme: jours.iter().map(|jours| u64::from(*jours)).sum(),
            double_mediane: milieu,
            decile,
        })
    }

    /// Mean in tenths of a day, halves up.
    pub fn moyenne_en_dixiemes(&self) -> u64 {
        (self.somme * 20 + self.nombre) / (2 * self.nombre)
    }

    /// Median in tenths of a day: of an even number of delays, halfway between the two middle ones.
    pub fn mediane_en_dixiemes(&self) -> u64 {
        self.double_mediane * 5
    }

    /// Ninth decile in days: the smallest delay that at least nine tenths of them do not exceed.
    pub fn decile(&self) -> u32 {
        self.decile
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_median_and_decile_are_exact() {
        let dix = Delai::de((1..=10).rev().collect(), 10);
        let lus = dix.map(|d| (d.moyenne_en_dixiemes(), d.mediane_en_dixiemes(), d.decile()));
        assert_eq!(lus, Some((55, 55, 9)));
        let onze = Delai::de(vec![7; 11], 10);
        assert_eq!(onze.map(|d| (d.moyenne_en_dixiemes(), d.decile())), Some((70, 7)));
        let tiers = Delai::de([0; 10].into_iter().chain([1, 1]).collect(), 12);
        assert_eq!(tiers.map(|d| d.moyenne_en_dixiemes()), Some(2));
    }

    #[test]
    fn nothing_is_said_of_fewer_than_ten_people() {
        assert_eq!(Delai::de(vec![1; 20], 9), None);
        assert_eq!(Delai::de(Vec::new(), 0), None);
    }
}
