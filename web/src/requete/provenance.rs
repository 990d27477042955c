//! A write must come from our own pages: what browsers say of where a request was made.

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

use crate::etat::Origine;

/// Whether a posted form was made by one of our pages. Browsers that say nothing are checked by the
/// form's token alone.
pub(crate) fn de_chez_nous(entetes: &HeaderMap, origine: &Origine) -> bool {
    if let Some(site) = entetes.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(venue) = entetes.get(ORIGIN).and_then(|valeur| valeur.to_str().ok()) else {
        return true;
    };
    match origine {
        Origine::Https(attendue) => venue == attendue,
        Origine::Locale => {
            let hote = entetes.get(HOST).and_then(|hote| hote.to_str().ok());
            hote.is_some_and(|hote| venue.strip_prefix("http://") == Some(hote))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entetes(paires: &[(&'static str, &'static str)]) -> HeaderMap {
        paires.iter().map(|(nom, valeur)| (nom.parse().unwrap(), valeur.parse().unwrap())).collect()
    }

    #[test]
    fn another_site_writes_nothing_here() {
        let locale = Origine::Locale;
        let https = Origine::Https("https://p.example".into());
        assert!(!de_chez_nous(&entetes(&[("sec-fetch-site", "cross-site")]), &locale));
        assert!(!de_chez_nous(&entetes(&[("sec-fetch-site", "same-site")]), &https));
        assert!(de_chez_nous(&entetes(&[("sec-fetch-site", "same-origin")]), &https));
        let ici = [("origin", "http://127.0.0.1:1"), ("host", "127.0.0.1:1")];
        assert!(de_chez_nous(&entetes(&ici), &locale));
        assert!(!de_chez_nous(&entetes(&[("origin", "null"), ("host", "127.0.0.1:1")]), &locale));
        assert!(!de_chez_nous(&entetes(&[("origin", "https://autre.example")]), &https));
        assert!(de_chez_nous(&entetes(&[]), &https));
    }
}
