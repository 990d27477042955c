//! Opening a file.

use domain::fait::{Ouverture, VoieContact};
use domain::recit::Identite;
use domain::{DossierId, Fait, Flux, Jour, Recit};

use crate::ErreurApp;
use crate::consigner::Consigne;
use crate::contexte::Contexte;
use crate::journal::NouvelActe;
use crate::session::Session;

/// Who is met, when, how.
#[derive(Clone, Debug)]
pub struct PremierContact {
    /// The file's id, when the writer made it: opening twice opens once.
    pub id: Option<DossierId>,
    /// The day; today when not said.
    pub le: Option<Jour>,
    /// How she came.
    pub voie: Option<VoieContact>,
    /// How to name and reach her; may be empty.
    pub identite: Identite,
}

impl Session {
    /// Opens a file.
    ///
    /// # Errors
    /// A day that has not come; a session that does not hold identities.
    pub async fn ouvrir_dossier(
        &self,
        contact: PremierContact,
        contexte: &mut Contexte,
    ) -> Result<(DossierId, Consigne), ErreurApp> {
        let dossier = contact.id.unwrap_or_else(|| contexte.dossier());
        let flux = Flux::Dossier(dossier);
        if let Some(journal) = self.journal(flux).await? {
            let actes = journal.actes.iter().take(1).map(|acte| acte.id).collect();
            return Ok((dossier, Consigne { actes, rang: journal.rang, deja_present: true }));
        }
        let mut journal = self.journal_neuf(flux, contexte)?;
        let survenu_le = contact.le.unwrap_or(contexte.aujourdhui);
        let ouverture =
            Fait::Ouverture(Ouverture { voie: contact.voie, origine: None, datation: None });
        let mut nouveaux =
            vec![NouvelActe { id: contexte.acte(), survenu_le, fait: ouverture, recit: None }];
        if contact.identite != Identite::default() {
            let recit = Some(Recit::Identite(contact.identite));
            let id = contexte.acte();
            nouveaux.push(NouvelActe { id, survenu_le, fait: Fait::Identite, recit });
        }
        let consigne = self.ajouter(&mut journal, nouveaux, contexte).await?;
        Ok((dossier, consigne))
    }
}
