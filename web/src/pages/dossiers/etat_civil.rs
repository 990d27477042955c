//! `/dossiers/{id}/etat-civil`: what was done to have documents of civil status, to be shown.

use app::etat_civil::DemarcheEtatCivil;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;

use super::nom;
use crate::acces::{Acces, Droit, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, page};

/// Whether what is told is shown too: it is of the social file.
#[derive(Deserialize)]
pub(crate) struct Voulu {
    #[serde(default)]
    recits: bool,
}

#[derive(Template)]
#[template(path = "dossiers/etat_civil.html")]
struct PageEtatCivil {
    cadre: Cadre,
    dossier: String,
    lignes: Vec<Ligne>,
    total: Option<String>,
    recits: bool,
}

struct Ligne {
    quoi: String,
    le: String,
    fait: String,
    rendez_vous: String,
    frais: String,
    recit: Option<String>,
}

/// The page. It names nobody: it is printed, and shown with the file it goes with.
pub(crate) async fn montrer(
    mut acces: Acces<marques::PreparerDocument>,
    Path(dossier): Path<String>,
    Query(voulu): Query<Voulu>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let lues = acces.session.demarches_etat_civil(id, &mut acces.contexte).await?;
    let (demarches, total) = lues;
    let (cadre, recits) = (acces.cadre, voulu.recits);
    let lignes = demarches.into_iter().map(|faite| ligne(&cadre, faite, recits)).collect();
    let total = (total > 0).then(|| euros(total));
    page(&PageEtatCivil { cadre, dossier, lignes, total, recits })
}

fn ligne(cadre: &Cadre, faite: DemarcheEtatCivil, recits: bool) -> Ligne {
    let DemarcheEtatCivil { le, demarche, recit } = faite;
    Ligne {
        quoi: cadre.code("etat-civil", demarche.document.code()),
        le: cadre.jour(&le),
        fait: cadre.code("etat-civil-suite", demarche.suite.code()),
        rendez_vous: demarche.rendez_vous_le.map(|le| cadre.jour(&le)).unwrap_or_default(),
        frais: demarche.frais_centimes.map(euros).unwrap_or_default(),
        recit: recit.filter(|_| recits),
    }
}

fn euros(centimes: u64) -> String {
    format!("{},{:02} €", centimes / 100, centimes % 100)
}
