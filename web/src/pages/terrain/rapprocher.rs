//! `/terrain/rapprocher`: whose the nicknames noted in outings are. The member says; nothing
//! guesses, and nothing is looked for before she asks.

use app::terrain::RencontreLue;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::ActeId;
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::pages::dossiers::liste::{Ligne, ligne};
use crate::pages::dossiers::nom;
use crate::reponse::{ErreurWeb, Vers, page, presentation};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "terrain/rapprocher.html")]
struct PageRapprocher {
    cadre: Cadre,
    attendent: Vec<Attente>,
    message: Option<(String, String)>,
}

/// A nickname that waits.
struct Attente {
    id: String,
    surnom: String,
    jour: String,
    /// What was looked for, and who answers to it, when somebody was.
    cherche: Option<(String, Vec<Ligne>)>,
}

#[derive(Deserialize)]
pub(crate) struct Recherche {
    rencontre: String,
    #[serde(default)]
    texte: String,
}

#[derive(Deserialize)]
pub(crate) struct Choix {
    rencontre: String,
    dossier: String,
}

#[derive(Deserialize)]
pub(crate) struct Oubli {
    rencontre: String,
}

/// Those that wait.
pub(crate) async fn montrer(acces: Acces<marques::Consigner>) -> Result<Response, ErreurWeb> {
    composer(acces, None, None).await
}

/// Who answers to a nickname, among the files she may see.
pub(crate) async fn chercher(
    mut acces: Acces<marques::Consigner>,
    Formulaire(demande): Formulaire<Recherche>,
) -> Result<Response, ErreurWeb> {
    let id = lire(&demande.rencontre)?;
    let liste = acces.session.chercher(&demande.texte, &mut acces.contexte).await?;
    let trouvees = liste.lignes.iter().map(|trouvee| ligne(&acces.cadre, trouvee)).collect();
    composer(acces, Some((id, demande.texte, trouvees)), None).await
}

/// It is her: her file is told.
pub(crate) async fn rapprocher(
    mut acces: Acces<marques::Consigner>,
    Formulaire(choix): Formulaire<Choix>,
) -> Result<Response, ErreurWeb> {
    let (id, dossier) = (lire(&choix.rencontre)?, nom::lire(&choix.dossier)?);
    let rapprochee = acces.session.rapprocher(id, dossier, &mut acces.contexte).await;
    match rapprochee.map_err(ErreurWeb::from) {
        Ok(_) => Ok(Vers::page("/terrain/rapprocher").into_response()),
        Err(erreur) if erreur.se_corrige() => {
            let rendue = composer(acces, None, Some(erreur)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, rendue).into_response())
        }
        Err(erreur) => Err(erreur),
    }
}

/// It is nobody's.
pub(crate) async fn oublier(
    acces: Acces<marques::Consigner>,
    Formulaire(oubli): Formulaire<Oubli>,
) -> Result<Vers, ErreurWeb> {
    acces.session.oublier_rencontre(lire(&oubli.rencontre)?).await?;
    Ok(Vers::page("/terrain/rapprocher"))
}

async fn composer(
    acces: Acces<marques::Consigner>,
    mut cherchee: Option<(ActeId, String, Vec<Ligne>)>,
    erreur: Option<ErreurWeb>,
) -> Result<Response, ErreurWeb> {
    let rencontres = acces.session.rencontres().await?;
    let cadre = acces.cadre;
    let message = erreur.map(|erreur| presentation::mots(&cadre, &erreur));
    let mut attendent = Vec::with_capacity(rencontres.len());
    for lue in &rencontres {
        let la_sienne = cherchee.take_if(|(id, ..)| *id == lue.rencontre.id);
        attendent.push(attente(
            &cadre,
            lue,
            la_sienne.map(|(_, texte, trouvees)| (texte, trouvees)),
        ));
    }
    page(&PageRapprocher { cadre, attendent, message })
}

fn attente(cadre: &Cadre, lue: &RencontreLue, cherche: Option<(String, Vec<Ligne>)>) -> Attente {
    Attente {
        id: lue.rencontre.id.to_string(),
        surnom: lue.rencontre.surnom.clone(),
        jour: cadre.jour(&lue.rencontre.le),
        cherche,
    }
}

fn lire(id: &str) -> Result<ActeId, ErreurWeb> {
    id.parse().map_err(|_| ErreurWeb::Introuvable)
}
