//! `/chiffres`: the year's figures.

pub(crate) mod bilan;
pub(crate) mod contribution;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
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
const MONTRES: &[(&str, &str)] = &[
    ("chiffre-personnes", "personnes"),
    ("chiffre-nouvelles", "personnes.nouvelles"),
    ("chiffre-ouverts", "personnes.ouvertes"),
    ("chiffre-demandes", "psp.demandes"),
    ("chiffre-accords", "psp.accords"),
    ("chiffre-refus", "psp.refus"),
    ("chiffre-en-cours", "psp.en-cours"),
    ("chiffre-suivis", "psp.suivis"),
    ("chiffre-renouvellements", "psp.renouvellements"),
    ("chiffre-fins", "psp.fins"),
    ("chiffre-sorties", "sorties"),
    ("chiffre-rencontrees", "sorties.rencontrees"),
    ("chiffre-suivies-rencontrees", "sorties.suivies-rencontrees"),
];

/// The page.
pub(crate) async fn montrer(
    acces: Acces<marques::LireChiffres>,
    Query(voulue): Query<Annee>,
) -> Result<Response, ErreurWeb> {
    let actuelle = acces.contexte.aujourdhui.annee();
    let annee = voulue.annee.unwrap_or(actuelle - 1);
    let comptes = acces.session.chiffres_annuels(annee, None).await?;
    // A test asks the catalogue for each of them.
    let total = |(cle, indicateur): &(&'static str, &str)| {
        Some((*cle, comptes.compteurs.total(indicateur)?))
    };
    page(&PageChiffres {
        cadre: acces.cadre,
        annee,
        annees: (actuelle - 6..=actuelle).rev().collect(),
        lignes: MONTRES.iter().filter_map(total).collect(),
        effaces_comptes: comptes.effaces_comptes,
        effaces_non_comptes: comptes.effaces_non_comptes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_shown_is_in_the_catalogue() {
        let annuels: Vec<&str> = observatory::catalogue::Catalogue::embarque().annuels().collect();
        assert!(MONTRES.iter().all(|(_, id)| annuels.contains(id)));
    }
}
