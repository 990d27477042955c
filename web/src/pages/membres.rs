//! `/membres`: who works here, with which role and keys.

use app::ParametresPhrase;
use app::membres::{Dotation, LigneMembre};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::Role;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::acces::{Acces, marques};
use crate::etat::Etat;
use crate::pages::Cadre;
use crate::pages::compte::verifier;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "membres.html")]
struct PageMembres {
    cadre: Cadre,
    lignes: Vec<Ligne>,
    roles: Vec<(&'static str, String)>,
}

struct Ligne {
    identifiant: String,
    role: String,
    cles: String,
    actif: bool,
    /// Whether it is the reader herself, who does not remove herself.
    moi: bool,
}

#[derive(Deserialize)]
pub(crate) struct Nouveau {
    identifiant: String,
    role: String,
    phrase: String,
    confirmation: String,
}

#[derive(Deserialize)]
pub(crate) struct Depart {
    identifiant: String,
}

/// The page.
pub(crate) async fn montrer(acces: Acces<marques::GererMembres>) -> Result<Response, ErreurWeb> {
    let membres = acces.session.membres().await?;
    let moi = acces.session.membre();
    let cadre = acces.cadre;
    let lignes = membres.iter().map(|membre| ligne(&cadre, membre, moi)).collect();
    let roles = Role::TOUS.iter().map(|(_, code)| (*code, cadre.code("role", code))).collect();
    page(&PageMembres { cadre, lignes, roles })
}

fn ligne(cadre: &Cadre, membre: &LigneMembre, moi: domain::MembreId) -> Ligne {
    let cles: Vec<String> =
        membre.compartiments.iter().map(|c| cadre.code("compartiment", c.code())).collect();
    Ligne {
        identifiant: membre.identifiant.clone(),
        role: cadre.code("role", membre.role.code()),
        cles: cles.join(", "),
        actif: membre.actif,
        moi: membre.membre == moi,
    }
}

/// A member joins, with the keys of her role.
pub(crate) async fn ajouter(
    mut acces: Acces<marques::GererMembres>,
    Formulaire(nouveau): Formulaire<Nouveau>,
) -> Result<Vers, ErreurWeb> {
    let phrase = Zeroizing::new(nouveau.phrase);
    let confirmation = Zeroizing::new(nouveau.confirmation);
    verifier(&phrase, &confirmation)?;
    let identifiant = nouveau.identifiant.trim();
    if identifiant.is_empty() || identifiant.chars().count() > 64 {
        return Err(ErreurWeb::Champ("identifiant"));
    }
    let role = Role::TOUS.iter().find(|(_, code)| *code == nouveau.role);
    let (role, _) = role.ok_or(ErreurWeb::Champ("quoi"))?;
    let voulue = (phrase.as_str(), ParametresPhrase::default());
    let dotation = Dotation::Role(*role);
    acces.session.ajouter_membre(identifiant, &dotation, voulue, &mut acces.contexte).await?;
    Ok(Vers::page("/membres"))
}

/// A member leaves: her sessions end at once, the keys she held are replaced.
pub(crate) async fn retirer(
    State(etat): State<Etat>,
    acces: Acces<marques::GererMembres>,
    Formulaire(depart): Formulaire<Depart>,
) -> Result<Vers, ErreurWeb> {
    let mut contexte = acces.contexte;
    let session = acces.session;
    let partant = session.membre_de(&depart.identifiant).await?;
    // The request's own hold on the session ends here: removing changes its keys.
    drop(session);
    let tenue = etat.seances.tenir(&acces.jeton).ok_or(ErreurWeb::NonConnectee)?;
    tenue.write().await.retirer_membre(&depart.identifiant, &mut contexte).await?;
    etat.seances.exclure(partant);
    Ok(Vers::page("/membres"))
}
