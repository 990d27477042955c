//! A map of departments: a class for each published count, hatching for what is masked.
//!
//! Outlines are in `contours/departements.tsv`, with where they come from. They are written once a
//! page ([`contours`]) and used by each map.

use std::fmt::Write as _;
use std::sync::LazyLock;

use observatory::cartes::{CLASSES, Departement, classes};
use tableau::TableauProtege;

use crate::mots::nombre;

const FICHIER: &str = include_str!("../contours/departements.tsv");

/// Frame of the outlines: metropolitan France, overseas in a row under it.
const LARGEUR: u32 = 613;
const HAUTEUR: u32 = 700;

/// One colour a class, from light to dark: told apart in grey as well (ColorBrewer "YlGnBu").
const COULEURS: [&str; CLASSES.len()] =
    ["#ffffff", "#f2fbe8", "#d6efc7", "#a3dbb7", "#5bbfc0", "#2b97bf", "#2362a5", "#16306f"];

/// A department's outline.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Contour {
    pub(crate) code: &'static str,
    pub(crate) nom: &'static str,
    trace: &'static str,
}

static CONTOURS: LazyLock<Vec<Contour>> = LazyLock::new(|| {
    let ligne = |ligne: &'static str| {
        let mut champs = ligne.split('\t');
        Some(Contour { code: champs.next()?, nom: champs.next()?, trace: champs.next()? })
    };
    FICHIER.lines().filter_map(ligne).collect()
});

/// The outline of a department.
pub(crate) fn contour(code: &str) -> Option<&'static Contour> {
    CONTOURS.iter().find(|contour| contour.code == code)
}

/// The paths that every map of a page uses.
pub(crate) fn contours() -> String {
    let mut svg = String::from(
        "<svg class=\"contours\" width=\"0\" height=\"0\" aria-hidden=\"true\" \
         xmlns=\"http://www.w3.org/2000/svg\"><defs>\
         <pattern id=\"hachures\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" fill=\"#f4f4f4\"/>\
         <path d=\"M0,0V5\" stroke=\"#8a8a8a\" stroke-width=\"1.6\"/></pattern>",
    );
    for Contour { code, trace, .. } in CONTOURS.iter() {
        let _ = write!(svg, "<path id=\"d{code}\" d=\"{trace}\"/>");
    }
    svg.push_str("</defs></svg>");
    svg
}

/// A map of a table counted by department.
pub(crate) struct Carte {
    /// The drawing: it says its title and its contents aloud.
    pub(crate) svg: String,
    /// Classes that are on it: colour, bounds in words, how many departments.
    pub(crate) legende: Vec<(String, String, usize)>,
    /// How many departments are masked.
    pub(crate) masques: usize,
    /// What it shows, aloud.
    pub(crate) dit: String,
}

/// A map that stands alone, outlines included.
pub(crate) fn autonome(carte: &Carte) -> String {
    let contours = contours();
    let definitions = contours
        .split_once("<defs>")
        .and_then(|(_, suite)| suite.split_once("</defs>"))
        .map_or("", |(dedans, _)| dedans);
    match carte.svg.split_once('>') {
        Some((debut, suite)) => format!("{debut}><defs>{definitions}</defs>{suite}"),
        None => carte.svg.clone(),
    }
}

/// Draws a map; none when the table is not counted by department.
pub(crate) fn dessiner(table: &TableauProtege, ancre: &str, titre: &str) -> Option<Carte> {
    let departements = classes(table)?;
    let masques = departements.iter().filter(|d| d.publie.is_none()).count();
    let mut legende = Vec::new();
    for (rang, (classe, couleur)) in CLASSES.iter().zip(COULEURS).enumerate() {
        let de_la_classe = |d: &&Departement| d.publie.is_some_and(|(_, la)| la == rang);
        let combien = departements.iter().filter(de_la_classe).count();
        if combien > 0 {
            let bornes = match classe.haut {
                Some(haut) if haut == classe.bas => nombre(haut),
                Some(haut) => format!("{} à {}", nombre(classe.bas), nombre(haut)),
                None => format!("{} et plus", nombre(classe.bas)),
            };
            legende.push((couleur.to_owned(), bornes, combien));
        }
    }
    let dit = legende
        .iter()
        .map(|(_, bornes, combien)| format!("{bornes} : {combien}"))
        .chain([format!("non publié : {masques}")])
        .collect::<Vec<_>>()
        .join(" ; ");
    let mut svg = format!(
        "<svg class=\"carte\" role=\"img\" aria-labelledby=\"{ancre}-ct {ancre}-cd\" \
         viewBox=\"0 0 {LARGEUR} {HAUTEUR}\" xmlns=\"http://www.w3.org/2000/svg\">\
         <title id=\"{ancre}-ct\">{}</title><desc id=\"{ancre}-cd\">Départements par classe. {}. \
         Les nombres sont dans le tableau.</desc>",
        echapper(titre),
        dit
    );
    svg.push_str("<g stroke=\"#555\" stroke-width=\"0.5\" stroke-linejoin=\"round\">");
    for departement in &departements {
        let Some(contour) = contour(&departement.code) else {
            continue;
        };
        let (couleur, valeur) = match departement.publie {
            Some((valeur, rang)) => {
                (COULEURS.get(rang).copied().unwrap_or_default(), nombre(valeur))
            }
            None => ("url(#hachures)", "non publié".to_owned()),
        };
        let (code, nom) = (contour.code, echapper(contour.nom));
        let _ = write!(
            svg,
            "<use href=\"#d{code}\" fill=\"{couleur}\"><title>{nom} ({code}) : {valeur}</title>\
             </use>"
        );
    }
    svg.push_str("</g><path d=\"M10,600H603\" stroke=\"#999\" stroke-width=\"0.6\"/>");
    for (rang, code) in ["971", "972", "973", "974", "976"].iter().enumerate() {
        let nom = contour(code).map_or("", |contour| contour.nom);
        let x = 14 + 59 + 118 * rang;
        let _ = write!(
            svg,
            "<text x=\"{x}\" y=\"698\" text-anchor=\"middle\" font-size=\"10\" \
             font-family=\"sans-serif\">{nom}</text>"
        );
    }
    svg.push_str("</svg>");
    Some(Carte { svg, legende, masques, dit: format!("{titre}. Départements par classe : {dit}") })
}

/// A text as the contents of an element.
pub(crate) fn echapper(texte: &str) -> String {
    texte.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_department_has_an_outline_and_a_name() {
        let codes: Vec<String> = domain::Departement::tous().map(|d| d.code().to_owned()).collect();
        assert_eq!(codes.len(), CONTOURS.len());
        for code in codes {
            let contour = contour(&code).unwrap_or_else(|| panic!("{code}"));
            assert!(contour.trace.starts_with('M') && !contour.nom.is_empty(), "{code}");
        }
    }
}
