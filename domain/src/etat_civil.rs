//! Civil status: what was tried, as a prefecture must be shown it.

use minicbor::{Decode, Encode};

use crate::Jour;
use crate::code::codes;

/// One attempt to have a document of civil status, or what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct EtatCivil {
    /// Which document.
    #[n(0)]
    pub document: DocumentEtatCivil,
    /// What was done, or came.
    #[n(1)]
    pub suite: SuiteEtatCivil,
    /// The day of the appointment, when one was made.
    #[n(2)]
    pub rendez_vous_le: Option<Jour>,
    /// What it cost, in cents.
    #[n(3)]
    pub frais_centimes: Option<u64>,
}

/// Which document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum DocumentEtatCivil {
    /// A birth certificate.
    #[n(0)]
    ActeNaissance,
    /// A passport.
    #[n(1)]
    Passeport,
    /// A consular card.
    #[n(2)]
    CarteConsulaire,
    /// The legalisation of a document.
    #[n(3)]
    Legalisation,
}

codes!(DocumentEtatCivil {
    ActeNaissance = "acte-naissance",
    Passeport = "passeport",
    CarteConsulaire = "carte-consulaire",
    Legalisation = "legalisation",
});

/// What was done, or came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum SuiteEtatCivil {
    /// A call, a letter, a visit.
    #[n(0)]
    Tentative,
    /// An appointment is made.
    #[n(1)]
    RendezVous,
    /// A proof of the attempts is kept.
    #[n(2)]
    Preuve,
    /// It was given.
    #[n(3)]
    Obtenu,
    /// It was refused.
    #[n(4)]
    Refuse,
    /// No answer came.
    #[n(5)]
    SansReponse,
}

codes!(SuiteEtatCivil {
    Tentative = "tentative",
    RendezVous = "rendez-vous",
    Preuve = "preuve",
    Obtenu = "obtenu",
    Refuse = "refuse",
    SansReponse = "sans-reponse",
});
