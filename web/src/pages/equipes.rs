//! `/equipes`: teams, and who is in them.

use askama::Template;
use axum::response::Response;
use domain::{EquipeId, MembreId};
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "equipes.html")]
struct PageEquipes {
    cadre: Cadre,
    /// The id of the next team: sent twice, the form makes one.
    nouvelle: String,
    equipes: Vec<(String, String)>,
    membres: Vec<Place>,
}

/// A member and her team.
struct Place {
    identifiant: String,
    role: String,
    /// Its id; empty for none.
    equipe: String,
}

#[derive(Deserialize)]
pub(crate) struct Nommee {
    equipe: String,
    nom: String,
}

#[derive(Deserialize)]
pub(crate) struct Placee {
    identifiant: String,
    equipe: String,
}

/// The page.
pub(crate) async fn montrer(
    mut acces: Acces<marques::GererEquipes>,
) -> Result<Response, ErreurWeb> {
    let equipes = acces.session.equipes().await?;
    let places = acces.session.equipes_des_membres().await?;
    let membres = acces.session.membres().await?;
    let nouvelle = acces.contexte.equipe().to_string();
    let cadre = acces.cadre;
    let membres = membres.iter().filter(|membre| membre.actif).map(|membre| Place {
        identifiant: membre.identifiant.clone(),
        role: cadre.code("role", membre.role.code()),
        equipe: places.get(&membre.membre).map(EquipeId::to_string).unwrap_or_default(),
    });
    let membres = membres.collect();
    let equipes = equipes.into_iter().map(|e| (e.equipe.to_string(), e.nom)).collect();
    page(&PageEquipes { cadre, nouvelle, equipes, membres })
}

/// A team is created, or renamed.
pub(crate) async fn nommer(
    mut acces: Acces<marques::GererEquipes>,
    Formulaire(nommee): Formulaire<Nommee>,
) -> Result<Vers, ErreurWeb> {
    let equipe = nommee.equipe.parse().map_err(|_| ErreurWeb::Champ("quoi"))?;
    acces.session.nommer_equipe(equipe, &nommee.nom, &mut acces.contexte).await?;
    Ok(Vers::page("/equipes"))
}

/// A member joins a team, or leaves hers.
pub(crate) async fn placer(
    mut acces: Acces<marques::GererEquipes>,
    Formulaire(placee): Formulaire<Placee>,
) -> Result<Vers, ErreurWeb> {
    let membre: MembreId = acces.session.membre_de(&placee.identifiant).await?;
    let equipe = lire(&placee.equipe)?;
    acces.session.placer_membre(membre, equipe, &mut acces.contexte).await?;
    Ok(Vers::page("/equipes"))
}

/// A team in a form; empty for none.
pub(crate) fn lire(texte: &str) -> Result<Option<EquipeId>, ErreurWeb> {
    if texte.is_empty() {
        return Ok(None);
    }
    texte.parse().map(Some).map_err(|_| ErreurWeb::Champ("quoi"))
}
