//! What leaving costs, by multiplication: the whole cost of a path, of everyone's, of a year's.
//!
//! Whole euros, exact. The report printed its own results of the same products: they stand beside
//! ours, with what contradicts them.

mod imprimes;

pub use imprimes::{Imprime, Lecture, Verdict, lectures};

/// What a pathway costs, and whom, in a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tarifs {
    /// The whole cost of one pathway in a year, in euros.
    pub par_psp_an_euros: f64,
    /// AFIS of a month, in euros.
    pub afis_mensuelle_euros: f64,
    /// Share of months in which the AFIS is paid.
    pub part_afis: f64,
    /// What the State pays the association for one pathway in a year, in euros.
    pub associations_par_psp_an_euros: f64,
}

impl Tarifs {
    /// AFIS of one pathway in a year, in euros.
    pub fn afis_an_euros(&self) -> f64 {
        12.0 * self.afis_mensuelle_euros * self.part_afis
    }

    /// What neither the AFIS nor the grant to the association pays, in euros.
    pub fn autres_an_euros(&self) -> f64 {
        self.total_an_euros() - self.afis_an_euros() - self.associations_par_psp_an_euros
    }

    /// The whole cost of one pathway in a year, in euros: at least what the State pays for it.
    pub fn total_an_euros(&self) -> f64 {
        let etat = self.afis_an_euros() + self.associations_par_psp_an_euros;
        self.par_psp_an_euros.max(etat)
    }
}

/// The numbers that are multiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facteurs {
    /// Cost of one pathway in a year, in euros.
    pub par_psp_an_euros: u64,
    /// Length of a path, in months.
    pub mois: u64,
    /// How many people leave.
    pub personnes: u64,
    /// Over how many years.
    pub annees: u64,
    /// What prostitution costs in a year, in euros.
    pub prejudice_an_euros: u64,
    /// What the report says it costs in ten years, in euros.
    pub prejudice_dix_ans_euros: u64,
}

impl Facteurs {
    /// The report's: 30,243 EUR a year (figure `cout-psp-an`), two years (`psp-duree-annees`),
    /// 40,000 people (`population-cible`), ten years (`cout-sortie-duree`), 1.6 billion a year
    /// (`prostcost-annuel`, 2015), 8.5 billion in ten (`prostcost-10-ans`).
    pub const RAPPORT: Self = Self {
        par_psp_an_euros: 30_243,
        mois: 24,
        personnes: 40_000,
        annees: 10,
        prejudice_an_euros: 1_600_000_000,
        prejudice_dix_ans_euros: 8_500_000_000,
    };
}

/// The products.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cout {
    /// One whole path, in euros.
    pub par_parcours_euros: u64,
    /// Everyone's, in euros.
    pub total_euros: u64,
    /// A year's, in euros.
    pub annuel_euros: u64,
    /// Paths a year.
    pub parcours_par_an: f64,
    /// What prostitution costs in a year over what leaving costs in a year.
    pub rapport_annuel: f64,
    /// What the report says it costs in ten years over what leaving costs in all.
    pub rapport_dix_ans: f64,
    /// Ten times the yearly cost of prostitution, in euros: what the ten-year figure would be.
    pub dix_fois_le_prejudice_euros: u64,
    /// That product over what leaving costs in all.
    pub rapport_dix_fois: f64,
}

/// Why a cost has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurCout {
    /// Nothing can be divided by it, or nothing multiplied.
    #[error("« {0} » doit être au-dessus de zéro")]
    Nul(&'static str),
    /// Beyond whole euros in 64 bits.
    #[error("ces nombres donnent un coût trop grand pour être compté en euros")]
    TropGrand,
}

/// Multiplies. Each quotient is rounded to the nearest euro.
///
/// # Errors
/// [`ErreurCout`].
pub fn calculer(facteurs: &Facteurs) -> Result<Cout, ErreurCout> {
    let f = facteurs;
    for (nom, nombre) in [
        ("coût annuel d'un PSP", f.par_psp_an_euros),
        ("durée d'un parcours", f.mois),
        ("personnes", f.personnes),
        ("années", f.annees),
    ] {
        if nombre == 0 {
            return Err(ErreurCout::Nul(nom));
        }
    }
    let largeur = |nombre: u64| u128::from(nombre);
    let produit = largeur(f.par_psp_an_euros).checked_mul(largeur(f.mois));
    let produit = produit.ok_or(ErreurCout::TropGrand)?;
    let par_parcours_euros = arrondir(produit, 12)?;
    // From the product itself, so that the euro of the path is not rounded 40,000 times.
    let total = produit.checked_mul(largeur(f.personnes)).ok_or(ErreurCout::TropGrand)?;
    let total_euros = arrondir(total, 12)?;
    let douze_fois = largeur(f.annees).checked_mul(12).ok_or(ErreurCout::TropGrand)?;
    let annuel_euros = arrondir(total, douze_fois)?;
    let dix_fois = f.prejudice_an_euros.checked_mul(10).ok_or(ErreurCout::TropGrand)?;
    Ok(Cout {
        par_parcours_euros,
        total_euros,
        annuel_euros,
        parcours_par_an: quotient(f.personnes, f.annees),
        rapport_annuel: quotient(f.prejudice_an_euros, annuel_euros),
        rapport_dix_ans: quotient(f.prejudice_dix_ans_euros, total_euros),
        dix_fois_le_prejudice_euros: dix_fois,
        rapport_dix_fois: quotient(dix_fois, total_euros),
    })
}

fn arrondir(numerateur: u128, denominateur: u128) -> Result<u64, ErreurCout> {
    let arrondi = (numerateur + denominateur / 2) / denominateur;
    u64::try_from(arrondi).map_err(|_| ErreurCout::TropGrand)
}

#[expect(clippy::cast_precision_loss, reason = "a ratio is shown with a few digits")]
fn quotient(a: u64, b: u64) -> f64 {
    if b == 0 { 0.0 } else { a as f64 / b as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_s_products_recompute_exactly() {
        let cout = calculer(&Facteurs::RAPPORT).unwrap();
        assert_eq!(cout.par_parcours_euros, 60_486);
        assert_eq!(cout.total_euros, 2_419_440_000);
        assert_eq!(cout.annuel_euros, 241_944_000);
        assert!((cout.parcours_par_an - 4000.0).abs() < 1e-9);
        assert!((cout.rapport_annuel - 6.613).abs() < 1e-3);
        assert!((cout.rapport_dix_ans - 3.513).abs() < 1e-3);
        assert_eq!(cout.dix_fois_le_prejudice_euros, 16_000_000_000);
    }

    #[test]
    fn a_length_in_months_is_rounded_once() {
        let facteurs =
            Facteurs { par_psp_an_euros: 100, mois: 7, personnes: 3, ..Facteurs::RAPPORT };
        let cout = calculer(&facteurs).unwrap();
        // 58.33 a path, 175 for three.
        assert_eq!((cout.par_parcours_euros, cout.total_euros), (58, 175));
        assert_eq!(cout.annuel_euros, 18);
    }

    #[test]
    fn nothing_is_divided_by_zero_and_nothing_overflows() {
        let sans = Facteurs { annees: 0, ..Facteurs::RAPPORT };
        assert_eq!(calculer(&sans), Err(ErreurCout::Nul("années")));
        let trop =
            Facteurs { personnes: u64::MAX, par_psp_an_euros: u64::MAX, ..Facteurs::RAPPORT };
        assert_eq!(calculer(&trop), Err(ErreurCout::TropGrand));
        let trop = Facteurs { personnes: u64::MAX, ..Facteurs::RAPPORT };
        assert_eq!(calculer(&trop), Err(ErreurCout::TropGrand));
    }
}
