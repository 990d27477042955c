//! Commands of figures.

use std::path::PathBuf;

use clap::Subcommand;
use domain::Horodatage;

#[derive(Debug, Subcommand)]
pub(crate) enum Chiffres {
    /// Les chiffres d'une année.
    Annuels {
        /// L'année.
        #[arg(long)]
        annee: i16,
        /// Tels qu'on les connaissait avant cet instant (AAAA-MM-JJTHH:MM:SSZ).
        #[arg(long, value_name = "INSTANT")]
        consigne_avant: Option<Horodatage>,
    },
    /// Recalcule un paquet depuis la base : est-il le même, à l'octet près ?
    Rejouer {
        /// Le paquet, scellé ou protégé.
        #[arg(value_name = "PAQUET")]
        paquet: PathBuf,
    },
    /// Recalcule les relations d'un registre de chiffres, et dit celles qui ne tiennent pas.
    Verifier {
        /// Dossier du registre : figures.toml et checks.toml.
        #[arg(value_name = "DOSSIER")]
        registre: PathBuf,
    },
    /// Remplace les références {{chiffre}} d'un texte par leur valeur recalculée ; un nombre tapé à
    /// la main est une erreur.
    Composer {
        /// Le texte, en Markdown ; « - » le lit sur l'entrée standard.
        #[arg(value_name = "FICHIER")]
        texte: PathBuf,
        /// Dossier du registre : figures.toml.
        #[arg(long, value_name = "DOSSIER")]
        registre: PathBuf,
    },
}
