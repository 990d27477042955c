//! `/dossiers/{id}/lectures`: who has read this file.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::Jour;

use super::nom;
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::pages::acces::{LigneLecture, ligne};
use crate::reponse::{ErreurWeb, page};

/// Readings shown: the last of them.
const MONTREES: usize = 500;

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
    let jours = (Jour::PREMIER, Jour::DERNIER);
    let lues = acces.session.qui_a_lu(id, jours, None, MONTREES, &mut acces.contexte).await?;
    let noms = acces.session.noms_des_membres().await?;
    let cadre = acces.cadre;
    let lignes = lues.lectures.iter().map(|lecture| ligne(&cadre, lecture, &noms)).collect();
    page(&PageLectures { cadre, dossier, lignes })
}
