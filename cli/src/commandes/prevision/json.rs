//! A forecast for another program. Where a number has no meaning, null.

use forecast::bilan::{BilanAnnee, Passage};
use forecast::charge::Charge;
use forecast::sensibilite::Effet;
use forecast::simulation::Etape;
use forecast::temps::JOURS_PAR_MOIS;
use forecast::{Bilan, Comparaison, Estimation, Indicateur, Reglages, Scenario};
use serde_json::{Map, Value, json};

/// Departments by pathways in progress.
pub(super) const TRANCHES: [&str; 5] = ["0", "1-5", "6-10", "11-20", "21-et-plus"];

pub(super) fn bilan(scenario: &Scenario, reglages: &Reglages, bilan: &Bilan) -> Value {
    let mut valeur = entete(scenario, reglages);
    valeur.extend(corps(scenario, bilan));
    valeur.insert("entrees".into(), entrees(scenario));
    Value::Object(valeur)
}

pub(super) fn comparaison(
    avant: &Scenario,
    apres: &Scenario,
    reglages: &Reglages,
    comparaison: &Comparaison,
) -> Value {
    let differences: Map<String, Value> = comparaison
        .differences
        .iter()
        .map(|d| {
            let valeur = json!({
                "avant": estimation(d.avant),
                "apres": estimation(d.apres),
                "ecart": estimation(d.ecart),
                "au_dela_du_hasard": d.ecart.map(|ecart| !ecart.contient_zero()),
            });
            (d.indicateur.code(), valeur)
        })
        .collect();
    let cote = |scenario: &Scenario, bilan: &Bilan| {
        let mut valeur = entete(scenario, reglages);
        valeur.extend(corps(scenario, bilan));
        Value::Object(valeur)
    };
    json!({
        "graine": reglages.graine,
        "replications": reglages.replications,
        "differences": differences,
        "avant": cote(avant, &comparaison.avant),
        "apres": cote(apres, &comparaison.apres),
    })
}

pub(super) fn effets(scenario: &Scenario, reglages: &Reglages, effets: &[Effet]) -> Value {
    let effet = |effet: &Effet| {
        let ecarts: Map<String, Value> = effet
            .ecarts
            .iter()
            .map(|(indicateur, ecart)| (indicateur.code(), estimation(*ecart)))
            .collect();
        let (bas, haut) = effet.variation_pourcent;
        json!({ "champ": effet.champ, "variation_pourcent": [bas, haut], "ecarts": ecarts })
    };
    let mut valeur = entete(scenario, reglages);
    valeur.insert("effets".into(), effets.iter().map(effet).collect());
    Value::Object(valeur)
}

/// Every number of a scenario and where it comes from.
pub(super) fn entrees(scenario: &Scenario) -> Value {
    let entree = |entree: &forecast::scenario::Entree| {
        json!({
            "champ": entree.champ,
            "valeur": entree.valeur,
            "nature": entree.nature,
            "au": entree.au,
            "source": entree.source,
        })
    };
    scenario.entrees.iter().map(entree).collect()
}

pub(super) fn estimation(estimation: Option<Estimation>) -> Value {
    estimation
        .map_or(Value::Null, |e| json!({ "moyenne": e.moyenne, "bas": e.bas(), "haut": e.haut() }))
}

fn entete(scenario: &Scenario, reglages: &Reglages) -> Map<String, Value> {
    let mut valeur = Map::new();
    valeur.insert("scenario".into(), json!(scenario.nom));
    valeur.insert("titre".into(), json!(scenario.titre));
    valeur.insert("resume".into(), json!(scenario.resume));
    valeur.insert("graine".into(), json!(reglages.graine));
    valeur.insert("replications".into(), json!(reglages.replications));
    valeur
}

fn corps(scenario: &Scenario, bilan: &Bilan) -> Map<String, Value> {
    let mut indicateurs = Map::new();
    for (indicateur, valeur) in &bilan.indicateurs {
        indicateurs.insert(indicateur.code(), estimation(*valeur));
    }
    let jours = bilan.indicateur(Indicateur::AttenteMoyenne).map(|mois| Estimation {
        moyenne: mois.moyenne * JOURS_PAR_MOIS,
        marge: mois.marge * JOURS_PAR_MOIS,
        n: mois.n,
    });
    indicateurs.insert("attente_moyenne_jours".into(), estimation(jours));
    let (premiere, derniere) = bilan.mesure;
    let valeur = json!({
        "mesure": {
            "premiere_annee": premiere,
            "derniere_annee": derniere,
            "chauffe_mois": bilan.chauffe_mois,
            "regime_atteint": bilan.regime_atteint,
        },
        "indicateurs": indicateurs,
        "etape_qui_retient": bilan.etape_qui_retient.map(|(etape, part)| json!({
            "etape": etape.code(), "part_pourcent": part * 100.0,
        })),
        "stable": bilan.stable(),
        "charges": bilan.charges.iter().map(charge).collect::<Value>(),
        "depassement": passage(&bilan.depassement),
        "resorption": passage(&bilan.resorption),
        "annees": bilan.annees.iter().map(annee).collect::<Value>(),
        "mois": mois(scenario, bilan),
        "territoires": bilan.groupes.iter().map(|groupe| json!({
            "nom": groupe.nom,
            "nombre": groupe.nombre,
            "attente_mois": estimation(groupe.attente_mois),
            "en_cours": estimation(groupe.en_cours),
            "en_attente": estimation(groupe.en_attente),
        })).collect::<Value>(),
        "departements_par_psp_en_cours": TRANCHES.iter().zip(bilan.tranches)
            .map(|(nom, tranche)| ((*nom).to_owned(), estimation(tranche)))
            .collect::<Map<String, Value>>(),
        "little": { "verifiee": bilan.little, "sur": bilan.replications },
    });
    match valeur {
        Value::Object(objet) => objet,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Map::new()
        }
    }
}

fn charge(charge: &Charge) -> Value {
    json!({
        "territoire": charge.territoire,
        "ressource": charge.ressource.code(),
        "charge": charge.charge,
        "stable": charge.stable(),
    })
}

fn passage(passage: &Passage) -> Value {
    json!({
        "seuil": passage.seuil,
        "annee": estimation(passage.annee),
        "replications": passage.fois,
    })
}

fn annee(annee: &BilanAnnee) -> Value {
    let mut valeur = Map::new();
    valeur.insert("annee".into(), json!(annee.annee));
    valeur.insert("attente_mois".into(), estimation(annee.attente_mois));
    valeur.insert("en_cours_fin".into(), estimation(annee.en_cours));
    valeur.insert("en_attente_fin".into(), estimation(annee.en_attente));
    for (annuel, nombre) in &annee.annuels {
        valeur.insert(annuel.code().into(), estimation(*nombre));
    }
    Value::Object(valeur)
}

fn mois(scenario: &Scenario, bilan: &Bilan) -> Value {
    let mut liste = Vec::new();
    for (rang, mois) in (0_i32..).zip(&bilan.mois) {
        liste.push(json!({
            "fin_de_mois": format!("{:04}-{:02}", scenario.debut + rang / 12, rang % 12 + 1),
            "en_cours": estimation(mois.en_cours),
            "en_attente": estimation(mois.en_attente),
        }));
    }
    Value::Array(liste)
}

/// The stages that add up to the wait, and the pathway: those a table shows.
pub(super) const ETAPES: [Etape; 6] = Etape::TOUTES;
