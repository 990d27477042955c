//! Padding: the length of a sealed field must not tell what it says.
//!
//! Contents are brought to the next power of two (from 64 bytes for a fact, 256 for a narrative),
//! then to multiples of 64 KiB: a handful of lengths for the whole journal.

use domain::Compartiment;

use crate::ErreurVault;
use crate::contexte::{compartiment_depuis_octet, octet_compartiment};

const PALIER_FAIT: usize = 64;
const PALIER_RECIT: usize = 256;
const PALIER_HAUT: usize = 64 * 1024;
/// More than any note; keeps one act from filling a disk.
const MAXIMUM: usize = 4 * 1024 * 1024;

/// A fact before sealing: the compartment of the narrative beside it, length, content, zeros.
///
/// The compartment is here, under the facts' key, because in a column in clear it would tell that
/// a health note exists.
pub(crate) fn fait(
    fait: &domain::Fait,
    recit: Option<Compartiment>,
    clair: &mut Vec<u8>,
) -> Result<(), ErreurVault> {
    clair.clear();
    clair.push(recit.map_or(0, octet_compartiment));
    remplir(fait, clair, PALIER_FAIT)
}

/// A narrative before sealing: length, content, zeros.
pub(crate) fn recit(recit: &domain::Recit, clair: &mut Vec<u8>) -> Result<(), ErreurVault> {
    clair.clear();
    remplir(recit, clair, PALIER_RECIT)
}

/// A content of a locker before sealing: length, content, zeros.
pub(crate) fn casier(
    contenu: &impl minicbor::Encode<()>,
    clair: &mut Vec<u8>,
) -> Result<(), ErreurVault> {
    clair.clear();
    // Room for most of them, so that no copy is left behind by a growing buffer.
    clair.reserve(8 * 1024);
    remplir(contenu, clair, PALIER_RECIT)
}

/// A part of a fiche before sealing: length, content, zeros.
pub(crate) fn fiche(
    contenu: &impl minicbor::Encode<()>,
    clair: &mut Vec<u8>,
) -> Result<(), ErreurVault> {
    clair.clear();
    clair.reserve(4 * 1024);
    remplir(contenu, clair, PALIER_RECIT)
}

/// Reverse of [`fait`]. What fails here was sealed by a program that writes otherwise.
pub(crate) fn lire_fait(clair: &[u8]) -> Result<(&[u8], Option<Compartiment>), ErreurVault> {
    let (code, reste) = clair.split_first().ok_or(ErreurVault::VersionInconnue)?;
    let recit = match *code {
        0 => None,
        code => Some(compartiment_depuis_octet(code).ok_or(ErreurVault::VersionInconnue)?),
    };
    Ok((lire(reste)?, recit))
}

/// Reverse of [`recit`], [`casier`] and [`fiche`].
pub(crate) fn lire(clair: &[u8]) -> Result<&[u8], ErreurVault> {
    let (longueur, reste) = clair.split_first_chunk().ok_or(ErreurVault::VersionInconnue)?;
    let longueur = usize::try_from(u32::from_be_bytes(*longueur));
    longueur.ok().and_then(|longueur| reste.get(..longueur)).ok_or(ErreurVault::VersionInconnue)
}

/// Reads a value of the domain: authentic bytes that do not read come from a later version.
pub(crate) fn decoder<T: for<'b> minicbor::Decode<'b, ()>>(cbor: &[u8]) -> Result<T, ErreurVault> {
    minicbor::decode(cbor).map_err(|_| ErreurVault::VersionInconnue)
}

fn remplir(
    contenu: &impl minicbor::Encode<()>,
    clair: &mut Vec<u8>,
    palier: usize,
) -> Result<(), ErreurVault> {
    let debut = clair.len();
    clair.extend_from_slice(&[0; 4]);
    minicbor::encode(contenu, &mut *clair).map_err(|_| ErreurVault::TropLong)?;
    let longueur = clair.len() - debut - 4;
    if longueur > MAXIMUM {
        return Err(ErreurVault::TropLong);
    }
    let octets = u32::try_from(longueur).map_err(|_| ErreurVault::TropLong)?.to_be_bytes();
    for (place, octet) in clair.iter_mut().skip(debut).zip(octets) {
        *place = octet;
    }
    clair.resize(taille(clair.len(), palier), 0);
    Ok(())
}

fn taille(longueur: usize, palier: usize) -> usize {
    if longueur > PALIER_HAUT {
        longueur.next_multiple_of(PALIER_HAUT)
    } else {
        longueur.next_power_of_two().max(palier)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_fall_in_few_steps() {
        assert_eq!(taille(1, 64), 64);
        assert_eq!(taille(65, 64), 128);
        assert_eq!(taille(257, 256), 512);
        assert_eq!(taille(PALIER_HAUT, 256), PALIER_HAUT);
        assert_eq!(taille(PALIER_HAUT + 1, 256), 2 * PALIER_HAUT);
    }
}
