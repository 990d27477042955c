//! `/dossiers/{id}/lectures`: who has read this file.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use super::nom;
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::pages::acces::{LigneLecture, ligne};
use crate::reponse::{ErreurWeb, page};

#[derive(Template)]
#[template(path = "dossiers/lectures.html")]
struct PageLectures {
    cadre: Cadre,
    dossier: String,
    lignes: Vec<LigneLecture>,
}

/// The page.
pub(crate) async fn montrer(
    mut acces: Acces<marques::LireDossier>,
    Path(dossier): Path<String>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let lectures = acces.session.lectures_de(id, &mut acces.contexte).await?;
    let noms = acces.session.noms_des_membres().await?;
    let cadre = acces.cadre;
    let lignes = lectures.iter().map(|lecture| ligne(&cadre, lecture, &noms)).collect();
    page(&PageLectures { cadre, dossier, lignes })
}
