//! `/dossiers/{id}/demande`: what a request has, what it lacks, who must act.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::completude::Exigence;

use super::nom::{self, nommer};
use crate::acces::{Acces, Droit, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, page};

#[derive(Template)]
#[template(path = "dossiers/demande.html")]
struct PageDemande {
    cadre: Cadre,
    dossier: String,
    nom: String,
    agreee: bool,
    mineure: bool,
    complete: bool,
    lignes: Vec<Ligne>,
}

/// One thing a request needs.
struct Ligne {
    quoi: String,
    /// The day it was there.
    la: Option<String>,
    qui: String,
    depuis: Option<String>,
    /// The act that records it.
    acte: &'static str,
}

/// The page.
pub(crate) async fn montrer(
    mut acces: Acces<marques::LireDossier>,
    Path(dossier): Path<String>,
) -> Result<Response, ErreurWeb> {
    let id = nom::lire(&dossier)?;
    let au = acces.contexte.aujourdhui;
    let lue = acces.session.completude(id, au, &mut acces.contexte).await?;
    let cadre = acces.cadre;
    let lignes = lue.elements.iter().map(|element| Ligne {
        quoi: cadre.code("exigence", element.exigence.code()),
        la: element.present_le.map(|le| cadre.jour(&le)),
        qui: cadre.code("acteur", element.acteur.code()),
        depuis: element.depuis.map(|le| cadre.jour(&le)),
        acte: acte(element.exigence),
    });
    let modele = PageDemande {
        nom: nommer(&cadre, lue.identite.as_ref()),
        agreee: lue.agreee,
        mineure: lue.mineure,
        complete: lue.est_complete(),
        lignes: lignes.collect(),
        dossier,
        cadre,
    };
    page(&modele)
}

fn acte(exigence: Exigence) -> &'static str {
    match exigence {
        Exigence::Souhait => "souhait:exprime",
        Exigence::Accord => "consentement:accompagnement:donne",
        Exigence::Naissance => "observation:naissance",
        Exigence::PieceIdentite => "piece:identite:recue",
        Exigence::Cessation => "piece:cessation:recue",
        Exigence::Situation => "piece:situation:recue",
        Exigence::Besoins => "projet:besoin:logement",
        Exigence::Engagements => "projet:engagement:emploi",
        Exigence::AvisAssociation => "projet:avis:favorable",
    }
}
