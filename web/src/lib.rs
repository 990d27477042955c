//! Passerelle's pages: the only HTTP and the only HTML.
//!
//! A request meets, in order: an operation id, the security headers, the rule of its route
//! ([`acces`]), a handler of a few statements that calls one use case of `app`, a page rendered by
//! its template. Handlers, templates and tests share the path of their URL: `/dossiers/{id}` is
//! `pages/dossiers/fiche.rs` and `templates/dossiers/fiche.html`.
//!
//! Nothing here reads the clock, the environment or the system's randomness: they come in a
//! [`Horloge`]. No URL, header, log line or error holds anything of a person: searches are posted,
//! ids are random.

pub mod acces;
pub mod etat;
pub mod langue;
mod pages;
mod porte;
mod reponse;
mod requete;
pub mod routes;
mod seances;
mod statiques;

pub use etat::{Etat, Horloge, Origine, Reglages};
pub use routes::routeur;

use std::time::Duration;

use tokio::net::TcpListener;

/// Between two looks at the sessions.
const BALAYAGE: Duration = Duration::from_secs(20);

/// Answers on `ecoute` until `arret` resolves, lets requests under way finish, then wipes every
/// session's keys.
///
/// # Errors
/// A socket the system takes back.
pub async fn servir(
    ecoute: TcpListener,
    etat: Etat,
    arret: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let seances = etat.seances.clone();
    let balayage = tokio::spawn(balayer(etat.clone()));
    let fini = axum::serve(ecoute, routeur(etat)).with_graceful_shutdown(arret).await;
    balayage.abort();
    seances.tout_fermer();
    fini
}

/// A session nobody uses any more locks without waiting for a request.
async fn balayer(etat: Etat) {
    let mut pas = tokio::time::interval(BALAYAGE);
    loop {
        pas.tick().await;
        if let Some(contexte) = (etat.horloge)() {
            etat.seances.balayer(contexte.maintenant);
        }
    }
}
