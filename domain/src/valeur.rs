//! What is known of an attribute, "unknown" included.

use minicbor::{Decode, Encode};

/// A value that may be unknown. Unknown is an answer: it is shown and counted, never guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Valeur<T> {
    /// Known.
    #[n(0)]
    Connue(#[n(0)] T),
    /// Asked or looked for, and not known.
    #[n(1)]
    Inconnue,
    /// The person would rather not say.
    #[n(2)]
    NonDite,
}

impl<T> Valeur<T> {
    /// The value, when it is known.
    pub fn connue(&self) -> Option<&T> {
        match self {
            Self::Connue(valeur) => Some(valeur),
            Self::Inconnue | Self::NonDite => None,
        }
    }
}

impl<T> From<Option<T>> for Valeur<T> {
    fn from(valeur: Option<T>) -> Self {
        valeur.map_or(Self::Inconnue, Self::Connue)
    }
}
