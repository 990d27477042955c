//! Whether a new act may be written after those already there.

use super::fold::fold;
use super::regard::Regard;
use super::{Anomalie, Dossier};
use crate::commission::CommissionInterdite;
use crate::decide_activite::ActiviteInterdite;
use crate::fait::Correction;
use crate::psp::{Evenement, TransitionInterdite};
use crate::{Acte, Fait, Flux, Jour};

/// Why an act is refused. Nothing is written; the message says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refus {
    /// A file starts with its opening.
    #[error("the file is not open: its first act is its opening")]
    NonOuvert,
    /// A file is opened once.
    #[error("the file is already open")]
    DejaOuvert,
    /// A closed file takes no more acts but its reopening.
    #[error("the file is closed: reopen it first")]
    Clos,
    /// Only a closed file is reopened.
    #[error("the file is not closed")]
    NonClos,
    /// The day is after the day of recording.
    #[error("this day has not come yet")]
    DansLeFutur,
    /// The fact belongs in another kind of stream.
    #[error("this fact is not written in this stream")]
    MauvaisFlux,
    /// The corrected act is not in this stream.
    #[error("the act to correct is not in this stream")]
    ActeInconnu,
    /// A correction corrects an act, not another correction.
    #[error("correct the first act, not its correction")]
    CorrectionDeCorrection,
    /// The opening of a file cannot be undone nor become something else, only corrected.
    #[error("a file's opening can be corrected, not cancelled: erase the file instead")]
    OuvertureAnnulee,
    /// The exit pathway does not allow it.
    #[error(transparent)]
    Transition(#[from] TransitionInterdite),
    /// The sitting does not allow it.
    #[error(transparent)]
    Commission(#[from] CommissionInterdite),
    /// The activity does not allow it.
    #[error(transparent)]
    Activite(#[from] ActiviteInterdite),
}

/// Whether `fait`, which happened on `survenu_le` and is recorded on `aujourdhui`, may be added to
/// the journal `actes` of a person.
///
/// # Errors
/// The rule it would break. A correction is judged on the whole journal once corrected: it may not
/// create a new anomaly.
pub fn decide(
    actes: &[Acte],
    fait: &Fait,
    survenu_le: Jour,
    aujourdhui: Jour,
) -> Result<(), Refus> {
    if !fait.est_de_dossier() {
        return Err(Refus::MauvaisFlux);
    }
    if survenu_le > aujourdhui {
        return Err(Refus::DansLeFutur);
    }
    let regard = Regard::au(aujourdhui.max(derniere(actes).unwrap_or(aujourdhui)));
    let etat = fold(actes, &regard);
    let ouverture = matches!(fait, Fait::Ouverture(_));
    match (ouverture, actes.is_empty()) {
        (true, true) => return Ok(()),
        (true, false) => return Err(Refus::DejaOuvert),
        (false, true) => return Err(Refus::NonOuvert),
        (false, false) => {}
    }
    verifier_cloture(etat.clos.map(|(_, clos_le)| clos_le), fait, survenu_le)?;
    verifier_majorite(&etat, fait, survenu_le)?;
    if let Fait::Correction(correction) = fait {
        verifier_correction(actes, correction, aujourdhui)?;
    }
    sans_nouvelle_anomalie(actes, fait, survenu_le, &regard, &etat.anomalies)
}

/// A minor is protected, never brought before the commission (CASF L.226-2-1). Refused when it is
/// written; what an import already holds is read as it is.
fn verifier_majorite(etat: &Dossier, fait: &Fait, survenu_le: Jour) -> Result<(), Refus> {
    let (Fait::Psp(Evenement::Demande(_) | Evenement::Seance(_)), Some(naissance)) =
        (fait, etat.naissance())
    else {
        return Ok(());
    };
    if naissance.est_mineure_au(survenu_le) {
        return Err(TransitionInterdite::Mineure.into());
    }
    Ok(())
}

/// A closed file takes what happened before it was closed, corrections, consents withdrawn, and who
/// may see it: closing hides it from nobody.
fn verifier_cloture(clos_le: Option<Jour>, fait: &Fait, survenu_le: Jour) -> Result<(), Refus> {
    if matches!(fait, Fait::Reouverture) {
        // Reopened before it was closed, it would stay closed.
        return if clos_le.is_some_and(|clos_le| clos_le <= survenu_le) {
            Ok(())
        } else {
            Err(Refus::NonClos)
        };
    }
    let toujours = matches!(
        fait,
        Fait::Correction(_) | Fait::Consentement(_) | Fait::Suivi(_) | Fait::Rattachement(_)
    );
    if !toujours && clos_le.is_some_and(|clos_le| clos_le <= survenu_le) {
        return Err(Refus::Clos);
    }
    Ok(())
}

fn derniere(actes: &[Acte]) -> Option<Jour> {
    actes.iter().map(|acte| acte.survenu_le).max()
}

fn verifier_correction(
    actes: &[Acte],
    correction: &Correction,
    aujourdhui: Jour,
) -> Result<(), Refus> {
    let corrige = actes.iter().find(|acte| acte.id == correction.acte).ok_or(Refus::ActeInconnu)?;
    if matches!(corrige.fait, Fait::Correction(_)) {
        return Err(Refus::CorrectionDeCorrection);
    }
    let ouverture = |fait: &Fait| matches!(fait, Fait::Ouverture(_));
    let remplacement = correction.remplacement.as_ref();
    let ouvrira = remplacement.is_some_and(|remplacement| ouverture(&remplacement.fait));
    match (ouverture(&corrige.fait), ouvrira) {
        (true, false) => return Err(Refus::OuvertureAnnulee),
        (false, true) => return Err(Refus::DejaOuvert),
        (true, true) | (false, false) => {}
    }
    let Some(remplacement) = remplacement else {
        return Ok(());
    };
    if remplacement.survenu_le > aujourdhui {
        return Err(Refus::DansLeFutur);
    }
    if matches!(*remplacement.fait, Fait::Correction(_)) {
        return Err(Refus::CorrectionDeCorrection);
    }
    if !remplacement.fait.est_de_dossier() {
        return Err(Refus::MauvaisFlux);
    }
    Ok(())
}

/// Folds the journal with the new act at its end, and refuses it when it breaks a rule that held.
fn sans_nouvelle_anomalie(
    actes: &[Acte],
    fait: &Fait,
    survenu_le: Jour,
    regard: &Regard,
    avant: &[Anomalie],
) -> Result<(), Refus> {
    let concerne_psp = matches!(fait, Fait::Psp(_) | Fait::Correction(_));
    let Some(dernier) = actes.last().filter(|_| concerne_psp) else {
        return Ok(());
    };
    let nouveau = Acte {
        // Any id not in the journal does: nothing corrects an act not written yet.
        id: crate::ActeId::depuis_octets([0; 16]),
        flux: dernier.flux,
        rang: actes.iter().map(|acte| acte.rang).max().unwrap_or(0).saturating_add(1),
        survenu_le,
        consigne_a: dernier.consigne_a,
        auteur: dernier.auteur,
        fait: fait.clone(),
        recit: None,
    };
    let mut avec = actes.to_vec();
    avec.push(nouveau);
    // Told apart by act: an act that heals one and breaks another leaves their number the same.
    let connue = |acte| avant.iter().any(|anomalie| anomalie.acte == acte);
    let anomalies = fold(&avec, regard).anomalies;
    match anomalies.iter().find(|anomalie| !connue(anomalie.acte)) {
        Some(anomalie) => Err(regle_de_date(actes, fait, regard).unwrap_or(anomalie.regle).into()),
        None => Ok(()),
    }
}

/// Placed by its day, a step dated too early meets a journal where nothing was asked yet. Placed
/// last, it says what is really wrong: its date.
fn regle_de_date(actes: &[Acte], fait: &Fait, regard: &Regard) -> Option<TransitionInterdite> {
    use TransitionInterdite as T;
    let Fait::Psp(evenement) = fait else {
        return None;
    };
    let regle = fold(actes, regard).psp.appliquer(evenement).err()?;
    matches!(regle, T::AvantLaDemande | T::AvantLeDebut | T::AvantLaDecision).then_some(regle)
}

impl Flux {
    /// Whether a fact may be written in this stream.
    pub fn accepte(&self, fait: &Fait) -> bool {
        match self {
            Self::Dossier(_) => fait.est_de_dossier(),
            Self::Activite(_) => {
                matches!(
                    fait,
                    Fait::Sortie(_)
                        | Fait::Seance(_)
                        | Fait::Permanence(_)
                        | Fait::SeanceEnLigne(_)
                        | Fait::ModeleMessage(_)
                        | Fait::Terrain(_)
                        | Fait::Correction(_)
                )
            }
            Self::Commission(..) => matches!(fait, Fait::Commission(_)),
            Self::Association(_) => matches!(
                fait,
                Fait::AssociationCreee { .. }
                    | Fait::MembreAjoute(_)
                    | Fait::MembreRetire { .. }
                    | Fait::PhraseChangee { .. }
                    | Fait::Agrement(_)
                    | Fait::Effacement(_)
                    | Fait::RoleDonne { .. }
                    | Fait::SecondFacteurRetire { .. }
                    | Fait::Export { .. }
                    | Fait::Separation(_)
                    | Fait::BrisDeGlace(_)
                    | Fait::Equipe(_)
                    | Fait::MembreEquipe(_)
                    | Fait::Antenne(_)
                    | Fait::Gestion(_)
                    | Fait::BrisVu { .. }
                    | Fait::Correction(_)
            ),
            Self::Lectures(_) => matches!(fait, Fait::Lecture(_)),
        }
    }
}
