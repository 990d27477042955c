//! The secret of one compartment, and the keys made from it.

use chacha20poly1305::XChaCha20Poly1305;
use domain::Compartiment;
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::ErreurVault;
use crate::contexte::{Contexte, octets_destinataire};
use crate::enregistrements::{CleAssociation, Destinataire, EnveloppeCompartiment, NomCle};
use crate::sceau::{self, Paire};
use crate::secret::Secret;

const USAGE_EMBALLAGE: &str = "passerelle 2026-10 compartment wrapping key v1";
const USAGE_PAIRE: &str = "passerelle 2026-10 compartment key pair v1";
const USAGE_PREUVE: &str = "passerelle 2026-10 compartment proof of grant v1";
const PREUVE: usize = 32;

/// The secret of a compartment at one version, with the keys made from it.
pub(crate) struct SecretCompartiment {
    pub(crate) compartiment: Compartiment,
    pub(crate) version: u32,
    secret: Secret,
    chiffre: XChaCha20Poly1305,
    paire: Paire,
    preuve: Secret,
}

impl SecretCompartiment {
    pub(crate) fn new(compartiment: Compartiment, version: u32, secret: Secret) -> Self {
        let chiffre = secret.deriver(USAGE_EMBALLAGE).chiffre();
        let paire = Paire::depuis(&secret.deriver(USAGE_PAIRE));
        let preuve = secret.deriver(USAGE_PREUVE);
        Self { compartiment, version, secret, chiffre, paire, preuve }
    }

    pub(crate) fn copie(&self) -> Self {
        Self::new(self.compartiment, self.version, self.secret.clone())
    }

    pub(crate) fn cle_publique(&self) -> &[u8; 32] {
        self.paire.publique()
    }

    /// Seals a key under this secret.
    pub(crate) fn sceller(
        &self,
        contexte: &Contexte,
        cle: &Secret,
        alea: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, ErreurVault> {
        sceau::sceller(&self.chiffre, contexte, cle.octets(), alea)
    }

    /// Opens a key sealed under this secret, by its holders or by anyone with its public half.
    pub(crate) fn ouvrir(&self, contexte: &Contexte, scelle: &[u8]) -> Result<Secret, ErreurVault> {
        if sceau::est_public(scelle) {
            return self.paire.ouvrir(contexte, scelle);
        }
        let mut clair = Zeroizing::new(Vec::with_capacity(32));
        sceau::ouvrir(&self.chiffre, contexte, scelle, &mut clair)?;
        Secret::depuis(&clair).ok_or(ErreurVault::VersionInconnue)
    }

    /// Seals a key of the association under this secret.
    pub(crate) fn sceller_cle_association(
        &self,
        nom: NomCle,
        cle: &Secret,
        alea: &mut impl CryptoRng,
    ) -> Result<CleAssociation, ErreurVault> {
        let Self { compartiment, version, .. } = *self;
        let contexte = Contexte::cle_association(nom, compartiment, version);
        let enveloppe = self.sceller(&contexte, cle, alea)?;
        Ok(CleAssociation { nom, compartiment, version, enveloppe })
    }

    /// Seals this secret to a recipient, with a proof that a holder of the compartment did: a
    /// member who can write in the database cannot name herself among the recipients, nor put her
    /// key in place of another's, and wait for the next rotation.
    pub(crate) fn envelopper(
        &self,
        destinataire: Destinataire,
        cle_publique: &[u8; 32],
        alea: &mut impl CryptoRng,
    ) -> Result<EnveloppeCompartiment, ErreurVault> {
        let Self { compartiment, version, .. } = *self;
        let contexte = Contexte::enveloppe(destinataire, compartiment, version);
        let mut enveloppe = sceau::sceller_pour(cle_publique, &contexte, &self.secret, alea)?;
        enveloppe.extend_from_slice(self.preuve(destinataire, cle_publique).as_bytes());
        Ok(EnveloppeCompartiment { compartiment, version, destinataire, enveloppe })
    }

    /// Opens an envelope with its recipient's key pair.
    pub(crate) fn developper(
        enveloppe: &EnveloppeCompartiment,
        paire: &Paire,
    ) -> Result<Self, ErreurVault> {
        let EnveloppeCompartiment { compartiment, version, destinataire, .. } = *enveloppe;
        let (scelle, _) = decouper(enveloppe)?;
        let contexte = Contexte::enveloppe(destinataire, compartiment, version);
        let secret = Self::new(compartiment, version, paire.ouvrir(&contexte, scelle)?);
        if secret.a_accorde(enveloppe, paire.publique()) {
            Ok(secret)
        } else {
            Err(ErreurVault::Altere)
        }
    }

    /// Whether a holder of this secret sealed this envelope to this public key.
    pub(crate) fn a_accorde(
        &self,
        enveloppe: &EnveloppeCompartiment,
        cle_publique: &[u8; 32],
    ) -> bool {
        enveloppe.compartiment == self.compartiment
            && enveloppe.version == self.version
            && decouper(enveloppe).is_ok_and(|(_, preuve)| {
                // Compared in constant time.
                self.preuve(enveloppe.destinataire, cle_publique) == *preuve
            })
    }

    fn preuve(&self, destinataire: Destinataire, cle_publique: &[u8; 32]) -> blake3::Hash {
        // The key is of one compartment and one version; both fields have a fixed width.
        blake3::Hasher::new_keyed(self.preuve.octets())
            .update(&octets_destinataire(destinataire))
            .update(cle_publique)
            .finalize()
    }
}

fn decouper(enveloppe: &EnveloppeCompartiment) -> Result<(&[u8], &[u8; PREUVE]), ErreurVault> {
    enveloppe.enveloppe.split_last_chunk().ok_or(ErreurVault::Altere)
}
