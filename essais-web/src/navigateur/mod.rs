//! A browser, as a person uses it: by what is written on the page, never by what is in its code.

mod commande;
mod ecran;
mod gestes;
mod lancement;
mod recherche;
mod reglages;
mod telechargement;

use std::path::Path;

use fantoccini::Client;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::processus::Processus;
use commande::Commande;
pub use ecran::Temoin;
pub use reglages::{JavaScript, Largeur, Role, Theme};

/// One browser, with its own profile: two of them are two people on two machines.
///
/// What is looked for is named as the page shows it. Apostrophes and spaces of any kind are alike,
/// and a name may say inside what to look: `"Camille R. > Retirer"` is the "Retirer" of the row,
/// group or part of the page that holds "Camille R.".
#[derive(Debug)]
pub struct Navigateur {
    execution: Runtime,
    client: Client,
    javascript: JavaScript,
    _pilote: Processus,
    chromium: Processus,
    // Last: the processes above write in it until they end. None when it outlives the browser.
    _profil: Option<TempDir>,
}

impl Navigateur {
    /// Opens a browser on an empty page.
    pub fn ouvrir(largeur: Largeur, javascript: JavaScript, theme: Theme) -> Self {
        let profil = tempfile::Builder::new().prefix("passerelle-navigateur").tempdir().unwrap();
        let chemin = profil.path().to_owned();
        let navigateur = Self::lancer(&chemin, Some(profil), javascript);
        navigateur.regler(largeur);
        navigateur.preferer(theme);
        navigateur
    }

    /// A telephone whose profile outlives the browser: dropped, the browser is killed as a system
    /// kills it, and another one opened here finds what was on the disk.
    pub fn telephone(profil: &Path) -> Self {
        let navigateur = Self::lancer(profil, None, JavaScript::Actif);
        navigateur.regler(Largeur::Telephone);
        navigateur.preferer(Theme::Clair);
        navigateur
    }

    fn lancer(profil: &Path, garde: Option<TempDir>, javascript: JavaScript) -> Self {
        let execution = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (chromium, outils) = lancement::chromium(profil);
        let (pilote, port) = lancement::pilote(profil);
        let client = execution.block_on(lancement::seance(port, outils));
        let navigateur =
            Self { execution, client, javascript, _pilote: pilote, chromium, _profil: garde };
        if javascript == JavaScript::Coupe {
            navigateur.cdp("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
        }
        navigateur
    }

    /// Most tests: a desktop screen, scripts, the light theme.
    pub fn bureau() -> Self {
        Self::ouvrir(Largeur::Bureau, JavaScript::Actif, Theme::Clair)
    }

    /// Whether pages may run scripts here.
    pub fn javascript(&self) -> JavaScript {
        self.javascript
    }

    /// Everything the browser itself has said: what a thief finds in a system's log.
    pub fn journal(&self) -> String {
        self.chromium.dit()
    }

    /// Number of the browser's process.
    pub fn processus(&self) -> u32 {
        self.chromium.numero()
    }

    /// A command of the browser's own protocol, and its answer.
    #[track_caller]
    pub fn cdp(&self, nom: &str, parametres: &Value) -> Value {
        self.commander(nom, Commande::cdp(nom, parametres))
    }

    #[track_caller]
    fn commander(&self, quoi: &str, commande: Commande) -> Value {
        self.faire(quoi, self.client.issue_cmd(commande))
    }

    /// Waits for the driver's answer; a refusal ends the test, with what was asked.
    #[track_caller]
    fn faire<T, E: std::fmt::Display>(
        &self,
        quoi: &str,
        futur: impl Future<Output = Result<T, E>>,
    ) -> T {
        let rendu = self.execution.block_on(futur);
        rendu.unwrap_or_else(|cause| panic!("{quoi}: {cause}"))
    }
}
