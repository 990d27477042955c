//! Who the person is, as far as a figure or a right needs it.

use minicbor::{Decode, Encode};

use crate::code::codes;

/// Gender, as the person states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Genre {
    /// Woman.
    #[n(0)]
    Femme,
    /// Man.
    #[n(1)]
    Homme,
    /// Trans woman.
    #[n(2)]
    FemmeTrans,
    /// Trans man.
    #[n(3)]
    HommeTrans,
    /// Trans person, without more.
    #[n(4)]
    Trans,
    /// Another answer (non-binary, intersex).
    #[n(5)]
    Autre,
}

codes!(Genre {
    Femme = "femme",
    Homme = "homme",
    FemmeTrans = "femme-trans",
    HommeTrans = "homme-trans",
    Trans = "trans",
    Autre = "autre",
});

/// Where prostitution takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Cadre {
    /// In the street, the woods, on the road.
    #[n(0)]
    Rue,
    /// Indoors: flats, hotels, bars, massage parlours.
    #[n(1)]
    Interieur,
    /// Met online.
    #[n(2)]
    EnLigne,
    /// Filmed.
    #[n(3)]
    Filmee,
}

codes!(Cadre {
    Rue = "rue",
    Interieur = "interieur",
    EnLigne = "en-ligne",
    Filmee = "filmee",
});

/// Marital situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum SituationConjugale {
    /// Single.
    #[n(0)]
    Celibataire,
    /// Married, in a civil partnership or living as a couple.
    #[n(1)]
    EnCouple,
    /// Separated or divorced.
    #[n(2)]
    Separee,
    /// Widowed.
    #[n(3)]
    Veuve,
}

codes!(SituationConjugale {
    Celibataire = "celibataire",
    EnCouple = "en-couple",
    Separee = "separee",
    Veuve = "veuve",
});
