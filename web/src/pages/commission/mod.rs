//! `/commission`: sittings of the departmental commission.

pub(crate) mod documents;
pub(crate) mod inscrire;
pub(crate) mod liste;
pub(crate) mod registre;
pub(crate) mod saisie;
pub(crate) mod seance;

use domain::commission::{Quorum, SeanceCommission};

/// Where a sitting stands, as a code.
pub(crate) fn etat(seance: &SeanceCommission) -> &'static str {
    match (seance.proces_verbal_le, seance.quorum) {
        (Some(_), _) => "close",
        (None, Some(Quorum::Atteint)) => "ouverte",
        (None, Some(Quorum::NonAtteint)) => "sans-quorum",
        (None, None) => "convoquee",
    }
}
