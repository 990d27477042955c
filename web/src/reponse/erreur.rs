//! What can go wrong at the edge: a status, a stable code, plain words. Nothing of the person.

use std::sync::Arc;

use app::ErreurApp;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Why a request is not answered with what it asked for.
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum ErreurWeb {
    /// The machine gives no time or no randomness.
    #[error("no clock or no randomness")]
    Horloge,
    /// No session.
    #[error("not signed in")]
    NonConnectee,
    /// Keys were wiped.
    #[error("session locked")]
    Verrouillee,
    /// Somebody else chose her passphrase: she replaces it before anything else.
    #[error("the passphrase is to be changed first")]
    PhraseAChanger,
    /// The role does not have this right.
    #[error("not allowed for this role")]
    Interdit,
    /// No such page.
    #[error("no such page")]
    Introuvable,
    /// This page does not take this method.
    #[error("method not allowed")]
    Methode,
    /// A form that does not read.
    #[error("unreadable form")]
    FormulaireIllisible,
    /// A field that does not read; its key in the texts.
    #[error("invalid field: {0}")]
    Champ(&'static str),
    /// Another draft of the same form was kept meanwhile.
    #[error("another draft was kept meanwhile")]
    BrouillonAilleurs,
    /// The form was not made by this session.
    #[error("form token refused")]
    JetonRefuse,
    /// Too many attempts.
    #[error("too many attempts")]
    Freinee {
        /// When to try again.
        secondes: u64,
    },
    /// Two rules of law answer one question differently.
    #[error("two rules disagree")]
    Conflit,
    /// A template that does not render.
    #[error("template")]
    Gabarit,
    /// A handler that panicked.
    #[error("panic")]
    Panique,
    /// A use case refused.
    #[error(transparent)]
    App(Arc<ErreurApp>),
}

impl From<ErreurApp> for ErreurWeb {
    fn from(erreur: ErreurApp) -> Self {
        Self::App(Arc::new(erreur))
    }
}

impl ErreurWeb {
    /// The status of HTTP.
    pub(crate) fn statut(&self) -> StatusCode {
        match self {
            Self::NonConnectee | Self::Verrouillee => StatusCode::UNAUTHORIZED,
            Self::Interdit | Self::JetonRefuse | Self::PhraseAChanger => StatusCode::FORBIDDEN,
            Self::Introuvable => StatusCode::NOT_FOUND,
            Self::BrouillonAilleurs => StatusCode::CONFLICT,
            Self::Methode => StatusCode::METHOD_NOT_ALLOWED,
            Self::FormulaireIllisible | Self::Champ(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Freinee { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Horloge | Self::Conflit | Self::Gabarit | Self::Panique => {
                StatusCode::INTERNAL_SERVER_ERROR
            }
            Self::App(erreur) if matches!(**erreur, ErreurApp::Gestion(_)) => match erreur.code() {
                "convention-inconnue" => StatusCode::NOT_FOUND,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            },
            Self::App(erreur) => statut_app(erreur),
        }
    }

    /// Whether filling the form otherwise may be enough.
    pub(crate) fn se_corrige(&self) -> bool {
        self.statut() == StatusCode::UNPROCESSABLE_ENTITY
    }

    /// The stable code, to quote.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Horloge => "horloge",
            Self::NonConnectee => "non-connectee",
            Self::Verrouillee => "verrouillee",
            Self::PhraseAChanger => "phrase-a-changer",
            Self::Interdit => "interdit",
            Self::Introuvable => "introuvable",
            Self::Methode => "methode",
            Self::FormulaireIllisible => "formulaire-illisible",
            Self::Champ(_) => "champ",
            Self::BrouillonAilleurs => "brouillon-ailleurs",
            Self::JetonRefuse => "jeton-refuse",
            Self::Freinee { .. } => "freinee",
            Self::Conflit => "conflit",
            Self::Gabarit => "gabarit",
            Self::Panique => "panique",
            Self::App(erreur) => erreur.code(),
        }
    }
}

fn statut_app(erreur: &ErreurApp) -> StatusCode {
    match erreur.code() {
        "acte-perime" | "store-case-perimee" | "store-cles-changees" => StatusCode::CONFLICT,
        "dossier-inconnu" | "seance-inconnue" | "membre-inconnu" | "equipe-inconnue"
        | "bris-inconnu" | "document-inconnu" | "genre-document" | "activite-inconnue" => {
            StatusCode::NOT_FOUND
        }
        "dossier-efface" | "store-flux-efface" => StatusCode::GONE,
        "cle-absente" | "dossier-masque" | "sous-glace" | "role" | "store-membre-parti" => {
            StatusCode::FORBIDDEN
        }
        "acte-refuse"
        | "ordre-du-jour-complet"
        | "identifiant-pris"
        | "dernier-membre"
        | "annee-hors-calendrier"
        | "brouillon-trop-long"
        | "vue-invalide"
        | "sans-colonne"
        | "champ-document"
        | "document-sans-pdf"
        | "mineure"
        | "motif"
        | "suivi-impossible"
        | "suivi-des-deux"
        | "separation-impossible"
        | "antenne-refusee"
        | "annuaire-refuse"
        | "saisie-activite"
        | "periode"
        | "nom-equipe" => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for ErreurWeb {
    /// The words are put on by [`super::presentation`], which knows the reader's language.
    fn into_response(self) -> Response {
        let mut reponse = self.statut().into_response();
        reponse.extensions_mut().insert(self);
        reponse
    }
}
