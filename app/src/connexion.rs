//! Signing in, in two steps: a passphrase opens the keys, a second factor opens the door.

use domain::MembreId;
use tokio::sync::Semaphore;
use vault::{Coffre, ErreurVault, MembreScelle, ParametresPhrase, Trousseau};
use zeroize::Zeroizing;

use crate::ErreurApp;
use crate::base::Base;
use crate::contexte::Contexte;
use crate::second_facteur::{CodesDeSecours, InscriptionTotp};
use crate::session::{Session, choisir};

/// Passphrases tried at once: each takes 64 MiB and most of a core.
static DERIVATIONS: Semaphore = Semaphore::const_new(2);

/// Wrong codes after which the passphrase is asked again.
const ESSAIS: u8 = 5;

/// The passphrase was right; the second factor is awaited.
///
/// Holds opened keys and shows nothing of them: only a code gives the [`Session`]. Dropped, they
/// are wiped.
#[derive(Debug)]
pub struct EnAttente {
    session: Session,
    attend: Attendu,
    essais: u8,
}

/// What is awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attendu {
    /// A code of the application, or a recovery code.
    Code,
    /// There is no second factor yet, or no longer: one is enrolled first.
    Inscription,
}

/// A code was refused.
#[derive(Debug)]
pub struct Refus {
    /// To try again with; `None` after too many of them: the passphrase is asked again.
    pub attente: Option<EnAttente>,
    /// Why.
    pub erreur: ErreurApp,
}

impl EnAttente {
    /// First step: the passphrase. An unknown login costs the same time as a wrong passphrase, and
    /// gets the same answer.
    ///
    /// # Errors
    /// [`ErreurApp::ConnexionRefusee`]; a base that is not there or not ours.
    pub async fn ouvrir(url: &str, identifiant: &str, phrase: &str) -> Result<Self, ErreurApp> {
        Self::sur(&Base::ouvrir(url).await?, identifiant, phrase).await
    }

    /// As [`EnAttente::ouvrir`], on a base already opened.
    pub(crate) async fn sur(
        base: &Base,
        identifiant: &str,
        phrase: &str,
    ) -> Result<Self, ErreurApp> {
        let acces = base.store.acces().await?;
        let membre = choisir(&acces.membres, Some(identifiant)).ok().cloned();
        let (coffre, membre) = deriver(acces, membre, phrase).await?;
        let session = base.session(coffre, membre, identifiant.to_owned()).await?;
        let attend = match session.second_facteur().await? {
            Some(_) => Attendu::Code,
            None => Attendu::Inscription,
        };
        Ok(Self { session, attend, essais: 0 })
    }

    /// Gives its keys back to a session that was locked: its second factor was given when it was
    /// opened, and the caller holds the proof of it.
    pub fn deverrouiller(self) -> Session {
        self.session
    }

    /// What is awaited now.
    pub fn attend(&self) -> Attendu {
        self.attend
    }

    /// Who is signing in: to throttle and to log, nothing else.
    pub fn membre(&self) -> MembreId {
        self.session.membre
    }

    /// Second step: a code of the application, or a recovery code. Each serves once.
    ///
    /// # Errors
    /// [`Refus`], with [`ErreurApp::CodeRefuse`] or what the store refused.
    pub async fn presenter_code(
        self,
        code: &str,
        contexte: &mut Contexte,
    ) -> Result<Session, Box<Refus>> {
        match self.session.verifier_code(code, contexte).await {
            Ok(()) => Ok(self.session),
            Err(erreur) => Err(self.refuser(erreur)),
        }
    }

    /// Begins to enrol an application, when nothing is enrolled.
    ///
    /// # Errors
    /// [`ErreurApp::CodeAttendu`] when there is a second factor already: who has only the
    /// passphrase does not replace it.
    pub fn preparer_totp(&self, contexte: &mut Contexte) -> Result<InscriptionTotp, ErreurApp> {
        self.exiger_inscription()?;
        Ok(self.session.preparer_totp(contexte))
    }

    /// Ends the enrolment with a first code, and opens the session. The recovery codes are shown
    /// once.
    ///
    /// # Errors
    /// [`Refus`], with [`ErreurApp::CodeRefuse`] or [`ErreurApp::CodeAttendu`].
    pub async fn confirmer_totp(
        self,
        inscription: &InscriptionTotp,
        code: &str,
        contexte: &mut Contexte,
    ) -> Result<(Session, CodesDeSecours), Box<Refus>> {
        let fait = match self.exiger_inscription() {
            Ok(()) => self.session.inscrire_premier(inscription, code, contexte).await,
            Err(erreur) => Err(erreur),
        };
        match fait {
            Ok(codes) => Ok((self.session, codes)),
            Err(erreur) => Err(self.refuser(erreur)),
        }
    }

    fn exiger_inscription(&self) -> Result<(), ErreurApp> {
        match self.attend {
            Attendu::Inscription => Ok(()),
            Attendu::Code => Err(ErreurApp::CodeAttendu),
        }
    }

    fn refuser(mut self, erreur: ErreurApp) -> Box<Refus> {
        self.essais = self.essais.saturating_add(1);
        let attente = (self.essais < ESSAIS).then_some(self);
        Box::new(Refus { attente, erreur })
    }
}

/// Opens the keys on a thread of its own, so that pages are served meanwhile.
async fn deriver(
    acces: Trousseau,
    membre: Option<MembreScelle>,
    phrase: &str,
) -> Result<(Coffre, MembreId), ErreurApp> {
    let phrase = Zeroizing::new(phrase.to_owned());
    // The semaphore is never closed.
    let place = DERIVATIONS.acquire().await.map_err(|_| ErreurApp::ConnexionRefusee)?;
    let travail = tokio::task::spawn_blocking(move || ouvrir(&acces, membre.as_ref(), &phrase));
    let ouvert = travail.await;
    drop(place);
    match ouvert {
        Ok(ouvert) => ouvert,
        Err(arret) => match arret.try_into_panic() {
            Ok(panique) => std::panic::resume_unwind(panique),
            // Nothing cancels it but the end of the program.
            Err(_) => Err(ErreurApp::ConnexionRefusee),
        },
    }
}

fn ouvrir(
    acces: &Trousseau,
    membre: Option<&MembreScelle>,
    phrase: &str,
) -> Result<(Coffre, MembreId), ErreurApp> {
    let Some(membre) = membre else {
        // What others' passphrases cost, so that the time says nothing.
        let autre = acces.membres.iter().find(|membre| membre.actif);
        let cout = autre.map_or_else(ParametresPhrase::default, |membre| membre.parametres);
        vault::leurre(phrase, cout);
        return Err(ErreurApp::ConnexionRefusee);
    };
    match Coffre::ouvrir(membre, phrase, &acces.registre()) {
        Ok(coffre) => Ok((coffre, membre.membre)),
        Err(ErreurVault::PhraseIncorrecte | ErreurVault::PhraseVide) => {
            Err(ErreurApp::ConnexionRefusee)
        }
        Err(erreur) => Err(erreur.into()),
    }
}
