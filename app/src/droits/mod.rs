//! What the law opens to a person, from her file.

mod faits;

use domain::{Dossier, Jour};
use law::faits::Faits;

pub use faits::{Structure, faits_du_dossier};

/// The last prudent day to appeal the refusal this file holds, when the engine gives one.
///
/// It does not depend on the day the question is asked: it is computed as on the day of
/// notification.
pub(crate) fn dernier_jour_prudent(dossier: &Dossier) -> Option<Jour> {
    let parcours = dossier.psp.dernier()?;
    let decision = parcours.decision.as_ref()?;
    let au = dossier.dernier_acte_le.max(decision.notifiee_le)?;
    let faits: Faits = faits_du_dossier(dossier, &Structure::default(), au);
    let reponse = law::evaluer_une(law::QuestionId::RecoursPsp, &faits).ok()?;
    if let Some(law::Valeur::Date(jour)) = reponse.valeur("date_prudente") {
        return Some(jour);
    }
    None
}
