//! `/chiffres/bilan`: what the association did in a year, as a document.

use app::documents::{Bloc, Page};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::document::FormeDocument;
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::pages::documents::fichier;
use crate::pages::dossiers::saisie::mot;
use crate::reponse::{ErreurWeb, page, presentation};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "chiffres/bilan.html")]
struct PageBilan {
    cadre: Cadre,
    annee: i16,
    lue: Page,
    message: Option<(String, String)>,
}

/// Of which year; in which form.
#[derive(Deserialize)]
pub(crate) struct Demande {
    annee: Option<i16>,
    #[serde(default)]
    forme: String,
}

/// The summary, as it would leave.
pub(crate) async fn montrer(
    acces: Acces<marques::LireChiffres>,
    Query(demande): Query<Demande>,
) -> Result<Response, ErreurWeb> {
    composer(acces, demande.annee, None).await
}

/// The summary, to keep. What cannot be written in that form is shown again.
pub(crate) async fn donner(
    acces: Acces<marques::LireChiffres>,
    Formulaire(demande): Formulaire<Demande>,
) -> Result<Response, ErreurWeb> {
    let forme = mot(&demande.forme, &FormeDocument::TOUS)?;
    let annee = demande.annee.ok_or(ErreurWeb::FormulaireIllisible)?;
    match acces.session.bilan_d_activite(annee, forme, &acces.contexte).await {
        Ok(apercu) => fichier(apercu.octets, forme, &apercu.nom),
        Err(erreur) => {
            let erreur = ErreurWeb::from(erreur);
            if !erreur.se_corrige() {
                return Err(erreur);
            }
            composer(acces, Some(annee), Some(erreur)).await
        }
    }
}

async fn composer(
    acces: Acces<marques::LireChiffres>,
    annee: Option<i16>,
    erreur: Option<ErreurWeb>,
) -> Result<Response, ErreurWeb> {
    let annee = annee.unwrap_or(acces.contexte.aujourdhui.annee() - 1);
    let lue = acces.session.voir_le_bilan(annee, &acces.contexte).await?;
    let cadre = acces.cadre;
    let statut = erreur.as_ref().map_or(StatusCode::OK, ErreurWeb::statut);
    let message = erreur.map(|erreur| presentation::mots(&cadre, &erreur));
    Ok((statut, page(&PageBilan { cadre, annee, lue, message })?).into_response())
}
