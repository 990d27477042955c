//! The calendar that a member's telephone fetches by itself.
//!
//! A telephone has no session and no key: what it fetches was made while its owner was signed in,
//! and sealed to a token that she alone was shown. It says what [`Session::calendrier`] says, which
//! names nobody; it is as recent as her last morning.

use domain::Horodatage;
use store::Proprietaire;
pub use vault::JetonCalendrier;
use zeroize::Zeroizing;

use crate::ErreurApp;
use crate::base::Base;
use crate::casier::proprietaire;
use crate::contexte::Contexte;
use crate::session::Session;

/// A calendar is made anew once it is older than this.
const FRAICHEUR_MICROS: i64 = 3_600 * MICROS;
/// A token is answered once in this time: telephones ask by the hour.
const ATTENTE_MICROS: i64 = 10 * MICROS;
const MICROS: i64 = 1_000_000;

/// Where a member's subscription stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EtatAbonnement {
    /// When its calendar was made.
    pub fait_a: Horodatage,
    /// When it was last fetched.
    pub lu_a: Option<Horodatage>,
}

/// What a token gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Abonnee {
    /// Its calendar, as an iCalendar text.
    Calendrier(Zeroizing<Vec<u8>>),
    /// Nothing before so many seconds.
    TropTot(u64),
    /// No member has this token.
    Inconnue,
}

impl Session {
    /// Where the subscription of the member at work stands; `None` when she has none.
    ///
    /// # Errors
    /// Whatever the store could not read.
    pub async fn abonnement(&self) -> Result<Option<EtatAbonnement>, ErreurApp> {
        let abonnement = self.store.lire_abonnement(self.membre).await?;
        Ok(abonnement.map(|lu| EtatAbonnement { fait_a: lu.fait_a, lu_a: lu.lu_a }))
    }

    /// Gives her a token, and makes her calendar. The token she had opens nothing any more.
    ///
    /// # Errors
    /// As [`Session::calendrier`]; whatever the store refuses.
    pub async fn s_abonner(&self, contexte: &mut Contexte) -> Result<JetonCalendrier, ErreurApp> {
        let elle = self.proprietaire()?;
        let jeton = JetonCalendrier::tirer(&mut contexte.alea);
        let reconnu = jeton.reconnu();
        let calendrier = Zeroizing::new(self.calendrier(contexte).await?);
        let scelle = reconnu.sceller(calendrier.as_bytes(), &mut contexte.alea)?;
        self.store.ecrire_abonnement(&elle, &reconnu, &scelle, contexte.maintenant).await?;
        Ok(jeton)
    }

    /// Takes it back.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub async fn se_desabonner(&self) -> Result<(), ErreurApp> {
        Ok(self.store.retirer_abonnement(&self.proprietaire()?).await?)
    }

    /// Makes her calendar anew, when she has a subscription and it is an hour old.
    ///
    /// # Errors
    /// As [`Session::s_abonner`].
    pub async fn refaire_l_abonnement(&self, contexte: &mut Contexte) -> Result<(), ErreurApp> {
        let Some(abonnement) = self.store.lire_abonnement(self.membre).await? else {
            return Ok(());
        };
        let age = contexte.maintenant.micros().saturating_sub(abonnement.fait_a.micros());
        if age < FRAICHEUR_MICROS {
            return Ok(());
        }
        let reconnu = abonnement.reconnu;
        let calendrier = Zeroizing::new(self.calendrier(contexte).await?);
        let scelle = reconnu.sceller(calendrier.as_bytes(), &mut contexte.alea)?;
        let elle = self.proprietaire()?;
        self.store.refaire_abonnement(&elle, &reconnu, &scelle, contexte.maintenant).await?;
        Ok(())
    }

    fn proprietaire(&self) -> Result<Proprietaire, ErreurApp> {
        Ok(proprietaire(&self.casier()?))
    }
}

impl Base {
    /// The calendar of a token. That it was fetched is noted, for its owner to see.
    ///
    /// # Errors
    /// A calendar that does not open; whatever the store could not do.
    pub async fn abonnee(
        &self,
        jeton: &JetonCalendrier,
        maintenant: Horodatage,
    ) -> Result<Abonnee, ErreurApp> {
        let empreinte = jeton.reconnu().empreinte;
        let Some(scelle) = self.store.presenter_abonnement(&empreinte).await? else {
            return Ok(Abonnee::Inconnue);
        };
        let depuis = scelle.lu_a.map_or(ATTENTE_MICROS, |lu| {
            // A clock set back lengthens no wait.
            maintenant.micros().saturating_sub(lu.micros()).max(0)
        });
        if depuis < ATTENTE_MICROS {
            let reste = (ATTENTE_MICROS - depuis).unsigned_abs().div_ceil(MICROS.unsigned_abs());
            return Ok(Abonnee::TropTot(reste));
        }
        let calendrier = jeton.ouvrir(&scelle.contenu)?;
        self.store.noter_abonnement(&empreinte, maintenant).await?;
        Ok(Abonnee::Calendrier(calendrier))
    }
}
