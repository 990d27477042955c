//! A table: lines of groups, a column an indicator, and every margin.

use super::recensement::{Releve, Serie};
use super::{Delai, Periode};
use crate::Dimension;
use crate::catalogue::{Catalogue, Indicateur, Mesure, Plan, Unite};

/// A table as of a day or over a period. It is exact and **not protected**: for those who may read
/// the files, not for publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tableau {
    /// Which table.
    pub plan: Plan,
    /// When.
    pub periode: Periode,
    /// What its numbers are numbers of.
    pub unite: Unite,
    /// What heads each column.
    pub colonnes: Vec<&'static Indicateur>,
    /// Lines, each total after what it totals.
    pub lignes: Vec<Ligne>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ligne {
    /// The code of a group for each dimension; `None` is all of them together.
    pub groupes: Vec<Option<String>>,
    /// A cell for each column.
    pub cellules: Vec<Cellule>,
}

/// One number of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cellule {
    /// A count.
    Compte(u64),
    /// Delays; `None` over fewer than ten people.
    Delai(Option<Delai>),
    /// A hundred times one count over another; `None` over zero.
    Rapport {
        /// What is above.
        numerateur: u64,
        /// What is below.
        denominateur: u64,
    },
}

/// A dense array over groups and "all": mixed radix, the last dimension fastest.
struct Grille {
    /// Groups of each dimension, "all" not included.
    tailles: Vec<usize>,
    dimensions: Vec<Dimension>,
}

impl Grille {
    fn cases(&self) -> usize {
        self.tailles.iter().map(|taille| taille + 1).product()
    }

    /// Cells that a record adds to: its own, and every margin above it.
    fn cases_de(&self, releve: &Releve) -> Vec<usize> {
        let mut cases = vec![0];
        for (dimension, taille) in self.dimensions.iter().zip(&self.tailles) {
            let groupe = releve.groupes.get(dimension.rang()).copied().map_or(0, usize::from);
            let suites = [groupe, *taille];
            cases = cases
                .into_iter()
                .flat_map(|case| suites.map(|suite| case * (taille + 1) + suite))
                .collect();
        }
        cases
    }

    /// Groups of a cell.
    fn groupes(&self, mut case: usize) -> Vec<usize> {
        let mut groupes: Vec<usize> = self
            .tailles
            .iter()
            .rev()
            .map(|taille| {
                let groupe = case % (taille + 1);
                case /= taille + 1;
                groupe
            })
            .collect();
        groupes.reverse();
        groupes
    }
}

impl Tableau {
    pub(super) fn de(plan: &Plan, periode: Periode, series: &[Serie]) -> Self {
        let catalogue = Catalogue::embarque();
        let colonnes: Vec<&'static Indicateur> =
            plan.indicateurs.iter().filter_map(|id| catalogue.indicateur(id)).collect();
        let grille = Grille {
            tailles: plan.dimensions.iter().map(|d| usize::from(d.taille())).collect(),
            dimensions: plan.dimensions.clone(),
        };
        let serie = |id: &str| series.iter().find(|serie| serie.indicateur.id == id);
        let cellules: Vec<Vec<Cellule>> = colonnes
            .iter()
            .map(|indicateur| match &indicateur.mesure {
                Mesure::Personnes | Mesure::Faits | Mesure::Somme => {
                    compter(&grille, serie(&indicateur.id))
                        .into_iter()
                        .map(Cellule::Compte)
                        .collect()
                }
                Mesure::Delai => delais(&grille, serie(&indicateur.id)),
                Mesure::Rapport { numerateur, denominateur } => {
                    let dessus = compter(&grille, serie(numerateur));
                    let dessous = compter(&grille, serie(denominateur));
                    let rapport =
                        |(numerateur, denominateur)| Cellule::Rapport { numerateur, denominateur };
                    dessus.into_iter().zip(dessous).map(rapport).collect()
                }
            })
            .collect();
        let lignes = lignes(&grille, &cellules);
        let unite = colonnes.first().map_or(Unite::Personnes, |premiere| premiere.unite);
        Self { plan: plan.clone(), periode, unite, colonnes, lignes }
    }

    /// The table as CSV: a header, then a line a line. Codes hold no comma and no quote. A group
    /// that is all of them is empty; a delay has four columns, empty over fewer than ten people.
    pub fn csv(&self) -> String {
        let mut entetes: Vec<String> =
            self.plan.dimensions.iter().map(|dimension| dimension.code().to_owned()).collect();
        for colonne in &self.colonnes {
            let id = &colonne.id;
            if colonne.mesure == Mesure::Delai {
                let suites = ["personnes", "moyenne", "mediane", "decile_9"];
                entetes.extend(suites.map(|suite| format!("{id}.{suite}")));
            } else {
                entetes.push(id.clone());
            }
        }
        let mut lignes = vec![entetes.join(",")];
        for ligne in &self.lignes {
            let mut champs: Vec<String> =
                ligne.groupes.iter().map(|groupe| groupe.clone().unwrap_or_default()).collect();
            for cellule in &ligne.cellules {
                champs.extend(cellule.champs());
            }
            lignes.push(champs.join(","));
        }
        lignes.push(String::new());
        lignes.join("\n")
    }
}

fn compter(grille: &Grille, serie: Option<&Serie>) -> Vec<u64> {
    let mut comptes = vec![0; grille.cases()];
    for releve in serie.map(|serie| serie.releves.as_slice()).unwrap_or_default() {
        for case in grille.cases_de(releve) {
            if let Some(compte) = comptes.get_mut(case) {
                *compte += u64::from(releve.nombre);
            }
        }
    }
    comptes
}

/// Delays of one cell while they are gathered.
#[derive(Clone, Default)]
struct Gerbe {
    jours: Vec<u32>,
    personnes: u64,
    derniere: Option<u32>,
}

fn delais(grille: &Grille, serie: Option<&Serie>) -> Vec<Cellule> {
    let mut gerbes = vec![Gerbe::default(); grille.cases()];
    for releve in serie.map(|serie| serie.releves.as_slice()).unwrap_or_default() {
        for case in grille.cases_de(releve) {
            if let Some(gerbe) = gerbes.get_mut(case) {
                gerbe.jours.push(releve.nombre);
                // Somebody's delays follow each other, and share their cells.
                if gerbe.derniere.replace(releve.personne) != Some(releve.personne) {
                    gerbe.personnes += 1;
                }
            }
        }
    }
    gerbes.into_iter().map(|g| Cellule::Delai(Delai::de(g.jours, g.personnes))).collect()
}

/// Lines of the groups where there is anybody, "unknown" and "all" always.
fn lignes(grille: &Grille, colonnes: &[Vec<Cellule>]) -> Vec<Ligne> {
    let cellules = |case: usize| -> Vec<Cellule> {
        colonnes.iter().filter_map(|colonne| colonne.get(case).copied()).collect()
    };
    let mut gardes: Vec<Vec<bool>> =
        grille.tailles.iter().map(|taille| vec![false; taille + 1]).collect();
    for case in 0..grille.cases() {
        let habitee = cellules(case).iter().any(Cellule::est_habitee);
        for ((groupe, garde), taille) in
            grille.groupes(case).into_iter().zip(&mut gardes).zip(&grille.tailles)
        {
            let toujours = groupe + 1 >= *taille;
            if let Some(garde) = garde.get_mut(groupe) {
                *garde |= habitee || toujours;
            }
        }
    }
    let modalites: Vec<Vec<String>> = grille.dimensions.iter().map(|d| d.modalites()).collect();
    let mut lignes = Vec::new();
    for case in 0..grille.cases() {
        let groupes = grille.groupes(case);
        let gardee = |(groupe, garde): (&usize, &Vec<bool>)| garde.get(*groupe) == Some(&true);
        if groupes.iter().zip(&gardes).all(gardee) {
            let codes = groupes.iter().zip(&modalites).map(|(g, codes)| codes.get(*g).cloned());
            lignes.push(Ligne { groupes: codes.collect(), cellules: cellules(case) });
        }
    }
    lignes
}

impl Cellule {
    fn est_habitee(&self) -> bool {
        match self {
            Self::Compte(nombre) => *nombre > 0,
            Self::Delai(delai) => delai.is_some(),
            Self::Rapport { numerateur, denominateur } => numerateur + denominateur > 0,
        }
    }

    /// What it is in CSV, with a point before decimals: a delay has four fields, the others one.
    pub fn champs(&self) -> Vec<String> {
        let dixiemes = |valeur: u64| format!("{}.{}", valeur / 10, valeur % 10);
        match self {
            Self::Compte(nombre) => vec![nombre.to_string()],
            Self::Delai(None) => vec![String::new(); 4],
            Self::Delai(Some(delai)) => vec![
                delai.personnes.to_string(),
                dixiemes(delai.moyenne_en_dixiemes()),
                dixiemes(delai.mediane_en_dixiemes()),
                delai.decile().to_string(),
            ],
            Self::Rapport { .. } => vec![self.pour_mille().map(dixiemes).unwrap_or_default()],
        }
    }

    /// A ratio in tenths of a percent, halves up; `None` over zero, and for another cell.
    pub fn pour_mille(&self) -> Option<u64> {
        match self {
            Self::Rapport { numerateur, denominateur } if *denominateur > 0 => {
                Some((numerateur * 2_000 + denominateur) / (2 * denominateur))
            }
            Self::Rapport { .. } | Self::Compte(_) | Self::Delai(_) => None,
        }
    }
}
