//! `/dossiers/{id}/separations`: never show her to whoever follows another, nor the other way.

use app::motif::{MOTIF_MAX, MOTIF_MIN, Motif};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::DossierId;
use domain::fait::Choix;
use serde::Deserialize;

use super::nom::{self, nommer};
use super::saisie::mot;
use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, Vers, page};
use crate::requete::Formulaire;

#[derive(Template)]
#[template(path = "dossiers/separations.html")]
struct PageSeparations {
    cadre: Cadre,
    dossier: String,
    separees: Vec<Ligne>,
    texte: String,
    /// Files found, once looked for: id and name.
    trouves: Option<Vec<(String, String)>>,
    minimum: usize,
    maximum: usize,
}

/// A separation in force, of which both sides are seen.
struct Ligne {
    autre: String,
    nom: String,
    depuis: String,
    par: String,
    motif: String,
}

#[derive(Deserialize)]
pub(crate) struct Demande {
    /// Whom to look for.
    #[serde(default)]
    texte: String,
    /// The other file, once chosen.
    #[serde(default)]
    autre: String,
    #[serde(default)]
    choix: String,
    #[serde(default)]
    motif: String,
}

/// The page.
pub(crate) async fn montrer(
    acces: Acces<marques::Separer>,
    Path(dossier): Path<String>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    composer(acces, id, String::new()).await
}

/// Looks for the other file; separates; or no longer.
pub(crate) async fn changer(
    mut acces: Acces<marques::Separer>,
    Path(dossier): Path<String>,
    Formulaire(demande): Formulaire<Demande>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    if demande.autre.is_empty() {
        return composer(acces, id, demande.texte).await;
    }
    let autre = nom::lire(&demande.autre)?;
    let choix = mot(&demande.choix, &Choix::TOUS)?;
    let motif: Motif = demande.motif.parse()?;
    acces.session.separer((id, autre), choix, &motif, &mut acces.contexte).await?;
    // Who follows one of them no longer sees the other: she may not see this page again.
    Ok(Vers::page("/aujourdhui").into_response())
}

async fn composer(
    mut acces: Acces<marques::Separer>,
    id: DossierId,
    texte: String,
) -> Result<Response, ErreurWeb> {
    let separees = acces.session.separations(id, &mut acces.contexte).await?;
    let trouves = if texte.trim().is_empty() {
        None
    } else {
        let liste = acces.session.chercher(&texte, &mut acces.contexte).await?;
        let autres = liste.lignes.iter().filter(|ligne| ligne.dossier != id);
        let nommes = autres.map(|ligne| {
            (ligne.dossier.to_string(), nommer(&acces.cadre, ligne.identite.as_ref()))
        });
        Some(nommes.collect())
    };
    let cadre = acces.cadre;
    let separees = separees.into_iter().map(|separe| Ligne {
        autre: separe.autre.to_string(),
        nom: nommer(&cadre, separe.identite.as_ref()),
        depuis: cadre.jour(&separe.le),
        par: separe.par,
        motif: separe.motif.unwrap_or_default(),
    });
    let (separees, dossier) = (separees.collect(), id.to_string());
    let (minimum, maximum) = (MOTIF_MIN, MOTIF_MAX);
    page(&PageSeparations { cadre, dossier, separees, texte, trouves, minimum, maximum })
}
