//! What a person does.

use std::path::Path;
use std::time::Duration;

use fantoccini::Locator;
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::recherche::normal;
use super::{JavaScript, Largeur, Navigateur, Role, Theme};

/// Resolves when the text stands in the page, at once or at the change that brings it.
const ATTENDRE: &str = "\
const [texte, rendre] = [arguments[0], arguments[arguments.length - 1]];\
const lire = () => document.body.innerText.replace(/\\s+/g, ' ').replaceAll('\\u2019', \"'\");\
const voir = () => lire().includes(texte);\
if (voir()) { rendre(true); return; }\
const guet = new MutationObserver(() => { if (voir()) { guet.disconnect(); rendre(true); } });\
guet.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });";

/// Gives a field its value, and says so to the page as typing would.
const DATER: &str = "\
const [champ, valeur] = arguments; champ.value = valeur;\
for (const nom of ['input', 'change']) champ.dispatchEvent(new Event(nom, { bubbles: true }));";

/// How long a page may take to give way to the next.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// Kinds of fields whose parts are typed in the order of the machine's language.
const DATES: [&str; 5] = ["date", "time", "month", "week", "datetime-local"];

impl Navigateur {
    /// Goes to an address and waits for the page.
    #[track_caller]
    pub fn visiter(&self, adresse: &str) {
        self.faire(adresse, self.client.goto(adresse));
    }

    /// Presses or follows what leads to another page, and waits for that page.
    #[track_caller]
    pub fn suivre(&self, role: Role, nom: &str) {
        self.changer_de_page(nom, || self.activer(role, nom));
    }

    /// Does something that leads to another page, and waits until this one is gone: a sent form
    /// leaves a moment in which the driver knows of no navigation yet.
    #[track_caller]
    pub fn changer_de_page(&self, quoi: &str, geste: impl FnOnce()) {
        let page = self.faire("the page", self.client.find(Locator::Css("html")));
        geste();
        // Each answer of the driver waits for the page it knows of: this is not a busy loop.
        let partie = async {
            loop {
                match page.tag_name().await {
                    Ok(_) => {}
                    Err(cause) if partie(&cause) => return,
                    Err(cause) => panic!("{quoi}: {cause}"),
                }
            }
        };
        let la = self.execution.block_on(async { tokio::time::timeout(PATIENCE, partie).await });
        assert!(la.is_ok(), "« {quoi} » led nowhere: still on {}", self.url());
    }

    /// Presses, and waits for nothing: the page stays, a script may change it.
    #[track_caller]
    pub fn activer(&self, role: Role, nom: &str) {
        let element = self.trouver(role, nom);
        self.faire(nom, element.click());
    }

    #[track_caller]
    pub(crate) fn presser(&self, ou: Locator<'_>, quoi: &str) {
        let element = self.faire(quoi, self.client.find(ou));
        self.faire(quoi, element.click());
    }

    /// Replaces what a field holds. A day is written `2026-11-23`, a time `09:30`.
    #[track_caller]
    pub fn remplir(&self, nom: &str, valeur: &str) {
        let champ = self.trouver(Role::Champ, nom);
        let genre = self.faire(nom, champ.prop("type")).unwrap_or_default();
        if DATES.contains(&genre.as_str()) {
            return self.dater(nom, &champ, valeur);
        }
        self.faire(nom, champ.clear());
        self.faire(nom, champ.send_keys(valeur));
    }

    fn dater(&self, nom: &str, champ: &Element, valeur: &str) {
        let arguments = vec![serde_json::to_value(champ).unwrap(), json!(valeur)];
        self.faire(nom, self.client.execute(DATER, arguments));
        let tenu = self.faire(nom, champ.prop("value")).unwrap_or_default();
        assert_eq!(tenu, valeur, "« {nom} » takes no such day or time");
    }

    /// Adds to what a field holds, key by key, and leaves the cursor in it.
    #[track_caller]
    pub fn taper(&self, nom: &str, valeur: &str) {
        let champ = self.trouver(Role::Champ, nom);
        self.faire(nom, champ.send_keys(valeur));
    }

    /// Chooses in a list, by what the list shows.
    #[track_caller]
    pub fn choisir(&self, nom: &str, choix: &str) {
        let liste = self.trouver(Role::Champ, nom);
        self.faire(choix, liste.select_by_label(choix));
    }

    /// Ticks a box, or picks one choice among radio buttons.
    #[track_caller]
    pub fn cocher(&self, nom: &str) {
        let champ = self.trouver(Role::Champ, nom);
        if !self.est_coche(nom, &champ) {
            self.faire(nom, champ.click());
        }
    }

    /// Unticks a box.
    #[track_caller]
    pub fn decocher(&self, nom: &str) {
        let champ = self.trouver(Role::Champ, nom);
        if self.est_coche(nom, &champ) {
            self.faire(nom, champ.click());
        }
    }

    fn est_coche(&self, nom: &str, champ: &Element) -> bool {
        self.faire(nom, champ.is_selected())
    }

    /// Gives a file to the field of this label.
    #[track_caller]
    pub fn deposer(&self, nom: &str, fichier: &Path) {
        // A screen reader calls it a button, whose name says "no file chosen" too.
        let chemin = format!(
            "//input[@type='file'][@id = //label[normalize-space()={nom:?}]/@for or \
             ancestor::label[contains(normalize-space(), {nom:?})]]"
        );
        let champ = self.faire(nom, self.client.find(Locator::XPath(&chemin)));
        self.faire(nom, champ.send_keys(&fichier.display().to_string()));
    }

    /// What a field holds.
    #[track_caller]
    pub fn valeur(&self, nom: &str) -> String {
        let champ = self.trouver(Role::Champ, nom);
        self.faire(nom, champ.prop("value")).unwrap_or_default()
    }

    /// Moves to the next thing with the keyboard, and says its name.
    #[track_caller]
    pub fn tabuler(&self) -> String {
        self.touche(Key::Tab);
        self.sous_le_clavier()
    }

    /// Presses Enter where the keyboard is.
    #[track_caller]
    pub fn entree(&self) {
        self.touche(Key::Enter);
    }

    #[track_caller]
    fn touche(&self, touche: Key) {
        let ici = self.faire("where the keyboard is", self.client.active_element());
        self.faire("a key", ici.send_keys(&char::from(touche).to_string()));
    }

    /// Back to the page before.
    #[track_caller]
    pub fn revenir(&self) {
        self.faire("back", self.client.back());
    }

    /// The same page asked again.
    #[track_caller]
    pub fn recharger(&self) {
        self.faire("reload", self.client.refresh());
    }

    /// Waits until the page shows a text, brought by a script.
    #[track_caller]
    pub fn attendre_texte(&self, texte: &str) {
        assert_eq!(self.javascript, JavaScript::Actif, "« {texte} »: no script will bring it");
        let voulu = vec![json!(normal(texte))];
        self.faire(texte, self.client.execute_async(ATTENDRE, voulu));
    }

    /// The network goes away.
    #[track_caller]
    pub fn hors_ligne(&self) {
        self.reseau(&json!(true));
    }

    /// The network comes back.
    #[track_caller]
    pub fn en_ligne(&self) {
        self.reseau(&json!(false));
    }

    #[track_caller]
    fn reseau(&self, coupe: &Value) {
        self.cdp("Network.enable", &json!({}));
        let conditions = json!({
            "offline": coupe, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.cdp("Network.emulateNetworkConditions", &conditions);
    }

    /// Changes the width of the screen.
    #[track_caller]
    pub fn regler(&self, largeur: Largeur) {
        let (large, haut) = largeur.pixels();
        let ecran = json!({
            "width": large, "height": haut, "deviceScaleFactor": 1,
            "mobile": largeur == Largeur::Telephone,
        });
        self.cdp("Emulation.setDeviceMetricsOverride", &ecran);
    }

    /// Changes the theme that the system prefers.
    #[track_caller]
    pub fn preferer(&self, theme: Theme) {
        let voulu = json!({
            "features": [
                { "name": "prefers-color-scheme", "value": theme.css() },
                // A picture taken in the middle of a movement shows neither end of it.
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ],
        });
        self.cdp("Emulation.setEmulatedMedia", &voulu);
    }
}

/// Whether an element's page is no more, or is on its way out.
fn partie(cause: &CmdError) -> bool {
    cause.is_stale_element_reference() || cause.is_no_such_element()
        // Asked between two documents, the driver says it in its own words.
        || cause.to_string().contains("does not belong to the document")
}
