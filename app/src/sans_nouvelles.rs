//! Open files in which nothing happened for a while: somebody to call, or a file to close.

use domain::{DossierId, Jour, Regard, fold};

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::dossiers::{Liste, ligne};
use crate::projection;
use crate::session::Session;

/// Days without an act after which a file is without news. Two months: twice the month in which a
/// team usually sees somebody it supports, and short of the time after which she is hard to find.
/// A choice of ours, written in no text.
pub const JOURS_SANS_NOUVELLES: u16 = 60;

impl Session {
    /// Open files without an act for [`JOURS_SANS_NOUVELLES`] days on `au`, at most `limite` of
    /// them: those just out of sight first, since they are the easiest to find again.
    ///
    /// # Errors
    /// A file that does not open.
    pub async fn sans_nouvelles(
        &self,
        au: Jour,
        limite: usize,
        contexte: &mut Contexte,
    ) -> Result<Liste, ErreurApp> {
        let dernier = au.plus_jours(-i32::from(JOURS_SANS_NOUVELLES));
        let mut connus = self.store.lister_dossiers().await?;
        connus.retain(|(dossier, ligne)| {
            ligne.modifie_le <= dernier && !projection::est_clos(&self.coffre, *dossier, ligne)
        });
        connus.sort_by_key(|(dossier, ligne)| (std::cmp::Reverse(ligne.modifie_le), *dossier));
        let total = connus.len();
        let montres: Vec<DossierId> =
            connus.into_iter().take(limite).map(|(dossier, _)| dossier).collect();
        if montres.is_empty() {
            return Ok(Liste { lignes: Vec::new(), total });
        }
        self.journaliser("sans-nouvelles", &montres, contexte).await?;
        let mut lignes = Vec::with_capacity(montres.len());
        for dossier in montres {
            let journal = self.journal_lu(dossier).await?;
            lignes.push(ligne(dossier, &fold(&journal.actes, &Regard::au(au))));
        }
        Ok(Liste { lignes, total })
    }
}
