//! The body of the text.

use std::fmt::Write as _;

use super::xml;
use crate::page::{Bloc, Page};

const DEBUT: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" ",
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" ",
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" ",
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" ",
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" ",
    "office:version=\"1.3\"><office:automatic-styles/><office:body><office:text>",
);
const FIN: &str = "</office:text></office:body></office:document-content>\n";

/// The body of a page.
pub(super) fn ecrire(page: &Page) -> String {
    let mut corps = String::from(DEBUT);
    paragraphe(&mut corps, "Title", &page.titre);
    let mut table = 0;
    for bloc in &page.blocs {
        partie(&mut corps, bloc, &mut table);
    }
    corps.push_str(FIN);
    corps
}

fn partie(corps: &mut String, bloc: &Bloc, table: &mut usize) {
    match bloc {
        Bloc::Titre { niveau, texte } => titre(corps, *niveau, texte),
        Bloc::Texte { texte } => paragraphe(corps, "Standard", texte),
        Bloc::Encadre { texte } => paragraphe(corps, "Encadre", texte),
        Bloc::Rubriques { rubriques } => {
            for rubrique in rubriques {
                rubrique_dite(corps, &rubrique.libelle, &rubrique.valeurs);
            }
        }
        Bloc::Liste { points } => liste(corps, "Tirets", points),
        Bloc::Numeros { points } => liste(corps, "Numeros", points),
        Bloc::Table { legende, entetes, lignes } => {
            paragraphe(corps, "Legende", legende);
            tableau(corps, entetes, lignes.iter().map(Vec::as_slice), table, "Cellule");
        }
        Bloc::Bilingue { legende, entetes, lignes, droite_a_gauche, .. } => {
            paragraphe(corps, "Legende", legende);
            let style = if *droite_a_gauche { "CelluleRtl" } else { "Cellule" };
            tableau(corps, entetes, lignes.iter().map(<[String; 2]>::as_slice), table, style);
        }
        Bloc::Adresse { lignes } => {
            for ligne in lignes {
                paragraphe(corps, "Adresse", ligne);
            }
        }
        Bloc::Signatures { qui } => {
            for qui in qui {
                paragraphe(corps, "Signature", qui);
            }
        }
        Bloc::Saut => corps.push_str("<text:p text:style-name=\"Saut\"/>"),
    }
}

fn paragraphe(corps: &mut String, style: &str, texte: &str) {
    // Writing to a String cannot fail.
    let _ = write!(corps, "<text:p text:style-name=\"{style}\">{}</text:p>", xml(texte));
}

fn titre(corps: &mut String, niveau: u8, texte: &str) {
    let _ = write!(
        corps,
        "<text:h text:style-name=\"Titre{niveau}\" text:outline-level=\"{niveau}\">{}</text:h>",
        xml(texte)
    );
}

fn rubrique_dite(corps: &mut String, libelle: &str, valeurs: &[String]) {
    let valeurs: Vec<String> = valeurs.iter().map(|valeur| xml(valeur)).collect();
    let _ = write!(
        corps,
        "<text:p text:style-name=\"Rubrique\"><text:span text:style-name=\"Gras\">{} : \
         </text:span>{}</text:p>",
        xml(libelle),
        valeurs.join("<text:line-break/>")
    );
}

fn liste(corps: &mut String, style: &str, points: &[String]) {
    let _ = write!(corps, "<text:list text:style-name=\"{style}\">");
    for point in points {
        corps.push_str("<text:list-item>");
        paragraphe(corps, "Standard", point);
        corps.push_str("</text:list-item>");
    }
    corps.push_str("</text:list>");
}

fn tableau<'a>(
    corps: &mut String,
    entetes: &[String],
    lignes: impl Iterator<Item = &'a [String]>,
    rang: &mut usize,
    seconde: &str,
) {
    *rang += 1;
    let _ = write!(
        corps,
        "<table:table table:name=\"Tableau{rang}\" table:style-name=\"Tableau\">\
         <table:table-column table:number-columns-repeated=\"{}\"/><table:table-header-rows>",
        entetes.len()
    );
    rangee(corps, entetes, "CelluleEntete");
    corps.push_str("</table:table-header-rows>");
    for ligne in lignes {
        rangee(corps, ligne, seconde);
    }
    corps.push_str("</table:table>");
}

/// A row; past the first column, in the style of the other language when there is one.
fn rangee(corps: &mut String, cellules: &[String], style: &str) {
    corps.push_str("<table:table-row>");
    for (rang, cellule) in cellules.iter().enumerate() {
        corps.push_str("<table:table-cell table:style-name=\"Case\" office:value-type=\"string\">");
        let style = if rang == 0 && style == "CelluleRtl" { "Cellule" } else { style };
        paragraphe(corps, style, cellule);
        corps.push_str("</table:table-cell>");
    }
    corps.push_str("</table:table-row>");
}
