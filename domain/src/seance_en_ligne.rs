//! Outreach online: sessions counted, and the models of messages that are sent.
//!
//! No profile, number or address is kept anywhere: a session is made of counters alone, and the
//! words of a model are a [`TexteSansContact`].

use minicbor::{Decode, Encode};

use crate::ActiviteId;
use crate::code::codes;
use crate::texte_sans_contact::TexteSansContact;

/// A session of outreach online.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct SeanceEnLigne {
    /// On what kind of site.
    #[n(0)]
    pub support: SupportEnLigne,
    /// How long, in minutes.
    #[n(1)]
    pub duree_minutes: Option<u32>,
    /// Members who took part.
    #[n(2)]
    pub equipe: Option<u32>,
    /// Messages sent: one a profile, the first one.
    #[n(3)]
    pub messages: u32,
    /// Of which were answered.
    #[n(4)]
    pub reponses: u32,
    /// Conversations that went on beyond an answer.
    #[n(5)]
    pub conversations: Option<u32>,
    /// Meetings that followed.
    #[n(6)]
    pub rencontres: Option<u32>,
    /// Of the messages sent, those written from a model.
    #[n(7)]
    pub envois: Vec<Envoi>,
}

/// Messages written from one version of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Envoi {
    /// Which model: the activity that holds its versions.
    #[n(0)]
    pub modele: ActiviteId,
    /// Which version of it, from 1.
    #[n(1)]
    pub version: u16,
    /// Messages sent.
    #[n(2)]
    pub messages: u32,
    /// Of which were answered.
    #[n(3)]
    pub reponses: u32,
}

/// Kind of site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum SupportEnLigne {
    /// A site of escort advertisements.
    #[default]
    #[n(0)]
    Annonces,
    /// Classified advertisements.
    #[n(1)]
    PetitesAnnonces,
    /// A social network.
    #[n(2)]
    ReseauSocial,
    /// A chat or a forum.
    #[n(3)]
    Forum,
    /// Text messages.
    #[n(4)]
    Sms,
    /// Another.
    #[n(5)]
    Autre,
}

codes!(SupportEnLigne {
    Annonces = "annonces",
    PetitesAnnonces = "petites-annonces",
    ReseauSocial = "reseau-social",
    Forum = "forum",
    Sms = "sms",
    Autre = "autre",
});

/// One version of a model of message. Its versions follow one another in a stream of their own.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ModeleMessage {
    /// What the model is called.
    #[n(0)]
    pub nom: TexteSansContact,
    /// From 1, one more each time.
    #[n(1)]
    pub version: u16,
    /// The words; `None`: it serves no longer.
    #[n(2)]
    pub texte: Option<TexteSansContact>,
}
