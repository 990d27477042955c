//! An act as the store keeps it, and the chain that makes its loss or change visible.

use domain::{ActeId, Flux, Horodatage, Jour, MembreId};

use crate::contexte::octets_flux;

/// What the first act of a stream has for previous hash.
pub const EMPREINTE_ORIGINE: [u8; 32] = [0; 32];

/// Names the encoding below: another layout takes another name.
const CONTEXTE_EMPREINTE: &str = "passerelle 2026-10 chain of acts v1";

/// An act as it is written: fact and narrative are ciphertext.
///
/// The columns in clear say when and by whom something was recorded in a stream, and whether it has
/// a narrative; neither what happened nor which compartment the narrative belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActeScelle {
    /// Made by the writer, so that sending twice creates once.
    pub id: ActeId,
    /// The stream it is written in.
    pub flux: Flux,
    /// Place in the stream, from 1.
    pub rang: u32,
    /// The civil day it happened.
    pub survenu_le: Jour,
    /// The instant it was recorded.
    pub consigne_a: Horodatage,
    /// Who recorded it.
    pub auteur: MembreId,
    /// The sealed fact.
    pub fait: Vec<u8>,
    /// The sealed narrative, when there is one.
    pub scelle: Option<Vec<u8>>,
}

impl ActeScelle {
    /// This act's hash, given the hash of the act before it ([`EMPREINTE_ORIGINE`] for the first).
    ///
    /// BLAKE3 over every field in a fixed order, fixed-width integers in big endian, variable
    /// fields preceded by their length: two different acts never give the same input. Taken over
    /// ciphertext, so that destroying a key never breaks the chain.
    pub fn empreinte(&self, precedente: &[u8; 32]) -> [u8; 32] {
        let mut chaine = blake3::Hasher::new_derive_key(CONTEXTE_EMPREINTE);
        chaine.update(precedente);
        chaine.update(self.id.octets());
        chaine.update(&octets_flux(&self.flux));
        chaine.update(&self.rang.to_be_bytes());
        chaine.update(&self.survenu_le.en_entier().to_be_bytes());
        chaine.update(&self.consigne_a.micros().to_be_bytes());
        chaine.update(self.auteur.octets());
        variable(&mut chaine, &self.fait);
        match &self.scelle {
            None => {
                chaine.update(&[0]);
            }
            Some(scelle) => {
                chaine.update(&[1]);
                variable(&mut chaine, scelle);
            }
        }
        *chaine.finalize().as_bytes()
    }
}

fn variable(chaine: &mut blake3::Hasher, octets: &[u8]) {
    // A usize is at most 64 bits wide on every platform Rust has.
    let longueur = u64::try_from(octets.len()).unwrap_or(u64::MAX);
    chaine.update(&longueur.to_be_bytes());
    chaine.update(octets);
}
