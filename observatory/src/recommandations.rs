//! Recommendations followed from one edition to the next: to whom, measured by what, where they
//! stand, and what shows it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::catalogue::Catalogue;
use crate::registre::Reference;

/// The file of this version.
const FICHIER: &str = include_str!("../recommandations/recommendations.toml");

/// One recommendation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommandation {
    /// Stable id, the same in every edition.
    pub id: String,
    /// A few words.
    pub objet: String,
    /// Who is asked.
    pub destinataire: String,
    /// What kind of change is asked.
    pub nature: Nature,
    /// Indicators of the catalogue that measure it, by id.
    pub indicateurs: Vec<String>,
    /// Figures of an edition's register that measure it, by id.
    pub chiffres: Vec<String>,
    /// Where it stood at each edition, oldest first.
    pub suivi: Vec<Etat>,
}

/// Where a recommendation stood at an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Etat {
    /// Year of the edition.
    pub edition: u16,
    /// Where it stood.
    pub statut: Statut,
    /// What shows it: a text, a page, a figure.
    pub preuve: String,
}

/// Gives an enum its codes, both ways.
macro_rules! mots {
    ($(#[$doc:meta])* $nom:ident {
        $($(#[$vdoc:meta])* $variante:ident = $code:literal),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $nom { $($(#[$vdoc])* $variante),+ }

        impl $nom {
            /// Every value.
            pub const TOUS: [Self; [$($code),+].len()] = [$(Self::$variante),+];

            /// The stable code.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variante => $code),+ }
            }

            /// Reverse of the code.
            pub fn depuis_code(code: &str) -> Option<Self> {
                Self::TOUS.into_iter().find(|valeur| valeur.code() == code)
            }
        }
    };
}

mots!(
    /// Where a recommendation stands.
    Statut {
        /// Made, and nothing more.
        Formulee = "formulee",
        /// Under way.
        Engagee = "engagee",
        /// Done in part.
        Partielle = "partielle",
        /// Done.
        Tenue = "tenue",
        /// No longer made.
        Abandonnee = "abandonnee",
    }
);

mots!(
    /// What kind of change is asked.
    Nature {
        /// How things are done.
        Pratique = "pratique",
        /// Prevention.
        Prevention = "prevention",
        /// Training.
        Formation = "formation",
        /// A text of law.
        Loi = "loi",
        /// Courts and police.
        Justice = "justice",
        /// Money.
        Financement = "financement",
        /// Data.
        Donnees = "donnees",
        /// Abroad.
        International = "international",
    }
);

/// A file of recommendations that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurRecommandations {
    /// The file is no TOML of the expected form. The reader's own words are in English.
    #[error("recommendations.toml : {0}")]
    Forme(String),
    /// An entry that breaks a rule.
    #[error("« {id} » : {regle}")]
    Regle {
        /// The recommendation.
        id: String,
        /// The rule broken.
        regle: &'static str,
    },
    /// An indicator that is not in the catalogue.
    #[error("« {id} » : l'indicateur « {indicateur} » n'est pas dans le catalogue")]
    Indicateur {
        /// The recommendation.
        id: String,
        /// The indicator.
        indicateur: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fichier {
    recommandation: Vec<Ecrite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ecrite {
    id: String,
    objet: String,
    destinataire: String,
    nature: String,
    indicateurs: Vec<String>,
    chiffres: Vec<String>,
    suivi: Vec<EtatEcrit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EtatEcrit {
    edition: u16,
    statut: String,
    preuve: String,
}

impl Recommandation {
    /// The recommendations of this version.
    pub fn embarquees() -> &'static [Self] {
        static TOUTES: LazyLock<Vec<Recommandation>> = LazyLock::new(|| {
            Recommandation::lire(FICHIER, Catalogue::embarque())
                .expect("the recommendations are part of the program, and a test reads them")
        });
        &TOUTES
    }

    /// Reads a file of recommendations, each held to the catalogue.
    ///
    /// # Errors
    /// [`ErreurRecommandations`]: what does not read, an id used twice, no addressee, an indicator
    /// that the catalogue does not have, an edition out of order, a status without evidence.
    pub fn lire(texte: &str, catalogue: &Catalogue) -> Result<Vec<Self>, ErreurRecommandations> {
        let fichier: Fichier = toml::from_str(texte)
            .map_err(|erreur| ErreurRecommandations::Forme(erreur.to_string()))?;
        let mut ids = BTreeSet::new();
        let mut toutes = Vec::new();
        for ecrite in &fichier.recommandation {
            let regle = |regle| ErreurRecommandations::Regle { id: ecrite.id.clone(), regle };
            if !ids.insert(&ecrite.id) {
                return Err(regle("cet identifiant est déjà pris"));
            }
            toutes.push(ecrite.lire(catalogue, &regle)?);
        }
        Ok(toutes)
    }

    /// Where it stood at an edition, or last before it.
    pub fn etat_a(&self, edition: u16) -> Option<&Etat> {
        self.suivi.iter().rfind(|etat| etat.edition <= edition)
    }

    /// Whether something in the catalogue or in a register measures it.
    pub fn est_mesuree(&self) -> bool {
        !(self.indicateurs.is_empty() && self.chiffres.is_empty())
    }
}

impl Ecrite {
    fn lire(
        &self,
        catalogue: &Catalogue,
        regle: &impl Fn(&'static str) -> ErreurRecommandations,
    ) -> Result<Recommandation, ErreurRecommandations> {
        let dits = [&self.id, &self.objet, &self.destinataire];
        if dits.iter().any(|mot| mot.trim().is_empty()) {
            return Err(regle("l'identifiant, l'objet et le destinataire se disent"));
        }
        if let Some(inconnu) = self.indicateurs.iter().find(|id| catalogue.indicateur(id).is_none())
        {
            let (id, indicateur) = (self.id.clone(), inconnu.clone());
            return Err(ErreurRecommandations::Indicateur { id, indicateur });
        }
        if self.chiffres.iter().any(|id| Reference::lire(id).is_none()) {
            return Err(regle("un chiffre se nomme en minuscules, chiffres et tirets"));
        }
        let mut suivi: Vec<Etat> = Vec::new();
        for ecrit in &self.suivi {
            if suivi.last().is_some_and(|avant| avant.edition >= ecrit.edition) {
                return Err(regle("les éditions se suivent, une fois chacune"));
            }
            if ecrit.preuve.trim().is_empty() {
                return Err(regle("un statut va avec ce qui le montre"));
            }
            let statut = Statut::depuis_code(&ecrit.statut).ok_or_else(|| {
                regle("statuts admis : formulee, engagee, partielle, tenue, abandonnee")
            })?;
            let preuve = ecrit.preuve.clone();
            suivi.push(Etat { edition: ecrit.edition, statut, preuve });
        }
        if suivi.is_empty() {
            return Err(regle("il manque au moins une édition dans le suivi"));
        }
        Ok(Recommandation {
            id: self.id.clone(),
            objet: self.objet.clone(),
            destinataire: self.destinataire.clone(),
            nature: Nature::depuis_code(&self.nature).ok_or_else(|| {
                regle(
                    "natures admises : pratique, prevention, formation, loi, justice, \
                     financement, donnees, international",
                )
            })?,
            indicateurs: self.indicateurs.clone(),
            chiffres: self.chiffres.clone(),
            suivi,
        })
    }
}
