//! Whether a new act may be written in a sitting's journal.

use super::evenement::EvenementCommission;
use super::interdit::CommissionInterdite;
use super::seance::{Quorum, SeanceCommission, fold_commission};
use crate::dossier::decide::Refus;
use crate::{Acte, Flux, Jour};

/// Whether `evenement`, which happened on `survenu_le` and is recorded on `aujourdhui`, may be
/// added to the journal `actes` of the sitting `flux`. `premiere` is the sitting a second convening
/// names, as it is known.
///
/// # Errors
/// The rule it would break.
pub fn decide_commission(
    flux: Flux,
    actes: &[Acte],
    evenement: &EvenementCommission,
    (survenu_le, aujourdhui): (Jour, Jour),
    premiere: Option<&SeanceCommission>,
) -> Result<(), Refus> {
    let Flux::Commission(_, tenue_le) = flux else {
        return Err(Refus::MauvaisFlux);
    };
    if survenu_le > aujourdhui {
        return Err(Refus::DansLeFutur);
    }
    if let EvenementCommission::Convocation(convocation) = evenement
        && let Some(suite_de) = convocation.suite_de
    {
        let manquee = premiere.is_some_and(|premiere| {
            premiere.tenue_le == Some(suite_de) && premiere.quorum == Some(Quorum::NonAtteint)
        });
        if !manquee || suite_de >= tenue_le {
            return Err(CommissionInterdite::SuiteSansObjet.into());
        }
    }
    let mut seance = fold_commission(actes, Jour::DERNIER);
    // Before any act, the day of the sitting is the stream's.
    seance.tenue_le = Some(tenue_le);
    Ok(seance.verifier(evenement, survenu_le)?)
}
