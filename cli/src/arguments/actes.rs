//! Commands that record acts.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::{ActeId, Jour};

/// Quand, à la suite de quoi, et ce qui est raconté.
#[derive(Debug, Args)]
pub(crate) struct Quand {
    #[command(flatten)]
    pub(crate) moment: Moment,
    /// Récit, dans un fichier (« - » : entrée standard), scellé à part.
    #[arg(long, value_name = "FICHIER")]
    pub(crate) recit: Option<PathBuf>,
}

/// Quand, et à la suite de quoi.
#[derive(Debug, Args)]
pub(crate) struct Moment {
    /// Jour où c'est arrivé ; aujourd'hui par défaut.
    #[arg(long, value_name = "DATE")]
    pub(crate) le: Option<Jour>,
    /// Rang du dernier acte vu : refuse d'écrire si quelqu'un a écrit depuis.
    #[arg(long, value_name = "RANG")]
    pub(crate) apres: Option<u32>,
    /// Identifiant de l'acte, fait par l'appelant : envoyer deux fois n'écrit qu'une fois.
    #[arg(long, value_name = "UUID")]
    pub(crate) id: Option<ActeId>,
}

/// Quand une activité a eu lieu : elle commence son propre journal.
#[derive(Debug, Args)]
pub(crate) struct Premier {
    /// Jour où c'est arrivé ; aujourd'hui par défaut.
    #[arg(long, value_name = "DATE")]
    pub(crate) le: Option<Jour>,
    /// Identifiant de l'activité, fait par l'appelant : envoyer deux fois n'écrit qu'une fois.
    #[arg(long, value_name = "UUID")]
    pub(crate) id: Option<domain::ActiviteId>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CommandeActe {
    /// Consigne un acte.
    Consigner {
        /// Dossier : son identifiant.
        dossier: String,
        #[command(subcommand)]
        acte: Acte,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Acte {
    /// Un accompagnement.
    Accompagnement {
        /// logement, sante, droits, emploi, francais, justice, parentalite, estime-de-soi, budget.
        #[arg(long)]
        domaine: String,
        /// Durée, en minutes.
        #[arg(long)]
        minutes: Option<u16>,
        #[command(flatten)]
        quand: Quand,
    },
    /// Une observation du profil : rubrique et valeur (« inconnue » et « non-dite » se notent).
    Observation {
        /// genre, naissance, nationalite, sejour, oqtf, enfants-en-france, enfants-au-pays…
        rubrique: String,
        /// La valeur.
        valeur: String,
        #[command(flatten)]
        quand: Quand,
    },
    /// Pièce, projet écrit avec elle, droit, état civil, justice, contenu en ligne, alerte sur une
    /// mineure : « droit:domiciliation:accorde » (une faute donne la liste).
    Demarche {
        /// Famille, genre et suite, séparés par deux-points.
        quoi: String,
        /// Dernier jour d'un droit, rendez-vous, audience, réponse ou relance attendue.
        #[arg(long, value_name = "DATE")]
        autre_jour: Option<Jour>,
        /// Frais, en centimes.
        #[arg(long)]
        centimes: Option<u64>,
        #[command(flatten)]
        quand: Quand,
    },
    /// Elle souhaite sortir de la prostitution, ou ne le souhaite plus.
    Souhait {
        /// Elle ne le souhaite plus.
        #[arg(long)]
        retire: bool,
        #[command(flatten)]
        quand: Quand,
    },
    /// Une note, dont le récit est scellé.
    Note {
        /// social, sante, justice ou mineurs.
        #[arg(long, default_value = "social")]
        compartiment: String,
        #[command(flatten)]
        quand: Quand,
    },
    /// Une manière de la joindre sans la mettre en danger.
    Canal {
        /// appel, sms, messagerie, courriel, courrier, tiers.
        #[arg(long)]
        moyen: String,
        /// libre, sous-conditions, interdit.
        #[arg(long, default_value = "libre")]
        prudence: String,
        /// Quand (« le soir »).
        #[arg(long)]
        quand_joindre: Option<String>,
        /// En quelle langue.
        #[arg(long)]
        langue: Option<String>,
        /// Ce qu'il ne faut jamais évoquer.
        #[arg(long)]
        ne_jamais_evoquer: Option<String>,
        #[command(flatten)]
        quand: Quand,
    },
    /// Un consentement, donné ou retiré.
    Consentement {
        /// accompagnement, statistiques, partage.
        #[arg(long)]
        objet: String,
        /// Il est retiré ou refusé.
        #[arg(long)]
        retire: bool,
        #[command(flatten)]
        quand: Quand,
    },
    /// Une correction : l'acte désigné n'a pas eu lieu, ou pas ce jour-là.
    Correction {
        /// L'acte à corriger.
        #[arg(long)]
        acte: ActeId,
        /// Il n'a pas eu lieu.
        #[arg(long, conflicts_with = "nouveau_jour", required_unless_present = "nouveau_jour")]
        annuler: bool,
        /// Le jour où il a vraiment eu lieu.
        #[arg(long, value_name = "DATE")]
        nouveau_jour: Option<Jour>,
        #[command(flatten)]
        moment: Moment,
    },
    /// La clôture du dossier.
    Cloture {
        /// fin-accompagnement, orientation, depart, perdue-de-vue, demande, deces, erreur.
        #[arg(long)]
        motif: String,
        #[command(flatten)]
        quand: Quand,
    },
    /// La réouverture d'un dossier clos.
    Reouverture {
        #[command(flatten)]
        quand: Quand,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ActiviteCommande {
    /// Consigne une sortie ou une séance collective.
    Consigner {
        #[command(subcommand)]
        activite: Activite,
    },
    #[command(flatten)]
    Terrain(super::Terrain),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Activite {
    /// Une sortie, dans la rue ou en ligne.
    Sortie {
        /// exterieur, interieur ou numerique.
        #[arg(long, default_value = "exterieur")]
        milieu: String,
        /// Durée, en minutes.
        #[arg(long)]
        minutes: Option<u32>,
        /// Membres présents.
        #[arg(long)]
        equipe: Option<u32>,
        /// Personnes rencontrées.
        #[arg(long)]
        rencontrees: Option<u32>,
        /// Dont nouvelles.
        #[arg(long)]
        nouvelles: Option<u32>,
        /// Dont orientées vers l'accueil.
        #[arg(long)]
        orientees: Option<u32>,
        /// Messages envoyés.
        #[arg(long)]
        messages: Option<u32>,
        /// Réponses reçues.
        #[arg(long)]
        reponses: Option<u32>,
        #[command(flatten)]
        premier: Premier,
    },
    /// Une séance collective.
    Seance {
        /// atelier, prevention-scolaire, prevention-ciblee, formation, stage.
        #[arg(long)]
        genre: String,
        /// Durée, en minutes.
        #[arg(long)]
        minutes: Option<u32>,
        /// Personnes présentes.
        #[arg(long)]
        participants: Option<u32>,
        #[command(flatten)]
        premier: Premier,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Psp {
    /// Ce que la demande a, ce qui manque, qui doit agir, depuis quand.
    Completude {
        /// Dossier : son identifiant.
        dossier: String,
        /// Jour auquel on regarde.
        #[arg(long, value_name = "DATE")]
        au: Option<Jour>,
    },
    /// La demande est déposée.
    Demander {
        /// Dossier : son identifiant.
        dossier: String,
        #[command(flatten)]
        quand: Quand,
    },
    /// La commission examine le dossier.
    Examiner {
        /// Dossier : son identifiant.
        dossier: String,
        /// Son avis : favorable, defavorable, ajourne.
        #[arg(long)]
        avis: Option<String>,
        #[command(flatten)]
        quand: Quand,
    },
    /// Le préfet décide de l'entrée.
    Decider {
        /// Dossier : son identifiant.
        dossier: String,
        #[command(flatten)]
        decision: DecisionArgs,
        #[command(flatten)]
        quand: Quand,
    },
    /// Un renouvellement est demandé, ou décidé avec --sens.
    Renouveler {
        /// Dossier : son identifiant.
        dossier: String,
        #[command(flatten)]
        decision: DecisionArgs,
        #[command(flatten)]
        quand: Quand,
    },
    /// L'autorisation provisoire de séjour est délivrée (du jour --le à --au).
    Aps {
        /// Dossier : son identifiant.
        dossier: String,
        /// Dernier jour.
        #[arg(long, value_name = "DATE")]
        au: Option<Jour>,
        #[command(flatten)]
        quand: Quand,
    },
    /// L'AFIS est ouverte (du jour --le à --au), demandée ou refusée.
    Afis {
        /// Dossier : son identifiant.
        dossier: String,
        /// ouverte, demandee, refusee.
        #[arg(long, default_value = "ouverte")]
        etat: String,
        /// Dernier jour.
        #[arg(long, value_name = "DATE")]
        au: Option<Jour>,
        #[command(flatten)]
        quand: Quand,
    },
    /// Un recours est formé ou rejeté.
    Recours {
        /// Dossier : son identifiant.
        dossier: String,
        /// gracieux, gracieux-rejete, contentieux.
        #[arg(long)]
        genre: String,
        /// Un accusé de réception a été reçu.
        #[arg(long)]
        accuse: Option<bool>,
        #[command(flatten)]
        quand: Quand,
    },
    /// Le parcours se termine.
    Terminer {
        /// Dossier : son identifiant.
        dossier: String,
        /// cdi, cdd, emploi, formation, logement, terme, non-renouvele, abandon, depart, retrait…
        #[arg(long)]
        issue: Option<String>,
        #[command(flatten)]
        quand: Quand,
    },
}

/// La décision du préfet.
#[derive(Debug, Args)]
pub(crate) struct DecisionArgs {
    /// accord ou refus.
    #[arg(long)]
    pub(crate) sens: Option<String>,
    /// Jour de la notification : les délais courent de ce jour.
    #[arg(long, value_name = "DATE")]
    pub(crate) notifiee_le: Option<Jour>,
    /// La décision est écrite.
    #[arg(long)]
    pub(crate) ecrite: Option<bool>,
    /// Elle mentionne les recours et leurs délais.
    #[arg(long)]
    pub(crate) mentionne_recours: Option<bool>,
    /// Motifs d'un refus, séparés par des virgules.
    #[arg(long, value_delimiter = ',')]
    pub(crate) motifs: Vec<String>,
    /// Preuve de la notification : lettre-recommandee, remise-en-main, courriel, aucune.
    #[arg(long)]
    pub(crate) preuve: Option<String>,
}
