//! Keeping the base: verifying, rebuilding views, sealing the day, backing up, restoring.

use std::path::Path;

use domain::Flux;
use store::{Genre, Rapport, Sauvegarde, Store};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::journal::Journal;
use crate::projection;
use crate::session::Session;

/// Files whose views are rebuilt at once.
const LOT: usize = 500;

impl Session {
    /// Verifies every act, chain and signature, with the association's key this session holds.
    ///
    /// # Errors
    /// A base that cannot be read at all; damage is in the report.
    pub async fn verifier(&self) -> Result<Rapport, ErreurApp> {
        Ok(self.store.verifier(Some(self.coffre.cle_de_signature())).await?)
    }

    /// Signs the heads of the streams that went further since the last time.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub async fn sceller_tete(&self, contexte: &Contexte) -> Result<(), ErreurApp> {
        let cle_publique = self.coffre.cle_de_signature();
        let signer = |message: &[u8]| self.coffre.signer(message);
        self.store.signer_tete(contexte.aujourdhui, cle_publique, signer).await?;
        Ok(())
    }

    /// Makes every view again from the acts. Gives the digest of the views before and after.
    ///
    /// # Errors
    /// A session that does not hold identities; a file that does not open.
    pub async fn reconstruire_vues(
        &self,
        contexte: &mut Contexte,
    ) -> Result<([u8; 32], [u8; 32]), ErreurApp> {
        self.exiger(&[domain::Compartiment::Identite])?;
        let avant = self.store.empreinte_vues().await?;
        let flux = self.store.lister_flux(Genre::Dossier).await?;
        let mut reconstruction = self.store.reconstruire_vues().await?;
        for lot in flux.chunks(LOT) {
            let mut vues = Vec::with_capacity(lot.len());
            for (flux, _) in lot {
                if let Some(journal) = self.journal_non_efface(*flux).await? {
                    vues.extend(projection::vues(&self.coffre, &journal, &mut contexte.alea)?);
                }
            }
            reconstruction.ecrire(&vues).await?;
        }
        reconstruction.terminer().await?;
        Ok((avant, self.store.empreinte_vues().await?))
    }

    pub(crate) async fn journal_non_efface(
        &self,
        flux: Flux,
    ) -> Result<Option<Journal>, ErreurApp> {
        match self.journal(flux).await {
            Err(ErreurApp::Efface) => Ok(None),
            autre => autre,
        }
    }

    /// Backs up: the data in a new file, the keys in one file that is replaced.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub async fn sauvegarder(&self, donnees: &Path, cles: &Path) -> Result<(), ErreurApp> {
        self.store.sauvegarder(donnees, cles).await?;
        Ok(())
    }

    /// Replaces the key file of a backup by the keys as they are now: after an erasure.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub async fn remplacer_cles_sauvegardees(&self, cles: &Path) -> Result<(), ErreurApp> {
        self.store.ecrire_cles(cles).await?;
        Ok(())
    }
}

/// Restores a backup into a new base, opens it and makes its views again; what was erased since
/// stays erased.
///
/// # Errors
/// A place already taken, files that do not belong together, a damaged journal. With a wrong
/// passphrase the base is restored and its views are not: `vues reconstruire` makes them.
pub async fn restaurer(
    url: &str,
    (donnees, cles): (&Path, &Path),
    (identifiant, phrase): (Option<&str>, &str),
    contexte: &mut Contexte,
) -> Result<Sauvegarde, ErreurApp> {
    let (store, restauree) = Store::restaurer(url, donnees, cles).await?;
    store.fermer().await;
    let session = Session::ouvrir(url, identifiant, phrase).await?;
    session.reconstruire_vues(contexte).await?;
    session.fermer().await;
    Ok(restauree)
}
