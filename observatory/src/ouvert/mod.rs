//! The open dataset: the tables of an edition as a Frictionless Data Package (version 2).
//!
//! One CSV for each unit and set of axes, one line a number, in long form; `indicateurs.csv` says
//! what each counts, `traces.csv` and `paquets.csv` where it comes from; `datapackage.json`
//! describes them all, `catalogue.jsonld` says the same to data catalogues (DCAT-AP). The same
//! edition gives the same bytes: there is no clock in it.
//!
//! A masked cell has no value to write, and **one code whatever the reason**: told apart, small
//! counts would be bounded for every reader.

mod dcat;
mod descripteur;
mod lignes;
mod provenance;

use std::collections::BTreeMap;

use tableau::TableauProtege;

pub use provenance::{Origine, Provenance};

/// The licence of the data.
const LICENCE: &str = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";

/// An edition of the dataset.
#[derive(Clone, Copy, Debug)]
pub struct Jeu<'t> {
    /// Short name: lower case, digits, hyphens.
    pub nom: &'t str,
    /// Its title.
    pub titre: &'t str,
    /// Who publishes it.
    pub editeur: &'t str,
    /// Its tables, all of one period.
    pub tables: &'t [TableauProtege],
    /// Where its numbers come from.
    pub provenance: &'t Provenance,
}

/// A dataset that cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErreurJeu {
    /// A table that the catalogue does not explain.
    #[error("« {0} » n'est pas un indicateur du catalogue : ce qu'il compte ne serait pas dit")]
    Inconnu(String),
    /// The same cell twice, or no table.
    #[error("un jeu a au moins un tableau, et aucun n'y est deux fois")]
    Tables,
    /// A name that is no name of a package.
    #[error("un nom s'écrit en minuscules, chiffres et tirets")]
    Nom,
}

impl Jeu<'_> {
    /// The files, by name.
    ///
    /// # Errors
    /// [`ErreurJeu`].
    pub fn fichiers(&self) -> Result<BTreeMap<String, String>, ErreurJeu> {
        let bon = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.nom.is_empty() || !self.nom.chars().all(bon) {
            return Err(ErreurJeu::Nom);
        }
        let ressources = lignes::ressources(self.tables)?;
        let cites = provenance::cites(self.tables)?;
        let mut fichiers = BTreeMap::new();
        for ressource in &ressources {
            fichiers.insert(format!("{}.csv", ressource.nom), ressource.csv());
        }
        fichiers.insert("indicateurs.csv".into(), provenance::indicateurs(&cites));
        fichiers.insert("traces.csv".into(), self.provenance.traces(&cites));
        fichiers.insert("paquets.csv".into(), self.provenance.paquets());
        let descripteur = descripteur::descripteur(self, &ressources);
        fichiers.insert("datapackage.json".into(), format!("{descripteur:#}\n"));
        let catalogue = dcat::catalogue(self, &ressources);
        fichiers.insert("catalogue.jsonld".into(), format!("{catalogue:#}\n"));
        Ok(fichiers)
    }
}

/// A field of CSV, quoted when it has to be.
fn champ(mot: &str) -> String {
    if mot.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", mot.replace('"', "\"\""))
    } else {
        mot.to_owned()
    }
}

/// Lines of CSV, the header first.
fn csv(lignes: Vec<Vec<String>>) -> String {
    let ecrire = |ligne: Vec<String>| {
        let champs: Vec<String> = ligne.iter().map(|mot| champ(mot)).collect();
        champs.join(",") + "\n"
    };
    lignes.into_iter().map(ecrire).collect()
}
