//! `/activites/{activite}/joindre`: what a member says of an outing that two telephones counted.

use axum::extract::Path;
use domain::ActeId;
use serde::Deserialize;

use super::activite_de;
use crate::acces::{Acces, marques};
use crate::reponse::{ErreurWeb, Vers};
use crate::requete::Formulaire;

/// What she says.
#[derive(Deserialize)]
pub(crate) struct Dit {
    id: String,
    apres: u32,
    /// The outing it counts with; empty: it is an outing by itself.
    #[serde(default)]
    premiere: String,
}

/// One outing or two: a correction says it.
pub(crate) async fn joindre(
    mut acces: Acces<marques::NoterActivites>,
    Path(activite): Path<String>,
    Formulaire(dit): Formulaire<Dit>,
) -> Result<Vers, ErreurWeb> {
    let activite = activite_de(&activite)?;
    let id: ActeId = dit.id.parse().map_err(|_| ErreurWeb::FormulaireIllisible)?;
    let premiere = match dit.premiere.as_str() {
        "" => None,
        autre => Some(activite_de(autre)?),
    };
    let ecriture = (dit.apres, id);
    acces.session.joindre_sortie(activite, premiere, ecriture, &mut acces.contexte).await?;
    Ok(Vers::page(format!("/activites/{activite}")))
}
