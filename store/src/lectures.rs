//! The log of readings, over every member's stream, the latest first.

use domain::{Flux, Horodatage, Jour};
use vault::ActeScelle;

use crate::acte::depuis_ligne;
use crate::moteur::{Valeur, sql};
use crate::{ErreurStore, Store};

/// A place in the log: just after an act, going back in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reprise {
    /// The day of the act.
    pub survenu_le: Jour,
    /// The instant it was recorded.
    pub consigne_a: Horodatage,
    /// Its stream; `None` before every stream of that instant.
    pub flux: Option<Flux>,
    /// Its rank.
    pub rang: u32,
}

impl Reprise {
    /// Before everything a day holds.
    pub fn apres(jour: Jour) -> Self {
        let consigne_a = Horodatage::depuis_micros(i64::MIN);
        Self { survenu_le: jour.plus_jours(1), consigne_a, flux: None, rang: 0 }
    }

    /// Just after this act.
    pub fn depuis(acte: &ActeScelle) -> Self {
        Self {
            survenu_le: acte.survenu_le,
            consigne_a: acte.consigne_a,
            flux: Some(acte.flux),
            rang: acte.rang,
        }
    }
}

impl Store {
    /// Reading acts from a place back to the day `du`, the latest first, `limite` of them at most.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`] when a row is damaged.
    pub async fn lectures(
        &self,
        du: Jour,
        depuis: &Reprise,
        limite: u32,
    ) -> Result<Vec<ActeScelle>, ErreurStore> {
        let (du, jour) = (du.to_string(), depuis.survenu_le.to_string());
        let flux = depuis.flux.map(|flux| flux.to_string()).unwrap_or_default();
        let valeurs = [
            Valeur::Texte(&du),
            Valeur::Texte(&jour),
            Valeur::Entier(depuis.consigne_a.micros()),
            Valeur::Texte(&flux),
            Valeur::Entier(depuis.rang.into()),
            Valeur::Entier(limite.into()),
        ];
        let mut lecture = self.moteur.lecture().await?;
        let lignes = lecture.connexion().lire(sql!("actes/lectures"), &valeurs).await?;
        lignes.iter().map(|ligne| depuis_ligne(ligne.lu(7, "actes")?, ligne)).collect()
    }
}
