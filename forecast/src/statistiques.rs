//! Means with their interval, over independent replications.

/// A mean over replications, with its 95 % interval (Student).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimation {
    /// The mean.
    pub moyenne: f64,
    /// Half the width of the interval around it.
    pub marge: f64,
    /// Replications that had a value.
    pub n: u32,
}

impl Estimation {
    /// The mean of the values there are; none when there is none. With one value nothing is known
    /// of the spread, and the margin is infinite.
    pub fn de(valeurs: impl IntoIterator<Item = Option<f64>>) -> Option<Self> {
        let mut n = 0_u32;
        let (mut moyenne, mut carres) = (0.0, 0.0);
        // Welford: no large sums are subtracted from one another.
        for valeur in valeurs.into_iter().flatten() {
            n += 1;
            let ecart = valeur - moyenne;
            moyenne += ecart / f64::from(n);
            carres += ecart * (valeur - moyenne);
        }
        let marge = match n {
            0 => return None,
            1 => f64::INFINITY,
            _ => student(n - 1) * (carres / f64::from(n - 1) / f64::from(n)).sqrt(),
        };
        Some(Self { moyenne, marge, n })
    }

    /// Lower end of the interval.
    pub fn bas(&self) -> f64 {
        self.moyenne - self.marge
    }

    /// Upper end of the interval.
    pub fn haut(&self) -> f64 {
        self.moyenne + self.marge
    }

    /// Whether zero is in the interval: a difference that chance alone would explain.
    pub fn contient_zero(&self) -> bool {
        self.bas() <= 0.0 && self.haut() >= 0.0
    }
}

/// Two-sided 95 % quantile of Student's law: a table, then its expansion around the normal law
/// (Abramowitz and Stegun, 26.7.5), exact to a thousandth from eleven degrees on.
pub fn student(degres: u32) -> f64 {
    const TABLE: [f64; 10] =
        [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
    const Z: f64 = 1.959_964;
    let rang = degres.checked_sub(1).and_then(|rang| usize::try_from(rang).ok());
    match rang.and_then(|rang| TABLE.get(rang)) {
        Some(quantile) => *quantile,
        None if degres == 0 => f64::INFINITY,
        None => {
            let v = f64::from(degres);
            let (z3, z5, z7) = (Z.powi(3), Z.powi(5), Z.powi(7));
            Z + (z3 + Z) / (4.0 * v)
                + (5.0 * z5 + 16.0 * z3 + 3.0 * Z) / (96.0 * v * v)
                + (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * Z) / (384.0 * v * v * v)
        }
    }
}

/// Waits counted by the day: exact mean, quantiles to within a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Histogramme {
    jours: Vec<u32>,
    /// Waits of no time at all: a quantile among them is zero, not half a day.
    nuls: u64,
    nombre: u64,
    somme_s: u64,
}

impl Histogramme {
    /// Adds one wait.
    pub fn ajouter(&mut self, duree_s: u64) {
        // A wait of more than a lifetime of models is counted in the last class.
        let jour = (duree_s / crate::temps::SECONDES_PAR_JOUR).min(4_000_000);
        let jour = usize::try_from(jour).unwrap_or_default();
        if jour >= self.jours.len() {
            self.jours.resize(jour + 1, 0);
        }
        if let Some(classe) = self.jours.get_mut(jour) {
            *classe += 1;
        }
        self.nuls += u64::from(duree_s == 0);
        self.nombre += 1;
        self.somme_s += duree_s;
    }

    /// How many waits.
    pub fn nombre(&self) -> u64 {
        self.nombre
    }

    /// Sum of the waits, in seconds.
    pub fn somme_s(&self) -> u64 {
        self.somme_s
    }

    /// Mean, in days.
    #[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53")]
    pub fn moyenne_jours(&self) -> Option<f64> {
        (self.nombre > 0).then(|| crate::temps::jours(self.somme_s) / self.nombre as f64)
    }

    /// The wait that a share of people do not pass, in days; within a day, people are spread
    /// evenly.
    #[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53")]
    pub fn quantile_jours(&self, part: f64) -> Option<f64> {
        if self.nombre == 0 {
            return None;
        }
        let voulu = part * self.nombre as f64;
        if voulu <= self.nuls as f64 {
            return Some(0.0);
        }
        let mut avant = 0.0;
        for (jour, nombre) in self.jours.iter().enumerate() {
            let nombre = f64::from(*nombre);
            if nombre > 0.0 && avant + nombre >= voulu {
                return Some(jour as f64 + (voulu - avant) / nombre);
            }
            avant += nombre;
        }
        Some(self.jours.len() as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn student_s_quantiles_are_those_of_the_tables() {
        for (degres, attendu) in
            [(1, 12.706), (5, 2.571), (11, 2.201), (19, 2.093), (39, 2.023), (199, 1.972)]
        {
            assert!((student(degres) - attendu).abs() < 2e-3, "{degres}: {}", student(degres));
        }
    }

    #[test]
    fn a_mean_and_its_interval() {
        let estimation = Estimation::de([1.0, 2.0, 3.0, 4.0].map(Some)).unwrap();
        assert!((estimation.moyenne - 2.5).abs() < 1e-12);
        assert!((estimation.marge - 3.182 * (5.0_f64 / 3.0 / 4.0).sqrt()).abs() < 1e-9);
        assert_eq!(Estimation::de([None, None]), None);
        assert!(Estimation::de([Some(1.0)]).unwrap().marge.is_infinite());
    }

    #[test]
    fn quantiles_are_exact_to_the_day() {
        let mut histogramme = Histogramme::default();
        for jour in 0..100 {
            histogramme.ajouter(jour * 86_400 + 43_200);
        }
        assert_eq!(histogramme.moyenne_jours(), Some(50.0));
        assert_eq!(histogramme.quantile_jours(0.5), Some(50.0));
        assert_eq!(histogramme.quantile_jours(0.9), Some(90.0));
    }
}
