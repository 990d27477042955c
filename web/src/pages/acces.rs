//! `/acces`: who read what, for the head of unit and the data protection officer.

use std::collections::HashMap;

use app::acces_lus::{FiltreLectures, LectureFaite};
use askama::Template;
use axum::response::Response;
use domain::MembreId;

use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, page};

/// Readings shown: the last of them.
const MONTREES: usize = 500;

#[derive(Template)]
#[template(path = "acces.html")]
struct PageAcces {
    cadre: Cadre,
    lignes: Vec<LigneLecture>,
    /// Broken glasses that await a look.
    bris: usize,
}

/// A reading, in words.
pub(crate) struct LigneLecture {
    pub(crate) quand: String,
    pub(crate) qui: String,
    pub(crate) quoi: String,
    pub(crate) nombre: u32,
}

/// The page. Names no person: files are counted.
pub(crate) async fn montrer(mut acces: Acces<marques::LireAcces>) -> Result<Response, ErreurWeb> {
    let tout = FiltreLectures::default();
    let lues = acces.session.journal_des_acces(&tout, None, MONTREES, &mut acces.contexte).await?;
    let noms = acces.session.noms_des_membres().await?;
    let bris = acces.session.bris_a_voir(&acces.contexte).await?;
    let cadre = acces.cadre;
    let lignes = lues.lectures.iter().map(|lecture| ligne(&cadre, lecture, &noms)).collect();
    page(&PageAcces { cadre, lignes, bris })
}

/// A reading in words.
pub(crate) fn ligne(
    cadre: &Cadre,
    lecture: &LectureFaite,
    noms: &HashMap<MembreId, String>,
) -> LigneLecture {
    LigneLecture {
        quand: cadre.instant(lecture.consigne_a),
        qui: noms.get(&lecture.membre).cloned().unwrap_or_default(),
        quoi: quoi(cadre, lecture),
        nombre: lecture.nombre,
    }
}

fn quoi(cadre: &Cadre, lecture: &LectureFaite) -> String {
    let quoi = cadre.code("lecture", &lecture.operation);
    match lecture.bris {
        Some(_) => cadre.avec("lecture-bris", "quoi", &quoi),
        None => quoi,
    }
}
