//! `/bris`: the glasses that were broken, for the heads of unit and the data protection officer.

use app::briser::BrisLu;
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "bris.html")]
struct PageBris {
    cadre: Cadre,
    lignes: Vec<Ligne>,
}

struct Ligne {
    acte: String,
    dossier: String,
    par: String,
    depuis: String,
    jusqu_a: String,
    motif: String,
    ouvert: bool,
    vu: bool,
}

#[derive(Deserialize)]
pub(crate) struct Geste {
    acte: String,
    geste: String,
}

/// The page. It names no person: a link leads to the file, for who may open it.
pub(crate) async fn montrer(acces: Acces<marques::ControlerBris>) -> Result<Response, ErreurWeb> {
    let bris = acces.session.bris(true, &acces.contexte).await?;
    let cadre = acces.cadre;
    let lignes = bris.iter().map(|bris| ligne(&cadre, bris)).collect();
    page(&PageBris { cadre, lignes })
}

fn ligne(cadre: &Cadre, bris: &BrisLu) -> Ligne {
    Ligne {
        acte: bris.acte.to_string(),
        dossier: bris.dossier.to_string(),
        par: bris.par.clone(),
        depuis: cadre.instant(bris.depuis),
        jusqu_a: cadre.instant(bris.jusqu_a),
        motif: bris.motif.clone(),
        ouvert: bris.ouvert,
        vu: bris.vu,
    }
}

/// One was looked into, or is closed before its time.
pub(crate) async fn repondre(
    mut acces: Acces<marques::ControlerBris>,
    Formulaire(geste): Formulaire<Geste>,
) -> Result<Vers, ErreurWeb> {
    let acte = geste.acte.parse().map_err(|_| ErreurWeb::Champ("quoi"))?;
    match geste.geste.as_str() {
        "vu" => acces.session.voir_bris(acte, &mut acces.contexte).await?,
        "refermer" => acces.session.refermer(acte, &mut acces.contexte).await?,
        _ => return Err(ErreurWeb::Champ("quoi")),
    }
    Ok(Vers::page("/bris"))
}
