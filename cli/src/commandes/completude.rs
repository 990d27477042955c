//! `passerelle psp completude`.

use std::process::ExitCode;

use domain::Jour;
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::commandes::{dossier, ouvrir};
use crate::erreur::Echec;
use crate::sortie;

pub(super) async fn executer(
    arguments: &Arguments,
    id: &str,
    au: Option<Jour>,
) -> Result<ExitCode, Echec> {
    let dossier = dossier(id)?;
    let (session, mut contexte) = ouvrir(arguments).await?;
    let au = au.unwrap_or(contexte.aujourdhui);
    let lue = session.completude(dossier, au, &mut contexte).await?;
    session.sceller_tete(&contexte).await?;
    session.fermer().await;
    let jour = |jour: Option<Jour>| jour.map(|jour| jour.to_string());
    let mut lignes = vec![format!("Demande de PSP du dossier {dossier}, au {au}")];
    if lue.mineure {
        lignes.push(
            "Mineure : aucune demande, la protection de l'enfance (CASF L.226-2-1)".to_owned(),
        );
    }
    if !lue.agreee {
        lignes.push("  manque  agrement (association)".to_owned());
    }
    for element in &lue.elements {
        let code = element.exigence.code();
        lignes.push(if let Some(le) = element.present_le {
            format!("  là      {code} (le {le})")
        } else {
            let depuis = jour(element.depuis).map(|le| format!(", depuis le {le}"));
            let qui = element.acteur.code();
            format!("  manque  {code} ({qui}{})", depuis.unwrap_or_default())
        });
    }
    if lue.est_complete() {
        lignes.push("Complète.".to_owned());
    }
    let elements: Vec<Value> = lue
        .elements
        .iter()
        .map(|element| {
            json!({
                "exigence": element.exigence.code(),
                "present_le": jour(element.present_le),
                "acteur": element.acteur.code(),
                "depuis": jour(element.depuis),
            })
        })
        .collect();
    let valeur = json!({
        "dossier": dossier.to_string(),
        "au": au.to_string(),
        "complete": lue.est_complete(),
        "agreee": lue.agreee,
        "mineure": lue.mineure,
        "elements": elements,
    });
    sortie::reponse(arguments.format, &lignes.join("\n"), &valeur);
    Ok(ExitCode::SUCCESS)
}
