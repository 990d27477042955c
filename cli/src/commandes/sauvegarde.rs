//! `passerelle sauvegarder` and `restaurer`.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use crate::arguments::Arguments;
use crate::commandes::ouvrir;
use crate::erreur::Echec;
use crate::sortie;

pub(super) async fn sauver(
    arguments: &Arguments,
    donnees: &Path,
    cles: &Path,
) -> Result<ExitCode, Echec> {
    let (session, contexte) = ouvrir(arguments).await?;
    session.sceller_tete(&contexte).await?;
    session.sauvegarder(donnees, cles).await?;
    session.fermer().await;
    let texte = format!(
        "Données : {}\nClés : {}\nGardez un seul fichier de clés : il est remplacé à chaque \
         sauvegarde et à chaque effacement.",
        donnees.display(),
        cles.display()
    );
    let valeur = json!({
        "donnees": donnees.display().to_string(),
        "cles": cles.display().to_string(),
    });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn restaurer(
    arguments: &Arguments,
    donnees: &Path,
    cles: &Path,
) -> Result<ExitCode, Echec> {
    let phrase = super::phrase(arguments)?;
    let acces = (arguments.membre.as_deref(), phrase.as_str());
    let mut contexte = crate::contexte::contexte(arguments.aujourdhui)?;
    let restauree =
        app::tenue::restaurer(arguments.base(), (donnees, cles), acces, &mut contexte).await?;
    let texte = format!(
        "La base est restaurée : {} actes, {} journaux, dont {} effacés depuis et scellés pour \
         toujours.\nLes phrases secrètes sont celles du fichier de clés.",
        restauree.actes, restauree.flux, restauree.sans_cle
    );
    let valeur = json!({
        "actes": restauree.actes,
        "flux": restauree.flux,
        "effaces": restauree.sans_cle,
    });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(ExitCode::SUCCESS)
}
