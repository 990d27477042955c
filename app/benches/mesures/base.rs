//! Bases to measure on.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use app::initialiser::Initialisation;
use app::{Contexte, ErreurApp, Session};
use demo::{Generateur, Taille};
use domain::{Horodatage, Jour};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng as _;
use store::Store;
use vault::{Coffre, ParametresPhrase};

use crate::mesure::{attendre, lisible};

/// What opens the bases made here: they protect nobody.
pub(crate) const PHRASE: &str = "mesures fictives";
pub(crate) const AUJOURDHUI: Jour = Jour::constante(2026, 3, 2);
const GRAINE: u64 = 57;

/// The day of the draw, and chance of its own: ids must differ from one run to the next, since the
/// national base is kept.
pub(crate) fn contexte() -> Contexte {
    let maintenant = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Contexte {
        aujourdhui: AUJOURDHUI,
        maintenant: Horodatage::depuis_micros(i64::try_from(maintenant.as_micros()).unwrap()),
        alea: ChaCha20Rng::seed_from_u64(u64::try_from(maintenant.as_nanos()).unwrap()),
    }
}

pub(crate) fn url(chemin: &Path) -> String {
    format!("sqlite:{}", chemin.display())
}

pub(crate) fn nationale() -> Generateur {
    Generateur::new(Taille::Nationale, GRAINE, AUJOURDHUI)
}

/// A new base.
pub(crate) async fn creer(chemin: &Path) -> Session {
    let voulue = Initialisation {
        association: "Mesures (fictif)",
        departement: "57".parse().unwrap(),
        identifiant: "essai",
        phrase: PHRASE,
        // The passphrase's cost is chosen, not measured.
        parametres: ParametresPhrase::ESSAIS,
    };
    let garder = |_: &_| Ok::<(), ErreurApp>(());
    Session::initialiser(&url(chemin), &voulue, &mut contexte(), garder).await.unwrap()
}

/// The two layers a session is made of.
pub(crate) async fn couches(chemin: &Path) -> (Store, Coffre) {
    let store = Store::ouvrir(&url(chemin)).await.unwrap();
    let acces = store.acces().await.unwrap();
    let coffre = Coffre::ouvrir(&acces.membres[0], PHRASE, &acces.registre()).unwrap();
    (store, coffre)
}

/// A directory under the target directory: not in memory, and on the disk that builds are on.
pub(crate) fn atelier() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}

/// Forty thousand people and four million acts, built once.
pub(crate) async fn base_nationale() -> PathBuf {
    let fini = atelier().join(format!("nationale-{GRAINE}-{AUJOURDHUI}.db"));
    if fini.exists() {
        return fini;
    }
    let partiel = atelier().join("nationale-en-cours.db");
    for fin in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{fin}", partiel.display()));
    }
    let (duree, ()) = attendre(async {
        let session = creer(&partiel).await;
        session.remplir(&nationale(), &mut contexte(), &mut |_| ()).await.unwrap();
        session.fermer().await;
    })
    .await;
    println!("national base built in {}", lisible(duree));
    std::fs::rename(&partiel, &fini).unwrap();
    fini
}
