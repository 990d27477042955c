//! What the law opens to a person, from her file.

mod faits;

use domain::Dossier;
use domain::psp::Recours;
use law::faits::Faits;

use crate::echeance::{Echeance, Nature};

pub use faits::{Structure, faits_du_dossier};

/// The days that count to appeal the refusal this file holds, as the engine gives them: the prudent
/// day, the last one, and the day silence rejects an appeal to the authority. None once the court
/// was turned to.
///
/// They do not depend on the day the question is asked: they are computed as on the day of the last
/// act.
pub(crate) fn delais_de_recours(dossier: &Dossier) -> Vec<Echeance> {
    jours_de_recours(dossier).unwrap_or_default()
}

fn jours_de_recours(dossier: &Dossier) -> Option<Vec<Echeance>> {
    let parcours = dossier.psp.dernier()?;
    let decision = parcours.decision.as_ref()?;
    let forme = |recours: &Recours| match recours {
        Recours::Contentieux { forme_le } => Some(*forme_le),
        Recours::Gracieux { .. } | Recours::GracieuxRejete { .. } => None,
    };
    if parcours.recours.iter().filter_map(forme).any(|le| le >= decision.decidee_le) {
        return None;
    }
    let au = dossier.dernier_acte_le.max(decision.notifiee_le)?;
    let faits: Faits = faits_du_dossier(dossier, &Structure::default(), au);
    let reponse = law::evaluer_une(law::QuestionId::RecoursPsp, &faits).ok()?;
    let mut echeances = Vec::new();
    for (valeur, nature) in [
        ("date_prudente", Nature::Recours),
        ("date_limite", Nature::RecoursLimite),
        ("rejet_implicite_le", Nature::RejetImplicite),
    ] {
        if let Some(law::Valeur::Date(le)) = reponse.valeur(valeur) {
            echeances.push(Echeance { le, nature });
        }
    }
    Some(echeances)
}
