//! What an import did, row by row. Never a cell's value.

use importation::{Faute, FeuilleLue, Repere};

/// What is said of a row that is not simply imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remarque {
    /// Which row.
    pub repere: Repere,
    /// Header of the column, as in the file; empty when the whole row is meant.
    pub colonne: String,
    /// Letter of the column; empty when the whole row is meant.
    pub lettre: String,
    /// Stable reason code.
    pub motif: String,
}

/// A row that is not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LigneRejetee {
    /// Which row.
    pub repere: Repere,
    /// The first offending cell.
    pub faute: Faute,
    /// The others.
    pub autres: Vec<Faute>,
}

/// Two rows that probably name the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doublon {
    /// The first row.
    pub premiere: Repere,
    /// The later row.
    pub seconde: Repere,
    /// Whether the later row was set aside.
    pub ecartee: bool,
    /// Stable codes of what is equal beside the name.
    pub champs: Vec<&'static str>,
}

/// People by gender, as the file says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ParSexe {
    /// Women.
    pub femmes: u32,
    /// Men.
    pub hommes: u32,
    /// Trans people.
    pub trans: u32,
    /// Unknown, not said, another answer.
    pub inconnus: u32,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bilan {
    /// Sheets, recognised or not.
    pub feuilles: Vec<FeuilleLue>,
    /// People the file counts: rows neither rejected nor set aside.
    pub personnes: u32,
    /// The same by gender.
    pub par_sexe: ParSexe,
    /// Outings the file counts.
    pub sorties: u32,
    /// Files opened by this import.
    pub dossiers_ouverts: u32,
    /// Activities created by this import.
    pub activites_creees: u32,
    /// Acts added to files already there: cells newly filled.
    pub ajouts: u32,
    /// Cells that changed since the last import: corrections.
    pub corrections: u32,
    /// Cells emptied since the last import: corrections too.
    pub annulations: u32,
    /// Probable duplicates.
    pub doublons: Vec<Doublon>,
    /// Rows not imported.
    pub rejets: Vec<LigneRejetee>,
    /// Cells not understood, or that contradict one another; their text is kept as a note.
    pub remarques: Vec<Remarque>,
    /// Rows imported before and absent from this file: their files are left as they are.
    pub disparues: Vec<String>,
    /// Outings imported before and absent from this file.
    pub sorties_disparues: u32,
}
