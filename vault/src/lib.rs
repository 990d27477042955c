//! Keys, sealing and blind search: what makes a stolen disk say nothing.
//!
//! # Keys
//! ```text
//! passphrase ─Argon2id─► member's key pair ─┐
//! recovery key (paper) ─► its key pair ─────┴─HPKE─► secret of a compartment (one per compartment)
//!                                                      │ wraps
//!                     ┌────────────────────────────────┼──────────────────────┐
//!                     ▼                                ▼                      ▼
//!       data key of (stream, compartment)      association's keys     public half, in clear:
//!       seals facts and narratives             (search, views, ids,   seals data keys for who
//!                                               signature)            does not hold the secret
//! ```
//! - A [`Coffre`] is a session: what a passphrase ([`Coffre::ouvrir`]) or the recovery key
//!   ([`Coffre::ouvrir_secours`]) opens. A compartment not held stays closed whatever the server
//!   checks.
//! - Every stream, a person's or not, has one data key for **each** compartment from its first day:
//!   the set of keys says nothing of anyone (only whether its author held the compartment).
//!   Deleting them erases the person; hashes are over ciphertext, so the chain of acts still
//!   verifies ([`ActeScelle::empreinte`]).
//! - A new passphrase seals one private key again ([`changer_phrase`]); a departure replaces the
//!   secrets the leaver held and seals data keys again ([`Coffre::exclure`]). Acts, tokens and
//!   codes are never rewritten.
//! - What is personal to a member is in her locker ([`Casier`]), under a key derived from her
//!   private key: nobody else opens it, the recovery key neither.
//! - The store keeps the records of [`enregistrements`]; a backup's second file is a [`Trousseau`].
//!
//! # Primitives
//! XChaCha20-Poly1305 (random nonces need no counter shared between writers), HPKE (RFC 9180,
//! X25519, HKDF-SHA256, ChaCha20-Poly1305), Argon2id, BLAKE3, Ed25519: maintained crates, nothing
//! of ours. Randomness is an argument; there is no clock, no input or output. Secrets are wiped on
//! drop, and no error, `Debug` or `Display` shows anything of a person.
//!
//! # What a sealed field tells
//! Its place is bound to it (stream, act, field, compartment): altered, moved, sealed by a later
//! version, key not held and key destroyed are distinct errors ([`ErreurVault`]). Contents are
//! padded to a few lengths. In clear an act tells when, by whom, in which stream, and whether it
//! has a narrative; not its kind, nor the narrative's compartment.
//!
//! # What a forger of the database meets
//! The association signs the public keys of members, compartments and recovery; each envelope
//! carries a proof that a holder of its compartment made it; a member's sealed record names her
//! association's signing key. Whoever writes in the database without holding a key is refused
//! ([`ErreurVault::NonAtteste`]).
//!
//! # What is not promised
//! - A member who copied data keys, or the association's own keys, while she held them still has
//!   them after her departure: rotation closes what is wrapped afterwards. She needs a copy of
//!   later rows to use them. The signing key is one of them, as every member holds it.
//! - A member who also writes in the database can sign a compartment's public key of her own:
//!   files created until a holder of that compartment signs in would be sealed to it. That holder's
//!   session then refuses to open.
//! - Search tokens are equal for equal words: whoever reads the table sees how many people share
//!   one, not which word it is. Opaque codes likewise.
//! - A copy of a key file made before an erasure opens what it opened.

mod bourrage;
mod compartiment;
mod compartiments;
mod contexte;
mod phonetique;
mod sceau;
mod secret;

pub mod abonnement;
pub mod acte_scelle;
pub mod casier;
pub mod coffre;
pub mod enregistrements;
pub mod erreur;
pub mod federation;
pub mod flux;
pub mod fondation;
pub mod jeton;
pub mod membre;
pub mod phrase;
pub mod rotation;
pub mod secours;
pub mod signature;
pub mod texte;
pub mod trousseau;

pub use abonnement::{JetonCalendrier, ReconnuCalendrier};
pub use acte_scelle::{ActeScelle, EMPREINTE_ORIGINE};
pub use casier::{Casier, NomCasier};
pub use coffre::Coffre;
pub use enregistrements::{
    CleAssociation, CleFlux, CompartimentPublic, Destinataire, EnveloppeCompartiment, MembreScelle,
    NomCle, Registre, SecoursPublic,
};
pub use erreur::ErreurVault;
pub use federation::{CleFederation, empreinte_paquet, sceller_paquet, verifier_paquet};
pub use flux::{ActeOuvert, ClesFlux, EtatRecit, FaitBrut};
pub use fondation::{Fondation, fonder};
pub use jeton::Jeton;
pub use membre::{AccesRecree, NouveauMembre, changer_phrase, recuperer};
pub use phrase::{ParametresPhrase, derivations, leurre};
pub use rotation::Rotation;
pub use secours::CleDeSecours;
pub use signature::verifier;
pub use texte::{normaliser_nom, normaliser_telephone};
pub use trousseau::Trousseau;
