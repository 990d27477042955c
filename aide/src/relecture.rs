//! Which texts a human has checked: `textes/relecture.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::langue::Langue;
use crate::textes::brut;

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Etat {
    /// Somebody checked these very words.
    Relu,
    /// Nobody did, or the words have changed since.
    NonRelu,
}

/// The checks on record.
#[derive(Debug, Default)]
pub struct Relectures {
    /// Language and key, to the fingerprints that were checked.
    empreintes: BTreeMap<(String, String), Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Registre {
    #[serde(default)]
    relecture: Vec<Relecture>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Relecture {
    langue: String,
    #[serde(rename = "par")]
    _par: String,
    #[serde(rename = "le")]
    _le: toml::value::Datetime,
    textes: BTreeMap<String, String>,
}

impl Relectures {
    /// The checks shipped with the program.
    pub fn livrees() -> Self {
        // What does not read marks every text as unchecked, and a test fails.
        Self::lire(include_str!("../textes/relecture.toml")).unwrap_or_default()
    }

    /// Reads a register. `None`: it is not one.
    pub fn lire(texte: &str) -> Option<Self> {
        let registre: Registre = toml::from_str(texte).ok()?;
        let mut empreintes: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
        for Relecture { langue, textes, .. } in registre.relecture {
            for (cle, empreinte) in textes {
                empreintes.entry((langue.clone(), cle)).or_default().push(empreinte);
            }
        }
        Some(Self { empreintes })
    }

    /// Where a text stands today.
    pub fn etat(&self, langue: Langue, cle: &str) -> Etat {
        let entree = (langue.code().to_owned(), cle.to_owned());
        let connues = self.empreintes.get(&entree);
        let relu = connues.is_some_and(|connues| connues.contains(&Self::empreinte(langue, cle)));
        if relu { Etat::Relu } else { Etat::NonRelu }
    }

    /// The fingerprint of a text and of the French one it translates.
    pub fn empreinte(langue: Langue, cle: &str) -> String {
        let source = brut(Langue::Francais, cle).unwrap_or_default();
        let texte = brut(langue, cle).unwrap_or_default();
        let hache = blake3::hash(format!("{source}\n{texte}").as_bytes());
        hache.to_hex().chars().take(16).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_holds_for_the_very_words_it_was_made_on() {
        let bonne = Relectures::empreinte(Langue::Roumain, "moi-1");
        let registre = format!(
            "[[relecture]]\nlangue = \"ro\"\npar = \"essai\"\nle = 2026-12-01\n\
             textes = {{ moi-1 = \"{bonne}\", moi-2 = \"{bonne}\" }}\n"
        );
        let relectures = Relectures::lire(&registre).unwrap();
        assert_eq!(relectures.etat(Langue::Roumain, "moi-1"), Etat::Relu);
        assert_eq!(relectures.etat(Langue::Roumain, "moi-2"), Etat::NonRelu);
        assert_eq!(relectures.etat(Langue::Bulgare, "moi-1"), Etat::NonRelu);
        assert!(Relectures::lire("relecture = 1").is_none());
    }

    #[test]
    fn the_shipped_register_reads() {
        assert!(Relectures::lire(include_str!("../textes/relecture.toml")).is_some());
    }
}
