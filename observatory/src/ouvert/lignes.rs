//! Tables as lines: one for each cell, margins included.

use std::collections::{BTreeMap, BTreeSet};

use tableau::{Case, Dimension, TableauProtege};

use super::provenance::trace;
use super::{ErreurJeu, csv};

/// Code of "all groups together", as SDMX writes it.
pub(super) const TOUS: &str = "_T";
/// SDMX confidentiality: free; not for publication.
pub(super) const CONFIDENTIALITES: [&str; 2] = ["F", "N"];
/// SDMX status of an observation: normal; suppressed.
pub(super) const OBSERVATIONS: [&str; 2] = ["A", "Q"];

/// One file: the cells of every table of one unit that has the same axes.
pub(super) struct Ressource<'t> {
    /// Unit, then axes.
    pub(super) nom: String,
    pub(super) unite: &'t str,
    pub(super) dimensions: &'t [Dimension],
    tables: Vec<&'t TableauProtege>,
}

/// The files of these tables, by name.
pub(super) fn ressources(tables: &[TableauProtege]) -> Result<Vec<Ressource<'_>>, ErreurJeu> {
    let mut ressources: BTreeMap<String, Ressource<'_>> = BTreeMap::new();
    let mut vues = BTreeSet::new();
    for table in tables {
        let (unite, dimensions) = (&table.entete.unite, &table.entete.dimensions);
        let axes = dimensions.iter().map(|dimension| dimension.code.as_str());
        let nom = std::iter::once(unite.as_str()).chain(axes).collect::<Vec<_>>().join("-");
        if !vues.insert((nom.clone(), &table.entete.indicateur)) {
            return Err(ErreurJeu::Tables);
        }
        let vide = || Ressource { nom: nom.clone(), unite, dimensions, tables: Vec::new() };
        ressources.entry(nom.clone()).or_insert_with(vide).tables.push(table);
    }
    if ressources.is_empty() {
        Err(ErreurJeu::Tables)
    } else {
        Ok(ressources.into_values().collect())
    }
}

impl Ressource<'_> {
    /// Ids of what is counted.
    pub(super) fn indicateurs(&self) -> Vec<&str> {
        self.tables.iter().map(|table| table.entete.indicateur.as_str()).collect()
    }

    pub(super) fn csv(&self) -> String {
        let axes = self.dimensions.iter().map(|dimension| dimension.code.clone());
        let autres = ["indicateur", "du", "au", "valeur", "CONF_STATUS", "OBS_STATUS", "trace"];
        let mut lignes = vec![axes.chain(autres.map(String::from)).collect()];
        for table in &self.tables {
            for (rang, case) in table.cases.iter().enumerate() {
                lignes.push(ligne(table, rang, *case));
            }
        }
        csv(lignes)
    }
}

fn ligne(table: &TableauProtege, rang: usize, case: Case) -> Vec<String> {
    let entete = &table.entete;
    let places = entete.dimensions.iter().zip(entete.places(rang));
    let mut ligne: Vec<String> = places
        .map(|(dimension, place)| {
            dimension
                .modalites
                .get(place)
                .map_or(TOUS, |modalite| modalite.code.as_str())
                .to_owned()
        })
        .collect();
    let [[libre, tu], [normale, supprimee]] = [CONFIDENTIALITES, OBSERVATIONS];
    let (valeur, confidentialite, observation) = match case {
        Case::Publiee(nombre) => (nombre.to_string(), libre, normale),
        Case::Masquee => (String::new(), tu, supprimee),
    };
    ligne.push(entete.indicateur.clone());
    ligne.extend([entete.periode.du.to_string(), entete.periode.au.to_string(), valeur]);
    ligne.extend([confidentialite, observation].map(String::from));
    ligne.push(trace(&entete.indicateur));
    ligne
}
