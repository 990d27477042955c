//! A table of exact counts.

use crate::{Dimension, Periode};

/// What a table is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entete {
    /// Id of the indicator in the catalogue.
    pub indicateur: String,
    /// What is counted: people, requests, visits… Units never add.
    pub unite: String,
    /// When.
    pub periode: Periode,
    /// Axes; none for a single number.
    pub dimensions: Vec<Dimension>,
}

/// Cells a table may have, margins included.
pub const CASES_MAXIMALES: usize = 1_000_000;

/// Why this is no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurTableau {
    /// Not one count for each cell.
    #[error("le tableau « {indicateur} » a {attendues} cases, et {recues} nombres")]
    Forme {
        /// The indicator.
        indicateur: String,
        /// Cells.
        attendues: usize,
        /// Counts.
        recues: usize,
    },
    /// A dimension without category, or the same twice.
    #[error("le tableau « {0} » a une dimension vide ou répétée, ou une modalité répétée")]
    Dimension(String),
    /// Too many cells.
    #[error("le tableau « {0} » a plus de {CASES_MAXIMALES} cases")]
    TropGrand(String),
    /// A margin that is not the sum of its line.
    #[error("dans le tableau « {0} », une marge n'est pas la somme de sa ligne")]
    Marge(String),
    /// Two tables that do not count the same thing along the same axes.
    #[error(
        "les tableaux « {0} » et « {1} » ne comptent pas la même chose : ils ne s'ajoutent pas"
    )]
    Differents(String, String),
}

impl Entete {
    /// Size of each axis with its margin.
    pub fn tailles(&self) -> Vec<usize> {
        self.dimensions.iter().map(|dimension| dimension.modalites.len() + 1).collect()
    }

    /// Cells with margins.
    pub fn nombre_de_cases(&self) -> usize {
        self.tailles().iter().fold(1, |produit, taille| produit.saturating_mul(*taille))
    }

    /// The place of a cell on each axis; a place equal to the number of categories is the margin.
    pub fn places(&self, case: usize) -> Vec<usize> {
        let mut reste = case;
        let mut places: Vec<usize> = self
            .tailles()
            .iter()
            .rev()
            .map(|taille| {
                let place = reste % taille;
                reste /= taille;
                place
            })
            .collect();
        places.reverse();
        places
    }

    /// The cell at a place; the reverse of [`Entete::places`].
    pub fn case(&self, places: &[usize]) -> usize {
        self.tailles().iter().zip(places).fold(0, |case, (taille, place)| case * taille + place)
    }

    /// Steps between neighbours along each axis.
    pub fn pas(&self) -> Vec<usize> {
        let mut pas = 1;
        let mut tous: Vec<usize> = self
            .tailles()
            .iter()
            .rev()
            .map(|taille| {
                let celui_ci = pas;
                pas *= taille;
                celui_ci
            })
            .collect();
        tous.reverse();
        tous
    }

    /// Codes of the categories of a cell, with that of their axis; margins are left out.
    pub fn coordonnees(&self, case: usize) -> Vec<(&str, &str)> {
        self.dimensions
            .iter()
            .zip(self.places(case))
            .filter_map(|(dimension, place)| {
                let modalite = dimension.modalites.get(place)?;
                Some((dimension.code.as_str(), modalite.code.as_str()))
            })
            .collect()
    }

    fn verifier(&self) -> Result<(), ErreurTableau> {
        let mut axes: Vec<&str> = self.dimensions.iter().map(|d| d.code.as_str()).collect();
        axes.sort_unstable();
        let repete = axes.windows(2).any(|paire| matches!(paire, [a, b] if a == b));
        let mal = self.dimensions.iter().any(|dimension| {
            let mut codes: Vec<&str> =
                dimension.modalites.iter().map(|m| m.code.as_str()).collect();
            codes.sort_unstable();
            codes.is_empty() || codes.windows(2).any(|paire| matches!(paire, [a, b] if a == b))
        });
        if repete || mal {
            return Err(ErreurTableau::Dimension(self.indicateur.clone()));
        }
        if self.nombre_de_cases() > CASES_MAXIMALES {
            return Err(ErreurTableau::TropGrand(self.indicateur.clone()));
        }
        Ok(())
    }
}

/// Exact counts along axes, margins included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tableau {
    entete: Entete,
    cases: Vec<u64>,
}

impl Tableau {
    /// A table from its inner counts, the last axis varying fastest. Margins are computed.
    ///
    /// # Errors
    /// [`ErreurTableau`].
    pub fn nouveau(entete: Entete, comptes: &[u64]) -> Result<Self, ErreurTableau> {
        entete.verifier()?;
        let interieurs: Vec<usize> = entete.dimensions.iter().map(|d| d.modalites.len()).collect();
        let attendues = interieurs.iter().product();
        if comptes.len() != attendues {
            let (indicateur, recues) = (entete.indicateur.clone(), comptes.len());
            return Err(ErreurTableau::Forme { indicateur, attendues, recues });
        }
        let mut cases = vec![0; entete.nombre_de_cases()];
        let marges = 1_usize << entete.dimensions.len();
        let mut places = vec![0; interieurs.len()];
        for compte in comptes {
            for masque in 0..marges {
                let bits = (0_usize..).map(|axe| masque >> axe & 1 == 1);
                let vues: Vec<usize> = bits
                    .zip(places.iter().zip(&interieurs))
                    .map(|(marge, (place, taille))| if marge { *taille } else { *place })
                    .collect();
                if let Some(case) = cases.get_mut(entete.case(&vues)) {
                    *case += compte;
                }
            }
            avancer(&mut places, &interieurs);
        }
        Ok(Self { entete, cases })
    }

    /// A table read with its margins, which must be the sums of their lines.
    ///
    /// # Errors
    /// [`ErreurTableau`].
    pub fn avec_marges(entete: Entete, cases: &[u64]) -> Result<Self, ErreurTableau> {
        entete.verifier()?;
        let attendues = entete.nombre_de_cases();
        if cases.len() != attendues {
            let (indicateur, recues) = (entete.indicateur.clone(), cases.len());
            return Err(ErreurTableau::Forme { indicateur, attendues, recues });
        }
        let interieurs: Vec<u64> = cases
            .iter()
            .enumerate()
            .filter(|(case, _)| entete.coordonnees(*case).len() == entete.dimensions.len())
            .map(|(_, compte)| *compte)
            .collect();
        let table = Self::nouveau(entete, &interieurs)?;
        if table.cases != cases {
            return Err(ErreurTableau::Marge(table.entete.indicateur));
        }
        Ok(table)
    }

    /// What it is about.
    pub fn entete(&self) -> &Entete {
        &self.entete
    }

    /// Every count, margins included, the last axis varying fastest and its margin last.
    pub fn cases(&self) -> &[u64] {
        &self.cases
    }

    /// One count.
    pub fn valeur(&self, places: &[usize]) -> Option<u64> {
        self.cases.get(self.entete.case(places)).copied()
    }

    /// Everything counted.
    pub fn total(&self) -> u64 {
        self.cases.last().copied().unwrap_or_default()
    }

    /// Adds the counts of a table about the same thing.
    ///
    /// # Errors
    /// [`ErreurTableau::Differents`] when units, periods, axes or categories differ.
    pub fn ajouter(&mut self, autre: &Self) -> Result<(), ErreurTableau> {
        if self.entete != autre.entete {
            let noms = [self, autre].map(|table| table.entete.indicateur.clone());
            let [ici, la] = noms;
            return Err(ErreurTableau::Differents(ici, la));
        }
        for (ici, la) in self.cases.iter_mut().zip(&autre.cases) {
            *ici += la;
        }
        Ok(())
    }
}

/// The next place, the last axis varying fastest.
fn avancer(places: &mut [usize], tailles: &[usize]) {
    for (place, taille) in places.iter_mut().zip(tailles).rev() {
        *place += 1;
        if *place < *taille {
            return;
        }
        *place = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entete() -> Entete {
        Entete {
            indicateur: "personnes".into(),
            unite: "personnes".into(),
            periode: Periode::annee(2025).unwrap(),
            dimensions: vec![
                Dimension::nouvelle("departement", &["57", "75"]),
                Dimension::nouvelle("sexe", &["F", "H", "inconnu"]),
            ],
        }
    }

    #[test]
    fn margins_are_the_sums_of_their_lines() {
        let table = Tableau::nouveau(entete(), &[1, 2, 3, 10, 20, 30]).unwrap();
        assert_eq!(table.cases(), [1, 2, 3, 6, 10, 20, 30, 60, 11, 22, 33, 66]);
        assert_eq!(table.valeur(&[1, 3]), Some(60));
        assert_eq!(table.total(), 66);
        assert_eq!(table.entete().places(7), [1, 3]);
        assert_eq!(table.entete().coordonnees(7), [("departement", "75")]);
        let relu = Tableau::avec_marges(entete(), table.cases());
        assert_eq!(relu.as_ref(), Ok(&table));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let court = Tableau::nouveau(entete(), &[1, 2]);
        assert!(matches!(court, Err(ErreurTableau::Forme { attendues: 6, recues: 2, .. })));
        let fausse = Tableau::avec_marges(entete(), &[1, 2, 3, 7, 0, 0, 0, 0, 1, 2, 3, 6]);
        assert!(matches!(fausse, Err(ErreurTableau::Marge(_))));
        let mut double = entete();
        double.dimensions[1].code = "departement".into();
        assert!(matches!(Tableau::nouveau(double, &[0; 6]), Err(ErreurTableau::Dimension(_))));
    }

    #[test]
    fn only_the_same_counts_add() {
        let mut table = Tableau::nouveau(entete(), &[1; 6]).unwrap();
        table.ajouter(&table.clone()).unwrap();
        assert_eq!(table.total(), 12);
        let autre = Entete { unite: "visites".into(), ..entete() };
        let autre = Tableau::nouveau(autre, &[1; 6]).unwrap();
        assert!(matches!(table.ajouter(&autre), Err(ErreurTableau::Differents(..))));
    }

    #[test]
    fn a_single_number_is_a_table() {
        let seul = Entete { dimensions: Vec::new(), ..entete() };
        let table = Tableau::nouveau(seul, &[7]).unwrap();
        assert_eq!((table.cases(), table.total()), ([7].as_slice(), 7));
    }
}
