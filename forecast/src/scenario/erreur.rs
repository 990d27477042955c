//! Why a scenario cannot be.

use crate::scenario::Borne;

/// What is wrong with a scenario. It holds assumptions and no one's data: values are quoted.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ErreurScenario {
    /// The text is no TOML.
    #[error("ce n'est pas du TOML lisible (ligne {ligne})")]
    Illisible {
        /// Where it stops being read.
        ligne: usize,
    },
    /// A value is needed.
    #[error("il manque « {champ} »")]
    Manque {
        /// Its path.
        champ: String,
    },
    /// No value has this name.
    #[error("« {champ} » n'existe pas dans un scénario")]
    ChampInconnu {
        /// Its path.
        champ: String,
    },
    /// A value of another kind was expected.
    #[error("« {champ} » : {attendu} attendu")]
    Genre {
        /// Its path.
        champ: String,
        /// What was expected.
        attendu: &'static str,
    },
    /// The value cannot be.
    #[error("« {champ} » vaut {valeur} : {borne}")]
    HorsBorne {
        /// Its path.
        champ: String,
        /// What was read.
        valeur: f64,
        /// What is possible.
        borne: Borne,
    },
    /// Two values contradict each other.
    #[error("« {champ} » : {raison}")]
    Incoherent {
        /// The path of one of them.
        champ: String,
        /// Why.
        raison: &'static str,
    },
    /// Nobody is there to prepare a file or follow a pathway.
    #[error(
        "« {territoire} » : {postes} poste, c'est moins d'un dossier ou d'un parcours suivi à la \
         fois"
    )]
    SansPoste {
        /// Where.
        territoire: String,
        /// How many posts.
        postes: f64,
    },
    /// More comes in than can go out, and the scenario does not say that it is meant.
    #[error("« {territoire} » : {etape} est chargée à {pourcent} % de sa capacité")]
    Surcharge {
        /// Where.
        territoire: String,
        /// Which resource.
        etape: &'static str,
        /// Load, in percent of capacity.
        pourcent: u64,
    },
    /// No shipped scenario has this name.
    #[error("aucun scénario livré ne s'appelle « {nom} »")]
    BaseInconnue {
        /// What was asked.
        nom: String,
    },
    /// More than a forecast needs, and than a computer holds.
    #[error("ce scénario compte environ {personnes} personnes, plus que les {limite} admises")]
    TropGrand {
        /// How many.
        personnes: u64,
        /// How many are accepted.
        limite: u64,
    },
}

impl ErreurScenario {
    /// The stable code, to quote.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Illisible { .. } => "scenario-illisible",
            Self::Manque { .. } => "scenario-incomplet",
            Self::ChampInconnu { .. } => "scenario-champ-inconnu",
            Self::Genre { .. } => "scenario-valeur",
            Self::HorsBorne { .. } => "scenario-impossible",
            Self::Incoherent { .. } => "scenario-incoherent",
            Self::SansPoste { .. } => "scenario-sans-poste",
            Self::Surcharge { .. } => "scenario-surcharge",
            Self::BaseInconnue { .. } => "scenario-inconnu",
            Self::TropGrand { .. } => "scenario-trop-grand",
        }
    }

    /// What to do next.
    pub fn conseil(&self) -> &'static str {
        match self {
            Self::Illisible { .. } => {
                "corrigez cette ligne ; une chaîne va entre guillemets droits"
            }
            Self::Manque { .. } => {
                "ajoutez cette valeur, ou partez d'un scénario livré avec base = \"aujourd-hui\""
            }
            Self::ChampInconnu { .. } => {
                "« prevision scenarios aujourd-hui » montre toutes les valeurs et leurs noms"
            }
            Self::Genre { .. } | Self::HorsBorne { .. } | Self::Incoherent { .. } => {
                "corrigez cette valeur"
            }
            Self::SansPoste { .. } => {
                "donnez plus de postes, ou postes = \"selon-charge\" pour autant qu'il en faut"
            }
            Self::Surcharge { .. } => {
                "ajoutez des postes, des séances ou des places ; ou dites surcharge_admise = true \
                 pour voir la file grandir"
            }
            Self::BaseInconnue { .. } => "« prevision scenarios » les donne tous",
            Self::TropGrand { .. } => "réduisez les souhaits ou le nombre d'années",
        }
    }
}
