//! Commands about the departmental commission.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::rendez_vous::Heure;
use domain::{ActeId, Departement, Jour};

use super::Moment;

/// Quelle séance, quand, à la suite de quoi.
#[derive(Debug, Args)]
pub(crate) struct DeSeance {
    /// Département.
    pub(crate) departement: Departement,
    /// Jour de la séance.
    pub(crate) seance: Jour,
    #[command(flatten)]
    pub(crate) moment: Moment,
}

/// Les voix d'un avis.
#[derive(Debug, Args)]
pub(crate) struct AvisArgs {
    /// favorable, defavorable, ajourne.
    #[arg(long)]
    pub(crate) avis: String,
    /// Qui siège sur ce dossier : identifiants des membres, séparés par des virgules.
    #[arg(long, value_delimiter = ',', required = true, value_name = "UUID")]
    pub(crate) siegent: Vec<ActeId>,
    /// Voix pour.
    #[arg(long, default_value_t = 0)]
    pub(crate) pour: u16,
    /// Voix contre.
    #[arg(long, default_value_t = 0)]
    pub(crate) contre: u16,
    /// Abstentions.
    #[arg(long, default_value_t = 0)]
    pub(crate) abstentions: u16,
    /// Qui fait consigner son désaccord.
    #[arg(long, value_delimiter = ',', value_name = "UUID")]
    pub(crate) dissidentes: Vec<ActeId>,
    /// Motifs et désaccords, dans un fichier : scellés dans le dossier de la personne.
    #[arg(long, value_name = "FICHIER")]
    pub(crate) recit: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Commission {
    /// Les séances connues.
    Lister,
    /// Une séance : membres, ordre du jour, quorum, avis.
    Montrer {
        /// Département.
        departement: Departement,
        /// Jour de la séance.
        seance: Jour,
    },
    /// Note la convocation d'une séance ; notée de nouveau, la dernière vaut.
    Convoquer {
        #[command(flatten)]
        seance: DeSeance,
        /// Où.
        #[arg(long)]
        lieu: String,
        /// À quelle heure.
        #[arg(long, value_name = "HH:MM")]
        heure: Option<Heure>,
        /// Combien de dossiers tiennent à l'ordre du jour.
        #[arg(long)]
        places: Option<u16>,
        /// Dernier jour pour déposer un dossier ; la veille de la séance par défaut.
        #[arg(long, value_name = "DATE")]
        depot_avant: Option<Jour>,
        /// Membres exigés ; la moitié par défaut.
        #[arg(long)]
        quorum: Option<u16>,
        /// Seconde convocation : jour de la séance qui a manqué de quorum.
        #[arg(long, value_name = "DATE")]
        suite_de: Option<Jour>,
    },
    /// Note un membre de la séance.
    Membre {
        #[command(flatten)]
        seance: DeSeance,
        /// prefecture, magistrature, cohesion-sociale, police, gendarmerie, etrangers, travail,
        /// education, medecin, collectivite, association, autre.
        #[arg(long)]
        college: String,
        /// Nom et fonction, dans un fichier (« - » : entrée standard).
        #[arg(long, value_name = "FICHIER")]
        designation: Option<PathBuf>,
        /// Association qu'il représente : « notre », ou son nom.
        #[arg(long)]
        represente: Option<String>,
        /// Jour où il a signé l'engagement de confidentialité.
        #[arg(long, value_name = "DATE")]
        engagement_signe_le: Option<Jour>,
    },
    /// Retire un membre noté par erreur.
    Oter {
        #[command(flatten)]
        seance: DeSeance,
        /// Qui : l'identifiant que montre « commission montrer ».
        #[arg(long, value_name = "UUID")]
        qui: ActeId,
    },
    /// Note qui est là.
    Presence {
        #[command(flatten)]
        seance: DeSeance,
        /// Qui : l'identifiant que montre « commission montrer ».
        #[arg(long, value_name = "UUID")]
        qui: ActeId,
        /// presente, a-distance, mandat, absente.
        #[arg(long, default_value = "presente")]
        maniere: String,
    },
    /// Note les places de l'ordre du jour prises par d'autres associations.
    Places {
        #[command(flatten)]
        seance: DeSeance,
        /// Combien.
        #[arg(long)]
        prises: u16,
    },
    /// Inscrit un dossier à l'ordre du jour.
    Inscrire {
        #[command(flatten)]
        seance: DeSeance,
        /// Dossier : son identifiant.
        #[arg(long)]
        dossier: String,
        /// entree ou renouvellement.
        #[arg(long, default_value = "entree")]
        objet: String,
        /// Association agréée qui porte le dossier : « notre », ou son nom.
        #[arg(long, default_value = "notre")]
        porteuse: String,
    },
    /// Retire un dossier de l'ordre du jour.
    Retirer {
        #[command(flatten)]
        seance: DeSeance,
        /// Dossier : son identifiant.
        #[arg(long)]
        dossier: String,
    },
    /// Le quorum est atteint : la séance est ouverte.
    Ouvrir {
        #[command(flatten)]
        seance: DeSeance,
    },
    /// Le quorum n'est pas atteint : la séance ne se tient pas.
    SansQuorum {
        #[command(flatten)]
        seance: DeSeance,
    },
    /// Note l'avis sur un dossier, dans la séance et dans le dossier à la fois.
    Avis {
        #[command(flatten)]
        seance: DeSeance,
        /// Dossier : son identifiant.
        #[arg(long)]
        dossier: String,
        #[command(flatten)]
        avis: AvisArgs,
    },
    /// Clôt le procès-verbal : plus rien ne s'écrit ensuite.
    Clore {
        #[command(flatten)]
        seance: DeSeance,
    },
    /// Délais constatés : de la demande à la séance, de la séance à la décision.
    Delais,
}
