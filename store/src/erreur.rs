//! Everything that can go wrong while storing and reading.

use domain::{ActeId, Compartiment, Flux};
use vault::{ActeScelle, ErreurVault};

/// A stale write: the stream went further than its writer knew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Perime {
    /// The stream.
    pub flux: Flux,
    /// The rank the writer expected to write first.
    pub attendu: u32,
    /// The rank of the last act present (0 for an empty stream).
    pub actuel: u32,
    /// The acts present from `attendu` on, so that both versions can be shown.
    pub presents: Vec<ActeScelle>,
}

/// Why the store refused or failed.
///
/// No variant carries anything about a person: ids, streams, names of tables and codes only. What
/// the database says is reduced to its code, since its messages quote values.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErreurStore {
    /// Neither `sqlite:PATH` nor `postgres://…`.
    #[error("the database is written sqlite:PATH or postgres://USER@HOST/NAME")]
    AdresseInvalide,
    /// Nothing at that place.
    #[error("there is no database at this place: check its path, or initialise it first")]
    BaseAbsente,
    /// Something is already there: nothing is overwritten.
    #[error("this place already holds something: choose a new one")]
    PlaceOccupee,
    /// A file or a database that this program did not make, or damaged beyond reading. Left as is.
    #[error("this is not a readable database of this program; it was left untouched")]
    BaseIllisible,
    /// Written by a later version of the program.
    #[error("this database was written by a later version of the program: update the program")]
    SchemaPlusRecent,
    /// A migration failed or was changed since it was applied.
    #[error("the database's structure could not be brought up to date")]
    Migration,
    /// No association in it yet.
    #[error("this database holds no association yet: initialise it first")]
    NonInitialisee,
    /// An association is already in it.
    #[error("this database already holds an association")]
    DejaInitialisee,
    /// The stream went further: nothing was written, both versions can be shown.
    #[error(
        "stream {} was changed meanwhile: rank {} was expected, {} is present",
        .0.flux, .0.attendu, .0.actuel
    )]
    Perime(Box<Perime>),
    /// Another act has this id.
    #[error("act {id} already exists with another content")]
    IdDejaPris {
        /// The id.
        id: ActeId,
    },
    /// The person was erased: nothing may be added to her stream.
    #[error("stream {flux} was erased: nothing can be added to it")]
    FluxEfface {
        /// The stream.
        flux: Flux,
    },
    /// A data key sealed under a former secret: the session must be refreshed.
    #[error("the key of the compartment {0} was replaced: open the session again")]
    ClePerimee(Compartiment),
    /// Keys changed while they were being replaced: read them again.
    #[error("keys changed meanwhile: nothing was replaced, start again")]
    ClesChangees,
    /// A slot of a locker was written since it was read: both versions can be shown.
    #[error("this slot was written meanwhile: read it again")]
    CasePerimee,
    /// The writer left, or her access was made anew since her session was opened.
    #[error("this member's access was withdrawn or made anew: sign in again")]
    MembreParti,
    /// The caller's request contradicts itself.
    #[error("incoherent request: {0}")]
    Incoherent(&'static str),
    /// A stored value does not read. `journal verifier` says where the damage is.
    #[error("a value of the table {table} does not read: run the journal's verification")]
    Illisible {
        /// The table.
        table: &'static str,
    },
    /// Erased, and a reader still holds a former state of the file: erase again to clean it.
    #[error("erased, but another connection keeps traces alive: close it and erase again")]
    TracesRestantes,
    /// A backup file that does not read, or changed since it was written.
    #[error("this backup file is damaged or is not one")]
    SauvegardeIllisible,
    /// The key file belongs to another association than the data file.
    #[error("the key file and the data file do not belong together")]
    SauvegardeDepareillee,
    /// The journal restored is not intact: nothing was kept.
    #[error("the journal in this backup is damaged: nothing was restored")]
    SauvegardeAlteree,
    /// The database is busy with another writer.
    #[error("the database is busy with another writer: try again")]
    Occupee,
    /// The database failed, with its own code.
    #[error("the database failed (code {0})")]
    Base(String),
    /// A file could not be read or written.
    #[error("a file could not be read or written: {0}")]
    Fichier(std::io::ErrorKind),
    /// Keys or signatures.
    #[error(transparent)]
    Vault(#[from] ErreurVault),
}

impl ErreurStore {
    /// Stable code, for people who look it up and for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AdresseInvalide => "store-adresse-invalide",
            Self::BaseAbsente => "store-base-absente",
            Self::PlaceOccupee => "store-place-occupee",
            Self::BaseIllisible => "store-base-illisible",
            Self::SchemaPlusRecent => "store-schema-plus-recent",
            Self::Migration => "store-migration",
            Self::NonInitialisee => "store-non-initialisee",
            Self::DejaInitialisee => "store-deja-initialisee",
            Self::Perime(_) => "store-perime",
            Self::IdDejaPris { .. } => "store-id-deja-pris",
            Self::FluxEfface { .. } => "store-flux-efface",
            Self::ClePerimee(_) => "store-cle-perimee",
            Self::ClesChangees => "store-cles-changees",
            Self::CasePerimee => "store-case-perimee",
            Self::MembreParti => "store-membre-parti",
            Self::Incoherent(_) => "store-incoherent",
            Self::Illisible { .. } => "store-illisible",
            Self::TracesRestantes => "store-traces-restantes",
            Self::SauvegardeIllisible => "store-sauvegarde-illisible",
            Self::SauvegardeDepareillee => "store-sauvegarde-depareillee",
            Self::SauvegardeAlteree => "store-sauvegarde-alteree",
            Self::Occupee => "store-occupee",
            Self::Base(_) => "store-base",
            Self::Fichier(_) => "store-fichier",
            Self::Vault(_) => "store-vault",
        }
    }

    /// Another error, when the database failed with one of these codes.
    pub(crate) fn si_code(self, codes: &[&str], alors: Self) -> Self {
        if matches!(&self, Self::Base(code) if codes.contains(&code.as_str())) {
            alors
        } else {
            self
        }
    }

    /// A unique or primary key was already taken.
    pub(crate) fn est_doublon(&self) -> bool {
        // SQLite's extended codes for a primary key and a unique index; PostgreSQL's SQLSTATE.
        matches!(self, Self::Base(code) if ["1555", "2067", "23505"].contains(&code.as_str()))
    }

    /// A column that cannot be null was given nothing.
    pub(crate) fn est_nul(&self) -> bool {
        // SQLite's extended code.
        matches!(self, Self::Base(code) if code == "1299")
    }

    /// The file's structure itself is damaged.
    pub(crate) fn est_corruption(&self) -> bool {
        // SQLITE_CORRUPT and its extended codes, SQLITE_NOTADB, SQLITE_IOERR_CORRUPTFS;
        // PostgreSQL's data_corrupted and index_corrupted.
        matches!(self, Self::Base(code)
            if ["11", "267", "523", "779", "26", "8458", "XX001", "XX002"].contains(&code.as_str()))
    }
}

impl From<sqlx::Error> for ErreurStore {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the driver's enum grows without notice")]
    fn from(erreur: sqlx::Error) -> Self {
        // What the driver says quotes what it was reading: only its kind is kept.
        Self::Base(match erreur {
            sqlx::Error::Database(base) => match base.code().unwrap_or_default().as_ref() {
                // SQLITE_BUSY and its snapshot variant, SQLITE_LOCKED; serialisation failure,
                // deadlock, lock timeout.
                "5" | "517" | "6" | "40001" | "40P01" | "55P03" => return Self::Occupee,
                code => code.to_owned(),
            },
            sqlx::Error::Io(io) => return Self::Fichier(io.kind()),
            sqlx::Error::PoolTimedOut => return Self::Occupee,
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => {
                return Self::Illisible { table: "?" };
            }
            sqlx::Error::Configuration(_) => "configuration".to_owned(),
            sqlx::Error::Tls(_) => "tls".to_owned(),
            sqlx::Error::Protocol(_) => "protocol".to_owned(),
            sqlx::Error::PoolClosed => "closed".to_owned(),
            sqlx::Error::WorkerCrashed => "worker".to_owned(),
            _ => "driver".to_owned(),
        })
    }
}

impl From<std::io::Error> for ErreurStore {
    fn from(erreur: std::io::Error) -> Self {
        Self::Fichier(erreur.kind())
    }
}
