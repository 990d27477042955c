//! Finding things by what they are and how they are called, as a screen reader hears them.

use std::collections::BTreeMap;

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::{Navigateur, Role};

/// What a name may say to look inside: rows, items, groups and parts of a page.
const CONTENANTS: &str = "(self::tr or self::li or self::fieldset or self::section or \
                          self::article or self::form or self::dialog or self::details or \
                          self::nav or @role='group')";
/// The attribute that carries what was found to the driver, for the time of a call.
const MARQUE: &str = "data-essai";

/// The page as a screen reader walks it: nodes in their order.
struct Arbre {
    noeuds: Vec<Noeud>,
}

struct Noeud {
    /// Its number in the browser's document.
    document: i64,
    role: String,
    nom: String,
    /// Inside which nodes of the document it stands.
    dans: Vec<i64>,
}

impl Navigateur {
    /// The one thing of this kind and name.
    #[track_caller]
    pub(super) fn trouver(&self, role: Role, nom: &str) -> Element {
        let mut trouves = self.numeros(role, nom);
        match (trouves.pop(), trouves.len()) {
            (Some(numero), 0) => self.element(numero),
            (Some(_), autres) => {
                panic!("{role:?} « {nom} »: {} of them; say inside what: « … > {nom} »", autres + 1)
            }
            (None, _) => panic!(
                "{role:?} « {nom} »: not on {}; there are: {}",
                self.url(),
                self.noms(role).join(" | ")
            ),
        }
    }

    /// Whether there is at least one thing of this kind and name.
    #[track_caller]
    pub fn montre(&self, role: Role, nom: &str) -> bool {
        !self.numeros(role, nom).is_empty()
    }

    /// How everything of this kind is called, in the order of the page.
    #[track_caller]
    pub fn noms(&self, role: Role) -> Vec<String> {
        let arbre = self.arbre();
        arbre.de(role).map(|noeud| noeud.nom.clone()).collect()
    }

    fn numeros(&self, role: Role, nom: &str) -> Vec<i64> {
        let mut chemin: Vec<&str> = nom.split(" > ").collect();
        let voulu = normal(chemin.pop().unwrap_or_default());
        let contenants = self.contenants(&chemin);
        let arbre = self.arbre();
        let dedans = |noeud: &&Noeud| {
            chemin.is_empty() || contenants.iter().any(|numero| noeud.dans.contains(numero))
        };
        let nommes = |regle: &dyn Fn(&str) -> bool| -> Vec<i64> {
            let nommes = arbre.de(role).filter(|noeud| regle(&noeud.nom)).filter(dedans);
            nommes.map(|noeud| noeud.document).collect()
        };
        let exacts = nommes(&|dit| dit == voulu);
        if !exacts.is_empty() {
            return exacts;
        }
        // A label often carries its help: the beginning is what people call it by.
        nommes(&|dit| dit.strip_prefix(voulu.as_str()).is_some_and(|suite| suite.starts_with(' ')))
    }

    /// The smallest parts of the page that hold all these texts.
    fn contenants(&self, textes: &[&str]) -> Vec<i64> {
        if textes.is_empty() {
            return Vec::new();
        }
        let tous: Vec<String> = textes.iter().map(|texte| contient(texte)).collect();
        let tous = format!("{CONTENANTS} and {}", tous.join(" and "));
        let chemin = format!("//*[{tous}][not(.//*[{tous}])]");
        let elements = self.client.find_all(Locator::XPath(&chemin));
        let elements = self.faire("what the name stands in", elements);
        // The driver's elements and the browser's tree share no number: a mark joins them.
        for (rang, element) in elements.iter().enumerate() {
            self.script_sur(element, "arguments[0].setAttribute(arguments[1], arguments[2])", rang);
        }
        let racine = self.racine();
        let numeros = elements.iter().enumerate().map(|(rang, element)| {
            let selecteur = format!("[{MARQUE}='{rang}']");
            let demande = json!({ "nodeId": racine, "selector": selecteur });
            let noeud = self.cdp("DOM.querySelector", &demande)["nodeId"].clone();
            let decrit = self.cdp("DOM.describeNode", &json!({ "nodeId": noeud }));
            self.script_sur(element, "arguments[0].removeAttribute(arguments[1])", rang);
            decrit["node"]["backendNodeId"].as_i64().unwrap()
        });
        numeros.collect()
    }

    fn script_sur(&self, element: &Element, script: &str, rang: usize) {
        let element = serde_json::to_value(element).unwrap();
        let arguments = vec![element, json!(MARQUE), json!(rang)];
        self.faire(script, self.client.execute(script, arguments));
    }

    /// The driver's element for a node of the browser's document.
    fn element(&self, numero: i64) -> Element {
        self.racine();
        let demande = json!({ "backendNodeIds": [numero] });
        let rendu = self.cdp("DOM.pushNodesByBackendIdsToFrontend", &demande);
        let noeud = &rendu["nodeIds"][0];
        let marque = json!({ "nodeId": noeud, "name": MARQUE, "value": "ici" });
        self.cdp("DOM.setAttributeValue", &marque);
        let selecteur = format!("[{MARQUE}='ici']");
        let element = self.faire("the element found", self.client.find(Locator::Css(&selecteur)));
        self.cdp("DOM.removeAttribute", &json!({ "nodeId": noeud, "name": MARQUE }));
        element
    }

    fn racine(&self) -> Value {
        self.cdp("DOM.getDocument", &json!({ "depth": 0 }))["root"]["nodeId"].clone()
    }

    fn arbre(&self) -> Arbre {
        let rendu = self.cdp("Accessibility.getFullAXTree", &json!({}));
        Arbre::lire(rendu["nodes"].as_array().unwrap())
    }
}

impl Arbre {
    fn lire(noeuds: &[Value]) -> Self {
        let par_numero: BTreeMap<&str, &Value> =
            noeuds.iter().filter_map(|noeud| Some((noeud["nodeId"].as_str()?, noeud))).collect();
        let ancetres = |noeud: &Value| {
            let mut dans = Vec::new();
            let mut parent = noeud["parentId"].as_str();
            while let Some(noeud) = parent.and_then(|numero| par_numero.get(numero)) {
                dans.extend(noeud["backendDOMNodeId"].as_i64());
                parent = noeud["parentId"].as_str();
            }
            dans
        };
        let dits = noeuds.iter().filter(|noeud| noeud["ignored"] != true);
        let noeuds = dits.filter_map(|noeud| {
            Some(Noeud {
                document: noeud["backendDOMNodeId"].as_i64()?,
                role: noeud["role"]["value"].as_str()?.to_owned(),
                nom: normal(noeud["name"]["value"].as_str().unwrap_or_default()),
                dans: ancetres(noeud),
            })
        });
        Self { noeuds: noeuds.collect() }
    }

    fn de(&self, role: Role) -> impl Iterator<Item = &Noeud> {
        self.noeuds.iter().filter(move |noeud| role.noms().contains(&noeud.role.as_str()))
    }
}

/// Spaces of any kind and width are one space; both apostrophes are one.
pub(super) fn normal(texte: &str) -> String {
    let mots: Vec<&str> = texte.split(char::is_whitespace).filter(|mot| !mot.is_empty()).collect();
    mots.join(" ").replace('\u{2019}', "'")
}

/// A condition of XPath: this text stands in it, spaces and apostrophes made alike.
fn contient(texte: &str) -> String {
    let texte = normal(texte).replace('"', "");
    format!(
        "contains(normalize-space(translate(., \"\u{a0}\u{202f}\u{2019}\", \"  '\")), \"{texte}\")"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_apostrophes_of_any_kind_are_alike() {
        assert_eq!(normal(" Date\u{a0}:\n d\u{2019}entrée\u{202f}! "), "Date : d'entrée !");
    }

    #[test]
    fn ignored_nodes_say_nothing_but_hold_others() {
        let page = json!([
            { "nodeId": "1", "backendDOMNodeId": 10, "role": { "value": "RootWebArea" } },
            { "nodeId": "2", "parentId": "1", "backendDOMNodeId": 20, "ignored": true },
            { "nodeId": "3", "parentId": "2", "backendDOMNodeId": 30, "ignored": false,
              "role": { "value": "button" }, "name": { "value": "Ouvrir" } },
        ]);
        let arbre = Arbre::lire(page.as_array().unwrap());
        let boutons: Vec<_> = arbre.de(Role::Bouton).collect();
        assert_eq!(boutons.len(), 1);
        assert_eq!(
            (boutons[0].nom.as_str(), boutons[0].dans.as_slice()),
            ("Ouvrir", &[20, 10][..])
        );
    }
}
