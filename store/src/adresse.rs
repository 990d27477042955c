//! Where a base is: its URL chooses the engine.

use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};

use crate::ErreurStore;
use crate::bassin::Bassin;
use crate::moteur::Moteur;

/// How long a statement waits for another process's write lock, and a caller for a connection,
/// before [`ErreurStore::Occupee`].
pub(crate) const ATTENTE: Duration = Duration::from_secs(30);

/// Readers of one process. Each SQLite connection is a thread.
const LECTEURS: u32 = 8;

/// Pages a connection keeps in memory, in KiB (negative: not in pages). The writer inserts ids in
/// random order in `actes_id`: with SQLite's 2 MiB an import rereads its pages all along.
const CACHE_ECRITURE: &str = "-65536";
const CACHE_LECTURE: &str = "-16384";

/// Pages of the write-ahead log before it is folded into the file: 16 MiB. With SQLite's thousand,
/// an import folds after each batch, and writes most pages of the file each time.
const POINT_DE_CONTROLE: &str = "4000";

/// Rows a reading thread may be ahead by. The driver's fifty make the two threads wait for each
/// other four times in one dossier.
const LIGNES_EN_ATTENTE: usize = 512;

pub(crate) enum Adresse {
    Sqlite(PathBuf),
    Postgres(Box<PgConnectOptions>),
}

impl Adresse {
    /// # Errors
    /// [`ErreurStore::AdresseInvalide`].
    pub(crate) fn lire(url: &str) -> Result<Self, ErreurStore> {
        if let Some(chemin) = url.strip_prefix("sqlite:") {
            let chemin = chemin.strip_prefix("//").unwrap_or(chemin);
            // A base in memory would be lost, and each connection would have its own.
            if chemin.is_empty() || chemin.starts_with(':') {
                return Err(ErreurStore::AdresseInvalide);
            }
            return Ok(Self::Sqlite(PathBuf::from(chemin)));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let options = PgConnectOptions::from_str(url);
            let options = options.map_err(|_| ErreurStore::AdresseInvalide)?;
            // Statements are never logged: a log outlives an erasure.
            let options = options.application_name("passerelle").disable_statement_logging();
            return Ok(Self::Postgres(Box::new(options)));
        }
        Err(ErreurStore::AdresseInvalide)
    }

    pub(crate) async fn connecter(&self) -> Result<Moteur, ErreurStore> {
        match self {
            Self::Sqlite(chemin) => sqlite(chemin).await,
            Self::Postgres(options) => postgres(options).await,
        }
    }
}

async fn sqlite(chemin: &Path) -> Result<Moteur, ErreurStore> {
    let options = options_sqlite(chemin);
    let ecriture = options
        .clone()
        .pragma("cache_size", CACHE_ECRITURE)
        .pragma("wal_autocheckpoint", POINT_DE_CONTROLE);
    let ecriture = bassin_sqlite(1, ecriture).await?;
    let lecture = bassin_sqlite(LECTEURS, options.pragma("cache_size", CACHE_LECTURE)).await?;
    Ok(Moteur::Sqlite { ecriture, lecture })
}

/// | pragma | why |
/// |---|---|
/// | `journal_mode = wal` | readers never wait for the writer; one sequential write per commit |
/// | `synchronous = full` | an acknowledged act survives a power cut, not only a crash |
/// | `foreign_keys = on` | off by default in SQLite |
/// | `secure_delete = on` | what is deleted is overwritten: an erased key leaves no bytes |
/// | `busy_timeout` | another process's write is waited for, not reported at once |
/// | `temp_store = memory` | nothing of the base reaches a temporary file |
/// | `cell_size_check = on` | a damaged page is reported rather than read askew |
/// | `trusted_schema = off` | a base received from elsewhere runs no code of its own |
/// | `cache_size` | see [`CACHE_ECRITURE`] |
/// | `wal_autocheckpoint` | see [`POINT_DE_CONTROLE`] |
fn options_sqlite(chemin: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(chemin)
        .create_if_missing(false)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory")
        .pragma("cell_size_check", "on")
        .pragma("trusted_schema", "off")
        .busy_timeout(ATTENTE)
        .row_buffer_size(LIGNES_EN_ATTENTE)
        .disable_statement_logging()
}

async fn bassin_sqlite(
    connexions: u32,
    options: SqliteConnectOptions,
) -> Result<Bassin, ErreurStore> {
    Bassin::ouvrir(options, connexions).await.map_err(|erreur| {
        erreur
            // SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_CANTOPEN.
            .si_code(&["26", "11"], ErreurStore::BaseIllisible)
            .si_code(&["14"], ErreurStore::BaseAbsente)
    })
}

async fn postgres(options: &PgConnectOptions) -> Result<Moteur, ErreurStore> {
    let bassin: Result<PgPool, sqlx::Error> = PgPoolOptions::new()
        .max_connections(LECTEURS + 2)
        .acquire_timeout(ATTENTE)
        .after_connect(|connexion, _| {
            Box::pin(async move {
                // What makes an acknowledged act durable, whatever the server's configuration.
                sqlx::query("set synchronous_commit to on").execute(&mut *connexion).await?;
                Ok(())
            })
        })
        .connect_with(options.clone())
        .await;
    // invalid_catalog_name: no such database.
    let absente = |erreur| ErreurStore::from(erreur).si_code(&["3D000"], ErreurStore::BaseAbsente);
    bassin.map(Moteur::Postgres).map_err(absente)
}
