//! A file to keep.

use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::ErreurWeb;

/// A file to keep, whose name says nothing of anyone.
pub(crate) fn fichier(
    nom: &str,
    genre: &'static str,
    octets: Vec<u8>,
) -> Result<Response, ErreurWeb> {
    let nom = format!("attachment; filename=\"{nom}\"");
    let nom = HeaderValue::try_from(nom).map_err(|_| ErreurWeb::Gabarit)?;
    let mut reponse = Body::from(octets).into_response();
    reponse.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(genre));
    reponse.headers_mut().insert(CONTENT_DISPOSITION, nom);
    Ok(reponse)
}
