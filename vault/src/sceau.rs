//! The one sealed format, for fields and keys alike.
//!
//! ```text
//! version 1 │ fingerprint 8 │ check 4 │ nonce 24 │ ciphertext n │ tag 16     secret key
//! version 2 │ fingerprint 8 │ check 4 │ HPKE key 32 │ ciphertext n │ tag 16  public key
//! ```
//!
//! The associated data is the header (the first thirteen bytes) and the whole context. The
//! fingerprint and its check add no secrecy nor strength: they are read only once opening has
//! failed, to tell bytes that were altered (the check fails) from intact bytes that belong
//! elsewhere (the check holds, and names another place). Every version keeps this header.

use chacha20poly1305::aead::AeadInOut as _;
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use hpke::aead::ChaCha20Poly1305 as AeadHpke;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable as _, Kem as _, OpModeR, OpModeS, Serializable as _};
use rand_core::CryptoRng;

use crate::ErreurVault;
use crate::contexte::{Contexte, empreinte};
use crate::secret::Secret;

const VERSION_SECRETE: u8 = 1;
const VERSION_PUBLIQUE: u8 = 2;
const EN_TETE: usize = 13;
const NONCE: usize = 24;
const TAG: usize = 16;
const CLE_HPKE: usize = 32;
const INFO_HPKE: &[u8] = b"passerelle 2026-10 sealed key v1";
const CONTEXTE_EMPREINTE: &[u8; 32] = b"passerelle 2026-10 place of seal";
const CONTEXTE_CONTROLE: &[u8; 32] = b"passerelle 2026-10 check of head";

type ClePubliqueHpke = <X25519HkdfSha256 as hpke::Kem>::PublicKey;
type ClePriveeHpke = <X25519HkdfSha256 as hpke::Kem>::PrivateKey;
type CleEncapsulee = <X25519HkdfSha256 as hpke::Kem>::EncappedKey;

/// Header and context side by side: what the cipher binds.
struct Lie {
    octets: [u8; 96],
    longueur: usize,
}

impl Lie {
    fn new(en_tete: &[u8], contexte: &Contexte) -> Self {
        let mut lie = Self { octets: [0; 96], longueur: 0 };
        lie.ajouter(en_tete);
        lie.ajouter(contexte.lie());
        lie
    }

    fn ajouter(&mut self, octets: &[u8]) {
        let fin = self.longueur + octets.len();
        let place = self.octets.get_mut(self.longueur..fin);
        place.expect("a header and the longest context fit").copy_from_slice(octets);
        self.longueur = fin;
    }

    fn octets(&self) -> &[u8] {
        self.octets.get(..self.longueur).unwrap_or_default()
    }
}

/// Seals `clair` for the place `contexte` names.
pub(crate) fn sceller(
    chiffre: &XChaCha20Poly1305,
    contexte: &Contexte,
    clair: &[u8],
    alea: &mut impl CryptoRng,
) -> Result<Vec<u8>, ErreurVault> {
    let mut scelle = Vec::with_capacity(EN_TETE + NONCE + clair.len() + TAG);
    scelle.extend_from_slice(&en_tete(VERSION_SECRETE, contexte));
    let lie = Lie::new(&scelle, contexte);
    let mut nonce = XNonce::default();
    alea.fill_bytes(&mut nonce);
    scelle.extend_from_slice(&nonce);
    scelle.extend_from_slice(clair);
    let corps = scelle.get_mut(EN_TETE + NONCE..).unwrap_or_default();
    let tag = chiffre
        .encrypt_inout_detached(&nonce, lie.octets(), corps.into())
        .map_err(|_| ErreurVault::TropLong)?;
    scelle.extend_from_slice(&tag);
    Ok(scelle)
}

/// Opens into `clair`, whose memory is reused. Empty when this fails.
pub(crate) fn ouvrir(
    chiffre: &XChaCha20Poly1305,
    contexte: &Contexte,
    scelle: &[u8],
    clair: &mut Vec<u8>,
) -> Result<(), ErreurVault> {
    clair.clear();
    let ouverture = decouper(scelle).and_then(|(en_tete, nonce, corps, tag)| {
        clair.extend_from_slice(corps);
        let lie = Lie::new(en_tete, contexte);
        let nonce = XNonce::from(*nonce);
        let tag = Tag::from(*tag);
        chiffre.decrypt_inout_detached(&nonce, lie.octets(), clair.as_mut_slice().into(), &tag).ok()
    });
    // The version is bound: another one would not have opened. The cause is looked for only now.
    ouverture.ok_or_else(|| {
        clair.clear();
        cause(scelle, contexte)
    })
}

type Morceaux<'a> = (&'a [u8], &'a [u8; NONCE], &'a [u8], &'a [u8; TAG]);

fn decouper(scelle: &[u8]) -> Option<Morceaux<'_>> {
    let (en_tete, reste) = scelle.split_at_checked(EN_TETE)?;
    if en_tete.first() != Some(&VERSION_SECRETE) {
        return None;
    }
    let (nonce, reste) = reste.split_first_chunk()?;
    let (corps, tag) = reste.split_last_chunk()?;
    Some((en_tete, nonce, corps, tag))
}

/// Seals a key to whoever holds the private half of `cle_publique`.
pub(crate) fn sceller_pour(
    cle_publique: &[u8; 32],
    contexte: &Contexte,
    cle: &Secret,
    alea: &mut impl CryptoRng,
) -> Result<Vec<u8>, ErreurVault> {
    let mut scelle = Vec::with_capacity(EN_TETE + CLE_HPKE + 32 + TAG);
    scelle.extend_from_slice(&en_tete(VERSION_PUBLIQUE, contexte));
    let lie = Lie::new(&scelle, contexte);
    let cle_publique =
        ClePubliqueHpke::from_bytes(cle_publique).map_err(|_| ErreurVault::Altere)?;
    let (encapsulee, corps) =
        hpke::single_shot_seal_with_rng::<AeadHpke, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &cle_publique,
            INFO_HPKE,
            cle.octets(),
            lie.octets(),
            alea,
        )
        // The only cause: a public key of small order, which nobody honest makes.
        .map_err(|_| ErreurVault::Altere)?;
    scelle.extend_from_slice(&encapsulee.to_bytes());
    scelle.extend_from_slice(&corps);
    Ok(scelle)
}

/// An X25519 key pair made from a secret (RFC 9180, DeriveKeyPair).
pub(crate) struct Paire {
    privee: ClePriveeHpke,
    publique: [u8; 32],
}

impl Paire {
    pub(crate) fn depuis(secret: &Secret) -> Self {
        let (privee, publique) = X25519HkdfSha256::derive_keypair(secret.octets());
        Self { privee, publique: publique.to_bytes().into() }
    }

    pub(crate) fn publique(&self) -> &[u8; 32] {
        &self.publique
    }

    /// Opens a key sealed by [`sceller_pour`].
    pub(crate) fn ouvrir(&self, contexte: &Contexte, scelle: &[u8]) -> Result<Secret, ErreurVault> {
        self.essayer(contexte, scelle).ok_or_else(|| cause(scelle, contexte))
    }

    fn essayer(&self, contexte: &Contexte, scelle: &[u8]) -> Option<Secret> {
        let (en_tete, reste) = scelle.split_at_checked(EN_TETE)?;
        if en_tete.first() != Some(&VERSION_PUBLIQUE) {
            return None;
        }
        let (encapsulee, corps) = reste.split_at_checked(CLE_HPKE)?;
        let encapsulee = CleEncapsulee::from_bytes(encapsulee).ok()?;
        let mut cle = Secret::nul();
        let (chiffre, tag) = corps.split_last_chunk::<TAG>()?;
        if chiffre.len() != cle.octets().len() {
            return None;
        }
        cle.octets_mut().copy_from_slice(chiffre);
        let tag = hpke::aead::AeadTag::from_bytes(tag).ok()?;
        hpke::single_shot_open_inout_detached::<AeadHpke, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.privee,
            &encapsulee,
            INFO_HPKE,
            cle.octets_mut().as_mut_slice().into(),
            Lie::new(en_tete, contexte).octets(),
            &tag,
        )
        .ok()?;
        Some(cle)
    }
}

/// Whether these bytes were sealed to a public key.
pub(crate) fn est_public(scelle: &[u8]) -> bool {
    scelle.first() == Some(&VERSION_PUBLIQUE)
}

fn en_tete(version: u8, contexte: &Contexte) -> [u8; EN_TETE] {
    let mut en_tete = [0; EN_TETE];
    let lieu: [u8; 8] = empreinte(CONTEXTE_EMPREINTE, contexte.en_clair());
    for (place, octet) in en_tete.iter_mut().zip([version].iter().chain(&lieu)) {
        *place = *octet;
    }
    let (debut, fin) = en_tete.split_at_mut(EN_TETE - 4);
    fin.copy_from_slice(&controle(debut));
    en_tete
}

fn controle(debut: &[u8]) -> [u8; 4] {
    empreinte(CONTEXTE_CONTROLE, debut)
}

/// Why `scelle` did not open in `contexte`.
fn cause(scelle: &[u8], contexte: &Contexte) -> ErreurVault {
    est_a_sa_place(scelle, contexte).err().unwrap_or(ErreurVault::Altere)
}

/// Whether the header is intact, known, and names this place. Needs no key and proves nothing
/// against a forger.
pub(crate) fn est_a_sa_place(scelle: &[u8], contexte: &Contexte) -> Result<(), ErreurVault> {
    let (debut, reste) = scelle.split_at_checked(EN_TETE - 4).ok_or(ErreurVault::Altere)?;
    if !reste.starts_with(&controle(debut)) {
        return Err(ErreurVault::Altere);
    }
    let Some((&(VERSION_SECRETE | VERSION_PUBLIQUE), lieu)) = debut.split_first() else {
        return Err(ErreurVault::VersionInconnue);
    };
    let attendu: [u8; 8] = empreinte(CONTEXTE_EMPREINTE, contexte.en_clair());
    if lieu == attendu { Ok(()) } else { Err(ErreurVault::Deplace) }
}

#[cfg(test)]
mod tests {
    use domain::{Compartiment, DossierId, Flux};
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng as _;

    use super::*;

    fn lieu(version: u32) -> Contexte {
        let flux = Flux::Dossier(DossierId::depuis_octets([1; 16]));
        Contexte::cle_flux(&flux, Compartiment::Sante, version)
    }

    #[test]
    fn a_later_format_is_named_and_a_damaged_version_is_not() {
        let mut alea = ChaCha20Rng::seed_from_u64(1);
        let cle = Secret::tirer(&mut alea);
        let scelle = sceller(&cle.chiffre(), &lieu(1), b"clair", &mut alea).unwrap();
        let mut ulterieur = scelle.clone();
        ulterieur[..EN_TETE].copy_from_slice(&en_tete(9, &lieu(1)));
        let mut clair = Vec::new();
        let mut lire = |scelle: &[u8]| ouvrir(&cle.chiffre(), &lieu(1), scelle, &mut clair);
        assert_eq!(lire(&ulterieur), Err(ErreurVault::VersionInconnue));
        let mut abime = scelle.clone();
        abime[0] = 9;
        assert_eq!(lire(&abime), Err(ErreurVault::Altere));
        assert_eq!(lire(&scelle), Ok(()));
        assert_eq!(clair, b"clair");
    }

    #[test]
    fn a_forged_header_does_not_move_a_ciphertext() {
        let mut alea = ChaCha20Rng::seed_from_u64(1);
        let cle = Secret::tirer(&mut alea);
        let mut scelle = sceller(&cle.chiffre(), &lieu(1), b"clair", &mut alea).unwrap();
        scelle[..EN_TETE].copy_from_slice(&en_tete(VERSION_SECRETE, &lieu(2)));
        let mut clair = Vec::new();
        let lu = ouvrir(&cle.chiffre(), &lieu(2), &scelle, &mut clair);
        assert_eq!(lu, Err(ErreurVault::Altere));
    }

    #[test]
    fn a_key_sealed_to_someone_opens_for_no_one_else() {
        let mut alea = ChaCha20Rng::seed_from_u64(1);
        let cle = Secret::tirer(&mut alea);
        let destinataire = Paire::depuis(&Secret::tirer(&mut alea));
        let autre = Paire::depuis(&Secret::tirer(&mut alea));
        let scelle = sceller_pour(destinataire.publique(), &lieu(1), &cle, &mut alea).unwrap();
        let lue = destinataire.ouvrir(&lieu(1), &scelle).unwrap();
        assert_eq!(lue.octets(), cle.octets());
        assert_eq!(autre.ouvrir(&lieu(1), &scelle).unwrap_err(), ErreurVault::Altere);
        assert_eq!(destinataire.ouvrir(&lieu(2), &scelle).unwrap_err(), ErreurVault::Deplace);
        for longueur in 0..scelle.len() {
            assert!(destinataire.ouvrir(&lieu(1), &scelle[..longueur]).is_err());
        }
        // A public key of small order protects nothing: refused.
        assert!(sceller_pour(&[0; 32], &lieu(1), &cle, &mut alea).is_err());
    }
}
