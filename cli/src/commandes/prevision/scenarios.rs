//! `passerelle prevision scenarios`: what is shipped, and what each number stands on.

use forecast::Scenario;
use forecast::scenario::catalogue;
use serde_json::{Value, json};

use crate::arguments::Format;
use crate::commandes::prevision::{echec, json};
use crate::erreur::Echec;
use crate::sortie;

pub(super) fn lister(format: Format) -> Result<(), Echec> {
    let lus: Result<Vec<Scenario>, _> =
        catalogue::LIVRES.iter().map(|livre| Scenario::lire(livre.texte)).collect();
    let lus = lus.map_err(|erreur| echec(&erreur))?;
    let lignes: Vec<Vec<String>> =
        lus.iter().map(|scenario| vec![scenario.nom.clone(), scenario.titre.clone()]).collect();
    let valeur: Value =
        lus.iter().map(|s| json!({ "nom": s.nom, "titre": s.titre, "resume": s.resume })).collect();
    sortie::reponse(format, &sortie::tableau(&["scénario", "ce qu'il suppose"], &lignes), &valeur);
    Ok(())
}

pub(super) fn montrer(scenario: &Scenario, format: Format) {
    let mot = |mot: &Option<String>| mot.clone().unwrap_or_default();
    let lignes: Vec<Vec<String>> = scenario
        .entrees
        .iter()
        .map(|entree| {
            vec![
                entree.champ.clone(),
                entree.valeur.to_string().replace('.', ","),
                mot(&entree.nature),
                mot(&entree.au),
                mot(&entree.source),
            ]
        })
        .collect();
    let toml = scenario.source().to_string();
    let texte = format!(
        "{}\n{}\n\n{}\n\nPour en faire un autre, écrivez un fichier .toml :\n\n\
         base = \"{}\"\nnom = \"le-mien\"\ntitre = \"Le mien\"\nresume = \"Ce qu'il suppose\"\n\
         [changements]\n\"territoire.*.seances_par_an\" = 6",
        scenario.titre,
        scenario.resume,
        sortie::tableau(&["valeur", "", "nature", "au", "source"], &lignes),
        scenario.nom,
    );
    let valeur = json!({
        "nom": scenario.nom,
        "titre": scenario.titre,
        "resume": scenario.resume,
        "entrees": json::entrees(scenario),
        "toml": toml,
    });
    sortie::reponse(format, &texte, &valeur);
}
