//! Models of messages: their versions, and which exist.

use domain::decide_activite::{ActiviteInterdite, versions};
use domain::dossier::decide::Refus;
use domain::seance_en_ligne::{ModeleMessage, SeanceEnLigne};
use domain::{Acte, ActeId, ActiviteId, Fait, Flux, Jour, decide_activite};

use super::NOTENT;
use super::saisie::texte;
use crate::ErreurApp;
use crate::consigner::{Consigne, a_jour};
use crate::contexte::Contexte;
use crate::journal::NouvelActe;
use crate::session::Session;

/// A model of message, with its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModeleLu {
    /// Which.
    pub modele: ActiviteId,
    /// Rank of the last act of its journal: what a new version is written after.
    pub rang: u32,
    /// Its versions in order, with the day each was written. Never empty.
    pub versions: Vec<(Jour, ModeleMessage)>,
}

impl ModeleLu {
    /// The model that a journal tells, if it tells one.
    pub(super) fn de(modele: ActiviteId, actes: &[Acte]) -> Option<Self> {
        let versions: Vec<(Jour, ModeleMessage)> =
            versions(actes).into_iter().map(|(le, version)| (le, version.clone())).collect();
        let rang = actes.last()?.rang;
        (!versions.is_empty()).then_some(Self { modele, rang, versions })
    }

    /// Its last version.
    pub fn derniere(&self) -> Option<&ModeleMessage> {
        self.versions.last().map(|(_, version)| version)
    }

    /// Its last version, unless it serves no longer.
    pub fn en_usage(&self) -> Option<&ModeleMessage> {
        self.derniere().filter(|version| version.texte.is_some())
    }
}

/// In the order of their names.
pub(super) fn ordonner(modeles: &mut [ModeleLu]) {
    let nom = |lu: &ModeleLu| lu.derniere().map(|version| version.nom.clone());
    modeles.sort_by_key(|lu| (nom(lu), lu.modele));
}

/// A version of a model to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AEcrireModele {
    /// Which model.
    pub modele: ActiviteId,
    /// What it is called.
    pub nom: String,
    /// Its words; `None`: it serves no longer.
    pub texte: Option<String>,
    /// Rank of the last act the writer saw, nought for a new model.
    pub apres: u32,
    /// Id of the act, made by the writer so that sending twice writes once.
    pub id: Option<ActeId>,
}

impl Session {
    /// Every model of message, in the order of their names.
    ///
    /// # Errors
    /// [`ErreurApp::Role`]; an act that does not open.
    pub async fn modeles(&self) -> Result<Vec<ModeleLu>, ErreurApp> {
        let (_, modeles) = self.tout_le_terrain().await?;
        Ok(modeles)
    }

    /// Writes a model of message, or its next version. A version is never rewritten: what was sent
    /// was sent.
    ///
    /// # Errors
    /// [`ErreurApp::Role`], [`ErreurApp::Saisie`] when a text holds a way to reach somebody,
    /// [`ErreurApp::Perime`], [`ErreurApp::Refus`].
    pub async fn ecrire_modele(
        &self,
        voulu: AEcrireModele,
        contexte: &mut Contexte,
    ) -> Result<Consigne, ErreurApp> {
        self.exiger_role(&NOTENT).await?;
        let nom = texte("nom", &voulu.nom)?;
        let mots = voulu.texte.as_deref().map(|mots| texte("texte", mots)).transpose()?;
        let flux = Flux::Activite(voulu.modele);
        let mut journal = match self.journal(flux).await? {
            Some(journal) => journal,
            None => self.journal_neuf(flux, contexte)?,
        };
        if let Some(id) = voulu.id.filter(|id| journal.contient(*id)) {
            return Ok(Consigne { actes: vec![id], rang: journal.rang, deja_present: true });
        }
        a_jour(&journal, Some(voulu.apres))?;
        let derniere = versions(&journal.actes).last().map_or(0, |(_, modele)| modele.version);
        let version = derniere.saturating_add(1);
        let fait = Fait::ModeleMessage(ModeleMessage { nom, version, texte: mots });
        let survenu_le = contexte.aujourdhui;
        decide_activite(voulu.modele, &journal.actes, &fait, survenu_le, survenu_le)?;
        let id = voulu.id.unwrap_or_else(|| contexte.acte());
        let nouveau = NouvelActe { id, survenu_le, fait, recit: None };
        let ajout = self.preparer(&mut journal, vec![nouveau], contexte)?;
        self.ecrire(&[ajout]).await?;
        Ok(Consigne { actes: vec![id], rang: journal.rang, deja_present: false })
    }

    /// Refuses a session that counts messages of a version that does not exist.
    pub(crate) async fn verifier_modeles(&self, fait: &Fait) -> Result<(), ErreurApp> {
        let Fait::SeanceEnLigne(SeanceEnLigne { envois, .. }) = fait else {
            return Ok(());
        };
        for envoi in envois {
            let journal = self.journal(Flux::Activite(envoi.modele)).await?;
            let existe = journal.is_some_and(|journal| {
                let connues = versions(&journal.actes);
                let ecrite = |modele: &ModeleMessage| modele.texte.is_some();
                connues.iter().any(|(_, v)| v.version == envoi.version && ecrite(v))
            });
            if !existe {
                return Err(Refus::from(ActiviteInterdite::ModeleInconnu).into());
            }
        }
        Ok(())
    }
}
