//! What a page gives to keep.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::gestes::PATIENCE;
use super::{Navigateur, Role};

impl Navigateur {
    /// Presses what gives a file, and waits until the whole of it is in a folder that was empty.
    #[track_caller]
    pub fn telecharger(&self, role: Role, nom: &str, dossier: &Path) -> PathBuf {
        let permis = json!({ "behavior": "allow", "downloadPath": dossier });
        self.cdp("Browser.setDownloadBehavior", &permis);
        self.activer(role, nom);
        let arrive = async {
            loop {
                // Each answer of the driver takes a while: this is not a busy loop.
                let _ = self.client.title().await;
                let fichiers = std::fs::read_dir(dossier).unwrap().map(|lu| lu.unwrap().path());
                let fichiers: Vec<PathBuf> = fichiers.collect();
                if let [seul] = fichiers.as_slice()
                    && seul.extension().is_some_and(|fin| fin != "crdownload" && fin != "tmp")
                {
                    return seul.clone();
                }
            }
        };
        let arrive =
            self.execution.block_on(async { tokio::time::timeout(PATIENCE, arrive).await });
        arrive.unwrap_or_else(|_| panic!("« {nom} » gave no file: {}", self.texte()))
    }
}
