//! The reference validator of open datasets.

use std::path::{Path, PathBuf};
use std::process::Command;

/// `frictionless`, on the path or where `benches/frictionless.sh` installs it. `None` when it is
/// not on this machine.
///
/// # Panics
/// When it is missing on a machine that tests everything (`CI`).
pub fn validateur() -> Option<PathBuf> {
    let cible = std::env::current_exe().ok()?;
    let cible = cible.ancestors().find(|dossier| dossier.join("tmp").is_dir())?.to_owned();
    let installe = cible.join("tmp/frictionless/bin/frictionless");
    let trouve = [PathBuf::from("frictionless"), installe].into_iter().find(|programme| {
        Command::new(programme).arg("--version").output().is_ok_and(|s| s.status.success())
    });
    assert!(trouve.is_some() || std::env::var_os("CI").is_none(), "run benches/frictionless.sh");
    trouve
}

/// Whether the validator accepts the package of this folder, and what it says.
///
/// # Panics
/// When it cannot be run.
pub fn valider(validateur: &Path, dossier: &Path) -> (bool, String) {
    let mut commande = Command::new(validateur);
    commande.args(["validate", "datapackage.json"]).current_dir(dossier);
    let sortie = commande.output().expect("the validator was run a moment ago");
    (sortie.status.success(), String::from_utf8_lossy(&sortie.stdout).into_owned())
}
