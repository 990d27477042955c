//! A member's locker: what is hers alone, sealed under a key that only her private key leads to.
//!
//! Her second factor, her drafts, her saved views. The key is derived from the seed of her key
//! pair: a changed passphrase keeps it, an access made anew has another, and a departure, which
//! destroys the private key, closes it for ever. No other member opens it, whatever she holds.

use std::fmt;

use domain::MembreId;
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::coffre::empreinte_cle;
use crate::contexte::Contexte;
use crate::secret::Secret;
use crate::{Coffre, ErreurVault, bourrage, sceau};

const USAGE: &str = "passerelle 2026-11 member locker v1";
const USAGE_SCEAU: &str = "passerelle 2026-11 member locker sealing key v1";
const USAGE_EMPREINTE: &str = "passerelle 2026-11 member locker keyed hash v1";
const USAGE_NOMS: &str = "passerelle 2026-11 member locker slot names v1";

/// The name of a slot, as the base holds it: unreadable, and unrelated from a member to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NomCasier(pub [u8; 16]);

/// An opened locker. Wiped on drop.
pub struct Casier {
    membre: MembreId,
    cle_publique: [u8; 32],
    sceau: Secret,
    noms: Secret,
    empreintes: Secret,
}

impl Coffre {
    /// The locker of the member whose session it is; `None` when the recovery key opened it.
    pub fn casier(&self) -> Option<Casier> {
        let (membre, secret) = (self.membre()?, self.casier.as_ref()?);
        Some(Casier {
            membre,
            cle_publique: *self.paire.publique(),
            sceau: secret.deriver(USAGE_SCEAU),
            noms: secret.deriver(USAGE_NOMS),
            empreintes: secret.deriver(USAGE_EMPREINTE),
        })
    }
}

/// What a session keeps of the seed, to open the locker.
pub(crate) fn secret(graine: &Secret) -> Secret {
    graine.deriver(USAGE)
}

impl Casier {
    /// Whose it is.
    pub fn membre(&self) -> MembreId {
        self.membre
    }

    /// The public half of the key pair it comes from: it tells whether her access was made anew
    /// since the session was opened.
    pub fn cle_publique(&self) -> &[u8; 32] {
        &self.cle_publique
    }

    /// The name of the slot that `parties` designate: always the same for this member.
    pub fn nom(&self, parties: &[&[u8]]) -> NomCasier {
        NomCasier(empreinte_cle(&self.noms, parties))
    }

    /// A keyed hash of `parties`, for what is compared and never read back.
    pub fn empreinte(&self, parties: &[&[u8]]) -> [u8; 16] {
        empreinte_cle(&self.empreintes, parties)
    }

    /// Seals a content for one version of one slot. Its length shows in a few steps only.
    ///
    /// # Errors
    /// [`ErreurVault::TropLong`].
    pub fn sceller(
        &self,
        nom: NomCasier,
        version: u32,
        contenu: &impl minicbor::Encode<()>,
        alea: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, ErreurVault> {
        let mut clair = Zeroizing::new(Vec::new());
        bourrage::casier(contenu, &mut clair)?;
        sceau::sceller(&self.sceau.chiffre(), &self.contexte(nom, version), &clair, alea)
    }

    /// Opens what a slot holds.
    ///
    /// # Errors
    /// [`ErreurVault::Altere`]; [`ErreurVault::Deplace`] for bytes of another member, slot or
    /// version; [`ErreurVault::VersionInconnue`].
    pub fn ouvrir<T: for<'b> minicbor::Decode<'b, ()>>(
        &self,
        nom: NomCasier,
        version: u32,
        scelle: &[u8],
    ) -> Result<T, ErreurVault> {
        let mut clair = Zeroizing::new(Vec::with_capacity(scelle.len()));
        sceau::ouvrir(&self.sceau.chiffre(), &self.contexte(nom, version), scelle, &mut clair)?;
        bourrage::decoder(bourrage::lire(&clair)?)
    }

    fn contexte(&self, nom: NomCasier, version: u32) -> Contexte {
        Contexte::casier(&self.membre, &nom.0, version)
    }
}

impl fmt::Debug for Casier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Casier(…)")
    }
}
