//! The second factor: what a member has, beside what she knows.
//!
//! It guards the door of the workspace and not the keys: a passphrase and a copy of the base open
//! what they open without it (SECURITY.md). It is kept in her locker; a head of unit removes it
//! unread when the telephone is lost, and the next sign-in enrols another one.

mod codes_de_secours;
mod totp;

pub use codes_de_secours::CodesDeSecours;
pub use totp::InscriptionTotp;
pub(crate) use totp::{SECRET as LONGUEUR_SECRET_TOTP, en_base32};

use domain::{Fait, Role};
use minicbor::{Decode, Encode};
use store::{Apropos, ErreurStore};

use crate::ErreurApp;
use crate::casier::{Contenu, ESSAIS, est_perimee};
use crate::contexte::Contexte;
use crate::session::Session;

pub(crate) use self::codes_de_secours::CodeHache;
use self::totp::Totp;

const CASE: &[u8] = b"second-facteur";

/// What a member's locker holds of her second factor.
#[derive(Clone, Default, Encode, Decode)]
pub(crate) struct SecondFacteur {
    #[n(0)]
    totp: Option<Totp>,
    /// Recovery codes not used yet, hashed.
    #[n(1)]
    secours: Vec<CodeHache>,
}

/// What a member may sign in with, beside her passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EtatSecondFacteur {
    /// An application on her telephone gives codes.
    pub totp: bool,
    /// Recovery codes left.
    pub codes_de_secours: usize,
}

impl Session {
    /// The member's second factor; `None` when she has none yet.
    ///
    /// # Errors
    /// A locker that does not open.
    pub async fn second_facteur(&self) -> Result<Option<EtatSecondFacteur>, ErreurApp> {
        let (_, facteur) = self.lire_facteur().await?;
        Ok(facteur.map(|facteur| EtatSecondFacteur {
            totp: facteur.totp.is_some(),
            codes_de_secours: facteur.secours.len(),
        }))
    }

    /// Begins to enrol an application: what to show to the telephone. Nothing is written.
    pub fn preparer_totp(&self, contexte: &mut Contexte) -> InscriptionTotp {
        InscriptionTotp::tirer(self.identifiant(), contexte)
    }

    /// Ends the enrolment with a first code of the application, which replaces the one before.
    /// Gives new recovery codes, to be shown once.
    ///
    /// # Errors
    /// [`ErreurApp::CodeRefuse`].
    pub async fn confirmer_totp(
        &self,
        inscription: &InscriptionTotp,
        code: &str,
        contexte: &mut Contexte,
    ) -> Result<CodesDeSecours, ErreurApp> {
        let mut totp = inscription.totp();
        totp.accepter(code, contexte.maintenant)?;
        let codes = CodesDeSecours::tirer(contexte);
        let secours = codes.haches(&self.casier()?);
        self.changer_facteur(contexte, |facteur| {
            facteur.totp = Some(totp.clone());
            facteur.secours.clone_from(&secours);
            Ok(())
        })
        .await?;
        Ok(codes)
    }

    /// As [`Session::confirmer_totp`], unless another sign-in enrolled something meanwhile.
    pub(crate) async fn inscrire_premier(
        &self,
        inscription: &InscriptionTotp,
        code: &str,
        contexte: &mut Contexte,
    ) -> Result<CodesDeSecours, ErreurApp> {
        if self.second_facteur().await?.is_some() {
            return Err(ErreurApp::CodeAttendu);
        }
        self.confirmer_totp(inscription, code, contexte).await
    }

    /// Replaces the recovery codes by new ones, to be shown once.
    ///
    /// # Errors
    /// [`ErreurApp::SansSecondFacteur`].
    pub async fn renouveler_codes_de_secours(
        &self,
        contexte: &mut Contexte,
    ) -> Result<CodesDeSecours, ErreurApp> {
        let codes = CodesDeSecours::tirer(contexte);
        let secours = codes.haches(&self.casier()?);
        self.changer_facteur(contexte, |facteur| {
            if facteur.est_vide() {
                return Err(ErreurApp::SansSecondFacteur);
            }
            facteur.secours.clone_from(&secours);
            Ok(())
        })
        .await?;
        Ok(codes)
    }

    /// Checks a code: six digits of the application, or a recovery code. It serves once.
    ///
    /// # Errors
    /// [`ErreurApp::CodeRefuse`] for a wrong code, or one that served already;
    /// [`ErreurApp::SansSecondFacteur`].
    pub(crate) async fn verifier_code(
        &self,
        code: &str,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let hache = codes_de_secours::hacher(&self.casier()?, code);
        let maintenant = contexte.maintenant;
        self.changer_facteur(contexte, |facteur| {
            if facteur.est_vide() {
                return Err(ErreurApp::SansSecondFacteur);
            }
            if let Some(totp) = &mut facteur.totp
                && totp.accepter(code, maintenant).is_ok()
            {
                return Ok(());
            }
            let avant = facteur.secours.len();
            facteur.secours.retain(|autre| hache.as_ref() != Some(autre));
            if facteur.secours.len() < avant { Ok(()) } else { Err(ErreurApp::CodeRefuse) }
        })
        .await
    }

    /// Removes the second factor of a member who lost it: she enrols another one at her next
    /// sign-in. Her drafts and views stay.
    ///
    /// # Errors
    /// [`ErreurApp::Role`] unless a head of unit asks; [`ErreurApp::MembreInconnu`].
    pub async fn retirer_second_facteur(
        &self,
        identifiant: &str,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.exiger_role(&[Role::Cheffe]).await?;
        let membre = self.membre_de(identifiant).await?;
        let ajout = self.acte_d_association(Fait::SecondFacteurRetire { membre }, contexte).await?;
        self.store.oublier_objet(&self.code_second_facteur(membre), &[ajout]).await?;
        Ok(())
    }

    /// Writes a known second factor: a demonstration's.
    pub(crate) async fn poser_totp(
        &self,
        secret: [u8; LONGUEUR_SECRET_TOTP],
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        self.changer_facteur(contexte, |facteur| {
            facteur.totp = Some(Totp::new(secret));
            Ok(())
        })
        .await
    }

    async fn lire_facteur(&self) -> Result<(u32, Option<SecondFacteur>), ErreurApp> {
        let lue = self.lire_case(&[CASE]).await?;
        let facteur = match lue.contenu {
            Some(Contenu::SecondFacteur(facteur)) if !facteur.est_vide() => Some(facteur),
            Some(_) | None => None,
        };
        Ok((lue.version, facteur))
    }

    /// Changes the second factor over the version that was read; when another sign-in came in
    /// between, the change is judged again on what that one left.
    async fn changer_facteur(
        &self,
        contexte: &mut Contexte,
        changer: impl Fn(&mut SecondFacteur) -> Result<(), ErreurApp>,
    ) -> Result<(), ErreurApp> {
        let nom = self.casier()?.nom(&[CASE]);
        let apropos = Apropos { flux: None, code: self.code_second_facteur(self.membre) };
        for _ in 0..ESSAIS {
            let (version, facteur) = self.lire_facteur().await?;
            let mut facteur = facteur.unwrap_or_default();
            changer(&mut facteur)?;
            let contenu = Contenu::SecondFacteur(facteur);
            match self.ecrire_case((nom, version), &contenu, Some(&apropos), contexte).await {
                Ok(_) => return Ok(()),
                Err(erreur) if est_perimee(&erreur) => {}
                Err(erreur) => return Err(erreur),
            }
        }
        Err(ErreurStore::Occupee.into())
    }
}

impl SecondFacteur {
    fn est_vide(&self) -> bool {
        self.totp.is_none()
    }
}
