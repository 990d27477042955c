//! A calendar that a telephone fetches by itself: sealed to a token that the base does not hold.
//!
//! Whoever presents the token finds the calendar by its hash, and opens it with the key pair that
//! the token alone gives. The base holds the hash and the public half, so that a member's session
//! seals a new calendar without the token; nobody who reads the base opens it.

use std::fmt;

use hpke::aead::ChaCha20Poly1305 as AeadHpke;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable as _, Kem as _, OpModeR, OpModeS, Serializable as _};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::ErreurVault;
use crate::secret::Secret;

const INFO: &[u8] = b"passerelle 2026-11 calendar v1";
const USAGE_EMPREINTE: &str = "passerelle 2026-11 hash of calendar token v1";
const USAGE_GRAINE: &str = "passerelle 2026-11 key pair of calendar token v1";
const ENCAPSULEE: usize = 32;
const LONGUEUR: usize = 4;
/// A calendar grows by steps, so that its length does not tell how many days are in it.
const PALIER: usize = 8 * 1024;

type Publique = <X25519HkdfSha256 as hpke::Kem>::PublicKey;
type Encapsulee = <X25519HkdfSha256 as hpke::Kem>::EncappedKey;

/// The token of a calendar: 256 random bits. Whoever holds it reads that calendar, and nothing
/// else. Wiped on drop, mute `Debug`.
pub struct JetonCalendrier {
    secret: Secret,
}

/// What the base keeps of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReconnuCalendrier {
    /// The hash it is found by.
    pub empreinte: [u8; 32],
    /// The public half of its key pair.
    pub cle_publique: [u8; 32],
}

impl JetonCalendrier {
    /// Draws a token.
    pub fn tirer(alea: &mut impl CryptoRng) -> Self {
        Self { secret: Secret::tirer(alea) }
    }

    /// The bytes of a token, as it was given. `None` unless there are thirty-two.
    pub fn depuis(octets: &[u8]) -> Option<Self> {
        Secret::depuis(octets).map(|secret| Self { secret })
    }

    /// Its bytes, to be given to its owner once.
    pub fn octets(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.secret.octets().to_vec())
    }

    /// What the base keeps of it.
    pub fn reconnu(&self) -> ReconnuCalendrier {
        let empreinte = *self.secret.deriver(USAGE_EMPREINTE).octets();
        let (_, publique) = X25519HkdfSha256::derive_keypair(self.graine().octets());
        ReconnuCalendrier { empreinte, cle_publique: publique.to_bytes().into() }
    }

    fn graine(&self) -> Secret {
        self.secret.deriver(USAGE_GRAINE)
    }

    /// Opens what was sealed to it.
    ///
    /// # Errors
    /// [`ErreurVault::Altere`] when it was changed, or sealed to another.
    pub fn ouvrir(&self, scelle: &[u8]) -> Result<Zeroizing<Vec<u8>>, ErreurVault> {
        let (privee, _) = X25519HkdfSha256::derive_keypair(self.graine().octets());
        let (encapsulee, corps) = scelle.split_at_checked(ENCAPSULEE).ok_or(ErreurVault::Altere)?;
        let encapsulee = Encapsulee::from_bytes(encapsulee).map_err(|_| ErreurVault::Altere)?;
        let empreinte = self.reconnu().empreinte;
        let ouvert = hpke::single_shot_open::<AeadHpke, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &privee,
            &encapsulee,
            INFO,
            corps,
            &empreinte,
        );
        let ouvert = Zeroizing::new(ouvert.map_err(|_| ErreurVault::Altere)?);
        let (longueur, reste) =
            ouvert.split_first_chunk::<LONGUEUR>().ok_or(ErreurVault::Altere)?;
        let longueur = usize::try_from(u32::from_be_bytes(*longueur)).unwrap_or(usize::MAX);
        let contenu = reste.get(..longueur).ok_or(ErreurVault::Altere)?;
        Ok(Zeroizing::new(contenu.to_vec()))
    }
}

impl ReconnuCalendrier {
    /// Seals a calendar to a token, without the token.
    ///
    /// # Errors
    /// [`ErreurVault::TropLong`]; [`ErreurVault::Altere`] for a public key that is none.
    pub fn sceller(
        &self,
        contenu: &[u8],
        alea: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, ErreurVault> {
        let longueur = u32::try_from(contenu.len()).map_err(|_| ErreurVault::TropLong)?;
        let total = (LONGUEUR + contenu.len()).next_multiple_of(PALIER);
        let mut clair = Zeroizing::new(Vec::with_capacity(total));
        clair.extend_from_slice(&longueur.to_be_bytes());
        clair.extend_from_slice(contenu);
        clair.resize(total, 0);
        let publique = Publique::from_bytes(&self.cle_publique);
        let publique = publique.map_err(|_| ErreurVault::Altere)?;
        let (encapsulee, corps) = hpke::single_shot_seal_with_rng::<
            AeadHpke,
            HkdfSha256,
            X25519HkdfSha256,
        >(
            &OpModeS::Base, &publique, INFO, &clair, &self.empreinte, alea
        )
        .map_err(|_| ErreurVault::Altere)?;
        Ok([encapsulee.to_bytes().as_slice(), &corps].concat())
    }
}

impl fmt::Debug for JetonCalendrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JetonCalendrier(…)")
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_core::SeedableRng as _;

    use super::*;

    #[test]
    fn a_calendar_opens_with_its_token_alone_and_its_length_is_mute() {
        let mut alea = ChaCha20Rng::seed_from_u64(1);
        let (jeton, autre) = (JetonCalendrier::tirer(&mut alea), JetonCalendrier::tirer(&mut alea));
        let reconnu = jeton.reconnu();
        let court = reconnu.sceller(b"un jour", &mut alea).unwrap();
        let long = reconnu.sceller(&[b'x'; 5_000], &mut alea).unwrap();
        assert_eq!(court.len(), long.len());
        let relu = JetonCalendrier::depuis(&jeton.octets()).unwrap();
        assert_eq!(relu.ouvrir(&court).unwrap().as_slice(), b"un jour");
        assert!(autre.ouvrir(&court).is_err());
        let mut altere = court.clone();
        altere[40] ^= 1;
        assert!(jeton.ouvrir(&altere).is_err() && jeton.ouvrir(&court[..20]).is_err());
        // Neither half of what the base keeps is the token.
        assert_ne!(&reconnu.empreinte[..], &jeton.octets()[..]);
        assert!(JetonCalendrier::depuis(b"court").is_none());
        assert_eq!(format!("{jeton:?}"), "JetonCalendrier(…)");
    }
}
