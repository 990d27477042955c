//! Every cell of every table, once, and the sums that link them.

use std::collections::{BTreeMap, BTreeSet};

use tableau::{Entete, Tableau};

use crate::suite::Suite as _;

/// What a cell counts, whatever the table it stands in: two tables that share a margin share the
/// cell.
type Cle = Vec<usize>;

/// Cells and sums.
#[derive(Debug, Default)]
pub(crate) struct Systeme {
    /// True counts.
    pub(crate) valeurs: Vec<i64>,
    /// Each sum: its total, then its parts.
    pub(crate) sommes: Vec<Vec<usize>>,
    /// Sums a cell stands in.
    pub(crate) presences: Vec<Vec<usize>>,
    /// The tables.
    pub(crate) grilles: Vec<Grille>,
    /// The first table a cell stands in and its place there.
    pub(crate) origines: Vec<(usize, usize)>,
}

/// A table as places over the cells of the system.
#[derive(Debug, Default)]
pub(crate) struct Grille {
    /// Size of each axis, margin included.
    pub(crate) tailles: Vec<usize>,
    /// Steps between neighbours along each axis.
    pub(crate) pas: Vec<usize>,
    /// Axes, the shortest first.
    pub(crate) ordre: Vec<usize>,
    /// The cell at each place.
    pub(crate) cases: Vec<usize>,
    /// Whether no other table has a say in the cell at this place.
    pub(crate) propres: Vec<bool>,
}

/// Cells of a system in which people count before anything else: the cheapest set is looked for.
pub(crate) const PETIT: usize = 60;
/// In a larger one, what a cell costs besides the people it counts: a table full of holes is not
/// read.
const TROU: i64 = 25;
/// What is lost with a zero of a line that counts nobody: as much as with so many people.
const PERTE_D_UN_VIDE: i64 = 39;

impl Systeme {
    /// The system of these tables. A cell counted differently by two tables keeps the first count;
    /// the caller has checked that none is.
    pub(crate) fn nouveau(tables: &[Tableau]) -> Self {
        let mut systeme = Self::default();
        let mut rangs: BTreeMap<Cle, usize> = BTreeMap::new();
        let mut noms = Noms::default();
        for (rang, table) in tables.iter().enumerate() {
            let entete = table.entete();
            let lus = noms.lire(entete);
            let mut cases = Vec::with_capacity(table.cases().len());
            for (place, valeur) in table.cases().iter().enumerate() {
                let suivante = systeme.valeurs.len();
                let case = *rangs.entry(lus.cle(&entete.places(place))).or_insert(suivante);
                if case == suivante {
                    systeme.valeurs.push(i64::try_from(*valeur).unwrap_or(i64::MAX / 4));
                    systeme.origines.push((rang, place));
                }
                cases.push(case);
            }
            let (tailles, pas) = (entete.tailles(), entete.pas());
            let mut ordre: Vec<usize> = (0..tailles.len()).collect();
            ordre.sort_by_key(|axe| tailles.en(*axe));
            systeme.grilles.push(Grille { tailles, pas, ordre, cases, propres: Vec::new() });
        }
        let mut sommes = BTreeSet::new();
        for grille in &systeme.grilles {
            grille.sommes(&mut sommes);
        }
        for table in tables {
            unions(table.entete(), &mut noms, &rangs, &mut sommes);
        }
        systeme.sommes = sommes.into_iter().collect();
        systeme.presences = vec![Vec::new(); systeme.valeurs.len()];
        for (rang, somme) in systeme.sommes.iter().enumerate() {
            for case in somme {
                if let Some(presences) = systeme.presences.get_mut(*case) {
                    presences.push(rang);
                }
            }
        }
        for grille in &mut systeme.grilles {
            let axes = grille.tailles.len();
            let presences = &systeme.presences;
            let propre = |case: &usize| presences.get(*case).is_some_and(|p| p.len() == axes);
            grille.propres = grille.cases.iter().map(propre).collect();
        }
        systeme
    }

    /// How many cells.
    pub(crate) fn nombre(&self) -> usize {
        self.valeurs.len()
    }

    /// What masking each cell loses: the people it counts, the cell itself, and more where a whole
    /// line of the table counts nobody. Readers who know that nobody works there know those zeros:
    /// they hide little, and come last.
    pub(crate) fn pertes(&self) -> Vec<i64> {
        let trou = if self.nombre() <= PETIT { 1 } else { TROU };
        let mut pertes: Vec<i64> = self.valeurs.iter().map(|valeur| valeur + trou).collect();
        for grille in &self.grilles {
            for axe in 0..grille.tailles.len() {
                for depart in grille.departs(axe) {
                    let ligne: Vec<usize> = grille.ligne(depart, axe).collect();
                    let vide = ligne.iter().all(|case| self.valeurs.en(*case) == 0);
                    for case in ligne.into_iter().filter(|_| vide) {
                        pertes.mettre(case, PERTE_D_UN_VIDE + trou);
                    }
                }
            }
        }
        pertes
    }

    /// Whether moves leave every sum true.
    pub(crate) fn est_juste(&self, table: &[(usize, f64)]) -> bool {
        let mut sommes: Vec<(usize, f64)> = Vec::with_capacity(3 * table.len());
        for (case, ecart) in table {
            for somme in self.presences.get(*case).into_iter().flatten() {
                let total = self.sommes.get(*somme).is_some_and(|somme| somme.en(0) == *case);
                sommes.push((*somme, if total { -ecart } else { *ecart }));
            }
        }
        sommes.sort_unstable_by_key(|(somme, _)| *somme);
        sommes
            .chunk_by(|(ici, _), (la, _)| ici == la)
            .all(|ecarts| ecarts.iter().map(|(_, ecart)| ecart).sum::<f64>().abs() < 1e-6)
    }

    /// Whether two tables count one cell differently.
    pub(crate) fn discordance(&self, tables: &[Tableau]) -> Option<(usize, usize)> {
        for (rang, (grille, table)) in self.grilles.iter().zip(tables).enumerate() {
            for (place, (case, valeur)) in grille.cases.iter().zip(table.cases()).enumerate() {
                if i64::try_from(*valeur).ok() != self.valeurs.get(*case).copied() {
                    return Some((rang, place));
                }
            }
        }
        None
    }
}

impl Grille {
    /// Place on an axis of a rank among the cells of the table.
    pub(crate) fn place(&self, rang: usize, axe: usize) -> usize {
        let (pas, taille) = (self.pas.en(axe).max(1), self.tailles.en(axe).max(1));
        rang / pas % taille
    }

    /// The cells of the line along an axis that starts at a rank.
    pub(crate) fn ligne(&self, depart: usize, axe: usize) -> impl Iterator<Item = usize> + '_ {
        let pas = self.pas.en(axe);
        (0..self.tailles.en(axe)).map(move |place| self.cases.en(depart + place * pas))
    }

    /// Ranks at which a line along this axis starts.
    pub(crate) fn departs(&self, axe: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.cases.len()).filter(move |rang| self.place(*rang, axe) == 0)
    }

    fn sommes(&self, sommes: &mut BTreeSet<Vec<usize>>) {
        for axe in 0..self.tailles.len() {
            for depart in self.departs(axe) {
                let mut somme: Vec<usize> = self.ligne(depart, axe).collect();
                somme.rotate_right(1);
                if let Some((_, parties)) = somme.split_first_mut() {
                    parties.sort_unstable();
                }
                sommes.insert(somme);
            }
        }
    }
}

/// Texts seen, each with its number.
#[derive(Default)]
struct Noms(BTreeMap<String, usize>);

/// The numbers of what a table is about: its subject, then each axis with its categories.
struct Lus {
    sujet: usize,
    axes: Vec<(usize, Vec<usize>)>,
}

impl Noms {
    fn numero(&mut self, nom: String) -> usize {
        let suivant = self.0.len();
        *self.0.entry(nom).or_insert(suivant)
    }

    fn lire(&mut self, entete: &Entete) -> Lus {
        let sujet = format!("{}\n{}\n{}", entete.indicateur, entete.unite, entete.periode);
        let sujet = self.numero(sujet);
        let axes = entete.dimensions.iter().map(|dimension| {
            let modalites = dimension.modalites.iter().map(|m| self.numero(m.code.clone()));
            let modalites = modalites.collect();
            (self.numero(dimension.code.clone()), modalites)
        });
        Lus { sujet, axes: axes.collect() }
    }
}

impl Lus {
    fn cle(&self, places: &[usize]) -> Cle {
        let mut coordonnees: Vec<[usize; 2]> = self
            .axes
            .iter()
            .zip(places)
            .filter_map(|((axe, modalites), place)| Some([*axe, *modalites.get(*place)?]))
            .collect();
        coordonnees.sort_unstable();
        std::iter::once(self.sujet).chain(coordonnees.into_iter().flatten()).collect()
    }
}

/// Sums of the categories that are unions of finer ones, where these are counted too.
fn unions(
    entete: &Entete,
    noms: &mut Noms,
    rangs: &BTreeMap<Cle, usize>,
    sommes: &mut BTreeSet<Vec<usize>>,
) {
    let mut lus = noms.lire(entete);
    for (axe, dimension) in entete.dimensions.iter().enumerate() {
        for (rang, modalite) in dimension.modalites.iter().enumerate() {
            if modalite.parties.is_empty() {
                continue;
            }
            let totaux = (0..entete.nombre_de_cases()).map(|case| entete.places(case));
            for places in totaux.filter(|places| places.en(axe) == rang) {
                let mut somme: Vec<usize> =
                    rangs.get(&lus.cle(&places)).copied().into_iter().collect();
                for partie in &modalite.parties {
                    let union = lus.remplacer(axe, rang, noms.numero(partie.clone()));
                    somme.extend(rangs.get(&lus.cle(&places)).copied());
                    lus.remplacer(axe, rang, union);
                }
                if somme.len() == modalite.parties.len() + 1 {
                    if let Some((_, parties)) = somme.split_first_mut() {
                        parties.sort_unstable();
                    }
                    sommes.insert(somme);
                }
            }
        }
    }
}

impl Lus {
    /// Puts a category in the place of another; gives that other.
    fn remplacer(&mut self, axe: usize, rang: usize, par: usize) -> usize {
        let place = self.axes.get_mut(axe).and_then(|(_, modalites)| modalites.get_mut(rang));
        place.map_or(par, |place| std::mem::replace(place, par))
    }
}
