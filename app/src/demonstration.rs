//! A fictitious association, written in a base of its own.

use demo::ActeFictif;
pub use demo::{Generateur, Taille};
use domain::Flux;
use store::Ajout;

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::ecriture::Ecriture;
use crate::importer::Avancement;
use crate::projection;
use crate::session::Session;

/// Streams written in one transaction.
const LOT: usize = 500;

impl Session {
    /// Writes a fictitious association in this base, which must hold nothing else.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub async fn remplir(
        &self,
        generateur: &Generateur,
        contexte: &mut Contexte,
        avancer: &mut (dyn FnMut(Avancement) + Send),
    ) -> Result<(), ErreurApp> {
        let total = u64::from(generateur.taille().personnes());
        let (mut lot, mut ecriture) = (Vec::with_capacity(LOT), Ecriture::default());
        for (faites, dossier) in (1..).zip(generateur.dossiers()) {
            lot.push(self.fictif(Flux::Dossier(dossier.id), dossier.actes, contexte)?);
            if lot.len() == LOT {
                ecriture.commencer(&self.store, std::mem::take(&mut lot)).await?;
                avancer(Avancement { faites, total });
            }
        }
        for activite in generateur.activites() {
            lot.push(self.fictif(Flux::Activite(activite.id), activite.actes, contexte)?);
            if lot.len() == LOT {
                ecriture.commencer(&self.store, std::mem::take(&mut lot)).await?;
            }
        }
        ecriture.commencer(&self.store, lot).await?;
        ecriture.terminer().await?;
        avancer(Avancement { faites: total, total });
        self.sceller_tete(contexte).await
    }

    fn fictif(
        &self,
        flux: Flux,
        actes: Vec<ActeFictif>,
        contexte: &mut Contexte,
    ) -> Result<Ajout, ErreurApp> {
        let mut journal = self.journal_neuf(flux, contexte)?;
        let mut scelles = Vec::with_capacity(actes.len());
        for acte in actes {
            let acte = acte.en_acte(flux, journal.rang + 1, self.membre);
            scelles.push(journal.sceller(acte, contexte)?);
        }
        let vues = projection::vues(&self.coffre, &journal);
        Ok(Ajout { actes: scelles, cles: std::mem::take(&mut journal.nouvelles_cles), vues })
    }
}
