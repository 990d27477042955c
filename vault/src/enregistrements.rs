//! What the store keeps: plain records, sealed bytes and public keys only.
//!
//! Nothing here opens anything without a passphrase or the recovery key.

use std::fmt;

use domain::{Compartiment, Flux, MembreId};

use crate::phrase::ParametresPhrase;

/// A member as the store keeps it. Her private key is sealed under her passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembreScelle {
    /// Who.
    pub membre: MembreId,
    /// What she types to sign in, in clear.
    pub identifiant: String,
    /// Compartment secrets are sealed to this key.
    pub cle_publique: [u8; 32],
    /// The association's signature over the member and her public key ([`ErreurVault::NonAtteste`]
    /// when it does not match): whoever writes in the database cannot put another key in its place.
    ///
    /// [`ErreurVault::NonAtteste`]: crate::ErreurVault::NonAtteste
    pub attestation: [u8; 64],
    /// Salt of her passphrase.
    pub sel: [u8; 16],
    /// Cost of her passphrase.
    pub parametres: ParametresPhrase,
    /// Her private key, sealed under her passphrase.
    pub cle_privee: Vec<u8>,
    /// False once she has left.
    pub actif: bool,
}

impl MembreScelle {
    /// Her record once she has left: inactive, without private key.
    #[must_use]
    pub fn partie(&self) -> Self {
        Self { actif: false, cle_privee: Vec::new(), ..self.clone() }
    }
}

/// Who an envelope is addressed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Destinataire {
    /// A member.
    Membre(MembreId),
    /// The recovery key.
    Secours,
}

/// The secret of a compartment, sealed to one recipient's public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnveloppeCompartiment {
    /// Which compartment.
    pub compartiment: Compartiment,
    /// Which version of its secret, from 1: each rotation adds one.
    pub version: u32,
    /// Who can open it.
    pub destinataire: Destinataire,
    /// The sealed secret. Empty once it was taken back: its recipient opens nothing with it, and
    /// the secret, which she may have copied, is to be replaced ([`crate::Coffre::a_remplacer`]).
    pub enveloppe: Vec<u8>,
}

impl EnveloppeCompartiment {
    /// What is left of an envelope taken back from its recipient before the secret is replaced.
    #[must_use]
    pub fn reprise(&self) -> Self {
        Self { enveloppe: Vec::new(), ..*self }
    }

    /// Whether it was taken back.
    pub fn est_reprise(&self) -> bool {
        self.enveloppe.is_empty()
    }
}

/// The public half of a compartment's secret: what lets a member who does not hold a compartment
/// create a file that has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompartimentPublic {
    /// Which compartment.
    pub compartiment: Compartiment,
    /// Which version of its secret.
    pub version: u32,
    /// The key data keys are sealed to.
    pub cle_publique: [u8; 32],
    /// The association's signature over the three fields above.
    pub attestation: [u8; 64],
}

/// The public half of the recovery key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecoursPublic {
    /// Compartment secrets are sealed to this key.
    pub cle_publique: [u8; 32],
    /// The association's signature over it.
    pub attestation: [u8; 64],
}

/// The data key of one stream for one compartment, sealed under the compartment's secret.
///
/// Deleting the rows of a stream erases the person: nothing else opens her sealed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CleFlux {
    /// Which stream.
    pub flux: Flux,
    /// Which compartment.
    pub compartiment: Compartiment,
    /// Version of the compartment's secret that seals it.
    pub version: u32,
    /// The sealed data key.
    pub enveloppe: Vec<u8>,
}

/// The name of a key of the association itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NomCle {
    /// Blind search tokens. Under `identite`.
    Recherche,
    /// Opaque codes in views. Under `faits`.
    Vues,
    /// Ids derived from their content, for idempotent import. Under `faits`.
    Identifiants,
    /// Signatures of daily heads and of public keys. Under `faits`.
    Signature,
}

impl NomCle {
    /// Every key.
    pub const TOUS: [Self; 4] = [Self::Recherche, Self::Vues, Self::Identifiants, Self::Signature];

    /// The stable code written in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Recherche => "recherche",
            Self::Vues => "vues",
            Self::Identifiants => "identifiants",
            Self::Signature => "signature",
        }
    }

    /// Reverse of [`NomCle::code`].
    pub fn depuis_code(code: &str) -> Option<Self> {
        Self::TOUS.into_iter().find(|nom| nom.code() == code)
    }

    /// The compartment whose members hold this key.
    pub fn compartiment(self) -> Compartiment {
        match self {
            Self::Recherche => Compartiment::Identite,
            Self::Vues | Self::Identifiants | Self::Signature => Compartiment::Faits,
        }
    }
}

impl fmt::Display for NomCle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A key of the association, sealed under a compartment's secret so that replacing that secret
/// rewrites this record and no row made with the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CleAssociation {
    /// Which key.
    pub nom: NomCle,
    /// The compartment that seals it.
    pub compartiment: Compartiment,
    /// Version of the compartment's secret.
    pub version: u32,
    /// The sealed key.
    pub enveloppe: Vec<u8>,
}

/// What a session is opened with, beside the member's own record.
#[derive(Clone, Copy, Debug)]
pub struct Registre<'a> {
    /// Envelopes; those of other recipients and of past versions are ignored.
    pub enveloppes: &'a [EnveloppeCompartiment],
    /// Public keys of the compartments; the highest version of each is the current one.
    pub publics: &'a [CompartimentPublic],
    /// Keys of the association.
    pub cles_association: &'a [CleAssociation],
}
