//! `passerelle echeances`.

use std::process::ExitCode;

use app::echeances::AFaire;
use domain::Jour;
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::commandes::subventions::{texte_des_dus, valeur_des_dus};
use crate::commandes::{dossiers, ouvrir};
use crate::erreur::Echec;
use crate::sortie;

pub(super) async fn executer(
    arguments: &Arguments,
    au: Option<Jour>,
    jours: u16,
) -> Result<ExitCode, Echec> {
    let (session, mut contexte) = ouvrir(arguments).await?;
    let au = au.unwrap_or(contexte.aujourdhui);
    let a_faire = session.echeances(au, jours, &mut contexte).await?;
    let rapports = session.rapports_dus(au.plus_jours(i32::from(jours))).await?;
    session.fermer().await;
    let mut dit = texte(au, jours, &a_faire);
    let mut valeur = valeur(au, jours, &a_faire);
    if !rapports.is_empty() {
        dit = format!("{dit}\n\nRapports aux financeurs\n\n{}", texte_des_dus(&rapports));
    }
    if let Some(objet) = valeur.as_object_mut() {
        objet.insert("rapports".to_owned(), Value::Array(valeur_des_dus(&rapports)));
    }
    sortie::reponse(arguments.format, &dit, &valeur);
    Ok(ExitCode::SUCCESS)
}

fn valeur(au: Jour, jours: u16, a_faire: &[AFaire]) -> Value {
    let echeances: Vec<Value> = a_faire
        .iter()
        .map(|ligne| {
            json!({
                "dossier": ligne.dossier.to_string(),
                "nature": ligne.echeance.nature.code(),
                "le": ligne.echeance.le.to_string(),
                "dans_jours": ligne.echeance.le.jours_depuis(au),
            })
        })
        .collect();
    json!({ "au": au.to_string(), "jours": jours, "echeances": echeances })
}

/// What falls due, to be read: late first.
pub(super) fn texte(au: Jour, jours: u16, a_faire: &[AFaire]) -> String {
    if a_faire.is_empty() {
        return format!("Rien n'arrive à échéance d'ici {jours} jours (au {au}).");
    }
    let lignes: Vec<Vec<String>> = a_faire
        .iter()
        .map(|ligne| {
            let dans = ligne.echeance.le.jours_depuis(au);
            let quand = match dans {
                ..0 => format!("en retard de {} j", -dans),
                0 => "aujourd'hui".into(),
                _ => format!("dans {dans} j"),
            };
            vec![
                ligne.echeance.le.to_string(),
                quand,
                ligne.echeance.nature.en_mots().to_owned(),
                ligne.identite.as_ref().map(dossiers::nom).unwrap_or_default(),
                ligne.dossier.to_string(),
            ]
        })
        .collect();
    let entetes = ["le", "", "à faire", "qui", "dossier"];
    format!("Échéances au {au}, à {jours} jours\n\n{}", sortie::tableau(&entetes, &lignes))
}
