//! `passerelle journal verifier` and `vues reconstruire`.

use std::process::ExitCode;

use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::commandes::ouvrir;
use crate::erreur::Echec;
use crate::sortie;

pub(super) async fn verifier(arguments: &Arguments) -> Result<ExitCode, Echec> {
    let (session, _) = ouvrir(arguments).await?;
    let rapport = session.verifier().await?;
    session.fermer().await;
    let dommages: Vec<Value> = rapport
        .degats
        .iter()
        .map(|dommage| {
            json!({
                "flux": dommage.flux,
                "acte": dommage.acte,
                "rang": dommage.rang,
                "nature": dommage.nature.code(),
            })
        })
        .collect();
    let mut lignes: Vec<String> = rapport.degats.iter().map(ToString::to_string).collect();
    lignes.push(format!(
        "{} journaux, {} actes, {} têtes signées : {}",
        rapport.flux,
        rapport.actes,
        rapport.tetes_signees,
        if dommages.is_empty() {
            "tout est intact".into()
        } else {
            format!("{} dommages", dommages.len())
        }
    ));
    let intact = dommages.is_empty();
    let valeur = json!({
        "intact": intact,
        "flux": rapport.flux,
        "actes": rapport.actes,
        "tetes_signees": rapport.tetes_signees,
        "dommages": dommages,
    });
    sortie::reponse(arguments.format, &lignes.join("\n"), &valeur);
    if !intact {
        sortie::remarque(
            "Ne réparez rien à la main : restaurez une sauvegarde, gardez cette base.",
        );
    }
    Ok(if intact { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

pub(super) async fn reconstruire(arguments: &Arguments) -> Result<ExitCode, Echec> {
    let (session, mut contexte) = ouvrir(arguments).await?;
    let (avant, apres) = session.reconstruire_vues(&mut contexte).await?;
    session.fermer().await;
    let egales = avant == apres;
    let texte = if egales {
        "Les vues reconstruites sont les mêmes, octet pour octet."
    } else {
        "Les vues différaient des actes : elles sont de nouveau justes."
    };
    sortie::reponse(arguments.format, texte, &json!({ "identiques": egales }));
    Ok(ExitCode::SUCCESS)
}
