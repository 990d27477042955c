//! A posted form: its fields, once the session's token in it is checked.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::etat::Etat;
use crate::reponse::ErreurWeb;
use crate::requete::temoin;

/// The fields of a form posted by one of this session's own pages.
pub(crate) struct Formulaire<T>(pub(crate) T);

/// The fields of a form posted before any session exists: where it came from was checked, there is
/// no token yet.
pub(crate) struct FormulaireAnonyme<T>(pub(crate) T);

#[derive(Deserialize)]
struct Avoue {
    jeton: String,
}

impl<T: DeserializeOwned> FromRequest<Etat> for Formulaire<T> {
    type Rejection = ErreurWeb;

    async fn from_request(requete: Request, etat: &Etat) -> Result<Self, ErreurWeb> {
        let seance = temoin::lire_seance(requete.headers()).ok_or(ErreurWeb::NonConnectee)?;
        let corps = corps(requete, etat).await?;
        let Avoue { jeton } = lire(&corps)?;
        if !seance.avoue(&jeton) {
            return Err(ErreurWeb::JetonRefuse);
        }
        lire(&corps).map(Self)
    }
}

impl<T: DeserializeOwned> FromRequest<Etat> for FormulaireAnonyme<T> {
    type Rejection = ErreurWeb;

    async fn from_request(requete: Request, etat: &Etat) -> Result<Self, ErreurWeb> {
        lire(&corps(requete, etat).await?).map(Self)
    }
}

async fn corps(requete: Request, etat: &Etat) -> Result<Bytes, ErreurWeb> {
    Bytes::from_request(requete, etat).await.map_err(|_| ErreurWeb::FormulaireIllisible)
}

/// Serde's own words may quote the input: they are not repeated.
fn lire<T: DeserializeOwned>(corps: &[u8]) -> Result<T, ErreurWeb> {
    serde_html_form::from_bytes(corps).map_err(|_| ErreurWeb::FormulaireIllisible)
}
