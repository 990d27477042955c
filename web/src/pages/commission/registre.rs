//! `/commission/registre`: the decisions notified between two days, with what proves it.

use app::documents::{Bloc, Page};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::Jour;
use domain::document::FormeDocument;
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::pages::documents::fichier;
use crate::pages::dossiers::jour;
use crate::pages::dossiers::saisie::mot;
use crate::reponse::{ErreurWeb, page, presentation};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "commission/registre.html")]
struct PageRegistre {
    cadre: Cadre,
    du: String,
    au: String,
    lue: Page,
    message: Option<(String, String)>,
}

/// Between which days; in which form.
#[derive(Deserialize)]
pub(crate) struct Demande {
    #[serde(default)]
    du: String,
    #[serde(default)]
    au: String,
    #[serde(default)]
    forme: String,
}

impl Demande {
    /// From the first of January to today, when nothing is said.
    fn jours(&self, aujourdhui: Jour) -> Result<(Jour, Jour), ErreurWeb> {
        let premier = Jour::premier_de_l_an(aujourdhui.annee()).unwrap_or(aujourdhui);
        let du = jour(&self.du)?.unwrap_or(premier);
        Ok((du, jour(&self.au)?.unwrap_or(aujourdhui)))
    }
}

/// The register, as it would leave.
pub(crate) async fn montrer(
    acces: Acces<marques::Commission>,
    Query(demande): Query<Demande>,
) -> Result<Response, ErreurWeb> {
    let jours = demande.jours(acces.contexte.aujourdhui)?;
    composer(acces, jours, None).await
}

/// The register of other days, or to keep. What cannot be written in a form is shown again. Days
/// are posted: no form writes in an address.
pub(crate) async fn donner(
    mut acces: Acces<marques::Commission>,
    Formulaire(demande): Formulaire<Demande>,
) -> Result<Response, ErreurWeb> {
    let jours = demande.jours(acces.contexte.aujourdhui)?;
    if demande.forme.is_empty() {
        return composer(acces, jours, None).await;
    }
    let forme = mot(&demande.forme, &FormeDocument::TOUS)?;
    let (session, contexte) = (&acces.session, &mut acces.contexte);
    match session.registre_des_notifications(jours, forme, contexte).await {
        Ok(apercu) => fichier(apercu.octets, forme, &apercu.nom),
        Err(erreur) => {
            let erreur = ErreurWeb::from(erreur);
            if erreur.se_corrige() {
                composer(acces, jours, Some(erreur)).await
            } else {
                Err(erreur)
            }
        }
    }
}

async fn composer(
    mut acces: Acces<marques::Commission>,
    (du, au): (Jour, Jour),
    erreur: Option<ErreurWeb>,
) -> Result<Response, ErreurWeb> {
    let lue = acces.session.voir_le_registre((du, au), &mut acces.contexte).await?;
    let cadre = acces.cadre;
    let statut = erreur.as_ref().map_or(StatusCode::OK, ErreurWeb::statut);
    let message = erreur.map(|erreur| presentation::mots(&cadre, &erreur));
    let (du, au) = (du.to_string(), au.to_string());
    Ok((statut, page(&PageRegistre { cadre, du, au, lue, message })?).into_response())
}
