//! `datapackage.json`: every file, every column.

use serde_json::{Value, json};

use super::lignes::{CONFIDENTIALITES, OBSERVATIONS, Ressource, TOUS};
use super::{Jeu, LICENCE};
use crate::Dimension;

/// Version of the layout of the files.
const FORME: &str = "2.0.0";

/// What a reader of the data needs to know.
pub(super) const DESCRIPTION: &str = "Nombres protégés : ce qui pourrait désigner quelqu'un n'est \
    pas publié. CONF_STATUS (SDMX CL_CONF_STATUS) : F publié, N non publié, sans que la raison \
    soit dite. OBS_STATUS (SDMX CL_OBS_STATUS) : A normal, Q supprimé. « inconnu » est un groupe ; \
    « _T » les réunit tous. La trace d'un nombre mène à sa définition, à la règle de publication \
    et aux \
    paquets dont il est la somme.";

pub(super) fn descripteur(jeu: &Jeu<'_>, ressources: &[Ressource<'_>]) -> Value {
    let mut toutes: Vec<Value> = ressources.iter().map(Ressource::decrire).collect();
    toutes.extend([indicateurs(), traces(), paquets()]);
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": jeu.nom,
        "title": jeu.titre,
        "description": DESCRIPTION,
        "version": FORME,
        "contributors": [{ "title": jeu.editeur, "roles": ["publisher"] }],
        "licenses": [{ "name": "etalab-2.0", "title": "Licence Ouverte 2.0", "path": LICENCE }],
        "resources": toutes,
    })
}

impl Ressource<'_> {
    fn decrire(&self) -> Value {
        let mut champs = Vec::new();
        for dimension in self.dimensions {
            let mut codes: Vec<&str> =
                dimension.modalites.iter().map(|m| m.code.as_str()).collect();
            codes.push(TOUS);
            champs.push(parmi(&dimension.code, &nom(&dimension.code), &codes));
        }
        champs.push(parmi("indicateur", "voir indicateurs.csv", &self.indicateurs()));
        champs.extend([jour("du", "premier jour"), jour("au", "dernier jour")]);
        champs.push(json!({
            "name": "valeur",
            "title": self.unite,
            "type": "integer",
            "constraints": { "minimum": 0 },
        }));
        champs.push(parmi("CONF_STATUS", "SDMX CL_CONF_STATUS", &CONFIDENTIALITES));
        champs.push(parmi("OBS_STATUS", "SDMX CL_OBS_STATUS", &OBSERVATIONS));
        champs.push(mot("trace", "voir traces.csv"));
        let mut cle: Vec<&str> = self.dimensions.iter().map(|d| d.code.as_str()).collect();
        cle.push("indicateur");
        let titre = self.titre();
        let liens =
            json!([lien("indicateur", "indicateurs", "id"), lien("trace", "traces", "trace"),]);
        ressource(&self.nom, &titre, &json!(champs), &json!(cle), Some(liens))
    }

    /// What it holds, in a few words.
    pub(super) fn titre(&self) -> String {
        let axes: Vec<String> = self.dimensions.iter().map(|d| nom(&d.code)).collect();
        if axes.is_empty() {
            format!("{}, en tout", self.unite)
        } else {
            format!("{}, par {}", self.unite, axes.join(" et "))
        }
    }
}

/// The French name of an axis; its code when it is none of ours.
fn nom(code: &str) -> String {
    Dimension::depuis_code(code).map_or_else(|| code.to_owned(), |axe| axe.nom().to_owned())
}

fn indicateurs() -> Value {
    let champs = json!([
        mot("id", "identifiant"),
        entier("version"),
        mot("libelle", "en quelques mots"),
        mot("definition", "définition"),
        mot("population", "de qui, de quoi"),
        mot("unite", "unité"),
        mot("temps", "stock ou flux"),
    ]);
    ressource("indicateurs", "Ce que chaque indicateur compte", &champs, &json!(["id"]), None)
}

fn traces() -> Value {
    let champs = json!([
        mot("trace", "identifiant"),
        mot("indicateur", "voir indicateurs.csv"),
        entier("version"),
        mot("catalogue", "version de la liste des tableaux"),
        entier("seuil"),
        entier("largeur"),
        entier("entiers"),
        entier("associations"),
        mot("generateur", "programme qui a additionné et protégé"),
        mot("paquets", "paquets dont les nombres sont la somme, voir paquets.csv"),
    ]);
    let liens = json!([lien("indicateur", "indicateurs", "id")]);
    let titre = "D'où vient chaque nombre : définition, règle de publication, paquets";
    ressource("traces", titre, &champs, &json!(["trace"]), Some(liens))
}

fn paquets() -> Value {
    let champs = json!([
        mot("paquet", "numéro du paquet"),
        mot("association", "qui a contribué"),
        mot("catalogue", "version de la liste des tableaux"),
        mot("generateur", "programme qui a compté"),
        { "name": "consigne_avant", "title": "chiffres connus avant cet instant",
          "type": "datetime", "format": "any", "constraints": { "required": true } },
    ]);
    ressource("paquets", "Les paquets reçus", &champs, &json!(["paquet"]), None)
}

fn mot(nom: &str, titre: &str) -> Value {
    json!({ "name": nom, "title": titre, "type": "string", "constraints": { "required": true } })
}

fn entier(nom: &str) -> Value {
    json!({ "name": nom, "type": "integer", "constraints": { "required": true, "minimum": 0 } })
}

fn jour(nom: &str, titre: &str) -> Value {
    json!({ "name": nom, "title": titre, "type": "date", "constraints": { "required": true } })
}

fn parmi(nom: &str, titre: &str, codes: &[&str]) -> Value {
    json!({
        "name": nom,
        "title": titre,
        "type": "string",
        "constraints": { "required": true, "enum": codes },
    })
}

fn lien(champ: &str, ressource: &str, vers: &str) -> Value {
    json!({ "fields": [champ], "reference": { "resource": ressource, "fields": [vers] } })
}

fn ressource(nom: &str, titre: &str, champs: &Value, cle: &Value, liens: Option<Value>) -> Value {
    let mut schema = json!({ "fields": champs, "missingValues": [""], "primaryKey": cle });
    if let (Some(objet), Some(liens)) = (schema.as_object_mut(), liens) {
        objet.insert("foreignKeys".into(), liens);
    }
    json!({
        "name": nom,
        "type": "table",
        "title": titre,
        "path": format!("{nom}.csv"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}
