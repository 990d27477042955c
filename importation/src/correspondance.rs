//! What the association says of its own file, when the column names do not say it.
//!
//! ```toml
//! [feuille."File active"]
//! nature = "personnes"        # or "sorties", "ignorer"; guessed when absent
//! ligne_entete = 3            # row of the header; guessed when absent
//!
//! [feuille."File active".colonnes]
//! "Mon entête" = "naissance"  # a header of the file = the code of a role
//! "colonne:K" = "note"        # or a column by its letter
//! ```
//!
//! The sheet `"*"` stands for every sheet that is not named; the only sheet of a text table is
//! named `""`. The codes of roles are those of [`Role::TOUS`].

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Role;
use crate::entetes::Portee;

/// A correspondence file, read and checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correspondance {
    feuilles: BTreeMap<String, FeuilleVoulue>,
}

/// What is asked of one sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FeuilleVoulue {
    pub(crate) nature: Option<NatureVoulue>,
    pub(crate) ligne_entete: Option<u32>,
    pub(crate) colonnes: BTreeMap<String, Role>,
}

/// What a sheet is said to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NatureVoulue {
    Table(Portee),
    Ignorer,
}

/// Why a correspondence file is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurCorrespondance {
    /// Not TOML, or not of the expected shape.
    #[error("the correspondence is not read: {raison}")]
    Forme {
        /// What the TOML reader says.
        raison: String,
    },
    /// A sheet holds people, outings, or is ignored.
    #[error(
        "« {nature} » is no nature of a sheet (sheet « {feuille} »): personnes, sorties, ignorer"
    )]
    NatureInconnue {
        /// Name of the sheet.
        feuille: String,
        /// The nature as written.
        nature: String,
    },
    /// No role has this code.
    #[error("« {code} » is the code of no role (sheet « {feuille} », column « {colonne} »)")]
    RoleInconnu {
        /// Name of the sheet.
        feuille: String,
        /// Name of the column.
        colonne: String,
        /// The code as written.
        code: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fichier {
    #[serde(default)]
    feuille: BTreeMap<String, Section>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    nature: Option<String>,
    ligne_entete: Option<u32>,
    #[serde(default)]
    colonnes: BTreeMap<String, String>,
}

/// The section that stands for every sheet not named.
const TOUTES: &str = "*";

impl Correspondance {
    /// Reads a correspondence file.
    ///
    /// # Errors
    /// [`ErreurCorrespondance`] when it is not TOML of the documented shape, or names an unknown
    /// nature or role.
    pub fn lire(texte: &str) -> Result<Self, ErreurCorrespondance> {
        let fichier: Fichier = toml::from_str(texte).map_err(|erreur| {
            ErreurCorrespondance::Forme { raison: erreur.message().to_owned() }
        })?;
        let mut feuilles = BTreeMap::new();
        for (feuille, section) in fichier.feuille {
            let voulue = lire_section(&feuille, section)?;
            feuilles.insert(feuille, voulue);
        }
        Ok(Self { feuilles })
    }

    /// What is asked of a sheet.
    pub(crate) fn pour(&self, feuille: &str) -> Option<&FeuilleVoulue> {
        self.feuilles.get(feuille).or_else(|| self.feuilles.get(TOUTES))
    }

    /// The sheets named one by one.
    pub(crate) fn nommees(&self) -> impl Iterator<Item = &str> {
        self.feuilles.keys().map(String::as_str).filter(|feuille| *feuille != TOUTES)
    }
}

fn lire_section(feuille: &str, section: Section) -> Result<FeuilleVoulue, ErreurCorrespondance> {
    let nature = match section.nature.as_deref() {
        None => None,
        Some("personnes") => Some(NatureVoulue::Table(Portee::Personnes)),
        Some("sorties") => Some(NatureVoulue::Table(Portee::Sorties)),
        Some("ignorer") => Some(NatureVoulue::Ignorer),
        Some(autre) => {
            return Err(ErreurCorrespondance::NatureInconnue {
                feuille: feuille.to_owned(),
                nature: autre.to_owned(),
            });
        }
    };
    let mut colonnes = BTreeMap::new();
    for (colonne, code) in section.colonnes {
        let Some(role) = Role::depuis_code(&code) else {
            return Err(ErreurCorrespondance::RoleInconnu {
                feuille: feuille.to_owned(),
                colonne,
                code,
            });
        };
        colonnes.insert(colonne, role);
    }
    Ok(FeuilleVoulue { nature, ligne_entete: section.ligne_entete, colonnes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_and_its_mistakes_are_named() {
        let lue = Correspondance::lire(
            "[feuille.\"File active\"]\nligne_entete = 3\n\
             [feuille.\"File active\".colonnes]\n\"Mon entête\" = \"naissance\"\n",
        )
        .unwrap();
        let voulue = lue.pour("File active").unwrap();
        assert_eq!(voulue.ligne_entete, Some(3));
        assert_eq!(voulue.colonnes.get("Mon entête"), Some(&Role::Naissance));
        assert!(lue.pour("Autre").is_none());

        let erreur = Correspondance::lire("[feuille.A.colonnes]\nX = \"naissanse\"\n").unwrap_err();
        assert!(erreur.to_string().contains("naissanse"), "{erreur}");
        let erreur = Correspondance::lire("[feuille.A]\nnature = \"gens\"\n").unwrap_err();
        assert!(erreur.to_string().contains("gens"), "{erreur}");
        assert!(Correspondance::lire("[feuilles.A]\n").is_err());
    }
}
