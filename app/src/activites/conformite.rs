//! Whether a course keeps within what the law says of it. The rule is the law engine's.

use domain::Jour;
use domain::stage::Stage;
use law::faits::Faits;
use law::{QuestionId, Reponse};

use crate::ErreurApp;

/// What the law engine answers of a course held on a day, with its articles and how well each was
/// read.
///
/// # Errors
/// [`ErreurApp::Droit`] when two rules answer differently.
pub fn conformite(stage: &Stage, le: Jour) -> Result<Reponse, ErreurApp> {
    Ok(law::evaluer_une(QuestionId::SlaasConformite, &faits(stage, le))?)
}

fn faits(stage: &Stage, le: Jour) -> Faits {
    let mut faits = Faits::nouveau(le);
    faits.stage.duree_jours = Some(stage.duree_jours);
    faits.stage.heures_par_jour_centiemes = stage.heures_par_jour_centiemes.map(Into::into);
    let cout = stage.cout_centimes.map(i64::try_from);
    faits.stage.cout_centimes = cout.and_then(Result::ok);
    faits.stage.condamnation_definitive_le = stage.plus_ancienne_condamnation;
    faits
}
