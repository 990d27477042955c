//! What may follow what.

use super::parcours::PERIODES_MAX;
use super::{Afis, Aps, Decision, Etape, Evenement, Examen, Fin, Objet, Parcours, Renouvellement};
use super::{Demande, Recours, Sens};
use crate::Jour;

/// The pathways of one person, in the order of their requests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Psp {
    /// Oldest first.
    pub parcours: Vec<Parcours>,
}

/// An event that cannot follow what the journal already tells. Each name is a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum TransitionInterdite {
    /// A request is already waiting for its decision.
    #[error("a request is already waiting for the prefect's decision")]
    DemandeDejaEnCours,
    /// A pathway is running.
    #[error("a pathway is already running: end it before a new request")]
    ParcoursDejaEnCours,
    /// Nothing was requested.
    #[error("no request is waiting: record the request first (CASF R.121-12-9)")]
    SansDemande,
    /// The date comes before the request's.
    #[error("this comes before the request was filed")]
    AvantLaDemande,
    /// The commission has no renewal or request to examine.
    #[error("nothing is before the commission")]
    RienAExaminer,
    /// The right needs a granted pathway.
    #[error("the pathway is not authorised: record the decision first (CASF R.121-12-13)")]
    SansAutorisation,
    /// The date comes before the first day of the pathway.
    #[error("this comes before the pathway started")]
    AvantLeDebut,
    /// The pathway has ended.
    #[error("the pathway has ended: a new request is needed")]
    ParcoursFini,
    /// Four periods, twenty-four months, have been granted.
    #[error("four periods of six months have been granted: twenty-four months is the maximum")]
    CinquiemePeriode,
    /// A renewal is already waiting.
    #[error("a renewal is already waiting for its decision")]
    RenouvellementDejaDemande,
    /// Entry was already granted.
    #[error("entry was already granted")]
    DejaAccordee,
    /// There is no refusal to appeal.
    #[error("there is no refusal to appeal")]
    SansRefus,
    /// The notification or the appeal comes before the decision.
    #[error("this comes before the decision")]
    AvantLaDecision,
    /// There is no appeal to answer.
    #[error("no appeal is waiting for an answer")]
    SansRecours,
    /// A period or a permit ends before it starts.
    #[error("the last day comes before the first")]
    FinAvantDebut,
    /// The request was withdrawn.
    #[error("the request was withdrawn: file a new one")]
    DemandeRetiree,
    /// A minor is never before the commission.
    #[error("a minor goes to child protection, never to the commission (CASF L.226-2-1)")]
    Mineure,
}

use TransitionInterdite as Interdit;

impl Psp {
    /// The last pathway requested.
    pub fn dernier(&self) -> Option<&Parcours> {
        self.parcours.last()
    }

    /// Where the last pathway stands. `None`: nothing was ever requested.
    pub fn etape(&self) -> Option<Etape> {
        self.dernier().map(Parcours::etape)
    }

    /// Adds one event.
    ///
    /// # Errors
    /// The rule the event breaks; the pathways are then unchanged.
    pub fn appliquer(&mut self, evenement: &Evenement) -> Result<(), TransitionInterdite> {
        match evenement {
            Evenement::Demande(demande) => self.demander(*demande),
            Evenement::Seance(seance) => {
                let examen = Examen { seance: Some(*seance), avis: None };
                self.examiner(Some(seance.tenue_le), examen)
            }
            Evenement::Avis(avis) => self.donner_avis(*avis),
            Evenement::Decision(decision) => self.decider(decision),
            Evenement::RenouvellementDemande { deposee_le } => {
                self.demander_renouvellement(*deposee_le)
            }
            Evenement::ApsDelivree { du, au } => self.delivrer_aps(Aps { du: *du, au: *au }),
            Evenement::AfisOuverte { du, au } => self.ouvrir_afis(*du, *au),
            Evenement::AfisRefusee { .. } => self.noter_afis(Afis::Refusee),
            Evenement::AfisDemandee => self.noter_afis(Afis::Demandee),
            Evenement::Fin(fin) => self.finir(*fin),
            Evenement::Recours(recours) => self.recourir(*recours),
            Evenement::DemandeRetiree => self.retirer(),
        }
    }

    fn demander(&mut self, demande: Demande) -> Result<(), Interdit> {
        match self.etape() {
            Some(Etape::Demandee) => Err(Interdit::DemandeDejaEnCours),
            Some(Etape::EnCours) => Err(Interdit::ParcoursDejaEnCours),
            None | Some(Etape::Refusee | Etape::Finie | Etape::Retiree) => {
                self.parcours.push(Parcours::nouveau(demande));
                Ok(())
            }
        }
    }

    fn dernier_mut(&mut self) -> Result<&mut Parcours, Interdit> {
        self.parcours.last_mut().ok_or(Interdit::SansDemande)
    }

    fn examiner(&mut self, le: Option<Jour>, examen: Examen) -> Result<(), Interdit> {
        let parcours = self.dernier_mut()?;
        match parcours.etape() {
            Etape::Demandee | Etape::Refusee => {}
            Etape::EnCours if parcours.renouvellement_en_attente() => {}
            Etape::EnCours => return Err(Interdit::RienAExaminer),
            Etape::Finie => return Err(Interdit::ParcoursFini),
            Etape::Retiree => return Err(Interdit::DemandeRetiree),
        }
        if let (Some(le), Some(depot)) = (le, parcours.demande.deposee_le)
            && le < depot
        {
            return Err(Interdit::AvantLaDemande);
        }
        parcours.examens.push(examen);
        Ok(())
    }

    fn donner_avis(&mut self, avis: super::Avis) -> Result<(), Interdit> {
        let parcours = self.dernier_mut()?;
        if let Some(examen) = parcours.examens.last_mut()
            && examen.avis.is_none()
        {
            examen.avis = Some(avis);
            return Ok(());
        }
        self.examiner(None, Examen { seance: None, avis: Some(avis) })
    }

    fn decider(&mut self, decision: &Decision) -> Result<(), Interdit> {
        if decision.notifiee_le.is_some_and(|notification| notification < decision.decidee_le) {
            return Err(Interdit::AvantLaDecision);
        }
        match decision.objet {
            Objet::Entree => self.decider_entree(decision),
            Objet::Renouvellement => self.decider_renouvellement(decision),
        }
    }

    fn decider_entree(&mut self, decision: &Decision) -> Result<(), Interdit> {
        let parcours = self.dernier_mut()?;
        match parcours.etape() {
            Etape::Demandee | Etape::Refusee => {}
            Etape::EnCours => return Err(Interdit::DejaAccordee),
            Etape::Finie => return Err(Interdit::ParcoursFini),
            Etape::Retiree => return Err(Interdit::DemandeRetiree),
        }
        if parcours.demande.deposee_le.is_some_and(|depot| decision.decidee_le < depot) {
            return Err(Interdit::AvantLaDemande);
        }
        if parcours.decision.as_ref().is_some_and(|refus| decision.decidee_le < refus.decidee_le) {
            return Err(Interdit::AvantLaDecision);
        }
        // A refusal reversed on appeal stays in the record: a decision is never erased.
        parcours.decisions_anterieures.extend(parcours.decision.replace(decision.clone()));
        Ok(())
    }

    fn en_cours_depuis(&mut self, le: Jour) -> Result<&mut Parcours, Interdit> {
        let parcours = self.parcours.last_mut().ok_or(Interdit::SansAutorisation)?;
        match parcours.etape() {
            Etape::EnCours => {}
            Etape::Finie => return Err(Interdit::ParcoursFini),
            Etape::Demandee | Etape::Refusee | Etape::Retiree => {
                return Err(Interdit::SansAutorisation);
            }
        }
        if parcours.debute_le().is_some_and(|debut| le < debut) {
            return Err(Interdit::AvantLeDebut);
        }
        Ok(parcours)
    }

    fn demander_renouvellement(&mut self, le: Jour) -> Result<(), Interdit> {
        let parcours = self.en_cours_depuis(le)?;
        if parcours.renouvellement_en_attente() {
            return Err(Interdit::RenouvellementDejaDemande);
        }
        if parcours.periodes().len() >= PERIODES_MAX {
            return Err(Interdit::CinquiemePeriode);
        }
        let renouvellement = Renouvellement { deposee_le: Some(le), decision: None };
        parcours.renouvellements.push(renouvellement);
        Ok(())
    }

    fn decider_renouvellement(&mut self, decision: &Decision) -> Result<(), Interdit> {
        let parcours = self.en_cours_depuis(decision.decidee_le)?;
        if decision.sens == Sens::Accord && parcours.periodes().len() >= PERIODES_MAX {
            return Err(Interdit::CinquiemePeriode);
        }
        match parcours.renouvellements.last_mut() {
            Some(dernier) if dernier.decision.is_none() => {
                if dernier.deposee_le.is_some_and(|depot| decision.decidee_le < depot) {
                    return Err(Interdit::AvantLaDemande);
                }
                dernier.decision = Some(decision.clone());
            }
            // Spreadsheets keep the decision's date alone: the request went without saying.
            Some(_) | None => {
                parcours
                    .renouvellements
                    .push(Renouvellement { deposee_le: None, decision: Some(decision.clone()) });
            }
        }
        Ok(())
    }

    fn delivrer_aps(&mut self, aps: Aps) -> Result<(), Interdit> {
        if aps.au.is_some_and(|au| au < aps.du) {
            return Err(Interdit::FinAvantDebut);
        }
        self.en_cours_depuis(aps.du)?.aps.push(aps);
        Ok(())
    }

    fn ouvrir_afis(&mut self, du: Jour, au: Option<Jour>) -> Result<(), Interdit> {
        if au.is_some_and(|au| au < du) {
            return Err(Interdit::FinAvantDebut);
        }
        self.en_cours_depuis(du)?.afis = Some(Afis::Ouverte { du, au });
        Ok(())
    }

    fn noter_afis(&mut self, afis: Afis) -> Result<(), Interdit> {
        let parcours = self.parcours.last_mut().ok_or(Interdit::SansAutorisation)?;
        match parcours.etape() {
            Etape::EnCours => {
                parcours.afis = Some(afis);
                Ok(())
            }
            Etape::Finie => Err(Interdit::ParcoursFini),
            Etape::Demandee | Etape::Refusee | Etape::Retiree => Err(Interdit::SansAutorisation),
        }
    }

    fn finir(&mut self, fin: Fin) -> Result<(), Interdit> {
        self.en_cours_depuis(fin.finie_le)?.fin = Some(fin);
        Ok(())
    }

    fn recourir(&mut self, recours: Recours) -> Result<(), Interdit> {
        let parcours = self.parcours.last_mut().ok_or(Interdit::SansRefus)?;
        let refus = parcours.decisions().filter(|decision| decision.sens == Sens::Refus).last();
        let Some(refus) = refus else {
            return Err(Interdit::SansRefus);
        };
        match recours {
            Recours::Gracieux { forme_le, .. } | Recours::Contentieux { forme_le } => {
                if forme_le < refus.decidee_le {
                    return Err(Interdit::AvantLaDecision);
                }
            }
            Recours::GracieuxRejete { rejete_le } => {
                if parcours.gracieux_sans_reponse().is_none_or(|forme_le| rejete_le < forme_le) {
                    return Err(Interdit::SansRecours);
                }
            }
        }
        parcours.recours.push(recours);
        Ok(())
    }

    fn retirer(&mut self) -> Result<(), Interdit> {
        let parcours = self.dernier_mut()?;
        match parcours.etape() {
            Etape::Demandee => {
                parcours.retiree = true;
                Ok(())
            }
            Etape::Refusee => Err(Interdit::SansDemande),
            Etape::EnCours => Err(Interdit::DejaAccordee),
            Etape::Finie => Err(Interdit::ParcoursFini),
            Etape::Retiree => Err(Interdit::DemandeRetiree),
        }
    }
}
