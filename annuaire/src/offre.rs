//! What an institution offers: the format calls it a service.

use domain::Departement;

use crate::besoin::Besoin;
use crate::horaires::Horaires;

/// Whom an offer is for, by place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Zone {
    /// The whole country.
    France,
    /// These departments.
    Departements(Vec<Departement>),
    /// Not said: the department where it stands.
    NonDite,
}

macro_rules! codes {
    ($(#[$doc:meta])* $nom:ident { $( $variante:ident $code:literal; )+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $nom { $( #[doc = concat!("`", $code, "`")] $variante ),+ }

        impl $nom {
            /// Every code, in the order of the pages.
            pub const TOUS: &[Self] = &[ $( Self::$variante ),+ ];

            /// Its code.
            pub fn code(self) -> &'static str {
                match self { $( Self::$variante => $code ),+ }
            }

            /// What a code stands for.
            pub fn depuis_code(code: &str) -> Option<Self> {
                match code { $( $code => Some(Self::$variante), )+ _ => None }
            }
        }
    };
}

codes! {
    /// What will be asked there.
    Demandee {
        Prenom "prenom";
        Ville "ville";
        Besoin "besoin";
        Identite "identite";
        RendezVous "rendez-vous";
    }
}

codes! {
    /// What need not be given there.
    Inutile {
        Nom "nom";
        Papiers "papiers";
        Adresse "adresse";
        Plainte "plainte";
    }
}

/// What an institution offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Offre {
    /// Its id in its source.
    pub id: String,
    /// The structure that offers it.
    pub structure: String,
    /// Its name.
    pub nom: String,
    /// What it is, in French.
    pub description: String,
    /// Themes of data·inclusion.
    pub themes: Vec<String>,
    /// Needs its office says it answers, besides what themes tell.
    pub besoins_dits: Vec<Besoin>,
    /// Free or not, when known.
    pub gratuit: Option<bool>,
    /// Whom it is for, by place.
    pub zone: Zone,
    /// Its own telephone number, when it has one.
    pub telephone: Option<String>,
    /// Its own hours, when they differ from the structure's.
    pub horaires: Option<Horaires>,
    /// Languages spoken there (BCP 47), when known.
    pub langues: Vec<String>,
    /// What will be asked, when the office says it.
    pub demandees: Vec<Demandee>,
    /// What need not be given, when the office says it.
    pub inutiles: Vec<Inutile>,
}

impl Offre {
    /// Whether it answers a need.
    pub fn repond(&self, besoin: Besoin) -> bool {
        self.besoins_dits.contains(&besoin) || besoin.dans(&self.themes)
    }

    /// The needs it answers.
    pub fn besoins(&self) -> impl Iterator<Item = Besoin> + '_ {
        Besoin::TOUS.iter().copied().filter(|besoin| self.repond(*besoin))
    }
}
