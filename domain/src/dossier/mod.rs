//! What a person's journal amounts to.

pub mod decide;
pub mod effectif;
pub mod fold;
pub mod regard;

use std::collections::{BTreeMap, BTreeSet};

use crate::alerte_mineur::AlerteMineur;
use crate::droit_lie::{DroitLie, GenreDroit};
use crate::etat_civil::EtatCivil;
use crate::fait::{
    Accompagnement, Canal, Choix, Domaine, MotifCloture, ObjetConsentement, Origine, Souhait,
    VoieContact,
};
use crate::piece::{GenrePiece, SuitePiece};
use crate::procedure::Procedure;
use crate::profil::{Attribut, Naissance, Rubrique};
use crate::projet::AvisAssociation;
use crate::psp::{Psp, TransitionInterdite};
use crate::recit::Identite;
use crate::rendez_vous::RendezVous;
use crate::retrait_contenu::RetraitContenu;
use crate::{ActeId, EquipeId, Jour, MembreId};

/// A person's file on a given day, as known at a given instant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// First contact, once recorded.
    pub ouvert_le: Option<Jour>,
    /// How she came.
    pub voie: Option<VoieContact>,
    /// Spreadsheet row it came from.
    pub origine: Option<Origine>,
    /// How to name and reach her, when the reader holds that key.
    pub identite: Option<Identite>,
    /// Last observation of each attribute, with its day.
    pub profil: BTreeMap<Rubrique, Observation>,
    /// Last wish stated, with its day.
    pub souhait: Option<(Souhait, Jour)>,
    /// Support given, oldest first.
    pub accompagnements: Vec<(Jour, Accompagnement)>,
    /// The exit pathways.
    pub psp: Psp,
    /// Ways to reach her, newest last.
    pub canaux: Vec<(Jour, Canal)>,
    /// Last choice for each consent, with its day.
    pub consentements: BTreeMap<ObjetConsentement, (Choix, Jour)>,
    /// Closing, when the file is closed.
    pub clos: Option<(MotifCloture, Jour)>,
    /// Appointments that nothing has settled yet, in the order they were made.
    pub rendez_vous: Vec<RendezVous>,
    /// Last known state of each piece of her request, with its day.
    pub pieces: BTreeMap<GenrePiece, (SuitePiece, Jour)>,
    /// Needs written with her, in order.
    pub besoins: Vec<(Jour, Domaine)>,
    /// Commitments written with her, in order.
    pub engagements: Vec<(Jour, Domaine)>,
    /// The association's opinion on her request, with its day.
    pub avis_association: Option<(AvisAssociation, Jour)>,
    /// Last known state of each right, with its day.
    pub droits: BTreeMap<GenreDroit, (DroitLie, Jour)>,
    /// Attempts about her civil status, in order.
    pub etat_civil: Vec<(Jour, EtatCivil)>,
    /// Steps before the police or a court, in order.
    pub procedures: Vec<(Jour, Procedure)>,
    /// Requests to take content down and their answers, in order.
    pub retraits: Vec<(Jour, RetraitContenu)>,
    /// Worrying information and reports, in order.
    pub alertes: Vec<(Jour, AlerteMineur)>,
    /// Who follows her.
    pub suivi_par: BTreeSet<MembreId>,
    /// The team the file belongs to. `None`: to none.
    pub equipe: Option<EquipeId>,
    /// Day of the last act that touched her: who follows her, and in which team, do not.
    pub dernier_acte_le: Option<Jour>,
    /// Acts that could not follow what came before: shown, never dropped in silence.
    pub anomalies: Vec<Anomalie>,
}

/// One observation, with its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// What was observed.
    pub attribut: Attribut,
    /// When.
    pub observe_le: Jour,
    /// Since when the value has been the same.
    pub depuis: Jour,
}

/// An act that does not follow from those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anomalie {
    /// The act.
    pub acte: ActeId,
    /// The rule it breaks.
    pub regle: TransitionInterdite,
}

impl Dossier {
    /// The last observation of an attribute.
    pub fn observe(&self, rubrique: Rubrique) -> Option<&Attribut> {
        self.profil.get(&rubrique).map(|observation| &observation.attribut)
    }

    /// Her birth, as last observed, when it is known.
    pub fn naissance(&self) -> Option<Naissance> {
        match self.observe(Rubrique::Naissance) {
            Some(Attribut::Naissance(valeur)) => valeur.connue().copied(),
            Some(_) | None => None,
        }
    }

    /// Whether she agreed, and has not withdrawn.
    pub fn consent(&self, objet: ObjetConsentement) -> bool {
        self.consentements.get(&objet).is_some_and(|(choix, _)| *choix == Choix::Donne)
    }
}
