//! Whether the process lives, and whether it can work: for supervisors, without a session.

use axum::extract::State;
use axum::http::StatusCode;

use crate::etat::Etat;

/// The process answers.
pub(crate) async fn vivante() -> &'static str {
    "vivante\n"
}

/// The base answers too.
pub(crate) async fn prete(State(etat): State<Etat>) -> (StatusCode, &'static str) {
    match etat.base.repond().await {
        Ok(()) => (StatusCode::OK, "prete\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "base absente\n"),
    }
}
