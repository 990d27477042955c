//! From a passphrase to the key that seals a member's private key: Argon2id (RFC 9106).

use std::sync::atomic::{AtomicU64, Ordering};

use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::ErreurVault;
use crate::secret::Secret;

/// Cost of a passphrase, kept beside the key it seals so that it may be raised later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParametresPhrase {
    /// Memory, in KiB.
    pub memoire_kio: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub voies: u32,
}

impl Default for ParametresPhrase {
    /// The second recommended option of RFC 9106 with one lane: 64 MiB, three passes.
    fn default() -> Self {
        Self { memoire_kio: 64 * 1024, passes: 3, voies: 1 }
    }
}

impl ParametresPhrase {
    /// The least Argon2 accepts: for tests, which open hundreds of sessions. Protects nothing.
    pub const ESSAIS: Self = Self { memoire_kio: 8, passes: 1, voies: 1 };

    /// What a record may ask for. A tampered record must not exhaust the machine.
    const MEMOIRE_MAXIMALE_KIO: u32 = 1024 * 1024;
    const PASSES_MAXIMALES: u32 = 16;
    const VOIES_MAXIMALES: u32 = 16;

    pub(crate) fn octets(self) -> [u8; 12] {
        let mut octets = [0; 12];
        let champs = [self.memoire_kio, self.passes, self.voies].map(u32::to_be_bytes);
        for (place, octet) in octets.iter_mut().zip(champs.iter().flatten()) {
            *place = *octet;
        }
        octets
    }

    /// The reverse of [`ParametresPhrase::octets`].
    pub(crate) fn depuis_octets(octets: [u8; 12]) -> Self {
        let mut nombres = [0; 3];
        for (nombre, octets) in nombres.iter_mut().zip(octets.as_chunks().0) {
            *nombre = u32::from_be_bytes(*octets);
        }
        let [memoire_kio, passes, voies] = nombres;
        Self { memoire_kio, passes, voies }
    }

    fn argon2(self) -> Result<Argon2<'static>, ErreurVault> {
        if self.memoire_kio > Self::MEMOIRE_MAXIMALE_KIO
            || self.passes > Self::PASSES_MAXIMALES
            || self.voies > Self::VOIES_MAXIMALES
        {
            return Err(ErreurVault::ParametresRefuses);
        }
        let params = Params::new(self.memoire_kio, self.passes, self.voies, Some(32))
            .map_err(|_| ErreurVault::ParametresRefuses)?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

/// Passphrases derived since the program started.
static DERIVATIONS: AtomicU64 = AtomicU64::new(0);

/// How many passphrases were derived since the program started, decoys included: what shows that a
/// sign-in costs the same whether the account exists or not.
pub fn derivations() -> u64 {
    DERIVATIONS.load(Ordering::Relaxed)
}

/// Does for nobody what a wrong passphrase costs, so that the time of an answer does not tell
/// whether an account exists. Opens nothing.
pub fn leurre(phrase: &str, parametres: ParametresPhrase) {
    // Whatever it gives is dropped, and wiped: the time alone is wanted.
    drop(cle_de_phrase(phrase, b"passerelle nobod", parametres));
}

/// The key made of a passphrase.
pub(crate) fn cle_de_phrase(
    phrase: &str,
    sel: &[u8; 16],
    parametres: ParametresPhrase,
) -> Result<Secret, ErreurVault> {
    if phrase.is_empty() {
        return Err(ErreurVault::PhraseVide);
    }
    DERIVATIONS.fetch_add(1, Ordering::Relaxed);
    // Keyboards compose accents differently: the same phrase must give the same bytes everywhere.
    let phrase: Zeroizing<String> = Zeroizing::new(phrase.nfc().collect());
    let mut cle = Secret::nul();
    parametres
        .argon2()?
        .hash_password_into(phrase.as_bytes(), sel, cle.octets_mut())
        .map_err(|_| ErreurVault::ParametresRefuses)?;
    Ok(cle)
}
