//! `passerelle postes …`: posts, time, and the load of exit pathways.

use std::collections::BTreeMap;
use std::process::ExitCode;

use app::Session;
use domain::gestion::poste::{
    ActiviteTemps, Fonction, PSP_PAR_POSTE_BAS, PSP_PAR_POSTE_HAUT, PosteTenu, TempsPasse,
};
use domain::{Jour, MembreId};
use observatory::cube::Periode;
use serde_json::json;

use crate::arguments::{Arguments, PeriodeArgs, PosteArgs, Postes, TempsArgs};
use crate::commandes::ouvrir;
use crate::erreur::Echec;
use crate::sortie;

pub(super) async fn executer(arguments: &Arguments, demande: &Postes) -> Result<ExitCode, Echec> {
    match demande {
        Postes::Lister => lister(arguments).await?,
        Postes::Noter(poste) => noter(arguments, poste).await?,
        Postes::Retirer { poste, lu } => {
            let (session, mut contexte) = ouvrir(arguments).await?;
            session.tenir_poste(*poste, None, Some(*lu), &mut contexte).await?;
            finir(session, &contexte).await?;
            sortie::reponse(arguments.format, "Poste retiré.", &json!({ "retire": true }));
        }
        Postes::Charge { au } => charge(arguments, *au).await?,
        Postes::Temps(periode) => temps(arguments, periode).await?,
        Postes::NoterTemps(temps) => noter_temps(arguments, temps).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Seals the day and closes.
pub(super) async fn finir(session: Session, contexte: &app::Contexte) -> Result<(), Echec> {
    session.sceller_tete(contexte).await?;
    session.fermer().await;
    Ok(())
}

/// One of a list of codes, or the list.
pub(super) fn code<T: Copy>(
    quoi: &'static str,
    lu: &str,
    tous: &[(T, &'static str)],
) -> Result<T, Echec> {
    let trouve = tous.iter().find(|(_, code)| *code == lu);
    trouve.map(|(valeur, _)| *valeur).ok_or_else(|| {
        let codes: Vec<&str> = tous.iter().map(|(_, code)| *code).collect();
        Echec::usage(quoi, "ce choix n'est pas dans la liste")
            .conseil(format!("choix : {}", codes.join(", ")))
    })
}

async fn noms(session: &Session) -> Result<BTreeMap<MembreId, String>, Echec> {
    let membres = session.membres().await?;
    Ok(membres.into_iter().map(|membre| (membre.membre, membre.identifiant)).collect())
}

async fn lister(arguments: &Arguments) -> Result<(), Echec> {
    let (session, _) = ouvrir(arguments).await?;
    let postes = session.postes().await?;
    let noms = noms(&session).await?;
    session.fermer().await;
    let (mut lignes, mut valeurs) = (Vec::new(), Vec::new());
    for dit in &postes {
        let PosteTenu { membre, fonction, centiemes, du, au } = dit.contenu;
        let qui = noms.get(&membre).cloned().unwrap_or_default();
        let au = au.map(|au| au.to_string());
        lignes.push(vec![
            qui.clone(),
            fonction.code().to_owned(),
            centiemes.to_string(),
            du.to_string(),
            au.clone().unwrap_or_default(),
            dit.id.to_string(),
            dit.acte.to_string(),
        ]);
        valeurs.push(json!({
            "poste": dit.id.to_string(),
            "acte": dit.acte.to_string(),
            "identifiant": qui,
            "fonction": fonction.code(),
            "centiemes": centiemes,
            "du": du.to_string(),
            "au": au,
        }));
    }
    let entetes = ["qui", "fonction", "centièmes", "du", "au", "poste", "acte"];
    sortie::reponse(arguments.format, &sortie::tableau(&entetes, &lignes), &json!(valeurs));
    Ok(())
}

async fn noter(arguments: &Arguments, poste: &PosteArgs) -> Result<(), Echec> {
    let fonction = code("fonction", &poste.fonction, &Fonction::TOUS)?;
    let (session, mut contexte) = ouvrir(arguments).await?;
    let tenu = PosteTenu {
        membre: session.membre_de(&poste.identifiant).await?,
        fonction,
        centiemes: poste.centiemes,
        du: poste.du,
        au: poste.au,
    };
    let id = poste.poste.unwrap_or_else(|| contexte.poste());
    session.tenir_poste(id, Some(tenu), poste.lu, &mut contexte).await?;
    finir(session, &contexte).await?;
    let texte = format!("Poste noté : {id}.");
    sortie::reponse(arguments.format, &texte, &json!({ "poste": id.to_string() }));
    Ok(())
}

async fn charge(arguments: &Arguments, au: Option<Jour>) -> Result<(), Echec> {
    let (session, contexte) = ouvrir(arguments).await?;
    let au = au.unwrap_or(contexte.aujourdhui);
    let charge = session.charge_psp(au).await?;
    session.fermer().await;
    let (bas, haut) = (PSP_PAR_POSTE_BAS, PSP_PAR_POSTE_HAUT);
    let par_poste = charge.en_dixiemes().map(|d| format!("{},{}", d / 10, d % 10));
    let texte = format!(
        "Au {au} : {} PSP en cours pour {},{:02} temps plein d'accompagnement.\nPar temps plein : \
         {} ({}). Le rapport FACT-S d'avril 2025 (III-B2, D16) demande {bas} à {haut}.",
        charge.psp,
        charge.centiemes / 100,
        charge.centiemes % 100,
        par_poste.as_deref().unwrap_or("–"),
        charge.niveau().code(),
    );
    let valeur = json!({
        "au": au.to_string(),
        "psp": charge.psp,
        "centiemes": charge.centiemes,
        "par_temps_plein_en_dixiemes": charge.en_dixiemes(),
        "niveau": charge.niveau().code(),
        "demande": [bas, haut],
    });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(())
}

async fn temps(arguments: &Arguments, demande: &PeriodeArgs) -> Result<(), Echec> {
    let (session, mut contexte) = ouvrir(arguments).await?;
    let au = demande.au.unwrap_or(contexte.aujourdhui);
    let du = demande.du.or_else(|| Jour::premier_de_l_an(au.annee())).unwrap_or(au);
    let periode =
        Periode::nouvelle(du, au).map_err(|erreur| Echec::usage("periode", erreur.to_string()))?;
    let temps = session.temps(periode, &mut contexte).await?;
    let noms = noms(&session).await?;
    session.fermer().await;
    let (mut lignes, mut valeurs) = (Vec::new(), Vec::new());
    for ligne in &temps.lignes {
        let qui = noms.get(&ligne.membre).cloned().unwrap_or_default();
        lignes.push(vec![
            qui.clone(),
            ligne.activite.code().to_owned(),
            ligne.des_actes.to_string(),
            ligne.dites.to_string(),
        ]);
        valeurs.push(json!({
            "identifiant": qui,
            "activite": ligne.activite.code(),
            "minutes_des_actes": ligne.des_actes,
            "minutes_notees": ligne.dites,
        }));
    }
    let dits = temps.dits.iter().map(|dit| {
        let (membre, activite, du, au) = dit.id;
        json!({
            "identifiant": noms.get(&membre),
            "activite": activite.code(),
            "du": du.to_string(),
            "au": au.to_string(),
            "minutes": dit.contenu,
            "acte": dit.acte.to_string(),
        })
    });
    let dits: Vec<_> = dits.collect();
    let entetes = ["qui", "activité", "minutes des actes", "minutes notées"];
    let texte = format!(
        "Temps du {du} au {au}\n\n{}\n\nTemps notés qui débordent, comptés nulle part : {}",
        sortie::tableau(&entetes, &lignes),
        temps.a_cheval
    );
    let valeur = json!({
        "du": du.to_string(),
        "au": au.to_string(),
        "lignes": valeurs,
        "notes": dits,
        "a_cheval": temps.a_cheval,
    });
    sortie::reponse(arguments.format, &texte, &valeur);
    Ok(())
}

async fn noter_temps(arguments: &Arguments, demande: &TempsArgs) -> Result<(), Echec> {
    let activite = code("activite", &demande.activite, &ActiviteTemps::TOUS)?;
    let (session, mut contexte) = ouvrir(arguments).await?;
    let membre = match &demande.identifiant {
        Some(identifiant) => session.membre_de(identifiant).await?,
        None => session.membre(),
    };
    let (du, au, minutes) = (demande.du, demande.au, demande.minutes);
    let temps = TempsPasse { membre, activite, du, au, minutes };
    session.noter_temps(temps, demande.lu, &mut contexte).await?;
    finir(session, &contexte).await?;
    sortie::reponse(arguments.format, "Temps noté.", &json!({ "minutes": minutes }));
    Ok(())
}
