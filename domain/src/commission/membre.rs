//! Who sits on the commission.

use minicbor::{Decode, Encode};

use crate::code::codes;
use crate::{ActeId, Jour};

/// A member of the commission. Her name and function are the act's narrative; the act's id names
/// her in this sitting.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct MembreCommission {
    /// The body she sits for.
    #[n(0)]
    pub college: College,
    /// The association she represents, when she represents one.
    #[n(1)]
    pub represente: Option<Porteuse>,
    /// Day she signed the undertaking of confidentiality, once she has.
    #[n(2)]
    pub engagement_signe_le: Option<Jour>,
}

/// The body a member sits for. Titles change with the services; the list is that of the version
/// that applied until 1 December 2023 (CASF R.121-12-7): the one since was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum College {
    /// The prefect, who chairs, or who represents her.
    #[n(0)]
    Prefecture,
    /// A judge.
    #[n(1)]
    Magistrature,
    /// Social cohesion.
    #[n(2)]
    CohesionSociale,
    /// National police.
    #[n(3)]
    Police,
    /// Gendarmerie.
    #[n(4)]
    Gendarmerie,
    /// The foreigners' service of the prefecture.
    #[n(5)]
    Etrangers,
    /// Work and employment.
    #[n(6)]
    Travail,
    /// Education.
    #[n(7)]
    Education,
    /// A doctor.
    #[n(8)]
    Medecin,
    /// Local authorities.
    #[n(9)]
    Collectivite,
    /// An approved association.
    #[n(10)]
    Association,
    /// Another body.
    #[n(11)]
    Autre,
}

codes!(College {
    Prefecture = "prefecture",
    Magistrature = "magistrature",
    CohesionSociale = "cohesion-sociale",
    Police = "police",
    Gendarmerie = "gendarmerie",
    Etrangers = "etrangers",
    Travail = "travail",
    Education = "education",
    Medecin = "medecin",
    Collectivite = "collectivite",
    Association = "association",
    Autre = "autre",
});

/// The association that carries a file, or that a member represents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub enum Porteuse {
    /// The one whose base this is.
    #[n(0)]
    Notre,
    /// Another, by its name.
    #[n(1)]
    Autre(#[n(0)] String),
}

impl Porteuse {
    /// Whether both are the same association: names are compared without case nor outer spaces.
    pub fn est(&self, autre: &Self) -> bool {
        match (self, autre) {
            (Self::Notre, Self::Notre) => true,
            (Self::Autre(une), Self::Autre(autre)) => {
                une.trim().to_lowercase() == autre.trim().to_lowercase()
            }
            (Self::Notre, Self::Autre(_)) | (Self::Autre(_), Self::Notre) => false,
        }
    }
}

/// Whether a member is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Presence {
    /// Who: the act that lists her.
    #[n(0)]
    pub membre: ActeId,
    /// How.
    #[n(1)]
    pub maniere: Maniere,
}

/// How a member takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Maniere {
    /// In the room.
    #[n(0)]
    Presente,
    /// By telephone or video.
    #[n(1)]
    ADistance,
    /// She gave a mandate to another member.
    #[n(2)]
    Mandat,
    /// Not there.
    #[n(3)]
    Absente,
}

codes!(Maniere {
    Presente = "presente",
    ADistance = "a-distance",
    Mandat = "mandat",
    Absente = "absente",
});

impl Maniere {
    /// Whether she counts towards the quorum (CRPA R.133-10).
    pub fn compte(self) -> bool {
        match self {
            Self::Presente | Self::ADistance | Self::Mandat => true,
            Self::Absente => false,
        }
    }
}
