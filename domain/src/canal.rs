//! How to reach a person without putting her in danger.

use minicbor::{Decode, Encode};

use crate::code::codes;

/// A way to reach a person without putting her in danger. No message content is ever kept.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Canal {
    /// By what means.
    #[n(0)]
    pub moyen: MoyenContact,
    /// Whether it may be used at all.
    #[n(1)]
    pub prudence: Prudence,
    /// When it is safe, as she says it ("le soir").
    #[n(2)]
    pub quand: Option<String>,
    /// In which language.
    #[n(3)]
    pub langue: Option<String>,
    /// What must never be mentioned, as she says it.
    #[n(4)]
    pub ne_jamais_evoquer: Option<String>,
}

/// By what means a person is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum MoyenContact {
    /// Call.
    #[n(0)]
    Appel,
    /// Text message.
    #[n(1)]
    Sms,
    /// A messaging application.
    #[n(2)]
    Messagerie,
    /// E-mail.
    #[n(3)]
    Courriel,
    /// Letter.
    #[n(4)]
    Courrier,
    /// Through a third party.
    #[n(5)]
    Tiers,
}

codes!(MoyenContact {
    Appel = "appel",
    Sms = "sms",
    Messagerie = "messagerie",
    Courriel = "courriel",
    Courrier = "courrier",
    Tiers = "tiers",
});

/// Whether a channel may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Prudence {
    /// Safe.
    #[n(0)]
    Libre,
    /// Only at some hours, or leaving no message.
    #[n(1)]
    SousConditions,
    /// Never: it would put her in danger.
    #[n(2)]
    Interdit,
}

codes!(Prudence {
    Libre = "libre",
    SousConditions = "sous-conditions",
    Interdit = "interdit",
});
