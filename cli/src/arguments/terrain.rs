//! Commands of the field: outings, outreach online, the reception, sessions.

use std::path::PathBuf;

use clap::Subcommand;
use domain::{ActeId, ActiviteId, Jour};

use super::Premier;
use super::periode::PeriodeArgs;

#[derive(Debug, Subcommand)]
pub(crate) enum Terrain {
    /// Les champs de chaque genre d'activité. Sans base ni phrase secrète.
    Champs {
        /// sortie, en-ligne, permanence, atelier, prevention-scolaire, prevention-ciblee,
        /// formation, stage.
        genre: Option<String>,
    },
    /// Note une activité : son genre, puis ses champs.
    Noter {
        /// Genre (« activite champs » les donne tous).
        genre: String,
        /// Champs, chacun écrit CHAMP=VALEUR.
        #[arg(value_name = "CHAMP=VALEUR")]
        champs: Vec<String>,
        #[command(flatten)]
        premier: Premier,
    },
    /// Corrige une activité : elle s'est passée autrement, ou n'a pas eu lieu.
    Corriger {
        /// Activité : son identifiant.
        activite: ActiviteId,
        /// Champs à changer, chacun écrit CHAMP=VALEUR ; vide, il est retiré.
        #[arg(value_name = "CHAMP=VALEUR")]
        champs: Vec<String>,
        /// Elle n'a pas eu lieu.
        #[arg(long, conflicts_with_all = ["champs", "le"])]
        annuler: bool,
        /// Le jour où elle a vraiment eu lieu.
        #[arg(long, value_name = "DATE")]
        le: Option<Jour>,
        /// Rang du dernier acte vu : refuse d'écrire si quelqu'un a écrit depuis.
        #[arg(long, value_name = "RANG")]
        apres: Option<u32>,
        /// Identifiant de l'acte, fait par l'appelant : envoyer deux fois n'écrit qu'une fois.
        #[arg(long, value_name = "UUID")]
        id: Option<ActeId>,
    },
    /// Dit qu'une sortie comptée sur un téléphone n'en fait qu'une avec une autre, ou qu'elle est à
    /// part entière. « activite bilan » pose la question.
    Joindre {
        /// Sortie dont on parle : la seconde.
        activite: ActiviteId,
        /// Sortie avec laquelle elle compte : la première, du même jour.
        #[arg(long, value_name = "ACTIVITE", required_unless_present = "seule")]
        a: Option<ActiviteId>,
        /// Elle est à part entière.
        #[arg(long, conflicts_with = "a")]
        seule: bool,
        /// Rang du dernier acte vu : refuse d'écrire si quelqu'un a écrit depuis.
        #[arg(long, value_name = "RANG")]
        apres: u32,
        /// Identifiant de l'acte, fait par l'appelant : envoyer deux fois n'écrit qu'une fois.
        #[arg(long, value_name = "UUID")]
        id: Option<ActeId>,
    },
    /// Les activités d'une période.
    Lister {
        #[command(flatten)]
        periode: PeriodeArgs,
    },
    /// Une activité ; la conformité d'un stage, les preuves d'une formation.
    Montrer {
        /// Activité : son identifiant.
        activite: ActiviteId,
    },
    /// Les chiffres d'une période : ceux de l'observatoire, ce qui s'estime, ce qui a été répondu.
    Bilan {
        #[command(flatten)]
        periode: PeriodeArgs,
    },
    /// Écrit les activités d'une période dans un tableau, toujours aux mêmes colonnes.
    Exporter {
        /// Fichier neuf où l'écrire.
        #[arg(long, value_name = "FICHIER")]
        vers: PathBuf,
        /// Tableau : csv ou xlsx.
        #[arg(long, default_value = "xlsx")]
        tableau: String,
        #[command(flatten)]
        periode: PeriodeArgs,
    },
    /// Les modèles de message et leurs versions.
    Modeles,
    /// Écrit un modèle de message, ou sa version suivante. Ni numéro, ni adresse, ni lien.
    Modele {
        /// Son nom.
        nom: String,
        /// Fichier du texte ; « - » le lit sur l'entrée standard.
        #[arg(long, value_name = "FICHIER", required_unless_present = "retirer")]
        texte: Option<PathBuf>,
        /// Il ne sert plus.
        #[arg(long, requires = "modele", conflicts_with = "texte")]
        retirer: bool,
        /// Modèle dont c'est la version suivante.
        #[arg(long, value_name = "UUID", requires = "apres")]
        modele: Option<ActiviteId>,
        /// Rang du dernier acte vu de ce modèle.
        #[arg(long, value_name = "RANG")]
        apres: Option<u32>,
        /// Identifiant de l'acte, fait par l'appelant : envoyer deux fois n'écrit qu'une fois.
        #[arg(long, value_name = "UUID")]
        id: Option<ActeId>,
    },
}
