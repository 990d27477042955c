//! The command line: one declaration per command and per flag. Help and errors come from it.

mod actes;
mod aide;
mod chiffres;
mod commission;
mod document;
mod droits;
mod federation;
mod gestion;
mod observatoire;
mod periode;
mod prevision;
mod serve;
mod tenue;
mod terrain;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use domain::{Horodatage, Jour};

pub(crate) use self::aide::{Aide, Contenu};
pub(crate) use actes::{
    Acte, Activite, ActiviteCommande, CommandeActe, DecisionArgs, Moment, Premier, Psp, Quand,
};
pub(crate) use chiffres::Chiffres;
pub(crate) use commission::{AvisArgs, Commission, DeSeance};
pub(crate) use document::{Document, Preparation, Vers};
pub(crate) use droits::Droits;
pub(crate) use federation::{Federation, Publier};
pub(crate) use gestion::{
    Bibliotheque, GuideArgs, Partenaires, PosteArgs, Postes, RapportArgs, Subventions, TempsArgs,
};
pub(crate) use observatoire::{Contribuer, Observatoire, Tableau};
pub(crate) use periode::PeriodeArgs;
pub(crate) use prevision::{Calcul, Cout, Depart, Ecrits, Prevision};
pub(crate) use serve::Serve;
pub(crate) use tenue::{Association, Cle, Journal, Membres, Vues};
pub(crate) use terrain::Terrain;

/// Passerelle : le parcours d'une personne, du premier contact à la sortie, et les chiffres de
/// l'année, sans rien saisir deux fois.
#[derive(Debug, Parser)]
#[command(name = "passerelle", version, max_term_width = 100, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// Base de données : sqlite:CHEMIN ou postgres://… [défaut : sqlite:passerelle.db]
    #[arg(long, global = true, env = "PASSERELLE_BASE", hide_env_values = true)]
    #[arg(value_name = "URL")]
    pub(crate) base: Option<String>,

    /// Forme de la réponse.
    #[arg(long, global = true, value_enum, default_value_t = Format::Texte)]
    pub(crate) format: Format,

    /// Identifiant du membre qui ouvre la session (inutile quand il n'y en a qu'un).
    #[arg(long, global = true, env = "PASSERELLE_MEMBRE", hide_env_values = true)]
    pub(crate) membre: Option<String>,

    /// Phrase secrète ; demandée au terminal quand elle manque. Ne l'écrivez pas ici : la ligne de
    /// commande est visible des autres programmes.
    #[arg(env = "PASSERELLE_PHRASE", hide = true, long = "phrase-de-l-environnement")]
    #[arg(hide_env_values = true, global = true)]
    pub(crate) phrase: Option<String>,

    /// Jour que la commande tient pour aujourd'hui (essais, reprises).
    #[arg(long, global = true, env = "PASSERELLE_AUJOURDHUI", hide = true)]
    pub(crate) aujourdhui: Option<Jour>,

    #[command(subcommand)]
    pub(crate) commande: Commande,
}

impl Arguments {
    /// The base asked for, or the one in this folder.
    pub(crate) fn base(&self) -> &str {
        self.base.as_deref().unwrap_or("sqlite:passerelle.db")
    }
}

/// Forme d'une réponse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Pour lire.
    Texte,
    /// Pour un autre programme.
    Json,
}

/// Que faire d'un doublon probable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Doublons {
    /// Mettre la seconde ligne de côté : elle ne compte nulle part.
    Ecarter,
    /// Garder les deux.
    Garder,
}

/// Taille de la démonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TailleDemo {
    /// 200 personnes.
    Petite,
    /// 5 000 personnes.
    Association,
    /// 600 personnes, de cinq associations.
    Federation,
    /// 40 000 personnes, de cent associations.
    Nationale,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Commande {
    /// Crée la base d'une association et sa clé de secours.
    Initialiser {
        /// Nom de l'association.
        #[arg(long)]
        association: String,
        /// Département du siège.
        #[arg(long)]
        departement: domain::Departement,
        /// Fichier neuf où écrire la clé de secours : imprimez-le, puis détruisez-le.
        #[arg(long, value_name = "FICHIER")]
        cle_de_secours: PathBuf,
        /// Identifiant du premier membre.
        #[arg(long, default_value = "responsable")]
        identifiant: String,
    },
    /// Lit une file active (xlsx, xls, ods, csv) et en fait des dossiers.
    Importer(Import),
    /// Les dossiers : lister, montrer, chercher, ouvrir.
    #[command(subcommand)]
    Dossiers(Dossiers),
    /// Consigner un acte dans un dossier.
    #[command(subcommand)]
    Acte(CommandeActe),
    /// L'association elle-même.
    #[command(subcommand)]
    Association(Association),
    /// Le terrain : sorties, aller-vers en ligne, accueil, séances. Personne n'y est nommé.
    #[command(subcommand)]
    Activite(ActiviteCommande),
    /// Le parcours de sortie de la prostitution.
    #[command(subcommand)]
    Psp(Psp),
    /// Les documents d'un dossier : champs au choix, aperçu, émission, relecture.
    #[command(subcommand)]
    Document(Document),
    /// La commission départementale : séances, ordre du jour, avis, délais.
    #[command(subcommand)]
    Commission(Commission),
    /// Un calendrier qui ne nomme personne.
    #[command(subcommand)]
    Calendrier(Calendrier),
    /// Ce qui arrive à échéance.
    Echeances {
        /// Jour auquel on regarde.
        #[arg(long, value_name = "DATE")]
        au: Option<Jour>,
        /// Combien de jours à l'avance.
        #[arg(long, default_value_t = 60)]
        jours: u16,
    },
    /// Les chiffres.
    #[command(subcommand)]
    Chiffres(Chiffres),
    /// Ce qui se compte, des tableaux à n'importe quelle date, les recommandations, la contribution
    /// d'une association à des chiffres communs.
    #[command(subcommand)]
    Observatoire(Observatoire),
    /// Une fédération : recevoir des contributions, les additionner, publier sans reconnaître
    /// personne.
    #[command(subcommand)]
    Federation(Federation),
    /// Ce que la loi ouvre, jusqu'à quand, avec l'article.
    #[command(subcommand)]
    Droits(Droits),
    /// Combien de personnes sortent, en combien de temps, à quel coût. Sans base ni phrase secrète.
    #[command(subcommand)]
    Prevision(Prevision),
    /// Le journal des actes.
    #[command(subcommand)]
    Journal(Journal),
    /// Les vues calculées.
    #[command(subcommand)]
    Vues(Vues),
    /// Les membres et leurs clés.
    #[command(subcommand)]
    Membres(Membres),
    /// La clé de secours.
    #[command(subcommand)]
    Cle(Cle),
    /// Efface un dossier : ses clés sont détruites, rien ne peut plus le lire.
    Effacer {
        /// Dossier : son identifiant.
        dossier: String,
        /// Pourquoi : demande, conservation, erreur, ou quelques mots sans nom.
        #[arg(long)]
        motif: app::effacer::MotifEffacement,
        /// Fichiers de clés des sauvegardes, à remplacer aussi.
        #[arg(long, value_name = "FICHIER")]
        cles: Vec<PathBuf>,
    },
    /// Sort des dossiers dans une archive chiffrée (ZIP, AES-256) : un tableau, colonnes au choix.
    Exporter(Export),
    /// Sauvegarde en deux fichiers : les données, et les clés.
    Sauvegarder {
        /// Fichier neuf des données.
        #[arg(long, value_name = "FICHIER")]
        donnees: PathBuf,
        /// Fichier des clés : un seul, remplacé à chaque sauvegarde et à chaque effacement.
        #[arg(long, value_name = "FICHIER")]
        cles: PathBuf,
    },
    /// Restaure une sauvegarde dans une base neuve.
    Restaurer {
        /// Fichier des données.
        #[arg(long, value_name = "FICHIER")]
        donnees: PathBuf,
        /// Fichier des clés, le plus récent.
        #[arg(long, value_name = "FICHIER")]
        cles: PathBuf,
    },
    /// Une association fictive, pour essayer : échéances du jour et chiffres de l'année.
    Demo {
        /// Combien de personnes.
        #[arg(long, value_enum, default_value_t = TailleDemo::Petite)]
        taille: TailleDemo,
        /// Graine du tirage : la même donne la même association.
        #[arg(long, default_value_t = 57)]
        graine: u64,
        /// Montrer, puis rendre la main, sans ouvrir les pages.
        #[arg(long)]
        sans_serveur: bool,
        /// Où ouvrir les pages : 0 pour un port libre.
        #[arg(long, default_value = "127.0.0.1:8057", value_name = "ADRESSE:PORT")]
        adresse: SocketAddr,
        /// Dossier neuf où écrire une fédération : une base et un paquet par association.
        #[arg(long, value_name = "DOSSIER")]
        federation: Option<PathBuf>,
        /// Garder la base de chaque association de la fédération, au lieu de l'effacer une fois le
        /// paquet écrit.
        #[arg(long, requires = "federation")]
        garder_bases: bool,
    },
    /// Ouvre les pages : l'espace de travail, dans un navigateur.
    Serve(Serve),
    /// Les pages d'aide au public : trouver quelqu'un, connaître ses droits, sans laisser de trace.
    #[command(subcommand)]
    Aide(Aide),
    /// Les postes, le temps, et les PSP par temps plein.
    #[command(subcommand)]
    Postes(Postes),
    /// Les subventions : financeurs, conventions, montants, rapports.
    #[command(subcommand)]
    Subventions(Subventions),
    /// La bibliothèque : des guides et des outils, par leur adresse.
    #[command(subcommand)]
    Bibliotheque(Bibliotheque),
    /// L'annuaire des partenaires (data·inclusion).
    #[command(subcommand)]
    Partenaires(Partenaires),
}

/// Export de dossiers.
#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// Fichier neuf où écrire l'archive.
    #[arg(long, value_name = "FICHIER")]
    pub(crate) vers: PathBuf,
    /// Colonnes, séparées par des virgules (une faute en donne la liste).
    #[arg(long, value_delimiter = ',', required = true)]
    pub(crate) colonnes: Vec<String>,
    /// Tableau de l'archive : csv ou xlsx.
    #[arg(long, default_value = "xlsx")]
    pub(crate) tableau: String,
    /// Aussi les dossiers clos.
    #[arg(long)]
    pub(crate) clos: bool,
    /// Jour auquel on regarde.
    #[arg(long, value_name = "DATE")]
    pub(crate) au: Option<Jour>,
    /// Mot de passe de l'archive, par l'environnement.
    #[arg(long, env = "PASSERELLE_MOT_DE_PASSE", hide = true, hide_env_values = true)]
    pub(crate) mot_de_passe: Option<String>,
}

/// Import d'une file active.
#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// Le classeur ou le tableau.
    #[arg(value_name = "FICHIER")]
    pub(crate) fichier: PathBuf,
    /// Correspondance entre les entêtes et les rôles, en TOML.
    #[arg(long, value_name = "FICHIER")]
    pub(crate) correspondance: Option<PathBuf>,
    /// Que faire d'un doublon probable.
    #[arg(long, value_enum, default_value_t = Doublons::Ecarter)]
    pub(crate) doublons: Doublons,
    /// Numéros de lignes mises de côté à accepter (« 181,184 »).
    #[arg(long, value_delimiter = ',', value_name = "N°")]
    pub(crate) accepter: Vec<String>,
    /// Nom de la source : deux files actives d'une même association portent deux noms.
    #[arg(long, default_value = "file-active")]
    pub(crate) source: String,
    /// Où écrire le compte rendu ligne à ligne (CSV) ; à côté du classeur par défaut.
    #[arg(long, value_name = "FICHIER")]
    pub(crate) rapport: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Calendrier {
    /// Écrit les séances et le nombre d'échéances de chaque jour, pour un agenda (iCalendar).
    Exporter {
        /// Fichier neuf où l'écrire.
        #[arg(long, value_name = "FICHIER")]
        vers: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Dossiers {
    /// Les dossiers ouverts.
    Lister {
        /// Aussi les dossiers clos.
        #[arg(long)]
        clos: bool,
        /// Combien en montrer.
        #[arg(long, default_value_t = 500)]
        limite: usize,
        /// Jour auquel on regarde.
        #[arg(long, value_name = "DATE")]
        au: Option<Jour>,
    },
    /// Un dossier : qui, où elle en est, depuis quand, et ses actes.
    Montrer {
        /// Dossier : son identifiant.
        dossier: String,
        /// Jour auquel on regarde.
        #[arg(long, value_name = "DATE")]
        au: Option<Jour>,
        /// Ce qu'on en savait avant cet instant.
        #[arg(long, value_name = "INSTANT")]
        consigne_avant: Option<Horodatage>,
    },
    /// Cherche par nom, prénom, surnom ou téléphone ; les fautes de frappe sont tolérées.
    Chercher {
        /// Ce qu'on cherche ; « - » le lit sur l'entrée standard, sans trace dans l'historique.
        texte: String,
    },
    /// Ouvre un dossier. L'identité est lue en TOML (nom, prenom, dite, telephones).
    Ouvrir {
        /// Jour du premier contact.
        #[arg(long, value_name = "DATE")]
        le: Option<Jour>,
        /// Fichier TOML de l'identité ; « - » la lit sur l'entrée standard.
        #[arg(long, value_name = "FICHIER", default_value = "-")]
        identite: PathBuf,
        /// Comment elle est venue.
        #[arg(long)]
        voie: Option<String>,
    },
}
