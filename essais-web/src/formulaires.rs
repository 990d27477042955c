//! Forms as an attacker, or a clumsy hand, fills them: a canary in every field.

use fantoccini::Locator;
use serde_json::{Map, Value, json};
use testkit::{CANARI, canari};

use crate::navigateur::Navigateur;

/// A form of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formulaire {
    /// Its rank among the forms of the page.
    pub rang: usize,
    /// Where it sends to: a path.
    pub vers: String,
    /// `get` or `post`.
    pub methode: String,
    /// Names of its fields, hidden ones included.
    pub champs: Vec<String>,
    /// Whether somebody fills anything in it: a form may be a button and its hidden fields.
    pub se_remplit: bool,
}

/// Which fields take a canary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Semis {
    /// Those a person fills: the form may be accepted.
    Visibles,
    /// Hidden ones too, the token of the session included: it must be refused, in silence.
    Tous,
}

impl Semis {
    /// Both.
    pub const TOUS_DEUX: [Self; 2] = [Self::Visibles, Self::Tous];
}

/// The forms of the page.
const LIRE: &str = "\
[...document.forms].map((f) => ({ vers: new URL(f.action).pathname, methode: f.method,\
  champs: [...f.elements].filter((c) => c.name && c.type !== 'submit').map((c) => c.name),\
  visible: [...f.elements].some((c) => c.name && c.type !== 'submit' && c.type !== 'hidden') }))";

/// Fills one: `{rang}`, `{caches}`, `{noms}` stand for values. A choice and a day cannot hold a
/// canary in a browser: the last choice is taken, and a day and an hour that nobody would type.
const SEMER: &str = "\
(() => {\
  const f = document.forms[{rang}]; const caches = {caches}; const noms = {noms};\
  f.noValidate = true;\
  document.querySelectorAll('details').forEach((d) => { d.open = true; });\
  [...f.elements].forEach((c) => {\
    const canari = noms[c.name];\
    if (!canari || c.type === 'submit' || (c.type === 'hidden' && !caches)) return;\
    if (c.type === 'checkbox' || c.type === 'radio') { c.checked = true;\
      if (caches) c.value = canari; }\
    else if (c.tagName === 'SELECT') {\
      if (caches) c.add(new Option('', canari)); c.selectedIndex = c.options.length - 1; }\
    else if (c.type === 'file') return;\
    else { if (caches && c.type !== 'hidden') c.type = 'text';\
      c.value = { date: '1931-01-02', time: '03:07' }[c.type] ?? canari; }\
  });\
})()";

/// Marks the first button of a form.
const MARQUER: &str = "\
document.forms[{rang}].querySelector(\
  'button:not([type]), button[type=submit], input[type=submit]'\
).setAttribute('data-essai', 'envoi')";

impl Navigateur {
    /// Every form of the page.
    #[track_caller]
    pub fn formulaires(&self) -> Vec<Formulaire> {
        let lus = self.evaluer(LIRE);
        let lus = lus.as_array().unwrap().iter().enumerate();
        lus.map(|(rang, lu)| Formulaire::lire(rang, lu)).collect()
    }

    /// Puts a canary of its own in each field. Gives them back.
    #[track_caller]
    pub fn semer(&self, formulaire: &Formulaire, semis: Semis) -> Vec<String> {
        let canaris: Vec<String> = formulaire.canaris();
        let noms: Map<String, Value> =
            formulaire.champs.iter().cloned().zip(canaris.iter().map(|c| json!(c))).collect();
        let script = SEMER
            .replace("{rang}", &formulaire.rang.to_string())
            .replace("{caches}", if semis == Semis::Tous { "true" } else { "false" })
            .replace("{noms}", &Value::Object(noms).to_string());
        self.evaluer(&script);
        canaris
    }

    /// Presses the first button of a form, and waits for the page that answers.
    #[track_caller]
    pub fn envoyer(&self, formulaire: &Formulaire) {
        self.evaluer(&MARQUER.replace("{rang}", &formulaire.rang.to_string()));
        self.changer_de_page(&formulaire.vers, || {
            self.presser(Locator::Css("[data-essai='envoi']"), &formulaire.vers);
        });
    }

    /// Ends the test when the page's address, its title or the browser's console shows a canary.
    #[track_caller]
    pub fn sans_canari(&self) {
        let (url, titre) = (self.url(), self.titre());
        assert!(!url.contains(CANARI), "a canary in an address: {url}");
        assert!(!titre.contains(CANARI), "a canary in a title: {titre}");
        let console = self.console().join("\n");
        assert!(!console.contains(CANARI), "a canary in the console: {console}");
    }
}

impl Formulaire {
    fn lire(rang: usize, lu: &Value) -> Self {
        let texte = |nom: &str| lu[nom].as_str().unwrap_or_default().to_owned();
        let champs = lu["champs"].as_array().into_iter().flatten();
        let mut noms: Vec<String> = Vec::new();
        for champ in champs.filter_map(Value::as_str) {
            // Radio buttons share one name.
            if !noms.iter().any(|nom| nom == champ) {
                noms.push(champ.to_owned());
            }
        }
        Self {
            rang,
            vers: texte("vers"),
            methode: texte("methode"),
            champs: noms,
            se_remplit: lu["visible"] == true,
        }
    }

    /// One canary for each field: whichever is found says where it came from.
    fn canaris(&self) -> Vec<String> {
        let page = self.vers.split('/').filter(|nom| nom.len() < 20).collect::<Vec<_>>().join("-");
        self.champs.iter().map(|champ| canari(&format!("{page}-{champ}"))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_canary_says_its_form_and_its_field() {
        let lu =
            json!({ "vers": "/dossiers", "methode": "post", "champs": ["nom", "voie", "voie"] });
        let formulaire = Formulaire::lire(2, &lu);
        assert_eq!(formulaire.champs, ["nom", "voie"]);
        assert_eq!(formulaire.canaris(), ["ZZ-CANARI--dossiers-nom", "ZZ-CANARI--dossiers-voie"]);
    }
}
