//! What the journal of a sitting amounts to.

use super::convocation::Convocation;
use super::evenement::EvenementCommission as E;
use super::interdit::CommissionInterdite as Interdit;
use super::membre::{Maniere, MembreCommission};
use super::ordre_du_jour::{AvisRendu, Inscription};
use crate::recit::Recit;
use crate::{Acte, ActeId, DossierId, Fait, Flux, Jour};

/// A sitting of a departmental commission, on a given day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeanceCommission {
    /// Day it is held; `None` when no act is known.
    pub tenue_le: Option<Jour>,
    /// How it was last convened.
    pub convocation: Option<Convocation>,
    /// Its members, as they were listed.
    pub membres: Vec<Siegeante>,
    /// Its agenda, as files were put on it.
    pub ordre_du_jour: Vec<Inscrit>,
    /// Places that other associations hold.
    pub places_prises: u16,
    /// Whether it could be held, once that is known.
    pub quorum: Option<Quorum>,
    /// Day its minutes were closed.
    pub proces_verbal_le: Option<Jour>,
    /// Acts that could not follow what came before: shown, without effect.
    pub anomalies: Vec<(ActeId, Interdit)>,
}

/// A member of a sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Siegeante {
    /// The act that lists her.
    pub acte: ActeId,
    /// What is structured of her.
    pub membre: MembreCommission,
    /// Her name and function, when the reader holds that key.
    pub designation: Option<String>,
    /// Whether she is there, once known.
    pub presence: Option<Maniere>,
}

/// A file on the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inscrit {
    /// Which, for what, carried by whom.
    pub inscription: Inscription,
    /// The day it was put there.
    pub le: Jour,
    /// The opinion, once given.
    pub avis: Option<AvisRendu>,
}

/// Whether a sitting could be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quorum {
    /// It was reached, or none was asked: the sitting is held.
    Atteint,
    /// It was not: another is convened.
    NonAtteint,
}

/// The sitting as its acts tell it up to `au`. Never fails: an act that cannot follow what came
/// before is listed in [`SeanceCommission::anomalies`].
pub fn fold_commission(actes: &[Acte], au: Jour) -> SeanceCommission {
    let mut seance = SeanceCommission::default();
    for acte in actes.iter().filter(|acte| acte.survenu_le <= au) {
        if let Flux::Commission(_, tenue_le) = acte.flux {
            seance.tenue_le = Some(tenue_le);
        }
        let Fait::Commission(evenement) = &acte.fait else {
            continue;
        };
        if let Err(regle) = seance.verifier(evenement, acte.survenu_le) {
            seance.anomalies.push((acte.id, regle));
            continue;
        }
        seance.appliquer(evenement, acte);
    }
    seance
}

impl SeanceCommission {
    /// Members needed; `None` when none is asked (second convening).
    pub fn quorum_requis(&self) -> Option<usize> {
        let convocation = self.convocation.as_ref()?;
        if convocation.suite_de.is_some() {
            return None;
        }
        let moitie = self.membres.len().div_ceil(2);
        // A commission of nobody is not a quorum.
        Some(convocation.quorum.map_or(moitie, usize::from).max(1))
    }

    /// Members who count towards the quorum.
    pub fn participantes(&self) -> usize {
        self.membres.iter().filter(|m| m.presence.is_some_and(Maniere::compte)).count()
    }

    /// Whether the sitting can be held.
    pub fn quorum_atteint(&self) -> bool {
        self.quorum_requis().is_none_or(|requis| self.participantes() >= requis)
    }

    /// Places left on the agenda; `None` when it has no limit.
    pub fn places_libres(&self) -> Option<usize> {
        let places = usize::from(self.convocation.as_ref()?.places?);
        let prises = self.ordre_du_jour.len() + usize::from(self.places_prises);
        Some(places.saturating_sub(prises))
    }

    /// Whether files may still be put on its agenda.
    pub fn prend_des_dossiers(&self) -> bool {
        self.convocation.is_some()
            && self.quorum.is_none()
            && self.proces_verbal_le.is_none()
            && self.places_libres() != Some(0)
    }

    /// A file of the agenda.
    pub fn inscrit(&self, dossier: DossierId) -> Option<&Inscrit> {
        self.ordre_du_jour.iter().find(|inscrit| inscrit.inscription.dossier == dossier)
    }

    /// Whether a member represents the association that carries a file: she does not sit on it.
    pub fn en_conflit(membre: &MembreCommission, inscription: &Inscription) -> bool {
        membre.represente.as_ref().is_some_and(|sienne| sienne.est(&inscription.porteuse))
    }

    /// The members who may sit on a file of the agenda: there, and without conflict of interest.
    pub fn peuvent_sieger(&self, inscription: &Inscription) -> Vec<&Siegeante> {
        let la = |m: &&Siegeante| m.presence.is_some_and(Maniere::compte);
        let libre = |m: &&Siegeante| !Self::en_conflit(&m.membre, inscription);
        self.membres.iter().filter(la).filter(libre).collect()
    }

    /// Whether a step may follow.
    ///
    /// # Errors
    /// The rule it would break.
    pub fn verifier(&self, evenement: &E, survenu_le: Jour) -> Result<(), Interdit> {
        if self.proces_verbal_le.is_some() {
            return Err(Interdit::ProcesVerbalClos);
        }
        if let E::Convocation(_) = evenement {
            return if self.quorum.is_some() { Err(Interdit::DejaOuverte) } else { Ok(()) };
        }
        if self.convocation.is_none() {
            return Err(Interdit::NonConvoquee);
        }
        let venue = self.tenue_le.is_none_or(|tenue_le| tenue_le <= survenu_le);
        match evenement {
            E::Convocation(_) | E::Membre(_) | E::PlacesPrises(_) => self.non_manquee(),
            E::MembreOte(membre) => {
                self.connue(*membre)?;
                match self.quorum {
                    Some(_) => Err(Interdit::DejaOuverte),
                    None => Ok(()),
                }
            }
            E::Presence(presence) => {
                self.non_manquee()?;
                self.connue(presence.membre).map(drop)
            }
            E::Inscription(inscription) => self.verifier_inscription(inscription),
            E::Desinscription(dossier) => match self.inscrit(*dossier) {
                None => Err(Interdit::NonInscrit),
                Some(inscrit) if inscrit.avis.is_some() => Err(Interdit::AvisDejaRendu),
                Some(_) => Ok(()),
            },
            E::Ouverture | E::SansQuorum | E::Avis(_) if !venue => Err(Interdit::AvantLaSeance),
            E::Ouverture => match self.quorum {
                Some(Quorum::Atteint) => Err(Interdit::DejaOuverte),
                Some(Quorum::NonAtteint) => Err(Interdit::NonTenue),
                None if self.quorum_atteint() => Ok(()),
                None => Err(Interdit::QuorumNonAtteint),
            },
            E::SansQuorum => match self.quorum {
                Some(Quorum::Atteint) => Err(Interdit::DejaOuverte),
                Some(Quorum::NonAtteint) => Err(Interdit::NonTenue),
                None if self.quorum_requis().is_none() => Err(Interdit::SansQuorumRequis),
                None if self.quorum_atteint() => Err(Interdit::QuorumAtteint),
                None => Ok(()),
            },
            E::Avis(avis) => self.verifier_avis(avis),
            E::ProcesVerbal => {
                self.ouverte()?;
                let rendus = self.ordre_du_jour.iter().all(|inscrit| inscrit.avis.is_some());
                if rendus { Ok(()) } else { Err(Interdit::AvisManquants) }
            }
        }
    }

    fn non_manquee(&self) -> Result<(), Interdit> {
        match self.quorum {
            Some(Quorum::NonAtteint) => Err(Interdit::NonTenue),
            Some(Quorum::Atteint) | None => Ok(()),
        }
    }

    fn ouverte(&self) -> Result<(), Interdit> {
        self.non_manquee()?;
        self.quorum.map(drop).ok_or(Interdit::NonOuverte)
    }

    fn connue(&self, acte: ActeId) -> Result<&Siegeante, Interdit> {
        self.membres.iter().find(|m| m.acte == acte).ok_or(Interdit::MembreInconnu)
    }

    fn verifier_inscription(&self, inscription: &Inscription) -> Result<(), Interdit> {
        self.non_manquee()?;
        if self.inscrit(inscription.dossier).is_some() {
            return Err(Interdit::DejaInscrit);
        }
        match self.places_libres() {
            Some(0) => Err(Interdit::OrdreDuJourComplet),
            Some(_) | None => Ok(()),
        }
    }

    fn verifier_avis(&self, avis: &AvisRendu) -> Result<(), Interdit> {
        self.ouverte()?;
        let inscrit = self.inscrit(avis.dossier).ok_or(Interdit::NonInscrit)?;
        if inscrit.avis.is_some() {
            return Err(Interdit::AvisDejaRendu);
        }
        for acte in &avis.siegent {
            let siegeante = self.connue(*acte)?;
            if Self::en_conflit(&siegeante.membre, &inscrit.inscription) {
                return Err(Interdit::ConflitDInterets);
            }
            if !siegeante.presence.is_some_and(Maniere::compte) {
                return Err(Interdit::MembreAbsent);
            }
        }
        if avis.dissidentes.iter().any(|acte| !avis.siegent.contains(acte)) {
            return Err(Interdit::MembreAbsent);
        }
        let mut uniques = avis.siegent.clone();
        uniques.sort_unstable();
        uniques.dedup();
        let chacune_une_fois = uniques.len() == avis.siegent.len();
        if avis.siegent.is_empty() || !chacune_une_fois || avis.voix.total() != uniques.len() {
            return Err(Interdit::VoixIncoherentes);
        }
        Ok(())
    }

    fn appliquer(&mut self, evenement: &E, acte: &Acte) {
        match evenement {
            E::Convocation(convocation) => self.convocation = Some(convocation.clone()),
            E::Membre(membre) => {
                let designation = match &acte.recit {
                    Some(Recit::Designation(texte)) => Some(texte.clone()),
                    Some(_) | None => None,
                };
                let (acte, membre) = (acte.id, membre.clone());
                self.membres.push(Siegeante { acte, membre, designation, presence: None });
            }
            E::MembreOte(acte) => self.membres.retain(|m| m.acte != *acte),
            E::Presence(presence) => {
                let qui = self.membres.iter_mut().find(|m| m.acte == presence.membre);
                if let Some(siegeante) = qui {
                    siegeante.presence = Some(presence.maniere);
                }
            }
            E::Inscription(inscription) => {
                let (inscription, le) = (inscription.clone(), acte.survenu_le);
                self.ordre_du_jour.push(Inscrit { inscription, le, avis: None });
            }
            E::Desinscription(dossier) => {
                self.ordre_du_jour.retain(|inscrit| inscrit.inscription.dossier != *dossier);
            }
            E::PlacesPrises(nombre) => self.places_prises = *nombre,
            E::Ouverture => self.quorum = Some(Quorum::Atteint),
            E::SansQuorum => self.quorum = Some(Quorum::NonAtteint),
            E::Avis(avis) => {
                let mut inscrits = self.ordre_du_jour.iter_mut();
                let inscrit = inscrits.find(|i| i.inscription.dossier == avis.dossier);
                if let Some(inscrit) = inscrit {
                    inscrit.avis = Some(avis.clone());
                }
            }
            E::ProcesVerbal => self.proces_verbal_le = Some(acte.survenu_le),
        }
    }
}
