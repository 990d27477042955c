//! What can happen to a pathway.

use minicbor::{Decode, Encode};

use super::{Avis, Decision, Demande, Fin, Recours, Seance};
use crate::Jour;

/// One event of the exit pathway.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Evenement {
    /// A request is filed.
    #[n(0)]
    Demande(#[n(0)] Demande),
    /// The file is on a sitting's agenda.
    #[n(1)]
    Seance(#[n(0)] Seance),
    /// The commission gives its opinion.
    #[n(2)]
    Avis(#[n(0)] Avis),
    /// The prefect decides.
    #[n(3)]
    Decision(#[n(0)] Decision),
    /// Renewal of the pathway is requested.
    #[n(4)]
    RenouvellementDemande {
        /// Day it was filed.
        #[n(0)]
        deposee_le: Jour,
    },
    /// A provisional residence permit of the pathway is issued.
    #[n(5)]
    ApsDelivree {
        /// First day of validity.
        #[n(0)]
        du: Jour,
        /// Last day of validity, when known.
        #[n(1)]
        au: Option<Jour>,
    },
    /// The allowance is opened.
    #[n(6)]
    AfisOuverte {
        /// First day.
        #[n(0)]
        du: Jour,
        /// Last day, when known.
        #[n(1)]
        au: Option<Jour>,
    },
    /// The allowance is refused.
    #[n(7)]
    AfisRefusee {
        /// Day of the refusal, when known.
        #[n(0)]
        le: Option<Jour>,
    },
    /// The pathway ends.
    #[n(8)]
    Fin(#[n(0)] Fin),
    /// A refusal is appealed, or the appeal is answered.
    #[n(9)]
    Recours(#[n(0)] Recours),
    /// The request is withdrawn by the person.
    #[n(10)]
    DemandeRetiree,
    /// The allowance is requested and the answer is awaited.
    #[n(11)]
    AfisDemandee,
}
