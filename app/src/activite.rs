//! Recording an outing or a collective session.

use domain::{ActiviteId, Fait, Flux, Jour};

use crate::ErreurApp;
use crate::consigner::Consigne;
use crate::contexte::Contexte;
use crate::journal::NouvelActe;
use crate::session::Session;

impl Session {
    /// Records an activity in a stream of its own. `id`, made by the writer, makes sending twice
    /// record once.
    ///
    /// # Errors
    /// [`domain::dossier::decide::Refus::DansLeFutur`],
    /// [`domain::dossier::decide::Refus::MauvaisFlux`].
    pub async fn consigner_activite(
        &self,
        id: Option<ActiviteId>,
        fait: Fait,
        survenu_le: Jour,
        contexte: &mut Contexte,
    ) -> Result<(ActiviteId, Consigne), ErreurApp> {
        use domain::dossier::decide::Refus;
        let (millis, alea) = contexte.v7();
        let activite = id.unwrap_or_else(|| ActiviteId::v7(millis, &alea));
        let flux = Flux::Activite(activite);
        if survenu_le > contexte.aujourdhui {
            return Err(Refus::DansLeFutur.into());
        }
        if !flux.accepte(&fait) {
            return Err(Refus::MauvaisFlux.into());
        }
        if let Some(journal) = self.journal(flux).await? {
            let actes = journal.actes.iter().take(1).map(|acte| acte.id).collect();
            return Ok((activite, Consigne { actes, rang: journal.rang, deja_present: true }));
        }
        let mut journal = self.journal_neuf(flux, contexte)?;
        let acte = contexte.acte();
        let nouveau = NouvelActe { id: acte, survenu_le, fait, recit: None };
        let ajout = self.preparer(&mut journal, vec![nouveau], contexte)?;
        self.ecrire(&[ajout]).await?;
        Ok((activite, Consigne { actes: vec![acte], rang: journal.rang, deja_present: false }))
    }
}
