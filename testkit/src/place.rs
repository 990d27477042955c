//! A place for a base on each engine, removed at the end, and what a thief or a damaged disk would
//! do to it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Row as _};
use tempfile::TempDir;

/// The variable that names a server on which databases may be created.
const SERVEUR: &str = "PASSERELLE_TEST_POSTGRES";

/// A place for a base, and a folder beside it. Both go away when it is dropped.
#[derive(Debug)]
pub struct Place {
    url: String,
    dossier: TempDir,
    /// The server's own database, and the name of ours.
    serveur: Option<(String, String)>,
}

/// A value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Valeur {
    /// No value.
    Nulle,
    /// A text.
    Texte(String),
    /// An integer.
    Entier(i64),
    /// Bytes.
    Octets(Vec<u8>),
}

impl Place {
    /// A file that does not exist yet.
    pub fn sqlite() -> Self {
        let dossier = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", dossier.path().join("base.db").display());
        Self { url, dossier, serveur: None }
    }

    /// An empty database of its own, when there is a server.
    pub fn postgres() -> Option<Self> {
        static NUMERO: AtomicU32 = AtomicU32::new(0);
        let serveur = std::env::var_os(SERVEUR)?.into_string().unwrap();
        let numero = NUMERO.fetch_add(1, Ordering::Relaxed);
        let nom = format!("essai_{}_{numero}", std::process::id());
        sur(&serveur, &format!("create database {nom}"));
        let (racine, _) = serveur.rsplit_once('/').unwrap();
        let url = format!("{racine}/{nom}");
        let dossier = tempfile::tempdir().unwrap();
        Some(Self { url, dossier, serveur: Some((serveur, nom)) })
    }

    /// One place on each engine at hand: SQLite always.
    pub fn toutes() -> Vec<Self> {
        std::iter::once(Self::sqlite()).chain(Self::postgres()).collect()
    }

    /// Another empty place on the same engine.
    #[must_use]
    pub fn autre(&self) -> Self {
        if self.est_sqlite() { Self::sqlite() } else { Self::postgres().unwrap() }
    }

    /// Its address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The folder beside the base.
    pub fn dossier(&self) -> &Path {
        self.dossier.path()
    }

    /// A path in that folder.
    pub fn chemin(&self, nom: &str) -> PathBuf {
        self.dossier.path().join(nom)
    }

    /// Whether it is on the built-in engine.
    pub fn est_sqlite(&self) -> bool {
        self.serveur.is_none()
    }

    /// Everything a thief of the base would hold: the file and those beside it, or every row of
    /// every table, texts and bytes.
    pub fn octets(&self) -> Vec<u8> {
        if self.est_sqlite() {
            let suffixes = ["", "-wal", "-shm"];
            let fichiers = suffixes.iter().map(|suffixe| self.chemin(&format!("base.db{suffixe}")));
            return fichiers.filter_map(|fichier| std::fs::read(fichier).ok()).flatten().collect();
        }
        // The history of migrations holds nothing of ours, and a type of its own.
        let tables = "select tablename::text from pg_tables where schemaname = 'public' \
                      and not starts_with(tablename::text, '_sqlx')";
        let mut octets = Vec::new();
        for table in self.lire(tables) {
            let [Valeur::Texte(table)] = table.as_slice() else { panic!("a table has a name") };
            for ligne in self.lire(&format!("select * from {table}")) {
                for valeur in ligne {
                    match valeur {
                        Valeur::Texte(texte) => octets.extend_from_slice(texte.as_bytes()),
                        Valeur::Octets(brut) => octets.extend_from_slice(&brut),
                        Valeur::Entier(_) | Valeur::Nulle => {}
                    }
                    octets.push(0);
                }
            }
        }
        octets
    }

    /// The rows of a query.
    pub fn lire(&self, requete: &str) -> Vec<Vec<Valeur>> {
        let (url, requete) = (self.url.clone(), requete.to_owned());
        if self.est_sqlite() {
            return attendre(async move { sqlite::lire(&url, &requete).await });
        }
        attendre(async move { postgres::lire(&url, &requete).await })
    }

    /// Runs a statement, past every check of the program.
    pub fn forcer(&self, ordre: &str) {
        sur(&self.url, ordre);
    }

    /// A value, written in this engine's SQL.
    pub fn litteral(&self, valeur: &Valeur) -> String {
        match valeur {
            Valeur::Nulle => "null".into(),
            Valeur::Texte(texte) => format!("'{}'", texte.replace('\'', "''")),
            Valeur::Entier(entier) => entier.to_string(),
            Valeur::Octets(octets) => {
                use std::fmt::Write as _;
                let hexa = octets.iter().fold(String::new(), |mut hexa, octet| {
                    let _ = write!(hexa, "{octet:02x}");
                    hexa
                });
                if self.est_sqlite() { format!("x'{hexa}'") } else { format!("'\\x{hexa}'::bytea") }
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some((serveur, nom)) = &self.serveur {
            sur(serveur, &format!("drop database {nom} with (force)"));
        }
    }
}

fn sur(url: &str, ordre: &str) {
    let (url, ordre) = (url.to_owned(), ordre.to_owned());
    attendre(async move {
        if url.starts_with("sqlite:") {
            let mut base = sqlite::ouvrir(&url).await;
            sqlx::raw_sql(AssertSqlSafe(ordre)).execute(&mut base).await.unwrap();
            base.close().await.unwrap();
        } else {
            let mut base = postgres::ouvrir(&url).await;
            sqlx::raw_sql(AssertSqlSafe(ordre)).execute(&mut base).await.unwrap();
            base.close().await.unwrap();
        }
    });
}

/// Waits for a future on a thread of its own, so that a test may itself be asynchronous.
fn attendre<T: Send + 'static>(futur: impl Future<Output = T> + Send + 'static) -> T {
    let fil = std::thread::spawn(move || {
        let moteur = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        moteur.block_on(futur)
    });
    fil.join().unwrap()
}

/// One module an engine: `sqlx` has one type of row for each.
macro_rules! moteur {
    ($nom:ident, $connexion:ty, $options:expr) => {
        mod $nom {
            use super::*;

            pub(super) async fn ouvrir(url: &str) -> $connexion {
                let options = $options(url);
                options.connect().await.unwrap()
            }

            pub(super) async fn lire(url: &str, requete: &str) -> Vec<Vec<Valeur>> {
                let mut base = ouvrir(url).await;
                let requete = sqlx::query(AssertSqlSafe(requete.to_owned()));
                let lignes = requete.fetch_all(&mut base).await.unwrap();
                base.close().await.unwrap();
                lignes
                    .iter()
                    .map(|ligne| (0..ligne.len()).map(|c| valeur(ligne, c)).collect())
                    .collect()
            }

            fn valeur(
                ligne: &<<$connexion as sqlx::Connection>::Database as sqlx::Database>::Row,
                colonne: usize,
            ) -> Valeur {
                // Texts first: SQLite gives a text as bytes to who asks for bytes.
                if let Ok(texte) = ligne.try_get::<Option<String>, _>(colonne) {
                    return texte.map_or(Valeur::Nulle, Valeur::Texte);
                }
                if let Ok(entier) = ligne.try_get::<i64, _>(colonne) {
                    return Valeur::Entier(entier);
                }
                let octets = ligne.try_get::<Option<Vec<u8>>, _>(colonne).unwrap();
                octets.map_or(Valeur::Nulle, Valeur::Octets)
            }
        }
    };
}

moteur!(sqlite, sqlx::SqliteConnection, |url: &str| {
    let chemin = url.strip_prefix("sqlite:").unwrap();
    sqlx::sqlite::SqliteConnectOptions::new().filename(chemin)
});
moteur!(postgres, sqlx::PgConnection, |url: &str| {
    url.parse::<sqlx::postgres::PgConnectOptions>().unwrap()
});
