//! What can happen, structured: the part of an act that is counted and that makes deadlines.
//!
//! The number of each kind and of each field (`#[n(…)]`) is its written form: it is never reused
//! nor changed, only added to, so that an act of ten years ago still reads (decision 0003).

use minicbor::{Decode, Encode};

use crate::activite::{SeanceCollective, Sortie};
use crate::alerte_mineur::AlerteMineur;
use crate::antenne::Antenne;
use crate::association::{Agrement, CompteursAnonymes, Membre};
use crate::code::codes;
use crate::commission::EvenementCommission;
use crate::document::DocumentEmis;
use crate::droit_lie::DroitLie;
use crate::equipe::{Equipe, MembreEquipe, Rattachement};
use crate::etat_civil::EtatCivil;
use crate::gestion::Gestion;
use crate::permanence::Permanence;
use crate::piece::Piece;
use crate::procedure::Procedure;
use crate::profil::Attribut;
use crate::projet::Projet;
use crate::psp::Evenement;
use crate::rendez_vous::RendezVous;
use crate::retrait_contenu::RetraitContenu;
use crate::seance_en_ligne::{ModeleMessage, SeanceEnLigne};
use crate::separation::{BrisDeGlace, Separation};
use crate::suivi::Suivi;
use crate::terrain::{Rencontre, Terrain};
use crate::{ActeId, Departement, DossierId, Jour, MembreId, Role};

pub use crate::canal::{Canal, MoyenContact, Prudence};
pub use crate::consentement::{Choix, Consentement, ObjetConsentement, Souhait};

/// What happened.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub enum Fait {
    /// A file is opened: a first contact.
    #[n(0)]
    Ouverture(#[n(0)] Ouverture),
    /// How to name and reach the person (the narrative holds it).
    #[n(1)]
    Identite,
    /// One attribute is observed.
    #[n(2)]
    Observation(#[n(0)] Attribut),
    /// The person says she wishes to leave prostitution, or no longer does.
    #[n(3)]
    SouhaitSortie(#[n(0)] Souhait),
    /// Support given.
    #[n(4)]
    Accompagnement(#[n(0)] Accompagnement),
    /// A step of the exit pathway.
    #[n(5)]
    Psp(#[n(0)] Evenement),
    /// A way to reach the person, and how to do it safely (the number is in the narrative).
    #[n(6)]
    Canal(#[n(0)] Canal),
    /// A consent is given or withdrawn.
    #[n(7)]
    Consentement(#[n(0)] Consentement),
    /// An earlier act was wrong.
    #[n(8)]
    Correction(#[n(0)] Correction),
    /// The file is closed.
    #[n(9)]
    Cloture(#[n(0)] MotifCloture),
    /// A closed file is opened again.
    #[n(10)]
    Reouverture,
    /// A free note (the narrative holds it).
    #[n(11)]
    Note,
    /// A member takes or leaves the follow-up.
    #[n(12)]
    Suivi(#[n(0)] Suivi),
    /// The file belongs to a team, or no longer does.
    #[n(13)]
    Rattachement(#[n(0)] Rattachement),
    /// An appointment is made.
    #[n(14)]
    RendezVous(#[n(0)] RendezVous),
    /// A document was issued (the narrative holds its bytes).
    #[n(19)]
    Document(#[n(0)] DocumentEmis),
    /// A step of a sitting of the departmental commission.
    #[n(45)]
    Commission(#[n(0)] EvenementCommission),
    /// A piece of the request is asked for or received.
    #[n(46)]
    Piece(#[n(0)] Piece),
    /// What is written with the person, and the association's opinion.
    #[n(47)]
    Projet(#[n(0)] Projet),
    /// A right is requested, granted, refused, or over.
    #[n(48)]
    DroitLie(#[n(0)] DroitLie),
    /// An attempt to have a document of civil status.
    #[n(49)]
    EtatCivil(#[n(0)] EtatCivil),
    /// A step before the police or a court.
    #[n(50)]
    Procedure(#[n(0)] Procedure),
    /// A request to take content down, or its answer.
    #[n(51)]
    RetraitContenu(#[n(0)] RetraitContenu),
    /// Worrying information or a report about a minor.
    #[n(52)]
    AlerteMineur(#[n(0)] AlerteMineur),
    /// An outing or an online session.
    #[n(20)]
    Sortie(#[n(0)] Sortie),
    /// A collective session.
    #[n(21)]
    Seance(#[n(0)] SeanceCollective),
    /// The association starts its journal.
    #[n(30)]
    AssociationCreee {
        /// Department of its seat.
        #[n(0)]
        departement: Departement,
        /// Its name.
        #[n(1)]
        nom: String,
    },
    /// A member joins.
    #[n(31)]
    MembreAjoute(#[n(0)] Membre),
    /// A member leaves: the keys she held are replaced.
    #[n(32)]
    MembreRetire {
        /// Who left.
        #[n(0)]
        membre: MembreId,
    },
    /// A member's passphrase changes, by her or with the recovery key.
    #[n(33)]
    PhraseChangee {
        /// Whose.
        #[n(0)]
        membre: MembreId,
    },
    /// The association is approved.
    #[n(34)]
    Agrement(#[n(0)] Agrement),
    /// A file was erased: its keys are destroyed. Anonymous counters are kept when the person had
    /// agreed to statistics.
    #[n(35)]
    Effacement(#[n(0)] CompteursAnonymes),
    /// Files were read (who: the act's author).
    #[n(36)]
    Lecture(#[n(0)] Lecture),
    /// Two people are separated, or no longer are.
    #[n(37)]
    Separation(#[n(0)] Separation),
    /// A file hidden by its team is opened for a stated reason.
    #[n(38)]
    BrisDeGlace(#[n(0)] BrisDeGlace),
    /// A team is created or renamed.
    #[n(39)]
    Equipe(#[n(0)] Equipe),
    /// A member is given another role.
    #[n(40)]
    RoleDonne {
        /// Whose.
        #[n(0)]
        membre: MembreId,
        /// Which.
        #[n(1)]
        role: Role,
    },
    /// A member's second factor is removed: she enrols another one at her next sign-in.
    #[n(41)]
    SecondFacteurRetire {
        /// Whose.
        #[n(0)]
        membre: MembreId,
    },
    /// Files leave the base in an encrypted file (who: the act's author).
    #[n(44)]
    Export {
        /// Codes of the columns.
        #[n(0)]
        colonnes: Vec<String>,
        /// How many files.
        #[n(1)]
        nombre: u32,
    },
    /// A member joins a team or leaves it.
    #[n(42)]
    MembreEquipe(#[n(0)] MembreEquipe),
    /// A broken glass was looked into (by whom: the act's author).
    #[n(43)]
    BrisVu {
        /// The act that broke it.
        #[n(0)]
        acte: ActeId,
    },
    /// An office is opened to the public, changes what it says, or closes.
    #[n(60)]
    Antenne(#[n(0)] Antenne),
    /// Posts, grants, the reference library: of the association itself.
    #[n(75)]
    Gestion(#[n(0)] Gestion),
    /// A half-day of reception.
    #[n(65)]
    Permanence(#[n(0)] Permanence),
    /// A session of outreach online, counted further than an outing.
    #[n(66)]
    SeanceEnLigne(#[n(0)] SeanceEnLigne),
    /// A version of a model of message.
    #[n(67)]
    ModeleMessage(#[n(0)] ModeleMessage),
    /// What an outing took down besides its counters.
    #[n(61)]
    Terrain(#[n(0)] Terrain),
    /// A person already followed was met in an outing.
    #[n(62)]
    Rencontre(#[n(0)] Rencontre),
}

/// A first contact.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Ouverture {
    /// How the person came.
    #[n(0)]
    pub voie: Option<VoieContact>,
    /// Row of the spreadsheet this file came from.
    #[n(1)]
    pub origine: Option<Origine>,
    /// How the day of the act was set, when it is not the first contact's.
    #[n(2)]
    pub datation: Option<Datation>,
}

/// How the day of a first contact was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Datation {
    /// It is not known: the act bears the first day known of her, and counts her as new in no year.
    #[n(0)]
    Supposee,
}

/// Where an imported act comes from: a source and the row's number in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Origine {
    /// Name of the source, chosen at import.
    #[n(0)]
    pub source: String,
    /// The row's own number (its N° column), as text.
    #[n(1)]
    pub numero: String,
}

/// How a person came to the association.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum VoieContact {
    /// Met outside, in an outing.
    #[n(0)]
    Rue,
    /// Online: site, social network, digital outing.
    #[n(1)]
    EnLigne,
    /// Text message or telephone.
    #[n(2)]
    Telephone,
    /// Came to the reception.
    #[n(3)]
    Accueil,
    /// Sent by a partner: association, social service, hospital.
    #[n(4)]
    Partenaire,
    /// Police, gendarmerie or justice.
    #[n(5)]
    Police,
    /// 115 or an emergency shelter.
    #[n(6)]
    Urgence115,
    /// Word of mouth.
    #[n(7)]
    Entourage,
    /// Another way.
    #[n(8)]
    Autre,
}

codes!(VoieContact {
    Rue = "rue",
    EnLigne = "en-ligne",
    Telephone = "telephone",
    Accueil = "accueil",
    Partenaire = "partenaire",
    Police = "police",
    Urgence115 = "115",
    Entourage = "entourage",
    Autre = "autre",
});

/// Area of support.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Domaine {
    /// Housing.
    #[n(0)]
    Logement,
    /// Health.
    #[n(1)]
    Sante,
    /// Rights and papers.
    #[n(2)]
    Droits,
    /// Work and training.
    #[n(3)]
    Emploi,
    /// French.
    #[n(4)]
    Francais,
    /// Justice.
    #[n(5)]
    Justice,
    /// Parenting.
    #[n(6)]
    Parentalite,
    /// Self-esteem.
    #[n(7)]
    EstimeDeSoi,
    /// Money.
    #[n(8)]
    Budget,
}

codes!(Domaine {
    Logement = "logement",
    Sante = "sante",
    Droits = "droits",
    Emploi = "emploi",
    Francais = "francais",
    Justice = "justice",
    Parentalite = "parentalite",
    EstimeDeSoi = "estime-de-soi",
    Budget = "budget",
});

/// Support given to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Accompagnement {
    /// In which area.
    #[n(0)]
    pub domaine: Domaine,
    /// Time spent, in minutes, when noted.
    #[n(1)]
    pub duree_minutes: Option<u16>,
}

/// An earlier act was wrong: what replaces it.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Correction {
    /// The act that was wrong. It must be in the same stream.
    #[n(0)]
    pub acte: ActeId,
    /// What replaces it. `None`: it did not happen.
    #[n(1)]
    pub remplacement: Option<Remplacement>,
}

/// What replaces an act.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Remplacement {
    /// The day it really happened.
    #[n(0)]
    pub survenu_le: Jour,
    /// What really happened. Never itself a correction.
    #[n(1)]
    pub fait: Box<Fait>,
}

/// Why a file is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum MotifCloture {
    /// Support has reached its end.
    #[n(0)]
    FinAccompagnement,
    /// Handed to another structure.
    #[n(1)]
    Orientation,
    /// Moved away.
    #[n(2)]
    Depart,
    /// Lost sight of.
    #[n(3)]
    PerdueDeVue,
    /// At her request.
    #[n(4)]
    Demande,
    /// Death.
    #[n(5)]
    Deces,
    /// Opened by mistake.
    #[n(6)]
    Erreur,
}

codes!(MotifCloture {
    FinAccompagnement = "fin-accompagnement",
    Orientation = "orientation",
    Depart = "depart",
    PerdueDeVue = "perdue-de-vue",
    Demande = "demande",
    Deces = "deces",
    Erreur = "erreur",
});

/// What was read, and for what.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Lecture {
    /// Operation: `montrer`, `chercher`, `exporter`…
    #[n(0)]
    pub operation: String,
    /// Number of files shown.
    #[n(1)]
    pub nombre: u32,
    /// Which. Empty, with a number, in the acts of before, which kept the ids of short lists only.
    #[n(2)]
    pub dossiers: Vec<DossierId>,
    /// The act that broke the glass they were read through, when it was needed.
    #[n(3)]
    pub bris: Option<ActeId>,
}

impl Fait {
    /// Whether this fact belongs in the journal of a person.
    pub fn est_de_dossier(&self) -> bool {
        match self {
            Self::Ouverture(_)
            | Self::Identite
            | Self::Observation(_)
            | Self::SouhaitSortie(_)
            | Self::Accompagnement(_)
            | Self::Psp(_)
            | Self::Canal(_)
            | Self::Consentement(_)
            | Self::Correction(_)
            | Self::Cloture(_)
            | Self::Reouverture
            | Self::Note
            | Self::Suivi(_)
            | Self::Rattachement(_)
            | Self::RendezVous(_)
            | Self::Document(_)
            | Self::Piece(_)
            | Self::Projet(_)
            | Self::DroitLie(_)
            | Self::EtatCivil(_)
            | Self::Procedure(_)
            | Self::RetraitContenu(_)
            | Self::AlerteMineur(_)
            | Self::Rencontre(_) => true,
            Self::Sortie(_)
            | Self::Terrain(_)
            | Self::Seance(_)
            | Self::Permanence(_)
            | Self::SeanceEnLigne(_)
            | Self::ModeleMessage(_)
            | Self::Commission(_)
            | Self::AssociationCreee { .. }
            | Self::MembreAjoute(_)
            | Self::MembreRetire { .. }
            | Self::PhraseChangee { .. }
            | Self::Agrement(_)
            | Self::Effacement(_)
            | Self::Lecture(_)
            | Self::RoleDonne { .. }
            | Self::SecondFacteurRetire { .. }
            | Self::Export { .. }
            | Self::Separation(_)
            | Self::BrisDeGlace(_)
            | Self::Equipe(_)
            | Self::MembreEquipe(_)
            | Self::Antenne(_)
            | Self::Gestion(_)
            | Self::BrisVu { .. } => false,
        }
    }
}
