//! Work done before or beside any file: outings, online sessions, collective sessions.

use minicbor::{Decode, Encode};

use crate::code::codes;
use crate::detail_seance::DetailSeance;
use crate::fait::Origine;

/// An outing, in the street or online. Work done, never a list of people or profiles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Sortie {
    /// Where.
    #[n(0)]
    pub milieu: Milieu,
    /// How long, in minutes.
    #[n(1)]
    pub duree_minutes: Option<u32>,
    /// Members who took part.
    #[n(2)]
    pub equipe: Option<u32>,
    /// People met.
    #[n(3)]
    pub rencontrees: Option<u32>,
    /// Of whom never met before.
    #[n(4)]
    pub nouvelles: Option<u32>,
    /// Of whom sent on to the reception.
    #[n(5)]
    pub orientees: Option<u32>,
    /// Messages sent.
    #[n(6)]
    pub messages: Option<u32>,
    /// Replies received.
    #[n(7)]
    pub reponses: Option<u32>,
    /// Row of the spreadsheet it came from.
    #[n(8)]
    pub origine: Option<Origine>,
}

/// Where an outing goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Milieu {
    /// Outside: street, woods, road.
    #[default]
    #[n(0)]
    Exterieur,
    /// Online: messages, sites, social networks.
    #[n(1)]
    Numerique,
    /// Indoors: bars, hotels, flats.
    #[n(2)]
    Interieur,
}

codes!(Milieu {
    Exterieur = "exterieur",
    Numerique = "numerique",
    Interieur = "interieur",
});

/// A session with a group. Nobody's name is kept.
///
/// Its detail is aside, so that a fact stays small.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct SeanceCollective {
    /// Of what kind.
    #[n(0)]
    pub genre: GenreSeance,
    /// How long, in minutes.
    #[n(1)]
    pub duree_minutes: Option<u32>,
    /// People attending.
    #[n(2)]
    pub participants: Option<u32>,
    /// What is told beyond that, by kind.
    #[n(3)]
    pub detail: Option<Box<DetailSeance>>,
}

/// Kind of collective session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum GenreSeance {
    /// Workshop with people accompanied.
    #[n(0)]
    Atelier,
    /// Prevention in a school.
    #[n(1)]
    PreventionScolaire,
    /// Prevention with another public.
    #[n(2)]
    PreventionCiblee,
    /// Training of professionals.
    #[n(3)]
    Formation,
    /// Awareness course for buyers (SLAAS): counted, nobody named.
    #[n(4)]
    Stage,
}

codes!(GenreSeance {
    Atelier = "atelier",
    PreventionScolaire = "prevention-scolaire",
    PreventionCiblee = "prevention-ciblee",
    Formation = "formation",
    Stage = "stage",
});
