//! `/dossiers/{id}/documents`: the documents of one person's file.

use axum::extract::{Path, Query};
use axum::response::Response;

use super::nom;
use super::rempli::Rempli;
use crate::acces::{Acces, marques};
use crate::pages::documents::{self, Place, Voulu};
use crate::reponse::ErreurWeb;
use crate::requete::Formulaire;

type Champs = Formulaire<Vec<(String, String)>>;
type Sien = Acces<marques::PreparerDocument>;

fn place(dossier: &str) -> Result<Place, ErreurWeb> {
    Ok(Place {
        sujet: nom::lire(dossier)?.into(),
        lieu: format!("/dossiers/{dossier}/documents"),
        retour: format!("/dossiers/{dossier}"),
        retour_dit: "retour-dossier",
    })
}

/// Those issued, and those that may be prepared.
pub(crate) async fn lister(
    acces: Sien,
    Path(dossier): Path<String>,
) -> Result<Response, ErreurWeb> {
    documents::lister(acces, place(&dossier)?).await
}

/// The form of a kind.
pub(crate) async fn preparer(
    acces: Sien,
    Path(dossier): Path<String>,
    Query(voulu): Query<Voulu>,
) -> Result<Response, ErreurWeb> {
    documents::preparer(acces, place(&dossier)?, voulu).await
}

/// The form, as it was filled.
pub(crate) async fn reprendre(
    acces: Sien,
    Path(dossier): Path<String>,
    Formulaire(champs): Champs,
) -> Result<Response, ErreurWeb> {
    documents::reprendre(acces, place(&dossier)?, Rempli::de(champs), None).await
}

/// What would leave.
pub(crate) async fn apercevoir(
    acces: Sien,
    Path(dossier): Path<String>,
    Formulaire(champs): Champs,
) -> Result<Response, ErreurWeb> {
    documents::apercevoir(acces, place(&dossier)?, Rempli::de(champs)).await
}

/// It leaves.
pub(crate) async fn emettre(
    acces: Sien,
    Path(dossier): Path<String>,
    Formulaire(champs): Champs,
) -> Result<Response, ErreurWeb> {
    documents::emettre(acces, place(&dossier)?, Rempli::de(champs)).await
}

/// One issued earlier, as it left.
pub(crate) async fn donner(
    acces: Sien,
    Path((dossier, acte)): Path<(String, String)>,
) -> Result<Response, ErreurWeb> {
    documents::donner(acces, place(&dossier)?, &acte).await
}
