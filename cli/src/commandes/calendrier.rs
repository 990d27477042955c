//! `passerelle calendrier`.

use std::process::ExitCode;

use serde_json::json;

use crate::arguments::{Arguments, Calendrier};
use crate::commandes::ouvrir;
use crate::erreur::Echec;
use crate::{lecture, sortie};

pub(super) async fn executer(
    arguments: &Arguments,
    commande: &Calendrier,
) -> Result<ExitCode, Echec> {
    let Calendrier::Exporter { vers } = commande;
    let (session, mut contexte) = ouvrir(arguments).await?;
    let calendrier = session.calendrier(&mut contexte).await?;
    session.sceller_tete(&contexte).await?;
    session.fermer().await;
    lecture::fichier_neuf(vers, calendrier.as_bytes())?;
    let evenements = calendrier.matches("BEGIN:VEVENT").count();
    let texte = format!("{evenements} jours écrits dans {}.", vers.display());
    sortie::reponse(arguments.format, &texte, &json!({ "jours": evenements }));
    Ok(ExitCode::SUCCESS)
}
