//! Moves that leave every published number as it is.
//!
//! Along an axis, moving one unit from a category to another, or adding one to a category and to
//! its margin, keeps the sum true. The product of such moves, one along each axis, keeps every sum
//! of the table true: two to the power of the number of axes cells move, by as much up as down. If
//! all of them are masked, nobody can tell the table from the moved one.

use crate::attaquant::Attaquant;
use crate::suite::Suite as _;
use crate::systeme::{Grille, Systeme};

/// A move: cells and signs, how far it can go each way, what it would cost to mask its cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Circuit {
    pub(crate) cases: Vec<(usize, bool)>,
    pub(crate) montee: i64,
    pub(crate) descente: i64,
    pub(crate) cout: i64,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quete {
    /// Masked cells only; as far up as wanted.
    Monter(i64),
    /// Masked cells only; as far down as wanted.
    Descendre(i64),
    /// Any cell; the width wanted for the least cost.
    Elargir(i64),
}

/// A search from one cell of one table.
pub(crate) struct Recherche<'a> {
    pub(crate) systeme: &'a Systeme,
    pub(crate) attaquant: &'a Attaquant,
    /// What each cell would cost; zero when it is masked, negative when it may not be.
    pub(crate) couts: &'a [i64],
    /// Moves already made, cell by cell.
    pub(crate) ecarts: &'a [i64],
    pub(crate) quete: Quete,
}

impl Recherche<'_> {
    /// The best move of a cell, over the tables it stands in.
    pub(crate) fn meilleur(&self, case: usize) -> Option<Circuit> {
        let mut meilleur = Meilleur::default();
        for grille in &self.systeme.grilles {
            let (premiere, place) = self.systeme.origines.en(case);
            // The place is that of the first table; in another one it is looked for.
            let rang = match self.systeme.grilles.get(premiere) {
                Some(origine) if std::ptr::eq(origine, grille) => Some(place),
                _ => grille.cases.iter().position(|autre| *autre == case),
            };
            let Some(rang) = rang.filter(|rang| grille.propres.en(*rang)) else {
                continue;
            };
            let mut circuit = Circuit {
                cases: Vec::with_capacity(1 << grille.tailles.len()),
                montee: i64::MAX,
                descente: i64::MAX,
                cout: 0,
            };
            if self.poser(&mut circuit, case, true) {
                let mut rangs = vec![(rang, true)];
                self.explorer(grille, 0, &mut rangs, &mut circuit, &mut meilleur);
            }
        }
        meilleur.circuit
    }

    /// Adds a cell to a move; false when it cannot move at all.
    fn poser(&self, circuit: &mut Circuit, case: usize, plus: bool) -> bool {
        let cout = self.couts.en(case);
        if cout < 0 || (cout > 0 && !matches!(self.quete, Quete::Elargir(_))) {
            return false;
        }
        let valeur = self.systeme.valeurs.en(case) + self.ecarts.en(case);
        let monte = self.attaquant.haut.en(case) - valeur;
        let descend = valeur - self.attaquant.bas.en(case);
        let (monte, descend) = if plus { (monte, descend) } else { (descend, monte) };
        circuit.montee = circuit.montee.min(monte);
        circuit.descente = circuit.descente.min(descend);
        circuit.cout += cout;
        circuit.cases.push((case, plus));
        true
    }

    /// The greater, the better; none when the move is useless.
    fn note(&self, circuit: &Circuit) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "widths and costs are small")]
        let note = |gain: i64, cout: i64| gain as f64 / (cout as f64 + 0.5);
        let (gain, cout) = match self.quete {
            Quete::Monter(besoin) => (circuit.montee.min(besoin), 0),
            Quete::Descendre(besoin) => (circuit.descente.min(besoin), 0),
            Quete::Elargir(besoin) => {
                let largeur = circuit.montee.saturating_add(circuit.descente);
                (largeur.min(besoin), circuit.cout)
            }
        };
        (gain > 0).then(|| note(gain, cout))
    }

    fn explorer(
        &self,
        grille: &Grille,
        profondeur: usize,
        rangs: &mut Vec<(usize, bool)>,
        circuit: &mut Circuit,
        meilleur: &mut Meilleur,
    ) {
        let Some(note) = self.note(circuit).filter(|note| *note > meilleur.note) else {
            return;
        };
        let Some(axe) = grille.ordre.get(profondeur).copied() else {
            // Masked already: it was tried, and is no more enough now.
            if circuit.cout == 0 && matches!(self.quete, Quete::Elargir(_)) {
                return;
            }
            meilleur.note = note;
            meilleur.circuit.get_or_insert_default().clone_from(circuit);
            return;
        };
        let Some((depart, _)) = rangs.first().copied() else {
            return;
        };
        let (ici, pas) = (grille.place(depart, axe), grille.pas.en(axe));
        let marge = grille.tailles.en(axe) - 1;
        let connus = rangs.len();
        let (montee, descente, cout) = (circuit.montee, circuit.descente, circuit.cout);
        for la in (0..=marge).filter(|la| *la != ici) {
            let oppose = ici != marge && la != marge;
            let mut possible = true;
            for position in 0..connus {
                let (rang, plus) = rangs.en(position);
                let rang = rang + la * pas - ici * pas;
                let plus = plus != oppose;
                rangs.push((rang, plus));
                possible =
                    grille.propres.en(rang) && self.poser(circuit, grille.cases.en(rang), plus);
                if !possible {
                    break;
                }
            }
            if possible {
                self.explorer(grille, profondeur + 1, rangs, circuit, meilleur);
            }
            rangs.truncate(connus);
            circuit.cases.truncate(connus);
            (circuit.montee, circuit.descente, circuit.cout) = (montee, descente, cout);
        }
    }
}

#[derive(Default)]
struct Meilleur {
    note: f64,
    circuit: Option<Circuit>,
}
