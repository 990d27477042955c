//! A base just initialised, and the binary that works on it.

use std::path::{Path, PathBuf};

use app::initialiser::Initialisation;
use app::journal::Journal;
use app::{CleDeSecours, Contexte, ErreurApp, ParametresPhrase, Session};
use domain::{DossierId, Flux, Horodatage};
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;
use serde_json::Value;
use testkit::{Classeur, Place, Programme, Sortie};

pub(crate) const PHRASE: &str = "cinq mots sans aucun lien";
/// The day every story is told, unless it says another.
pub(crate) const AUJOURDHUI: &str = "2026-11-23";

/// A base with one association, its first member and its recovery key.
pub(crate) struct Base {
    pub(crate) place: Place,
    pub(crate) programme: Programme,
}

/// Tells a story on each engine at hand, then verifies what it left.
pub(crate) fn sur_chaque_moteur(histoire: impl Fn(&Base)) {
    for place in Place::toutes() {
        let base = Base::initialisee(place);
        histoire(&base);
        base.intacte();
    }
}

/// Tells a story on the built-in engine, then verifies what it left.
pub(crate) fn sur_sqlite(histoire: impl FnOnce(&Base)) {
    let base = Base::initialisee(Place::sqlite());
    histoire(&base);
    base.intacte();
}

/// The binary in the folder of a place, told where the base is.
pub(crate) fn programme(place: &Place) -> Programme {
    Programme::new(env!("CARGO_BIN_EXE_passerelle"), place.dossier())
        .avec("PASSERELLE_BASE", place.url())
        .avec("PASSERELLE_PHRASE", PHRASE)
        .avec("PASSERELLE_AUJOURDHUI", AUJOURDHUI)
}

fn contexte() -> Contexte {
    Contexte {
        aujourdhui: AUJOURDHUI.parse().unwrap(),
        maintenant: Horodatage::depuis_micros(1_700_000_000_000_000),
        alea: ChaCha20Rng::seed_from_u64(57),
    }
}

fn attendre<T>(futur: impl Future<Output = T>) -> T {
    let moteur = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    moteur.block_on(futur)
}

impl Base {
    /// Initialised with the cheapest passphrase there is: stories open hundreds of sessions.
    pub(crate) fn initialisee(place: Place) -> Self {
        let voulue = Initialisation {
            association: "Les Passeuses",
            departement: "57".parse().unwrap(),
            identifiant: "responsable",
            phrase: PHRASE,
            parametres: ParametresPhrase::ESSAIS,
        };
        let secours = place.chemin("secours.txt");
        attendre(async {
            let garder = |cle: &CleDeSecours| {
                std::fs::write(&secours, cle.texte().as_str()).unwrap();
                Ok::<(), ErreurApp>(())
            };
            let mut contexte = contexte();
            let session = Session::initialiser(place.url(), &voulue, &mut contexte, garder);
            session.await.unwrap().fermer().await;
        });
        let programme = programme(&place);
        Self { place, programme }
    }

    /// A path beside the base.
    pub(crate) fn chemin(&self, nom: &str) -> PathBuf {
        self.place.chemin(nom)
    }

    /// Runs, whatever the outcome.
    pub(crate) fn lancer(&self, arguments: &[&str]) -> Sortie {
        self.programme.lancer(arguments)
    }

    /// Runs a command that must go through; its answer to be read.
    pub(crate) fn texte(&self, arguments: &[&str]) -> String {
        self.lancer(arguments).reussie().sortie
    }

    /// Runs a command that must go through; its answer as JSON.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        json_de(&self.programme, arguments)
    }

    /// Runs a command that must be refused; the error as JSON.
    pub(crate) fn refus(&self, code: i32, arguments: &[&str]) -> Value {
        let arguments = [arguments, &["--format", "json"]].concat();
        let sortie = self.lancer(&arguments).arretee(code);
        assert_eq!(sortie.sortie, "", "a refusal answers nothing");
        sortie.erreur_json()["erreur"].clone()
    }

    /// Imports a workbook under this name; gives what the import says.
    pub(crate) fn importer(&self, nom: &str, classeur: &Classeur, options: &[&str]) -> Value {
        classeur.ecrire(&self.chemin(nom));
        self.json(&[&["importer", nom], options].concat())
    }

    /// The figures of a year, byte for byte.
    pub(crate) fn chiffres(&self, annee: &str, options: &[&str]) -> String {
        let debut = ["chiffres", "annuels", "--annee", annee, "--format", "json"];
        self.texte(&[&debut, options].concat())
    }

    /// Opens a file for this identity in TOML; gives its id.
    pub(crate) fn ouvrir(&self, le: &str, identite: &str) -> String {
        let arguments = ["dossiers", "ouvrir", "--le", le, "--format", "json"];
        let sortie = self.programme.lancer_avec(&arguments, identite).reussie();
        let flux = sortie.json()["flux"].as_str().unwrap().to_owned();
        flux.strip_prefix("dossier/").unwrap().to_owned()
    }

    /// The only file a search finds.
    pub(crate) fn trouver(&self, texte: &str) -> String {
        let trouves = self.json(&["dossiers", "chercher", texte]);
        assert_eq!(trouves["dossiers"].as_array().unwrap().len(), 1, "{trouves:#}");
        trouves["dossiers"][0]["dossier"].as_str().unwrap().to_owned()
    }

    /// A stream as its member reads it.
    pub(crate) fn journal(&self, flux: impl FnOnce(&Session) -> Flux) -> Option<Journal> {
        attendre(async {
            let session = Session::ouvrir(self.place.url(), Some("responsable"), PHRASE);
            let session = session.await.unwrap();
            let journal = session.journal(flux(&session)).await.unwrap();
            session.fermer().await;
            journal
        })
    }

    /// The stream of a file.
    pub(crate) fn journal_de(&self, dossier: &str) -> Journal {
        let id: DossierId = dossier.parse().unwrap();
        self.journal(|_| Flux::Dossier(id)).unwrap()
    }

    /// Nothing is damaged, and the views are what the acts say.
    pub(crate) fn intacte(&self) {
        intacte(&self.programme);
    }
}

pub(crate) fn json_de(programme: &Programme, arguments: &[&str]) -> Value {
    programme.lancer(&[arguments, &["--format", "json"]].concat()).reussie().json()
}

/// Nothing is damaged in the base of this program, and its views are what its acts say.
pub(crate) fn intacte(programme: &Programme) {
    let verification = json_de(programme, &["journal", "verifier"]);
    assert_eq!(verification["intact"], true, "{verification:#}");
    let vues = json_de(programme, &["vues", "reconstruire"]);
    assert_eq!(vues["identiques"], true, "views differed from the acts");
}

/// A file held with the tests.
pub(crate) fn donnee(nom: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/donnees").join(nom)
}

/// The fictitious active list of the repository.
pub(crate) fn file_active() -> Classeur {
    Classeur::lire(&std::fs::read(donnee("file-active-57.xlsx")).unwrap())
}

/// What reading it must give.
pub(crate) fn attendu() -> Value {
    serde_json::from_slice(&std::fs::read(donnee("file-active-57.attendu.json")).unwrap()).unwrap()
}

/// A list of three people who share nothing with anybody.
pub(crate) fn petite_file() -> Classeur {
    Classeur::de_textes(
        "File active",
        &[
            "N°|Nom|Prénom|Né(e) le|Sexe|Nationalité|1er contact|Demande PSP|CDLP|Décision|\
             Date décision|Sortie PSP|Issue|Tél.|Hébergement|Observations",
            "1|QUAI|Nour|17/04/1973|F|Nigéria|20/10/2022|10/01/2023|07/04/2023|Accordé|\
             20/04/2023||||CHRS|parle anglais",
            "2|ÉTANG|Hélène|11/05/1984|F|bulgare|28/02/2022||||||||rue|",
            "3|ÎLE|Odile|1990|trans|Brésil|03/06/2023|05/07/2023|20/09/2023|Refusé|\
             02/10/2023||||hôtel|",
        ],
    )
}
