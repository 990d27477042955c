//! Recording acts in a file, one after the other, at a stated rank.

use domain::dossier::effectif::effectifs;
use domain::fait::{Correction, Remplacement};
use domain::{ActeId, DossierId, Fait, Jour, Recit, Regard, decide};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::journal::{Journal, NouvelActe};
use crate::session::Session;

/// What to record.
#[derive(Clone, Debug, PartialEq)]
pub struct AConsigner {
    /// What happened, in order, all on the same day.
    pub faits: Vec<Fait>,
    /// What is told, with the first fact.
    pub recit: Option<Recit>,
    /// The day it happened; today when not said.
    pub survenu_le: Option<Jour>,
    /// Rank of the last act the writer saw: refused when another was written since.
    pub apres: Option<u32>,
    /// Id of the first act, made by the writer so that sending twice writes once.
    pub id: Option<ActeId>,
}

/// An act to correct: it did not happen, or not that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ACorriger {
    /// The act.
    pub acte: ActeId,
    /// The day it really happened; `None`: it did not happen.
    pub nouveau_jour: Option<Jour>,
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consigne {
    /// The acts, in order. Those already there are listed too.
    pub actes: Vec<ActeId>,
    /// Rank of the last act of the file.
    pub rang: u32,
    /// Whether everything was already there.
    pub deja_present: bool,
}

impl Session {
    /// Records acts in a person's file.
    ///
    /// # Errors
    /// [`ErreurApp::DossierInconnu`], [`ErreurApp::Perime`], [`ErreurApp::Refus`] with the rule the
    /// act would break. Nothing is then written.
    pub async fn consigner(
        &self,
        dossier: DossierId,
        demande: AConsigner,
        contexte: &mut Contexte,
    ) -> Result<Consigne, ErreurApp> {
        let (mut journal, vue) = self.journal_vu(dossier, contexte).await?;
        if demande.id.is_some_and(|id| journal.contient(id)) {
            let actes = demande.id.into_iter().collect();
            return Ok(Consigne { actes, rang: journal.rang, deja_present: true });
        }
        a_jour(&journal, demande.apres)?;
        for fait in &demande.faits {
            self.permettre(&journal, vue, fait).await?;
        }
        let survenu_le = demande.survenu_le.unwrap_or(contexte.aujourdhui);
        let mut recit = demande.recit;
        let mut id = demande.id;
        let mut nouveaux = Vec::new();
        for fait in demande.faits {
            let id = id.take().unwrap_or_else(|| contexte.acte());
            nouveaux.push(NouvelActe { id, survenu_le, fait, recit: recit.take() });
        }
        self.ajouter(&mut journal, nouveaux, contexte).await
    }

    /// Corrects an act of a person's file.
    ///
    /// # Errors
    /// As [`Session::consigner`].
    pub async fn corriger(
        &self,
        dossier: DossierId,
        correction: ACorriger,
        mut demande: AConsigner,
        contexte: &mut Contexte,
    ) -> Result<Consigne, ErreurApp> {
        let journal = self.journal_de(dossier, contexte).await?;
        let acte = correction.acte;
        let remplacement = correction.nouveau_jour.and_then(|survenu_le| {
            let (fait, recit) = en_vigueur(&journal, acte)?;
            demande.recit = recit;
            let fait = Box::new(dater(fait, survenu_le));
            Some(Remplacement { survenu_le, fait })
        });
        demande.faits = vec![Fait::Correction(Correction { acte, remplacement })];
        self.consigner(dossier, demande, contexte).await
    }

    /// Checks each act after those before it, then writes them all in one transaction.
    pub(crate) async fn ajouter(
        &self,
        journal: &mut Journal,
        nouveaux: Vec<NouvelActe>,
        contexte: &mut Contexte,
    ) -> Result<Consigne, ErreurApp> {
        let actes: Vec<ActeId> = nouveaux.iter().map(|nouveau| nouveau.id).collect();
        let ajout = self.assembler(journal, nouveaux, contexte)?;
        if let Some(ajout) = ajout {
            self.ecrire(&[ajout]).await?;
        }
        Ok(Consigne { actes, rang: journal.rang, deja_present: false })
    }

    /// Checks each act after those before it, and seals them all. Writes nothing.
    pub(crate) fn assembler(
        &self,
        journal: &mut Journal,
        nouveaux: Vec<NouvelActe>,
        contexte: &mut Contexte,
    ) -> Result<Option<store::Ajout>, ErreurApp> {
        let mut ajout: Option<store::Ajout> = None;
        for nouveau in nouveaux {
            decide(&journal.actes, &nouveau.fait, nouveau.survenu_le, contexte.aujourdhui)?;
            let suite = self.preparer(journal, vec![nouveau], contexte)?;
            match &mut ajout {
                None => ajout = Some(suite),
                Some(debut) => {
                    debut.actes.extend(suite.actes);
                    debut.vues = suite.vues;
                }
            }
        }
        Ok(ajout)
    }
}

/// Refuses to write after what the writer had not seen.
pub(crate) fn a_jour(journal: &Journal, apres: Option<u32>) -> Result<(), ErreurApp> {
    match journal.actes.last() {
        Some(dernier) if apres.is_some_and(|vu| vu < dernier.rang) => Err(ErreurApp::Perime {
            actuel: dernier.rang,
            quand: dernier.consigne_a,
            par: dernier.auteur,
        }),
        Some(_) | None => Ok(()),
    }
}

/// What an act says now, an earlier correction read; an act that did not happen says what it said.
/// The narrative is told again when that correction told it: the last correction speaks alone.
fn en_vigueur(journal: &Journal, id: ActeId) -> Option<(Fait, Option<Recit>)> {
    let acte = journal.actes.iter().find(|acte| acte.id == id)?;
    let effectifs = effectifs(&journal.actes, &Regard::au(Jour::DERNIER));
    let Some(effectif) = effectifs.iter().find(|effectif| effectif.acte.id == id) else {
        return Some((acte.fait.clone(), None));
    };
    let recit = effectif.recit.filter(|_| effectif.corrige_par.is_some());
    Some((effectif.fait.clone(), recit.cloned()))
}

/// A fact of the pathway states its own day: moving the act moves it too.
fn dater(fait: Fait, le: Jour) -> Fait {
    use domain::psp::Evenement as E;
    let Fait::Psp(evenement) = fait else {
        return fait;
    };
    Fait::Psp(match evenement {
        E::Demande(mut demande) => {
            demande.deposee_le = Some(le);
            E::Demande(demande)
        }
        E::Seance(mut seance) => {
            seance.tenue_le = le;
            E::Seance(seance)
        }
        E::Decision(mut decision) => {
            decision.decidee_le = le;
            E::Decision(decision)
        }
        E::RenouvellementDemande { .. } => E::RenouvellementDemande { deposee_le: le },
        E::ApsDelivree { au, .. } => E::ApsDelivree { du: le, au },
        E::AfisOuverte { au, .. } => E::AfisOuverte { du: le, au },
        E::AfisRefusee { .. } => E::AfisRefusee { le: Some(le) },
        E::Fin(mut fin) => {
            fin.finie_le = le;
            E::Fin(fin)
        }
        autre @ (E::Avis(_) | E::Recours(_) | E::DemandeRetiree | E::AfisDemandee) => autre,
    })
}
