//! Commands of posts, grants, the library and the partners' directory.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::{
    ActeId, ConventionId, Departement, FinanceurId, GuideId, Horodatage, Jour, PartenaireId,
    PosteId,
};

use super::periode::PeriodeArgs;

#[derive(Debug, Subcommand)]
pub(crate) enum Postes {
    /// Les postes : qui, à quoi, pour quelle part, de quand à quand.
    Lister,
    /// Note un poste, ou le change.
    Noter(PosteArgs),
    /// Retire un poste noté par erreur. Un poste qui finit se note avec son dernier jour.
    Retirer {
        /// Le poste : « postes lister » le donne.
        poste: PosteId,
        /// L'acte qui le dit aujourd'hui.
        #[arg(long, value_name = "ACTE")]
        lu: ActeId,
    },
    /// Les PSP en cours par temps plein d'accompagnement, face aux 12 à 15 du rapport.
    Charge {
        /// Jour auquel on regarde.
        #[arg(long, value_name = "DATE")]
        au: Option<Jour>,
    },
    /// Le temps par activité : celui de tous pour une cheffe de service, le sien sinon.
    Temps(PeriodeArgs),
    /// Note un temps passé à une activité : le sien, ou celui d'un autre pour une cheffe.
    NoterTemps(TempsArgs),
}

#[derive(Debug, Args)]
pub(crate) struct PosteArgs {
    /// Poste à changer ; un neuf par défaut.
    #[arg(long, value_name = "POSTE")]
    pub(crate) poste: Option<PosteId>,
    /// L'acte qui le dit aujourd'hui, pour le changer.
    #[arg(long, value_name = "ACTE")]
    pub(crate) lu: Option<ActeId>,
    /// Qui le tient : son identifiant.
    #[arg(long)]
    pub(crate) identifiant: String,
    /// À quoi : accompagnement, aller-vers, prevention, direction, administration, autre.
    #[arg(long, default_value = "accompagnement")]
    pub(crate) fonction: String,
    /// Part d'un temps plein, en centièmes.
    #[arg(long, default_value_t = 100)]
    pub(crate) centiemes: u16,
    /// Premier jour.
    #[arg(long, value_name = "DATE")]
    pub(crate) du: Jour,
    /// Dernier jour ; absent tant qu'il dure.
    #[arg(long, value_name = "DATE")]
    pub(crate) au: Option<Jour>,
}

#[derive(Debug, Args)]
pub(crate) struct TempsArgs {
    /// De qui ; soi-même par défaut.
    #[arg(long)]
    pub(crate) identifiant: Option<String>,
    /// À quoi : psp, accompagnement, aller-vers, en-ligne, accueil, collectif, prevention, reseau,
    /// administration, autre.
    #[arg(long)]
    pub(crate) activite: String,
    /// Premier jour.
    #[arg(long, value_name = "DATE")]
    pub(crate) du: Jour,
    /// Dernier jour.
    #[arg(long, value_name = "DATE")]
    pub(crate) au: Jour,
    /// Combien, en minutes ; absent pour retirer un temps noté par erreur.
    #[arg(long)]
    pub(crate) minutes: Option<u32>,
    /// L'acte qui le dit aujourd'hui, pour le changer.
    #[arg(long, value_name = "ACTE")]
    pub(crate) lu: Option<ActeId>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Subventions {
    /// Les financeurs, les conventions, les rapports à rendre.
    Lister,
    /// Note un financeur, ou le change.
    Financeur {
        /// Financeur à changer ; un neuf par défaut.
        #[arg(long, value_name = "FINANCEUR")]
        financeur: Option<FinanceurId>,
        /// L'acte qui le dit aujourd'hui, pour le changer.
        #[arg(long, value_name = "ACTE")]
        lu: Option<ActeId>,
        /// Son nom.
        #[arg(long)]
        nom: String,
        /// programme-137, agrasc, ars, departement, commune, fondation, autre.
        #[arg(long)]
        genre: String,
    },
    /// Note une convention, ou la change, depuis un fichier TOML : financeur, numero, objet, du,
    /// au, departement, indicateurs, et une table [[ligne]] par ligne du budget (numero, compte,
    /// libelle, prevu).
    Convention {
        /// Convention à changer ; une neuve par défaut.
        #[arg(long, value_name = "CONVENTION")]
        convention: Option<ConventionId>,
        /// L'acte qui la dit aujourd'hui, pour la changer.
        #[arg(long, value_name = "ACTE")]
        lu: Option<ActeId>,
        /// Le fichier ; « - » le lit sur l'entrée standard.
        #[arg(value_name = "FICHIER")]
        fichier: PathBuf,
    },
    /// Note ce qu'une ligne du budget a coûté ou rapporté dans l'année, en tout.
    Realise {
        /// La convention.
        convention: ConventionId,
        /// L'année.
        #[arg(long)]
        annee: i16,
        /// Numéro de la ligne.
        #[arg(long)]
        ligne: u16,
        /// Montant (1 234,56) ; absent pour retirer un montant noté par erreur.
        #[arg(long)]
        euros: Option<String>,
        /// L'acte qui le dit aujourd'hui, pour le changer.
        #[arg(long, value_name = "ACTE")]
        lu: Option<ActeId>,
    },
    /// Écrit le bilan en mots d'une année, depuis un fichier TOML : realisation, publics, lieux,
    /// objectifs, repartition, ecarts, nature.
    Bilan {
        /// La convention.
        convention: ConventionId,
        /// L'année.
        #[arg(long)]
        annee: i16,
        /// Le fichier ; « - » le lit sur l'entrée standard.
        #[arg(value_name = "FICHIER")]
        fichier: PathBuf,
        /// L'acte qui le dit aujourd'hui, pour le changer.
        #[arg(long, value_name = "ACTE")]
        lu: Option<ActeId>,
    },
    /// Le rapport d'une année : chiffres de l'observatoire, budget, bilan. Exact et non protégé.
    Rapport(RapportArgs),
    /// Note que le rapport d'une année est rendu, ou ne l'est pas.
    Rendre {
        /// La convention.
        convention: ConventionId,
        /// L'année.
        #[arg(long)]
        annee: i16,
        /// Il n'est pas rendu, tout compte fait.
        #[arg(long)]
        non: bool,
        /// L'acte qui le dit rendu, pour dire le contraire.
        #[arg(long, value_name = "ACTE")]
        lu: Option<ActeId>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct RapportArgs {
    /// La convention.
    pub(crate) convention: ConventionId,
    /// L'année.
    #[arg(long)]
    pub(crate) annee: i16,
    /// Tel qu'on le connaissait avant cet instant.
    #[arg(long, value_name = "INSTANT")]
    pub(crate) consigne_avant: Option<Horodatage>,
    /// Fichier neuf où l'écrire : .odt ou .pdf pour le papier, .xlsx ou .csv pour le tableau.
    #[arg(long, value_name = "FICHIER")]
    pub(crate) vers: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Bibliotheque {
    /// Les guides et les outils qui répondent.
    Chercher {
        /// Mots du titre, de la description ou de l'éditeur ; tous les guides sans mot.
        #[arg(default_value = "")]
        mots: String,
        /// Dans cette langue (fr, ro, pcm).
        #[arg(long)]
        langue: Option<String>,
        /// Pour qui : personnes, jeunes, proches, professionnels, ecoles, tous.
        #[arg(long)]
        public: Option<String>,
    },
    /// Ajoute un guide, ou le change. Rien n'est téléchargé.
    Ajouter(GuideArgs),
    /// Écrit toute la bibliothèque, en tableau.
    Exporter {
        /// Fichier neuf où l'écrire : .xlsx, ou .csv.
        #[arg(long, value_name = "FICHIER")]
        vers: PathBuf,
    },
    /// Retire un guide.
    Retirer {
        /// Le guide.
        guide: GuideId,
        /// L'acte qui le dit aujourd'hui.
        #[arg(long, value_name = "ACTE")]
        lu: ActeId,
    },
}

#[derive(Debug, Args)]
pub(crate) struct GuideArgs {
    /// Guide à changer ; un neuf par défaut.
    #[arg(long, value_name = "GUIDE")]
    pub(crate) guide: Option<GuideId>,
    /// L'acte qui le dit aujourd'hui, pour le changer.
    #[arg(long, value_name = "ACTE")]
    pub(crate) lu: Option<ActeId>,
    /// Titre.
    #[arg(long)]
    pub(crate) titre: String,
    /// Ce que c'est.
    #[arg(long)]
    pub(crate) description: String,
    /// Qui le publie.
    #[arg(long)]
    pub(crate) editeur: Option<String>,
    /// Langues, séparées par des virgules.
    #[arg(long, value_delimiter = ',', default_value = "fr")]
    pub(crate) langues: Vec<String>,
    /// Pour qui, séparés par des virgules.
    #[arg(long, value_delimiter = ',')]
    pub(crate) publics: Vec<String>,
    /// Adresse, en https://.
    #[arg(long)]
    pub(crate) lien: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Partenaires {
    /// Les partenaires qui répondent, les plus proches d'abord.
    Chercher {
        /// Besoin : hebergement, sante, papiers, droit, sortir, mineur, proche.
        #[arg(long)]
        besoin: Option<String>,
        /// Près de la préfecture de ce département.
        #[arg(long)]
        departement: Option<Departement>,
        /// Qui parlent cette langue d'abord.
        #[arg(long)]
        langue: Option<String>,
        /// À tant de kilomètres au plus.
        #[arg(long)]
        km: Option<u32>,
    },
    /// Importe un annuaire (data·inclusion, JSON).
    Importer {
        /// Le fichier ; « - » le lit sur l'entrée standard.
        #[arg(value_name = "FICHIER")]
        fichier: PathBuf,
    },
    /// Écrit tout l'annuaire (data·inclusion, JSON), ou en tableau.
    Exporter {
        /// Fichier neuf où l'écrire : .json que d'autres importent, .xlsx ou .csv à lire.
        #[arg(long, value_name = "FICHIER")]
        vers: PathBuf,
    },
    /// Retire un partenaire.
    Retirer {
        /// Le partenaire.
        partenaire: PartenaireId,
        /// L'acte qui le dit aujourd'hui.
        #[arg(long, value_name = "ACTE")]
        lu: ActeId,
    },
}
