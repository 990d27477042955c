//! `passerelle observatoire …`: what is counted, tables, recommendations, contributions.

mod contribuer;
mod recommandations;
mod tableau;

use std::process::ExitCode;

use observatory::catalogue::Catalogue;
use serde_json::{Value, json};

pub(super) use self::contribuer::rejouer;
pub(super) use self::tableau::cellule_en_json;
use crate::arguments::{Arguments, Format, Observatoire};
use crate::erreur::Echec;
use crate::sortie;

pub(super) async fn executer(
    arguments: &Arguments,
    observatoire: &Observatoire,
) -> Result<ExitCode, Echec> {
    match observatoire {
        Observatoire::Indicateurs => indicateurs(arguments.format),
        Observatoire::Tableau(demande) => tableau::executer(arguments, demande).await?,
        Observatoire::Contribuer(demande) => {
            Box::pin(contribuer::contribuer(arguments, demande)).await?;
        }
        Observatoire::Verifier { paquet } => contribuer::verifier(arguments, paquet)?,
        Observatoire::Recommandations { edition } => {
            recommandations::montrer(*edition, arguments.format);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn indicateurs(format: Format) {
    let catalogue = Catalogue::embarque();
    let codes = |indicateur: &observatory::catalogue::Indicateur| -> Vec<&str> {
        indicateur.dimensions.iter().map(|dimension| dimension.code()).collect()
    };
    let mut lignes = Vec::new();
    let mut valeurs: Vec<Value> = Vec::new();
    for indicateur in catalogue.indicateurs() {
        lignes.push(vec![
            indicateur.id.clone(),
            indicateur.unite.code().into(),
            indicateur.temps.code().into(),
            indicateur.libelle.clone(),
            codes(indicateur).join(" "),
        ]);
        valeurs.push(json!({
            "id": indicateur.id,
            "version": indicateur.version,
            "libelle": indicateur.libelle,
            "definition": indicateur.definition,
            "population": indicateur.population,
            "unite": indicateur.unite.code(),
            "temps": indicateur.temps.code(),
            "dimensions": codes(indicateur),
            "seuil": indicateur.seuil,
        }));
    }
    let tableaux: Vec<Value> = catalogue
        .plans()
        .iter()
        .map(|plan| {
            let par: Vec<&str> = plan.dimensions.iter().map(|d| d.code()).collect();
            let indicateurs = &plan.indicateurs;
            json!({ "id": plan.id, "titre": plan.titre, "indicateurs": indicateurs, "par": par })
        })
        .collect();
    let plans: Vec<Vec<String>> =
        catalogue.plans().iter().map(|plan| vec![plan.id.clone(), plan.titre.clone()]).collect();
    let texte = format!(
        "{}\n\n{}",
        sortie::tableau(&["indicateur", "unité", "temps", "ce qu'il compte", "par"], &lignes),
        sortie::tableau(&["tableau", "titre"], &plans)
    );
    sortie::reponse(format, &texte, &json!({ "indicateurs": valeurs, "tableaux": tableaux }));
}
