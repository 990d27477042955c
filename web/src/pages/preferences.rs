//! Language and theme: two cookies that say nothing of anyone.

use app::casier::{Langue, Theme};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::etat::Etat;
use crate::reponse::Vers;
use crate::requete::formulaire::FormulaireAnonyme;
use crate::requete::reprise::chemin_sur;
use crate::requete::temoin;

/// The cookie of the language.
pub(crate) const LANGUE: &str = "langue";
/// The cookie of the theme.
pub(crate) const THEME: &str = "theme";

#[derive(Deserialize)]
pub(crate) struct Choix {
    langue: Option<String>,
    theme: Option<String>,
    #[serde(default)]
    retour: String,
}

/// Keeps a choice and goes back to the page it was made on.
pub(crate) async fn choisir(
    State(etat): State<Etat>,
    FormulaireAnonyme(choix): FormulaireAnonyme<Choix>,
) -> Response {
    let lieu = if chemin_sur(&choix.retour) { choix.retour } else { "/".to_owned() };
    let origine = &etat.reglages.origine;
    let langue = choix.langue.as_deref().and_then(Langue::depuis_code).map(Langue::code);
    let theme = choix.theme.as_deref().and_then(Theme::depuis_code).map(Theme::code);
    let temoin = match (langue, theme) {
        (Some(langue), _) => Some(temoin::poser_preference(LANGUE, langue, origine)),
        (None, Some(theme)) => Some(temoin::poser_preference(THEME, theme, origine)),
        (None, None) => None,
    };
    let suite = Vers::page(lieu).into_response();
    match temoin {
        Some(temoin) => temoin::avec(suite, &temoin),
        None => suite,
    }
}
