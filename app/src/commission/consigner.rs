//! Recording a step of a sitting.

use domain::commission::{EvenementCommission, SeanceCommission};
use domain::{ActeId, Departement, Fait, Flux, Jour, Recit, decide_commission};

use super::ROLES;
use crate::ErreurApp;
use crate::consigner::{Consigne, a_jour};
use crate::contexte::Contexte;
use crate::journal::{Journal, NouvelActe};
use crate::session::Session;

/// A step to record: which sitting, what, what the writer had seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Etape {
    /// The sitting's department.
    pub departement: Departement,
    /// The sitting's day.
    pub seance: Jour,
    /// Rank of the last act the writer saw.
    pub apres: Option<u32>,
    /// Id of the act, made by the writer so that sending twice writes once.
    pub id: Option<ActeId>,
    /// The day it happened; today when not said.
    pub survenu_le: Option<Jour>,
}

impl Session {
    /// Records a step that concerns no person's own journal: members, presence, places that others
    /// hold, opening, want of quorum, minutes, a file taken off the agenda.
    ///
    /// # Errors
    /// [`ErreurApp::Role`], [`ErreurApp::SeanceInconnue`], [`ErreurApp::Perime`],
    /// [`ErreurApp::Refus`] with the rule. Nothing is then written.
    pub async fn consigner_seance(
        &self,
        etape: &Etape,
        evenement: EvenementCommission,
        recit: Option<Recit>,
        contexte: &mut Contexte,
    ) -> Result<Consigne, ErreurApp> {
        use domain::dossier::decide::Refus;
        if matches!(
            evenement,
            EvenementCommission::Convocation(_)
                | EvenementCommission::Inscription(_)
                | EvenementCommission::Avis(_)
        ) {
            // Each has its own use case, that writes what goes with it.
            return Err(Refus::MauvaisFlux.into());
        }
        let mut journal = match self.journal_de_seance(etape).await? {
            Ouvert::Deja(consigne) => return Ok(consigne),
            Ouvert::A(journal) => journal,
        };
        let acte = Self::acte_de_seance(etape, evenement, recit, contexte);
        let id = acte.id;
        let ajout = self.assembler_seance(&mut journal, vec![acte], None, contexte)?;
        self.ecrire(&[ajout]).await?;
        Ok(Consigne { actes: vec![id], rang: journal.rang, deja_present: false })
    }

    /// The journal of a sitting, ready to be added to; or what was recorded already.
    pub(super) async fn journal_de_seance(&self, etape: &Etape) -> Result<Ouvert, ErreurApp> {
        self.exiger_role(&ROLES).await?;
        let flux = Flux::Commission(etape.departement, etape.seance);
        let journal = self.journal(flux).await?.ok_or(ErreurApp::SeanceInconnue)?;
        ouvert(journal, etape)
    }

    pub(super) fn acte_de_seance(
        etape: &Etape,
        evenement: EvenementCommission,
        recit: Option<Recit>,
        contexte: &mut Contexte,
    ) -> NouvelActe {
        let id = etape.id.unwrap_or_else(|| contexte.acte());
        let survenu_le = etape.survenu_le.unwrap_or(contexte.aujourdhui);
        NouvelActe { id, survenu_le, fait: Fait::Commission(evenement), recit }
    }

    /// Decides each act after those before it, and seals them all. Writes nothing.
    pub(super) fn assembler_seance(
        &self,
        journal: &mut Journal,
        nouveaux: Vec<NouvelActe>,
        premiere: Option<&SeanceCommission>,
        contexte: &mut Contexte,
    ) -> Result<store::Ajout, ErreurApp> {
        let mut ajout: Option<store::Ajout> = None;
        for nouveau in nouveaux {
            if let Fait::Commission(evenement) = &nouveau.fait {
                let jours = (nouveau.survenu_le, contexte.aujourdhui);
                decide_commission(journal.flux, &journal.actes, evenement, jours, premiere)?;
            }
            let suite = self.preparer(journal, vec![nouveau], contexte)?;
            match &mut ajout {
                None => ajout = Some(suite),
                Some(debut) => debut.actes.extend(suite.actes),
            }
        }
        ajout.ok_or(ErreurApp::SeanceInconnue)
    }
}

/// A journal to write in, or what a first sending already wrote.
pub(super) enum Ouvert {
    Deja(Consigne),
    A(Box<Journal>),
}

pub(super) fn ouvert(journal: Journal, etape: &Etape) -> Result<Ouvert, ErreurApp> {
    if let Some(id) = etape.id.filter(|id| journal.contient(*id)) {
        let consigne = Consigne { actes: vec![id], rang: journal.rang, deja_present: true };
        return Ok(Ouvert::Deja(consigne));
    }
    a_jour(&journal, etape.apres)?;
    Ok(Ouvert::A(Box::new(journal)))
}
