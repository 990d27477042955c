//! Offices an association opens to the public: what its directory says of each. Nobody's name.

use minicbor::{Decode, Encode};

use crate::{AntenneId, Departement};

/// An office is opened to the public, changes what it says, or closes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Antenne {
    /// Which.
    #[n(0)]
    pub antenne: AntenneId,
    /// `None`: it is shown no longer. Aside, so that a fact stays small.
    #[n(1)]
    pub accueil: Option<Box<AccueilPublic>>,
}

/// What the public is told of an office. Codes are those of the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct AccueilPublic {
    /// Its name: of a place or a service, never of a person.
    #[n(0)]
    pub nom: String,
    /// What it offers, in a sentence or two.
    #[n(1)]
    pub description: String,
    /// Its telephone number.
    #[n(2)]
    pub telephone: Option<String>,
    /// Its address for messages.
    #[n(3)]
    pub courriel: Option<String>,
    /// Street and number; absent where the place is kept secret.
    #[n(4)]
    pub adresse: Option<String>,
    /// Postal code.
    #[n(5)]
    pub code_postal: Option<String>,
    /// Town.
    #[n(6)]
    pub commune: Option<String>,
    /// Opening hours, in OpenStreetMap's notation.
    #[n(7)]
    pub horaires: Option<String>,
    /// Whom it is for, by department; empty: wherever it stands.
    #[n(8)]
    pub departements: Vec<Departement>,
    /// Languages spoken (BCP 47).
    #[n(9)]
    pub langues: Vec<String>,
    /// Codes of the needs it answers.
    #[n(10)]
    pub besoins: Vec<String>,
    /// Codes of what will be asked.
    #[n(11)]
    pub demandees: Vec<String>,
    /// Codes of what need not be given.
    #[n(12)]
    pub inutiles: Vec<String>,
}
