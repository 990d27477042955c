//! What signing in and unlocking share.

use app::{ErreurApp, Session};
use askama::Template;
use axum::response::{IntoResponse, Response};
use zeroize::Zeroizing;

use crate::etat::Etat;
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::reprise::Reprise;
use crate::seances::Jeton;

/// What was being typed before signing in again, offered.
#[derive(Template)]
#[template(path = "compte/reprise_offerte.html")]
struct PageReprise {
    cadre: Cadre,
    jeton: String,
    chemin: String,
    champs: Vec<(String, String)>,
}

/// Opens a member's session. `None` for an unknown name or a wrong passphrase, told alike.
///
/// Deriving a key from a passphrase takes long on purpose: it has a thread of its own.
pub(super) async fn ouvrir(
    etat: &Etat,
    identifiant: String,
    phrase: Zeroizing<String>,
) -> Result<Option<Session>, ErreurWeb> {
    let base = etat.base.clone();
    let execution = tokio::runtime::Handle::current();
    let ouverte = tokio::task::spawn_blocking(move || {
        execution.block_on(base.connecter(&identifiant, &phrase))
    });
    match ouverte.await.map_err(|_| ErreurWeb::Panique)? {
        Ok(session) => Ok(Some(session)),
        Err(ErreurApp::ConnexionRefusee) => Ok(None),
        Err(erreur) => Err(erreur.into()),
    }
}

/// After signing in: what was being typed, or the first page.
pub(super) fn suite(cadre: Cadre, jeton: &Jeton, reprise: &Reprise) -> Result<Response, ErreurWeb> {
    if reprise.est_vide() {
        return Ok(Vers::page("/").into_response());
    }
    page(&PageReprise {
        cadre,
        jeton: jeton.de_formulaire(),
        chemin: reprise.chemin.clone(),
        champs: reprise.champs(),
    })
}
