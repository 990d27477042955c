//! The open dataset: protected tables as a Frictionless Data Package (version 2).
//!
//! One CSV a table, one line a number, in long form; `indicateurs.csv` says what each counts;
//! `datapackage.json` describes them all. Each number has its SDMX confidentiality and observation
//! codes. The same tables give the same bytes: there is no clock in it.
//!
//! What is hidden is decided elsewhere. Here a hidden cell has no value to write: the value is not
//! read.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::catalogue::Catalogue;
use crate::cube::{Cellule, Tableau};

/// Version of the layout of the files.
const FORME: &str = "1.0.0";
/// Code of "all groups together", as SDMX writes it.
const TOUS: &str = "_T";

/// What a reader of the data needs to know.
const DESCRIPTION: &str = "Nombres protégés : ce qui pourrait désigner quelqu'un n'est pas publié. \
    CONF_STATUS : F publié, A petit nombre non publié, D non publié pour en protéger un autre. \
    OBS_STATUS : A normal, Q non publié. « inconnu » est un groupe ; « _T » les réunit tous.";

/// What was decided of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Published as it is.
    Publiee,
    /// Hidden: too small to be published.
    Primaire,
    /// Hidden so that another cannot be computed.
    Secondaire,
}

/// A table, and what was decided of each of its cells.
#[derive(Clone, Debug)]
pub struct TableOuverte<'t> {
    /// The table.
    pub tableau: &'t Tableau,
    /// For each line, for each column.
    pub sorts: Vec<Vec<Sort>>,
}

/// An edition of the dataset.
#[derive(Clone, Debug)]
pub struct Jeu<'t> {
    /// Short name: lower case, digits, hyphens.
    pub nom: String,
    /// Its title.
    pub titre: String,
    /// Who publishes it.
    pub editeur: String,
    /// Its tables.
    pub tables: Vec<TableOuverte<'t>>,
}

/// A dataset that cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurJeu {
    /// Something was not decided: nothing is published by default.
    #[error("« {0} » : chaque cellule doit avoir son sort, publiée ou non")]
    Sorts(String),
    /// Two tables of the same id, or none.
    #[error("un jeu a au moins un tableau, et chacun a son identifiant")]
    Tables,
    /// A name that is no name of a package.
    #[error("un nom s'écrit en minuscules, chiffres et tirets")]
    Nom,
}

impl Jeu<'_> {
    /// The files, by name.
    ///
    /// # Errors
    /// [`ErreurJeu`]: a cell whose fate is not said, no table or two of the same id, a bad name.
    pub fn fichiers(&self) -> Result<BTreeMap<String, String>, ErreurJeu> {
        let bon = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.nom.is_empty() || !self.nom.chars().all(bon) {
            return Err(ErreurJeu::Nom);
        }
        let mut fichiers = BTreeMap::new();
        let mut ressources = Vec::new();
        for table in &self.tables {
            let id = &table.tableau.plan.id;
            if fichiers.insert(format!("{id}.csv"), table.csv()?).is_some() {
                return Err(ErreurJeu::Tables);
            }
            ressources.push(table.ressource());
        }
        if ressources.is_empty() || fichiers.contains_key("indicateurs.csv") {
            return Err(ErreurJeu::Tables);
        }
        fichiers.insert("indicateurs.csv".into(), indicateurs());
        ressources.push(ressource_des_indicateurs());
        fichiers
            .insert("datapackage.json".into(), format!("{:#}\n", self.descripteur(&ressources)));
        Ok(fichiers)
    }

    fn descripteur(&self, ressources: &[Value]) -> Value {
        json!({
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": self.nom,
            "title": self.titre,
            "description": DESCRIPTION,
            "version": FORME,
            "contributors": [{ "title": self.editeur, "roles": ["publisher"] }],
            "licenses": [{
                "name": "etalab-2.0",
                "title": "Licence Ouverte 2.0",
                "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
            }],
            "resources": ressources,
        })
    }
}

impl TableOuverte<'_> {
    fn csv(&self) -> Result<String, ErreurJeu> {
        let tableau = self.tableau;
        let dits = self.sorts.iter().map(Vec::len);
        if !dits.eq(tableau.lignes.iter().map(|ligne| ligne.cellules.len())) {
            return Err(ErreurJeu::Sorts(tableau.plan.id.clone()));
        }
        let mut lignes = vec![self.champs().join(",")];
        for (ligne, sorts) in tableau.lignes.iter().zip(&self.sorts) {
            let groupes: Vec<&str> =
                ligne.groupes.iter().map(|g| g.as_deref().unwrap_or(TOUS)).collect();
            for ((cellule, sort), colonne) in
                ligne.cellules.iter().zip(sorts).zip(&tableau.colonnes)
            {
                for (mesure, valeur) in mesures(cellule, *sort) {
                    let (confidentialite, observation) = statuts(*sort, valeur.as_deref());
                    let mut champs = groupes.clone();
                    champs.extend([&*colonne.id, mesure]);
                    champs.push(valeur.as_deref().unwrap_or_default());
                    champs.extend([confidentialite, observation]);
                    lignes.push(champs.join(","));
                }
            }
        }
        lignes.push(String::new());
        Ok(lignes.join("\n"))
    }

    /// Names of the columns: dimensions, then what every table has.
    fn champs(&self) -> Vec<&'static str> {
        let dimensions = self.tableau.plan.dimensions.iter().map(|dimension| dimension.code());
        dimensions.chain(["indicateur", "mesure", "valeur", "CONF_STATUS", "OBS_STATUS"]).collect()
    }

    fn ressource(&self) -> Value {
        let plan = &self.tableau.plan;
        let mut champs: Vec<Value> = plan
            .dimensions
            .iter()
            .map(|dimension| {
                let mut codes = dimension.modalites();
                codes.push(TOUS.into());
                texte(dimension.code(), dimension.nom(), &json!(codes))
            })
            .collect();
        champs.push(texte("indicateur", "voir indicateurs.csv", &json!(plan.indicateurs)));
        champs.push(texte("mesure", "ce que la valeur mesure", &json!(MESURES)));
        champs.push(json!({
            "name": "valeur",
            "title": self.tableau.unite.code(),
            "type": "number",
            "constraints": { "minimum": 0 },
        }));
        champs.push(texte("CONF_STATUS", "SDMX CL_CONF_STATUS", &json!(["F", "A", "D"])));
        champs.push(texte("OBS_STATUS", "SDMX CL_OBS_STATUS", &json!(["A", "Q"])));
        let mut cle: Vec<&str> = plan.dimensions.iter().map(|d| d.code()).collect();
        cle.extend(["indicateur", "mesure"]);
        let (du, au) = (self.tableau.periode.du(), self.tableau.periode.au());
        let titre = format!("{}, du {du} au {au}", plan.titre);
        let etrangere = json!([{
            "fields": ["indicateur"],
            "reference": { "resource": "indicateurs", "fields": ["id"] },
        }]);
        ressource(&plan.id, &titre, &json!(champs), &json!(cle), Some(etrangere))
    }
}

/// What a value may measure.
const MESURES: [&str; 6] = ["compte", "taux", "personnes", "moyenne", "mediane", "decile_9"];

/// The measures of a cell and their values, none where it is hidden.
fn mesures(cellule: &Cellule, sort: Sort) -> Vec<(&'static str, Option<String>)> {
    let dixiemes = |valeur: u64| format!("{}.{}", valeur / 10, valeur % 10);
    let noms: &[&'static str] = match cellule {
        Cellule::Compte(_) => &["compte"],
        Cellule::Rapport { .. } => &["taux"],
        Cellule::Delai(_) => &["personnes", "moyenne", "mediane", "decile_9"],
    };
    let valeurs = match (sort, cellule) {
        (Sort::Primaire | Sort::Secondaire, _) | (Sort::Publiee, Cellule::Delai(None)) => {
            vec![None; noms.len()]
        }
        (Sort::Publiee, Cellule::Compte(nombre)) => vec![Some(nombre.to_string())],
        (Sort::Publiee, Cellule::Rapport { .. }) => vec![cellule.pour_mille().map(dixiemes)],
        (Sort::Publiee, Cellule::Delai(Some(delai))) => vec![
            Some(delai.personnes.to_string()),
            Some(dixiemes(delai.moyenne_en_dixiemes())),
            Some(dixiemes(delai.mediane_en_dixiemes())),
            Some(delai.decile().to_string()),
        ],
    };
    noms.iter().copied().zip(valeurs).collect()
}

/// SDMX codes of confidentiality and of observation. Delays of fewer than ten people are absent
/// from a published cell too: they are small numbers.
fn statuts(sort: Sort, valeur: Option<&str>) -> (&'static str, &'static str) {
    match (sort, valeur) {
        (Sort::Publiee, Some(_)) => ("F", "A"),
        (Sort::Publiee, None) | (Sort::Primaire, _) => ("A", "Q"),
        (Sort::Secondaire, _) => ("D", "Q"),
    }
}

fn texte(nom: &str, titre: &str, codes: &Value) -> Value {
    json!({
        "name": nom,
        "title": titre,
        "type": "string",
        "constraints": { "required": true, "enum": codes },
    })
}

fn ressource(
    nom: &str,
    titre: &str,
    champs: &Value,
    cle: &Value,
    etrangere: Option<Value>,
) -> Value {
    let mut schema = json!({ "fields": champs, "missingValues": [""], "primaryKey": cle });
    if let (Some(objet), Some(etrangere)) = (schema.as_object_mut(), etrangere) {
        objet.insert("foreignKeys".into(), etrangere);
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

/// The catalogue as CSV: what a number is a number of.
fn indicateurs() -> String {
    let cite = |mot: &str| format!("\"{}\"", mot.replace('"', "\"\""));
    let mut lignes = vec!["id,version,libelle,definition,population,unite,temps".to_owned()];
    for indicateur in Catalogue::embarque().indicateurs() {
        // Divided ones (a star) make no table: their definition would describe nothing here.
        if indicateur.par.is_some() {
            continue;
        }
        let mots = [&indicateur.libelle, &indicateur.definition, &indicateur.population];
        let mots = mots.map(|mot| cite(mot)).join(",");
        let (unite, temps) = (indicateur.unite.code(), indicateur.temps.code());
        lignes.push(format!("{},{},{mots},{unite},{temps}", indicateur.id, indicateur.version));
    }
    lignes.push(String::new());
    lignes.join("\n")
}

fn ressource_des_indicateurs() -> Value {
    let mot =
        |nom: &str| json!({ "name": nom, "type": "string", "constraints": { "required": true } });
    let champs = json!([
        mot("id"),
        { "name": "version", "type": "integer", "constraints": { "required": true } },
        mot("libelle"),
        mot("definition"),
        mot("population"),
        mot("unite"),
        mot("temps"),
    ]);
    ressource("indicateurs", "Ce que chaque indicateur compte", &champs, &json!(["id"]), None)
}
