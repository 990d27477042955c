//! `passerelle membres` and `cle recuperer`.

use std::process::ExitCode;

use app::membres::{Depart, Dotation};
use app::{CleDeSecours, ErreurApp, ParametresPhrase, Session};
use domain::{Compartiment, Role};
use serde_json::{Value, json};

use crate::arguments::{Arguments, Cle, Membres};
use crate::commandes::ouvrir;
use crate::erreur::Echec;
use crate::{contexte, lecture, sortie};

const ENTETE: [&str; 5] = ["identifiant", "état", "rôle", "compartiments", "clés à remettre"];
const VARIABLE: &str = "PASSERELLE_NOUVELLE_PHRASE";

pub(super) async fn executer(arguments: &Arguments, membres: &Membres) -> Result<ExitCode, Echec> {
    let format = arguments.format;
    match membres {
        Membres::Lister => {
            let (session, _) = ouvrir(arguments).await?;
            lister(arguments, &session).await?;
            session.fermer().await;
        }
        Membres::Ajouter { identifiant, role, compartiments, nouvelle_phrase } => {
            let dotation = match role {
                Some(role) => Dotation::Role(lire_role(role)?),
                None => Dotation::Compartiments(lire_compartiments(compartiments)?),
            };
            let (session, mut contexte) = ouvrir(arguments).await?;
            let phrase = lecture::phrase_nouvelle(nouvelle_phrase.clone(), VARIABLE)?;
            let acces = (phrase.as_str(), ParametresPhrase::default());
            let membre =
                session.ajouter_membre(identifiant, &dotation, acces, &mut contexte).await?;
            session.sceller_tete(&contexte).await?;
            session.fermer().await;
            let valeur = json!({ "membre": membre.to_string(), "identifiant": identifiant });
            sortie::reponse(format, &format!("{identifiant} est membre."), &valeur);
        }
        Membres::Retirer { identifiant } => {
            let (mut session, mut contexte) = ouvrir(arguments).await?;
            let depart = session.retirer_membre(identifiant, &mut contexte).await?;
            session.sceller_tete(&contexte).await?;
            session.fermer().await;
            let texte = format!("{identifiant} est parti ; {}", suite(depart));
            sortie::reponse(format, &texte, &json!({ "retire": identifiant }));
        }
        Membres::Role { .. }
        | Membres::Remettre { .. }
        | Membres::Remplacer
        | Membres::SecondFacteur { .. } => tenir(arguments, membres).await?,
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

/// What a head of unit does with roles and keys.
async fn tenir(arguments: &Arguments, membres: &Membres) -> Result<(), Echec> {
    let (mut session, mut contexte) = ouvrir(arguments).await?;
    let (texte, valeur) = match membres {
        Membres::Role { identifiant, role } => {
            let role = lire_role(role)?;
            let depart = session.donner_role(identifiant, role, &mut contexte).await?;
            let texte = format!("{identifiant} : rôle « {} » ; {}", role.code(), suite(depart));
            (texte, json!({ "identifiant": identifiant, "role": role.code() }))
        }
        Membres::Remettre { identifiant } => {
            let lignes = session.membres().await?;
            let elle = lignes.iter().find(|ligne| ligne.actif && ligne.identifiant == *identifiant);
            let elle = elle.ok_or(ErreurApp::MembreInconnu)?;
            let remis = codes(&session.remettre_cles(elle.membre, &mut contexte).await?);
            let texte = format!("Clés remises à {identifiant} : {}", ou_aucune(&remis));
            (texte, json!({ "identifiant": identifiant, "remis": remis }))
        }
        Membres::Remplacer => {
            let remplaces = codes(&session.remplacer_cles(&mut contexte).await?);
            let texte = format!("Clés remplacées : {}", ou_aucune(&remplaces));
            (texte, json!({ "remplaces": remplaces }))
        }
        Membres::SecondFacteur { identifiant } => {
            session.retirer_second_facteur(identifiant, &mut contexte).await?;
            let texte = format!("{identifiant} inscrira un second facteur à sa connexion.");
            (texte, json!({ "identifiant": identifiant }))
        }
        Membres::Lister
        | Membres::Ajouter { .. }
        | Membres::Retirer { .. }
        | Membres::Phrase { .. } => return Ok(()),
    };
    session.sceller_tete(&contexte).await?;
    session.fermer().await;
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(())
}

fn suite(depart: Depart) -> &'static str {
    match depart {
        Depart::ClesRemplacees => "les clés qu'il tenait sont remplacées.",
        Depart::ClesARemplacer => {
            "les clés qu'il tenait sont à remplacer par un responsable (« membres remplacer »)."
        }
    }
}

fn codes(compartiments: &[Compartiment]) -> Vec<&'static str> {
    compartiments.iter().map(|c| c.code()).collect()
}

fn ou_aucune(codes: &[&str]) -> String {
    if codes.is_empty() { "aucune".to_owned() } else { codes.join(", ") }
}

async fn lister(arguments: &Arguments, session: &Session) -> Result<(), Echec> {
    let membres = session.membres().await?;
    let lignes: Vec<Vec<String>> = membres
        .iter()
        .map(|membre| {
            let etat = if membre.actif { "actif" } else { "parti" };
            let compartiments = codes(&membre.compartiments).join(", ");
            let a_remettre = codes(&membre.a_remettre).join(", ");
            let role = membre.role.code().into();
            vec![membre.identifiant.clone(), etat.into(), role, compartiments, a_remettre]
        })
        .collect();
    let valeurs: Vec<Value> = membres
        .iter()
        .map(|membre| {
            json!({
                "identifiant": membre.identifiant,
                "membre": membre.membre.to_string(),
                "actif": membre.actif,
                "role": membre.role.code(),
                "compartiments": codes(&membre.compartiments),
                "a_remettre": codes(&membre.a_remettre),
            })
        })
        .collect();
    let texte = sortie::tableau(&ENTETE, &lignes);
    sortie::reponse(arguments.format, &texte, &json!({ "membres": valeurs }));
    Ok(())
}

fn lire_role(code: &str) -> Result<Role, Echec> {
    Role::depuis_code(code.trim()).ok_or_else(|| {
        let admis: Vec<&str> = Role::TOUS.iter().map(|(_, code)| *code).collect();
        Echec::usage("role", "un rôle n'existe pas")
            .conseil(format!("rôles : {}", admis.join(", ")))
    })
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
