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

    /// The media type of its bytes.
    pub fn genre_media(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The name of the table in the archive: the list of an archive is not encrypted.
    pub(super) fn nom(self) -> &'static str {
        match self {
            Self::Csv => "export.csv",
            Self::Xlsx => "export.xlsx",
        }
    }
}

/// The bytes of the table. Cells of the columns `nombres` are numbers when they are written as one
/// (`-12.50`), and texts otherwise, as everywhere else.
pub(crate) fn ecrire(
    forme: Forme,
    titres: &[&str],
    nombres: &[usize],
    lignes: &[Vec<String>],
) -> Result<Vec<u8>, ErreurApp> {
    match forme {
        Forme::Csv => Ok(csv(titres, nombres, lignes)),
        Forme::Xlsx => xlsx(titres, nombres, lignes).map_err(|_| ErreurApp::Export),
    }
}

fn csv(titres: &[&str], nombres: &[usize], lignes: &[Vec<String>]) -> Vec<u8> {
    let mut texte = String::from(BOM);
    ligne(&mut texte, titres.iter().copied(), &[]);
    for cellules in lignes {
        ligne(&mut texte, cellules.iter().map(String::as_str), nombres);
    }
    texte.into_bytes()
}

fn ligne<'a>(texte: &mut String, cellules: impl Iterator<Item = &'a str>, nombres: &[usize]) {
    for (rang, cellule) in cellules.enumerate() {
        if rang > 0 {
            texte.push(',');
        }
        texte.push('"');
        if nombre(nombres, rang, cellule).is_some() {
            texte.push_str(cellule);
        } else {
            texte.push_str(&neutraliser(cellule).replace('"', "\"\""));
        }
        texte.push('"');
    }
    texte.push_str("\r\n");
}

/// The number of a cell: an optional minus, digits, and decimals behind a point. Nothing else is
/// one, so that nothing else escapes being neutralised.
fn nombre(nombres: &[usize], rang: usize, cellule: &str) -> Option<f64> {
    let (entier, decimales) =
        cellule.split_once('.').map_or((cellule, None), |(e, d)| (e, Some(d)));
    let entier = entier.strip_prefix('-').unwrap_or(entier);
    let chiffres = |t: &str| !t.is_empty() && t.bytes().all(|signe| signe.is_ascii_digit());
    // Fifteen digits are what a spreadsheet keeps.
    let est_un = nombres.contains(&rang)
        && cellule.len() <= 15
        && chiffres(entier)
        && decimales.is_none_or(chiffres);
    if est_un { cellule.parse().ok() } else { None }
}

/// A text that no spreadsheet takes for a formula: an apostrophe before what would begin one, even
/// behind spaces that a reader may trim.
fn neutraliser(cellule: &str) -> String {
    let debut = cellule.trim_start_matches([' ', '\u{a0}', '\n']);
    if debut.starts_with(AMORCES) { format!("'{cellule}") } else { cellule.to_owned() }
}

fn xlsx(titres: &[&str], nombres: &[usize], lignes: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
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
        for (place, (colonne, cellule)) in (0..).zip(cellules).enumerate() {
            if let Some(nombre) = nombre(nombres, place, cellule) {
                feuille.write_number(rang, colonne, nombre)?;
                continue;
            }
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
        let octets = ecrire(Forme::Csv, &["Un", "Deux"], &[], &lignes).unwrap();
        let attendu = "\u{feff}\"Un\",\"Deux\"\r\n\"a \"\"b\"\", c\nd\",\"'=1+1\"\r\n\"\",\"\"\r\n";
        assert_eq!(String::from_utf8(octets).unwrap(), attendu);
    }

    #[test]
    fn the_same_table_gives_the_same_bytes() {
        let lignes = vec![vec!["=1+1".to_owned()]];
        for forme in [Forme::Csv, Forme::Xlsx] {
            let un = ecrire(forme, &["Un"], &[], &lignes).unwrap();
            assert_eq!(un, ecrire(forme, &["Un"], &[], &lignes).unwrap());
            assert_eq!(Forme::depuis_code(forme.code()), Some(forme));
        }
    }

    #[test]
    fn only_what_is_written_as_a_number_in_a_column_of_numbers_is_one() {
        for (cellule, lu) in [("12", Some(12.0)), ("-12.50", Some(-12.5)), ("0.05", Some(0.05))] {
            assert_eq!(nombre(&[1], 1, cellule), lu, "{cellule}");
            assert_eq!(nombre(&[1], 0, cellule), None, "{cellule} in another column");
        }
        for autre in ["", "-", "1+1", "-1+cmd", "=1", "1e9", "1.", ".5", "--1", "1234567890123456"]
        {
            assert_eq!(nombre(&[0], 0, autre), None, "{autre}");
        }
        let lignes = vec![vec!["-2+3".to_owned(), "-2.50".to_owned()]];
        let octets = ecrire(Forme::Csv, &["a", "b"], &[0, 1], &lignes).unwrap();
        let texte = String::from_utf8(octets).unwrap();
        assert!(texte.ends_with("\"'-2+3\",\"-2.50\"\r\n"), "{texte}");
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_between_two_characters() {
        let long = "é".repeat(CELLULE_MAX + 1);
        assert_eq!(tronquer(&long).chars().count(), CELLULE_MAX);
        ecrire(Forme::Xlsx, &["Un"], &[], &[vec![long]]).unwrap();
    }

    #[test]
    fn libreoffice_takes_no_cell_for_a_formula() {
        let Some(libreoffice) = testkit::LibreOffice::trouver() else { return };
        let mut textes: Vec<String> = AMORCES.iter().map(|amorce| format!("{amorce}1+1")).collect();
        textes.extend(AMORCES.iter().map(|amorce| format!(" {amorce}1+1")));
        textes.extend(["=1+1\n=1+1", "a \"b\", c;d", "'", "'=1"].map(str::to_owned));
        let lignes: Vec<Vec<String>> =
            textes.iter().map(|texte| vec![texte.clone(), "-2.50".to_owned()]).collect();
        let poser = |forme: Forme| {
            let octets = ecrire(forme, &["Texte", "Nombre"], &[1], &lignes).unwrap();
            libreoffice.poser(&format!("{0}.{0}", forme.code()), &octets)
        };
        // What is not neutralised is computed: this test can fail.
        let nue = libreoffice.poser("nue.csv", b"\"Texte\"\r\n\"=1+1\"\r\n");
        let fichiers = [poser(Forme::Csv), poser(Forme::Xlsx), nue];
        let ouverts = libreoffice.tableaux(&fichiers);
        let [texte, classeur, nue] = &ouverts[..] else { panic!("three tables") };
        assert!(!nue.formules.is_empty());
        for (ouvert, neutralise) in [(texte, true), (classeur, false)] {
            assert!(ouvert.formules.is_empty(), "{:?}", ouvert.formules);
            let lus = &ouvert.feuille.lignes[1..];
            assert_eq!(lus.len(), lignes.len());
            for (lue, ecrit) in lus.iter().zip(&textes) {
                let ecrit = if neutralise { neutraliser(ecrit) } else { ecrit.clone() };
                let testkit::Cellule::Texte(lu) = &lue[0] else { panic!("{:?}", lue[0]) };
                // A carriage return inside a text table's cell is the end of a line there.
                assert_eq!(lu.replace('\r', "\n"), ecrit.replace('\r', "\n"));
                assert_eq!(lue[1], testkit::Cellule::Nombre(-2.5));
            }
        }
    }
}
