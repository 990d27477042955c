//! A reason, typed by who does what is out of the ordinary.

use std::fmt;
use std::str::FromStr;

use crate::ErreurApp;

/// Shortest and longest reasons, in characters: a sentence, not a word nor a report.
pub const MOTIF_MIN: usize = 10;
/// See [`MOTIF_MIN`].
pub const MOTIF_MAX: usize = 500;

/// A reason. Kept sealed; its `Debug` is mute, since people write names where they should not.
#[derive(Clone, PartialEq, Eq)]
pub struct Motif(String);

impl Motif {
    pub(crate) fn texte(&self) -> &str {
        &self.0
    }
}

impl FromStr for Motif {
    type Err = ErreurApp;

    fn from_str(texte: &str) -> Result<Self, ErreurApp> {
        let texte = texte.trim();
        // Letters and digits alone: dots do not make a reason.
        let dit = texte.chars().filter(|lettre| lettre.is_alphanumeric()).count();
        if dit < MOTIF_MIN || texte.chars().count() > MOTIF_MAX {
            return Err(ErreurApp::Motif);
        }
        Ok(Self(texte.to_owned()))
    }
}

impl fmt::Debug for Motif {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Motif(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_says_something() {
        for vide in ["", "urgence", "..........", "a b c d e f g h i", "   ok   "] {
            assert!(vide.parse::<Motif>().is_err(), "{vide}");
        }
        assert!("x".repeat(MOTIF_MAX + 1).parse::<Motif>().is_err());
        let motif: Motif = "  appel de nuit, elle demande un abri ".parse().unwrap();
        assert_eq!(motif.texte(), "appel de nuit, elle demande un abri");
        assert_eq!(format!("{motif:?}"), "Motif(…)");
    }
}
