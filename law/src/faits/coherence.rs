//! Facts that cannot all be true: better refused than answered.

use std::collections::BTreeMap;

use domain::Jour;

use super::erreur::{ErreurFaits, Probleme};
use super::{CleFait, Faits};
use crate::situation::majorite_par_naissance;

const PAS_APRES: &str = "une date qui n'est pas après date_du_jour";
const MEME_AGE: &str = "un âge en accord avec les autres faits sur l'âge";

/// Refuses contradictory facts.
pub(super) fn verifie(faits: &Faits, lignes: &BTreeMap<CleFait, usize>) -> Result<(), ErreurFaits> {
    let refus = |cle: CleFait, attendu| ErreurFaits {
        cle: cle.cle().to_owned(),
        ligne: lignes.get(&cle).copied().unwrap_or(1),
        probleme: Probleme::Contradiction,
        attendu,
    };
    for (cle, jour) in actes_passes(faits) {
        if jour.is_some_and(|jour| jour > faits.date_du_jour) {
            return Err(refus(cle, PAS_APRES));
        }
    }
    if let Some(cle) = age_contradictoire(faits) {
        return Err(refus(cle, MEME_AGE));
    }
    for (cle, avant, apres, attendu) in suites(faits) {
        if let (Some(avant), Some(apres)) = (avant, apres)
            && apres < avant
        {
            return Err(refus(cle, attendu));
        }
    }
    let decision = &faits.decision;
    if decision.recours_gracieux_rejete_le.is_some() && decision.recours_gracieux_le.is_none() {
        return Err(refus(
            CleFait::DecisionRecoursGracieuxRejeteLe,
            "un rejet qui suit un recours gracieux : donner decision.recours_gracieux_le",
        ));
    }
    if !faits.psp.periodes.is_sorted_by(|avant, apres| avant < apres) {
        return Err(refus(CleFait::PspPeriodes, "des périodes de la plus ancienne à la dernière"));
    }
    Ok(())
}

/// The acts whose very name says that they are past. The others (next sitting, expiry, end of
/// accommodation, coming period, financial year) may lie ahead.
fn actes_passes(faits: &Faits) -> [(CleFait, Option<Jour>); 15] {
    let Faits { personne, sejour, psp, decision, agrement, suivi, stage, .. } = faits;
    [
        (CleFait::PersonneDateNaissance, personne.date_naissance),
        (CleFait::PersonneAnneeNaissance, personne.annee_naissance.and_then(Jour::premier_de_l_an)),
        (CleFait::SejourOqtfNotifieeLe, sejour.oqtf_notifiee_le),
        (CleFait::SejourDemandeLe, sejour.demande_le),
        (CleFait::SejourDelaiReflexionDu, sejour.delai_reflexion_du),
        (CleFait::PspDemandeLe, psp.demande_le),
        (CleFait::PspAutoriseLe, psp.autorise_le),
        (CleFait::DecisionNotifieeLe, decision.notifiee_le),
        (CleFait::DecisionRecoursGracieuxLe, decision.recours_gracieux_le),
        (CleFait::DecisionRecoursGracieuxRejeteLe, decision.recours_gracieux_rejete_le),
        (CleFait::AgrementAssociationDeclareeLe, agrement.association_declaree_le),
        (CleFait::AgrementDemandeCompleteLe, agrement.demande_complete_le),
        (CleFait::AgrementAccordeLe, agrement.accorde_le),
        (CleFait::SuiviDernierContactLe, suivi.dernier_contact_le),
        (CleFait::StageCondamnationDefinitiveLe, stage.condamnation_definitive_le),
    ]
}

type Suite = (CleFait, Option<Jour>, Option<Jour>, &'static str);

/// Acts one of which cannot come before the other.
fn suites(faits: &Faits) -> [Suite; 5] {
    let Faits { psp, decision, agrement, .. } = faits;
    [
        (
            CleFait::DecisionRecoursGracieuxLe,
            decision.notifiee_le,
            decision.recours_gracieux_le,
            "une date qui n'est pas avant decision.notifiee_le",
        ),
        (
            CleFait::DecisionRecoursGracieuxRejeteLe,
            decision.recours_gracieux_le,
            decision.recours_gracieux_rejete_le,
            "une date qui n'est pas avant decision.recours_gracieux_le",
        ),
        (
            CleFait::PspFinLe,
            psp.autorise_le,
            psp.fin_le,
            "une date qui n'est pas avant psp.autorise_le",
        ),
        (
            CleFait::PspFinLe,
            psp.periodes.first().copied(),
            psp.fin_le,
            "une date qui n'est pas avant le début de la première période",
        ),
        (
            CleFait::AgrementDemandeCompleteLe,
            agrement.association_declaree_le,
            agrement.demande_complete_le,
            "une date qui n'est pas avant agrement.association_declaree_le",
        ),
    ]
}

/// The key that contradicts the birth date, or the birth year, when there is one.
fn age_contradictoire(faits: &Faits) -> Option<CleFait> {
    let personne = &faits.personne;
    if let (Some(date), Some(annee)) = (personne.date_naissance, personne.annee_naissance)
        && date.annee() != annee
    {
        return Some(CleFait::PersonneAnneeNaissance);
    }
    let (Some(dite), Some(calculee)) =
        (personne.majeure, majorite_par_naissance(personne, faits.date_du_jour))
    else {
        return None;
    };
    (dite != calculee).then_some(CleFait::PersonneMajeure)
}
