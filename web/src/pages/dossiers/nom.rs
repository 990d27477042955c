//! How a person is named on a page.

use domain::DossierId;
use domain::recit::Identite;

use crate::pages::Cadre;
use crate::reponse::ErreurWeb;

/// The name she goes by first; what is missing is said.
pub(crate) fn nommer(cadre: &Cadre, identite: Option<&Identite>) -> String {
    let Some(identite) = identite else {
        return cadre.dire("nom-cache");
    };
    let etat_civil: Vec<&str> =
        [&identite.prenom, &identite.nom].into_iter().filter_map(|mot| mot.as_deref()).collect();
    let etat_civil = etat_civil.join(" ");
    match (&identite.dite, etat_civil.is_empty()) {
        (Some(dite), true) => dite.clone(),
        (Some(dite), false) => format!("{dite} ({etat_civil})"),
        (None, false) => etat_civil,
        (None, true) => cadre.dire("sans-nom"),
    }
}

/// A file's id in a path. Anything else is a page that does not exist.
pub(crate) fn lire(texte: &str) -> Result<DossierId, ErreurWeb> {
    texte.parse().map_err(|_| ErreurWeb::Introuvable)
}
