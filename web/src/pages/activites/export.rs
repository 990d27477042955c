//! `/activites/export`: the activities of a period, as a table that names nobody.

use app::exporter::Forme;
use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::Jour;
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::reponse::ErreurWeb;
use crate::requete::Formulaire;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[derive(Deserialize)]
pub(crate) struct Demande {
    du: String,
    au: String,
    forme: String,
}

/// The table.
pub(crate) async fn donner(
    acces: Acces<marques::LireActivites>,
    Formulaire(demande): Formulaire<Demande>,
) -> Result<Response, ErreurWeb> {
    let jour = |texte: &str| texte.parse::<Jour>().map_err(|_| ErreurWeb::Champ("jour"));
    let (du, au) = (jour(&demande.du)?, jour(&demande.au)?);
    let forme = Forme::depuis_code(&demande.forme).ok_or(ErreurWeb::Champ("quoi"))?;
    let octets = acces.session.exporter_activites(du, au, forme).await?;
    let (genre, nom) = match forme {
        Forme::Csv => ("text/csv; charset=utf-8", "attachment; filename=\"activites.csv\""),
        Forme::Xlsx => (XLSX, "attachment; filename=\"activites.xlsx\""),
    };
    let mut reponse = Body::from(octets).into_response();
    reponse.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(genre));
    reponse.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_static(nom));
    Ok(reponse)
}
