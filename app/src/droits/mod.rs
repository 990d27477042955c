//! What the law opens to a person, from her file.

mod faits;

use domain::profil::{Attribut, Rubrique};
use domain::psp::{Recours, Sens};
use domain::{Dossier, Jour};
use law::faits::Faits;

use crate::echeance::{Echeance, Nature};

pub use faits::{Structure, faits_du_dossier};

/// The days that count to appeal the last decision this file holds when it is a refusal, of entry
/// or of a renewal, as the engine gives them: the prudent day, the last one, and the day silence
/// rejects an appeal to the authority. None once the court was turned to.
///
/// They do not depend on the day the question is asked: they are computed as on the day of the last
/// act.
pub(crate) fn delais_de_recours(dossier: &Dossier) -> Vec<Echeance> {
    jours_de_recours(dossier).unwrap_or_default()
}

fn jours_de_recours(dossier: &Dossier) -> Option<Vec<Echeance>> {
    let parcours = dossier.psp.dernier()?;
    let decision = parcours.decisions().last().filter(|decision| decision.sens == Sens::Refus)?;
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

/// The days that count for her residence, as the engine gives them: the prudent day to appeal an
/// order to leave, and the day silence refuses the permit she asked for.
pub(crate) fn delais_du_sejour(dossier: &Dossier) -> Vec<Echeance> {
    let Some(au) = dossier.dernier_acte_le else {
        return Vec::new();
    };
    let faits = faits_du_dossier(dossier, &Structure::default(), au);
    let jour = |question, valeur| {
        let reponse = law::evaluer_une(question, &faits).ok()?;
        let Some(law::Valeur::Date(le)) = reponse.valeur(valeur) else {
            return None;
        };
        Some(le)
    };
    let oqtf = jour(law::QuestionId::RecoursOqtf, "date_prudente")
        .filter(|le| !oqtf_reglee(dossier, faits.sejour.oqtf_notifiee_le, *le))
        .map(|le| Echeance { le, nature: Nature::RecoursOqtf });
    let silence = jour(law::QuestionId::TitreSilence, "le")
        .map(|le| Echeance { le, nature: Nature::SilenceTitre });
    oqtf.into_iter().chain(silence).collect()
}

/// Whether a court was turned to since the order was notified, or is known not to have been once
/// the prudent day had passed.
fn oqtf_reglee(dossier: &Dossier, notifiee_le: Option<Jour>, prudente: Jour) -> bool {
    let Some(observation) = dossier.profil.get(&Rubrique::Contentieux) else {
        return false;
    };
    let Attribut::Contentieux(valeur) = &observation.attribut else {
        return false;
    };
    match valeur.connue() {
        Some(true) => notifiee_le.is_some_and(|notifiee| observation.observe_le >= notifiee),
        Some(false) => observation.observe_le > prudente,
        None => false,
    }
}
