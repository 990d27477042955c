//! The groups by which people are counted: gender, age band, origin.

use domain::profil::{Genre, Naissance};
use domain::{Jour, Pays};

/// Gender as figures group it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sexe {
    /// Women.
    F,
    /// Men.
    H,
    /// Trans people, whatever the spelling.
    T,
    /// Another answer, unknown, or not said.
    Inconnu,
}

impl Sexe {
    /// Every group, in the order of the columns.
    pub const TOUS: [Self; 4] = [Self::F, Self::H, Self::T, Self::Inconnu];

    /// The stable code; empty when unknown.
    pub fn code(self) -> &'static str {
        match self {
            Self::F => "F",
            Self::H => "H",
            Self::T => "T",
            Self::Inconnu => "",
        }
    }

    /// Reverse of [`Sexe::code`]; anything else is unknown.
    pub fn depuis_code(code: &str) -> Self {
        Self::TOUS.into_iter().find(|sexe| sexe.code() == code).unwrap_or(Self::Inconnu)
    }

    pub(crate) fn colonne(self) -> u8 {
        self as u8
    }

    pub(crate) fn depuis_colonne(colonne: u8) -> Self {
        Self::TOUS.get(usize::from(colonne)).copied().unwrap_or(Self::Inconnu)
    }
}

impl From<Genre> for Sexe {
    fn from(genre: Genre) -> Self {
        match genre {
            Genre::Femme => Self::F,
            Genre::Homme => Self::H,
            Genre::FemmeTrans | Genre::HommeTrans | Genre::Trans => Self::T,
            Genre::Autre => Self::Inconnu,
        }
    }
}

/// Age band on 31 December.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrancheAge {
    /// Under 15.
    Moins15,
    /// 15 to 17.
    De15A17,
    /// 18 to 25.
    De18A25,
    /// 26 to 35.
    De26A35,
    /// 36 to 45.
    De36A45,
    /// 46 and over.
    Plus46,
    /// Unknown.
    Inconnu,
}

impl TrancheAge {
    /// Every band, youngest first.
    pub const TOUTES: [Self; 7] = [
        Self::Moins15,
        Self::De15A17,
        Self::De18A25,
        Self::De26A35,
        Self::De36A45,
        Self::Plus46,
        Self::Inconnu,
    ];

    /// The band of somebody born then, on a day.
    pub fn de(naissance: Naissance, au: Jour) -> Self {
        match naissance.age_au(au) {
            ..15 => Self::Moins15,
            15..18 => Self::De15A17,
            18..26 => Self::De18A25,
            26..36 => Self::De26A35,
            36..46 => Self::De36A45,
            46.. => Self::Plus46,
        }
    }

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Moins15 => "moins-de-15",
            Self::De15A17 => "15-17",
            Self::De18A25 => "18-25",
            Self::De26A35 => "26-35",
            Self::De36A45 => "36-45",
            Self::Plus46 => "46-et-plus",
            Self::Inconnu => "inconnu",
        }
    }
}

/// Origin as figures group it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origine {
    /// France.
    France,
    /// The rest of the EU, the EEA and Switzerland.
    Ue,
    /// Elsewhere.
    HorsUe,
    /// Unknown.
    Inconnue,
}

impl Origine {
    /// Every group.
    pub const TOUTES: [Self; 4] = [Self::France, Self::Ue, Self::HorsUe, Self::Inconnue];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::France => "france",
            Self::Ue => "ue",
            Self::HorsUe => "hors-ue",
            Self::Inconnue => "inconnue",
        }
    }

    pub(crate) fn rang(self) -> u8 {
        self as u8
    }

    pub(crate) fn depuis_rang(rang: u8) -> Self {
        Self::TOUTES.get(usize::from(rang)).copied().unwrap_or(Self::Inconnue)
    }
}

impl From<Pays> for Origine {
    fn from(pays: Pays) -> Self {
        if pays == Pays::FRANCE {
            Self::France
        } else if pays.est_ue_eee_suisse() {
            Self::Ue
        } else {
            Self::HorsUe
        }
    }
}
