//! `/dossiers/{id}/glace`: opening another team's file, for a stated reason and a few hours.

use app::briser::DUREE_HEURES;
use app::motif::{MOTIF_MAX, MOTIF_MIN, Motif};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::nom;
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "dossiers/glace.html")]
struct PageGlace {
    cadre: Cadre,
    dossier: String,
    heures: String,
    minimum: usize,
    maximum: usize,
}

#[derive(Deserialize)]
pub(crate) struct Demande {
    motif: String,
}

/// The form. A file that is seen already opens; one kept from her does not exist.
pub(crate) async fn montrer(
    acces: Acces<marques::BriserGlace>,
    Path(dossier): Path<String>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    if !acces.session.est_sous_verre(id, &acces.contexte).await? {
        return Ok(Vers::page(format!("/dossiers/{dossier}")).into_response());
    }
    let (heures, cadre) = (DUREE_HEURES.to_string(), acces.cadre);
    page(&PageGlace { cadre, dossier, heures, minimum: MOTIF_MIN, maximum: MOTIF_MAX })
}

/// Breaks it.
pub(crate) async fn briser(
    mut acces: Acces<marques::BriserGlace>,
    Path(dossier): Path<String>,
    Formulaire(demande): Formulaire<Demande>,
) -> Result<Vers, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let motif: Motif = demande.motif.parse()?;
    acces.session.briser_la_glace(id, &motif, &mut acces.contexte).await?;
    Ok(Vers::page(format!("/dossiers/{dossier}")))
}

/// Closes her own before its time.
pub(crate) async fn refermer(
    mut acces: Acces<marques::BriserGlace>,
    Path(dossier): Path<String>,
    Formulaire(_): Formulaire<Rien>,
) -> Result<Vers, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    if let Some((acte, _)) = acces.session.ma_glace(id, &acces.contexte).await? {
        acces.session.refermer(acte, &mut acces.contexte).await?;
    }
    Ok(Vers::page("/aujourdhui"))
}

/// A form whose token is all there is.
#[derive(Deserialize)]
pub(crate) struct Rien {}
