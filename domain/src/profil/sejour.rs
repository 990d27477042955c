//! Residence: what a rule of law needs to know of it.

use minicbor::{Decode, Encode};

use crate::Jour;
use crate::code::codes;

/// Administrative situation, as the field writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum SituationAdministrative {
    /// French.
    #[n(0)]
    Francaise,
    /// Citizen of the EU, the EEA or Switzerland.
    #[n(1)]
    CitoyenneUe,
    /// No document.
    #[n(2)]
    SansTitre,
    /// Asylum requested, pending.
    #[n(3)]
    DemandeAsile,
    /// Asylum requested, pending, and receiving the allowance (ADA).
    #[n(4)]
    DemandeAsileAda,
    /// Asylum request another State must examine.
    #[n(5)]
    Dublin,
    /// Asylum refused for good.
    #[n(6)]
    Deboutee,
    /// Refugee or under subsidiary protection.
    #[n(7)]
    Protegee,
    /// A receipt (`recepisse`), first request or not said.
    #[n(8)]
    Recepisse,
    /// A receipt of a renewal.
    #[n(9)]
    RecepisseRenouvellement,
    /// Provisional residence permit (APS), not said which.
    #[n(10)]
    Aps,
    /// APS of the exit pathway (CESEDA L.425-4).
    #[n(11)]
    ApsPsp,
    /// Residence card of a year or several.
    #[n(12)]
    CarteSejour,
    /// Ten-year resident card.
    #[n(13)]
    CarteResident,
    /// Visa.
    #[n(14)]
    Visa,
    /// Another document.
    #[n(15)]
    Autre,
}

codes!(SituationAdministrative {
    Francaise = "francaise",
    CitoyenneUe = "ue",
    SansTitre = "sans-titre",
    DemandeAsile = "demande-asile",
    DemandeAsileAda = "demande-asile-ada",
    Dublin = "dublin",
    Deboutee = "deboutee",
    Protegee = "protegee",
    Recepisse = "recepisse",
    RecepisseRenouvellement = "recepisse-renouvellement",
    Aps = "aps",
    ApsPsp = "aps-psp",
    CarteSejour = "carte-sejour",
    CarteResident = "carte-resident",
    Visa = "visa",
    Autre = "autre",
});

/// In what frame an obligation to leave the territory was notified: it sets the time to appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum CadreOqtf {
    /// Free.
    #[n(0)]
    Libre,
    /// Under house arrest.
    #[n(1)]
    Assignation,
    /// In retention.
    #[n(2)]
    Retention,
    /// In prison.
    #[n(3)]
    Detenue,
}

codes!(CadreOqtf {
    Libre = "libre",
    Assignation = "assignation",
    Retention = "retention",
    Detenue = "detenue",
});

/// An obligation to leave the French territory (OQTF).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Oqtf {
    /// None.
    #[n(0)]
    Aucune,
    /// One, with what is known of it.
    #[n(1)]
    Visee {
        /// Day it was notified.
        #[n(0)]
        notifiee_le: Option<Jour>,
        /// Frame it was notified in.
        #[n(1)]
        cadre: Option<CadreOqtf>,
    },
}
