//! The table itself. A spreadsheet that opens it must not take a cell for a formula.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::ErreurApp;

/// What a spreadsheet takes for the beginning of a formula, wide forms included.
const AMORCES: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// Byte order mark: without it, spreadsheets read UTF-8 as Windows-1252.
const BOM: &str = "\u{feff}";
/// Longest text of a cell of a workbook, in characters.
const CELLULE_MAX: usize = 32_767;

/// As which table files leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forme {
    /// Comma-separated text (RFC 4180), in UTF-8 with its mark.
    Csv,
    /// A workbook of one sheet, where every cell is a text.
    Xlsx,
}

impl Forme {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// Reverse of [`Forme::code`].
    pub fn depuis_code(code: &str) -> Option<Self> {
        [Self::Csv, Self::Xlsx].into_iter().find(|forme| forme.code() == code)
    }

    /// The name of the table in the archive: the list of an archive is not encrypted.
    pub(super) fn nom(self) -> &'static str {
        match self {
            Self::Csv => "export.csv",
            Self::Xlsx => "export.xlsx",
        }
    }
}

/// The bytes of the table.
pub(crate) fn ecrire(
    forme: Forme,
    titres: &[&str],
    lignes: &[Vec<String>],
) -> Result<Vec<u8>, ErreurApp> {
    match forme {
        Forme::Csv => Ok(csv(titres, lignes)),
        Forme::Xlsx => xlsx(titres, lignes).map_err(|_| ErreurApp::Export),
    }
}

fn csv(titres: &[&str], lignes: &[Vec<String>]) -> Vec<u8> {
    let mut texte = String::from(BOM);
    ligne(&mut texte, titres.iter().copied());
    for cellules in lignes {
        ligne(&mut texte, cellules.iter().map(String::as_str));
    }
    texte.into_bytes()
}

fn ligne<'a>(texte: &mut String, cellules: impl Iterator<Item = &'a str>) {
    for (rang, cellule) in cellules.enumerate() {
        if rang > 0 {
            texte.push(',');
        }
        texte.push('"');
        texte.push_str(&neutraliser(cellule).replace('"', "\"\""));
        texte.push('"');
    }
    texte.push_str("\r\n");
}

/// A text that no spreadsheet takes for a formula: an apostrophe before what would begin one, even
/// behind spaces that a reader may trim.
fn neutraliser(cellule: &str) -> String {
    let debut = cellule.trim_start_matches([' ', '\u{a0}', '\n']);
    if debut.starts_with(AMORCES) { format!("'{cellule}") } else { cellule.to_owned() }
}

fn xlsx(titres: &[&str], lignes: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut classeur = Workbook::new();
    // A constant date: whoever opens it learns neither the hour nor the machine.
    let proprietes = DocProperties::new();
    let proprietes = proprietes.set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    classeur.set_properties(&proprietes);
    let feuille = classeur.add_worksheet();
    feuille.set_name("Export")?;
    let gras = Format::new().set_bold();
    for (colonne, titre) in (0..).zip(titres) {
        feuille.write_string_with_format(0, colonne, *titre, &gras)?;
    }
    for (rang, cellules) in (1..).zip(lignes) {
        for (colonne, cellule) in (0..).zip(cellules) {
            // A cell of type text is shown and never evaluated, whatever it begins with.
            feuille.write_string(rang, colonne, tronquer(cellule))?;
        }
    }
    feuille.set_freeze_panes(1, 0)?;
    classeur.save_to_buffer()
}

fn tronquer(texte: &str) -> &str {
    let fin = texte.char_indices().nth(CELLULE_MAX).map_or(texte.len(), |(fin, _)| fin);
    texte.get(..fin).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_begins_a_formula_is_left_at_the_beginning_of_a_cell() {
        for amorce in AMORCES {
            let cellule = format!("{amorce}cmd|' /C calc'!A0");
            assert!(neutraliser(&cellule).starts_with('\''), "{cellule:?}");
            let espacee = format!(" \u{a0}{cellule}");
            assert!(neutraliser(&espacee).starts_with('\''), "{cellule:?}");
        }
        for inerte in ["", "QUAI", "06 39", "a=b", "'=1", "3-4"] {
            assert_eq!(neutraliser(inerte), inerte);
        }
    }

    #[test]
    fn text_tables_follow_the_standard() {
        let lignes =
            vec![vec!["a \"b\", c\nd".to_owned(), "=1+1".to_owned()], vec![String::new(); 2]];
        let octets = ecrire(Forme::Csv, &["Un", "Deux"], &lignes).unwrap();
        let attendu = "\u{feff}\"Un\",\"Deux\"\r\n\"a \"\"b\"\", c\nd\",\"'=1+1\"\r\n\"\",\"\"\r\n";
        assert_eq!(String::from_utf8(octets).unwrap(), attendu);
    }

    #[test]
    fn the_same_table_gives_the_same_bytes() {
        let lignes = vec![vec!["=1+1".to_owned()]];
        for forme in [Forme::Csv, Forme::Xlsx] {
            let un = ecrire(forme, &["Un"], &lignes).unwrap();
            assert_eq!(un, ecrire(forme, &["Un"], &lignes).unwrap());
            assert_eq!(Forme::depuis_code(forme.code()), Some(forme));
        }
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_between_two_characters() {
        let long = "é".repeat(CELLULE_MAX + 1);
        assert_eq!(tronquer(&long).chars().count(), CELLULE_MAX);
        ecrire(Forme::Xlsx, &["Un"], &[vec![long]]).unwrap();
    }
}
