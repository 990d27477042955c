//! Everything published as one system of equations.
//!
//! One unknown for each combination of finest categories that a table, present or past, cuts
//! people into, for each set of axes used and each part of such a set; equations say that an
//! unknown is the sum of the finer ones, and that a shown cell is a sum of composantes.

use std::collections::{BTreeMap, BTreeSet};

use tableau::{Case, Entete, Modalite};

use crate::Publication;

/// What an unknown counts: the subject, and the finest category along each axis of its set.
type Cle = (String, Vec<(String, String)>);

/// An equation: composantes with their factors, and what they add up to.
#[derive(Clone, Debug)]
pub(crate) struct Equation {
    pub(crate) termes: Vec<(usize, f64)>,
    pub(crate) total: f64,
}

/// The system.
#[derive(Debug, Default)]
pub(crate) struct Inconnues {
    /// How many composantes.
    pub(crate) nombre: usize,
    /// Links between composantes, true whatever is published.
    pub(crate) liens: Vec<Equation>,
    /// The axis each link adds along, as a number: links along one axis name its categories in the
    /// same order.
    pub(crate) axes: Vec<usize>,
    /// What is published.
    pub(crate) publiees: Vec<Equation>,
    /// The unknowns that each cell of each table is the sum of.
    pub(crate) cases: Vec<Vec<Vec<usize>>>,
    rangs: BTreeMap<Cle, usize>,
}

impl Inconnues {
    pub(crate) fn nouvelles(publication: &Publication<'_>) -> Self {
        let mut inconnues = Self::default();
        let entetes = || {
            let toutes = publication.tables.iter().chain(publication.precedentes);
            toutes.map(|table| &table.entete)
        };
        // Finest categories of each axis, and sets of axes, subject by subject.
        let mut atomes: BTreeMap<(String, &str), BTreeSet<&str>> = BTreeMap::new();
        let mut faces: BTreeSet<(String, Vec<&str>)> = BTreeSet::new();
        for entete in entetes() {
            let sujet = sujet(entete);
            for dimension in &entete.dimensions {
                let siens = atomes.entry((sujet.clone(), dimension.code.as_str())).or_default();
                siens.extend(dimension.modalites.iter().flat_map(Modalite::atomes));
            }
            let axes: BTreeSet<&str> = entete.dimensions.iter().map(|d| d.code.as_str()).collect();
            let axes: Vec<&str> = axes.into_iter().collect();
            for masque in 0..1_usize << axes.len().min(16) {
                let garde = axes.iter().enumerate().filter(|(rang, _)| masque >> rang & 1 == 1);
                faces.insert((sujet.clone(), garde.map(|(_, axe)| *axe).collect()));
            }
        }
        for (sujet, axes) in &faces {
            inconnues.poser_face(sujet, axes, &atomes);
        }
        for (sujet, axes) in &faces {
            let plus_grandes = atomes.keys().filter(|(autre, _)| autre == sujet);
            for (_, axe) in plus_grandes.filter(|(_, axe)| !axes.contains(axe)) {
                let mut grande = axes.clone();
                grande.push(axe);
                grande.sort_unstable();
                if faces.contains(&(sujet.clone(), grande)) {
                    inconnues.lier(sujet, axes, axe, &atomes);
                }
            }
        }
        inconnues.lire(publication);
        inconnues
    }

    fn poser_face(
        &mut self,
        sujet: &str,
        axes: &[&str],
        atomes: &BTreeMap<(String, &str), BTreeSet<&str>>,
    ) {
        for cle in produit(sujet, axes, atomes) {
            let rang = self.rangs.len();
            self.rangs.entry(cle).or_insert(rang);
        }
        self.nombre = self.rangs.len();
    }

    /// Each unknown of a set of axes is the sum of those with one more axis.
    fn lier(
        &mut self,
        sujet: &str,
        axes: &[&str],
        axe: &str,
        atomes: &BTreeMap<(String, &str), BTreeSet<&str>>,
    ) {
        let numero = atomes.keys().take_while(|(s, a)| (s.as_str(), *a) != (sujet, axe)).count();
        for cle in produit(sujet, axes, atomes) {
            let mut termes: Vec<(usize, f64)> =
                self.rangs.get(&cle).map(|rang| (*rang, -1.0)).into_iter().collect();
            for atome in atomes.get(&(sujet.to_owned(), axe)).into_iter().flatten() {
                let mut fine = cle.clone();
                fine.1.push((axe.to_owned(), (*atome).to_owned()));
                fine.1.sort();
                termes.extend(self.rangs.get(&fine).map(|rang| (*rang, 1.0)));
            }
            self.liens.push(Equation { termes, total: 0.0 });
            self.axes.push(numero);
        }
    }

    fn lire(&mut self, publication: &Publication<'_>) {
        let mut connues: BTreeSet<Vec<usize>> = BTreeSet::new();
        for table in publication.tables {
            let cases: Vec<Vec<usize>> =
                (0..table.cases.len()).map(|case| self.composantes(&table.entete, case)).collect();
            for (composantes, case) in cases.iter().zip(&table.cases) {
                if let Case::Publiee(valeur) = case
                    && connues.insert(composantes.clone())
                {
                    self.publier(composantes, *valeur);
                }
            }
            self.cases.push(cases);
        }
        // A cell published again with another count was corrected: the last one is true.
        for table in publication.precedentes.iter().rev() {
            for (rang, case) in table.cases.iter().enumerate() {
                if let Case::Publiee(valeur) = case {
                    let composantes = self.composantes(&table.entete, rang);
                    if connues.insert(composantes.clone()) {
                        self.publier(&composantes, *valeur);
                    }
                }
            }
        }
    }

    fn publier(&mut self, composantes: &[usize], valeur: u64) {
        let termes = composantes.iter().map(|rang| (*rang, 1.0)).collect();
        self.publiees.push(Equation { termes, total: reel(valeur) });
    }

    /// The unknowns a cell is the sum of.
    fn composantes(&self, entete: &Entete, case: usize) -> Vec<usize> {
        let mut cles = vec![(sujet(entete), Vec::new())];
        for (dimension, place) in entete.dimensions.iter().zip(entete.places(case)) {
            let Some(modalite) = dimension.modalites.get(place) else {
                continue;
            };
            let mut fines = Vec::new();
            for (sujet, axes) in &cles {
                for atome in modalite.atomes() {
                    let mut axes = axes.clone();
                    axes.push((dimension.code.clone(), atome.to_owned()));
                    axes.sort();
                    fines.push((sujet.clone(), axes));
                }
            }
            cles = fines;
        }
        let mut rangs: Vec<usize> =
            cles.iter().filter_map(|cle| self.rangs.get(cle).copied()).collect();
        rangs.sort_unstable();
        rangs
    }
}

/// Every combination of the finest categories along these axes.
fn produit(
    sujet: &str,
    axes: &[&str],
    atomes: &BTreeMap<(String, &str), BTreeSet<&str>>,
) -> Vec<Cle> {
    let mut cles = vec![(sujet.to_owned(), Vec::new())];
    for axe in axes {
        let siens = atomes.get(&(sujet.to_owned(), *axe)).into_iter().flatten();
        let siens: Vec<&str> = siens.copied().collect();
        cles = cles
            .iter()
            .flat_map(|(sujet, debut)| {
                siens.iter().map(move |atome| {
                    let mut axes = debut.clone();
                    axes.push(((*axe).to_owned(), (*atome).to_owned()));
                    (sujet.clone(), axes)
                })
            })
            .collect();
    }
    cles
}

fn sujet(entete: &Entete) -> String {
    format!("{}\n{}\n{}", entete.indicateur, entete.unite, entete.periode)
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub(crate) fn reel(entier: u64) -> f64 {
    entier as f64
}
