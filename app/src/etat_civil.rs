//! What was done to have documents of civil status, as a prefecture must be shown it.

use domain::dossier::effectif::effectifs;
use domain::etat_civil::EtatCivil;
use domain::{Acte, Compartiment, DossierId, Fait, Jour, Recit, Regard};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

/// A step, in its order.
#[derive(Clone, PartialEq, Eq)]
pub struct DemarcheEtatCivil {
    /// The day it was done.
    pub le: Jour,
    /// Which document, what was done, an appointment, a cost.
    pub demarche: EtatCivil,
    /// What is told of it, when the session reads it.
    pub recit: Option<String>,
}

impl std::fmt::Debug for DemarcheEtatCivil {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DemarcheEtatCivil(…)")
    }
}

impl Session {
    /// The steps of a file, the first first, and what they cost in all, in cents. The reading is
    /// logged.
    ///
    /// # Errors
    /// Those of a file that is not seen.
    pub async fn demarches_etat_civil(
        &self,
        dossier: DossierId,
        contexte: &mut Contexte,
    ) -> Result<(Vec<DemarcheEtatCivil>, u64), ErreurApp> {
        let journal = self.journal_lu(dossier, contexte).await?;
        self.journaliser("etat-civil", &[dossier], contexte).await?;
        let demarches = demarches(&journal.actes, &Regard::au(contexte.aujourdhui));
        let total = total(&demarches);
        Ok((demarches, total))
    }
}

/// The steps that acts tell, the first first.
pub(crate) fn demarches(actes: &[Acte], regard: &Regard) -> Vec<DemarcheEtatCivil> {
    let en_vigueur = effectifs(actes, regard);
    let demarches = en_vigueur.iter().filter_map(|effectif| {
        let Fait::EtatCivil(demarche) = effectif.fait else {
            return None;
        };
        // Its note is of the social file; a narrative of another compartment stays there.
        let recit = effectif.recit.filter(|recit| recit.compartiment() == Compartiment::Social);
        let recit = recit.and_then(Recit::note).map(str::to_owned);
        Some(DemarcheEtatCivil { le: effectif.survenu_le, demarche: *demarche, recit })
    });
    demarches.collect()
}

/// What they cost in all, in cents.
pub(crate) fn total(demarches: &[DemarcheEtatCivil]) -> u64 {
    let frais = demarches.iter().filter_map(|faite| faite.demarche.frais_centimes);
    frais.fold(0_u64, u64::saturating_add)
}
