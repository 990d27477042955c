//! Cookies: the session's, and two preferences that say nothing of anyone.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use cookie::{Cookie, SameSite};

use crate::etat::Origine;
use crate::seances::Jeton;

const LOCAL: &str = "passerelle";
/// A browser refuses this name over plain HTTP, from a sub-domain, or for a path.
const HTTPS: &str = "__Host-passerelle";

/// The value of a cookie.
pub(crate) fn lire<'a>(entetes: &'a HeaderMap, nom: &str) -> Option<&'a str> {
    let valeurs = entetes.get_all(COOKIE).iter().filter_map(|valeur| valeur.to_str().ok());
    valeurs
        .flat_map(|valeur| valeur.split(';'))
        .filter_map(|paire| paire.trim().split_once('='))
        .find(|(autre, _)| *autre == nom)
        .map(|(_, valeur)| valeur)
}

/// The session's token.
pub(crate) fn lire_seance(entetes: &HeaderMap) -> Option<Jeton> {
    lire(entetes, HTTPS).or_else(|| lire(entetes, LOCAL)).and_then(Jeton::lire)
}

/// The header that hands a token to a browser, until it is closed.
pub(crate) fn poser_seance(jeton: &Jeton, origine: &Origine) -> String {
    seance(jeton.ecrire(), origine).to_string()
}

/// An answer, with a cookie to set.
pub(crate) fn avec(mut reponse: Response, temoin: &str) -> Response {
    if let Ok(valeur) = HeaderValue::try_from(temoin) {
        reponse.headers_mut().insert(SET_COOKIE, valeur);
    }
    reponse
}

/// The header that takes it back.
pub(crate) fn oter_seance(origine: &Origine) -> String {
    let mut temoin = seance(String::new(), origine);
    temoin.make_removal();
    temoin.to_string()
}

/// The header that keeps a preference for a year.
pub(crate) fn poser_preference(
    nom: &'static str,
    valeur: &'static str,
    origine: &Origine,
) -> String {
    let mut temoin = Cookie::new(nom, valeur);
    temoin.set_path("/");
    temoin.set_same_site(SameSite::Strict);
    temoin.set_http_only(true);
    temoin.set_secure(matches!(origine, Origine::Https(_)));
    temoin.set_max_age(cookie::time::Duration::days(365));
    temoin.to_string()
}

fn seance(valeur: String, origine: &Origine) -> Cookie<'static> {
    let (nom, sur) = match origine {
        Origine::Locale => (LOCAL, false),
        Origine::Https(_) => (HTTPS, true),
    };
    let mut temoin = Cookie::new(nom, valeur);
    temoin.set_path("/");
    temoin.set_http_only(true);
    temoin.set_same_site(SameSite::Strict);
    temoin.set_secure(sur);
    temoin
}
