//! What each address answers. No session, no cookie, no log.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, LOCATION,
    REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;

use crate::adresse::Adresse;
use crate::langue::Langue;
use crate::pages::{self, Support};
use crate::visites::{TOUR, Visites};
use crate::{Horloge, Site, fichiers};

/// Nothing from elsewhere, nothing written in the page itself, no frame, forms to this server only.
const POLITIQUE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                         form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const PERMISSIONS: &str = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
/// The longest form taken, in bytes: fifteen short answers.
const CORPS_MAX: usize = 4 * 1024;

/// What a page of a visit answers. Chromium keeps whole, to show them at once on "back", only pages
/// that answered 200, `no-store` or not: without scripts, nothing else would have it ask again once
/// the visit has ended. Browsers show this one alike.
const VUE: StatusCode = StatusCode::NON_AUTHORITATIVE_INFORMATION;

/// What every request shares.
#[derive(Clone)]
struct Etat {
    site: Arc<Site>,
    visites: Arc<Visites>,
    horloge: Horloge,
    /// Reached through a proxy that ends TLS: browsers are told to insist on it.
    https: bool,
}

/// The pages' answers. `https`: browsers reach them through TLS.
pub fn routeur(site: Arc<Site>, visites: Arc<Visites>, horloge: Horloge, https: bool) -> Router {
    let etat = Etat { site, visites, horloge, https };
    Router::new()
        .fallback(repondre)
        .layer(from_fn_with_state(etat.clone(), entetes))
        .with_state(etat)
}

/// Answers on `ecoute` until `arret` resolves, and forgets ended visits as hours go by.
///
/// # Errors
/// A socket the system takes back.
pub async fn servir(
    ecoute: TcpListener,
    site: Site,
    horloge: Horloge,
    https: bool,
    arret: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let visites = Arc::new(Visites::default());
    let oublieuses = Arc::clone(&visites);
    let oubli = tokio::spawn(async move {
        let mut pas = tokio::time::interval(TOUR);
        // The first tick comes at once.
        pas.tick().await;
        loop {
            pas.tick().await;
            oublieuses.tourner();
        }
    });
    let routeur = routeur(Arc::new(site), visites, horloge, https);
    let fini = axum::serve(ecoute, routeur).with_graceful_shutdown(arret).await;
    oubli.abort();
    fini
}

/// Security headers, on every answer. Nothing is ever kept by a browser, style and icon included:
/// a cache would tell of the visit.
async fn entetes(State(etat): State<Etat>, requete: Request, suite: Next) -> Response {
    let mut reponse = suite.run(requete).await;
    let entetes = reponse.headers_mut();
    let poser = [
        (CONTENT_SECURITY_POLICY, POLITIQUE),
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (nom, valeur) in poser {
        entetes.insert(nom, HeaderValue::from_static(valeur));
    }
    if etat.https {
        let deux_ans = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        entetes.insert(STRICT_TRANSPORT_SECURITY, deux_ans);
    }
    reponse
}

async fn repondre(State(etat): State<Etat>, requete: Request) -> Response {
    let (parties, corps) = requete.into_parts();
    let adresse = Adresse::lire(parties.uri.path());
    match parties.method {
        Method::GET | Method::HEAD => lire(&etat, adresse),
        Method::POST => recevoir(&etat, adresse, corps).await,
        _ => {
            let permises = [(ALLOW, HeaderValue::from_static("GET, HEAD, POST"))];
            (StatusCode::METHOD_NOT_ALLOWED, permises).into_response()
        }
    }
}

fn lire(etat: &Etat, adresse: Adresse<'_>) -> Response {
    match adresse {
        Adresse::Entree => nommer(etat, ""),
        Adresse::Lien(langue, page) => {
            nommer(etat, &format!("{}/{}", langue.code(), page.fichier()))
        }
        Adresse::Racine(visite) | Adresse::Page(visite, _, _) if etat.visites.finie(visite) => {
            partir(etat)
        }
        Adresse::Racine(_) => html(VUE, pages::racine(&etat.site, Support::Serveur)),
        Adresse::Page(_, langue, page) => {
            html(VUE, pages::montrer(&etat.site, Support::Serveur, langue, page))
        }
        Adresse::Sortie(visite) => {
            etat.visites.finir(visite);
            partir(etat)
        }
        Adresse::Fichier(nom) => fichier(etat, nom),
        Adresse::Inconnue => nulle_part(etat),
    }
}

/// What is asked comes in the body of this request, and goes with it.
async fn recevoir(etat: &Etat, adresse: Adresse<'_>, corps: Body) -> Response {
    let Adresse::Page(visite, langue, page) = adresse else {
        return nulle_part(etat);
    };
    if etat.visites.finie(visite) {
        return partir(etat);
    }
    let lus = to_bytes(corps, CORPS_MAX).await.ok();
    let champs: Option<Vec<(String, String)>> =
        lus.and_then(|octets| serde_html_form::from_bytes(&octets).ok());
    let Some(moment) = (etat.horloge)() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let Some(champs) = champs else {
        let dite = pages::dire(&etat.site, langue, "../", "illisible");
        return html(StatusCode::BAD_REQUEST, dite);
    };
    match pages::repondre(&etat.site, langue, page, &champs, moment.jour) {
        Some(rendue) => html(VUE, rendue),
        None => nulle_part(etat),
    }
}

/// A visit begins: it is given a name, and nothing is kept.
fn nommer(etat: &Etat, suite: &str) -> Response {
    let Some(moment) = (etat.horloge)() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    vers(&format!("/aide/{}/{suite}", Visites::nommer(moment.tirage)))
}

/// Away. What the browser kept of the visit is thrown away first: pages it holds whole, to show
/// them at once on "back", never ask the server again (Chromium keeps even `no-store` ones).
fn partir(etat: &Etat) -> Response {
    let mut reponse = vers(&etat.site.sortie);
    let vider = HeaderValue::from_static("\"cache\"");
    reponse.headers_mut().insert(HeaderName::from_static("clear-site-data"), vider);
    reponse
}

fn vers(lieu: &str) -> Response {
    match HeaderValue::try_from(lieu) {
        Ok(lieu) => (StatusCode::SEE_OTHER, [(LOCATION, lieu)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// An address that leads nowhere begins a visit: its numbers and its way out are there too.
fn nulle_part(etat: &Etat) -> Response {
    let Some(moment) = (etat.horloge)() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let racine = format!("/aide/{}/", Visites::nommer(moment.tirage));
    let dite = pages::dire(&etat.site, Langue::Francais, &racine, "introuvable");
    html(StatusCode::NOT_FOUND, dite)
}

fn fichier(etat: &Etat, nom: &str) -> Response {
    match fichiers::trouver(nom) {
        Some(fichier) => {
            let genre = HeaderValue::from_static(fichier.genre);
            ([(CONTENT_TYPE, genre)], fichier.contenu).into_response()
        }
        None => nulle_part(etat),
    }
}

fn html(statut: StatusCode, page: String) -> Response {
    let genre = HeaderValue::from_static("text/html; charset=utf-8");
    (statut, [(CONTENT_TYPE, genre)], page).into_response()
}
