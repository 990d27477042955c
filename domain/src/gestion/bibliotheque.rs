//! The reference library: guides and tools by their address, and the partners of the directory.

use minicbor::{Decode, Encode};

use super::Gestion;
use crate::code::codes;
use crate::{Fait, GuideId, PartenaireId};

/// A guide is added to the library, changes, or leaves it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Guide {
    /// Which.
    #[n(0)]
    pub guide: GuideId,
    /// `None`: it left the library.
    #[n(1)]
    pub fiche: Option<Box<FicheGuide>>,
}

/// A guide or a tool: where it is, in which languages, for whom. Nothing of it is fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct FicheGuide {
    /// Its title.
    #[n(0)]
    pub titre: String,
    /// What it is, in a sentence or two.
    #[n(1)]
    pub description: String,
    /// Who publishes it: an institution.
    #[n(2)]
    pub editeur: Option<String>,
    /// Languages it is in (BCP 47).
    #[n(3)]
    pub langues: Vec<String>,
    /// For whom.
    #[n(4)]
    pub publics: Vec<Public>,
    /// Its address, in `https://`.
    #[n(5)]
    pub lien: String,
}

/// Whom a guide is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Public {
    /// People in, or leaving, prostitution.
    #[n(0)]
    Personnes,
    /// The young.
    #[n(1)]
    Jeunes,
    /// Relatives.
    #[n(2)]
    Proches,
    /// Professionals.
    #[n(3)]
    Professionnels,
    /// Schools.
    #[n(4)]
    Ecoles,
    /// Everybody.
    #[n(5)]
    Tous,
}

codes!(Public {
    Personnes = "personnes",
    Jeunes = "jeunes",
    Proches = "proches",
    Professionnels = "professionnels",
    Ecoles = "ecoles",
    Tous = "tous",
});

/// A partner enters the directory, changes, or leaves it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Partenaire {
    /// Which: made from its source and its id there, so that importing again adds nobody.
    #[n(0)]
    pub partenaire: PartenaireId,
    /// `None`: it left the directory.
    #[n(1)]
    pub fiche: Option<Box<FichePartenaire>>,
}

/// What the directory says of a partner.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct FichePartenaire {
    /// One structure and its services in the data·inclusion format, as the directory writes them.
    #[n(0)]
    pub texte: String,
}

impl Guide {
    /// Which one a fact tells, and what of it: for [`super::dits`].
    pub fn lire(fait: &Fait) -> Option<(GuideId, Option<&FicheGuide>)> {
        let Fait::Gestion(Gestion::Guide(guide)) = fait else {
            return None;
        };
        Some((guide.guide, guide.fiche.as_deref()))
    }
}

impl Partenaire {
    /// Which one a fact tells, and what of it: for [`super::dits`].
    pub fn lire(fait: &Fait) -> Option<(PartenaireId, Option<&FichePartenaire>)> {
        let Fait::Gestion(Gestion::Partenaire(partenaire)) = fait else {
            return None;
        };
        Some((partenaire.partenaire, partenaire.fiche.as_deref()))
    }
}
