//! `/activites/export`: the activities of a period, as a table that names nobody.

use app::exporter::Forme;
use axum::response::Response;
use domain::Jour;
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::reponse::{ErreurWeb, fichier};
use crate::requete::Formulaire;

#[derive(Deserialize)]
pub(crate) struct Demande {
    du: String,
    au: String,
    forme: String,
}

/// The table.
pub(crate) async fn donner(
    acces: Acces<marques::LireActivites>,
    Formulaire(demande): Formulaire<Demande>,
) -> Result<Response, ErreurWeb> {
    let jour = |texte: &str| texte.parse::<Jour>().map_err(|_| ErreurWeb::Champ("jour"));
    let (du, au) = (jour(&demande.du)?, jour(&demande.au)?);
    let forme = Forme::depuis_code(&demande.forme).ok_or(ErreurWeb::Champ("quoi"))?;
    let octets = acces.session.exporter_activites(du, au, forme).await?;
    fichier(&format!("activites.{}", forme.code()), forme.genre_media(), octets)
}
