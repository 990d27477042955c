//! Open files in which nothing happened for a while: somebody to call, or a file to close.

use domain::Jour;

use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::dossiers::Liste;
use crate::fiche::Fiche;
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
        let retient = |fiche: &Fiche| {
            let situation = &fiche.situation;
            !situation.clos && situation.dernier_acte_le.is_some_and(|le| le <= dernier)
        };
        let (total, page) = self.feuilleter(retient, (0, limite), contexte).await?;
        if page.is_empty() {
            return Ok(Liste { lignes: Vec::new(), total });
        }
        let lignes = self.lire_page("sans-nouvelles", &page, contexte).await?;
        Ok(Liste { lignes, total })
    }
}
