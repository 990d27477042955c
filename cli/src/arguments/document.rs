//! Commands that prepare, issue and read documents.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::{ActeId, Jour};

#[derive(Debug, Subcommand)]
pub(crate) enum Document {
    /// Les champs d'un document, et ce que chacun dirait de ce dossier.
    Champs {
        /// Dossier : son identifiant ; séance de la commission : 57/2026-12-18.
        dossier: String,
        /// Genre : demande-psp, renouvellement-psp, engagements, avis, recours-gracieux, requete…
        genre: String,
    },
    /// Le document tel qu'il partirait. Rien n'est gardé, sauf que le dossier a été lu.
    Apercu {
        #[command(flatten)]
        preparation: Preparation,
    },
    /// Émet le document : ses octets sont gardés scellés, leur empreinte entre au journal.
    Emettre {
        #[command(flatten)]
        preparation: Preparation,
        /// À qui : prefecture, commission, tribunal, departement, procureur, personne, avocat,
        /// organisme, association.
        #[arg(long)]
        pour: String,
        /// Rang du dernier acte vu : refuse d'écrire si quelqu'un a écrit depuis.
        #[arg(long, value_name = "RANG")]
        apres: Option<u32>,
        /// Identifiant de l'acte, fait par l'appelant : émettre deux fois n'émet qu'une fois.
        #[arg(long, value_name = "UUID")]
        id: Option<ActeId>,
    },
    /// Les documents émis depuis un dossier.
    Lister {
        /// Dossier : son identifiant ; séance de la commission : 57/2026-12-18.
        dossier: String,
    },
    /// Un document émis, tel qu'il est parti.
    Lire {
        /// Dossier : son identifiant ; séance de la commission : 57/2026-12-18.
        dossier: String,
        /// Acte qui l'a émis.
        acte: ActeId,
        /// Fichier neuf où l'écrire.
        #[arg(long, value_name = "FICHIER")]
        vers: PathBuf,
    },
    /// Le registre des décisions notifiées entre deux jours. Personne n'y est nommé.
    Registre {
        /// Premier jour.
        #[arg(long, value_name = "DATE")]
        du: Jour,
        /// Dernier jour.
        #[arg(long, value_name = "DATE")]
        au: Jour,
        #[command(flatten)]
        vers: Vers,
    },
    /// Le bilan d'activité d'une année, en chiffres.
    Bilan {
        /// L'année.
        #[arg(long)]
        annee: i16,
        #[command(flatten)]
        vers: Vers,
    },
    /// Un formulaire à remplir à la main : information-preoccupante ou signalement. Sans base.
    Vierge {
        /// Lequel.
        genre: String,
        #[command(flatten)]
        vers: Vers,
    },
}

/// Où, et sous quelle forme.
#[derive(Debug, Args)]
pub(crate) struct Vers {
    /// Forme : pdf, ou odt pour un texte modifiable.
    #[arg(long, default_value = "pdf")]
    pub(crate) forme: String,
    /// Fichier neuf où l'écrire.
    #[arg(long, value_name = "FICHIER")]
    pub(crate) vers: PathBuf,
}

/// Quel document, avec quels champs.
#[derive(Debug, Args)]
pub(crate) struct Preparation {
    /// Dossier : son identifiant ; séance de la commission : 57/2026-12-18.
    pub(crate) dossier: String,
    /// Genre : demande-psp, renouvellement-psp, engagements, avis, recours-gracieux, requete…
    pub(crate) genre: String,
    /// Champs choisis, séparés par des virgules : rien d'autre ne part (« document champs »).
    #[arg(long, value_delimiter = ',', required = true)]
    pub(crate) champs: Vec<String>,
    /// Ce qui est saisi, en TOML (champ = "texte") ; remplace ce que disent les actes.
    #[arg(long, value_name = "FICHIER")]
    pub(crate) saisies: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) vers: Vers,
}
