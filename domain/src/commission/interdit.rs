//! What a sitting does not allow.

/// A step that cannot follow what the sitting's journal already tells. Each name is a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum CommissionInterdite {
    /// Nothing was convened on this day.
    #[error("no sitting is convened on this day: convene it first")]
    NonConvoquee,
    /// The sitting has not come.
    #[error("the sitting has not come yet")]
    AvantLaSeance,
    /// The minutes are closed.
    #[error("the minutes are closed: nothing more is written in this sitting")]
    ProcesVerbalClos,
    /// It was not held, for want of quorum.
    #[error("the sitting was not held for want of quorum: convene another")]
    NonTenue,
    /// It is open already.
    #[error("the sitting is open already")]
    DejaOuverte,
    /// It is not open.
    #[error("the sitting is not open: record who is there, then open it")]
    NonOuverte,
    /// Not enough members.
    #[error("the quorum is not reached: half of the members (CRPA R.133-10)")]
    QuorumNonAtteint,
    /// Enough members.
    #[error("the quorum is reached: the sitting can be held")]
    QuorumAtteint,
    /// No quorum is asked of a second convening.
    #[error("no quorum is asked of a second convening (CRPA R.133-10)")]
    SansQuorumRequis,
    /// A second convening needs a first one that was not held.
    #[error("the first sitting did not lack its quorum: convene this one as a first")]
    SuiteSansObjet,
    /// The agenda is full.
    #[error("the agenda is full")]
    OrdreDuJourComplet,
    /// A file is on the agenda once.
    #[error("this file is on the agenda already")]
    DejaInscrit,
    /// The file is not on the agenda.
    #[error("this file is not on the agenda")]
    NonInscrit,
    /// An opinion was given on the file.
    #[error("the opinion on this file is given already")]
    AvisDejaRendu,
    /// Nobody listed has this id.
    #[error("no member of this sitting has this id")]
    MembreInconnu,
    /// A member counted in an opinion is not there.
    #[error("a member counted in this opinion is not there")]
    MembreAbsent,
    /// She represents the association that carries the file.
    #[error("a member who represents the association that carries a file does not sit on it")]
    ConflitDInterets,
    /// Votes are one for each member who sits.
    #[error("votes for, against and abstained add up to the members who sit")]
    VoixIncoherentes,
    /// Opinions are not all given.
    #[error("every file of the agenda needs its opinion, or comes off it, before the minutes")]
    AvisManquants,
}
