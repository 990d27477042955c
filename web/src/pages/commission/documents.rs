//! `/commission/{departement}/{jour}/documents`: the agenda and the minutes of a sitting.

use axum::extract::{Path, Query};
use axum::response::Response;

use super::seance;
use crate::acces::{Acces, marques};
use crate::pages::documents::{self, Place, Voulu};
use crate::pages::dossiers::rempli::Rempli;
use crate::reponse::ErreurWeb;
use crate::requete::Formulaire;

type Champs = Formulaire<Vec<(String, String)>>;
type Sien = Acces<marques::Commission>;
type Chemin = Path<(String, String)>;

fn place(chemin: (String, String)) -> Result<Place, ErreurWeb> {
    let (departement, le) = seance::lire(chemin)?;
    let retour = format!("/commission/{departement}/{le}");
    let lieu = format!("{retour}/documents");
    Ok(Place { sujet: (departement, le).into(), lieu, retour, retour_dit: "document-seance" })
}

/// Those issued, and those that may be prepared.
pub(crate) async fn lister(acces: Sien, Path(chemin): Chemin) -> Result<Response, ErreurWeb> {
    documents::lister(acces, place(chemin)?).await
}

/// The form of a kind, filled from the acts of the sitting.
pub(crate) async fn preparer(
    acces: Sien,
    Path(chemin): Chemin,
    Query(voulu): Query<Voulu>,
) -> Result<Response, ErreurWeb> {
    documents::preparer(acces, place(chemin)?, voulu).await
}

/// The form, as it was filled.
pub(crate) async fn reprendre(
    acces: Sien,
    Path(chemin): Chemin,
    Formulaire(champs): Champs,
) -> Result<Response, ErreurWeb> {
    documents::reprendre(acces, place(chemin)?, Rempli::de(champs), None).await
}

/// What would leave.
pub(crate) async fn apercevoir(
    acces: Sien,
    Path(chemin): Chemin,
    Formulaire(champs): Champs,
) -> Result<Response, ErreurWeb> {
    documents::apercevoir(acces, place(chemin)?, Rempli::de(champs)).await
}

/// It leaves.
pub(crate) async fn emettre(
    acces: Sien,
    Path(chemin): Chemin,
    Formulaire(champs): Champs,
) -> Result<Response, ErreurWeb> {
    documents::emettre(acces, place(chemin)?, Rempli::de(champs)).await
}

/// One issued earlier, as it left.
pub(crate) async fn donner(
    acces: Sien,
    Path((departement, seance, acte)): Path<(String, String, String)>,
) -> Result<Response, ErreurWeb> {
    documents::donner(acces, place((departement, seance))?, &acte).await
}
