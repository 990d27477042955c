//! `/chiffres`: the year's figures.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use observatory::Indicateur;
use serde::Deserialize;

use crate::acces::{Acces, marques};
use crate::pages::Cadre;
use crate::reponse::{ErreurWeb, page};

#[derive(Deserialize)]
pub(crate) struct Annee {
    annee: Option<i16>,
}

#[derive(Template)]
#[template(path = "chiffres.html")]
struct PageChiffres {
    cadre: Cadre,
    annee: i16,
    /// Years to choose from: links, so that no form writes in an address.
    annees: Vec<i16>,
    lignes: Vec<(&'static str, u64)>,
    effaces_comptes: u64,
    effaces_non_comptes: u64,
}

/// What is shown, in order. The rest is in `passerelle chiffres annuels`.
const MONTRES: &[(&str, Indicateur)] = &[
    ("chiffre-personnes", Indicateur::Personnes),
    ("chiffre-nouvelles", Indicateur::Nouvelles),
    ("chiffre-ouverts", Indicateur::Ouverts),
    ("chiffre-demandes", Indicateur::Demandes),
    ("chiffre-accords", Indicateur::Accords),
    ("chiffre-refus", Indicateur::Refus),
    ("chiffre-en-cours", Indicateur::EnCours),
    ("chiffre-suivis", Indicateur::Suivis),
    ("chiffre-renouvellements", Indicateur::Renouvellements),
    ("chiffre-fins", Indicateur::Fins),
];

/// The page.
pub(crate) async fn montrer(
    acces: Acces<marques::LireChiffres>,
    Query(voulue): Query<Annee>,
) -> Result<Response, ErreurWeb> {
    let actuelle = acces.contexte.aujourdhui.annee();
    let annee = voulue.annee.unwrap_or(actuelle - 1);
    let comptes = acces.session.chiffres_annuels(annee, None).await?;
    let total = |(cle, indicateur): &(&'static str, Indicateur)| {
        (*cle, comptes.compteurs.total(*indicateur))
    };
    page(&PageChiffres {
        cadre: acces.cadre,
        annee,
        annees: (actuelle - 6..=actuelle).rev().collect(),
        lignes: MONTRES.iter().map(total).collect(),
        effaces_comptes: comptes.effaces_comptes,
        effaces_non_comptes: comptes.effaces_non_comptes,
    })
}
