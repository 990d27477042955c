//! The demonstration, made once for all the tests of a program: it takes longer than any of them.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::Serveur;

/// The name of the base in each test's folder.
pub const BASE: &str = "demo.db";

/// A base that every test copies, and what was said when it was made.
#[derive(Debug)]
pub struct Demonstration {
    fichier: PathBuf,
    dite: Value,
    _dossier: TempDir,
}

impl Demonstration {
    /// Makes it, told on that day.
    pub fn faire(jour: &str) -> Self {
        let dossier = tempfile::tempdir().unwrap();
        let programme = Serveur::programme(dossier.path()).avec("PASSERELLE_AUJOURDHUI", jour);
        let faire = ["demo", "--sans-serveur", "--base", "sqlite:demo.db", "--format", "json"];
        let dite = programme.lancer(&faire).reussie().json();
        Self { fichier: dossier.path().join(BASE), dite, _dossier: dossier }
    }

    /// A copy of its base in another folder.
    pub fn copier(&self, vers: &Path) {
        std::fs::copy(&self.fichier, vers.join(BASE)).unwrap();
    }

    /// A text that was said when it was made: `phrase`, `secret_totp`.
    pub fn texte(&self, nom: &str) -> String {
        self.dite[nom].as_str().unwrap().to_owned()
    }
}
