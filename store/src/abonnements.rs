//! Calendars that members' telephones fetch: found by the hash of a token, sealed to it.

use domain::{Horodatage, MembreId};
use vault::ReconnuCalendrier;

use crate::casiers::{self, Proprietaire};
use crate::moteur::{Connexion, Ligne, Valeur, sql};
use crate::{ErreurStore, Store};

const TABLE: &str = "abonnements";

/// A member's subscription, its calendar aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abonnement {
    /// Whose it is.
    pub membre: MembreId,
    /// What is kept of its token.
    pub reconnu: ReconnuCalendrier,
    /// When the calendar was made.
    pub fait_a: Horodatage,
    /// When it was last fetched.
    pub lu_a: Option<Horodatage>,
}

/// A calendar, found by its token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendrierScelle {
    /// The sealed calendar.
    pub contenu: Vec<u8>,
    /// When it was fetched before.
    pub lu_a: Option<Horodatage>,
}

impl Store {
    /// A member's subscription; `None` when she has none.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn lire_abonnement(
        &self,
        membre: MembreId,
    ) -> Result<Option<Abonnement>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let nom = membre.to_string();
        let ligne =
            lecture.connexion().une(sql!("abonnements/lire"), &[Valeur::Texte(&nom)]).await?;
        ligne.as_ref().map(|ligne| abonnement(membre, ligne)).transpose()
    }

    /// Writes a member's subscription, over the one she had.
    ///
    /// # Errors
    /// [`ErreurStore::MembreParti`].
    pub async fn ecrire_abonnement(
        &self,
        proprietaire: &Proprietaire,
        reconnu: &ReconnuCalendrier,
        contenu: &[u8],
        fait_a: Horodatage,
    ) -> Result<(), ErreurStore> {
        let mut transaction = self.moteur.ecriture().await?;
        let mut connexion = transaction.connexion();
        casiers::reconnaitre_en_ecrivant(&mut connexion, proprietaire).await?;
        let membre = proprietaire.membre.to_string();
        let valeurs = [
            Valeur::Texte(&membre),
            Valeur::Octets(&reconnu.empreinte),
            Valeur::Octets(&reconnu.cle_publique),
            Valeur::Octets(contenu),
            Valeur::Entier(fait_a.micros()),
        ];
        connexion.executer(sql!("abonnements/poser"), &valeurs).await?;
        transaction.valider().await
    }

    /// Writes a newer calendar for the same token. Nothing is written once the token was replaced
    /// or taken back.
    ///
    /// # Errors
    /// [`ErreurStore::MembreParti`].
    pub async fn refaire_abonnement(
        &self,
        proprietaire: &Proprietaire,
        reconnu: &ReconnuCalendrier,
        contenu: &[u8],
        fait_a: Horodatage,
    ) -> Result<(), ErreurStore> {
        let mut transaction = self.moteur.ecriture().await?;
        let mut connexion = transaction.connexion();
        casiers::reconnaitre_en_ecrivant(&mut connexion, proprietaire).await?;
        let membre = proprietaire.membre.to_string();
        let valeurs = [
            Valeur::Octets(contenu),
            Valeur::Entier(fait_a.micros()),
            Valeur::Texte(&membre),
            Valeur::Octets(&reconnu.empreinte),
        ];
        connexion.une(sql!("abonnements/refaire"), &valeurs).await?;
        transaction.valider().await
    }

    /// Takes a member's subscription back. Without one, nothing happens.
    ///
    /// # Errors
    /// [`ErreurStore::MembreParti`].
    pub async fn retirer_abonnement(&self, proprietaire: &Proprietaire) -> Result<(), ErreurStore> {
        let mut transaction = self.moteur.ecriture().await?;
        let mut connexion = transaction.connexion();
        casiers::reconnaitre_en_ecrivant(&mut connexion, proprietaire).await?;
        retirer(&mut connexion, proprietaire.membre).await?;
        transaction.valider().await
    }

    /// The calendar of a token, by its hash; `None` when no member has that token.
    ///
    /// # Errors
    /// [`ErreurStore::Illisible`].
    pub async fn presenter_abonnement(
        &self,
        empreinte: &[u8; 32],
    ) -> Result<Option<CalendrierScelle>, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let cle = [Valeur::Octets(empreinte)];
        let ligne = lecture.connexion().une(sql!("abonnements/presenter"), &cle).await?;
        let lu = |ligne: Ligne| -> Result<CalendrierScelle, ErreurStore> {
            let (contenu, lu_a) = (ligne.octets(0)?.to_vec(), instant(ligne.entier(1)?));
            Ok(CalendrierScelle { contenu, lu_a })
        };
        ligne.map(lu).transpose()
    }

    /// Notes that the calendar of a token was fetched.
    ///
    /// # Errors
    /// Whatever the engine refuses.
    pub async fn noter_abonnement(
        &self,
        empreinte: &[u8; 32],
        lu_a: Horodatage,
    ) -> Result<(), ErreurStore> {
        let mut transaction = self.moteur.ecriture().await?;
        let mut connexion = transaction.connexion();
        let valeurs = [Valeur::Entier(lu_a.micros()), Valeur::Octets(empreinte)];
        connexion.executer(sql!("abonnements/noter"), &valeurs).await?;
        transaction.valider().await
    }
}

/// A departure, or an access made anew, ends the subscription.
pub(crate) async fn retirer(
    connexion: &mut Connexion<'_>,
    membre: MembreId,
) -> Result<(), ErreurStore> {
    let membre = membre.to_string();
    connexion.executer(sql!("abonnements/retirer"), &[Valeur::Texte(&membre)]).await.map(drop)
}

fn abonnement(membre: MembreId, ligne: &Ligne) -> Result<Abonnement, ErreurStore> {
    let (empreinte, cle_publique) = (ligne.tableau(1, TABLE)?, ligne.tableau(2, TABLE)?);
    Ok(Abonnement {
        membre,
        reconnu: ReconnuCalendrier { empreinte, cle_publique },
        fait_a: Horodatage::depuis_micros(ligne.entier(3)?),
        lu_a: instant(ligne.entier(4)?),
    })
}

/// An instant; 0 stands for never.
fn instant(micros: i64) -> Option<Horodatage> {
    (micros != 0).then(|| Horodatage::depuis_micros(micros))
}
