//! Security headers, on every answer.

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

use crate::etat::{Etat, Origine};

/// Nothing from elsewhere, nothing written in the page itself, no frame, forms to this server only.
const POLITIQUE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                         connect-src 'self'; manifest-src 'self'; form-action 'self'; \
                         frame-ancestors 'none'; base-uri 'none'";

/// What a browser may not offer to pages of ours, since none asks for it.
const PERMISSIONS: &str = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

/// Puts them on. A page is never kept by a browser unless it said so itself (style, script).
pub(crate) async fn poser(State(etat): State<Etat>, requete: Request, suite: Next) -> Response {
    let mut reponse = suite.run(requete).await;
    let entetes = reponse.headers_mut();
    entetes.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLITIQUE));
    entetes.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    entetes.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    entetes.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    let permissions = HeaderName::from_static("permissions-policy");
    entetes.insert(permissions, HeaderValue::from_static(PERMISSIONS));
    for nom in ["cross-origin-opener-policy", "cross-origin-resource-policy"] {
        entetes.insert(HeaderName::from_static(nom), HeaderValue::from_static("same-origin"));
    }
    entetes.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if matches!(etat.reglages.origine, Origine::Https(_)) {
        let deux_ans = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        entetes.insert(STRICT_TRANSPORT_SECURITY, deux_ans);
    }
    reponse
}
