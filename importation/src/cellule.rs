//! One cell, as the file holds it.

use domain::Jour;

use crate::dates::jour_de_serie;

/// How a workbook counts days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Epoque {
    /// From 1 January 1900, with Excel's 29 February 1900 that never was.
    #[default]
    De1900,
    /// From 1 January 1904 (old Macintosh files).
    De1904,
}

/// A cell. It has no `Debug`: its value is somebody's.
#[derive(Clone, Default, PartialEq)]
pub(crate) enum Cellule {
    /// Nothing, or blanks.
    #[default]
    Vide,
    /// Text, never evaluated.
    Texte(String),
    /// A number.
    Nombre(f64),
    /// True or false.
    Booleen(bool),
    /// A number shown as a date: days since the epoch of the workbook.
    Moment(f64),
    /// A number shown as a length of time: days.
    Duree(f64),
    /// A spreadsheet error.
    Erreur,
}

impl Cellule {
    /// A text cell; blanks make it empty.
    pub(crate) fn texte(texte: &str) -> Self {
        if texte.trim().is_empty() { Self::Vide } else { Self::Texte(texte.to_owned()) }
    }

    pub(crate) fn est_vide(&self) -> bool {
        matches!(self, Self::Vide)
    }

    /// The text of a text cell.
    pub(crate) fn en_texte(&self) -> Option<&str> {
        match self {
            Self::Texte(texte) => Some(texte),
            Self::Vide
            | Self::Nombre(_)
            | Self::Booleen(_)
            | Self::Moment(_)
            | Self::Duree(_)
            | Self::Erreur => None,
        }
    }

    /// What a reader sees in the cell, trimmed: integers without decimals, days as `04/05/1998`.
    pub(crate) fn affichage(&self, epoque: Epoque) -> String {
        match self {
            Self::Vide => String::new(),
            Self::Texte(texte) => texte.trim().to_owned(),
            // `Display` of a float writes 184.0 as "184" and 2.5 as "2.5".
            Self::Nombre(nombre) | Self::Duree(nombre) => nombre.to_string(),
            Self::Booleen(true) => "VRAI".to_owned(),
            Self::Booleen(false) => "FAUX".to_owned(),
            Self::Moment(serie) => {
                jour_de_serie(*serie, epoque).map_or_else(|| serie.to_string(), affichage_jour)
            }
            Self::Erreur => "#ERREUR".to_owned(),
        }
    }

    /// The whole number the cell holds, when it holds one.
    pub(crate) fn entier(&self) -> Option<i64> {
        match self {
            Self::Nombre(nombre) => entier(*nombre),
            Self::Texte(_)
            | Self::Vide
            | Self::Booleen(_)
            | Self::Moment(_)
            | Self::Duree(_)
            | Self::Erreur => None,
        }
    }
}

/// A float that is a whole number, within what a float holds exactly.
pub(crate) fn entier(nombre: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "bounded and without decimals")]
    (nombre.abs() < EXACT && nombre.fract() == 0.0).then_some(nombre as i64)
}

fn affichage_jour(jour: Jour) -> String {
    format!("{:02}/{:02}/{:04}", jour.quantieme(), jour.mois(), jour.annee())
}
