//! `passerelle effacer`.

use std::path::PathBuf;
use std::process::ExitCode;

use app::effacer::MotifEffacement;
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
    for fichier in cles {
        session.remplacer_cles_sauvegardees(fichier).await?;
    }
    session.fermer().await;
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
