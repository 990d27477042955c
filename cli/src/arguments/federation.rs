//! Commands of a federation.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::Jour;

#[derive(Debug, Subcommand)]
pub(crate) enum Federation {
    /// Crée le dossier d'une fédération : sa clé, sous une phrase secrète, et sa campagne.
    Initialiser {
        /// Dossier neuf.
        #[arg(long, value_name = "DOSSIER")]
        dossier: PathBuf,
        /// Nom de la fédération.
        #[arg(long)]
        nom: String,
        /// Année comptée.
        #[arg(long)]
        annee: i16,
        /// Dernier jour où un paquet est reçu.
        #[arg(long, value_name = "DATE")]
        cloture: Jour,
    },
    /// Reçoit des paquets : chacun est vérifié, puis gardé scellé.
    Recevoir {
        /// Dossier de la fédération.
        #[arg(long, value_name = "DOSSIER")]
        dossier: PathBuf,
        /// Les paquets.
        #[arg(value_name = "FICHIER", required = true)]
        paquets: Vec<PathBuf>,
    },
    /// Qui a contribué, qui manque.
    Etat {
        /// Dossier de la fédération.
        #[arg(long, value_name = "DOSSIER")]
        dossier: PathBuf,
    },
    /// Additionne, masque les petits nombres, attaque le résultat, et ne publie que s'il tient :
    /// édition, rapport, jeu de données.
    Publier(Publier),
}

/// Une publication.
#[derive(Debug, Args)]
pub(crate) struct Publier {
    /// Dossier de la fédération.
    #[arg(long, value_name = "DOSSIER")]
    pub(crate) dossier: PathBuf,
    /// Dossier neuf où tout écrire.
    #[arg(long, value_name = "DOSSIER")]
    pub(crate) vers: PathBuf,
    /// Édition déjà publiée (edition.json), de la plus ancienne à la plus récente. L'option se
    /// répète.
    #[arg(long, value_name = "FICHIER")]
    pub(crate) precedente: Vec<PathBuf>,
    /// Texte du rapport, en Markdown : ses nombres se nomment, {{personnes-2025}}.
    #[arg(long, value_name = "FICHIER")]
    pub(crate) texte: Option<PathBuf>,
    /// Dossier d'un registre : d'autres chiffres que le texte nomme.
    #[arg(long, value_name = "DOSSIER", requires = "texte")]
    pub(crate) registre: Option<PathBuf>,
}
