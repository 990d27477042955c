//! The style sheet, the scripts, the icon: in the binary, under the version that ships them.

use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::reponse::ErreurWeb;

/// A file served as it is.
pub(crate) struct Statique {
    /// Where pages ask for it.
    pub(crate) chemin: &'static str,
    genre: &'static str,
    pub(crate) contenu: &'static str,
}

pub(crate) const STYLE: Statique = Statique {
    chemin: concat!("/statique/", env!("CARGO_PKG_VERSION"), "/passerelle.css"),
    genre: "text/css; charset=utf-8",
    contenu: include_str!("../static/passerelle.css"),
};
pub(crate) const PAGE: Statique = Statique {
    chemin: concat!("/statique/", env!("CARGO_PKG_VERSION"), "/passerelle.js"),
    genre: "text/javascript; charset=utf-8",
    contenu: include_str!("../static/passerelle.js"),
};
/// htmx 4.0.1 (Zero-Clause BSD), as its package ships it.
pub(crate) const HTMX: Statique = Statique {
    chemin: "/statique/4.0.1/htmx.min.js",
    genre: "text/javascript; charset=utf-8",
    contenu: include_str!("../static/htmx.min.js"),
};
pub(crate) const ICONE: Statique = Statique {
    chemin: concat!("/statique/", env!("CARGO_PKG_VERSION"), "/icone.svg"),
    genre: "image/svg+xml",
    contenu: include_str!("../static/icone.svg"),
};

const TOUS: [Statique; 4] = [STYLE, PAGE, HTMX, ICONE];

/// Serves one of them.
pub(crate) async fn servir(
    Path((version, nom)): Path<(String, String)>,
) -> Result<Response, ErreurWeb> {
    let demande = format!("/statique/{version}/{nom}");
    let trouve = TOUS.into_iter().find(|fichier| fichier.chemin == demande);
    let fichier = trouve.ok_or(ErreurWeb::Introuvable)?;
    let mut reponse = fichier.contenu.into_response();
    let entetes = reponse.headers_mut();
    entetes.insert(CONTENT_TYPE, HeaderValue::from_static(fichier.genre));
    // A day: a new version of the program may keep the number of the one before it.
    entetes.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400"));
    Ok(reponse)
}
