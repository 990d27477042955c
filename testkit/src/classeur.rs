//! Fictitious workbooks: written, read back, and changed as an association would.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Ods, Reader, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cellule {
    /// Nothing.
    Vide,
    /// A text.
    Texte(String),
    /// A number.
    Nombre(f64),
    /// A day, in a cell formatted as a date: the spreadsheet's own count of days.
    Jour(f64),
    /// True or false.
    Booleen(bool),
}

/// A text cell; empty for an empty text.
pub fn texte(texte: &str) -> Cellule {
    if texte.is_empty() { Cellule::Vide } else { Cellule::Texte(texte.to_owned()) }
}

/// A cell that holds a day.
pub fn jour(annee: u16, mois: u8, jour: u8) -> Cellule {
    Cellule::Jour(ExcelDateTime::from_ymd(annee, mois, jour).unwrap().to_excel())
}

/// A sheet: its name and its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Feuille {
    /// The name on the tab.
    pub nom: String,
    /// Rows, the header among them.
    pub lignes: Vec<Vec<Cellule>>,
}

/// A workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Classeur {
    /// Sheets, in order.
    pub feuilles: Vec<Feuille>,
}

impl Classeur {
    /// One sheet of texts: headers and cells are separated by `|`.
    pub fn de_textes(nom: &str, lignes: &[&str]) -> Self {
        let ligne = |ligne: &&str| ligne.split('|').map(|mot| texte(mot.trim())).collect();
        let lignes = lignes.iter().map(ligne).collect();
        Self { feuilles: vec![Feuille { nom: nom.to_owned(), lignes }] }
    }

    /// Reads a workbook of values: what formulas and formats there were is not kept.
    pub fn lire(octets: &[u8]) -> Self {
        Self::de_lecteur(&mut Xlsx::new(Cursor::new(octets)).unwrap())
    }

    /// Reads a workbook as LibreOffice writes it, and the formulas of its cells.
    pub fn lire_ods(octets: &[u8]) -> (Self, Vec<String>) {
        let mut lu: Ods<_> = Ods::new(Cursor::new(octets)).unwrap();
        let mut formules = Vec::new();
        for nom in lu.sheet_names() {
            let plage = lu.worksheet_formula(&nom).unwrap();
            let siennes = plage.used_cells().map(|(.., formule)| formule.clone());
            formules.extend(siennes.filter(|formule| !formule.is_empty()));
        }
        (Self::de_lecteur(&mut lu), formules)
    }

    fn de_lecteur<'a, R: Reader<Cursor<&'a [u8]>>>(lu: &mut R) -> Self
    where
        R::Error: std::fmt::Debug,
    {
        let noms = lu.sheet_names();
        let feuilles = noms.into_iter().map(|nom| {
            let plage = lu.worksheet_range(&nom).unwrap();
            let lignes = plage.rows().map(|ligne| ligne.iter().map(cellule).collect()).collect();
            Feuille { nom, lignes }
        });
        Self { feuilles: feuilles.collect() }
    }

    /// The workbook as a file of bytes.
    pub fn octets(&self) -> Vec<u8> {
        let mut classeur = Workbook::new();
        let date = Format::new().set_num_format("dd/mm/yyyy");
        for Feuille { nom, lignes } in &self.feuilles {
            let feuille = classeur.add_worksheet().set_name(nom).unwrap();
            for (l, cellules) in (0_u32..).zip(lignes) {
                for (c, cellule) in (0_u16..).zip(cellules) {
                    match cellule {
                        Cellule::Vide => {}
                        Cellule::Texte(texte) => {
                            feuille.write_string(l, c, texte).unwrap();
                        }
                        Cellule::Nombre(nombre) => {
                            feuille.write_number(l, c, *nombre).unwrap();
                        }
                        Cellule::Jour(jours) => {
                            feuille.write_number_with_format(l, c, *jours, &date).unwrap();
                        }
                        Cellule::Booleen(vrai) => {
                            feuille.write_boolean(l, c, *vrai).unwrap();
                        }
                    }
                }
            }
        }
        classeur.save_to_buffer().unwrap()
    }

    /// Writes the workbook.
    pub fn ecrire(&self, chemin: &Path) {
        std::fs::write(chemin, self.octets()).unwrap();
    }

    /// The first sheet.
    pub fn premiere(&mut self) -> &mut Feuille {
        &mut self.feuilles[0]
    }
}

impl Feuille {
    /// Rank of the header row: the first with at least two texts.
    pub fn entete(&self) -> usize {
        let texte = |cellule: &&Cellule| matches!(cellule, Cellule::Texte(_));
        self.lignes.iter().position(|ligne| ligne.iter().filter(texte).count() > 1).unwrap()
    }

    /// The column under this header.
    pub fn colonne(&self, entete: &str) -> usize {
        let entetes = &self.lignes[self.entete()];
        entetes.iter().position(|cellule| *cellule == texte(entete)).unwrap()
    }

    /// The cell of the row whose first cell is this number.
    pub fn cellule(&mut self, numero: u16, entete: &str) -> &mut Cellule {
        let (colonne, rang) = (self.colonne(entete), self.rang(numero));
        let ligne = &mut self.lignes[rang];
        if ligne.len() <= colonne {
            ligne.resize(colonne + 1, Cellule::Vide);
        }
        &mut ligne[colonne]
    }

    /// Removes the row whose first cell is this number.
    pub fn retirer(&mut self, numero: u16) {
        let rang = self.rang(numero);
        self.lignes.remove(rang);
    }

    /// Columns in another order: `ordre` takes the number of columns.
    pub fn permuter(&mut self, ordre: impl Fn(usize) -> Vec<usize>) {
        let entete = self.entete();
        let largeur = self.lignes.iter().map(Vec::len).max().unwrap_or(0);
        let ordre = ordre(largeur);
        // Titles above the table stay where they are.
        for ligne in &mut self.lignes[entete..] {
            let avant = |rang: &usize| ligne.get(*rang).cloned().unwrap_or(Cellule::Vide);
            *ligne = ordre.iter().map(avant).collect();
        }
    }

    fn rang(&self, numero: u16) -> usize {
        let numeros = [texte(&numero.to_string()), Cellule::Nombre(f64::from(numero))];
        let premiere = |ligne: &Vec<Cellule>| ligne.first().is_some_and(|c| numeros.contains(c));
        self.lignes.iter().position(premiere).unwrap()
    }
}

#[expect(clippy::cast_precision_loss, reason = "a cell holds no such integer")]
fn cellule(donnee: &Data) -> Cellule {
    match donnee {
        Data::Int(entier) => Cellule::Nombre(*entier as f64),
        Data::Float(nombre) => Cellule::Nombre(*nombre),
        Data::String(mot) | Data::DateTimeIso(mot) | Data::DurationIso(mot) => texte(mot),
        Data::Bool(vrai) => Cellule::Booleen(*vrai),
        Data::DateTime(moment) => Cellule::Jour(moment.as_f64()),
        Data::Error(_) | Data::Empty => Cellule::Vide,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_reads_back_as_it_was_written() {
        let mut classeur = Classeur::de_textes("A", &["N°|Nom|Né(e) le", "1|QUAI|x", "2|ÎLE"]);
        *classeur.premiere().cellule(1, "Né(e) le") = jour(1998, 5, 4);
        *classeur.premiere().cellule(2, "Né(e) le") = Cellule::Nombre(2.5);
        assert_eq!(Classeur::lire(&classeur.octets()), classeur);
    }

    #[test]
    fn columns_move_with_their_cells() {
        let mut classeur = Classeur::de_textes("A", &["N°|Nom|Prénom", "1|QUAI|Nour"]);
        classeur.premiere().permuter(|largeur| (0..largeur).rev().collect());
        let attendu = Classeur::de_textes("A", &["Prénom|Nom|N°", "Nour|QUAI|1"]);
        assert_eq!(classeur, attendu);
    }
}
