//! What the reading has to say: which row, which column, which reason. Never a cell's value.

use std::fmt;

/// Where a row stands in the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Repere {
    /// Name of the sheet (empty for a text table).
    pub feuille: String,
    /// Row in the sheet, from 1, as the spreadsheet shows it. In a text table: the record's rank.
    pub ligne: u32,
    /// The row's own number (its N° column), when it has one: how the field names a row.
    pub numero: Option<String>,
}

/// Why a cell was not read as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Constat {
    /// A day the calendar does not have, or a year nobody alive can have: rejects the row.
    DateImpossible,
    /// A day after today in a column of past events: rejects the row.
    DateFuture,
    /// An outing without a date: it can be counted in no year, so the row is rejected.
    DateAbsente,
    /// Text that is no date, in a column of dates.
    DateNonReconnue,
    /// A month or a year where the day is needed.
    DateIncomplete,
    /// Text that means "unknown", in a column of dates.
    DateInconnue,
    /// Text the column's vocabulary does not hold.
    ValeurNonReconnue,
    /// A number out of what the column can hold.
    NombreHorsBornes,
    /// A spreadsheet error (`#N/A`).
    ErreurDeFormule,
    /// The N° stands on an earlier row of the same sheet.
    NumeroEnDouble,
    /// The N° cell holds something that does not name a row.
    NumeroIllisible,
}

impl Constat {
    /// Every reason with its stable code.
    pub const TOUS: [(Self, &'static str); 11] = [
        (Self::DateImpossible, "date-impossible"),
        (Self::DateFuture, "date-future"),
        (Self::DateAbsente, "date-absente"),
        (Self::DateNonReconnue, "date-non-reconnue"),
        (Self::DateIncomplete, "date-incomplete"),
        (Self::DateInconnue, "date-inconnue"),
        (Self::ValeurNonReconnue, "valeur-non-reconnue"),
        (Self::NombreHorsBornes, "nombre-hors-bornes"),
        (Self::ErreurDeFormule, "erreur-de-formule"),
        (Self::NumeroEnDouble, "numero-en-double"),
        (Self::NumeroIllisible, "numero-illisible"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::TOUS.into_iter().find(|(c, _)| *c == self).map_or("", |(_, code)| code)
    }

    /// Whether this reason rejects the whole row.
    pub fn rejette(self) -> bool {
        matches!(self, Self::DateImpossible | Self::DateFuture | Self::DateAbsente)
    }
}

impl fmt::Display for Constat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A cell and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faute {
    /// Header of the column, as in the file.
    pub colonne: String,
    /// Letter of the column (`A`, `AB`), as the spreadsheet shows it.
    pub lettre: String,
    /// Why.
    pub motif: Constat,
}

/// A row that is not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejet {
    /// Which row.
    pub repere: Repere,
    /// The first offending cell, in the order of the columns.
    pub faute: Faute,
    /// The others.
    pub autres: Vec<Faute>,
}

/// A cell that was not understood. Its row is read all the same, the attribute is "unknown", and
/// the text is kept as a note of the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signalement {
    /// Which row.
    pub repere: Repere,
    /// Which cell, and why.
    pub faute: Faute,
}

/// A row of the table that is neither a person nor an outing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LigneEcartee {
    /// Row in the sheet, from 1.
    pub ligne: u32,
    /// Why.
    pub raison: RaisonEcart,
}

/// Why a row is neither a person nor an outing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RaisonEcart {
    /// Totals, means, counts.
    Total,
    /// The header again.
    EnteteRepetee,
    /// One text alone: the title of a section, a legend, a footnote.
    TexteSeul,
    /// A number prepared for a row that was never filled.
    NumeroSeul,
    /// Nothing that names or describes a person.
    SansPersonne,
}

impl RaisonEcart {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::EnteteRepetee => "entete-repetee",
            Self::TexteSeul => "texte-seul",
            Self::NumeroSeul => "numero-seul",
            Self::SansPersonne => "sans-personne",
        }
    }
}

/// Two rows that probably name the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoublonProbable {
    /// The row that stands first in the file.
    pub premiere: Repere,
    /// The later row.
    pub seconde: Repere,
    /// Position of the first row in [`crate::Lecture::personnes`].
    pub rang_premiere: usize,
    /// Position of the later row in [`crate::Lecture::personnes`].
    pub rang_seconde: usize,
    /// What is equal in both, beside the name.
    pub champs: Vec<ChampFort>,
}

/// A field whose equality, with the name's, makes a probable duplicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChampFort {
    /// The full date of birth.
    Naissance,
    /// A telephone number (its last nine digits).
    Telephone,
    /// The day of the first contact.
    PremierContact,
}

impl ChampFort {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Naissance => "naissance",
            Self::Telephone => "telephone",
            Self::PremierContact => "premier-contact",
        }
    }
}
