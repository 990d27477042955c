//! What a directory may not hold, entry by entry.

use std::fmt;

/// Why a directory was refused.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurAnnuaire {
    /// The text is no JSON of the format, from this line.
    #[error("ligne {ligne} : ce n'est pas un annuaire data·inclusion (structures et services)")]
    Illisible {
        /// Line, from 1.
        ligne: usize,
    },
    /// Entries that cannot be shown, all of them.
    #[error("{}", toutes(.0))]
    Fautes(Vec<Faute>),
}

/// A faulty entry: which one, which field, what is expected. Never the value itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faute {
    /// `structure` or `service`.
    pub genre: &'static str,
    /// Rank in its list, from 1.
    pub rang: usize,
    /// The field.
    pub champ: &'static str,
    /// What it should be, in French.
    pub attendu: &'static str,
}

impl fmt::Display for Faute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { genre, rang, champ, attendu } = self;
        write!(f, "{genre} n° {rang}, « {champ} » : {attendu}")
    }
}

fn toutes(fautes: &[Faute]) -> String {
    let lignes: Vec<String> = fautes.iter().map(ToString::to_string).collect();
    lignes.join("\n")
}
