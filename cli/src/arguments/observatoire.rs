//! Commands of the observatory.

use std::path::PathBuf;

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
#[derive(Debug, Args)]
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
