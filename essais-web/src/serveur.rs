//! The real binary behind the pages.

use std::path::Path;

use testkit::Programme;

use crate::processus::Processus;
use crate::variable;

/// What `passerelle serve` prints once it answers.
const ADRESSE: &str = "Adresse : ";

/// A server on a free port of this machine, ended with the test.
#[derive(Debug)]
pub struct Serveur {
    processus: Processus,
    adresse: String,
}

impl Serveur {
    /// The binary under test, run in a folder, with no variable yet.
    pub fn programme(dossier: &Path) -> Programme {
        Programme::new(&variable("PASSERELLE_TEST_PROGRAMME"), dossier)
    }

    /// Starts the program with these arguments and waits until it says where it listens.
    pub fn lancer(programme: &Programme, arguments: &[&str]) -> Self {
        let processus = Processus::lancer(&programme.commande(arguments));
        let adresse = processus.attendre(ADRESSE, |ligne| {
            let (_, adresse) = ligne.split_once(ADRESSE)?;
            Some(adresse.trim().trim_end_matches('/').to_owned())
        });
        let ici = adresse.starts_with("http://127.0.0.1:");
        assert!(ici, "listens on {adresse}: nothing here goes beyond this machine");
        Self { processus, adresse }
    }

    /// `http://127.0.0.1:PORT`.
    pub fn adresse(&self) -> &str {
        &self.adresse
    }

    /// The full address of a path.
    pub fn url(&self, chemin: &str) -> String {
        format!("{}{chemin}", self.adresse)
    }

    /// Everything it has printed: its logs and its errors.
    pub fn journaux(&self) -> String {
        self.processus.dit()
    }

    /// Most memory it has held, in KiB (`VmHWM`).
    pub fn memoire_kib(&self) -> u64 {
        let chemin = format!("/proc/{}/status", self.processus.numero());
        let etat = std::fs::read_to_string(&chemin).unwrap();
        let ligne = etat.lines().find_map(|ligne| ligne.strip_prefix("VmHWM:")).unwrap();
        ligne.trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// Stops it as a supervisor would. Its exit code, and all it printed until the end.
    pub fn arreter(mut self) -> (Option<i32>, String) {
        let code = self.processus.terminer().code();
        (code, self.processus.dit())
    }
}
