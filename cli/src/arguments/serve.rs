//! `passerelle serve`.

use std::net::SocketAddr;
use std::path::PathBuf;

/// Ouvrir les pages.
#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    /// Où écouter : cette machine seule, sauf derrière un mandataire qui chiffre (--origine).
    #[arg(long, env = "PASSERELLE_ADRESSE", default_value = "127.0.0.1:8057")]
    #[arg(value_name = "ADRESSE:PORT")]
    pub(crate) adresse: SocketAddr,
    /// Adresse publique, quand un mandataire chiffre devant : https://passerelle.exemple.fr
    #[arg(long, env = "PASSERELLE_ORIGINE", value_name = "URL")]
    pub(crate) origine: Option<String>,
    /// Minutes sans rien faire après lesquelles une session se verrouille.
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u16).range(1..=120))]
    pub(crate) veille_minutes: u16,
    /// Édition publiée par une fédération (edition.json), à côté de laquelle comparer son année.
    /// L'option se répète.
    #[arg(long, value_name = "FICHIER")]
    pub(crate) edition: Vec<PathBuf>,
    /// Dossier d'une fédération à tenir par les pages.
    #[arg(long, value_name = "DOSSIER")]
    pub(crate) federation: Option<PathBuf>,
    /// Cette association est fictive : chaque page le dit.
    #[arg(long)]
    pub(crate) fictif: bool,
}
