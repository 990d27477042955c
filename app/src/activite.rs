//! Recording an activity: an outing, a half-day of reception, a session.

use domain::{ActiviteId, Fait, Flux, Jour, decide_activite};

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
    /// [`domain::dossier::decide::Refus::MauvaisFlux`], or the rule its numbers break.
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
        if let Some(journal) = self.journal(flux).await? {
            let actes = journal.actes.iter().take(1).map(|acte| acte.id).collect();
            return Ok((activite, Consigne { actes, rang: journal.rang, deja_present: true }));
        }
        decide_activite(activite, &[], &fait, survenu_le, contexte.aujourdhui)?;
        self.verifier_modeles(&fait).await?;
        let mut journal = self.journal_neuf(flux, contexte)?;
        let acte = contexte.acte();
        let nouveau = NouvelActe { id: acte, survenu_le, fait, recit: None };
        let ajout = self.preparer(&mut journal, vec![nouveau], contexte)?;
        self.ecrire(&[ajout]).await?;
        Ok((activite, Consigne { actes: vec![acte], rang: journal.rang, deja_present: false }))
    }
}
