//! Every speed promised, each beside its limit measured in the same run.
//!
//! ```sh
//! cargo build --release                         # the cold process is the binary
//! cargo bench -p app --bench mesures            # everything
//! cargo bench -p app --bench mesures -- ajout dossier recherche import nationale comptage
//! ```
//!
//! What each prints goes into `docs/performance.md`. The national base is built once and kept under
//! the target directory.

#![expect(clippy::large_futures, reason = "one future at a time, on a stack of megabytes")]
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench reads the clock, prints, and stops at the first failure"
)]

mod ajout;
mod base;
mod comptage;
mod dossier;
mod importation;
mod mesure;
mod nationale;
mod nue;
mod recherche;

use tokio::runtime::{Builder, Runtime};

fn main() {
    let demandes: Vec<String> =
        std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    // The bare reader is a process of its own, so that it starts as cold as ours.
    if let [mode, base] = demandes.as_slice()
        && mode == nue::MODE
    {
        nue::lire_tout(base);
        return;
    }
    let voulu = |nom: &str| demandes.is_empty() || demandes.iter().any(|demande| demande == nom);
    let execution = execution();
    if voulu("ajout") {
        execution.block_on(ajout::mesurer());
    }
    if voulu("dossier") {
        execution.block_on(dossier::mesurer());
    }
    if voulu("recherche") {
        execution.block_on(recherche::mesurer());
    }
    if voulu("import") {
        execution.block_on(importation::mesurer());
    }
    if voulu("nationale") {
        execution.block_on(nationale::mesurer());
    }
    if voulu("comptage") {
        comptage::mesurer();
    }
}

/// The runtime of the binary.
fn execution() -> Runtime {
    Builder::new_multi_thread().enable_all().build().unwrap()
}
