//! The request and its examination.

use minicbor::{Decode, Encode};

use crate::Jour;
use crate::code::codes;

/// A request to enter the pathway, filed by an approved association with the person's agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Demande {
    /// Day it was filed. `None`: the record says that a request was made and not when; such a
    /// request is counted in no year.
    #[n(0)]
    pub deposee_le: Option<Jour>,
}

/// A sitting of the departmental commission at which the file is examined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Seance {
    /// Day of the sitting.
    #[n(0)]
    pub tenue_le: Jour,
}

/// The commission's opinion. It binds nobody: the prefect decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Avis {
    /// In favour.
    #[n(0)]
    Favorable,
    /// Against.
    #[n(1)]
    Defavorable,
    /// Postponed to another sitting.
    #[n(2)]
    Ajourne,
}

codes!(Avis {
    Favorable = "favorable",
    Defavorable = "defavorable",
    Ajourne = "ajourne",
});
