//! A document that left: which, to what kind of recipient, and the hash of its bytes.

use std::fmt;

use minicbor::{Decode, Encode};

use crate::Compartiment;
use crate::code::codes;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum GenreDocument {
    /// Request to enter the pathway.
    #[n(0)]
    DemandePsp,
    /// Request to renew a period.
    #[n(1)]
    RenouvellementPsp,
    /// Actions and commitments, in French and in the person's language (CASF R.121-12-12).
    #[n(2)]
    Engagements,
    /// Agenda of a sitting.
    #[n(3)]
    OrdreDuJour,
    /// Minutes of a sitting.
    #[n(4)]
    ProcesVerbal,
    /// An opinion on one request.
    #[n(5)]
    Avis,
    /// Register of notified decisions.
    #[n(6)]
    RegistreNotifications,
    /// Appeal to the prefect himself, as a draft.
    #[n(7)]
    RecoursGracieux,
    /// Request to the administrative court, as a draft.
    #[n(8)]
    Requete,
    /// Worrying information about a minor, to the department.
    #[n(9)]
    InformationPreoccupante,
    /// Report about a minor, to the prosecutor.
    #[n(10)]
    Signalement,
    /// Certificate.
    #[n(11)]
    Attestation,
    /// Activity of the association over a period.
    #[n(12)]
    BilanActivite,
    /// What was done to have documents of civil status.
    #[n(13)]
    DemarchesEtatCivil,
}

codes!(GenreDocument {
    DemandePsp = "demande-psp",
    RenouvellementPsp = "renouvellement-psp",
    Engagements = "engagements",
    OrdreDuJour = "ordre-du-jour",
    ProcesVerbal = "proces-verbal",
    Avis = "avis",
    RegistreNotifications = "registre-notifications",
    RecoursGracieux = "recours-gracieux",
    Requete = "requete",
    InformationPreoccupante = "information-preoccupante",
    Signalement = "signalement",
    Attestation = "attestation",
    BilanActivite = "bilan-activite",
    DemarchesEtatCivil = "demarches-etat-civil",
});

impl GenreDocument {
    /// The compartment a document of this kind is kept in, at the least: a field it holds may ask
    /// for a narrower one.
    pub fn compartiment(self) -> Compartiment {
        match self {
            Self::DemandePsp
            | Self::RenouvellementPsp
            | Self::Engagements
            | Self::OrdreDuJour
            | Self::ProcesVerbal
            | Self::RegistreNotifications
            | Self::Attestation
            | Self::BilanActivite
            | Self::DemarchesEtatCivil => Compartiment::Social,
            Self::Avis | Self::RecoursGracieux | Self::Requete => Compartiment::Justice,
            Self::InformationPreoccupante | Self::Signalement => Compartiment::Mineurs,
        }
    }
}

/// To what kind of recipient a document is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Destinataire {
    /// The prefecture.
    #[n(0)]
    Prefecture,
    /// The departmental commission.
    #[n(1)]
    Commission,
    /// The administrative court.
    #[n(2)]
    Tribunal,
    /// The department's child-protection unit (CRIP).
    #[n(3)]
    Departement,
    /// The prosecutor.
    #[n(4)]
    Procureur,
    /// The person herself.
    #[n(5)]
    Personne,
    /// Her lawyer.
    #[n(6)]
    Avocat,
    /// Another body: family allowances, health insurance, landlord, employer.
    #[n(7)]
    Organisme,
    /// Kept by the association.
    #[n(8)]
    Association,
}

codes!(Destinataire {
    Prefecture = "prefecture",
    Commission = "commission",
    Tribunal = "tribunal",
    Departement = "departement",
    Procureur = "procureur",
    Personne = "personne",
    Avocat = "avocat",
    Organisme = "organisme",
    Association = "association",
});

/// The form of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum FormeDocument {
    /// Tagged PDF.
    #[n(0)]
    Pdf,
    /// A text that can be edited (OpenDocument).
    #[n(1)]
    Odt,
}

codes!(FormeDocument {
    Pdf = "pdf",
    Odt = "odt",
});

/// A document was issued. Its bytes are the act's narrative.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct DocumentEmis {
    /// Which.
    #[n(0)]
    pub genre: GenreDocument,
    /// To what kind of recipient.
    #[n(1)]
    pub destinataire: Destinataire,
    /// In what form.
    #[n(2)]
    pub forme: FormeDocument,
    /// BLAKE3 of its bytes.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub empreinte: [u8; 32],
}

/// A document as it left, sealed with the act that says so.
///
/// Has no `Display`, and its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct DocumentScelle {
    /// Whose key seals it.
    #[n(0)]
    pub compartiment: Compartiment,
    /// Codes of the fields it was given.
    #[n(1)]
    pub champs: Vec<String>,
    /// Its bytes.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub octets: Vec<u8>,
}

impl fmt::Debug for DocumentScelle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DocumentScelle(…)")
    }
}
