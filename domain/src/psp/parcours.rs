//! One pathway, from its request to its end.

use minicbor::{Decode, Encode};

use super::{Avis, Decision, Demande, Fin, Objet, Recours, Seance, Sens};
use crate::Jour;

/// Months of one period (CASF R.121-12-13; ministry's page).
pub const MOIS_PERIODE: i32 = 6;
/// Periods at most: 24 months in total.
pub const PERIODES_MAX: usize = 4;

/// Where a pathway stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Etape {
    /// Requested; the prefect has not decided.
    #[n(0)]
    Demandee,
    /// Entry refused.
    #[n(1)]
    Refusee,
    /// Granted and not ended.
    #[n(2)]
    EnCours,
    /// Ended.
    #[n(3)]
    Finie,
    /// The request was withdrawn.
    #[n(4)]
    Retiree,
}

/// One examination by the commission: its sitting, its opinion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Examen {
    /// The sitting.
    pub seance: Option<Seance>,
    /// The opinion, once given.
    pub avis: Option<Avis>,
}

/// One period of six months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Periode {
    /// First day.
    pub du: Jour,
    /// Last day: the day before the same day six months later.
    pub au: Jour,
}

impl Periode {
    /// The period that starts on `du`.
    pub fn depuis(du: Jour) -> Self {
        Self { du, au: du.plus_mois(MOIS_PERIODE).veille() }
    }
}

/// A request for renewal and its decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renouvellement {
    /// Day it was filed, when recorded.
    pub deposee_le: Option<Jour>,
    /// The prefect's decision.
    pub decision: Option<Decision>,
}

/// A permit of the pathway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aps {
    /// First day.
    pub du: Jour,
    /// Last day, when known.
    pub au: Option<Jour>,
}

/// Where the allowance stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Afis {
    /// Requested.
    Demandee,
    /// Opened.
    Ouverte {
        /// First day.
        du: Jour,
        /// Last day, when known.
        au: Option<Jour>,
    },
    /// Refused.
    Refusee,
}

/// One pathway, from its request to its end. A person may request again after a refusal or an end:
/// that is another pathway, and the first one keeps every act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcours {
    /// The request.
    pub demande: Demande,
    /// Examinations by the commission, in order.
    pub examens: Vec<Examen>,
    /// The decision on entry, once taken. A refusal reversed keeps the last decision here and the
    /// earlier ones in `decisions_anterieures`.
    pub decision: Option<Decision>,
    /// Decisions on entry that a later one replaced.
    pub decisions_anterieures: Vec<Decision>,
    /// Renewals asked or decided, in order.
    pub renouvellements: Vec<Renouvellement>,
    /// Permits, in order.
    pub aps: Vec<Aps>,
    /// Where the allowance stands.
    pub afis: Option<Afis>,
    /// Appeals, in order.
    pub recours: Vec<Recours>,
    /// The end.
    pub fin: Option<Fin>,
    /// Whether the person withdrew her request.
    pub retiree: bool,
}

impl Parcours {
    /// A pathway just requested.
    pub(super) fn nouveau(demande: Demande) -> Self {
        Self {
            demande,
            examens: Vec::new(),
            decision: None,
            decisions_anterieures: Vec::new(),
            renouvellements: Vec::new(),
            aps: Vec::new(),
            afis: None,
            recours: Vec::new(),
            fin: None,
            retiree: false,
        }
    }

    /// Where it stands.
    pub fn etape(&self) -> Etape {
        if self.retiree {
            return Etape::Retiree;
        }
        match (&self.decision, self.fin) {
            (_, Some(_)) => Etape::Finie,
            (None, None) => Etape::Demandee,
            (Some(decision), None) => match decision.sens {
                Sens::Accord => Etape::EnCours,
                Sens::Refus => Etape::Refusee,
            },
        }
    }

    /// First day: the day of the decision that granted entry.
    pub fn debute_le(&self) -> Option<Jour> {
        self.decision.as_ref().filter(|d| d.sens == Sens::Accord).map(|d| d.decidee_le)
    }

    /// Whether it ran on that day, its first and last ones included: as the observatory counts it.
    pub fn court(&self, le: Jour) -> bool {
        self.debute_le().is_some_and(|debut| debut <= le)
            && self.fin.is_none_or(|fin| le <= fin.finie_le)
    }

    /// Periods granted, in order, at most four. A renewal continues the period before it without a
    /// gap, even granted late: the twenty-four months run from the first day.
    pub fn periodes(&self) -> Vec<Periode> {
        let Some(debut) = self.debute_le() else {
            return Vec::new();
        };
        let mut periodes = vec![Periode::depuis(debut)];
        for _ in self.renouvellements_accordes() {
            // Each period counts from the first day, so that the clip of a short month does not
            // drift: 31 August, 28 February, 31 August.
            let rang = i32::try_from(periodes.len()).unwrap_or(i32::MAX);
            let du = debut.plus_mois(MOIS_PERIODE.saturating_mul(rang));
            let au = debut.plus_mois(MOIS_PERIODE.saturating_mul(rang.saturating_add(1))).veille();
            periodes.push(Periode { du, au });
        }
        periodes
    }

    /// Last day the periods granted so far reach.
    pub fn echeance(&self) -> Option<Jour> {
        self.periodes().last().map(|periode| periode.au)
    }

    /// Renewals granted, in order.
    pub fn renouvellements_accordes(&self) -> impl Iterator<Item = &Decision> {
        self.renouvellements
            .iter()
            .filter_map(|renouvellement| renouvellement.decision.as_ref())
            .filter(|decision| decision.sens == Sens::Accord)
    }

    /// Whether a renewal was asked and not decided yet.
    pub fn renouvellement_en_attente(&self) -> bool {
        self.renouvellements.last().is_some_and(|dernier| dernier.decision.is_none())
    }

    /// The day of the appeal to the authority that waits for its answer. The court may have been
    /// turned to meanwhile: two months of silence are enough, and the answer may still come.
    pub(super) fn gracieux_sans_reponse(&self) -> Option<Jour> {
        self.recours
            .iter()
            .rev()
            .find_map(|recours| match recours {
                Recours::Gracieux { forme_le, .. } => Some(Some(*forme_le)),
                Recours::GracieuxRejete { .. } => Some(None),
                Recours::Contentieux { .. } => None,
            })
            .flatten()
    }

    /// Every decision of this pathway, in order: entry (replaced ones first), then renewals.
    pub fn decisions(&self) -> impl Iterator<Item = &Decision> {
        self.decisions_anterieures
            .iter()
            .chain(&self.decision)
            .chain(self.renouvellements.iter().filter_map(|r| r.decision.as_ref()))
    }

    /// Decisions on entry, in order.
    pub fn decisions_entree(&self) -> impl Iterator<Item = &Decision> {
        self.decisions().filter(|decision| decision.objet == Objet::Entree)
    }
}
