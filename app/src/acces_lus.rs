//! Who read what, and when: from the streams where each member's readings are logged.

use std::collections::HashMap;

use domain::{DossierId, Fait, Flux, Horodatage, MembreId};
use store::Genre;

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::session::Session;

/// One reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LectureFaite {
    /// When it was logged: just before anything was shown.
    pub consigne_a: Horodatage,
    /// Who read.
    pub membre: MembreId,
    /// Stable code of what she was doing.
    pub operation: String,
    /// Files shown.
    pub nombre: u32,
}

impl Session {
    /// Who read a person's file, the last first. This reading is logged too.
    ///
    /// # Errors
    /// [`ErreurApp::DossierInconnu`].
    pub async fn lectures_de(
        &self,
        dossier: DossierId,
        contexte: &mut Contexte,
    ) -> Result<Vec<LectureFaite>, ErreurApp> {
        self.journal_de(dossier).await?;
        self.journaliser("lectures", &[dossier], contexte).await?;
        self.lectures(|lecture| lecture.dossiers.contains(&dossier)).await
    }

    /// Every reading, the last first. Looking at the log is logged.
    ///
    /// # Errors
    /// A log that does not open.
    pub async fn toutes_les_lectures(
        &self,
        contexte: &mut Contexte,
    ) -> Result<Vec<LectureFaite>, ErreurApp> {
        self.journaliser("acces", &[], contexte).await?;
        self.lectures(|_| true).await
    }

    /// What each member types to sign in: how she is named beside what she did.
    ///
    /// # Errors
    /// Whatever the store could not read.
    pub async fn noms_des_membres(&self) -> Result<HashMap<MembreId, String>, ErreurApp> {
        let membres = self.membres().await?;
        Ok(membres.into_iter().map(|ligne| (ligne.membre, ligne.identifiant)).collect())
    }

    async fn lectures(
        &self,
        voulue: impl Fn(&domain::fait::Lecture) -> bool,
    ) -> Result<Vec<LectureFaite>, ErreurApp> {
        let mut faites = Vec::new();
        for (flux, _) in self.store.lister_flux(Genre::Lectures).await? {
            let Flux::Lectures(membre) = flux else {
                continue;
            };
            let journal = self.journal(flux).await?;
            let actes = journal.map(|journal| journal.actes).unwrap_or_default();
            for acte in actes {
                let Fait::Lecture(lecture) = acte.fait else {
                    continue;
                };
                if voulue(&lecture) {
                    faites.push(LectureFaite {
                        consigne_a: acte.consigne_a,
                        membre,
                        operation: lecture.operation,
                        nombre: lecture.nombre,
                    });
                }
            }
        }
        faites.sort_by_key(|faite| std::cmp::Reverse(faite.consigne_a));
        Ok(faites)
    }
}
