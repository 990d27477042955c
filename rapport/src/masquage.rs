//! What is masked, table by table. Why each cell is stays with the federation.

use tableau::{Case, TableauProtege};

use observatory::catalogue::Catalogue;
use observatory::tables;

use crate::mots::libelle;

/// What is masked of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ligne {
    pub(crate) titre: String,
    /// Cells where somebody could be, margins included.
    pub(crate) cases: u64,
    pub(crate) masquees: u64,
}

/// Tables that the rule protects, in their order.
pub(crate) fn lignes(proteges: &[TableauProtege]) -> Vec<Ligne> {
    let proteges = proteges.iter().filter(|table| tables::regle(&table.entete.unite).seuil > 0);
    let ligne = |table: &TableauProtege| {
        let nom = &table.entete.indicateur;
        let entree = Catalogue::embarque().du_tableau(nom);
        let mut titre = entree.map_or_else(|| nom.clone(), |entree| entree.libelle.clone());
        if let Some((entree, par)) = entree.and_then(|entree| Some((entree, entree.par?))) {
            let code = par.codes().into_iter().find(|code| entree.id.replace('*', code) == *nom);
            if let Some(code) = code {
                titre = format!("{titre} : {}", libelle(par.code(), code).to_lowercase());
            }
        }
        let axes = table.entete.dimensions.iter().filter_map(|dimension| {
            observatory::Dimension::depuis_code(&dimension.code).map(observatory::Dimension::nom)
        });
        let axes: Vec<&str> = axes.collect();
        if !axes.is_empty() {
            titre = format!("{titre}, par {}", axes.join(" et "));
        }
        let un = |case: &Case| u64::from(*case != Case::Publiee(0));
        let cases = table.cases.iter().map(un).sum();
        let masquees = table.cases.iter().map(|case| u64::from(*case == Case::Masquee)).sum();
        Ligne { titre, cases, masquees }
    };
    proteges.map(ligne).collect()
}
