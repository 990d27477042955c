//! `passerelle membres` and `cle recuperer`.

use std::process::ExitCode;

use app::Session;
use app::{CleDeSecours, ParametresPhrase};
use domain::Compartiment;
use serde_json::{Value, json};

use crate::arguments::{Arguments, Cle, Membres};
use crate::commandes::ouvrir;
use crate::erreur::Echec;
use crate::{contexte, lecture, sortie};

const VARIABLE: &str = "PASSERELLE_NOUVELLE_PHRASE";

pub(super) async fn executer(arguments: &Arguments, membres: &Membres) -> Result<ExitCode, Echec> {
    let format = arguments.format;
    match membres {
        Membres::Lister => {
            let (session, _) = ouvrir(arguments).await?;
            lister(arguments, &session).await?;
            session.fermer().await;
        }
        Membres::Ajouter { identifiant, compartiments, nouvelle_phrase } => {
            let compartiments = lire_compartiments(compartiments)?;
            let (session, mut contexte) = ouvrir(arguments).await?;
            let phrase = lecture::phrase_nouvelle(nouvelle_phrase.clone(), VARIABLE)?;
            let acces = (phrase.as_str(), ParametresPhrase::default());
            let membre =
                session.ajouter_membre(identifiant, &compartiments, acces, &mut contexte).await?;
            session.sceller_tete(&contexte).await?;
            session.fermer().await;
            let valeur = json!({ "membre": membre.to_string(), "identifiant": identifiant });
            sortie::reponse(format, &format!("{identifiant} est membre."), &valeur);
        }
        Membres::Retirer { identifiant } => {
            let (mut session, mut contexte) = ouvrir(arguments).await?;
            session.retirer_membre(identifiant, &mut contexte).await?;
            session.sceller_tete(&contexte).await?;
            session.fermer().await;
            let texte = format!("{identifiant} est parti ; les clés qu'il tenait sont remplacées.");
            sortie::reponse(format, &texte, &json!({ "retire": identifiant }));
        }
        Membres::Phrase { nouvelle_phrase } => {
            let ancienne = super::phrase(arguments)?;
            let mut contexte = contexte::contexte(arguments.aujourdhui)?;
            let membre = arguments.membre.as_deref();
            let session = Session::ouvrir(arguments.base(), membre, &ancienne).await?;
            let phrase = lecture::phrase_nouvelle(nouvelle_phrase.clone(), VARIABLE)?;
            let acces = (phrase.as_str(), ParametresPhrase::default());
            session.changer_phrase(&ancienne, acces, &mut contexte).await?;
            session.sceller_tete(&contexte).await?;
            session.fermer().await;
            let texte = "La phrase secrète est changée.";
            sortie::reponse(format, texte, &json!({ "changee": true }));
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn lister(arguments: &Arguments, session: &Session) -> Result<(), Echec> {
    let membres = session.membres().await?;
    let codes = |compartiments: &[Compartiment]| -> Vec<&'static str> {
        compartiments.iter().map(|c| c.code()).collect()
    };
    let lignes: Vec<Vec<String>> = membres
        .iter()
        .map(|membre| {
            let etat = if membre.actif { "actif" } else { "parti" };
            let compartiments = codes(&membre.compartiments).join(", ");
            vec![membre.identifiant.clone(), etat.into(), compartiments]
        })
        .collect();
    let valeurs: Vec<Value> = membres
        .iter()
        .map(|membre| {
            json!({
                "identifiant": membre.identifiant,
                "membre": membre.membre.to_string(),
                "actif": membre.actif,
                "compartiments": codes(&membre.compartiments),
            })
        })
        .collect();
    let texte = sortie::tableau(&["identifiant", "état", "compartiments"], &lignes);
    sortie::reponse(arguments.format, &texte, &json!({ "membres": valeurs }));
    Ok(())
}

fn lire_compartiments(codes: &[String]) -> Result<Vec<Compartiment>, Echec> {
    let lus: Option<Vec<Compartiment>> =
        codes.iter().map(|code| Compartiment::depuis_code(code.trim())).collect();
    lus.ok_or_else(|| {
        let admis: Vec<&str> = Compartiment::TOUS.iter().map(|c| c.code()).collect();
        Echec::usage("compartiment", "un compartiment n'existe pas")
            .conseil(format!("compartiments : {}", admis.join(", ")))
    })
}

pub(super) async fn recuperer(arguments: &Arguments, cle: &Cle) -> Result<ExitCode, Echec> {
    let Cle::Recuperer { cle_de_secours, identifiant, nouvelle_phrase } = cle;
    let texte = lecture::texte(cle_de_secours)?;
    let cle = lire_cle(&texte)?;
    let phrase = lecture::phrase_nouvelle(nouvelle_phrase.clone(), VARIABLE)?;
    let mut contexte = contexte::contexte(arguments.aujourdhui)?;
    let acces = (phrase.as_str(), ParametresPhrase::default());
    let session =
        Session::recuperer(arguments.base(), &cle, identifiant, acces, &mut contexte).await?;
    session.sceller_tete(&contexte).await?;
    session.fermer().await;
    let texte = format!("{identifiant} retrouve l'accès avec sa nouvelle phrase secrète.");
    sortie::reponse(arguments.format, &texte, &json!({ "identifiant": identifiant }));
    Ok(ExitCode::SUCCESS)
}

/// The key may be alone, or on the sheet that set-up printed.
fn lire_cle(texte: &str) -> Result<CleDeSecours, Echec> {
    let entier = CleDeSecours::lire(texte.trim());
    let lue = texte.lines().find_map(|ligne| CleDeSecours::lire(ligne.trim()).ok());
    match (entier, lue) {
        (Ok(cle), _) | (Err(_), Some(cle)) => Ok(cle),
        (Err(erreur), None) => Err(Echec::usage("cle-de-secours", app::messages::vault(&erreur))),
    }
}
