//! The binary at work: its arguments, its environment, what it said.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// A program, the folder it runs in, and the variables it sees: nothing of the tests' own
/// environment reaches it.
#[derive(Clone, Debug)]
pub struct Programme {
    chemin: PathBuf,
    dossier: PathBuf,
    variables: Vec<(String, String)>,
}

/// What a run left.
#[derive(Clone, Debug)]
pub struct Sortie {
    /// Exit code; `None` when a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub sortie: String,
    /// Standard error.
    pub erreur: String,
}

impl Programme {
    /// The program at `chemin`, run in `dossier`.
    pub fn new(chemin: &str, dossier: &Path) -> Self {
        let (chemin, dossier) = (PathBuf::from(chemin), dossier.to_owned());
        Self { chemin, dossier, variables: Vec::new() }
    }

    /// The same with one more variable; a later value replaces an earlier one.
    #[must_use]
    pub fn avec(&self, nom: &str, valeur: &str) -> Self {
        let mut autre = self.clone();
        autre.variables.retain(|(present, _)| present != nom);
        autre.variables.push((nom.to_owned(), valeur.to_owned()));
        autre
    }

    /// The same without this variable.
    #[must_use]
    pub fn sans(&self, nom: &str) -> Self {
        let mut autre = self.clone();
        autre.variables.retain(|(present, _)| present != nom);
        autre
    }

    /// The command, ready to be spawned, with piped outputs and an empty input.
    pub fn commande(&self, arguments: &[&str]) -> Command {
        let mut commande = Command::new(&self.chemin);
        commande
            .current_dir(&self.dossier)
            .env_clear()
            .envs(self.variables.iter().map(|(nom, valeur)| (nom, valeur)))
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        commande
    }

    /// Runs to the end.
    pub fn lancer(&self, arguments: &[&str]) -> Sortie {
        Sortie::de(&self.commande(arguments).output().unwrap())
    }

    /// Runs to the end with this on the standard input.
    pub fn lancer_avec(&self, arguments: &[&str], entree: &str) -> Sortie {
        let mut enfant = self.commande(arguments).stdin(Stdio::piped()).spawn().unwrap();
        // A program that refuses its arguments does not read its input.
        let _ = enfant.stdin.take().unwrap().write_all(entree.as_bytes());
        Sortie::de(&enfant.wait_with_output().unwrap())
    }
}

#[expect(clippy::return_self_not_must_use, reason = "checking is what these are for")]
impl Sortie {
    /// What a finished process left.
    pub fn de(finie: &std::process::Output) -> Self {
        let texte = |octets: &[u8]| String::from_utf8(octets.to_vec()).unwrap();
        let (sortie, erreur) = (texte(&finie.stdout), texte(&finie.stderr));
        Self { code: finie.status.code(), sortie, erreur }
    }

    /// The same, which must have gone through.
    pub fn reussie(self) -> Self {
        assert_eq!(self.code, Some(0), "{}\n{}", self.sortie, self.erreur);
        self
    }

    /// The same, which must have stopped with this code.
    pub fn arretee(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.sortie, self.erreur);
        self
    }

    /// The standard output, as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.sortie)
            .unwrap_or_else(|erreur| panic!("{erreur} : {}\n{}", self.sortie, self.erreur))
    }

    /// The standard error, as JSON.
    pub fn erreur_json(&self) -> Value {
        serde_json::from_str(&self.erreur)
            .unwrap_or_else(|erreur| panic!("{erreur} : {}", self.erreur))
    }

    /// Everything it said.
    pub fn tout(&self) -> String {
        format!("{}{}", self.sortie, self.erreur)
    }
}
