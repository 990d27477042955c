//! `passerelle prevision calibrer`: what the published figures say of what nobody publishes.

use forecast::calibrage::{Calibrage, ErreurCalibrage, Recherche};
use forecast::dessin::nombre;
use forecast::{Reglages, Scenario, calibrer};
use serde_json::{Map, Value, json};

use crate::arguments::Format;
use crate::commandes::prevision::{avancer, barre, echec};
use crate::erreur::Echec;
use crate::sortie;

pub(super) fn executer(
    scenario: &Scenario,
    (points, tours): (u32, u32),
    reglages: &Reglages,
    format: Format,
) -> Result<(), Echec> {
    let barre = barre();
    let trouve = calibrer(scenario, Recherche { points, tours }, reglages, &avancer(&barre));
    barre.finish_and_clear();
    let trouve = trouve.map_err(|erreur| match &erreur {
        ErreurCalibrage::Scenario(erreur) => echec(erreur),
        ErreurCalibrage::RienAChercher | ErreurCalibrage::Annee(_) => {
            Echec::usage("calibrage-impossible", erreur.to_string()).conseil(
                "un scénario dit ce qu'il cherche dans [[calibrage.inconnue]] et \
                 [[calibrage.cible]] : voyez « prevision scenarios aujourd-hui --format json »",
            )
        }
    })?;
    sortie::reponse(format, &texte(scenario, &trouve), &valeur(scenario, reglages, &trouve));
    Ok(())
}

fn texte(scenario: &Scenario, trouve: &Calibrage) -> String {
    let inconnues: Vec<Vec<String>> = trouve
        .inconnues
        .iter()
        .map(|etendue| {
            let cherche = &etendue.inconnue;
            let reste = etendue.compatibles.map_or_else(
                || "aucune".into(),
                |(bas, milieu, haut)| {
                    format!("{} à {} (milieu {})", nombre(bas), nombre(haut), nombre(milieu))
                },
            );
            vec![
                cherche.champ.clone(),
                format!("{} à {}", nombre(cherche.bas), nombre(cherche.haut)),
                nombre(etendue.proche),
                reste,
            ]
        })
        .collect();
    let cibles: Vec<Vec<String>> = trouve
        .cibles
        .iter()
        .map(|(cible, obtenu)| {
            vec![
                format!("{} {}", cible.sortie.code(), cible.annee),
                format!("{} ± {}", nombre(cible.valeur), nombre(cible.tolerance)),
                obtenu.map_or_else(|| "–".into(), nombre),
            ]
        })
        .collect();
    let sorties: Vec<Vec<String>> = trouve
        .sorties
        .iter()
        .map(|(indicateur, bas, haut)| {
            vec![indicateur.nom(), format!("{} à {}", nombre(*bas), nombre(*haut))]
        })
        .collect();
    let verdict = if trouve.compatibles == 0 {
        "Aucun essai ne donne toutes les sorties connues : élargissez les intervalles, ou une \
         donnée contredit les autres."
            .to_owned()
    } else {
        format!(
            "{} essais sur {} donnent toutes les sorties connues.",
            trouve.compatibles, trouve.essais
        )
    };
    let mut parties = vec![
        scenario.titre.clone(),
        verdict,
        sortie::tableau(
            &["entrée inconnue", "cherchée", "la plus proche", "compatibles"],
            &inconnues,
        ),
        sortie::tableau(&["sortie connue", "publiée", "obtenue"], &cibles),
    ];
    if !sorties.is_empty() {
        parties.push(sortie::tableau(&["ce qui reste ouvert", "étendue"], &sorties));
    }
    parties.join("\n\n")
}

fn valeur(scenario: &Scenario, reglages: &Reglages, trouve: &Calibrage) -> Value {
    let inconnues: Value = trouve
        .inconnues
        .iter()
        .map(|etendue| {
            json!({
                "champ": etendue.inconnue.champ,
                "cherchee": [etendue.inconnue.bas, etendue.inconnue.haut],
                "proche": etendue.proche,
                "compatibles": etendue.compatibles.map(|(bas, milieu, haut)| json!({
                    "bas": bas, "milieu": milieu, "haut": haut,
                })),
            })
        })
        .collect();
    let cibles: Value = trouve
        .cibles
        .iter()
        .map(|(cible, obtenu)| {
            json!({
                "sortie": cible.sortie.code(),
                "annee": cible.annee,
                "publiee": cible.valeur,
                "tolerance": cible.tolerance,
                "obtenue": obtenu,
            })
        })
        .collect();
    let sorties: Map<String, Value> = trouve
        .sorties
        .iter()
        .map(|(indicateur, bas, haut)| (indicateur.code(), json!({ "bas": bas, "haut": haut })))
        .collect();
    json!({
        "scenario": scenario.nom,
        "graine": reglages.graine,
        "replications": reglages.replications,
        "essais": trouve.essais,
        "compatibles": trouve.compatibles,
        "distance": trouve.distance,
        "inconnues": inconnues,
        "cibles": cibles,
        "sorties": sorties,
    })
}
