//! Thirty-two secret bytes, wiped when dropped and shown by nothing.

use std::fmt;

use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use rand_core::CryptoRng;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A secret: no `Display`, a mute `Debug`, wiped on drop.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Secret([u8; 32]);

impl Secret {
    pub(crate) fn nul() -> Self {
        Self([0; 32])
    }

    pub(crate) fn tirer(alea: &mut impl CryptoRng) -> Self {
        let mut secret = Self::nul();
        alea.fill_bytes(&mut secret.0);
        secret
    }

    /// From bytes read out of an envelope. `None` unless there are thirty-two.
    pub(crate) fn depuis(octets: &[u8]) -> Option<Self> {
        octets.try_into().ok().map(Self)
    }

    /// Another secret made from this one: `usage` is unique in the program.
    pub(crate) fn deriver(&self, usage: &str) -> Self {
        Self(blake3::derive_key(usage, &self.0))
    }

    pub(crate) fn octets(&self) -> &[u8; 32] {
        &self.0
    }

    pub(crate) fn octets_mut(&mut self) -> &mut [u8; 32] {
        &mut self.0
    }

    pub(crate) fn chiffre(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
