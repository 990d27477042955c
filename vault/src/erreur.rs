//! Everything that can go wrong with keys and sealed bytes.

use domain::Compartiment;

/// Why a sealed thing could not be opened, or a key not made.
///
/// No variant carries anything about a person: all of them may be logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ErreurVault {
    /// The passphrase is not the member's.
    #[error("this passphrase does not open this member's key")]
    PhraseIncorrecte,
    /// The bytes were changed since they were sealed.
    #[error("these sealed bytes were altered")]
    Altere,
    /// The bytes are intact and belong elsewhere: another act, field, stream, member or version.
    #[error("these sealed bytes were moved from another place")]
    Deplace,
    /// The reader does not hold this compartment.
    #[error("this member does not hold the key of the compartment {0}")]
    CleAbsente(Compartiment),
    /// The key no longer exists: the person was erased.
    #[error("the key of this stream was destroyed")]
    CleDetruite,
    /// Written by a later version of the program, or by something else.
    #[error("this format is not known to this version of the program")]
    VersionInconnue,
    /// The compartment's key was replaced after this session was opened: open it again.
    #[error("the key of the compartment {0} has changed since this session was opened")]
    ClePerimee(Compartiment),
    /// A public key that the association's signing key does not vouch for.
    #[error("this public key is not vouched for by the association")]
    NonAtteste,
    /// The Argon2id parameters are outside what is accepted.
    #[error("these passphrase parameters are refused")]
    ParametresRefuses,
    /// An empty passphrase protects nothing.
    #[error("a passphrase cannot be empty")]
    PhraseVide,
    /// The text is no recovery key: a character is wrong or missing.
    #[error("this text is not a recovery key: check each group of characters")]
    CleDeSecoursIllisible,
    /// A well-formed recovery key, of another association.
    #[error("this recovery key belongs to another association")]
    CleDeSecoursEtrangere,
    /// The member has left.
    #[error("this member has left the association")]
    MembreInactif,
    /// The bytes are no key file.
    #[error("this is not a key file")]
    PasUnTrousseau,
    /// More than can be sealed in one field.
    #[error("this text is too long to be sealed in one act")]
    TropLong,
}
