//! Commands that keep the base: journal, views, members, recovery key.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum Journal {
    /// Vérifie chaque acte, chaque chaîne, chaque signature. Sort avec 1 si quelque chose est
    /// abîmé.
    Verifier,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Association {
    /// Note son agrément pour le parcours de sortie (trois ans, CASF R.121-12-3).
    Agreer {
        /// Jour où il a été accordé.
        #[arg(long, value_name = "DATE")]
        accorde_le: domain::Jour,
    },
    /// Écrit l'annuaire de ses antennes (data·inclusion), pour les pages d'aide au public.
    Annuaire {
        /// Fichier neuf où l'écrire.
        #[arg(long, value_name = "FICHIER")]
        vers: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Vues {
    /// Recalcule les vues depuis les actes.
    Reconstruire,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Membres {
    /// Les membres et les compartiments qu'ils ouvrent.
    Lister,
    /// Ajoute un membre ; sa phrase secrète est demandée (ou lue dans PASSERELLE_NOUVELLE_PHRASE).
    Ajouter {
        /// Ce qu'il tapera pour ouvrir sa session.
        identifiant: String,
        /// Ce qu'il fait : cheffe, travailleuse-sociale, benevole, sante, juriste, mineurs,
        /// statistiques, administration ou dpo. Le rôle dit quels compartiments il ouvre.
        #[arg(long, conflicts_with = "compartiments")]
        role: Option<String>,
        /// Compartiments qu'il ouvre, séparés par des virgules, quand aucun rôle ne convient.
        #[arg(long, value_delimiter = ',', default_value = "faits,identite,social")]
        compartiments: Vec<String>,
        /// Sa phrase secrète, par l'environnement.
        #[arg(long, env = "PASSERELLE_NOUVELLE_PHRASE", hide = true, hide_env_values = true)]
        nouvelle_phrase: Option<String>,
    },
    /// Donne un autre rôle à un membre.
    Role {
        /// Qui.
        identifiant: String,
        /// Le rôle.
        #[arg(value_name = "ROLE")]
        role: String,
    },
    /// Remet à un membre les clés que son rôle demande et qu'il n'a pas encore.
    Remettre {
        /// Qui.
        identifiant: String,
    },
    /// Remplace les clés que tenait un membre parti, ou dont le rôle a changé.
    Remplacer,
    /// Retire le second facteur d'un membre qui l'a perdu : il en inscrira un autre.
    SecondFacteur {
        /// Qui.
        identifiant: String,
    },
    /// Retire un membre : les clés qu'il tenait sont remplacées.
    Retirer {
        /// Qui.
        identifiant: String,
    },
    /// Change sa propre phrase secrète.
    Phrase {
        /// La nouvelle phrase, par l'environnement.
        #[arg(long, env = "PASSERELLE_NOUVELLE_PHRASE", hide = true, hide_env_values = true)]
        nouvelle_phrase: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Cle {
    /// Rend l'accès à un membre qui a perdu sa phrase, avec la clé de secours.
    Recuperer {
        /// Fichier où est écrite la clé de secours ; « - » la lit sur l'entrée standard.
        #[arg(long, value_name = "FICHIER")]
        cle_de_secours: PathBuf,
        /// Qui retrouve l'accès.
        #[arg(long, default_value = "responsable")]
        identifiant: String,
        /// La nouvelle phrase, par l'environnement.
        #[arg(long, env = "PASSERELLE_NOUVELLE_PHRASE", hide = true, hide_env_values = true)]
        nouvelle_phrase: Option<String>,
    },
}
