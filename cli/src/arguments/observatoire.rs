//! Commands of the observatory.

use clap::{Args, Subcommand};
use domain::{Horodatage, Jour};

#[derive(Debug, Subcommand)]
pub(crate) enum Observatoire {
    /// Ce qui se compte : unité, temps, dimensions de chaque indicateur ; les tableaux tout faits.
    Indicateurs,
    /// Un tableau, un jour donné ou sur une période. Exact et non protégé : à ne pas publier.
    Tableau(Tableau),
    /// Les recommandations suivies : à qui, mesurées par quoi, où elles en sont.
    Recommandations {
        /// Année de l'édition à laquelle on regarde ; la dernière par défaut.
        #[arg(long)]
        edition: Option<u16>,
    },
}

/// Which table, and when.
#[derive(Debug, Args)]
pub(crate) struct Tableau {
    /// Un tableau du catalogue, par son identifiant.
    #[arg(value_name = "TABLEAU", conflicts_with_all = ["indicateurs", "par"])]
    #[arg(required_unless_present = "indicateurs")]
    pub(crate) plan: Option<String>,
    /// Indicateurs d'une même unité, séparés par des virgules.
    #[arg(long, value_delimiter = ',', value_name = "ID")]
    pub(crate) indicateurs: Vec<String>,
    /// Dimensions, trois au plus, séparées par des virgules.
    #[arg(long, value_delimiter = ',', value_name = "DIMENSION")]
    pub(crate) par: Vec<String>,
    /// Premier jour ; le 1er janvier de l'année du dernier jour par défaut.
    #[arg(long, value_name = "DATE")]
    pub(crate) du: Option<Jour>,
    /// Dernier jour ; aujourd'hui par défaut.
    #[arg(long, value_name = "DATE")]
    pub(crate) au: Option<Jour>,
    /// Tel qu'on le connaissait avant cet instant.
    #[arg(long, value_name = "INSTANT")]
    pub(crate) consigne_avant: Option<Horodatage>,
    /// En CSV sur la sortie standard, pour un tableur.
    #[arg(long)]
    pub(crate) csv: bool,
}
