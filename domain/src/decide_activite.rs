//! Whether an act may be written in the journal of an activity.

use crate::activite::SeanceCollective;
use crate::detail_seance::DetailSeance;
use crate::dossier::decide::Refus;
use crate::dossier::effectif::effectifs;
use crate::permanence::Permanence;
use crate::seance_en_ligne::{ModeleMessage, SeanceEnLigne};
use crate::stage::QuestionnaireStage;
use crate::{Acte, ActiviteId, Fait, Flux, Jour, Regard};

/// What an activity does not allow: numbers that contradict one another, or a step out of order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActiviteInterdite {
    /// More recognised and first visits than visits.
    #[error("more visits recognised or first than visits")]
    PlusQueLesVisites,
    /// More replies than messages.
    #[error("more replies than messages")]
    PlusQueLesMessages,
    /// The messages of models are more than the messages sent.
    #[error("more messages or replies of models than of the session")]
    PlusQueLaSeance,
    /// A model counted twice in one session.
    #[error("a version of a model is there twice")]
    ModeleDeuxFois,
    /// A version of a model that does not exist.
    #[error("no such version of a model")]
    ModeleInconnu,
    /// The version does not follow the last one.
    #[error("versions of a model follow one another")]
    VersionSautee,
    /// A model is not corrected: a session may have used it.
    #[error("a model is not corrected, it has versions")]
    ModeleNonCorrige,
    /// The detail tells of another kind of session.
    #[error("the detail is of another kind of session")]
    DetailEtranger,
    /// More certificates or forms than people present.
    #[error("more certificates or forms than people present")]
    PlusQueLesPresents,
    /// More of one answer than answers.
    #[error("more of one answer than answers")]
    PlusQueLesReponses,
    /// The activity is noted already.
    #[error("the activity is noted already")]
    DejaNotee,
    /// A correction keeps the kind of what it corrects.
    #[error("a correction keeps the kind of what it corrects")]
    GenreChange,
}

impl ActiviteInterdite {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::PlusQueLesVisites => "plus-que-les-visites",
            Self::PlusQueLesMessages => "plus-que-les-messages",
            Self::PlusQueLaSeance => "plus-que-la-seance",
            Self::ModeleDeuxFois => "modele-deux-fois",
            Self::ModeleInconnu => "modele-inconnu",
            Self::VersionSautee => "version-sautee",
            Self::ModeleNonCorrige => "modele-non-corrige",
            Self::DetailEtranger => "detail-etranger",
            Self::PlusQueLesPresents => "plus-que-les-presents",
            Self::PlusQueLesReponses => "plus-que-les-reponses",
            Self::DejaNotee => "deja-notee",
            Self::GenreChange => "genre-change",
        }
    }
}

use ActiviteInterdite as I;

/// Whether `fait`, which happened on `survenu_le` and is recorded on `aujourdhui`, may be added to
/// the journal `actes` of the activity `activite`.
///
/// # Errors
/// The rule it would break. An activity is noted by its first act and changed by corrections; a
/// model of message has one act a version.
pub fn decide_activite(
    activite: ActiviteId,
    actes: &[Acte],
    fait: &Fait,
    survenu_le: Jour,
    aujourdhui: Jour,
) -> Result<(), Refus> {
    if !Flux::Activite(activite).accepte(fait) {
        return Err(Refus::MauvaisFlux);
    }
    if survenu_le > aujourdhui {
        return Err(Refus::DansLeFutur);
    }
    match (fait, actes.first()) {
        (Fait::Correction(correction), _) => {
            let corrige = actes.iter().find(|acte| acte.id == correction.acte);
            let corrige = corrige.ok_or(Refus::ActeInconnu)?;
            if matches!(corrige.fait, Fait::Correction(_)) {
                return Err(Refus::CorrectionDeCorrection);
            }
            if matches!(corrige.fait, Fait::ModeleMessage(_)) {
                return Err(I::ModeleNonCorrige.into());
            }
            let Some(remplacement) = &correction.remplacement else {
                return Ok(());
            };
            if remplacement.survenu_le > aujourdhui {
                return Err(Refus::DansLeFutur);
            }
            let meme = |fait: &Fait| std::mem::discriminant(fait);
            if meme(&remplacement.fait) != meme(&corrige.fait) {
                return Err(I::GenreChange.into());
            }
            Ok(coherente(&remplacement.fait)?)
        }
        (Fait::ModeleMessage(modele), _) => Ok(version_suivante(actes, modele)?),
        (_, Some(_)) => Err(I::DejaNotee.into()),
        (_, None) => Ok(coherente(fait)?),
    }
}

/// The versions of a model as its journal tells them, the last one last.
pub fn versions(actes: &[Acte]) -> Vec<(Jour, &ModeleMessage)> {
    let en_vigueur = effectifs(actes, &Regard::au(Jour::DERNIER));
    let mut versions: Vec<(Jour, &ModeleMessage)> = en_vigueur
        .iter()
        .filter_map(|effectif| {
            let Fait::ModeleMessage(modele) = effectif.fait else {
                return None;
            };
            Some((effectif.survenu_le, modele))
        })
        .collect();
    versions.sort_by_key(|(_, modele)| modele.version);
    versions
}

fn version_suivante(actes: &[Acte], modele: &ModeleMessage) -> Result<(), I> {
    let connues = versions(actes);
    let attendue = match connues.last() {
        Some((_, derniere)) => derniere.version.saturating_add(1),
        None if actes.is_empty() && modele.texte.is_some() => 1,
        // What is there is no model, or what begins says nothing.
        None => return Err(I::GenreChange),
    };
    if modele.version == attendue { Ok(()) } else { Err(I::VersionSautee) }
}

/// Whether the numbers of an activity agree with one another. Outings, which spreadsheets bring as
/// they are, are not judged.
fn coherente(fait: &Fait) -> Result<(), I> {
    if let Fait::Permanence(permanence) = fait {
        permanence_coherente(permanence)
    } else if let Fait::SeanceEnLigne(seance) = fait {
        en_ligne_coherente(seance)
    } else if let Fait::Seance(seance) = fait {
        seance_coherente(seance)
    } else {
        Ok(())
    }
}

fn permanence_coherente(permanence: &Permanence) -> Result<(), I> {
    let comptees = [permanence.reconnues, permanence.premieres].into_iter().flatten();
    // Whoever never came before is not recognised: the two do not overlap.
    exiger(somme(comptees) <= u64::from(permanence.visites), I::PlusQueLesVisites)
}

fn en_ligne_coherente(seance: &SeanceEnLigne) -> Result<(), I> {
    exiger(seance.reponses <= seance.messages, I::PlusQueLesMessages)?;
    let repondus = seance.envois.iter().all(|envoi| envoi.reponses <= envoi.messages);
    exiger(repondus, I::PlusQueLesMessages)?;
    let messages = somme(seance.envois.iter().map(|envoi| envoi.messages));
    let reponses = somme(seance.envois.iter().map(|envoi| envoi.reponses));
    let tenues = messages <= u64::from(seance.messages) && reponses <= u64::from(seance.reponses);
    exiger(tenues, I::PlusQueLaSeance)?;
    let mut cites: Vec<_> = seance.envois.iter().map(|e| (e.modele, e.version)).collect();
    cites.sort_unstable();
    cites.dedup();
    exiger(cites.len() == seance.envois.len(), I::ModeleDeuxFois)
}

fn seance_coherente(seance: &SeanceCollective) -> Result<(), I> {
    let Some(detail) = seance.detail.as_deref() else {
        return Ok(());
    };
    exiger(detail.genre() == seance.genre, I::DetailEtranger)?;
    let mut papiers = Vec::new();
    if let Some(evaluation) = detail.evaluation() {
        exiger(evaluation.utiles <= evaluation.reponses, I::PlusQueLesReponses)?;
        papiers.push(evaluation.reponses);
    }
    match detail {
        DetailSeance::Formation(formation) => papiers.extend(formation.attestations),
        DetailSeance::Stage(stage) => {
            papiers.extend(stage.attestations);
            for questionnaire in [&stage.avant, &stage.apres].into_iter().flatten() {
                questionnaire_coherent(questionnaire)?;
                papiers.push(questionnaire.reponses);
            }
        }
        DetailSeance::Atelier(_) | DetailSeance::Scolaire(_) | DetailSeance::Ciblee(_) => {}
    }
    let presents = seance.participants.unwrap_or(u32::MAX);
    exiger(papiers.into_iter().all(|papier| papier <= presents), I::PlusQueLesPresents)
}

fn questionnaire_coherent(questionnaire: &QuestionnaireStage) -> Result<(), I> {
    let motifs = questionnaire.motifs.iter().map(|motif| motif.nombre);
    let tiennent = motifs.chain([questionnaire.renoncent]).all(|n| n <= questionnaire.reponses);
    exiger(tiennent, I::PlusQueLesReponses)
}

fn somme(nombres: impl Iterator<Item = u32>) -> u64 {
    nombres.map(u64::from).sum()
}

fn exiger(tenue: bool, sinon: I) -> Result<(), I> {
    if tenue { Ok(()) } else { Err(sinon) }
}
