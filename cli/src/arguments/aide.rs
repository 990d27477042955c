//! `passerelle aide …`: the public help pages.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum Aide {
    /// Ouvre les pages d'aide au public, sur leur propre adresse. Sans base ni phrase secrète.
    Servir {
        /// Où écouter : cette machine seule, sauf derrière un mandataire qui chiffre (--origine).
        #[arg(long, env = "PASSERELLE_AIDE_ADRESSE", default_value = "127.0.0.1:8058")]
        #[arg(value_name = "ADRESSE:PORT")]
        adresse: SocketAddr,
        /// Adresse publique, quand un mandataire chiffre devant : https://aide.exemple.fr
        #[arg(long, env = "PASSERELLE_AIDE_ORIGINE", value_name = "URL")]
        origine: Option<String>,
        #[command(flatten)]
        contenu: Contenu,
    },
    /// Écrit les pages d'aide dans un dossier, pour n'importe quel serveur de fichiers.
    Exporter {
        /// Dossier neuf, ou vide.
        #[arg(value_name = "DOSSIER")]
        dossier: PathBuf,
        #[command(flatten)]
        contenu: Contenu,
    },
    /// Les textes d'une langue, et ceux que quelqu'un a relus.
    Textes {
        /// Langue : fr, en, es, pt, ro, bg, ru, uk, ar, zh, tr, pcm.
        #[arg(long, value_name = "LANGUE")]
        langue: String,
    },
}

/// What the pages are made of besides what is shipped.
#[derive(Debug, clap::Args)]
pub(crate) struct Contenu {
    /// Annuaire de l'association (data·inclusion, JSON) : ses antennes passent avant les contacts
    /// nationaux.
    #[arg(long, value_name = "FICHIER")]
    pub(crate) annuaire: Option<PathBuf>,
    /// Où mène « Quitter ce site ».
    #[arg(long, default_value = aide::SORTIE, value_name = "URL")]
    pub(crate) sortie: String,
}
