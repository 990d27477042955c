//! One row of the file, read into the domain's types.
//!
//! For every attribute: `None` is an empty cell, `Some(Inconnue)` a cell that says "unknown" or
//! that was not understood.

use std::fmt;

use domain::activite::Milieu;
use domain::fait::{Canal, MotifCloture, VoieContact};
use domain::profil::{
    Cadre, Genre, Hebergement, Naissance, Oqtf, Plainte, SituationAdministrative,
    SituationConjugale,
};
use domain::psp::{IssueParcours, Motif};
use domain::recit::Identite;
use domain::{Departement, Jour, Pays, Valeur};

use crate::Repere;

/// Something that happened, as loosely as a spreadsheet says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Survenue {
    /// On that day.
    Le(Jour),
    /// It did, on a day that is not said ("OUI", "x").
    SansDate,
    /// It did not ("non").
    Non,
    /// The cell says "unknown", or was not understood.
    Inconnue,
}

impl Survenue {
    /// The day, when it is said.
    pub fn jour(self) -> Option<Jour> {
        match self {
            Self::Le(jour) => Some(jour),
            Self::SansDate | Self::Non | Self::Inconnue => None,
        }
    }

    /// Whether the cell says that it happened, dated or not.
    pub fn a_eu_lieu(self) -> bool {
        matches!(self, Self::Le(_) | Self::SansDate)
    }
}

/// What the decision column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionLue {
    /// Granted.
    Accord,
    /// Refused.
    Refus,
    /// Postponed to another sitting.
    Ajournee,
    /// Awaited.
    EnAttente,
    /// The person withdrew her request.
    Retiree,
    /// The cell says "unknown", or was not understood.
    Inconnue,
}

/// What the AFIS column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfisLue {
    /// She receives it, or did.
    Oui,
    /// She does not: not asked, or not said why.
    Non,
    /// Asked, the answer is awaited.
    EnCours,
    /// Refused.
    Refusee,
    /// The cell says "unknown", or was not understood.
    Inconnue,
}

/// A date that may lie ahead: an expiry, an appointment.
#[derive(Clone, PartialEq, Eq)]
pub struct Echeance {
    /// Header of its column.
    pub etiquette: String,
    /// The day.
    pub le: Jour,
}

impl fmt::Debug for Echeance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Echeance({}, …)", self.etiquette)
    }
}

/// Free text of a row, under the header it stood in. To be sealed. Its `Debug` hides the text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// Header of its column.
    pub etiquette: String,
    /// The text, as written.
    pub texte: String,
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Note({}, …)", self.etiquette)
    }
}

/// A row that describes a person. Its `Debug` shows where it stands and nothing else.
#[derive(Clone, PartialEq)]
pub struct LignePersonne {
    /// Where it stands.
    pub repere: Repere,
    /// How she is named and reached.
    pub identite: Identite,
    /// Birth.
    pub naissance: Option<Valeur<Naissance>>,
    /// Gender.
    pub genre: Option<Valeur<Genre>>,
    /// Nationality. Of two: French, else of the European Union, else the first one written.
    pub nationalite: Option<Valeur<Pays>>,
    /// First contact.
    pub premier_contact: Option<Valeur<Jour>>,
    /// How she came.
    pub voie: Option<Valeur<VoieContact>>,
    /// Administrative situation.
    pub sejour: Option<Valeur<SituationAdministrative>>,
    /// Obligation to leave the territory.
    pub oqtf: Option<Valeur<Oqtf>>,
    /// Dependent children in France.
    pub enfants_en_france: Option<Valeur<u8>>,
    /// Children who stayed abroad.
    pub enfants_au_pays: Option<Valeur<u8>>,
    /// Who follows her, as written.
    pub referente: Option<Valeur<String>>,
    /// Where she sleeps.
    pub hebergement: Option<Valeur<Hebergement>>,
    /// Department she lives in.
    pub departement: Option<Valeur<Departement>>,
    /// Marital situation.
    pub situation_conjugale: Option<Valeur<SituationConjugale>>,
    /// Language she speaks best, as written.
    pub langue: Option<Valeur<String>>,
    /// Complaint.
    pub plainte: Option<Valeur<Plainte>>,
    /// Where prostitution takes place.
    pub cadre: Option<Valeur<Cadre>>,
    /// Her wish to leave prostitution.
    pub souhait_sortie: Option<Survenue>,
    /// The request to enter the pathway.
    pub demande_psp: Option<Survenue>,
    /// The sitting of the commission.
    pub commission: Option<Survenue>,
    /// The decision.
    pub decision: Option<DecisionLue>,
    /// Day of the decision.
    pub decidee_le: Option<Valeur<Jour>>,
    /// Day it was notified.
    pub notifiee_le: Option<Valeur<Jour>>,
    /// Grounds of the refusal, coded, in the order written. The words are in `motifs_texte`.
    pub motifs: Vec<Motif>,
    /// Grounds of the refusal, word for word.
    pub motifs_texte: Option<String>,
    /// Renewals of the pathway, in the order of the calendar.
    pub renouvellements: Vec<Jour>,
    /// End of the pathway.
    pub fin_psp: Option<Survenue>,
    /// What it led to.
    pub issue: Option<Valeur<IssueParcours>>,
    /// The allowance.
    pub afis: Option<AfisLue>,
    /// First day of the allowance.
    pub afis_debut: Option<Valeur<Jour>>,
    /// Last day of the allowance; may lie ahead.
    pub afis_fin: Option<Valeur<Jour>>,
    /// The pathway's residence permit: the day, or whether she has it.
    pub aps: Option<Survenue>,
    /// First day of the permit.
    pub aps_debut: Option<Valeur<Jour>>,
    /// Last day of the permit; may lie ahead.
    pub aps_fin: Option<Valeur<Jour>>,
    /// Closing of the file.
    pub cloture: Option<Survenue>,
    /// Why it was closed.
    pub motif_cloture: Option<Valeur<MotifCloture>>,
    /// Other dates that may lie ahead: next appointment, planned end.
    pub echeances: Vec<Echeance>,
    /// Safe-contact rules proposed from the notes; the note itself is always in `notes`.
    pub canaux: Vec<Canal>,
    /// Free text: notes, columns of no known role, cells that were not understood.
    pub notes: Vec<Note>,
}

impl LignePersonne {
    /// A row on which nothing is read yet.
    pub(crate) fn vide(repere: Repere) -> Self {
        Self {
            repere,
            identite: Identite::default(),
            naissance: None,
            genre: None,
            nationalite: None,
            premier_contact: None,
            voie: None,
            sejour: None,
            oqtf: None,
            enfants_en_france: None,
            enfants_au_pays: None,
            referente: None,
            hebergement: None,
            departement: None,
            situation_conjugale: None,
            langue: None,
            plainte: None,
            cadre: None,
            souhait_sortie: None,
            demande_psp: None,
            commission: None,
            decision: None,
            decidee_le: None,
            notifiee_le: None,
            motifs: Vec::new(),
            motifs_texte: None,
            renouvellements: Vec::new(),
            fin_psp: None,
            issue: None,
            afis: None,
            afis_debut: None,
            afis_fin: None,
            aps: None,
            aps_debut: None,
            aps_fin: None,
            cloture: None,
            motif_cloture: None,
            echeances: Vec::new(),
            canaux: Vec::new(),
            notes: Vec::new(),
        }
    }
}

impl fmt::Debug for LignePersonne {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LignePersonne({:?}, …)", self.repere)
    }
}

/// A row that describes an outing. Its `Debug` shows where it stands and nothing else.
#[derive(Clone, PartialEq, Eq)]
pub struct LigneSortie {
    /// Where it stands.
    pub repere: Repere,
    /// The day. A row without one is rejected.
    pub le: Jour,
    /// Where it went: from its type, else what was counted (messages and nobody met), else its
    /// place, else the name of the sheet. An unrecognised type is listed and counted as outside.
    pub milieu: Milieu,
    /// Place, as written.
    pub lieu: Option<String>,
    /// How long, in minutes.
    pub duree_minutes: Option<u32>,
    /// Members who took part.
    pub equipe: Option<u32>,
    /// People met.
    pub rencontrees: Option<u32>,
    /// Of whom never met before.
    pub nouvelles: Option<u32>,
    /// Of whom sent on to the reception.
    pub orientees: Option<u32>,
    /// Messages sent.
    pub messages: Option<u32>,
    /// Replies received.
    pub reponses: Option<u32>,
    /// Free text: notes, columns of no known role, cells that were not understood.
    pub notes: Vec<Note>,
}

impl fmt::Debug for LigneSortie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LigneSortie({:?}, …)", self.repere)
    }
}
