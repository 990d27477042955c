//! Around every request: its operation id, where it came from, the words of an error, one log line.

use std::panic::AssertUnwindSafe;

use askama::Template;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use futures_util::FutureExt as _;

use super::{ErreurWeb, Vers};
use crate::etat::Etat;
use crate::pages::Cadre;
use crate::requete::operation::Operation;
use crate::requete::provenance::de_chez_nous;
use crate::requete::reprise::Reprise;
use crate::requete::temoin;

/// The longest form taken, in bytes: a long note is a few pages.
const CORPS_MAX: usize = 256 * 1024;
const FORMULAIRE: &str = "application/x-www-form-urlencoded";

/// An error page.
#[derive(Template)]
#[template(path = "erreur.html")]
struct PageErreur {
    cadre: Cadre,
    statut: u16,
    code: &'static str,
    operation: String,
    message: String,
    conseil: String,
}

/// A form typed in a session that is no longer open: sign in, and it is offered again.
#[derive(Template)]
#[template(path = "compte/reconnexion.html")]
struct PageReconnexion {
    cadre: Cadre,
    identifiant: Option<String>,
    reprise: Reprise,
}

/// What is kept of a request while it runs.
struct Demande {
    methode: Method,
    chemin: String,
    entetes: HeaderMap,
    corps: Bytes,
}

/// Runs a request and presents what came of it.
pub(crate) async fn accompagner(
    State(etat): State<Etat>,
    requete: Request,
    suite: Next,
) -> Response {
    let mut contexte = (etat.horloge)();
    let operation = Operation::tirer(contexte.as_mut());
    // The pattern of the route, never the path asked for.
    let route = requete.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("-", MatchedPath::as_str).to_owned();
    let (mut reponse, demande) = executer(&etat, requete, suite).await;
    let mut code = "-";
    if let Some(erreur) = reponse.extensions_mut().remove::<ErreurWeb>() {
        code = erreur.code();
        reponse = presenter(&etat, &erreur, operation, &demande).await;
    }
    let duree_us = contexte
        .zip((etat.horloge)())
        .map_or(0, |(avant, apres)| apres.maintenant.micros() - avant.maintenant.micros());
    let (methode, statut) = (demande.methode, reponse.status().as_u16());
    tracing::info!(%operation, %methode, route, statut, code, duree_us, "answered");
    reponse
}

async fn executer(etat: &Etat, requete: Request, suite: Next) -> (Response, Demande) {
    let (parties, corps) = requete.into_parts();
    let mut demande = Demande {
        methode: parties.method.clone(),
        chemin: parties.uri.path().to_owned(),
        entetes: parties.headers.clone(),
        corps: Bytes::new(),
    };
    let lecture = parties.method == Method::GET || parties.method == Method::HEAD;
    if !lecture && !de_chez_nous(&parties.headers, &etat.reglages.origine) {
        return (ErreurWeb::JetonRefuse.into_response(), demande);
    }
    let Ok(corps) = to_bytes(corps, CORPS_MAX).await else {
        return (ErreurWeb::FormulaireIllisible.into_response(), demande);
    };
    demande.corps = corps.clone();
    let requete = Request::from_parts(parties, Body::from(corps));
    // A panic in one request must not end the others, nor show what it was about.
    let reponse = AssertUnwindSafe(suite.run(requete)).catch_unwind().await;
    (reponse.unwrap_or_else(|_| ErreurWeb::Panique.into_response()), demande)
}

async fn presenter(
    etat: &Etat,
    erreur: &ErreurWeb,
    operation: Operation,
    demande: &Demande,
) -> Response {
    if matches!(erreur, ErreurWeb::NonConnectee | ErreurWeb::Verrouillee) {
        return reconnecter(etat, erreur, demande);
    }
    if matches!(erreur, ErreurWeb::PhraseAChanger) {
        return Vers::page("/compte").into_response();
    }
    page_erreur(etat, erreur, operation, demande).await
}

/// Signing in again loses nothing of what was typed.
fn reconnecter(etat: &Etat, erreur: &ErreurWeb, demande: &Demande) -> Response {
    let verrouillee = matches!(erreur, ErreurWeb::Verrouillee);
    if demande.methode == Method::GET || !est_formulaire(&demande.entetes) {
        let lieu = if verrouillee { "/deverrouiller" } else { "/connexion" };
        return Vers::page(lieu).into_response();
    }
    let jeton = temoin::lire_seance(&demande.entetes);
    let identifiant = jeton.and_then(|jeton| etat.seances.verrouillee(&jeton));
    let reprise = Reprise::de(&demande.chemin, &demande.corps);
    let cadre = Cadre::anonyme(etat, &demande.entetes);
    rendre(StatusCode::UNAUTHORIZED, &PageReconnexion { cadre, identifiant, reprise })
}

async fn page_erreur(
    etat: &Etat,
    erreur: &ErreurWeb,
    operation: Operation,
    demande: &Demande,
) -> Response {
    let cadre = Cadre::d_erreur(etat, &demande.entetes, &demande.chemin).await;
    let statut = erreur.statut();
    let (message, conseil) = mots(&cadre, erreur);
    let modele = PageErreur {
        statut: statut.as_u16(),
        code: erreur.code(),
        operation: operation.to_string(),
        message,
        conseil,
        cadre,
    };
    let mut reponse = rendre(statut, &modele);
    if let ErreurWeb::Freinee { secondes } = erreur {
        reponse.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*secondes));
    }
    reponse
}

/// What happened and what to do, in the reader's language. `app` speaks French: what it says of a
/// rule of the law is kept in French on an English page.
pub(crate) fn mots(cadre: &Cadre, erreur: &ErreurWeb) -> (String, String) {
    let code = if let ErreurWeb::Champ(cle) = erreur { cle } else { erreur.code() };
    let cle = format!("erreur-{code}");
    let message = if let ErreurWeb::Freinee { secondes } = erreur {
        cadre.compter(&cle, &usize::try_from(*secondes).unwrap_or(usize::MAX))
    } else if let ErreurWeb::App(erreur) = erreur
        && !cadre.existe(&cle)
    {
        erreur.to_string()
    } else {
        cadre.dire(&cle)
    };
    let cle = format!("{cle}-conseil");
    let conseil = if cadre.existe(&cle) { cadre.dire(&cle) } else { String::new() };
    (message, conseil)
}

fn est_formulaire(entetes: &HeaderMap) -> bool {
    entetes
        .get(CONTENT_TYPE)
        .is_some_and(|genre| genre.as_bytes().starts_with(FORMULAIRE.as_bytes()))
}

fn rendre<T: Template>(statut: StatusCode, modele: &T) -> Response {
    match modele.render() {
        Ok(html) => (statut, Html(html)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
