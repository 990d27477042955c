//! Recovery codes: ten, each for one sign-in without the telephone. Shown once, kept hashed.

use std::fmt;

use minicbor::{Decode, Encode};
use rand_core::Rng as _;
use vault::Casier;
use zeroize::Zeroizing;

use crate::contexte::Contexte;

const NOMBRE: usize = 10;
const SIGNES: usize = 10;
/// Thirty-two signs that are not taken for one another on paper: fifty bits a code.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const USAGE: &[u8] = b"code de secours";

/// Recovery codes in clear. A mute `Debug`; wiped on drop.
pub struct CodesDeSecours(Vec<Zeroizing<String>>);

/// One of them, hashed under a key of the locker.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct CodeHache(#[cbor(n(0), with = "minicbor::bytes")] [u8; 16]);

impl CodesDeSecours {
    pub(crate) fn tirer(contexte: &mut Contexte) -> Self {
        let mut un = || {
            let mut octets = Zeroizing::new([0; SIGNES]);
            contexte.alea.fill_bytes(octets.as_mut_slice());
            // Thirty-two divides two hundred and fifty-six: every sign is as likely.
            let signes = octets.iter().filter_map(|octet| ALPHABET.get(usize::from(octet % 32)));
            let mut code = Zeroizing::new(String::with_capacity(SIGNES + 1));
            for (rang, signe) in signes.enumerate() {
                if rang == SIGNES / 2 {
                    code.push('-');
                }
                code.push(char::from(*signe));
            }
            code
        };
        Self((0..NOMBRE).map(|_| un()).collect())
    }

    /// The codes, to be shown once: `XXXXX-XXXXX`.
    pub fn textes(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|code| code.as_str())
    }

    pub(crate) fn haches(&self, casier: &Casier) -> Vec<CodeHache> {
        self.textes().filter_map(|code| hacher(casier, code)).collect()
    }
}

impl fmt::Debug for CodesDeSecours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CodesDeSecours(…)")
    }
}

/// A code as it was typed, hashed: case, spaces and hyphens make no difference. `None` when it is
/// no recovery code.
pub(crate) fn hacher(casier: &Casier, texte: &str) -> Option<CodeHache> {
    let signes = texte.chars().filter(|signe| !signe.is_whitespace() && *signe != '-');
    let code: Zeroizing<String> = Zeroizing::new(signes.take(SIGNES + 1).collect());
    let code = Zeroizing::new(code.to_ascii_uppercase());
    let lisible = code.len() == SIGNES && code.bytes().all(|signe| ALPHABET.contains(&signe));
    lisible.then(|| CodeHache(casier.empreinte(&[USAGE, code.as_bytes()])))
}
