//! What a period amounts to: the figures of the observatory, what is estimated, what was answered.

use std::collections::{BTreeMap, BTreeSet};

use domain::Jour;
use domain::detail_seance::DetailSeance;
use domain::seance_en_ligne::Envoi;
use domain::stage::{MotifAchat, QuestionnaireStage};
use domain::{ActiviteId, Fait};
use observatory::cube::Periode;
use observatory::estimation::{Distinctes, Passage, Proportion, distinctes, proportion};
use observatory::{Compteurs, Extraction, extraire_activite};

use super::jonctions::doutes;
use super::{ActiviteLue, Doute, ModeleLu};
use crate::ErreurApp;
use crate::session::Session;

/// What the activities of a period amount to.
#[derive(Clone, Debug, PartialEq)]
pub struct BilanActivites {
    /// First day.
    pub du: Jour,
    /// Last day.
    pub au: Jour,
    /// The activities of the period, the last first.
    pub activites: Vec<ActiviteLue>,
    /// The figures of the observatory over the period.
    pub compteurs: Compteurs,
    /// How many different people came to the reception, from 1 January of the last day's year to
    /// that day: recognitions are counted from 1 January.
    pub distinctes: Distinctes,
    /// The first day of that estimate.
    pub distinctes_du: Jour,
    /// Replies to each version of each model.
    pub modeles: Vec<TauxModele>,
    /// Different schools where prevention took place.
    pub etablissements: usize,
    /// Evaluation forms, and those that say the session was useful.
    pub evaluations: (u64, u64),
    /// The questionnaires of courses, at the start and at the end.
    pub stages: [Cumul; 2],
    /// What a member is asked of outings that several telephones may have counted.
    pub doutes: Vec<Doute>,
}

/// Replies to a version of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TauxModele {
    /// Which model.
    pub modele: ActiviteId,
    /// What it is called.
    pub nom: String,
    /// Which version.
    pub version: u16,
    /// Messages sent.
    pub messages: u64,
    /// Of which were answered.
    pub reponses: u64,
    /// The rate and its interval; `None` when nothing was sent.
    pub taux: Option<Proportion>,
}

/// Questionnaires added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cumul {
    /// Sheets filled in.
    pub reponses: u64,
    /// Of which say they will not buy again.
    pub renoncent: u64,
    /// The motives given, in the order of [`MotifAchat::TOUS`].
    pub motifs: [u64; MotifAchat::TOUS.len()],
}

impl Cumul {
    fn ajouter(&mut self, questionnaire: &QuestionnaireStage) {
        self.reponses += u64::from(questionnaire.reponses);
        self.renoncent += u64::from(questionnaire.renoncent);
        for compte in &questionnaire.motifs {
            let rang = MotifAchat::TOUS.iter().position(|(motif, _)| *motif == compte.motif);
            if let Some(somme) = rang.and_then(|rang| self.motifs.get_mut(rang)) {
                *somme += u64::from(compte.nombre);
            }
        }
    }

    /// The part that gives up, with its interval.
    pub fn part_qui_renonce(&self) -> Option<Proportion> {
        proportion(self.renoncent, self.reponses)
    }
}

impl Session {
    /// What a period amounts to.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; [`ErreurApp::Periode`] when it ends before it starts; an act that does
    /// not open.
    pub async fn bilan_activites(&self, du: Jour, au: Jour) -> Result<BilanActivites, ErreurApp> {
        let periode = Periode::nouvelle(du, au).map_err(|_| ErreurApp::Periode)?;
        let (toutes, modeles) = self.tout_le_terrain().await?;
        Ok(faire(periode, toutes, &modeles))
    }
}

fn faire(periode: Periode, toutes: Vec<ActiviteLue>, modeles: &[ModeleLu]) -> BilanActivites {
    let (du, au) = (periode.du(), periode.au());
    let mut compteurs = Compteurs::de_periode(periode);
    let mut extraction = Extraction::default();
    let mut envois: BTreeMap<(ActiviteId, u16), (u64, u64)> = BTreeMap::new();
    let mut etablissements = BTreeSet::new();
    let (mut evaluations, mut stages) = ((0, 0), [Cumul::default(), Cumul::default()]);
    for lue in toutes.iter().filter(|lue| (du..=au).contains(&lue.le)) {
        extraction.faits.clear();
        let terrain = lue.terrain.as_ref().map(|(_, terrain)| Fait::Terrain(terrain.clone()));
        let faits = [Some(&lue.fait), terrain.as_ref()].into_iter().flatten();
        extraire_activite(faits.map(|fait| (lue.le, fait)), &mut extraction);
        compteurs.compter_activite(&extraction.faits);
        if let Fait::SeanceEnLigne(seance) = &lue.fait {
            cumuler(&seance.envois, &mut envois);
        }
        let Some(detail) = detail(&lue.fait) else {
            continue;
        };
        if let Some(evaluation) = detail.evaluation() {
            evaluations.0 += u64::from(evaluation.reponses);
            evaluations.1 += u64::from(evaluation.utiles);
        }
        if let DetailSeance::Scolaire(prevention) = detail {
            etablissements.insert(prevention.etablissement.en_texte().to_lowercase());
        }
        if let DetailSeance::Stage(stage) = detail {
            for (cumul, rempli) in stages.iter_mut().zip([&stage.avant, &stage.apres]) {
                if let Some(questionnaire) = rempli {
                    cumul.ajouter(questionnaire);
                }
            }
        }
    }
    let distinctes_du = Jour::premier_de_l_an(au.annee()).unwrap_or(du);
    let distinctes = distinctes(&passages(&toutes, distinctes_du, au));
    let doutes = doutes(&toutes, du, au);
    let mut activites = toutes;
    activites.retain(|lue| (du..=au).contains(&lue.le));
    BilanActivites {
        du,
        au,
        activites,
        compteurs,
        distinctes,
        distinctes_du,
        modeles: taux(modeles, &envois),
        etablissements: etablissements.len(),
        evaluations,
        stages,
        doutes,
    }
}

fn detail(fait: &Fait) -> Option<&DetailSeance> {
    if let Fait::Seance(seance) = fait { seance.detail.as_deref() } else { None }
}

fn passages(toutes: &[ActiviteLue], du: Jour, au: Jour) -> Vec<Passage> {
    let de_la_periode = toutes.iter().filter(|lue| (du..=au).contains(&lue.le));
    let permanences = de_la_periode.filter_map(|lue| {
        let Fait::Permanence(permanence) = &lue.fait else {
            return None;
        };
        Some(Passage { visites: permanence.visites, reconnues: permanence.reconnues })
    });
    permanences.collect()
}

fn cumuler(envois: &[Envoi], vers: &mut BTreeMap<(ActiviteId, u16), (u64, u64)>) {
    for envoi in envois {
        let (messages, reponses) = vers.entry((envoi.modele, envoi.version)).or_default();
        *messages += u64::from(envoi.messages);
        *reponses += u64::from(envoi.reponses);
    }
}

/// Each version that was written, in the order of the models.
fn taux(modeles: &[ModeleLu], envois: &BTreeMap<(ActiviteId, u16), (u64, u64)>) -> Vec<TauxModele> {
    let mut lignes = Vec::new();
    for lu in modeles {
        for (_, version) in lu.versions.iter().filter(|(_, version)| version.texte.is_some()) {
            let (messages, reponses) =
                envois.get(&(lu.modele, version.version)).copied().unwrap_or_default();
            lignes.push(TauxModele {
                modele: lu.modele,
                nom: version.nom.en_texte().to_owned(),
                version: version.version,
                messages,
                reponses,
                taux: proportion(reponses, messages),
            });
        }
    }
    lignes
}
