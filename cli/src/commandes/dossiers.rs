//! `passerelle dossiers`.

use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;

use app::dossiers::{Lesquels, Liste};
use app::journal::Journal;
use app::ouvrir_dossier::PremierContact;
use domain::fait::VoieContact;
use domain::psp::Etape;
use domain::recit::Identite;
use domain::{Dossier, DossierId, Flux, Regard};
use serde_json::{Value, json};

use super::montrer;
use crate::arguments::{Arguments, Dossiers};
use crate::commandes::{acte, dossier, faits, ouvrir};
use crate::erreur::Echec;
use crate::{lecture, sortie};

pub(super) async fn executer(
    arguments: &Arguments,
    dossiers: &Dossiers,
) -> Result<ExitCode, Echec> {
    match dossiers {
        Dossiers::Lister { clos, au, limite } => {
            let (session, mut contexte) = ouvrir(arguments).await?;
            let au = au.unwrap_or(contexte.aujourdhui);
            let lesquels = if *clos { Lesquels::Tous } else { Lesquels::Ouverts };
            let liste = session.lister(lesquels, au, *limite, &mut contexte).await?;
            session.fermer().await;
            repondre(arguments, &liste, "dossiers");
        }
        Dossiers::Chercher { texte } => {
            let texte = if texte == "-" { entree()? } else { texte.clone() };
            let (session, mut contexte) = ouvrir(arguments).await?;
            let liste = session.chercher(&texte, &mut contexte).await?;
            session.fermer().await;
            repondre(arguments, &liste, "dossiers trouvés");
        }
        Dossiers::Montrer { dossier: id, au, consigne_avant } => {
            let id = dossier(id)?;
            let (session, mut contexte) = ouvrir(arguments).await?;
            let au = au.unwrap_or(contexte.aujourdhui);
            let regard = Regard { au, consigne_avant: *consigne_avant };
            let (journal, etat) = session.montrer(id, regard, &mut contexte).await?;
            session.fermer().await;
            montrer(arguments, id, &regard, &journal, &etat);
        }
        Dossiers::Ouvrir { le, identite, voie } => {
            let voie = voie.as_deref().map(|v| faits::mot("--voie", v, &VoieContact::TOUS));
            let identite = lire_identite(identite)?;
            let contact = PremierContact { id: None, le: *le, voie: voie.transpose()?, identite };
            let (session, mut contexte) = ouvrir(arguments).await?;
            let (id, consigne) = session.ouvrir_dossier(contact, &mut contexte).await?;
            session.sceller_tete(&contexte).await?;
            session.fermer().await;
            acte::dire(arguments, Flux::Dossier(id), &consigne);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn entree() -> Result<String, Echec> {
    let mut texte = String::new();
    let lu = std::io::stdin().read_to_string(&mut texte);
    lu.map_err(|erreur| Echec::fichier(Path::new("-"), &erreur))?;
    Ok(texte.trim().to_owned())
}

/// An identity in TOML. Its content is in no message.
fn lire_identite(chemin: &Path) -> Result<Identite, Echec> {
    let texte = lecture::texte(chemin)?;
    let forme = || {
        Echec::usage("identite", "l'identité n'est pas lisible")
            .conseil("écrivez nom = \"…\", prenom = \"…\", dite = \"…\", telephones = [\"…\"]")
    };
    let table: toml::Table = texte.parse().map_err(|_| forme())?;
    let mut identite = Identite::default();
    for (cle, valeur) in &table {
        let mot = valeur.as_str().map(str::to_owned);
        match cle.as_str() {
            "nom" => identite.nom = Some(mot.ok_or_else(forme)?),
            "prenom" => identite.prenom = Some(mot.ok_or_else(forme)?),
            "dite" => identite.dite = Some(mot.ok_or_else(forme)?),
            "telephones" => {
                let numeros = valeur.as_array().ok_or_else(forme)?;
                let numeros = numeros.iter().map(|n| n.as_str().map(str::to_owned));
                identite.telephones = numeros.collect::<Option<_>>().ok_or_else(forme)?;
            }
            _ => return Err(forme()),
        }
    }
    Ok(identite)
}

/// How she is named in a list: nickname first when she has one.
pub(super) fn nom(identite: &Identite) -> String {
    let complet: Vec<&str> =
        [&identite.prenom, &identite.nom].into_iter().flatten().map(String::as_str).collect();
    match (&identite.dite, complet.is_empty()) {
        (Some(dite), true) => dite.clone(),
        (Some(dite), false) => format!("{} (dite {dite})", complet.join(" ")),
        (None, _) => complet.join(" "),
    }
}

pub(super) fn etape(etape: Etape) -> &'static str {
    match etape {
        Etape::Demandee => "demandé",
        Etape::Refusee => "refusé",
        Etape::EnCours => "en cours",
        Etape::Finie => "terminé",
        Etape::Retiree => "retiré",
    }
}

fn repondre(arguments: &Arguments, liste: &Liste, quoi: &str) {
    let jour = |jour: Option<domain::Jour>| jour.map(|j| j.to_string()).unwrap_or_default();
    let lignes: Vec<Vec<String>> = liste
        .lignes
        .iter()
        .map(|ligne| {
            vec![
                ligne.dossier.to_string(),
                ligne.identite.as_ref().map(nom).unwrap_or_default(),
                jour(ligne.ouvert_le),
                jour(ligne.dernier_acte_le),
                ligne.psp.map(etape).unwrap_or_default().to_owned(),
                if ligne.clos { "clos" } else { "" }.to_owned(),
            ]
        })
        .collect();
    let entetes = ["dossier", "qui", "premier contact", "dernier acte", "PSP", ""];
    let mut texte = format!("{}\n\n{} {quoi}", sortie::tableau(&entetes, &lignes), liste.total);
    if liste.lignes.len() < liste.total {
        texte = format!("{texte}, {} montrés (--limite pour plus)", liste.lignes.len());
    }
    let dossiers: Vec<Value> = liste
        .lignes
        .iter()
        .map(|ligne| {
            json!({
                "dossier": ligne.dossier.to_string(),
                "qui": ligne.identite.as_ref().map(nom),
                "ouvert_le": ligne.ouvert_le.map(|j| j.to_string()),
                "dernier_acte_le": ligne.dernier_acte_le.map(|j| j.to_string()),
                "psp": ligne.psp.map(etape),
                "clos": ligne.clos,
            })
        })
        .collect();
    let valeur = json!({ "total": liste.total, "dossiers": dossiers });
    sortie::reponse(arguments.format, &texte, &valeur);
}

fn montrer(
    arguments: &Arguments,
    id: DossierId,
    regard: &Regard,
    journal: &Journal,
    etat: &Dossier,
) {
    let texte = montrer::texte(id, regard, journal, etat);
    let valeur = montrer::valeur(id, regard, journal, etat);
    sortie::reponse(arguments.format, &texte, &valeur);
}
