//! The field: outings, outreach online, the reception, sessions; work done, and nobody's name.
//!
//! Each activity has a journal of its own: a first act notes it, later ones correct it. Its figures
//! are those of the observatory, over any period.

mod bilan;
mod conformite;
mod exporter;
mod genre;
mod jonctions;
mod modeles;
mod remplir;
mod saisie;

use std::num::NonZeroUsize;

use domain::dossier::effectif::effectifs;
use domain::fait::{Correction, Remplacement};
use domain::terrain::Terrain;
use domain::{Acte, ActeId, ActiviteId, Fait, Flux, Jour, Regard, Role, decide_activite};
use store::Genre as GenreFlux;

use crate::ErreurApp;
use crate::consigner::{Consigne, a_jour};
use crate::contexte::Contexte;
use crate::faits_lus;
use crate::journal::NouvelActe;
use crate::session::Session;

pub use bilan::{BilanActivites, Cumul, TauxModele};
pub use conformite::conformite;
pub use exporter::colonnes;
pub use genre::{Champ, Genre, Nature};
pub use jonctions::{Doute, Ensemble};
pub use modeles::{AEcrireModele, ModeleLu};
pub use remplir::remplir;
pub use saisie::{Champs, ErreurSaisie, lire};

/// Who notes activities: those who lead them.
pub(crate) const NOTENT: [Role; 6] = [
    Role::Cheffe,
    Role::TravailleuseSociale,
    Role::Benevole,
    Role::Sante,
    Role::Juriste,
    Role::Mineurs,
];

/// Who reads them: those, and who makes figures. They name nobody.
pub(crate) const LISENT: [Role; 7] = [
    Role::Cheffe,
    Role::TravailleuseSociale,
    Role::Benevole,
    Role::Sante,
    Role::Juriste,
    Role::Mineurs,
    Role::Statistiques,
];

/// An activity as it stands, corrections read.
#[derive(Clone, Debug, PartialEq)]
pub struct ActiviteLue {
    /// Which.
    pub activite: ActiviteId,
    /// The act that noted it: what a correction names.
    pub acte: ActeId,
    /// Rank of the last act of its journal: what a correction is written after.
    pub rang: u32,
    /// The day it happened.
    pub le: Jour,
    /// What happened.
    pub fait: Fait,
    /// Whether a correction was read.
    pub corrigee: bool,
    /// What an outing took down besides, when a telephone told it: the act, and its content.
    pub terrain: Option<(ActeId, Terrain)>,
}

/// What an activity becomes.
#[derive(Clone, Debug, PartialEq)]
pub struct ACorrigerActivite {
    /// The act that noted it.
    pub acte: ActeId,
    /// The day and the content it should have had; `None`: it did not happen.
    pub remplacement: Option<(Jour, Fait)>,
    /// Rank of the last act the writer saw.
    pub apres: Option<u32>,
    /// Id of the correcting act, made by the writer so that sending twice writes once.
    pub id: Option<ActeId>,
}

impl Session {
    /// The activities of a period, the last first. Models of messages are not among them.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; an act that does not open.
    pub async fn activites(&self, du: Jour, au: Jour) -> Result<Vec<ActiviteLue>, ErreurApp> {
        let (mut lues, _) = self.tout_le_terrain().await?;
        lues.retain(|lue| (du..=au).contains(&lue.le));
        Ok(lues)
    }

    /// One activity; what did not happen, and what is no activity, is not there.
    ///
    /// # Errors
    /// [`ErreurApp::Role`], [`ErreurApp::ActiviteInconnue`].
    pub async fn activite(&self, activite: ActiviteId) -> Result<ActiviteLue, ErreurApp> {
        self.exiger_role(&LISENT).await?;
        let journal = self.journal(Flux::Activite(activite)).await?;
        let lue = journal.and_then(|journal| en_vigueur(activite, &journal.actes));
        lue.ok_or(ErreurApp::ActiviteInconnue)
    }

    /// Corrects an activity: it happened otherwise, or it did not happen.
    ///
    /// # Errors
    /// [`ErreurApp::Role`], [`ErreurApp::ActiviteInconnue`], [`ErreurApp::Perime`],
    /// [`ErreurApp::Refus`] with the rule. Nothing is then written.
    pub async fn corriger_activite(
        &self,
        activite: ActiviteId,
        correction: ACorrigerActivite,
        contexte: &mut Contexte,
    ) -> Result<Consigne, ErreurApp> {
        self.exiger_role(&NOTENT).await?;
        let flux = Flux::Activite(activite);
        let mut journal = self.journal(flux).await?.ok_or(ErreurApp::ActiviteInconnue)?;
        if let Some(id) = correction.id.filter(|id| journal.contient(*id)) {
            return Ok(Consigne { actes: vec![id], rang: journal.rang, deja_present: true });
        }
        a_jour(&journal, correction.apres)?;
        if let Some((_, fait)) = &correction.remplacement {
            self.verifier_modeles(fait).await?;
        }
        let remplacement = correction
            .remplacement
            .map(|(survenu_le, fait)| Remplacement { survenu_le, fait: Box::new(fait) });
        let fait = Fait::Correction(Correction { acte: correction.acte, remplacement });
        let survenu_le = contexte.aujourdhui;
        decide_activite(activite, &journal.actes, &fait, survenu_le, survenu_le)?;
        let id = correction.id.unwrap_or_else(|| contexte.acte());
        let nouveau = NouvelActe { id, survenu_le, fait, recit: None };
        let ajout = self.preparer(&mut journal, vec![nouveau], contexte)?;
        self.ecrire(&[ajout]).await?;
        Ok(Consigne { actes: vec![id], rang: journal.rang, deja_present: false })
    }

    /// Every activity in force, the last first, and every model of message, by name.
    async fn tout_le_terrain(&self) -> Result<(Vec<ActiviteLue>, Vec<ModeleLu>), ErreurApp> {
        self.exiger_role(&LISENT).await?;
        let (mut lues, mut modeles) = (Vec::new(), Vec::new());
        let (mut actes, mut clair) = (Vec::new(), Vec::new());
        for mut lecteur in self.store.parcours(GenreFlux::Activite, NonZeroUsize::MIN).await? {
            while let Some(lu) = lecteur.suivant().await? {
                if let (Flux::Activite(activite), Some(cle)) = (lu.flux(), lu.cle()) {
                    let cles = self.coffre.ouvrir_faits(cle)?;
                    faits_lus::ouvrir(&lu, &cles, &mut actes, &mut clair)?;
                    lues.extend(en_vigueur(activite, &actes));
                    modeles.extend(ModeleLu::de(activite, &actes));
                }
            }
        }
        lues.sort_by_key(|lue: &ActiviteLue| std::cmp::Reverse((lue.le, lue.activite)));
        modeles::ordonner(&mut modeles);
        Ok((lues, modeles))
    }
}

/// The activity that a journal tells, if any stands.
fn en_vigueur(activite: ActiviteId, actes: &[Acte]) -> Option<ActiviteLue> {
    let rang = actes.last()?.rang;
    let effectifs = effectifs(actes, &Regard::au(Jour::DERNIER));
    let effectif = effectifs.iter().find(|effectif| Genre::de(effectif.fait).is_some())?;
    Some(ActiviteLue {
        activite,
        acte: effectif.acte.id,
        rang,
        le: effectif.survenu_le,
        fait: effectif.fait.clone(),
        corrigee: effectif.corrige_par.is_some(),
        terrain: effectifs.iter().find_map(|autre| {
            let Fait::Terrain(terrain) = autre.fait else {
                return None;
            };
            Some((autre.acte.id, terrain.clone()))
        }),
    })
}
