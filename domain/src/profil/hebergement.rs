//! Where the person sleeps.

use minicbor::{Decode, Encode};

use crate::code::codes;

/// Housing situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Hebergement {
    /// No roof: street, squat, car.
    #[n(0)]
    Rue,
    /// Emergency shelter through the 115.
    #[n(1)]
    Urgence115,
    /// Hotel, paid or by the 115.
    #[n(2)]
    Hotel,
    /// At a third party's: friend, family, community.
    #[n(3)]
    Tiers,
    /// Accommodation centre (CHRS) or another place of the social sector.
    #[n(4)]
    Chrs,
    /// Reception of asylum seekers (CADA, HUDA, CPH).
    #[n(5)]
    Asile,
    /// A home of her own: tenant, residence, social housing.
    #[n(6)]
    Logement,
    /// With whoever exploits her, or where prostitution takes place.
    #[n(7)]
    Exploiteur,
    /// Prison, hospital or another institution.
    #[n(8)]
    Institution,
    /// Another situation.
    #[n(9)]
    Autre,
}

codes!(Hebergement {
    Rue = "rue",
    Urgence115 = "115",
    Hotel = "hotel",
    Tiers = "tiers",
    Chrs = "chrs",
    Asile = "asile",
    Logement = "logement",
    Exploiteur = "exploiteur",
    Institution = "institution",
    Autre = "autre",
});

impl Hebergement {
    /// Without a home in the sense of emergency shelter: street, 115.
    pub fn sans_abri(self) -> bool {
        matches!(self, Self::Rue | Self::Urgence115)
    }
}
