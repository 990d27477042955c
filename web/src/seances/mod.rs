//! Signed-in members: their sessions live here and nowhere else.

mod registre;

pub(crate) use registre::{Attente, Ligne, Presentation, Registre};

use data_encoding::BASE64URL_NOPAD;
use rand_core::Rng as _;

use app::Contexte;

/// What a browser holds to be recognised: 256 random bits.
///
/// Its `Debug` is mute: whoever has it is that member until it expires.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Jeton([u8; 32]);

/// How a token is kept here: whoever reads the server's memory of sessions cannot present it.
pub(crate) type Empreinte = [u8; 32];

impl Jeton {
    pub(crate) fn tirer(contexte: &mut Contexte) -> Self {
        let mut octets = [0; 32];
        contexte.alea.fill_bytes(&mut octets);
        Self(octets)
    }

    pub(crate) fn lire(texte: &str) -> Option<Self> {
        let octets = BASE64URL_NOPAD.decode(texte.as_bytes()).ok()?;
        octets.try_into().ok().map(Self)
    }

    pub(crate) fn ecrire(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }

    pub(crate) fn empreinte(&self) -> Empreinte {
        blake3::derive_key("passerelle web 2026-11 session", &self.0)
    }

    /// The token each form of this session carries, so that another site cannot post in its name.
    pub(crate) fn de_formulaire(&self) -> String {
        BASE64URL_NOPAD.encode(&blake3::derive_key("passerelle web 2026-11 form", &self.0))
    }

    /// Whether a form carries this session's token. Takes the same time whatever is wrong.
    pub(crate) fn avoue(&self, presente: &str) -> bool {
        let attendu = blake3::derive_key("passerelle web 2026-11 form", &self.0);
        let Ok(presente) = BASE64URL_NOPAD.decode(presente.as_bytes()) else {
            return false;
        };
        let Ok(presente) = <[u8; 32]>::try_from(presente) else {
            return false;
        };
        // Comparing two blake3 hashes is constant-time.
        blake3::Hash::from_bytes(attendu) == blake3::Hash::from_bytes(presente)
    }
}

impl std::fmt::Debug for Jeton {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Jeton(…)")
    }
}
