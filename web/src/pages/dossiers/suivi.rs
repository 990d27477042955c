//! `/dossiers/{id}/suivi`: who follows her, and with which team.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::fait::Choix;
use domain::{ActeId, EquipeId};
use serde::Deserialize;

use super::nom::{self, nommer};
use super::saisie::mot;
use crate::acces::{Acces, marques};
use crate::pages::{Cadre, equipes};
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "dossiers/suivi.html")]
struct PageSuivi {
    cadre: Cadre,
    dossier: String,
    nom: String,
    /// The id of the act to come: sent twice, it is written once.
    id: String,
    suivi_par: Vec<String>,
    /// Whether she who looks follows her.
    moi: bool,
    identifiant: String,
    membres: Vec<String>,
    equipes: Vec<(String, String)>,
    equipe: String,
}

#[derive(Deserialize)]
pub(crate) struct Demande {
    identifiant: String,
    choix: String,
    id: String,
}

#[derive(Deserialize)]
pub(crate) struct Rattachee {
    equipe: String,
    id: String,
}

/// The page.
pub(crate) async fn montrer(
    mut acces: Acces<marques::Consigner>,
    Path(dossier): Path<String>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let etat = acces.session.montrer_suivi(id, &mut acces.contexte).await?;
    let noms = acces.session.noms_des_membres().await?;
    let membres = acces.session.membres().await?;
    let equipes = acces.session.equipes().await?;
    let moi = etat.suivi_par.contains(&acces.session.membre());
    let identifiant = acces.session.identifiant().to_owned();
    let acte = acces.contexte.acte().to_string();
    let mut suivi_par: Vec<String> =
        etat.suivi_par.iter().filter_map(|membre| noms.get(membre).cloned()).collect();
    suivi_par.sort();
    page(&PageSuivi {
        nom: nommer(&acces.cadre, etat.identite.as_ref()),
        cadre: acces.cadre,
        dossier,
        id: acte,
        suivi_par,
        moi,
        identifiant,
        membres: membres.into_iter().filter(|m| m.actif).map(|m| m.identifiant).collect(),
        equipes: equipes.into_iter().map(|e| (e.equipe.to_string(), e.nom)).collect(),
        equipe: etat.equipe.as_ref().map(EquipeId::to_string).unwrap_or_default(),
    })
}

/// A follow-up is taken or left.
pub(crate) async fn changer(
    mut acces: Acces<marques::Consigner>,
    Path(dossier): Path<String>,
    Formulaire(demande): Formulaire<Demande>,
) -> Result<Vers, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let choix = mot(&demande.choix, &Choix::TOUS)?;
    let membre = acces.session.membre_de(&demande.identifiant).await?;
    let acte = acte(&demande.id)?;
    acces.session.suivre(id, (membre, choix), acte, &mut acces.contexte).await?;
    Ok(Vers::page(format!("/dossiers/{dossier}/suivi")))
}

/// The file goes to a team, or to none.
pub(crate) async fn rattacher(
    mut acces: Acces<marques::GererEquipes>,
    Path(dossier): Path<String>,
    Formulaire(rattachee): Formulaire<Rattachee>,
) -> Result<Vers, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let equipe = equipes::lire(&rattachee.equipe)?;
    let acte = acte(&rattachee.id)?;
    acces.session.rattacher(id, equipe, acte, &mut acces.contexte).await?;
    Ok(Vers::page(format!("/dossiers/{dossier}/suivi")))
}

fn acte(texte: &str) -> Result<ActeId, ErreurWeb> {
    texte.parse().map_err(|_| ErreurWeb::FormulaireIllisible)
}
