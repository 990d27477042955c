//! Why facts could not be read: the key, the line, the form expected, and never a value.

use std::fmt;

/// Facts that cannot be used.
///
/// Holds no value of the facts: they are personal data, and an error ends up in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErreurFaits {
    /// The key, table included (`personne.majeure`).
    pub cle: String,
    /// The line, from 1.
    pub ligne: usize,
    /// What is wrong.
    pub probleme: Probleme,
    /// The form expected, in French.
    pub attendu: &'static str,
}

/// What is wrong with a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probleme {
    /// The line is not TOML.
    Syntaxe,
    /// The key is none of the documented ones.
    CleInconnue,
    /// The key is required.
    CleManquante,
    /// A text where a date is expected, and so on.
    Type,
    /// The right type, but none of the words accepted, or outside the bounds.
    Valeur,
    /// A day the calendar does not have.
    DateImpossible,
    /// Two facts that cannot both be true.
    Contradiction,
}

impl Probleme {
    /// In French, for the person who wrote the facts.
    pub fn libelle(self) -> &'static str {
        match self {
            Self::Syntaxe => "écriture illisible",
            Self::CleInconnue => "clé inconnue",
            Self::CleManquante => "clé obligatoire absente",
            Self::Type => "type inattendu",
            Self::Valeur => "valeur hors de la liste ou des bornes",
            Self::DateImpossible => "date impossible",
            Self::Contradiction => "faits contradictoires",
        }
    }
}

impl fmt::Display for ErreurFaits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let probleme = self.probleme.libelle();
        write!(f, "ligne {}, {} : {probleme} ; attendu : {}", self.ligne, self.cle, self.attendu)
    }
}

impl std::error::Error for ErreurFaits {}

/// The line, from 1, of a byte of a text.
pub(crate) fn ligne_de(texte: &str, octet: usize) -> usize {
    1 + texte.bytes().take(octet).filter(|byte| *byte == b'\n').count()
}
