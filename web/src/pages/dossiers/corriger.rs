//! `/dossiers/{id}/actes/{acte}/corriger`: an act did not happen, or not that day.

use app::consigner::{AConsigner, ACorriger};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::dossier::effectif::effectifs;
use domain::{ActeId, Jour, Regard};
use serde::Deserialize;

use super::saisie::jour;
use super::{mots, nom};
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "dossiers/corriger.html")]
struct PageCorriger {
    cadre: Cadre,
    dossier: String,
    acte: String,
    jour: String,
    titre: String,
    le: String,
    apres: u32,
    id: String,
}

#[derive(Deserialize)]
pub(crate) struct Correction {
    /// `autre-jour` or `annuler`.
    comment: String,
    #[serde(default)]
    le: String,
    apres: u32,
    id: String,
}

/// The form.
pub(crate) async fn montrer(
    mut acces: Acces<marques::Consigner>,
    Path((dossier, acte)): Path<(String, String)>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let corrige: ActeId = acte.parse().map_err(|_| ErreurWeb::Introuvable)?;
    let regard = Regard::au(Jour::DERNIER);
    let (journal, _) = acces.session.montrer(id, regard, &mut acces.contexte).await?;
    let effectifs = effectifs(&journal.actes, &regard);
    let effectif = effectifs.iter().find(|effectif| effectif.acte.id == corrige);
    let effectif = effectif.ok_or(ErreurWeb::Introuvable)?;
    let nouvel = acces.contexte.acte();
    let cadre = acces.cadre;
    page(&PageCorriger {
        dossier,
        acte,
        jour: cadre.jour(&effectif.survenu_le),
        titre: mots::fait(&cadre, effectif.fait),
        le: effectif.survenu_le.to_string(),
        apres: journal.rang,
        id: nouvel.to_string(),
        cadre,
    })
}

/// Records the correction: what was written stays in the journal, under it.
pub(crate) async fn corriger(
    mut acces: Acces<marques::Consigner>,
    Path((dossier, acte)): Path<(String, String)>,
    Formulaire(lue): Formulaire<Correction>,
) -> Result<Vers, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let acte: ActeId = acte.parse().map_err(|_| ErreurWeb::Introuvable)?;
    let nouveau_jour = match lue.comment.as_str() {
        "annuler" => None,
        "autre-jour" => Some(jour(&lue.le)?.ok_or(ErreurWeb::Champ("jour"))?),
        _ => return Err(ErreurWeb::Champ("quoi")),
    };
    let demande = AConsigner {
        faits: Vec::new(),
        recit: None,
        survenu_le: None,
        apres: Some(lue.apres),
        id: Some(lue.id.parse().map_err(|_| ErreurWeb::FormulaireIllisible)?),
    };
    let correction = ACorriger { acte, nouveau_jour };
    acces.session.corriger(id, correction, demande, &mut acces.contexte).await?;
    Ok(Vers::page(format!("/dossiers/{dossier}")))
}
