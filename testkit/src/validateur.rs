//! The reference validators: of open datasets, of directories.

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

/// A Python that has the reference models of data·inclusion, where `benches/data_inclusion.sh`
/// installs it. `None` when it is not on this machine.
///
/// # Panics
/// When it is missing on a machine that tests everything (`CI`).
pub fn modeles_d_annuaire() -> Option<PathBuf> {
    let cible = std::env::current_exe().ok()?;
    let cible = cible.ancestors().find(|dossier| dossier.join("tmp").is_dir())?.to_owned();
    let python = cible.join("tmp/data-inclusion/bin/python");
    let la = Command::new(&python)
        .args(["-c", "import data_inclusion.schema.v1"])
        .output()
        .is_ok_and(|sortie| sortie.status.success());
    assert!(la || std::env::var_os("CI").is_none(), "run benches/data_inclusion.sh");
    la.then_some(python)
}

/// Whether those models accept a directory, and what they say.
///
/// # Panics
/// When they cannot be run.
pub fn valider_annuaire(python: &Path, annuaire: &Path) -> (bool, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../benches/annuaire_inclusion.py");
    let sortie = Command::new(python).arg("-B").arg(script).arg(annuaire).output();
    let sortie = sortie.expect("the models were imported a moment ago");
    (sortie.status.success(), String::from_utf8_lossy(&sortie.stdout).into_owned())
}
