//! `passerelle observatoire tableau`: one table as text, JSON or CSV.

use domain::Jour;
use observatory::Dimension;
use observatory::catalogue::{Catalogue, Plan};
use observatory::cube::{Cellule, Delai, Periode, Tableau};
use serde_json::{Map, Value, json};

use crate::arguments::{Arguments, Tableau as Demande};
use crate::commandes::ouvrir;
use crate::erreur::Echec;
use crate::sortie;

/// What is said under every table.
const AVERTISSEMENT: &str = "Tableau exact et non protégé : de petits nombres peuvent désigner \
                             quelqu'un. À ne pas publier tel quel.";

pub(super) async fn executer(arguments: &Arguments, demande: &Demande) -> Result<(), Echec> {
    let plan = plan(demande)?;
    // Refused before the passphrase is asked for.
    Catalogue::embarque().verifier(&plan).map_err(app::ErreurApp::from).map_err(|erreur| {
        let conseil = erreur.conseil().unwrap_or_default();
        Echec::usage(erreur.code(), erreur.to_string()).conseil(conseil)
    })?;
    let (session, contexte) = ouvrir(arguments).await?;
    let periode = periode(demande, contexte.aujourdhui)?;
    let tableau = session.tableau(&plan, periode, demande.consigne_avant).await?;
    session.fermer().await;
    if demande.csv {
        sortie::ligne(&tableau.csv());
    } else {
        sortie::reponse(arguments.format, &texte(&tableau), &valeur(&tableau));
    }
    Ok(())
}

fn plan(demande: &Demande) -> Result<Plan, Echec> {
    if let Some(id) = &demande.plan {
        let connu = Catalogue::embarque().plan(id).cloned();
        return connu.ok_or_else(|| {
            Echec::usage("tableau-inconnu", "aucun tableau du catalogue ne porte ce nom")
                .conseil("« observatoire indicateurs » les donne ; ou composez-le : --indicateurs")
        });
    }
    let dimension = |code: &String| {
        Dimension::depuis_code(code).ok_or_else(|| {
            let codes: Vec<&str> = Dimension::TOUTES.iter().map(|(_, code, _)| *code).collect();
            Echec::usage("dimension", "une dimension de --par n'existe pas")
                .conseil(format!("dimensions : {}", codes.join(", ")))
        })
    };
    Ok(Plan {
        id: "demande".into(),
        titre: String::new(),
        indicateurs: demande.indicateurs.clone(),
        dimensions: demande.par.iter().map(dimension).collect::<Result<_, _>>()?,
    })
}

fn periode(demande: &Demande, aujourdhui: Jour) -> Result<Periode, Echec> {
    let au = demande.au.unwrap_or(aujourdhui);
    let du = demande.du.or_else(|| Jour::premier_de_l_an(au.annee())).unwrap_or(au);
    Periode::nouvelle(du, au).map_err(|erreur| {
        Echec::usage("periode", erreur.to_string()).conseil("--du est le premier, --au le dernier")
    })
}

fn texte(tableau: &Tableau) -> String {
    let dimensions = tableau.plan.dimensions.iter().map(|dimension| dimension.nom());
    let entetes: Vec<&str> =
        dimensions.chain(tableau.colonnes.iter().map(|colonne| colonne.libelle.as_str())).collect();
    let lignes: Vec<Vec<String>> = tableau
        .lignes
        .iter()
        .map(|ligne| {
            let groupes = ligne.groupes.iter().map(|g| g.clone().unwrap_or_else(|| "tout".into()));
            groupes.chain(ligne.cellules.iter().map(dit)).collect()
        })
        .collect();
    let titre = if tableau.plan.titre.is_empty() { "Tableau" } else { &tableau.plan.titre };
    let (du, au) = (tableau.periode.du(), tableau.periode.au());
    let unite = tableau.unite.code();
    let corps = sortie::tableau(&entetes, &lignes);
    format!("{titre}, du {du} au {au} (unité : {unite})\n\n{corps}\n\n{AVERTISSEMENT}")
}

fn dit(cellule: &Cellule) -> String {
    match cellule {
        Cellule::Compte(nombre) => nombre.to_string(),
        Cellule::Delai(None) => "moins de 10 personnes".into(),
        Cellule::Delai(Some(delai)) => format!(
            "moyenne {}, médiane {}, 9e décile {} ({} personnes)",
            en_dixiemes(delai.moyenne_en_dixiemes()),
            en_dixiemes(delai.mediane_en_dixiemes()),
            delai.decile(),
            delai.personnes
        ),
        Cellule::Rapport { .. } => cellule.pour_mille().map_or_else(|| "–".into(), en_dixiemes),
    }
}

fn en_dixiemes(dixiemes: u64) -> String {
    format!("{},{}", dixiemes / 10, dixiemes % 10)
}

fn valeur(tableau: &Tableau) -> Value {
    let colonnes: Vec<&str> = tableau.colonnes.iter().map(|colonne| colonne.id.as_str()).collect();
    let dimensions: Vec<&str> = tableau.plan.dimensions.iter().map(|d| d.code()).collect();
    let lignes = tableau.lignes.iter().map(|ligne| {
        let mut objet = Map::new();
        for (dimension, groupe) in dimensions.iter().zip(&ligne.groupes) {
            objet.insert((*dimension).to_owned(), json!(groupe));
        }
        for (colonne, cellule) in colonnes.iter().zip(&ligne.cellules) {
            objet.insert((*colonne).to_owned(), cellule_en_json(cellule));
        }
        Value::Object(objet)
    });
    json!({
        "tableau": tableau.plan.id,
        "du": tableau.periode.du().to_string(),
        "au": tableau.periode.au().to_string(),
        "unite": tableau.unite.code(),
        "protege": false,
        "dimensions": dimensions,
        "indicateurs": colonnes,
        "lignes": lignes.collect::<Vec<_>>(),
    })
}

pub(in crate::commandes) fn cellule_en_json(cellule: &Cellule) -> Value {
    match cellule {
        Cellule::Compte(nombre) => json!(nombre),
        Cellule::Delai(delai) => delai.as_ref().map_or(Value::Null, delai_en_json),
        Cellule::Rapport { numerateur, denominateur } => json!({
            "numerateur": numerateur,
            "denominateur": denominateur,
            "valeur": cellule.pour_mille().map(en_nombre),
        }),
    }
}

fn delai_en_json(delai: &Delai) -> Value {
    json!({
        "personnes": delai.personnes,
        "nombre": delai.nombre,
        "moyenne": en_nombre(delai.moyenne_en_dixiemes()),
        "mediane": en_nombre(delai.mediane_en_dixiemes()),
        "decile_9": delai.decile(),
    })
}

/// A number of tenths as JSON writes it.
fn en_nombre(dixiemes: u64) -> Value {
    let entier = dixiemes / 10;
    match dixiemes % 10 {
        0 => json!(entier),
        reste => format!("{entier}.{reste}").parse::<f64>().map_or(Value::Null, Value::from),
    }
}
