//! What a person sees, and what stays in the browser.

use std::path::Path;

use data_encoding::BASE64;
use fantoccini::Locator;
use fantoccini::cookies::Cookie;
use serde_json::{Value, json};

use super::commande::Commande;
use super::recherche::normal;
use super::{Navigateur, Role};

/// A cookie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Temoin {
    /// Its name.
    pub nom: String,
    /// Its value.
    pub valeur: String,
    /// Whether scripts cannot read it.
    pub hors_script: bool,
    /// Which requests of other sites carry it: `Strict`, `Lax`, `None`, or nothing said.
    pub meme_site: Option<String>,
}

impl Navigateur {
    /// Where it is.
    #[track_caller]
    pub fn url(&self) -> String {
        self.faire("the address", self.client.current_url()).to_string()
    }

    /// The title of the page.
    #[track_caller]
    pub fn titre(&self) -> String {
        self.faire("the title", self.client.title())
    }

    /// Everything the page shows.
    #[track_caller]
    pub fn texte(&self) -> String {
        let corps = self.faire("the page", self.client.find(Locator::Css("body")));
        normal(&self.faire("its text", corps.text()))
    }

    /// What one thing shows.
    #[track_caller]
    pub fn texte_de(&self, role: Role, nom: &str) -> String {
        normal(&self.faire(nom, self.trouver(role, nom).text()))
    }

    /// Whether the page shows a text.
    #[track_caller]
    pub fn dit(&self, texte: &str) -> bool {
        self.texte().contains(&normal(texte))
    }

    /// The page as it was built, hidden parts and fields included.
    #[track_caller]
    pub fn source(&self) -> String {
        self.faire("the source", self.client.source())
    }

    /// Status of the answer that made this page.
    #[track_caller]
    pub fn statut(&self) -> u64 {
        let lu = self.evaluer("performance.getEntriesByType('navigation')[0].responseStatus");
        lu.as_u64().unwrap()
    }

    /// Whether the page is wider than the screen: at 320 px nobody should have to scroll sideways
    /// (WCAG 2.2, 1.4.10).
    #[track_caller]
    pub fn deborde(&self) -> bool {
        let page = "document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth";
        self.evaluer(page) == true
    }

    /// How a screen reader calls what the keyboard is on.
    #[track_caller]
    pub fn sous_le_clavier(&self) -> String {
        let ici = self.faire("where the keyboard is", self.client.active_element());
        let commande = Commande::nom_accessible(&ici.element_id());
        let nom = self.commander("its name", commande);
        normal(nom.as_str().unwrap_or_default())
    }

    /// The value of an expression. The browser's tools read it even where pages run no script.
    #[track_caller]
    pub fn evaluer(&self, expression: &str) -> Value {
        let demande = json!({ "expression": expression, "returnByValue": true });
        let mut rendu = self.cdp("Runtime.evaluate", &demande);
        assert!(rendu["exceptionDetails"].is_null(), "{expression}: {}", rendu["exceptionDetails"]);
        rendu["result"]["value"].take()
    }

    /// The value that an expression promises.
    #[track_caller]
    pub fn evaluer_promesse(&self, expression: &str) -> Value {
        let demande =
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut rendu = self.cdp("Runtime.evaluate", &demande);
        assert!(rendu["exceptionDetails"].is_null(), "{expression}: {}", rendu["exceptionDetails"]);
        rendu["result"]["value"].take()
    }

    /// Runs a script that is not the page's.
    #[track_caller]
    pub(crate) fn script(&self, script: &str) {
        self.faire("a script", self.client.execute(script, Vec::new()));
    }

    /// Runs a script and waits for the value it gives to its last argument.
    #[track_caller]
    pub(crate) fn script_patient(&self, script: &str) -> Value {
        self.faire("a script", self.client.execute_async(script, Vec::new()))
    }

    /// Writes a picture of the whole page, as high as it is.
    #[track_caller]
    pub fn capturer(&self, chemin: &Path) {
        let demande = json!({ "format": "png", "captureBeyondViewport": true });
        let rendu = self.cdp("Page.captureScreenshot", &demande);
        let image = BASE64.decode(rendu["data"].as_str().unwrap().as_bytes()).unwrap();
        std::fs::write(chemin, image)
            .unwrap_or_else(|cause| panic!("{}: {cause}", chemin.display()));
    }

    /// What pages and the browser complained of since the last call: errors of scripts, refusals of
    /// the security policy, answers that failed.
    #[track_caller]
    pub fn console(&self) -> Vec<String> {
        let rendu = self.commander("the console", Commande::console());
        let lignes = rendu.as_array().unwrap().iter();
        lignes.map(|ligne| format!("{}: {}", ligne["level"], ligne["message"])).collect()
    }

    /// The cookies that the page's address is sent.
    #[track_caller]
    pub fn temoins(&self) -> Vec<Temoin> {
        let temoins = self.faire("the cookies", self.client.get_all_cookies());
        temoins.iter().map(Temoin::lire).collect()
    }

    /// How many values the page's origin keeps in the browser besides cookies.
    #[track_caller]
    pub fn garde(&self) -> u64 {
        self.evaluer("localStorage.length + sessionStorage.length").as_u64().unwrap()
    }
}

impl Temoin {
    fn lire(temoin: &Cookie<'static>) -> Self {
        Self {
            nom: temoin.name().to_owned(),
            valeur: temoin.value().to_owned(),
            hors_script: temoin.http_only().unwrap_or_default(),
            meme_site: temoin.same_site().map(|regle| regle.to_string()),
        }
    }
}
