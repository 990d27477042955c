//! What an outing takes down besides its counters, and that a person already followed was met.
//!
//! Nothing here is text: what is typed in the street, at night, on a telephone that may be taken,
//! names nobody and describes nobody.

use std::ops::RangeInclusive;

use minicbor::{Decode, Encode};

use crate::activite::Milieu;
use crate::code::codes;
use crate::{ActiviteId, Departement};

/// What an outing took down, in the same stream as its [`Sortie`](crate::activite::Sortie).
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Terrain {
    /// What kind of place.
    #[n(0)]
    pub endroit: Endroit,
    /// Department, when it is not the association's.
    #[n(1)]
    pub departement: Option<Departement>,
    /// Number of the area on the association's own plan, from 1: it says nothing to anybody else.
    #[n(2)]
    pub secteur: Option<u16>,
    /// Material given, by kind, each kind once.
    #[n(3)]
    pub materiel: Vec<Materiel>,
    /// What was noticed, each once.
    #[n(4)]
    pub remarques: Vec<Remarque>,
    /// People already followed who were met. How many; who is told in each one's file, once a
    /// member has said so.
    #[n(5)]
    pub suivies: Option<u32>,
    /// What its telephone shows, so that a colleague's may count with it; see [`RALLIEMENTS`].
    #[n(6)]
    pub ralliement: Option<u32>,
    /// With what it counts, when somebody said so.
    #[n(7)]
    pub jonction: Option<Jonction>,
}

/// The codes a telephone may show: six digits.
pub const RALLIEMENTS: RangeInclusive<u32> = 100_000..=999_999;

/// What was counted on one telephone, beside what was counted on another.
///
/// Two telephones of one team make two streams: neither can know of the other in the street. What
/// the second one counted adds up with the first one's; it is no outing by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub enum Jonction {
    /// It counts with the outing that showed this code: said on the telephone, at the start.
    #[n(0)]
    Ralliee(#[n(0)] u32),
    /// It counts with that outing: a member said so afterwards.
    #[n(1)]
    Jointe(#[n(0)] ActiviteId),
    /// It is an outing by itself: a member was asked, and said so.
    #[n(2)]
    Seule,
}

impl Terrain {
    /// Whether it is an outing by itself, and not what another telephone counted of one.
    pub fn compte_une_sortie(&self) -> bool {
        match self.jonction {
            None | Some(Jonction::Seule) => true,
            Some(Jonction::Ralliee(_) | Jonction::Jointe(_)) => false,
        }
    }
}

/// A kind of place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Endroit {
    /// Streets of a town.
    #[default]
    #[n(0)]
    Rue,
    /// Woods, parks.
    #[n(1)]
    Bois,
    /// Roadside, lay-by, car park.
    #[n(2)]
    Route,
    /// Around a station.
    #[n(3)]
    Gare,
    /// Hotels.
    #[n(4)]
    Hotel,
    /// Bars, massage parlours.
    #[n(5)]
    Etablissement,
    /// Flats.
    #[n(6)]
    Appartement,
    /// Another place, outside.
    #[n(7)]
    Autre,
}

codes!(Endroit {
    Rue = "rue",
    Bois = "bois",
    Route = "route",
    Gare = "gare",
    Hotel = "hotel",
    Etablissement = "etablissement",
    Appartement = "appartement",
    Autre = "autre",
});

impl Endroit {
    /// Whether it is outside or indoors. Never online.
    pub fn milieu(self) -> Milieu {
        match self {
            Self::Rue | Self::Bois | Self::Route | Self::Gare | Self::Autre => Milieu::Exterieur,
            Self::Hotel | Self::Etablissement | Self::Appartement => Milieu::Interieur,
        }
    }
}

/// Material of one kind, given in an outing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Materiel {
    /// Of which kind.
    #[n(0)]
    pub genre: GenreMateriel,
    /// How many.
    #[n(1)]
    pub nombre: u32,
}

/// A kind of material given in outings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum GenreMateriel {
    /// Condoms.
    #[n(0)]
    Preservatif,
    /// Lubricant.
    #[n(1)]
    Lubrifiant,
    /// Self-tests.
    #[n(2)]
    Autotest,
    /// Hygiene kits, menstrual protection.
    #[n(3)]
    Hygiene,
    /// Drinks and food.
    #[n(4)]
    Collation,
    /// Clothes, blankets.
    #[n(5)]
    Vetement,
    /// Cards and leaflets.
    #[n(6)]
    Carte,
}

codes!(GenreMateriel {
    Preservatif = "preservatif",
    Lubrifiant = "lubrifiant",
    Autotest = "autotest",
    Hygiene = "hygiene",
    Collation = "collation",
    Vetement = "vetement",
    Carte = "carte",
});

/// Something noticed in an outing: of the place or of the night, never of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Remarque {
    /// Fewer people than usual.
    #[n(0)]
    MoinsDeMonde,
    /// More people than usual.
    #[n(1)]
    PlusDeMonde,
    /// People new to the place.
    #[n(2)]
    NouvellesVenues,
    /// People who look under age. Counting it reports nothing: an alert is an act of its own.
    #[n(3)]
    MineuresPossibles,
    /// Police checks.
    #[n(4)]
    PresencePolice,
    /// People watched over, procuring suspected.
    #[n(5)]
    Surveillance,
    /// Violence told or seen.
    #[n(6)]
    Violences,
    /// Care was needed.
    #[n(7)]
    BesoinDeSoins,
    /// Emergency services were called.
    #[n(8)]
    SecoursAppeles,
    /// The team cut the outing short to be safe.
    #[n(9)]
    SortieEcourtee,
}

codes!(Remarque {
    MoinsDeMonde = "moins-de-monde",
    PlusDeMonde = "plus-de-monde",
    NouvellesVenues = "nouvelles-venues",
    MineuresPossibles = "mineures-possibles",
    PresencePolice = "presence-police",
    Surveillance = "surveillance",
    Violences = "violences",
    BesoinDeSoins = "besoin-de-soins",
    SecoursAppeles = "secours-appeles",
    SortieEcourtee = "sortie-ecourtee",
});

/// A person already followed was met in an outing. In her own file, sealed and erased with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Rencontre {
    /// Which outing.
    #[n(0)]
    pub sortie: ActiviteId,
}
