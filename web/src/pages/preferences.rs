//! Language and theme: two cookies that say nothing of anyone.

use axum::extract::State;
use serde::Deserialize;

use crate::etat::Etat;
use crate::langue::Langue;
use crate::reponse::Vers;
use crate::requete::formulaire::FormulaireAnonyme;
use crate::requete::reprise::chemin_sur;
use crate::requete::temoin;

/// The cookie of the language.
pub(crate) const LANGUE: &str = "langue";
/// The cookie of the theme.
pub(crate) const THEME: &str = "theme";

/// Light, dark, or as the machine is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Theme {
    #[default]
    Auto,
    Clair,
    Sombre,
}

impl Theme {
    pub(crate) const TOUS: [(Self, &'static str); 3] =
        [(Self::Auto, "auto"), (Self::Clair, "clair"), (Self::Sombre, "sombre")];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Clair => "clair",
            Self::Sombre => "sombre",
        }
    }

    pub(crate) fn depuis_code(code: &str) -> Option<Self> {
        Self::TOUS.into_iter().find(|(_, autre)| *autre == code).map(|(theme, _)| theme)
    }
}

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
) -> Vers {
    let lieu = if chemin_sur(&choix.retour) { choix.retour } else { "/".to_owned() };
    let origine = &etat.reglages.origine;
    let langue = choix.langue.as_deref().and_then(Langue::depuis_code).map(Langue::code);
    let theme = choix.theme.as_deref().and_then(Theme::depuis_code).map(Theme::code);
    let temoin = match (langue, theme) {
        (Some(langue), _) => Some(temoin::poser_preference(LANGUE, langue, origine)),
        (None, Some(theme)) => Some(temoin::poser_preference(THEME, theme, origine)),
        (None, None) => None,
    };
    match temoin {
        Some(temoin) => Vers::page(lieu).avec_temoin(temoin),
        None => Vers::page(lieu),
    }
}
