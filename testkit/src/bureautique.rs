//! LibreOffice, which opens what leaves as whoever receives it will.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::classeur::{Classeur, Feuille};

/// Comma, double quote, UTF-8, from the first line: without a window, LibreOffice asks nobody and
/// takes another encoding.
const CSV: &str = "--infilter=CSV:44,34,76,1";

/// LibreOffice without a screen, with a home and a profile of its own: nothing of this machine's
/// user is read or changed.
pub struct LibreOffice {
    lieu: TempDir,
}

/// A table as LibreOffice opened it.
pub struct Ouvert {
    /// Its sheet.
    pub feuille: Feuille,
    /// What it took for formulas: nothing is to be there.
    pub formules: Vec<String>,
}

impl LibreOffice {
    /// `soffice`, which `tests.sh` installs, or says that it did not. `None` when it is not on this
    /// machine.
    ///
    /// # Panics
    /// When it is missing on a machine that tests everything (`CI`).
    pub fn trouver() -> Option<Self> {
        let present = Command::new("soffice").arg("--version").output();
        if present.is_ok_and(|sortie| sortie.status.success()) {
            return Some(Self { lieu: tempfile::tempdir().unwrap() });
        }
        assert!(std::env::var_os("CI").is_none(), "soffice is missing: run ./tests.sh");
        None
    }

    /// Writes a file beside its profile, to be opened.
    pub fn poser(&self, nom: &str, octets: &[u8]) -> PathBuf {
        let chemin = self.lieu.path().join(nom);
        std::fs::write(&chemin, octets).unwrap();
        chemin
    }

    /// Opens files and writes each again in another format (`ods`, `txt`, `pdf`), under its own
    /// name. One that does not open has no result, and ends the test.
    ///
    /// # Panics
    /// When it cannot be run, or a file does not open.
    pub fn convertir(&self, vers: &str, fichiers: &[PathBuf]) -> Vec<Vec<u8>> {
        self.lancer(vers, &[], fichiers)
    }

    fn lancer(&self, vers: &str, options: &[&str], fichiers: &[PathBuf]) -> Vec<Vec<u8>> {
        if fichiers.is_empty() {
            return Vec::new();
        }
        let lieu = self.lieu.path();
        let sortie = lieu.join(format!("vers-{vers}"));
        let profil = format!("-env:UserInstallation=file://{}/profil", lieu.display());
        let mut commande = Command::new("soffice");
        commande.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        commande.env("HOME", lieu).env("LANG", "C.UTF-8").current_dir(lieu);
        commande.args([&profil, "--headless", "--norestore"]).args(options);
        commande.args(["--convert-to", vers, "--outdir"]);
        let lancee = commande.arg(&sortie).args(fichiers).output().unwrap();
        let dit = String::from_utf8_lossy(&lancee.stderr).into_owned();
        assert!(lancee.status.success(), "soffice: {} {dit}", lancee.status);
        let lire = |fichier: &PathBuf| {
            let nom = Path::new(fichier.file_stem().unwrap()).with_extension(vers);
            let lu = std::fs::read(sortie.join(nom));
            lu.unwrap_or_else(|_| panic!("{} does not open: {dit}", fichier.display()))
        };
        fichiers.iter().map(lire).collect()
    }

    /// Opens tables, CSV as its window proposes for ours (commas, quotes, UTF-8), XLSX as they are.
    ///
    /// # Panics
    /// When one does not open.
    pub fn tableaux(&self, fichiers: &[PathBuf]) -> Vec<Ouvert> {
        let ouvrir = |octets: Vec<u8>| {
            let (mut classeur, formules) = Classeur::lire_ods(&octets);
            Ouvert { feuille: classeur.feuilles.remove(0), formules }
        };
        let de_texte = |fichier: &Path| fichier.extension().is_some_and(|fin| fin == "csv");
        let (textes, classeurs): (Vec<_>, Vec<_>) =
            fichiers.iter().cloned().partition(|fichier| de_texte(fichier));
        let mut textes = self.lancer("ods", &[CSV], &textes).into_iter();
        let mut classeurs = self.convertir("ods", &classeurs).into_iter();
        let suivant = |fichier: &PathBuf| {
            if de_texte(fichier) { textes.next() } else { classeurs.next() }
        };
        fichiers.iter().filter_map(suivant).map(ouvrir).collect()
    }
}
