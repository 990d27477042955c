//! What a request to enter the pathway still lacks, from the acts of a file.

use crate::fait::{ObjetConsentement, Souhait};
use crate::piece::{GenrePiece, SuitePiece};
use crate::psp::Etape;
use crate::{Dossier, Jour};

/// One thing that a request needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// What.
    pub exigence: Exigence,
    /// The day it was there; `None`: it is missing.
    pub present_le: Option<Jour>,
    /// Who must act for it to be there.
    pub acteur: Acteur,
    /// Since when it has been missing: the day it was asked for, else of her wish, else of the
    /// first contact.
    pub depuis: Option<Jour>,
}

/// What a request needs (CASF L.121-9, R.121-12-9, R.121-12-12; circular of 31 January 2017).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exigence {
    /// She wishes to leave.
    Souhait,
    /// She agrees to be supported.
    Accord,
    /// Her birth, to know that she is of age.
    Naissance,
    /// A copy of an identity document.
    PieceIdentite,
    /// The sworn statement of having stopped.
    Cessation,
    /// Proofs of her situation.
    Situation,
    /// Her needs, written with her.
    Besoins,
    /// The commitments, written with her.
    Engagements,
    /// The association's opinion.
    AvisAssociation,
}

impl Exigence {
    /// Every one with its stable code, in the order they are shown.
    pub const TOUTES: [(Self, &'static str); 9] = [
        (Self::Souhait, "souhait"),
        (Self::Accord, "accord"),
        (Self::Naissance, "naissance"),
        (Self::PieceIdentite, "piece-identite"),
        (Self::Cessation, "cessation"),
        (Self::Situation, "situation"),
        (Self::Besoins, "besoins"),
        (Self::Engagements, "engagements"),
        (Self::AvisAssociation, "avis-association"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::TOUTES.into_iter().find(|(e, _)| *e == self).map_or("", |(_, code)| code)
    }
}

/// Who must act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Acteur {
    /// The person herself.
    Personne,
    /// The association.
    Association,
    /// Both, together.
    Ensemble,
}

impl Acteur {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Personne => "personne",
            Self::Association => "association",
            Self::Ensemble => "ensemble",
        }
    }
}

/// What the request of this file has and lacks, in the order of [`Exigence::TOUTES`].
pub fn completude(dossier: &Dossier) -> Vec<Element> {
    Exigence::TOUTES.into_iter().map(|(exigence, _)| element(dossier, exigence)).collect()
}

/// Whether nothing is missing.
pub fn est_complete(dossier: &Dossier) -> bool {
    completude(dossier).iter().all(|element| element.present_le.is_some())
}

/// Whether a request is being prepared, or was filed and is not examined yet, and lacks something.
/// Never for a closed file. Whether she is of age is for the caller to ask.
pub fn reste_a_completer(dossier: &Dossier) -> bool {
    let souhaite = dossier.souhait.is_some_and(|(souhait, _)| souhait == Souhait::Exprime);
    let prepare = match dossier.psp.dernier() {
        None => souhaite,
        Some(parcours) => parcours.etape() == Etape::Demandee && parcours.examens.is_empty(),
    };
    dossier.clos.is_none() && prepare && !est_complete(dossier)
}

fn element(dossier: &Dossier, exigence: Exigence) -> Element {
    use Acteur as A;
    use Exigence as E;
    let depuis = dossier.souhait.map(|(_, le)| le).or(dossier.ouvert_le);
    let piece = |genre| {
        let connue = dossier.pieces.get(&genre);
        match connue {
            Some((SuitePiece::Recue, le)) => (Some(*le), None),
            Some((SuitePiece::Demandee | SuitePiece::Impossible, le)) => (None, Some(*le)),
            None => (None, depuis),
        }
    };
    let simple = |present: Option<Jour>| (present, depuis);
    let (acteur, (present_le, manque_depuis)) = match exigence {
        E::Souhait => {
            let exprime = dossier.souhait.filter(|(souhait, _)| *souhait == Souhait::Exprime);
            (A::Personne, simple(exprime.map(|(_, le)| le)))
        }
        E::Accord => {
            let accord = dossier.consentements.get(&ObjetConsentement::Accompagnement);
            let donne = accord.filter(|_| dossier.consent(ObjetConsentement::Accompagnement));
            (A::Personne, simple(donne.map(|(_, le)| *le)))
        }
        E::Naissance => {
            let rubrique = crate::profil::Rubrique::Naissance;
            let observee = dossier.profil.get(&rubrique).filter(|_| dossier.naissance().is_some());
            (A::Association, simple(observee.map(|observation| observation.depuis)))
        }
        E::PieceIdentite => (A::Personne, piece(GenrePiece::Identite)),
        E::Cessation => (A::Personne, piece(GenrePiece::Cessation)),
        E::Situation => (A::Ensemble, piece(GenrePiece::Situation)),
        E::Besoins => (A::Ensemble, simple(dossier.besoins.first().map(|(le, _)| *le))),
        E::Engagements => (A::Ensemble, simple(dossier.engagements.first().map(|(le, _)| *le))),
        E::AvisAssociation => (A::Association, simple(dossier.avis_association.map(|(_, le)| le))),
    };
    let depuis = if present_le.is_some() { None } else { manque_depuis };
    Element { exigence, present_le, acteur, depuis }
}
