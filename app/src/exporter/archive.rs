//! A ZIP archive encrypted with AES-256, that a recipient opens without this program.

use std::fmt;
use std::io::{Cursor, Write as _};

use rand_core::Rng as _;
use zeroize::Zeroizing;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipWriter};

use crate::ErreurApp;
use crate::contexte::Contexte;

/// Characters of a password, at least. The archive's key derivation is fast (PBKDF2, a thousand
/// rounds): the password alone protects it.
pub const MOT_DE_PASSE_MIN: usize = 12;
/// Different characters, at least: twelve times the same letter is no password.
const DISTINCTS_MIN: usize = 5;
/// Thirty-two signs that are not taken for one another: twenty of them are a hundred bits.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789-";
const PROPOSES: usize = 20;

/// The password of an export: long enough. A mute `Debug`; wiped on drop.
pub struct MotDePasse(Zeroizing<String>);

/// Too weak a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("le mot de passe d'un export a au moins douze caractères, dont cinq différents")]
pub struct MotDePasseInvalide;

impl MotDePasse {
    /// A password as it was typed.
    ///
    /// # Errors
    /// [`MotDePasseInvalide`].
    pub fn new(texte: Zeroizing<String>) -> Result<Self, MotDePasseInvalide> {
        let mut signes: Vec<char> = texte.trim().chars().collect();
        let assez_long = signes.len() >= MOT_DE_PASSE_MIN;
        signes.sort_unstable();
        signes.dedup();
        if assez_long && signes.len() >= DISTINCTS_MIN {
            Ok(Self(texte))
        } else {
            Err(MotDePasseInvalide)
        }
    }

    /// One that nobody guesses, to propose.
    pub fn proposer(contexte: &mut Contexte) -> Zeroizing<String> {
        let mut octets = Zeroizing::new([0; PROPOSES]);
        contexte.alea.fill_bytes(octets.as_mut_slice());
        let signes = octets.iter().filter_map(|octet| ALPHABET.get(usize::from(octet % 32)));
        Zeroizing::new(signes.map(|signe| char::from(*signe)).collect())
    }
}

impl fmt::Debug for MotDePasse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MotDePasse(…)")
    }
}

/// Puts one table in an archive. Its name and its length are not encrypted.
pub(super) fn fermer(
    nom: &str,
    contenu: &[u8],
    mot_de_passe: &MotDePasse,
) -> Result<Vec<u8>, ErreurApp> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .with_aes_encryption(AesMode::Aes256, mot_de_passe.0.as_str());
    archive.start_file(nom, options).map_err(|_| ErreurApp::Export)?;
    archive.write_all(contenu).map_err(|_| ErreurApp::Export)?;
    Ok(archive.finish().map_err(|_| ErreurApp::Export)?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use rand_core::SeedableRng as _;
    use zip::ZipArchive;

    use super::*;

    fn mot(texte: &str) -> Result<MotDePasse, MotDePasseInvalide> {
        MotDePasse::new(Zeroizing::new(texte.to_owned()))
    }

    #[test]
    fn a_weak_password_is_refused() {
        for faible in ["", "onze lettre", "aaaaaaaaaaaaaaaa", "            ", "   abcdefgh   "] {
            assert_eq!(mot(faible).unwrap_err(), MotDePasseInvalide, "{faible}");
        }
        assert_eq!(format!("{:?}", mot("douze lettre").unwrap()), "MotDePasse(…)");
    }

    #[test]
    fn a_proposed_password_is_accepted_and_never_the_same() {
        let mut contexte = Contexte {
            aujourdhui: domain::Jour::PREMIER,
            maintenant: domain::Horodatage::depuis_micros(0),
            alea: rand_chacha::ChaCha20Rng::seed_from_u64(1),
        };
        let (un, deux) = (MotDePasse::proposer(&mut contexte), MotDePasse::proposer(&mut contexte));
        assert_ne!(un, deux);
        assert!(MotDePasse::new(un).is_ok());
    }

    #[test]
    fn it_opens_with_the_password_and_with_no_other() {
        let contenu = b"nom\r\nQUAI\r\n".repeat(40);
        let octets = fermer("export.csv", &contenu, &mot("un bon mot de passe").unwrap()).unwrap();
        assert!(!octets.windows(4).any(|vu| vu == b"QUAI"));
        let mut archive = ZipArchive::new(Cursor::new(octets)).unwrap();
        assert!(archive.by_index(0).is_err(), "nothing without a password");
        assert!(archive.by_index_decrypt(0, b"un autre mot de passe").is_err());
        let mut lu = Vec::new();
        let mut fichier = archive.by_index_decrypt(0, b"un bon mot de passe").unwrap();
        fichier.read_to_end(&mut lu).unwrap();
        assert_eq!(lu, contenu);
    }
}
