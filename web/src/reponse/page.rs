//! A template, rendered; a redirection after a write.

use askama::Template;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use super::ErreurWeb;

/// Renders a page.
pub(crate) fn page<T: Template>(modele: &T) -> Result<Response, ErreurWeb> {
    Ok(Html(modele.render().map_err(|_| ErreurWeb::Gabarit)?).into_response())
}

/// After a write: another page, asked for again if the browser reloads.
#[derive(Debug)]
pub(crate) struct Vers {
    lieu: String,
}

impl Vers {
    pub(crate) fn page(lieu: impl Into<String>) -> Self {
        Self { lieu: lieu.into() }
    }
}

impl IntoResponse for Vers {
    fn into_response(self) -> Response {
        let mut reponse = StatusCode::SEE_OTHER.into_response();
        let lieu = HeaderValue::try_from(self.lieu);
        let lieu = lieu.unwrap_or_else(|_| HeaderValue::from_static("/"));
        reponse.headers_mut().insert(LOCATION, lieu);
        reponse
    }
}
