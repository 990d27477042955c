//! The whole file, read.

use domain::Jour;

use crate::grille::Grille;
use crate::{
    Correspondance, DoublonProbable, LigneEcartee, LignePersonne, LigneSortie, Rejet, Role,
    Signalement, classeur, doublons, feuille, tableau,
};

/// All that was read of a file. Rows are in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lecture {
    /// Every sheet, recognised or not, with its columns.
    pub feuilles: Vec<FeuilleLue>,
    /// People, probable duplicates included, rejected rows excluded.
    pub personnes: Vec<LignePersonne>,
    /// Outings, rejected rows excluded.
    pub sorties: Vec<LigneSortie>,
    /// Rows that are not imported.
    pub rejets: Vec<Rejet>,
    /// Cells that were not understood, on rows that are read.
    pub non_reconnues: Vec<Signalement>,
    /// Pairs of rows of `personnes` that probably name the same person.
    pub doublons: Vec<DoublonProbable>,
}

/// A sheet, and what was made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeuilleLue {
    /// Its name (empty for a text table).
    pub nom: String,
    /// What it holds.
    pub nature: NatureFeuille,
    /// Row of the header, from 1.
    pub ligne_entete: Option<u32>,
    /// Columns with a header, in order.
    pub colonnes: Vec<ColonneLue>,
    /// Rows of the table that are neither people nor outings, with the reason. Blank rows are not
    /// listed.
    pub ecartees: Vec<LigneEcartee>,
}

impl FeuilleLue {
    /// Columns of no known role: their cells are carried as notes.
    pub fn colonnes_ignorees(&self) -> impl Iterator<Item = &ColonneLue> {
        self.colonnes.iter().filter(|colonne| colonne.role.is_none())
    }
}

/// What a sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NatureFeuille {
    /// A list of people.
    Personnes,
    /// Outings.
    Sorties,
    /// Neither.
    Ignoree(RaisonIgnoree),
}

/// Why a sheet is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RaisonIgnoree {
    /// No cell is filled.
    Vide,
    /// No row looks like the header of a list of people or of outings.
    SansEntete,
    /// The correspondence says so.
    Demandee,
}

impl RaisonIgnoree {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vide => "feuille-vide",
            Self::SansEntete => "entete-non-trouvee",
            Self::Demandee => "ignoree-sur-demande",
        }
    }
}

/// A column, and the role it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColonneLue {
    /// Its letter (`A`, `AB`).
    pub lettre: String,
    /// Its header, as in the file.
    pub entete: String,
    /// What it holds. `None`: not recognised; its cells are carried as notes.
    pub role: Option<Role>,
}

/// Why a file could not be read at all. No message ever holds a cell's value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurLecture {
    /// Neither a workbook nor a text table.
    #[error("extension not read: use xlsx, xlsm, xlsb, xls, ods, csv, tsv or txt")]
    FormatInconnu,
    /// The bytes are not what the extension says, or the file is damaged or protected.
    #[error("the file cannot be opened: damaged, protected by a password, or of another format")]
    Illisible,
    /// More cells than any active list has.
    #[error("the file has too many cells to be a list")]
    TropGrand,
    /// The correspondence names a sheet that is not in the file.
    #[error("the correspondence names a sheet that is not in the file: {feuille}")]
    FeuilleIntrouvable {
        /// Name in the correspondence.
        feuille: String,
    },
    /// The correspondence names a row of the header that is not in the sheet.
    #[error(
        "the correspondence names row {ligne} for the header: sheet « {feuille} » has none there"
    )]
    EnteteIntrouvable {
        /// Name of the sheet.
        feuille: String,
        /// Row in the correspondence.
        ligne: u32,
    },
    /// The correspondence names a column that is not in the header of the sheet.
    #[error("the correspondence names a column that is not in sheet « {feuille} »: {colonne}")]
    ColonneIntrouvable {
        /// Name of the sheet.
        feuille: String,
        /// Name in the correspondence.
        colonne: String,
    },
    /// The correspondence gives a column a role that the sheet's nature does not have.
    #[error("« {code} » is no role of sheet « {feuille} » (column {colonne})")]
    RoleDeplace {
        /// Name of the sheet.
        feuille: String,
        /// Name in the correspondence.
        colonne: String,
        /// Code of the role.
        code: String,
    },
}

/// Reads a file.
///
/// `extension` says the format (`xlsx`, `xlsm`, `xlsb`, `xls`, `ods`, `csv`, `tsv`, `txt`, in any
/// case, with or without its dot). `aujourdhui` is the day beyond which a date is future.
///
/// # Errors
/// [`ErreurLecture`] when the file cannot be opened, or when the correspondence does not fit it.
pub fn lire(
    octets: &[u8],
    extension: &str,
    aujourdhui: Jour,
    correspondance: Option<&Correspondance>,
) -> Result<Lecture, ErreurLecture> {
    let grilles = grilles(octets, extension)?;
    for nommee in correspondance.into_iter().flat_map(Correspondance::nommees) {
        if !grilles.iter().any(|grille| grille.nom == nommee) {
            return Err(ErreurLecture::FeuilleIntrouvable { feuille: nommee.to_owned() });
        }
    }
    let mut lecture = Lecture::default();
    for grille in &grilles {
        let voulue = correspondance.and_then(|correspondance| correspondance.pour(&grille.nom));
        feuille::lire(&mut lecture, grille, voulue, aujourdhui)?;
    }
    lecture.doublons = doublons::trouver(&lecture.personnes);
    Ok(lecture)
}

/// The sheets of a file. What the bytes are counts more than what the name says: exports are often
/// misnamed.
fn grilles(octets: &[u8], extension: &str) -> Result<Vec<Grille>, ErreurLecture> {
    let extension = extension.trim().trim_start_matches('.').to_ascii_lowercase();
    if classeur::en_a_la_signature(octets) {
        return classeur::grilles(octets, &extension);
    }
    match extension.as_str() {
        "csv" | "tsv" | "txt" | "tab" => Ok(vec![tableau::grille(octets)?]),
        "xlsx" | "xlsm" | "xltx" | "xlsb" | "xls" | "ods" => Err(ErreurLecture::Illisible),
        _ => Err(ErreurLecture::FormatInconnu),
    }
}
