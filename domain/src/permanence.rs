//! A half-day of reception: visits counted, nobody named.

use minicbor::{Decode, Encode};

use crate::code::codes;

/// A half-day, an evening or a day of reception, in anonymous counters.
///
/// Visits are not people: who comes twice counts twice. How many people they make is estimated
/// elsewhere, and said to be an estimate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Permanence {
    /// When in the day.
    #[n(0)]
    pub moment: MomentAccueil,
    /// Visits.
    #[n(1)]
    pub visites: u32,
    /// Of which, visits of somebody recognised as having come already since 1 January. `None`: it
    /// was not counted.
    #[n(2)]
    pub reconnues: Option<u32>,
    /// Of which, visits of somebody who had never come before, any year. `None`: not counted.
    #[n(3)]
    pub premieres: Option<u32>,
    /// What was given, by kind.
    #[n(4)]
    pub services: Vec<ServiceRendu>,
    /// What was done together, by kind.
    #[n(5)]
    pub activites: Vec<ActiviteAccueil>,
}

/// When in the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum MomentAccueil {
    /// In the morning.
    #[default]
    #[n(0)]
    Matin,
    /// In the afternoon.
    #[n(1)]
    ApresMidi,
    /// In the evening or at night.
    #[n(2)]
    Soiree,
    /// The whole day.
    #[n(3)]
    Journee,
}

codes!(MomentAccueil {
    Matin = "matin",
    ApresMidi = "apres-midi",
    Soiree = "soiree",
    Journee = "journee",
});

/// How many times a service was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ServiceRendu {
    /// Which.
    #[n(0)]
    pub genre: ServiceAccueil,
    /// How many times.
    #[n(1)]
    pub nombre: u32,
}

/// A service of the reception.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum ServiceAccueil {
    /// Being heard.
    #[n(0)]
    Ecoute,
    /// A meal or a hot drink.
    #[n(1)]
    Repas,
    /// A shower, hygiene products.
    #[n(2)]
    Hygiene,
    /// Clothes, laundry.
    #[n(3)]
    Vetements,
    /// Prevention material.
    #[n(4)]
    Prevention,
    /// Mail, an address for letters.
    #[n(5)]
    Courrier,
    /// Rights explained, a form filled in.
    #[n(6)]
    Droits,
    /// Health: a nurse, a doctor, a test.
    #[n(7)]
    Soins,
    /// Sent on to another service.
    #[n(8)]
    Orientation,
    /// A place to rest.
    #[n(9)]
    Repos,
    /// Another.
    #[n(10)]
    Autre,
}

codes!(ServiceAccueil {
    Ecoute = "ecoute",
    Repas = "repas",
    Hygiene = "hygiene",
    Vetements = "vetements",
    Prevention = "prevention",
    Courrier = "courrier",
    Droits = "droits",
    Soins = "soins",
    Orientation = "orientation",
    Repos = "repos",
    Autre = "autre",
});

/// How many took part in what was done together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ActiviteAccueil {
    /// What.
    #[n(0)]
    pub genre: GenreActivite,
    /// How many took part.
    #[n(1)]
    pub participations: u32,
}

/// What is done together at the reception.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum GenreActivite {
    /// Art therapy.
    #[n(0)]
    ArtTherapie,
    /// Relaxation.
    #[n(1)]
    Relaxation,
    /// Sport.
    #[n(2)]
    Sport,
    /// Time shared: cooking, a game, a film.
    #[n(3)]
    TempsPartage,
    /// Another.
    #[n(4)]
    Autre,
}

codes!(GenreActivite {
    ArtTherapie = "art-therapie",
    Relaxation = "relaxation",
    Sport = "sport",
    TempsPartage = "temps-partage",
    Autre = "autre",
});
