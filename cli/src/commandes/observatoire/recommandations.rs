//! `passerelle observatoire recommandations`.

use observatory::recommandations::{Recommandation, Statut};
use serde_json::{Value, json};

use crate::arguments::Format;
use crate::sortie;

/// The recommendations as they stood at an edition; at the last one without any.
pub(super) fn montrer(edition: Option<u16>, format: Format) {
    let toutes = Recommandation::embarquees();
    let derniere = toutes.iter().flat_map(|une| &une.suivi).map(|etat| etat.edition).max();
    let edition = edition.or(derniere).unwrap_or_default();
    let suivies: Vec<&Recommandation> =
        toutes.iter().filter(|une| une.etat_a(edition).is_some()).collect();
    let lignes: Vec<Vec<String>> = suivies.iter().map(|une| ligne(une, edition)).collect();
    let mut bilan = Vec::new();
    for statut in Statut::TOUS {
        let etat = |une: &&&Recommandation| une.etat_a(edition).map(|e| e.statut) == Some(statut);
        let combien = suivies.iter().filter(etat).count();
        if combien > 0 {
            bilan.push(format!("{} {combien}", statut.code()));
        }
    }
    let mesurees = suivies.iter().filter(|une| une.est_mesuree()).count();
    let texte = format!(
        "Recommandations, édition {edition}\n\n{}\n\n{} recommandations ({}) ; {mesurees} \
         mesurées par un indicateur ou un chiffre.",
        sortie::tableau(&["id", "statut", "objet", "destinataire", "mesurée par"], &lignes),
        suivies.len(),
        bilan.join(", "),
    );
    let valeurs: Vec<Value> = suivies.iter().map(|une| valeur(une)).collect();
    let valeur = json!({ "edition": edition, "recommandations": valeurs });
    sortie::reponse(format, &texte, &valeur);
}

fn ligne(une: &Recommandation, edition: u16) -> Vec<String> {
    let statut = une.etat_a(edition).map_or("", |etat| etat.statut.code());
    let mesures: Vec<&str> =
        une.indicateurs.iter().chain(&une.chiffres).map(String::as_str).collect();
    vec![
        une.id.clone(),
        statut.into(),
        une.objet.clone(),
        une.destinataire.clone(),
        mesures.join(" "),
    ]
}

fn valeur(une: &Recommandation) -> Value {
    let suivi = une.suivi.iter().map(|etat| {
        let statut = etat.statut.code();
        json!({ "edition": etat.edition, "statut": statut, "preuve": etat.preuve })
    });
    json!({
        "id": une.id,
        "objet": une.objet,
        "destinataire": une.destinataire,
        "nature": une.nature.code(),
        "indicateurs": une.indicateurs,
        "chiffres": une.chiffres,
        "suivi": suivi.collect::<Vec<_>>(),
    })
}
