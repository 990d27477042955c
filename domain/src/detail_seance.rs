//! What is told of a collective session beyond its kind and its attendance, by kind.

use minicbor::{Decode, Encode};

use crate::activite::GenreSeance;
use crate::code::codes;
use crate::formation::Formation;
use crate::stage::Stage;
use crate::texte_sans_contact::TexteSansContact;

/// What is told of a session of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum DetailSeance {
    /// Of a workshop.
    #[n(0)]
    Atelier(#[n(0)] Atelier),
    /// Of prevention in a school.
    #[n(1)]
    Scolaire(#[n(0)] PreventionScolaire),
    /// Of prevention with another public.
    #[n(2)]
    Ciblee(#[n(0)] PreventionCiblee),
    /// Of a training of professionals.
    #[n(3)]
    Formation(#[n(0)] Formation),
    /// Of an awareness course for buyers.
    #[n(4)]
    Stage(#[n(0)] Stage),
}

impl DetailSeance {
    /// The kind of session it tells of.
    pub fn genre(&self) -> GenreSeance {
        match self {
            Self::Atelier(_) => GenreSeance::Atelier,
            Self::Scolaire(_) => GenreSeance::PreventionScolaire,
            Self::Ciblee(_) => GenreSeance::PreventionCiblee,
            Self::Formation(_) => GenreSeance::Formation,
            Self::Stage(_) => GenreSeance::Stage,
        }
    }

    /// The anonymous evaluation by those present, where there is one.
    pub fn evaluation(&self) -> Option<Evaluation> {
        match self {
            Self::Scolaire(seance) => seance.evaluation,
            Self::Ciblee(seance) => seance.evaluation,
            Self::Formation(formation) => formation.evaluation,
            Self::Atelier(_) | Self::Stage(_) => None,
        }
    }
}

/// An anonymous evaluation at the end of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Evaluation {
    /// Forms filled in.
    #[n(0)]
    pub reponses: u32,
    /// Of which say that the session was useful.
    #[n(1)]
    pub utiles: u32,
}

/// A workshop with people accompanied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Atelier {
    /// About what.
    #[n(0)]
    pub theme: ThemeAtelier,
}

/// What a workshop is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum ThemeAtelier {
    /// Cooking.
    #[n(0)]
    Cuisine,
    /// Parenting.
    #[n(1)]
    Parentalite,
    /// Yoga, body, rest.
    #[n(2)]
    BienEtre,
    /// A speech group.
    #[n(3)]
    Parole,
    /// Menstrual precarity.
    #[n(4)]
    PrecariteMenstruelle,
    /// Socio-aesthetics.
    #[n(5)]
    SocioEsthetique,
    /// French.
    #[n(6)]
    Francais,
    /// Work.
    #[n(7)]
    Emploi,
    /// Another.
    #[n(8)]
    Autre,
}

codes!(ThemeAtelier {
    Cuisine = "cuisine",
    Parentalite = "parentalite",
    BienEtre = "bien-etre",
    Parole = "parole",
    PrecariteMenstruelle = "precarite-menstruelle",
    SocioEsthetique = "socio-esthetique",
    Francais = "francais",
    Emploi = "emploi",
    Autre = "autre",
});

/// Prevention in a school.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PreventionScolaire {
    /// The school: its name and town.
    #[n(0)]
    pub etablissement: TexteSansContact,
    /// The class.
    #[n(1)]
    pub niveau: NiveauScolaire,
    /// Theme of the programme of education to affective, relational and sexual life.
    #[n(2)]
    pub theme: ThemeEvars,
    /// What the pupils said of it.
    #[n(3)]
    pub evaluation: Option<Evaluation>,
}

/// A class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum NiveauScolaire {
    /// Nursery or primary school.
    #[n(0)]
    Primaire,
    /// First year of middle school.
    #[n(1)]
    Sixieme,
    /// Second year.
    #[n(2)]
    Cinquieme,
    /// Third year.
    #[n(3)]
    Quatrieme,
    /// Fourth year.
    #[n(4)]
    Troisieme,
    /// First year of high school.
    #[n(5)]
    Seconde,
    /// Second year.
    #[n(6)]
    Premiere,
    /// Third year.
    #[n(7)]
    Terminale,
    /// Vocational certificate.
    #[n(8)]
    Cap,
    /// Beyond the baccalauréat.
    #[n(9)]
    Superieur,
}

codes!(NiveauScolaire {
    Primaire = "primaire",
    Sixieme = "sixieme",
    Cinquieme = "cinquieme",
    Quatrieme = "quatrieme",
    Troisieme = "troisieme",
    Seconde = "seconde",
    Premiere = "premiere",
    Terminale = "terminale",
    Cap = "cap",
    Superieur = "superieur",
});

/// What a session in a school is about: the three axes of the programmes published on 6 February
/// 2025, and two subjects that associations bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum ThemeEvars {
    /// Living and growing with one's body.
    #[n(0)]
    Corps,
    /// Meeting others and building relations.
    #[n(1)]
    Relations,
    /// Finding one's place in society, free and responsible.
    #[n(2)]
    Societe,
    /// That a body is not for sale.
    #[n(3)]
    NonMarchandisation,
    /// Risks and exploitation online.
    #[n(4)]
    Numerique,
}

codes!(ThemeEvars {
    Corps = "corps",
    Relations = "relations",
    Societe = "societe",
    NonMarchandisation = "non-marchandisation",
    Numerique = "numerique",
});

/// Prevention with another public than a class.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PreventionCiblee {
    /// With whom.
    #[n(0)]
    pub public: PublicCible,
    /// The structure: its name and town.
    #[n(1)]
    pub structure: Option<TexteSansContact>,
    /// What those present said of it.
    #[n(2)]
    pub evaluation: Option<Evaluation>,
}

/// With whom prevention is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum PublicCible {
    /// Young people in a children's home.
    #[n(0)]
    ProtectionEnfance,
    /// Young people under the youth justice service, detained or not.
    #[n(1)]
    Pjj,
    /// Young people of a mission locale.
    #[n(2)]
    MissionLocale,
    /// Young people of an EPIDE.
    #[n(3)]
    Epide,
    /// An emergency centre.
    #[n(4)]
    Urgence,
    /// Street educators and those they meet.
    #[n(5)]
    PreventionSpecialisee,
    /// Relatives.
    #[n(6)]
    Proches,
    /// Another public.
    #[n(7)]
    Autre,
}

codes!(PublicCible {
    ProtectionEnfance = "protection-enfance",
    Pjj = "pjj",
    MissionLocale = "mission-locale",
    Epide = "epide",
    Urgence = "urgence",
    PreventionSpecialisee = "prevention-specialisee",
    Proches = "proches",
    Autre = "autre",
});
