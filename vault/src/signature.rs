//! Ed25519 signatures: the daily heads of the journal, and the public keys of the association.

use domain::MembreId;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

use crate::contexte::octet_compartiment;
use crate::enregistrements::{CompartimentPublic, MembreScelle, SecoursPublic};
use crate::{ErreurVault, secret::Secret};

// What is signed begins with its purpose: a signature of one kind is never taken for another.
const TETE: &[u8] = b"passerelle 2026-10 head of journal v1\0";
const MEMBRE: &[u8] = b"passerelle 2026-10 key of member v1\0";
const COMPARTIMENT: &[u8] = b"passerelle 2026-10 key of compartment v1\0";
const PAQUET: &[u8] = b"passerelle 2026-11 packet of figures v1\0";
const SECOURS: &[u8] = b"passerelle 2026-10 key of recovery v1\0";

/// Checks a signature made by [`Coffre::signer`] with the association's public key.
///
/// A public key read from the same database proves nothing against whoever can write in it: prefer
/// [`Coffre::verifier`] when a session is open.
///
/// # Errors
/// [`ErreurVault::Altere`] when the signature is not of this message by this key.
///
/// [`Coffre::signer`]: crate::Coffre::signer
/// [`Coffre::verifier`]: crate::Coffre::verifier
pub fn verifier(
    cle_publique: &[u8; 32],
    message: &[u8],
    signature: &[u8; 64],
) -> Result<(), ErreurVault> {
    if verifie(cle_publique, &[TETE, message], signature) {
        Ok(())
    } else {
        Err(ErreurVault::Altere)
    }
}

pub(crate) fn verifier_paquet(
    cle_publique: &[u8; 32],
    paquet: &[u8],
    signature: &[u8; 64],
) -> Result<(), ErreurVault> {
    let verifie = verifie(cle_publique, &[PAQUET, paquet], signature);
    if verifie { Ok(()) } else { Err(ErreurVault::Altere) }
}

fn verifie(cle_publique: &[u8; 32], morceaux: &[&[u8]], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(cle_publique).is_ok_and(|cle| {
        cle.verify_strict(&morceaux.concat(), &Signature::from_bytes(signature)).is_ok()
    })
}

/// The association's signing key. Wiped on drop (ed25519-dalek's `zeroize`).
pub(crate) struct Signataire(SigningKey);

impl Signataire {
    pub(crate) fn depuis(secret: &Secret) -> Self {
        Self(SigningKey::from_bytes(secret.octets()))
    }

    pub(crate) fn secret(&self) -> Secret {
        let mut secret = Secret::nul();
        secret.octets_mut().copy_from_slice(self.0.as_bytes());
        secret
    }

    pub(crate) fn cle_publique(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    pub(crate) fn signer_tete(&self, message: &[u8]) -> [u8; 64] {
        self.signer(&[TETE, message])
    }

    pub(crate) fn signer_paquet(&self, paquet: &[u8]) -> [u8; 64] {
        self.signer(&[PAQUET, paquet])
    }

    pub(crate) fn attester_membre(&self, membre: MembreId, cle_publique: &[u8; 32]) -> [u8; 64] {
        self.signer(&[MEMBRE, membre.octets(), cle_publique])
    }

    pub(crate) fn verifier_membre(&self, membre: &MembreScelle) -> Result<(), ErreurVault> {
        let morceaux = [MEMBRE, membre.membre.octets(), &membre.cle_publique];
        self.atteste(&morceaux, &membre.attestation)
    }

    pub(crate) fn attester_compartiment(&self, public: &CompartimentPublic) -> [u8; 64] {
        let place = place(public);
        self.signer(&[COMPARTIMENT, &place, &public.cle_publique])
    }

    pub(crate) fn verifier_compartiment(
        &self,
        public: &CompartimentPublic,
    ) -> Result<(), ErreurVault> {
        let place = place(public);
        self.atteste(&[COMPARTIMENT, &place, &public.cle_publique], &public.attestation)
    }

    pub(crate) fn attester_secours(&self, cle_publique: &[u8; 32]) -> [u8; 64] {
        self.signer(&[SECOURS, cle_publique])
    }

    pub(crate) fn verifier_secours(&self, secours: &SecoursPublic) -> Result<(), ErreurVault> {
        self.atteste(&[SECOURS, &secours.cle_publique], &secours.attestation)
    }

    fn signer(&self, morceaux: &[&[u8]]) -> [u8; 64] {
        self.0.sign(&morceaux.concat()).to_bytes()
    }

    fn atteste(&self, morceaux: &[&[u8]], attestation: &[u8; 64]) -> Result<(), ErreurVault> {
        if verifie(&self.cle_publique(), morceaux, attestation) {
            Ok(())
        } else {
            Err(ErreurVault::NonAtteste)
        }
    }
}

fn place(public: &CompartimentPublic) -> [u8; 5] {
    let [a, b, c, d] = public.version.to_be_bytes();
    [octet_compartiment(public.compartiment), a, b, c, d]
}
