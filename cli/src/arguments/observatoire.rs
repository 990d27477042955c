//! Commands of the observatory: an association contributes, a federation publishes.

use std::path::PathBuf;

use clap::Subcommand;
use domain::{Horodatage, Jour};

#[derive(Debug, Subcommand)]
pub(crate) enum Observatoire {
    /// Compte une année, signe les tableaux, et les scelle pour une fédération.
    Contribuer(Contribuer),
    /// Vérifie un paquet : sa forme, sa signature, à qui il s'adresse.
    Verifier {
        /// Le paquet.
        #[arg(value_name = "FICHIER")]
        paquet: PathBuf,
    },
}

/// Une contribution.
#[derive(Debug, clap::Args)]
pub(crate) struct Contribuer {
    /// L'année.
    #[arg(long)]
    pub(crate) annee: i16,
    /// Fichier neuf où écrire le paquet.
    #[arg(long, value_name = "FICHIER")]
    pub(crate) vers: PathBuf,
    /// Clé publique de la fédération : le fichier « cle-publique.txt » qu'elle donne.
    #[arg(long, value_name = "FICHIER", required_unless_present = "protege")]
    pub(crate) federation: Option<PathBuf>,
    /// Masquer soi-même les petits nombres : le paquet se lit par tous, et ne s'additionne pas.
    #[arg(long, conflicts_with = "federation")]
    pub(crate) protege: bool,
    /// Numéro du paquet que celui-ci remplace.
    #[arg(long, value_name = "NUMERO")]
    pub(crate) remplace: Option<String>,
    /// Chiffres tels qu'on les connaissait avant cet instant. [défaut : maintenant]
    #[arg(long, value_name = "INSTANT")]
    pub(crate) consigne_avant: Option<Horodatage>,
}

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
