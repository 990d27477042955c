//! Opening a file.

use domain::equipe::Rattachement;
use domain::fait::{Choix, Ouverture, VoieContact};
use domain::recit::Identite;
use domain::suivi::Suivi;
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
    /// A day that has not come; a session that does not hold identities; those of a file that is
    /// there and not seen.
    pub async fn ouvrir_dossier(
        &self,
        contact: PremierContact,
        contexte: &mut Contexte,
    ) -> Result<(DossierId, Consigne), ErreurApp> {
        let dossier = contact.id.unwrap_or_else(|| contexte.dossier());
        let flux = Flux::Dossier(dossier);
        if self.store.rang(flux).await? > 0 {
            let journal = self.journal_de(dossier, contexte).await?;
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
        self.prendre_en_charge(survenu_le, &mut nouveaux, contexte).await?;
        let consigne = self.ajouter(&mut journal, nouveaux, contexte).await?;
        Ok((dossier, consigne))
    }

    /// Whoever opens a file follows it, and gives it to her team when she has one.
    async fn prendre_en_charge(
        &self,
        survenu_le: Jour,
        nouveaux: &mut Vec<NouvelActe>,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let membre = self.membre;
        let suivi = Fait::Suivi(Suivi { membre, choix: Choix::Donne });
        let equipe = self.regles().await?.equipe_de.get(&membre).copied();
        let rattachement =
            equipe.map(|equipe| Fait::Rattachement(Rattachement { equipe: Some(equipe) }));
        for fait in [Some(suivi), rattachement].into_iter().flatten() {
            nouveaux.push(NouvelActe { id: contexte.acte(), survenu_le, fait, recit: None });
        }
        Ok(())
    }
}
