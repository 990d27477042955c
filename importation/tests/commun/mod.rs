//! Workbooks and text tables made for the tests.

#![allow(dead_code, reason = "each test file uses some of them")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use importation::{Lecture, LignePersonne, lire};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// A cell of a fixture.
#[derive(Clone, Debug)]
pub(crate) enum C {
    /// Empty.
    V,
    /// Text.
    T(&'static str),
    /// Text made by the test.
    S(String),
    /// Number.
    N(f64),
    /// Boolean.
    B(bool),
    /// A day, in a cell formatted as a date.
    D(u16, u8, u8),
}

/// Bytes of a workbook: sheets with their rows.
pub(crate) fn classeur(feuilles: &[(&str, Vec<Vec<C>>)]) -> Vec<u8> {
    let mut classeur = Workbook::new();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (nom, lignes) in feuilles {
        let feuille = classeur.add_worksheet().set_name(*nom).unwrap();
        for (ligne, cellules) in (0_u32..).zip(lignes) {
            for (colonne, cellule) in (0_u16..).zip(cellules) {
                match cellule {
                    C::V => {}
                    C::T(texte) => drop(feuille.write_string(ligne, colonne, *texte).unwrap()),
                    C::S(texte) => drop(feuille.write_string(ligne, colonne, texte).unwrap()),
                    C::N(nombre) => drop(feuille.write_number(ligne, colonne, *nombre).unwrap()),
                    C::B(vrai) => drop(feuille.write_boolean(ligne, colonne, *vrai).unwrap()),
                    C::D(annee, mois, jour) => {
                        let moment = ExcelDateTime::from_ymd(*annee, *mois, *jour).unwrap();
                        feuille.write_datetime_with_format(ligne, colonne, &moment, &date).unwrap();
                    }
                }
            }
        }
    }
    classeur.save_to_buffer().unwrap()
}

/// Reads a workbook of one sheet, on 30 June 2024.
pub(crate) fn lue(lignes: Vec<Vec<C>>) -> Lecture {
    lire(&classeur(&[("File active", lignes)]), "xlsx", aujourdhui(), None).unwrap()
}

/// Reads a text table, on 30 June 2024.
pub(crate) fn lue_texte(texte: &str) -> Lecture {
    lire(texte.as_bytes(), "csv", aujourdhui(), None).unwrap()
}

pub(crate) fn aujourdhui() -> domain::Jour {
    "2024-06-30".parse().unwrap()
}

/// The one person of a table of one row, under these headers.
pub(crate) fn seule(entetes: &str, cellules: Vec<C>) -> LignePersonne {
    let entetes = entetes.split('|').map(|entete| C::S(entete.to_owned())).collect();
    let mut lecture = lue(vec![entetes, cellules]);
    assert_eq!(lecture.personnes.len(), 1);
    lecture.personnes.remove(0)
}

/// The numbers of the rows that were read as people.
pub(crate) fn numeros(lecture: &Lecture) -> Vec<&str> {
    lecture.personnes.iter().map(|p| p.repere.numero.as_deref().unwrap_or("-")).collect()
}
