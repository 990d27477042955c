//! Content about her, online, to be taken down.

use minicbor::{Decode, Encode};

use crate::Jour;
use crate::code::codes;

/// A request to take content down, or its answer. Addresses are in the narrative alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct RetraitContenu {
    /// Asked of whom.
    #[n(0)]
    pub destinataire: ServiceSaisi,
    /// Where it stands.
    #[n(1)]
    pub suite: SuiteRetrait,
    /// Day by which an answer is expected, as she or her adviser set it.
    #[n(2)]
    pub reponse_avant: Option<Jour>,
}

/// Asked of whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum ServiceSaisi {
    /// Who hosts it.
    #[n(0)]
    Hebergeur,
    /// A search engine.
    #[n(1)]
    Moteur,
    /// The site or the network itself.
    #[n(2)]
    Plateforme,
    /// The reporting platform of the police.
    #[n(3)]
    Pharos,
}

codes!(ServiceSaisi {
    Hebergeur = "hebergeur",
    Moteur = "moteur",
    Plateforme = "plateforme",
    Pharos = "pharos",
});

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum SuiteRetrait {
    /// Asked.
    #[n(0)]
    Demande,
    /// Asked again.
    #[n(1)]
    Relance,
    /// Taken down.
    #[n(2)]
    Retire,
    /// Refused.
    #[n(3)]
    Refuse,
}

codes!(SuiteRetrait {
    Demande = "demande",
    Relance = "relance",
    Retire = "retire",
    Refuse = "refuse",
});
