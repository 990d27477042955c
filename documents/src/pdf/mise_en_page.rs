//! A page, as a composition: one template for every document, data beside it.

use super::composition::Composition;
use super::fontes::imprime;
use crate::page::Page;

/// Typst's markup: it reads the page as data, so that no word of a file is ever markup.
const GABARIT: &str = include_str!("gabarit.typ");

/// Stands for a character no font here prints.
const INCONNU: char = '\u{fffd}';

/// The composition of a page.
pub(crate) fn de_la_page(page: &Page) -> Composition {
    let mut page = page.clone();
    for texte in page.textes_mut() {
        if !texte.chars().all(imprime) {
            *texte = texte.chars().map(|c| if imprime(c) { c } else { INCONNU }).collect();
        }
    }
    let jour = page.jour;
    let donnees = serde_json::json!({
        "page": page,
        "jour": { "annee": jour.annee(), "mois": jour.mois(), "quantieme": jour.quantieme() },
    });
    Composition {
        source: GABARIT.to_owned(),
        fichiers: vec![("page.json".to_owned(), donnees.to_string().into_bytes())],
        jour: Some(jour),
        identite: page.titre,
    }
}
