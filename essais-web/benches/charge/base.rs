//! The base the run works on, and who works on it.

use std::path::{Path, PathBuf};

use essais_web::Serveur;
use testkit::Programme;

use crate::reglages::Reglages;

/// The passphrase an administrator chooses for somebody, and the one she takes at once.
pub(crate) const DONNEE: &str = "une phrase de charge donnee";

/// A member the bench signs in as.
pub(crate) struct Compte {
    pub(crate) identifiant: String,
    /// Her own passphrase. One for each run: an account of an earlier run is put back first.
    pub(crate) phrase: String,
}

pub(crate) struct Base {
    programme: Programme,
    comptes: Vec<Compte>,
}

impl Base {
    /// Makes the demonstration once (it is kept under the target directory), copies it, and adds
    /// the users.
    pub(crate) fn prete(reglages: &Reglages) -> Self {
        let dossier = Path::new(env!("CARGO_TARGET_TMPDIR")).join("charge");
        std::fs::create_dir_all(&dossier).unwrap();
        let source = match &reglages.base {
            Some(chemin) => PathBuf::from(chemin),
            None => demonstration(&dossier, reglages),
        };
        let travail = dossier.join("travail.db");
        for suffixe in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{suffixe}", travail.display()));
        }
        std::fs::copy(&source, &travail).unwrap();
        let programme = Serveur::programme(&dossier)
            .avec("PASSERELLE_BASE", "sqlite:travail.db")
            .avec("PASSERELLE_MEMBRE", &reglages.membre)
            .avec("PASSERELLE_PHRASE", &reglages.phrase)
            .avec("PASSERELLE_NOUVELLE_PHRASE", DONNEE);
        let comptes = (0..reglages.utilisateurs).map(|rang| {
            let identifiant = format!("charge{rang:02}");
            let ajout = ["membres", "ajouter", &identifiant, "--role", "travailleuse-sociale"];
            programme.lancer(&ajout).reussie();
            Compte { identifiant, phrase: format!("une phrase de charge a soi {rang:02}") }
        });
        let comptes = comptes.collect();
        Self { programme, comptes }
    }

    pub(crate) fn comptes(&self) -> &[Compte] {
        &self.comptes
    }

    pub(crate) fn servir(&self) -> Serveur {
        Serveur::lancer(&self.programme, &["serve", "--adresse", "127.0.0.1:0"])
    }

    /// How many acts the journal holds, each of them verified.
    pub(crate) fn actes(&self) -> u64 {
        let verifier = ["journal", "verifier", "--format", "json"];
        let rendu = self.programme.lancer(&verifier).reussie().json();
        assert_eq!(rendu["intact"], true, "{rendu}");
        rendu["actes"].as_u64().unwrap()
    }
}

fn demonstration(dossier: &Path, reglages: &Reglages) -> PathBuf {
    let nom = format!("demo-{}.db", reglages.taille);
    let faite = dossier.join(&nom);
    if !faite.exists() {
        println!("making the demonstration « {} »…", reglages.taille);
        let _ = std::fs::remove_file(dossier.join("en-cours.db"));
        let base = "sqlite:en-cours.db";
        let faire = ["demo", "--taille", &reglages.taille, "--sans-serveur", "--base", base];
        Serveur::programme(dossier).lancer(&faire).reussie();
        // Named last: a name says that it is whole.
        std::fs::rename(dossier.join("en-cours.db"), &faite).unwrap();
    }
    faite
}
