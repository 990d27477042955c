//! What can go wrong in a use case: a stable code, what happened, what to do. Never a person's
//! data.

use domain::dossier::decide::Refus;
use domain::{Flux, Horodatage, Jour, MembreId};
use importation::ErreurLecture;
use observatory::catalogue::ErreurCatalogue;
use observatory::pool::ErreurPool;
use store::ErreurStore;
use vault::ErreurVault;

use crate::activites::ErreurSaisie;
use crate::casier::{BrouillonInvalide, VueInvalide};
use crate::gestion::GestionInvalide;
use crate::messages;

/// Why a use case did not go through. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ErreurApp {
    /// The act may not follow those already there.
    #[error("{}", messages::refus(*.0))]
    Refus(#[from] Refus),
    /// Somebody wrote since the reader looked.
    #[error("quelqu'un a écrit dans ce dossier depuis (acte {actuel}, le {quand})")]
    Perime {
        /// Rank of the last act there.
        actuel: u32,
        /// When it was recorded.
        quand: Horodatage,
        /// By whom.
        par: MembreId,
    },
    /// No file has this id.
    #[error("aucun dossier ne porte cet identifiant")]
    DossierInconnu,
    /// No sitting of the commission is known on this day in this department.
    #[error("aucune séance de la commission n'est connue ce jour-là dans ce département")]
    SeanceInconnue,
    /// No activity has this id, or it did not happen.
    #[error("aucune activité ne porte cet identifiant")]
    ActiviteInconnue,
    /// A period that ends before it starts.
    #[error("le dernier jour précède le premier")]
    Periode,
    /// A field of an activity that does not read.
    #[error(transparent)]
    Saisie(#[from] ErreurSaisie),
    /// The agenda is full.
    #[error("l'ordre du jour est complet{}", prochaine_en_mots(*.prochaine))]
    OrdreDuJourComplet {
        /// The next sitting of the department that has room, when one is known.
        prochaine: Option<Jour>,
    },
    /// Another team's file: she may know that it exists, and break the glass.
    #[error("ce dossier est suivi par une autre équipe")]
    Masque,
    /// What a broken glass does not open.
    #[error("ce dossier est ouvert par bris de glace : cela ne s'y fait pas")]
    SousGlace,
    /// A reason too short to be one, or too long.
    #[error("le motif ne dit pas assez, ou trop")]
    Motif,
    /// A follow-up that cannot be given. Why is not said: it may be about somebody else.
    #[error("ce suivi ne peut pas être donné à ce membre")]
    SuiviImpossible,
    /// A file cannot be separated from itself.
    #[error("ces deux dossiers ne peuvent pas être séparés")]
    SeparationImpossible,
    /// Who separates two people follows both: she would see neither.
    #[error("vous suivez ces deux personnes : vous ne verriez plus aucune des deux")]
    SuiviDesDeux,
    /// A team without a name, or with another's.
    #[error("ce nom d'équipe ne convient pas")]
    NomEquipe,
    /// No team has this id.
    #[error("aucune équipe ne porte cet identifiant")]
    EquipeInconnue,
    /// An office that the directory would refuse.
    #[error("cette antenne ne peut pas être publiée : « {} », {}", .0.champ, .0.attendu)]
    Antenne(annuaire::Faute),
    /// Something of the association's keeping that cannot be told so.
    #[error(transparent)]
    Gestion(#[from] GestionInvalide),
    /// A directory that cannot be read.
    #[error("{0}")]
    Annuaire(#[from] annuaire::ErreurAnnuaire),
    /// No glass was broken by this act, or it is closed already.
    #[error("ce bris de glace n'existe pas, ou il est fini")]
    BrisInconnu,
    /// No member has this login.
    #[error("aucun membre ne porte cet identifiant")]
    MembreInconnu,
    /// Several members: which one?
    #[error("plusieurs membres existent")]
    MembreAmbigu,
    /// A member already has this login.
    #[error("un membre porte déjà cet identifiant")]
    IdentifiantPris,
    /// The last member who can open everything cannot leave.
    #[error("le dernier membre ne peut pas partir")]
    DernierMembre,
    /// The login or the passphrase is wrong: which one is not said.
    #[error("l'identifiant ou la phrase secrète n'est pas le bon")]
    ConnexionRefusee,
    /// A code that is wrong, or that served already.
    #[error("ce code n'est pas le bon, ou il a déjà servi")]
    CodeRefuse,
    /// There is a second factor: its code is asked for, it is not enrolled again.
    #[error("un second facteur est déjà inscrit : son code est attendu")]
    CodeAttendu,
    /// There is no second factor to check.
    #[error("aucun second facteur n'est inscrit")]
    SansSecondFacteur,
    /// A login that fits in no QR code.
    #[error("cet identifiant est trop long pour un code à photographier")]
    IdentifiantTropLong,
    /// The member at work has not the role this needs.
    #[error("le rôle « {0} » ne permet pas cela")]
    Role(&'static str),
    /// An export without a column.
    #[error("un export a au moins une colonne")]
    SansColonne,
    /// A table that could not be made.
    #[error("le tableau n'a pas pu être fait")]
    Export,
    /// A draft that cannot be kept.
    #[error(transparent)]
    Brouillon(#[from] BrouillonInvalide),
    /// A view that cannot be saved.
    #[error(transparent)]
    Vue(#[from] VueInvalide),
    /// The session does not hold what this needs.
    #[error("cette session ne tient pas les clés qu'il faut : {0}")]
    Compartiment(&'static str),
    /// The stream was erased.
    #[error("ce dossier a été effacé : ses clés n'existent plus")]
    Efface,
    /// The file to import cannot be read.
    #[error("le fichier ne peut pas être lu : {0}")]
    Lecture(#[from] ErreurLecture),
    /// An act of a stream cannot be opened.
    #[error("un acte du journal {flux} ne s'ouvre pas : {cause}")]
    Abime {
        /// The stream.
        flux: Flux,
        /// Why.
        cause: ErreurVault,
    },
    /// The figures cannot be protected, or leak once they are.
    #[error("ces chiffres ne peuvent pas être publiés : {0}")]
    Publication(#[from] ErreurPool),
    /// The year is out of the calendar.
    #[error("l'année va de 1 à 9999")]
    Annee,
    /// A table that mixes units, or divides what may not be divided so.
    #[error(transparent)]
    Catalogue(#[from] ErreurCatalogue),
    /// A document that cannot be written.
    #[error("{}", messages::document(.0))]
    Document(#[from] documents::ErreurDocument),
    /// A field that a document does not have, or a value that does not read.
    #[error("{}", messages::champ(.0))]
    ChampDocument(#[from] documents::ErreurChamp),
    /// A kind of document that is about something else.
    #[error("ce document ne se prépare pas d'ici")]
    GenreDocument,
    /// No document was issued by this act.
    #[error("aucun document n'a été émis par cet acte")]
    DocumentInconnu,
    /// The bytes kept are not those whose hash the journal holds.
    #[error("ce document n'est plus celui que le journal décrit")]
    DocumentAltere,
    /// The pathway is for adults.
    #[error(
        "la personne est mineure : le parcours est réservé aux majeures (CASF R.121-12-13-1, page \
         du ministère)"
    )]
    Mineure,
    /// Two rules of law answer one question differently: a defect.
    #[error("deux règles de droit se contredisent")]
    Droit(#[from] law::Conflit),
    /// The store.
    #[error("{}", messages::store(.0))]
    Store(#[from] ErreurStore),
    /// The keys.
    #[error("{}", messages::vault(.0))]
    Vault(#[from] ErreurVault),
}

impl ErreurApp {
    /// The stable code, to quote.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refus(_) => "acte-refuse",
            Self::Perime { .. } => "acte-perime",
            Self::DossierInconnu => "dossier-inconnu",
            Self::SeanceInconnue => "seance-inconnue",
            Self::ActiviteInconnue => "activite-inconnue",
            Self::Periode => "periode",
            Self::Saisie(_) => "saisie-activite",
            Self::OrdreDuJourComplet { .. } => "ordre-du-jour-complet",
            Self::Masque => "dossier-masque",
            Self::SousGlace => "sous-glace",
            Self::Motif => "motif",
            Self::SuiviImpossible => "suivi-impossible",
            Self::SeparationImpossible => "separation-impossible",
            Self::SuiviDesDeux => "suivi-des-deux",
            Self::NomEquipe => "nom-equipe",
            Self::EquipeInconnue => "equipe-inconnue",
            Self::Antenne(_) => "antenne-refusee",
            Self::Gestion(invalide) => invalide.code(),
            Self::Annuaire(_) => "annuaire-refuse",
            Self::BrisInconnu => "bris-inconnu",
            Self::MembreInconnu => "membre-inconnu",
            Self::MembreAmbigu => "membre-ambigu",
            Self::IdentifiantPris => "identifiant-pris",
            Self::DernierMembre => "dernier-membre",
            Self::ConnexionRefusee => "connexion-refusee",
            Self::CodeRefuse => "code-refuse",
            Self::CodeAttendu => "code-attendu",
            Self::SansSecondFacteur => "sans-second-facteur",
            Self::IdentifiantTropLong => "identifiant-trop-long",
            Self::Role(_) => "role",
            Self::SansColonne => "sans-colonne",
            Self::Export => "export",
            Self::Brouillon(_) => "brouillon-trop-long",
            Self::Vue(_) => "vue-invalide",
            Self::Compartiment(_) => "cle-absente",
            Self::Efface => "dossier-efface",
            Self::Lecture(_) => "fichier-illisible",
            Self::Abime { .. } => "acte-abime",
            Self::Publication(_) => "publication-refusee",
            Self::Annee => "annee-hors-calendrier",
            Self::Catalogue(_) => "tableau-refuse",
            Self::Document(documents::ErreurDocument::SansPdf) => "document-sans-pdf",
            Self::Document(_) => "document",
            Self::ChampDocument(_) => "champ-document",
            Self::GenreDocument => "genre-document",
            Self::DocumentInconnu => "document-inconnu",
            Self::DocumentAltere => "document-altere",
            Self::Mineure => "mineure",
            Self::Droit(_) => "droit",
            Self::Store(erreur) => erreur.code(),
            Self::Vault(_) => "cle",
        }
    }

    /// What to do next, when there is something.
    #[expect(clippy::too_many_lines, reason = "an arm an error, each with its words")]
    pub fn conseil(&self) -> Option<&'static str> {
        match self {
            Self::Perime { .. } => {
                Some("relisez le dossier (« dossiers montrer »), puis recommencez")
            }
            Self::DossierInconnu => {
                Some("« dossiers lister » ou « dossiers chercher » donne l'identifiant")
            }
            Self::ActiviteInconnue => Some("« activite lister » donne les identifiants"),
            Self::Saisie(_) => Some("« activite champs » donne ceux de chaque genre"),
            Self::SeanceInconnue => Some("« commission lister » donne les séances connues"),
            Self::OrdreDuJourComplet { .. } => {
                Some("inscrivez-le à une autre séance, ou retirez un dossier de celle-ci")
            }
            Self::Masque => Some("demandez à son équipe, ou brisez la glace en disant pourquoi"),
            Self::SousGlace => Some("demandez à l'équipe qui suit ce dossier"),
            Self::Motif => Some("dites en une phrase pourquoi, sans nommer personne"),
            Self::SuiviImpossible => {
                Some("choisissez un autre membre, ou demandez à un responsable")
            }
            Self::SuiviDesDeux => Some("quittez d'abord l'un des deux suivis"),
            Self::NomEquipe => Some("donnez-lui un nom de lieu ou de service, pas encore pris"),
            Self::MembreInconnu => Some("« membres lister » donne les identifiants"),
            Self::MembreAmbigu => Some("dites lequel avec --membre, ou PASSERELLE_MEMBRE"),
            Self::IdentifiantPris => Some("choisissez-en un autre"),
            Self::DernierMembre => Some("ajoutez d'abord un autre membre"),
            Self::ConnexionRefusee => {
                Some("vérifiez les majuscules ; une phrase perdue se remplace avec un responsable")
            }
            Self::CodeRefuse => Some("attendez le code suivant, ou prenez un code de secours"),
            Self::CodeAttendu => Some("téléphone perdu : un responsable retire le second facteur"),
            Self::IdentifiantTropLong => Some("recopiez le secret à la main"),
            Self::Export => Some("choisissez moins de dossiers, ou l'autre tableau"),
            Self::Role(_) => Some("demandez à un responsable"),
            Self::Compartiment(_) => {
                Some("demandez à un membre qui les tient, ou utilisez la clé de secours")
            }
            Self::Lecture(_) => Some("enregistrez-le en xlsx ou en csv, sans mot de passe"),
            Self::Abime { .. } => {
                Some("« journal verifier » dit ce qui est abîmé ; restaurez une sauvegarde")
            }
            Self::Catalogue(_) => {
                Some("« observatoire indicateurs » donne l'unité et les dimensions de chacun")
            }
            Self::Document(_) => Some("demandez la forme « odt », ou signalez-le"),
            Self::ChampDocument(_) => Some("« document champs » donne ceux de ce document"),
            Self::GenreDocument => {
                Some("l'ordre du jour et le procès-verbal viennent d'une séance de la commission")
            }
            Self::DocumentInconnu => Some("« document lister » donne ceux du dossier"),
            Self::Mineure => {
                Some("écrivez une information préoccupante, ou un signalement si c'est grave")
            }
            Self::DocumentAltere => Some("« journal verifier » dit ce qui est abîmé"),
            Self::Droit(_) => Some("signalez-le : c'est un défaut"),
            Self::Publication(_) => Some("ne publiez rien, et signalez-le : c'est un défaut"),
            Self::Vault(ErreurVault::PhraseIncorrecte) => {
                Some("vérifiez les majuscules ; sinon « cle recuperer » avec la clé de secours")
            }
            Self::Vault(ErreurVault::ClePerimee(_)) => {
                Some("les clés viennent de changer : recommencez")
            }
            Self::Refus(_)
            | Self::SeparationImpossible
            | Self::EquipeInconnue
            | Self::Antenne(_)
            | Self::Gestion(_)
            | Self::Annuaire(_)
            | Self::BrisInconnu
            | Self::SansSecondFacteur
            | Self::SansColonne
            | Self::Brouillon(_)
            | Self::Vue(_)
            | Self::Efface
            | Self::Annee
            | Self::Periode
            | Self::Store(_)
            | Self::Vault(_) => None,
        }
    }
}

fn prochaine_en_mots(prochaine: Option<Jour>) -> String {
    match prochaine {
        Some(jour) => format!(" : la prochaine séance qui a de la place est celle du {jour}"),
        None => " : aucune autre séance qui ait de la place n'est connue".to_owned(),
    }
}
