//! The file a packet travels in.
//!
//! ```text
//! sealed     passerelle-paquet 1 ⏎ header, clear and bound ⏎ HPKE( key ⏎ signature ⏎ content )
//! protected  passerelle-paquet-protege 1 ⏎ key ⏎ signature ⏎ content
//! ```

use observatory::paquets::{Contenu, canonique, en_hexadecimal, hexadecimal};
use rand_core::CryptoRng;
use serde_json::Value;
use vault::{CleFederation, empreinte_paquet, sceller_paquet, verifier_paquet};

use super::reception::RefusPaquet;
use crate::ErreurApp;
use crate::contribuer::Contribution;

const SCELLE: &[u8] = b"passerelle-paquet 1\n";
const PROTEGE: &[u8] = b"passerelle-paquet-protege 1\n";

/// A file, not opened yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Enveloppe<'a> {
    /// Sealed to a federation.
    Scellee {
        /// What it says in clear.
        en_tete: &'a [u8],
        /// The rest.
        scelle: &'a [u8],
    },
    /// For anyone.
    Protegee(&'a [u8]),
}

/// What was signed, and by whom. The signature holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signe {
    /// What it says.
    pub contenu: Contenu,
    /// What it is known by.
    pub empreinte: [u8; 32],
    /// The key that signed it.
    pub cle: [u8; 32],
}

impl Contribution {
    fn corps(&self) -> Vec<u8> {
        let debut = format!("{}\n{}\n", en_hexadecimal(&self.cle), en_hexadecimal(&self.signature));
        [debut.as_bytes(), &self.contenu.octets()].concat()
    }

    /// The file for anyone. Never of an exact contribution: it would not be sealed.
    pub fn fichier_protege(&self) -> Vec<u8> {
        [PROTEGE, &self.corps()].concat()
    }

    /// What the sealed file says in clear.
    fn en_tete(&self) -> Vec<u8> {
        let mut valeur = self.contenu.en_tete();
        if let Value::Object(champs) = &mut valeur {
            champs.insert("empreinte".into(), en_hexadecimal(&self.empreinte).into());
        }
        canonique(&valeur)
    }
}

/// The file for a federation.
///
/// # Errors
/// A public key that is none.
pub fn sceller(
    contribution: &Contribution,
    federation: &[u8; 32],
    alea: &mut impl CryptoRng,
) -> Result<Vec<u8>, ErreurApp> {
    let en_tete = contribution.en_tete();
    let scelle = sceller_paquet(federation, &en_tete, &contribution.corps(), alea)?;
    Ok([SCELLE, &en_tete, b"\n", &scelle].concat())
}

impl<'a> Enveloppe<'a> {
    /// Reads a file.
    ///
    /// # Errors
    /// [`RefusPaquet::PasUnPaquet`].
    pub fn lire(fichier: &'a [u8]) -> Result<Self, RefusPaquet> {
        if let Some(corps) = fichier.strip_prefix(PROTEGE) {
            return Ok(Self::Protegee(corps));
        }
        let reste = fichier.strip_prefix(SCELLE).ok_or(RefusPaquet::PasUnPaquet)?;
        let fin = reste.iter().position(|octet| *octet == b'\n').ok_or(RefusPaquet::PasUnPaquet)?;
        let (en_tete, scelle) = reste.split_at_checked(fin).ok_or(RefusPaquet::PasUnPaquet)?;
        Ok(Self::Scellee { en_tete, scelle: scelle.get(1..).unwrap_or_default() })
    }

    /// Opens it, with the federation's key when it is sealed, and checks its signature.
    ///
    /// # Errors
    /// [`RefusPaquet`].
    pub fn ouvrir(&self, cle: Option<&CleFederation>) -> Result<Signe, RefusPaquet> {
        match self {
            Self::Protegee(corps) => Signe::lire(corps),
            Self::Scellee { en_tete, scelle } => {
                let cle = cle.ok_or(RefusPaquet::PasPourNous)?;
                let corps = cle.ouvrir(en_tete, scelle).map_err(|_| RefusPaquet::PasPourNous)?;
                Signe::lire(&corps)
            }
        }
    }

    /// What a sealed file says in clear, one field.
    pub fn dit(&self, champ: &str) -> Option<String> {
        self.en_clair()?.get(champ)?.as_str().map(str::to_owned)
    }

    /// The last day of the period that a sealed file says in clear.
    pub fn dit_periode_au(&self) -> Option<String> {
        self.en_clair()?.get("periode")?.get("au")?.as_str().map(str::to_owned)
    }

    fn en_clair(&self) -> Option<Value> {
        match self {
            Self::Scellee { en_tete, .. } => serde_json::from_slice(en_tete).ok(),
            Self::Protegee(_) => None,
        }
    }
}

impl Signe {
    fn lire(corps: &[u8]) -> Result<Self, RefusPaquet> {
        let mut morceaux = corps.splitn(3, |octet| *octet == b'\n');
        let texte = |morceau: Option<&[u8]>| {
            morceau.and_then(|octets| String::from_utf8(octets.to_vec()).ok()).unwrap_or_default()
        };
        let (cle, signature) = (texte(morceaux.next()), texte(morceaux.next()));
        let cle = hexadecimal::<32>(&cle).ok_or(RefusPaquet::PasUnPaquet)?;
        let signature = hexadecimal::<64>(&signature).ok_or(RefusPaquet::PasUnPaquet)?;
        let octets = morceaux.next().ok_or(RefusPaquet::PasUnPaquet)?;
        verifier_paquet(&cle, octets, &signature).map_err(|_| RefusPaquet::Signature)?;
        let contenu = Contenu::lire(octets)?;
        Ok(Self { contenu, empreinte: empreinte_paquet(octets), cle })
    }
}
