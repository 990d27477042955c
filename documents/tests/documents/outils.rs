//! The programs that read a PDF from outside: `qpdf` and `pdftotext`.
//!
//! Where they are missing, tests that need them stop there, but for a continuous integration, which
//! must have them (`tests.sh` installs them).

use std::path::PathBuf;
use std::process::Command;

/// A PDF on disk, for as long as it is held.
pub(crate) struct Fichier {
    _lieu: tempfile::TempDir,
    chemin: PathBuf,
}

impl Fichier {
    pub(crate) fn new(octets: &[u8]) -> Self {
        let lieu = tempfile::tempdir().unwrap();
        let chemin = lieu.path().join("document.pdf");
        std::fs::write(&chemin, octets).unwrap();
        Self { _lieu: lieu, chemin }
    }

    /// What `qpdf --check` says when something is wrong; nothing when all is well.
    pub(crate) fn defauts(&self) -> Option<String> {
        let sortie = Command::new("qpdf").arg("--check").arg(&self.chemin).output().unwrap();
        let dit = |octets: &[u8]| String::from_utf8_lossy(octets).into_owned();
        (!sortie.status.success()).then(|| dit(&sortie.stdout) + &dit(&sortie.stderr))
    }

    /// Its text, as a reader finds it on the sheet.
    pub(crate) fn texte(&self) -> String {
        self.pdftotext(&[])
    }

    /// Its text, in the order it was written: cell by cell.
    pub(crate) fn ecrit(&self) -> String {
        self.pdftotext(&["-raw"])
    }

    fn pdftotext(&self, options: &[&str]) -> String {
        let mut commande = Command::new("pdftotext");
        let sortie = commande.args(options).arg(&self.chemin).arg("-").output().unwrap();
        assert!(sortie.status.success(), "pdftotext: {}", sortie.status);
        String::from_utf8(sortie.stdout).unwrap()
    }

    /// Its tree of tags, with their text: what a screen reader is given. Attributes of borders and
    /// places are left out.
    pub(crate) fn etiquettes(&self) -> String {
        let mut commande = Command::new("pdfinfo");
        let sortie = commande.arg("-struct-text").arg(&self.chemin).output().unwrap();
        assert!(sortie.status.success(), "pdfinfo: {}", sortie.status);
        let dites = sortie.stdout.split(|octet| *octet == b'\n').filter_map(etiquette);
        dites.fold(String::new(), |dit, ligne| dit + &ligne + "\n")
    }

    /// How many pages.
    pub(crate) fn pages(&self) -> usize {
        let sortie = Command::new("qpdf").arg("--show-npages").arg(&self.chemin).output().unwrap();
        String::from_utf8(sortie.stdout).unwrap().trim().parse().unwrap()
    }
}

/// A line of the tree: a tag, without the title that repeats its text in another encoding, or a
/// text. Nothing for an attribute.
fn etiquette(ligne: &[u8]) -> Option<String> {
    let dite = ligne.trim_ascii_start();
    let texte = dite.starts_with(b"\"");
    let fin = dite.iter().position(|octet| *octet == b'"').filter(|_| !texte);
    let dite = dite.get(..fin.unwrap_or(dite.len()))?.trim_ascii_end();
    let retrait = " ".repeat(ligne.len() - ligne.trim_ascii_start().len());
    let garde = !dite.is_empty() && !dite.starts_with(b"/");
    garde.then(|| format!("{retrait}{}", String::from_utf8_lossy(dite)))
}

/// Whether both programs are there.
pub(crate) fn presents() -> bool {
    let present = |nom: &str| Command::new(nom).arg("--version").output().is_ok();
    let presents = present("qpdf") && present("pdftotext");
    assert!(presents || std::env::var_os("CI").is_none(), "qpdf or pdftotext is missing");
    presents
}

/// Without the white space that lines, columns and pages put in a text.
pub(crate) fn serre(texte: &str) -> String {
    let visible = |c: &char| !c.is_whitespace() && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{c}');
    texte.chars().filter(visible).collect()
}
