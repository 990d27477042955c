//! What the report of April 2025 printed of the same products, and what they are worth.

use crate::cout::{Cout, Facteurs, calculer};

/// One figure printed in the report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Imprime {
    /// Its identifier among the figures of the report.
    pub id: &'static str,
    /// What it is, in our words.
    pub libelle: &'static str,
    /// Section of the report.
    pub section: &'static str,
    /// As printed.
    pub valeur: f64,
    /// Unit of its last printed digit: what it is rounded to.
    pub pas: f64,
}

/// What a printed figure is beside the product it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The product, rounded as printed.
    Conforme,
    /// The product with its last digits cut off, where rounding gives another figure.
    Tronque,
    /// Neither.
    Contredit,
}

impl Verdict {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Conforme => "conforme",
            Self::Tronque => "tronque",
            Self::Contredit => "contredit",
        }
    }
}

/// A printed figure beside the product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lecture {
    /// The figure.
    pub imprime: Imprime,
    /// From what it is recomputed.
    pub calcul: &'static str,
    /// What it should be.
    pub calcule: f64,
    /// What it is worth.
    pub verdict: Verdict,
}

const fn euros(
    id: &'static str,
    libelle: &'static str,
    section: &'static str,
    valeur: f64,
    pas: f64,
) -> Imprime {
    Imprime { id, libelle, section, valeur, pas }
}

const PARCOURS: Imprime = euros("cout-psp-complet", "un parcours complet", "I-A23", 60_500.0, 1e2);
const TOTAL: Imprime = euros("cout-sortie-total", "toutes les sorties", "I-A23", 2.41e9, 1e7);
const TOTAL_EDITO: Imprime =
    euros("cout-sortie-edito", "toutes les sorties (éditorial)", "EDITO", 2.4e9, 1e8);
const TOTAL_III: Imprime =
    euros("cout-sortie-iii", "toutes les sorties (chapitre III)", "III-B2", 2.4e9, 1e8);
const ANNUEL: Imprime = euros("cout-sortie-annuel", "les sorties d'un an", "I-A23", 2.41e8, 1e6);
const ANNUEL_III: Imprime =
    euros("cout-sortie-annuel-iii", "les sorties d'un an (chapitre III)", "III-B2", 2.4e8, 1e7);
const DIX_ANS: Imprime =
    euros("prostcost-10-ans", "la prostitution pendant dix ans", "I-A23", 8.5e9, 1e8);
const RAPPORT: Imprime =
    euros("prostcost-rapport", "combien de fois la sortie est moins chère", "I-A23", 4.0, 1.0);

/// Every printed figure beside what the report's own factors give.
pub fn lectures() -> Vec<Lecture> {
    // The report's own factors are neither null nor large.
    let Ok(cout) = calculer(&Facteurs::RAPPORT) else {
        return Vec::new();
    };
    lire(&cout)
}

#[expect(clippy::cast_precision_loss, reason = "the report's amounts are far below 2^53")]
fn lire(cout: &Cout) -> Vec<Lecture> {
    let (parcours, total, annuel) =
        (cout.par_parcours_euros as f64, cout.total_euros as f64, cout.annuel_euros as f64);
    let dix_fois = cout.dix_fois_le_prejudice_euros as f64;
    [
        (PARCOURS, "30 243 × 2", parcours),
        (TOTAL, "30 243 × 2 × 40 000", total),
        (TOTAL_EDITO, "30 243 × 2 × 40 000", total),
        (TOTAL_III, "30 243 × 2 × 40 000", total),
        (ANNUEL, "30 243 × 2 × 40 000 / 10", annuel),
        (ANNUEL_III, "30 243 × 2 × 40 000 / 10", annuel),
        (DIX_ANS, "1,6 milliard × 10", dix_fois),
        (RAPPORT, "8,5 milliards / coût total", cout.rapport_dix_ans),
        (RAPPORT, "1,6 milliard par an / coût annuel", cout.rapport_annuel),
    ]
    .map(|(imprime, calcul, calcule)| Lecture {
        imprime,
        calcul,
        calcule,
        verdict: verdict(&imprime, calcule),
    })
    .to_vec()
}

fn verdict(imprime: &Imprime, calcule: f64) -> Verdict {
    let pas = imprime.pas;
    let imprimes = (imprime.valeur / pas).round();
    let egal = |nombre: f64| (nombre - imprimes).abs() < 0.5;
    if egal((calcule / pas).round()) {
        Verdict::Conforme
    } else if egal((calcule / pas).floor()) {
        Verdict::Tronque
    } else {
        Verdict::Contredit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdicts(id: &str) -> Vec<Verdict> {
        let siennes = lectures().into_iter().filter(|lecture| lecture.imprime.id == id);
        siennes.map(|lecture| lecture.verdict).collect()
    }

    #[test]
    fn truncated_figures_are_told_from_rounded_ones() {
        assert_eq!(verdicts("cout-psp-complet"), [Verdict::Conforme]);
        assert_eq!(verdicts("cout-sortie-total"), [Verdict::Tronque]);
        assert_eq!(verdicts("cout-sortie-annuel"), [Verdict::Tronque]);
        assert_eq!(verdicts("cout-sortie-edito"), [Verdict::Conforme]);
        assert_eq!(verdicts("cout-sortie-annuel-iii"), [Verdict::Conforme]);
    }

    #[test]
    fn eight_and_a_half_billion_is_not_ten_times_one_billion_six() {
        assert_eq!(verdicts("prostcost-10-ans"), [Verdict::Contredit]);
    }

    #[test]
    fn four_times_holds_on_one_base_and_not_on_the_other() {
        assert_eq!(verdicts("prostcost-rapport"), [Verdict::Conforme, Verdict::Contredit]);
    }
}
