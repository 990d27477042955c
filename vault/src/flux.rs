//! The opened data keys of one stream, and what they seal and open.

use std::fmt;

use chacha20poly1305::XChaCha20Poly1305;
use domain::{Acte, ActeId, Compartiment, Fait, Flux, Recit};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::compartiments::ParCompartiment;
use crate::contexte::{Champ, Contexte};
use crate::{ActeScelle, ErreurVault, bourrage, sceau};

/// What a session can do with one data key.
#[derive(Clone)]
pub(crate) enum EtatCle {
    Ouverte(XChaCha20Poly1305),
    /// The reader does not hold the compartment, or did not ask for it.
    NonTenue,
    Detruite,
}

/// The data keys of one stream that a session holds, ready to use. `Send` and `Sync`.
///
/// Made by [`Coffre::creer_flux`], [`Coffre::ouvrir_flux`] or [`Coffre::ouvrir_faits`]. The keys
/// are wiped on drop.
///
/// [`Coffre::creer_flux`]: crate::Coffre::creer_flux
/// [`Coffre::ouvrir_flux`]: crate::Coffre::ouvrir_flux
/// [`Coffre::ouvrir_faits`]: crate::Coffre::ouvrir_faits
#[derive(Clone)]
pub struct ClesFlux {
    flux: Flux,
    cles: ParCompartiment<EtatCle>,
}

/// A decrypted fact still in its written form.
#[derive(Clone, Copy)]
pub struct FaitBrut<'a> {
    /// The CBOR encoding of a [`Fait`].
    pub cbor: &'a [u8],
    /// The compartment of the narrative beside it, when there is one.
    pub recit: Option<Compartiment>,
}

impl fmt::Debug for FaitBrut<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FaitBrut(…)")
    }
}

impl FaitBrut<'_> {
    /// The fact.
    ///
    /// # Errors
    /// [`ErreurVault::VersionInconnue`] when a later version of the program wrote it.
    pub fn decoder(&self) -> Result<Fait, ErreurVault> {
        bourrage::decoder(self.cbor)
    }
}

/// What became of the narrative of an opened act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EtatRecit {
    /// The act has none.
    Aucun,
    /// It was read: `acte.recit` holds it.
    Lu,
    /// There is one, and the reader does not hold its compartment.
    SansCle(Compartiment),
    /// There was one, and its key was destroyed.
    Detruit(Compartiment),
}

/// An act as far as the reader's keys open it.
#[derive(Clone, Debug, PartialEq)]
pub struct ActeOuvert {
    /// The act. Its narrative is there only when `recit` is [`EtatRecit::Lu`].
    pub acte: Acte,
    /// What became of the narrative.
    pub recit: EtatRecit,
}

impl ClesFlux {
    pub(crate) fn new(flux: Flux, cles: ParCompartiment<EtatCle>) -> Self {
        Self { flux, cles }
    }

    /// The stream these keys are of.
    pub fn flux(&self) -> Flux {
        self.flux
    }

    /// Whether acts can be sealed and opened in this compartment.
    pub fn detient(&self, compartiment: Compartiment) -> bool {
        matches!(self.cles.get(compartiment), EtatCle::Ouverte(_))
    }

    /// Seals an act of this stream.
    ///
    /// # Errors
    /// [`ErreurVault::Deplace`] when the act is of another stream, [`ErreurVault::CleAbsente`] when
    /// the key of the narrative's compartment is not held, [`ErreurVault::CleDetruite`],
    /// [`ErreurVault::TropLong`].
    pub fn sceller(
        &self,
        acte: &Acte,
        alea: &mut impl CryptoRng,
    ) -> Result<ActeScelle, ErreurVault> {
        self.est_ici(acte.flux)?;
        let compartiment = acte.recit.as_ref().map(Recit::compartiment);
        let mut clair = Zeroizing::new(Vec::with_capacity(256));
        let scelle = match (&acte.recit, compartiment) {
            (Some(recit), Some(compartiment)) => {
                bourrage::recit(recit, &mut clair)?;
                Some(self.fermer(&acte.id, Champ::Recit, compartiment, &clair, alea)?)
            }
            _ => None,
        };
        bourrage::fait(&acte.fait, compartiment, &mut clair)?;
        let fait = self.fermer(&acte.id, Champ::Fait, Compartiment::Faits, &clair, alea)?;
        Ok(ActeScelle {
            id: acte.id,
            flux: acte.flux,
            rang: acte.rang,
            survenu_le: acte.survenu_le,
            consigne_a: acte.consigne_a,
            auteur: acte.auteur,
            fait,
            scelle,
        })
    }

    /// Opens an act of this stream as far as the keys held allow.
    ///
    /// # Errors
    /// [`ErreurVault::Altere`] or [`ErreurVault::Deplace`] for either field;
    /// [`ErreurVault::CleAbsente`] or [`ErreurVault::CleDetruite`] for the fact (for a narrative
    /// they are an [`EtatRecit`]); [`ErreurVault::VersionInconnue`].
    pub fn ouvrir(&self, scelle: &ActeScelle) -> Result<ActeOuvert, ErreurVault> {
        self.ouvrir_dans(scelle, &mut memoire(std::slice::from_ref(scelle)))
    }

    /// Opens acts of this stream one after the other, as [`ClesFlux::ouvrir`] does: the memory of
    /// the clear text is reused from one to the next, and wiped at the end.
    pub fn ouvrir_suite<'a>(
        &'a self,
        scelles: &'a [ActeScelle],
    ) -> impl Iterator<Item = Result<ActeOuvert, ErreurVault>> + 'a {
        let mut clair = memoire(scelles);
        scelles.iter().map(move |scelle| self.ouvrir_dans(scelle, &mut clair))
    }

    fn ouvrir_dans(
        &self,
        scelle: &ActeScelle,
        clair: &mut Vec<u8>,
    ) -> Result<ActeOuvert, ErreurVault> {
        self.est_ici(scelle.flux)?;
        let brut = self.ouvrir_fait_brut(&scelle.id, &scelle.fait, clair)?;
        let (fait, annonce) = (brut.decoder()?, brut.recit);
        let (recit, etat) = self.ouvrir_recit(scelle, annonce, clair)?;
        let acte = Acte {
            id: scelle.id,
            flux: scelle.flux,
            rang: scelle.rang,
            survenu_le: scelle.survenu_le,
            consigne_a: scelle.consigne_a,
            auteur: scelle.auteur,
            fait,
            recit,
        };
        Ok(ActeOuvert { acte, recit: etat })
    }

    /// Decrypts a fact into `clair`, whose memory is reused from one act to the next: nothing else
    /// is allocated. For counting over millions of acts.
    ///
    /// # Errors
    /// As [`ClesFlux::ouvrir`].
    pub fn ouvrir_fait_brut<'a>(
        &self,
        acte: &ActeId,
        fait: &[u8],
        clair: &'a mut Vec<u8>,
    ) -> Result<FaitBrut<'a>, ErreurVault> {
        let compartiment = Compartiment::Faits;
        let contexte = Contexte::champ(&self.flux, acte, Champ::Fait, compartiment);
        sceau::ouvrir(self.cle(compartiment)?, &contexte, fait, clair)?;
        let (cbor, recit) = bourrage::lire_fait(clair)?;
        Ok(FaitBrut { cbor, recit })
    }

    /// Seals one part of what a list shows of this stream, under the stream's own key of
    /// `compartiment`: destroyed with it.
    ///
    /// # Errors
    /// [`ErreurVault::CleAbsente`], [`ErreurVault::CleDetruite`], [`ErreurVault::TropLong`].
    pub fn sceller_fiche(
        &self,
        compartiment: Compartiment,
        contenu: &impl minicbor::Encode<()>,
        alea: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, ErreurVault> {
        let mut clair = Zeroizing::new(Vec::new());
        bourrage::fiche(contenu, &mut clair)?;
        let contexte = Contexte::fiche(&self.flux, compartiment);
        sceau::sceller(self.cle(compartiment)?, &contexte, &clair, alea)
    }

    /// Reverse of [`ClesFlux::sceller_fiche`].
    ///
    /// # Errors
    /// [`ErreurVault::CleAbsente`], [`ErreurVault::CleDetruite`]; [`ErreurVault::Altere`] or
    /// [`ErreurVault::Deplace`]; [`ErreurVault::VersionInconnue`].
    pub fn ouvrir_fiche<T: for<'b> minicbor::Decode<'b, ()>>(
        &self,
        compartiment: Compartiment,
        scelle: &[u8],
    ) -> Result<T, ErreurVault> {
        let mut clair = Zeroizing::new(Vec::with_capacity(scelle.len()));
        let contexte = Contexte::fiche(&self.flux, compartiment);
        sceau::ouvrir(self.cle(compartiment)?, &contexte, scelle, &mut clair)?;
        bourrage::decoder(bourrage::lire(&clair)?)
    }

    fn ouvrir_recit(
        &self,
        acte: &ActeScelle,
        annonce: Option<Compartiment>,
        clair: &mut Vec<u8>,
    ) -> Result<(Option<Recit>, EtatRecit), ErreurVault> {
        let (compartiment, scelle) = match (annonce, &acte.scelle) {
            (None, None) => return Ok((None, EtatRecit::Aucun)),
            (Some(compartiment), Some(scelle)) => (compartiment, scelle),
            // The fact says whether a narrative exists: one was removed, or added.
            _ => return Err(ErreurVault::Altere),
        };
        let contexte = Contexte::champ(&acte.flux, &acte.id, Champ::Recit, compartiment);
        let cle = match self.cle(compartiment) {
            Ok(cle) => cle,
            Err(ErreurVault::CleDetruite) => {
                return Ok((None, EtatRecit::Detruit(compartiment)));
            }
            Err(_) => return Ok((None, EtatRecit::SansCle(compartiment))),
        };
        sceau::ouvrir(cle, &contexte, scelle, clair)?;
        let recit: Recit = bourrage::decoder(bourrage::lire(clair)?)?;
        if recit.compartiment() == compartiment {
            Ok((Some(recit), EtatRecit::Lu))
        } else {
            Err(ErreurVault::Altere)
        }
    }

    fn fermer(
        &self,
        acte: &ActeId,
        champ: Champ,
        compartiment: Compartiment,
        clair: &[u8],
        alea: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, ErreurVault> {
        let contexte = Contexte::champ(&self.flux, acte, champ, compartiment);
        sceau::sceller(self.cle(compartiment)?, &contexte, clair, alea)
    }

    fn cle(&self, compartiment: Compartiment) -> Result<&XChaCha20Poly1305, ErreurVault> {
        match self.cles.get(compartiment) {
            EtatCle::Ouverte(cle) => Ok(cle),
            EtatCle::NonTenue => Err(ErreurVault::CleAbsente(compartiment)),
            EtatCle::Detruite => Err(ErreurVault::CleDetruite),
        }
    }

    fn est_ici(&self, flux: Flux) -> Result<(), ErreurVault> {
        if flux == self.flux { Ok(()) } else { Err(ErreurVault::Deplace) }
    }
}

/// Large enough for any field of these acts: growing would leave a copy of the clear text behind.
fn memoire(scelles: &[ActeScelle]) -> Zeroizing<Vec<u8>> {
    let longueurs = scelles.iter().map(|scelle| {
        let recit = scelle.scelle.as_ref().map_or(0, Vec::len);
        recit.max(scelle.fait.len())
    });
    Zeroizing::new(Vec::with_capacity(longueurs.max().unwrap_or_default()))
}

impl fmt::Debug for ClesFlux {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClesFlux({})", self.flux)
    }
}
