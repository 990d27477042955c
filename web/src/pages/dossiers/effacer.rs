//! `/dossiers/{id}/effacer`: erasing a person, and its proof.

use app::effacer::MotifEffacement;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use serde::Deserialize;

use super::nom;
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, page};
use crate::requete::Formulaire;

/// What is typed to confirm, in every language: it is said in the page.
const MOT: &str = "EFFACER";

#[derive(Template)]
#[template(path = "dossiers/effacer.html")]
struct PageEffacer {
    cadre: Cadre,
    dossier: String,
}

#[derive(Template)]
#[template(path = "dossiers/efface.html")]
struct PageEfface {
    cadre: Cadre,
    actes: usize,
    compteurs: usize,
    cles: usize,
}

#[derive(Deserialize)]
pub(crate) struct Demande {
    motif: String,
    mot: String,
}

/// The form.
pub(crate) async fn montrer(
    mut acces: Acces<marques::Effacer>,
    Path(dossier): Path<String>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let regard = domain::Regard::au(domain::Jour::DERNIER);
    acces.session.montrer(id, regard, &mut acces.contexte).await?;
    page(&PageEffacer { cadre: acces.cadre, dossier })
}

/// Erases, then looks for what is left.
pub(crate) async fn effacer(
    mut acces: Acces<marques::Effacer>,
    Path(dossier): Path<String>,
    Formulaire(demande): Formulaire<Demande>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    if demande.mot.trim() != MOT {
        return Err(ErreurWeb::Champ("mot-de-confirmation"));
    }
    let motif: MotifEffacement =
        demande.motif.parse().map_err(|_| ErreurWeb::Champ("motif-effacement"))?;
    let efface = acces.session.effacer(id, &motif, &mut acces.contexte).await?;
    let cles = acces.session.cles_restantes(id).await?;
    let (actes, compteurs) = (efface.actes, efface.compteurs);
    page(&PageEfface { cadre: acces.cadre, actes, compteurs, cles })
}
