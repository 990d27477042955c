//! Commands of a federation.

use std::path::PathBuf;

use clap::Subcommand;
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
    /// Additionne, masque les petits nombres, attaque le résultat, et ne l'écrit que s'il tient.
    Publier {
        /// Dossier de la fédération.
        #[arg(long, value_name = "DOSSIER")]
        dossier: PathBuf,
        /// Fichier neuf de l'édition (JSON).
        #[arg(long, value_name = "FICHIER")]
        vers: PathBuf,
        /// Édition déjà publiée, de la plus ancienne à la plus récente. L'option se répète.
        #[arg(long, value_name = "FICHIER")]
        precedente: Vec<PathBuf>,
    },
}
