//! Commands of the law engine.

use std::path::PathBuf;

use clap::Subcommand;
use domain::Jour;

#[derive(Debug, Subcommand)]
pub(crate) enum Droits {
    /// Répond à chaque question (ou à une) depuis des faits en TOML.
    Evaluer {
        /// Fichier des faits ; « - » les lit sur l'entrée standard.
        #[arg(long, value_name = "FICHIER")]
        faits: PathBuf,
        /// Une seule question.
        #[arg(long, value_name = "ID")]
        question: Option<String>,
    },
    /// Les questions que le moteur sait traiter.
    Questions,
    /// La règle d'une question : ce que dit le texte, ce qui est calculé, ce qui reste incertain.
    Expliquer {
        /// Identifiant de la question.
        question: String,
    },
    /// Rejoue des vignettes (Markdown) et montre ce qui diffère.
    Vignettes {
        /// Dossier à parcourir.
        #[arg(value_name = "DOSSIER")]
        chemin: PathBuf,
    },
    /// Répond pour une personne, depuis les actes de son dossier.
    Dossier {
        /// Dossier : son identifiant.
        dossier: String,
        /// Jour auquel on regarde.
        #[arg(long, value_name = "DATE")]
        au: Option<Jour>,
    },
}
