//! A message in JSON sent by a script of one of this session's own pages.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;

use crate::etat::Etat;
use crate::reponse::ErreurWeb;
use crate::requete::temoin;

/// The header that carries the session's token. No form can set it: a script of another site would
/// have to ask first, and is refused.
const ENTETE: &str = "x-passerelle-jeton";

/// What the message says, once the token is checked.
pub(crate) struct Message<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<Etat> for Message<T> {
    type Rejection = ErreurWeb;

    async fn from_request(requete: Request, etat: &Etat) -> Result<Self, ErreurWeb> {
        let seance = temoin::lire_seance(requete.headers()).ok_or(ErreurWeb::NonConnectee)?;
        let jeton = requete.headers().get(ENTETE).and_then(|jeton| jeton.to_str().ok());
        if !jeton.is_some_and(|jeton| seance.avoue(jeton)) {
            return Err(ErreurWeb::JetonRefuse);
        }
        let corps = Bytes::from_request(requete, etat).await;
        let corps = corps.map_err(|_| ErreurWeb::FormulaireIllisible)?;
        // Serde's own words may quote the input: they are not repeated.
        serde_json::from_slice(&corps).map(Self).map_err(|_| ErreurWeb::FormulaireIllisible)
    }
}
