//! The exact range of a masked cell, and which published cells keep it narrow: the simplex method
//! on bounded variables.
//!
//! Variables are moves away from the true table: all zero is always possible, whatever is masked,
//! so there is nothing to look for before optimising, and one basis serves every question in turn.
//! The crates that solve linear programs start again at each question and do not give the reduced
//! costs that the search for the optimum reads; the auditor uses one of them, on purpose.

use crate::attaquant::{Attaquant, SANS_BORNE};
use crate::suite::Suite as _;
use crate::systeme::Systeme;

const RIEN: f64 = 1e-9;
/// Steps without progress after which the first candidate is taken: it cannot turn in circles.
const PATIENCE: usize = 30;
/// Exchanges after which the sums are solved afresh.
const PIVOTS: usize = 500;
/// Steps of one question. Never met; a bound all the same.
const PAS_MAXIMAUX: usize = 20_000;

/// The sums, solved for one variable each.
pub(crate) struct Simplexe {
    /// One row for each independent sum: coefficients of every cell.
    rangees: Vec<Vec<f64>>,
    /// The cell each row is solved for.
    bases: Vec<usize>,
    /// The row solved for a cell.
    rangee_de: Vec<Option<usize>>,
    bas: Vec<f64>,
    haut: Vec<f64>,
    ecarts: Vec<f64>,
    pivots: usize,
}

/// The answer to a question.
pub(crate) struct Extreme {
    /// The table where it does.
    pub(crate) table: Vec<(usize, f64)>,
    /// Published cells of which one at least must be masked for it to move further.
    pub(crate) verrous: Vec<usize>,
}

impl Simplexe {
    pub(crate) fn nouveau(systeme: &Systeme) -> Self {
        let nombre = systeme.nombre();
        let mut simplexe = Self::sans_equation(nombre);
        for somme in &systeme.sommes {
            let mut rangee = vec![0.0; nombre];
            for (rang, case) in somme.iter().enumerate() {
                rangee.mettre(*case, if rang == 0 { 1.0 } else { -1.0 });
            }
            simplexe.resoudre(rangee, somme.en(0));
        }
        simplexe
    }

    /// Cells that nothing ties yet.
    fn sans_equation(nombre: usize) -> Self {
        Self {
            rangees: Vec::new(),
            bases: Vec::new(),
            rangee_de: vec![None; nombre],
            bas: vec![0.0; nombre],
            haut: vec![0.0; nombre],
            ecarts: vec![0.0; nombre],
            pivots: 0,
        }
    }

    /// Only some cells, those that may move, in ascending order; every other one stays where it is.
    pub(crate) fn partiel(systeme: &Systeme, cases: &[usize]) -> Self {
        let nombre = cases.len();
        let mut simplexe = Self::sans_equation(nombre);
        let mut sommes: Vec<(usize, usize, f64)> = Vec::with_capacity(3 * nombre);
        for (place, case) in cases.iter().enumerate() {
            for somme in systeme.presences.get(*case).into_iter().flatten() {
                let total = systeme.sommes.get(*somme).is_some_and(|s| s.en(0) == *case);
                sommes.push((*somme, place, if total { 1.0 } else { -1.0 }));
            }
        }
        sommes.sort_unstable_by_key(|(somme, place, _)| (*somme, *place));
        for termes in sommes.chunk_by(|(ici, ..), (la, ..)| ici == la) {
            let mut rangee = vec![0.0; nombre];
            for (_, place, signe) in termes {
                rangee.mettre(*place, *signe);
            }
            simplexe.resoudre(rangee, termes.first().map_or(0, |(_, place, _)| *place));
        }
        simplexe
    }

    /// What one attacker believes possible of these cells; those published since stay in place.
    pub(crate) fn borner(
        &mut self,
        systeme: &Systeme,
        (cases, masquees): (&[usize], &[bool]),
        qui: &Attaquant,
    ) {
        for (place, case) in cases.iter().enumerate() {
            let valeur = systeme.valeurs.en(*case);
            let (mut le_bas, mut le_haut) = (0.0, 0.0);
            if masquees.en(*case) {
                le_bas = reel(qui.bas.en(*case) - valeur).min(0.0);
                le_haut = haut(qui, *case, valeur).max(0.0);
            }
            self.bas.mettre(place, le_bas);
            self.haut.mettre(place, le_haut);
        }
    }

    /// Whether so many exchanges were made that rounding may spoil the next answers.
    pub(crate) fn est_use(&self) -> bool {
        self.pivots > PIVOTS
    }

    /// Adds a sum, solved for a variable that no other is solved for; a sum that follows from the
    /// others is dropped.
    fn resoudre(&mut self, mut rangee: Vec<f64>, preferee: usize) {
        for (connue, base) in self.rangees.iter().zip(&self.bases) {
            let facteur = rangee.en(*base);
            if facteur != 0.0 {
                retrancher(&mut rangee, connue, facteur);
            }
        }
        let libre = |case: usize| rangee.en(case).abs() > RIEN;
        let choisie = Some(preferee)
            .filter(|case| libre(*case))
            .or_else(|| (0..rangee.len()).find(|case| libre(*case)));
        let Some(base) = choisie else {
            return;
        };
        let pivot = rangee.en(base);
        for valeur in &mut rangee {
            *valeur /= pivot;
        }
        for autre in &mut self.rangees {
            let facteur = autre.en(base);
            if facteur != 0.0 {
                retrancher(autre, &rangee, facteur);
            }
        }
        self.rangee_de.mettre(base, Some(self.bases.len()));
        self.bases.push(base);
        self.rangees.push(rangee);
    }

    /// Masks what is masked, for one attacker, and comes back to the true table.
    pub(crate) fn preparer(&mut self, systeme: &Systeme, masquees: &[bool], qui: &Attaquant) {
        for (case, valeur) in systeme.valeurs.iter().enumerate() {
            let (mut le_bas, mut le_haut) = (0.0, 0.0);
            if masquees.en(case) {
                le_bas = reel(qui.bas.en(case) - valeur);
                le_haut = haut(qui, case, *valeur);
            }
            self.bas.mettre(case, le_bas.min(0.0));
            self.haut.mettre(case, le_haut.max(0.0));
        }
        self.ecarts.fill(0.0);
    }

    /// How far a cell goes up (or down), up to `assez`.
    pub(crate) fn extreme(
        &mut self,
        case: usize,
        haut: bool,
        assez: f64,
        qui: &Attaquant,
        systeme: &Systeme,
    ) -> Extreme {
        let signe = if haut { 1.0 } else { -1.0 };
        let (table, arrete) = self.ecarter(case, signe, assez);
        let verrous = if arrete { self.verrous(case, signe, qui, systeme) } else { Vec::new() };
        Extreme { table, verrous }
    }

    /// The table where a cell moves as far as it can one way, up to `assez`, and whether it was
    /// stopped before.
    pub(crate) fn ecarter(
        &mut self,
        case: usize,
        signe: f64,
        assez: f64,
    ) -> (Vec<(usize, f64)>, bool) {
        self.ecarts.fill(0.0);
        let (mut immobile, mut arrete) = (0, false);
        for _ in 0..PAS_MAXIMAUX {
            if self.ecarts.en(case) * signe >= assez - RIEN {
                break;
            }
            let Some((entrante, sens)) = self.entrante(case, signe, immobile >= PATIENCE) else {
                arrete = true;
                break;
            };
            let avance = self.avancer(entrante, sens, case, signe, assez);
            immobile = if avance > RIEN { 0 } else { immobile + 1 };
        }
        let table = self.ecarts.iter().enumerate().filter(|(_, ecart)| ecart.abs() > RIEN);
        (table.map(|(case, ecart)| (case, *ecart)).collect(), arrete)
    }

    /// How the cell under question changes with a variable that is not solved for.
    fn pente(&self, case: usize, variable: usize) -> f64 {
        match self.rangee_de.en(case) {
            Some(rangee) => -self.rangees.get(rangee).map_or(0.0, |rangee| rangee.en(variable)),
            None if case == variable => 1.0,
            None => 0.0,
        }
    }

    /// A variable that moves the cell the right way, and the way it goes.
    fn entrante(&self, case: usize, signe: f64, premiere: bool) -> Option<(usize, f64)> {
        let mut meilleure: Option<(usize, f64)> = None;
        let mut pente_meilleure = RIEN;
        for variable in 0..self.ecarts.len() {
            let (bas, haut) = (self.bas.en(variable), self.haut.en(variable));
            if bas >= haut || self.rangee_de.en(variable).is_some() {
                continue;
            }
            let pente = self.pente(case, variable) * signe;
            let ecart = self.ecarts.en(variable);
            let monte = pente > RIEN && ecart < haut - RIEN;
            let descend = pente < -RIEN && ecart > bas + RIEN;
            if (monte || descend) && pente.abs() > pente_meilleure {
                meilleure = Some((variable, if monte { 1.0 } else { -1.0 }));
                pente_meilleure = pente.abs();
                if premiere {
                    break;
                }
            }
        }
        meilleure
    }

    /// Moves a variable as far as bounds let, or as far as is enough; the one that stops it takes
    /// its place. Gives the length of the step.
    fn avancer(&mut self, entrante: usize, sens: f64, case: usize, signe: f64, assez: f64) -> f64 {
        let ecart = self.ecarts.en(entrante);
        let propre =
            if sens > 0.0 { self.haut.en(entrante) - ecart } else { ecart - self.bas.en(entrante) };
        let mut pas = propre;
        let mut sortante: Option<(usize, f64)> = None;
        for (rang, (rangee, base)) in self.rangees.iter().zip(&self.bases).enumerate() {
            let vitesse = -rangee.en(entrante) * sens;
            if vitesse.abs() <= RIEN {
                continue;
            }
            let ecart = self.ecarts.en(*base);
            let place = if vitesse > 0.0 {
                self.haut.en(*base) - ecart
            } else {
                ecart - self.bas.en(*base)
            };
            let limite = place.max(0.0) / vitesse.abs();
            let egale = (limite - pas).abs() <= RIEN;
            let plus_sure = sortante.is_none_or(|(_, autre)| vitesse.abs() > autre);
            if limite < pas - RIEN || (egale && plus_sure) {
                pas = pas.min(limite);
                sortante = Some((rang, vitesse.abs()));
            }
        }
        let pente = self.pente(case, entrante) * signe * sens;
        let manque = (assez - self.ecarts.en(case) * signe) / pente.max(RIEN);
        if manque < pas || !pas.is_finite() {
            // Enough, or without limit: no bound is met, nothing changes places.
            (pas, sortante) = (manque, None);
        }
        self.ecarts.mettre(entrante, ecart + sens * pas);
        for (rangee, base) in self.rangees.iter().zip(&self.bases) {
            let vitesse = -rangee.en(entrante) * sens;
            if vitesse != 0.0 {
                let ecart = self.ecarts.en(*base);
                self.ecarts.mettre(*base, ecart + vitesse * pas);
            }
        }
        if let Some((rang, _)) = sortante {
            self.pivoter(rang, entrante);
        }
        pas
    }

    fn pivoter(&mut self, rang: usize, entrante: usize) {
        let Some(rangee) = self.rangees.get_mut(rang) else {
            return;
        };
        self.pivots += 1;
        let pivot = rangee.en(entrante);
        for valeur in rangee.iter_mut() {
            *valeur /= pivot;
            if valeur.abs() < RIEN {
                *valeur = 0.0;
            }
        }
        let pivotee = std::mem::take(rangee);
        let pleines: Vec<(usize, f64)> = pivotee
            .iter()
            .enumerate()
            .filter(|(_, valeur)| **valeur != 0.0)
            .map(|(case, valeur)| (case, *valeur))
            .collect();
        for autre in &mut self.rangees {
            let facteur = autre.en(entrante);
            if facteur == 0.0 {
                continue;
            }
            for (case, valeur) in &pleines {
                let reste = autre.en(*case) - facteur * valeur;
                autre.mettre(*case, if reste.abs() < RIEN { 0.0 } else { reste });
            }
            autre.mettre(entrante, 0.0);
        }
        if let Some(place) = self.rangees.get_mut(rang) {
            *place = pivotee;
        }
        let sortante = self.bases.en(rang);
        self.bases.mettre(rang, entrante);
        self.rangee_de.mettre(sortante, None);
        self.rangee_de.mettre(entrante, Some(rang));
    }

    /// Published cells that hold the answer: the others, moved or not, leave it where it is.
    fn verrous(&self, case: usize, signe: f64, qui: &Attaquant, systeme: &Systeme) -> Vec<usize> {
        let publiee = |variable: &usize| {
            self.bas.en(*variable) >= self.haut.en(*variable)
                && self.rangee_de.en(*variable).is_none()
        };
        let aide = |variable: &usize| {
            let pente = self.pente(case, *variable) * signe;
            let monte = qui.haut.en(*variable) > systeme.valeurs.en(*variable);
            let descend = qui.bas.en(*variable) < systeme.valeurs.en(*variable);
            (pente > RIEN && monte) || (pente < -RIEN && descend)
        };
        (0..self.ecarts.len()).filter(publiee).filter(aide).collect()
    }
}

/// How far above its value a cell may be.
fn haut(qui: &Attaquant, case: usize, valeur: i64) -> f64 {
    match qui.haut.en(case) {
        SANS_BORNE => f64::INFINITY,
        borne => reel(borne - valeur),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn reel(entier: i64) -> f64 {
    entier as f64
}

fn retrancher(rangee: &mut [f64], autre: &[f64], facteur: f64) {
    for (ici, la) in rangee.iter_mut().zip(autre) {
        *ici -= facteur * la;
    }
}
