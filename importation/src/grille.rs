//! One sheet: its filled cells, where they stand.

use crate::ErreurLecture;
use crate::cellule::{Cellule, Epoque};

/// A sheet that holds more is no list of people: reading it would only fill the memory.
const CELLULES_AU_PLUS: usize = 6_000_000;

static CELLULE_VIDE: Cellule = Cellule::Vide;

/// A sheet. Only filled cells are held.
#[derive(Default)]
pub(crate) struct Grille {
    pub(crate) nom: String,
    pub(crate) epoque: Epoque,
    pub(crate) lignes: Vec<Ligne>,
    /// Merged areas.
    pub(crate) fusions: Vec<Fusion>,
    cellules: usize,
}

/// A merged area; rows from 1, columns from 0, ends included.
#[derive(Clone, Copy)]
pub(crate) struct Fusion {
    pub(crate) lignes: (u32, u32),
    pub(crate) colonnes: (u32, u32),
}

/// A row with at least one filled cell.
pub(crate) struct Ligne {
    /// Row in the sheet, from 1.
    pub(crate) rang: u32,
    /// Filled cells with their column, from 0, in order.
    cellules: Vec<(u32, Cellule)>,
}

impl Ligne {
    /// The cell in a column.
    pub(crate) fn cellule(&self, colonne: u32) -> &Cellule {
        self.cellules
            .binary_search_by_key(&colonne, |(rang, _)| *rang)
            .ok()
            .and_then(|place| self.cellules.get(place))
            .map_or(&CELLULE_VIDE, |(_, cellule)| cellule)
    }

    /// Filled cells with their column, in order.
    pub(crate) fn remplies(&self) -> impl Iterator<Item = (u32, &Cellule)> {
        self.cellules.iter().map(|(colonne, cellule)| (*colonne, cellule))
    }

    pub(crate) fn nombre_remplies(&self) -> usize {
        self.cellules.len()
    }
}

impl Grille {
    pub(crate) fn new(nom: &str, epoque: Epoque) -> Self {
        Self { nom: nom.to_owned(), epoque, ..Self::default() }
    }

    /// Adds a cell: row from 1, column from 0. Cells come in the order of the rows, and of the
    /// columns in a row, as the formats write them; a cell out of order is put in its place.
    pub(crate) fn poser(
        &mut self,
        rang: u32,
        colonne: u32,
        cellule: Cellule,
    ) -> Result<(), ErreurLecture> {
        if cellule.est_vide() {
            return Ok(());
        }
        self.cellules += 1;
        if self.cellules > CELLULES_AU_PLUS {
            return Err(ErreurLecture::TropGrand);
        }
        let place = match self.lignes.last() {
            Some(derniere) if derniere.rang < rang => Err(self.lignes.len()),
            Some(derniere) if derniere.rang == rang => Ok(self.lignes.len() - 1),
            Some(_) => self.lignes.binary_search_by_key(&rang, |ligne| ligne.rang),
            None => Err(0),
        };
        let place = match place {
            Ok(place) => place,
            Err(place) => {
                self.lignes.insert(place, Ligne { rang, cellules: Vec::new() });
                place
            }
        };
        if let Some(ligne) = self.lignes.get_mut(place) {
            match ligne.cellules.last() {
                Some((derniere, _)) if *derniere >= colonne => {
                    match ligne.cellules.binary_search_by_key(&colonne, |(rang, _)| *rang) {
                        Ok(_) => {}
                        Err(place) => ligne.cellules.insert(place, (colonne, cellule)),
                    }
                }
                _ => ligne.cellules.push((colonne, cellule)),
            }
        }
        Ok(())
    }

    /// Whether a cell stands in an area merged over several columns.
    pub(crate) fn fusionnee_en_largeur(&self, rang: u32, colonne: u32) -> bool {
        self.fusions.iter().any(|fusion| {
            fusion.colonnes.1 > fusion.colonnes.0
                && (fusion.lignes.0..=fusion.lignes.1).contains(&rang)
                && (fusion.colonnes.0..=fusion.colonnes.1).contains(&colonne)
        })
    }
}

/// The letters of a column, from 0: `A`, `Z`, `AA`.
pub(crate) fn lettre(colonne: u32) -> String {
    let mut reste = colonne;
    let mut lettres = Vec::new();
    loop {
        lettres.push(char::from(b'A' + u8::try_from(reste % 26).unwrap_or(0)));
        if reste < 26 {
            break;
        }
        reste = reste / 26 - 1;
    }
    lettres.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        let attendues = [(0, "A"), (25, "Z"), (26, "AA"), (28, "AC"), (701, "ZZ"), (702, "AAA")];
        for (colonne, attendue) in attendues {
            assert_eq!(lettre(colonne), attendue);
        }
    }

    #[test]
    fn a_cell_out_of_order_finds_its_place() {
        let mut grille = Grille::new("", Epoque::De1900);
        for (rang, colonne) in [(3, 1), (1, 4), (1, 2), (3, 0)] {
            grille.poser(rang, colonne, Cellule::Nombre(1.0)).unwrap();
        }
        let lue: Vec<(u32, Vec<u32>)> = grille
            .lignes
            .iter()
            .map(|ligne| (ligne.rang, ligne.remplies().map(|(colonne, _)| colonne).collect()))
            .collect();
        assert_eq!(lue, [(1, vec![2, 4]), (3, vec![0, 1])]);
    }
}
