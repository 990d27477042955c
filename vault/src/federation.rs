//! Packets of figures: signed by an association, sealed to a federation.
//!
//! A packet holds counts and no key of anyone: it is sealed by HPKE (RFC 9180), as keys are, to
//! the federation's public key, with its clear header bound to it.

use std::fmt;

use hpke::aead::ChaCha20Poly1305 as AeadHpke;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable as _, Kem as _, OpModeR, OpModeS, Serializable as _};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::contexte::Contexte;
use crate::phrase::{ParametresPhrase, cle_de_phrase};
use crate::secret::Secret;
use crate::{Coffre, ErreurVault, sceau, signature};

const INFO: &[u8] = b"passerelle 2026-11 packet of figures v1";
const USAGE_EMPREINTE: &str = "passerelle 2026-11 fingerprint of packet v1";
const USAGE_SEL: &str = "passerelle 2026-11 salt of packet v1";
const VERSION: u8 = 1;
const CLE: usize = 32;
const SEL: usize = 16;
const PARAMETRES: usize = 12;

type Publique = <X25519HkdfSha256 as hpke::Kem>::PublicKey;
type Encapsulee = <X25519HkdfSha256 as hpke::Kem>::EncappedKey;

impl Coffre {
    /// Signs a packet of figures. The same packet has the same signature.
    pub fn signer_paquet(&self, paquet: &[u8]) -> [u8; 64] {
        self.signataire.signer_paquet(paquet)
    }

    /// What is added to a packet so that its fingerprint tells nothing of its counts: without it,
    /// anyone who sees the fingerprint could try counts out. The same for the same packet, and
    /// unknown to whoever does not hold the association's key.
    pub fn sel_de_paquet(&self, paquet: &[u8]) -> [u8; 32] {
        blake3::derive_key(USAGE_SEL, &self.signer_paquet(paquet))
    }
}

/// Checks that an association signed this packet.
///
/// # Errors
/// [`ErreurVault::Altere`] when the signature is not of this packet by this key.
pub fn verifier_paquet(
    cle_publique: &[u8; 32],
    paquet: &[u8],
    signature: &[u8; 64],
) -> Result<(), ErreurVault> {
    signature::verifier_paquet(cle_publique, paquet, signature)
}

/// What a packet is known by: equal for equal bytes.
pub fn empreinte_paquet(paquet: &[u8]) -> [u8; 32] {
    blake3::derive_key(USAGE_EMPREINTE, paquet)
}

/// Seals a packet to a federation. `en_tete` stays in clear beside it and cannot be changed.
///
/// # Errors
/// [`ErreurVault::Altere`] for a public key that is none.
pub fn sceller_paquet(
    federation: &[u8; 32],
    en_tete: &[u8],
    paquet: &[u8],
    alea: &mut impl CryptoRng,
) -> Result<Vec<u8>, ErreurVault> {
    let publique = Publique::from_bytes(federation).map_err(|_| ErreurVault::Altere)?;
    let (encapsulee, corps) = hpke::single_shot_seal_with_rng::<
        AeadHpke,
        HkdfSha256,
        X25519HkdfSha256,
    >(&OpModeS::Base, &publique, INFO, paquet, en_tete, alea)
    .map_err(|_| ErreurVault::Altere)?;
    Ok([encapsulee.to_bytes().as_slice(), &corps].concat())
}

/// The key pair of a federation: opens the packets sealed to it.
pub struct CleFederation {
    graine: Secret,
}

impl CleFederation {
    /// Draws a key.
    pub fn tirer(alea: &mut impl CryptoRng) -> Self {
        Self { graine: Secret::tirer(alea) }
    }

    /// The public half, to give to associations.
    pub fn publique(&self) -> [u8; 32] {
        let (_, publique) = X25519HkdfSha256::derive_keypair(self.graine.octets());
        publique.to_bytes().into()
    }

    /// Opens a packet sealed with this header.
    ///
    /// # Errors
    /// [`ErreurVault::Altere`] when it was changed, or sealed to someone else.
    pub fn ouvrir(&self, en_tete: &[u8], scelle: &[u8]) -> Result<Zeroizing<Vec<u8>>, ErreurVault> {
        let (privee, _) = X25519HkdfSha256::derive_keypair(self.graine.octets());
        let (encapsulee, corps) = scelle.split_at_checked(CLE).ok_or(ErreurVault::Altere)?;
        let encapsulee = Encapsulee::from_bytes(encapsulee).map_err(|_| ErreurVault::Altere)?;
        let ouvert = hpke::single_shot_open::<AeadHpke, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &privee,
            &encapsulee,
            INFO,
            corps,
            en_tete,
        );
        ouvert.map(Zeroizing::new).map_err(|_| ErreurVault::Altere)
    }

    /// The key under a passphrase, to be kept in a file.
    ///
    /// # Errors
    /// [`ErreurVault::PhraseVide`]; [`ErreurVault::ParametresRefuses`].
    pub fn enfermer(
        &self,
        phrase: &str,
        parametres: ParametresPhrase,
        alea: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, ErreurVault> {
        let mut sel = [0; SEL];
        alea.fill_bytes(&mut sel);
        let publique = self.publique();
        let cle = cle_de_phrase(phrase, &sel, parametres)?;
        let lieu = Contexte::federation(&publique, &sel, parametres);
        let scelle = sceau::sceller(&cle.chiffre(), &lieu, self.graine.octets(), alea)?;
        Ok([&[VERSION][..], &publique, &sel, &parametres.octets(), &scelle].concat())
    }

    /// Opens what [`CleFederation::enfermer`] gave.
    ///
    /// # Errors
    /// [`ErreurVault::PhraseIncorrecte`]; [`ErreurVault::VersionInconnue`];
    /// [`ErreurVault::Altere`] for a damaged file.
    pub fn delivrer(enfermee: &[u8], phrase: &str) -> Result<Self, ErreurVault> {
        let (version, reste) = enfermee.split_first().ok_or(ErreurVault::Altere)?;
        if *version != VERSION {
            return Err(ErreurVault::VersionInconnue);
        }
        let (publique, reste) = reste.split_first_chunk::<CLE>().ok_or(ErreurVault::Altere)?;
        let (sel, reste) = reste.split_first_chunk::<SEL>().ok_or(ErreurVault::Altere)?;
        let (parametres, scelle) =
            reste.split_first_chunk::<PARAMETRES>().ok_or(ErreurVault::Altere)?;
        let parametres = ParametresPhrase::depuis_octets(*parametres);
        let cle = cle_de_phrase(phrase, sel, parametres)?;
        let lieu = Contexte::federation(publique, sel, parametres);
        let mut clair = Vec::new();
        let ouvert = sceau::ouvrir(&cle.chiffre(), &lieu, scelle, &mut clair);
        let clair = Zeroizing::new(clair);
        match ouvert {
            Ok(()) => {}
            // The bytes are those that were written: the passphrase is another.
            Err(ErreurVault::Altere) if sceau::est_a_sa_place(scelle, &lieu).is_ok() => {
                return Err(ErreurVault::PhraseIncorrecte);
            }
            Err(erreur) => return Err(erreur),
        }
        let federation = Self { graine: Secret::depuis(&clair).ok_or(ErreurVault::Altere)? };
        if federation.publique() == *publique { Ok(federation) } else { Err(ErreurVault::Altere) }
    }
}

impl fmt::Debug for CleFederation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CleFederation(…)")
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng as _;

    use super::*;

    #[test]
    fn a_packet_opens_for_its_federation_with_its_header_and_for_nothing_else() {
        let mut alea = ChaCha20Rng::seed_from_u64(1);
        let (elle, autre) = (CleFederation::tirer(&mut alea), CleFederation::tirer(&mut alea));
        let scelle = sceller_paquet(&elle.publique(), b"2025", b"douze", &mut alea).unwrap();
        assert_eq!(elle.ouvrir(b"2025", &scelle).unwrap().as_slice(), b"douze");
        assert_eq!(elle.ouvrir(b"2024", &scelle).unwrap_err(), ErreurVault::Altere);
        assert_eq!(autre.ouvrir(b"2025", &scelle).unwrap_err(), ErreurVault::Altere);
        for longueur in 0..scelle.len() {
            assert!(elle.ouvrir(b"2025", &scelle[..longueur]).is_err());
        }
    }

    #[test]
    fn a_federation_s_key_is_kept_under_a_passphrase() {
        let mut alea = ChaCha20Rng::seed_from_u64(1);
        let cle = CleFederation::tirer(&mut alea);
        let enfermee = cle.enfermer("des mots", ParametresPhrase::ESSAIS, &mut alea).unwrap();
        let rendue = CleFederation::delivrer(&enfermee, "des mots").unwrap();
        assert_eq!(rendue.publique(), cle.publique());
        let mauvaise = CleFederation::delivrer(&enfermee, "d'autres mots").unwrap_err();
        assert_eq!(mauvaise, ErreurVault::PhraseIncorrecte);
        let mut abimee = enfermee.clone();
        abimee[5] ^= 1;
        assert!(CleFederation::delivrer(&abimee, "des mots").is_err());
    }
}
