//! Where a number comes from: definitions, rules and packets.

use std::collections::BTreeMap;

use domain::Horodatage;
use tableau::TableauProtege;

use super::{ErreurJeu, csv};
use crate::catalogue::{Catalogue, Indicateur};
use crate::tables;

/// What an edition was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Version of the list of tables.
    pub catalogue: String,
    /// The program that pooled, with its version.
    pub generateur: String,
    /// The packets that were added, in the order of associations.
    pub origines: Vec<Origine>,
}

/// One packet that was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origine {
    /// Its number: a hash that tells nothing of its counts (a packet is salted).
    pub numero: String,
    /// Whose it is.
    pub association: String,
    /// The program that counted, with its version.
    pub generateur: String,
    /// Figures as they were known before this instant.
    pub consigne_avant: Horodatage,
}

/// The trace of a table's numbers.
pub(super) fn trace(indicateur: &str) -> String {
    let version = Catalogue::embarque().du_tableau(indicateur).map_or(0, |entree| entree.version);
    format!("{indicateur}@{version}")
}

/// Each indicator that these tables count, with its unit and its entry in the catalogue.
pub(super) fn cites(
    tables: &[TableauProtege],
) -> Result<BTreeMap<&str, (&str, &'static Indicateur)>, ErreurJeu> {
    let mut cites = BTreeMap::new();
    for table in tables {
        let nom = table.entete.indicateur.as_str();
        let entree = Catalogue::embarque().du_tableau(nom);
        let entree = entree.ok_or_else(|| ErreurJeu::Inconnu(nom.to_owned()))?;
        cites.insert(nom, (table.entete.unite.as_str(), entree));
    }
    Ok(cites)
}

/// What each number is a number of.
pub(super) fn indicateurs(cites: &BTreeMap<&str, (&str, &'static Indicateur)>) -> String {
    let entete = ["id", "version", "libelle", "definition", "population", "unite", "temps"];
    let mut lignes = vec![entete.map(String::from).to_vec()];
    for (id, (unite, entree)) in cites {
        lignes.push(vec![
            (*id).to_owned(),
            entree.version.to_string(),
            entree.libelle.clone(),
            entree.definition.clone(),
            entree.population.clone(),
            (*unite).to_owned(),
            entree.temps.code().to_owned(),
        ]);
    }
    csv(lignes)
}

impl Provenance {
    /// One line for each trace: the definition, the rule of publication, the packets.
    pub(super) fn traces(&self, cites: &BTreeMap<&str, (&str, &'static Indicateur)>) -> String {
        let entete = [
            "trace",
            "indicateur",
            "version",
            "catalogue",
            "seuil",
            "largeur",
            "entiers",
            "associations",
            "generateur",
            "paquets",
        ];
        let numeros: Vec<&str> =
            self.origines.iter().map(|origine| origine.numero.as_str()).collect();
        let mut lignes = vec![entete.map(String::from).to_vec()];
        for (id, (unite, entree)) in cites {
            let regle = tables::regle(unite);
            lignes.push(vec![
                trace(id),
                (*id).to_owned(),
                entree.version.to_string(),
                self.catalogue.clone(),
                regle.seuil.to_string(),
                regle.largeur.to_string(),
                regle.entiers.to_string(),
                regle.associations.to_string(),
                self.generateur.clone(),
                numeros.join(" "),
            ]);
        }
        csv(lignes)
    }

    pub(super) fn paquets(&self) -> String {
        let entete = ["paquet", "association", "catalogue", "generateur", "consigne_avant"];
        let mut lignes = vec![entete.map(String::from).to_vec()];
        for origine in &self.origines {
            lignes.push(vec![
                origine.numero.clone(),
                origine.association.clone(),
                self.catalogue.clone(),
                origine.generateur.clone(),
                origine.consigne_avant.to_string(),
            ]);
        }
        csv(lignes)
    }
}
