//! The recovery key: made once at set-up, printed, and kept away from the machine.

use std::fmt;

use data_encoding::{Encoding, Specification};
use rand_core::CryptoRng;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::ErreurVault;
use crate::contexte::empreinte;
use crate::sceau::Paire;
use crate::secret::Secret;

const SECRET: usize = 20;
const CONTROLE: usize = 5;
const GROUPE: usize = 5;
const USAGE: &str = "passerelle 2026-10 recovery key pair v1";
const CONTEXTE_CONTROLE: &[u8; 32] = b"passerelle 2026-10 recovery text";

/// The recovery key: opens every compartment without any passphrase.
///
/// One hundred and sixty random bits. Its text is eight groups of five characters with a checksum:
/// digits and capitals without I, L, O nor U (Crockford's base 32), read in any case, with or
/// without separators, O as zero, I and L as one.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct CleDeSecours([u8; SECRET]);

impl CleDeSecours {
    /// Draws a key.
    pub(crate) fn tirer(alea: &mut impl CryptoRng) -> Self {
        let mut cle = Self([0; SECRET]);
        alea.fill_bytes(&mut cle.0);
        cle
    }

    /// The text to print: `XXXXX-XXXXX-…`, eight groups.
    pub fn texte(&self) -> Zeroizing<String> {
        let mut octets = Zeroizing::new([0; SECRET + CONTROLE]);
        for (place, octet) in octets.iter_mut().zip(self.0.iter().chain(&self.controle())) {
            *place = *octet;
        }
        let continu = Zeroizing::new(base32().encode(octets.as_slice()));
        let mut texte = Zeroizing::new(String::with_capacity(continu.len() + 8));
        for (rang, lettre) in continu.chars().enumerate() {
            if rang > 0 && rang.is_multiple_of(GROUPE) {
                texte.push('-');
            }
            texte.push(lettre);
        }
        texte
    }

    /// Reads a key typed from paper.
    ///
    /// # Errors
    /// [`ErreurVault::CleDeSecoursIllisible`] when a character is wrong, missing or one too many.
    pub fn lire(texte: &str) -> Result<Self, ErreurVault> {
        let lu = base32().decode(texte.as_bytes()).map(Zeroizing::new);
        let lu = lu.map_err(|_| ErreurVault::CleDeSecoursIllisible)?;
        let (secret, controle) =
            lu.split_first_chunk().ok_or(ErreurVault::CleDeSecoursIllisible)?;
        let cle = Self(*secret);
        if controle == cle.controle() { Ok(cle) } else { Err(ErreurVault::CleDeSecoursIllisible) }
    }

    pub(crate) fn paire(&self) -> Paire {
        let mut graine = Secret::nul();
        *graine.octets_mut() = blake3::derive_key(USAGE, &self.0);
        Paire::depuis(&graine)
    }

    fn controle(&self) -> [u8; CONTROLE] {
        empreinte(CONTEXTE_CONTROLE, &self.0)
    }
}

impl fmt::Debug for CleDeSecours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CleDeSecours(…)")
    }
}

fn base32() -> Encoding {
    let mut crockford = Specification::new();
    crockford.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    crockford.translate.from.push_str("abcdefghjkmnpqrstvwxyzOoIiLl");
    crockford.translate.to.push_str("ABCDEFGHJKMNPQRSTVWXYZ001111");
    crockford.ignore.push_str(" -\t\r\n");
    crockford.encoding().expect("thirty-two distinct symbols")
}
