//! `passerelle effacer`.

use std::path::PathBuf;
use std::process::ExitCode;

use app::effacer::MotifEffacement;
use domain::DossierId;
use serde_json::json;

use crate::arguments::Arguments;
use crate::commandes::{dossier, ouvrir};
use crate::erreur::Echec;
use crate::sortie;

pub(super) async fn executer(
    arguments: &Arguments,
    id: &str,
    motif: &MotifEffacement,
    cles: &[PathBuf],
) -> Result<ExitCode, Echec> {
    let id = dossier(id)?;
    let (session, mut contexte) = ouvrir(arguments).await?;
    let effacement = session.effacer(id, motif, &mut contexte).await?;
    session.sceller_tete(&contexte).await?;
    let mut restes = Vec::new();
    for fichier in cles {
        if session.remplacer_cles_sauvegardees(fichier).await.is_err() {
            restes.push(fichier.display().to_string());
        }
    }
    session.fermer().await;
    if !restes.is_empty() {
        return Err(cles_non_remplacees(id, &restes));
    }
    let mut texte = format!(
        "Le dossier {id} est effacé : ses {} actes sont illisibles pour toujours.\n{}",
        effacement.actes,
        if effacement.compteurs > 0 {
            format!(
                "{} compteurs anonymes sont gardés, comme elle l'avait accepté.",
                effacement.compteurs
            )
        } else {
            "Rien n'est gardé d'elle, pas même un compteur.".to_owned()
        }
    );
    if cles.is_empty() {
        texte.push_str(
            "\nRemplacez le fichier de clés de chaque sauvegarde : passerelle effacer … --cles \
             FICHIER, ou une nouvelle sauvegarde sur le même fichier de clés.",
        );
    }
    let valeur = json!({
        "dossier": id.to_string(),
        "actes_illisibles": effacement.actes,
        "compteurs_anonymes": effacement.compteurs,
        "fichiers_de_cles_remplaces": cles.len(),
    });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(ExitCode::SUCCESS)
}

/// She is erased, and a key file still opens what a backup holds of her: both must be said.
fn cles_non_remplacees(id: DossierId, fichiers: &[String]) -> Echec {
    let fichiers = fichiers.join(", ");
    let message = format!(
        "le dossier {id} est effacé, mais ces fichiers de clés n'ont pas été remplacés : {fichiers}"
    );
    Echec::rate("cles-non-remplacees", message).conseil(
        "« passerelle sauvegarder --donnees NEUF --cles FICHIER » les remplace ; d'ici là, ils \
         ouvrent encore ce dossier dans une sauvegarde d'avant",
    )
}
