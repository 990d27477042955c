//! `passerelle exporter`.

use std::process::ExitCode;

use app::dossiers::Lesquels;
use app::exporter::{COLONNES, Colonne, Exportation, Forme, MotDePasse};
use serde_json::json;

use crate::arguments::{Arguments, Export};
use crate::commandes::ouvrir;
use crate::erreur::Echec;
use crate::{lecture, sortie};

const VARIABLE: &str = "PASSERELLE_MOT_DE_PASSE";

pub(super) async fn executer(arguments: &Arguments, export: &Export) -> Result<ExitCode, Echec> {
    let colonnes = lire_colonnes(&export.colonnes)?;
    let forme = Forme::depuis_code(&export.tableau).ok_or_else(|| {
        Echec::usage("tableau", "ce tableau n'existe pas").conseil("tableaux : csv, xlsx")
    })?;
    // Said before the password is asked for nothing.
    if export.vers.exists() {
        let erreur = std::io::ErrorKind::AlreadyExists.into();
        return Err(Echec::fichier(&export.vers, &erreur));
    }
    let (session, mut contexte) = ouvrir(arguments).await?;
    let mot = export.mot_de_passe.clone();
    let mot = lecture::phrase(mot, "Mot de passe de l'archive", VARIABLE)?;
    let mot = MotDePasse::new(mot).map_err(|erreur| {
        Echec::usage("mot-de-passe", erreur.to_string())
            .conseil("le destinataire le tapera : donnez-le-lui de vive voix")
    })?;
    let lesquels = if export.clos { Lesquels::Tous } else { Lesquels::Ouverts };
    let au = export.au.unwrap_or(contexte.aujourdhui);
    let voulue = Exportation { colonnes, lesquels, au, forme };
    let exporte = session.exporter(&voulue, mot, &mut contexte).await?;
    lecture::fichier_neuf(&export.vers, &exporte.octets)?;
    session.sceller_tete(&contexte).await?;
    session.fermer().await;
    let vers = export.vers.display();
    let texte = format!(
        "{} dossiers dans {vers}, chiffrés. Envoyez le mot de passe par un autre chemin que le \
         fichier ; détruisez le fichier quand il a servi.",
        exporte.nombre
    );
    let valeur = json!({ "fichier": vers.to_string(), "dossiers": exporte.nombre });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(ExitCode::SUCCESS)
}

fn lire_colonnes(codes: &[String]) -> Result<Vec<&'static Colonne>, Echec> {
    let lues: Option<Vec<_>> = codes.iter().map(|code| Colonne::depuis_code(code.trim())).collect();
    lues.ok_or_else(|| {
        let admises: Vec<&str> = COLONNES.iter().map(|colonne| colonne.code).collect();
        Echec::usage("colonne", "une colonne n'existe pas")
            .conseil(format!("colonnes : {}", admises.join(", ")))
    })
}
