//! The text of a report: Markdown in which a number is named, never typed.
//!
//! `{{psp-facts-2023}}` and `{{100 * psp-facts-2023 / psp-national-2023 | round:0}}` are replaced
//! by what the register gives, recomputed from formulas. Any other numeral is an error that says
//! where it is and what to write instead ([`composer`]); the few that are no figure are in
//! [`reperes`].

mod citation;
mod erreur;
mod reperes;

use crate::registre::{Nombre, Reference, Registre, Version};

use citation::Citation;
pub use erreur::{ErreurTexte, ProblemeTexte};

/// A text ready to print, and where each of its numbers comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texte {
    /// Markdown, every reference replaced.
    pub markdown: String,
    /// The numbers printed, in order.
    pub chiffres: Vec<Cite>,
}

/// A number printed in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cite {
    /// Line of the source, from one.
    pub ligne: usize,
    /// Column of the source, in characters, from one.
    pub colonne: usize,
    /// What is named, as written between braces.
    pub source: String,
    /// What is printed.
    pub imprime: String,
    /// The exact value.
    pub valeur: Nombre,
}

/// Replaces every reference of a Markdown text by its number.
///
/// # Errors
/// Every number typed by hand, every reference that does not read or compute, in order.
pub fn composer(source: &str, registre: &Registre) -> Result<Texte, Vec<ErreurTexte>> {
    let mut texte = Texte { markdown: String::with_capacity(source.len()), chiffres: Vec::new() };
    let mut erreurs = Vec::new();
    let mut lecteur = reperes::Lecteur::default();
    for (rang, ligne) in source.split_inclusive('\n').enumerate() {
        let ici = |colonne, probleme| ErreurTexte { ligne: rang + 1, colonne, probleme };
        let mut prose = String::with_capacity(ligne.len());
        let mut reste = ligne;
        while let Some((avant, apres)) = reste.split_once("{{") {
            let colonne = ligne.chars().count() - reste.chars().count() + avant.chars().count() + 1;
            texte.markdown.push_str(avant);
            prose.push_str(avant);
            let Some((dedans, suite)) = apres.split_once("}}") else {
                erreurs.push(ici(colonne, ProblemeTexte::Ouverte));
                reste = "";
                break;
            };
            match imprimer(dedans, registre) {
                Ok((imprime, valeur)) => {
                    texte.markdown.push_str(&imprime);
                    let source = dedans.trim().to_owned();
                    texte.chiffres.push(Cite { ligne: rang + 1, colonne, source, imprime, valeur });
                }
                Err(probleme) => erreurs.push(ici(colonne, probleme)),
            }
            // As wide as the reference, so that columns of what follows stay true.
            prose.extend(std::iter::repeat_n(CITE, dedans.chars().count() + 4));
            reste = suite;
        }
        texte.markdown.push_str(reste);
        prose.push_str(reste);
        for (colonne, mot) in lecteur.tapes(&prose) {
            let proches = proches(&mot, registre);
            erreurs.push(ici(colonne, ProblemeTexte::Tape { mot, proches }));
        }
    }
    erreurs.sort_by_key(|erreur| (erreur.ligne, erreur.colonne));
    if erreurs.is_empty() { Ok(texte) } else { Err(erreurs) }
}

/// Stands for a reference in prose: no letter, no digit, no space.
const CITE: char = '\u{fffc}';

/// The printed form and the exact value of what is between braces.
fn imprimer(dedans: &str, registre: &Registre) -> Result<(String, Nombre), ProblemeTexte> {
    let citation = Citation::lire(dedans)?;
    let valeur = registre.evaluer(&citation.expression, Version::Recalculee)?;
    let exacte = valeur.decimales().is_some_and(|decimales| decimales <= DECIMALES);
    if citation.arrondi.is_none() && !exacte {
        return Err(ProblemeTexte::SansArrondi(dedans.trim().to_owned()));
    }
    let seule = citation.expression.seule();
    let annee = seule.and_then(|nom| registre.unite(&nom.id)).is_some_and(|unite| unite == ANNEE);
    let imprime = if annee { valeur.ecrit(0) } else { valeur.en_francais(citation.arrondi) };
    Ok((imprime, valeur))
}

/// Unit of a calendar year, whose thousands are not set apart.
const ANNEE: &str = "year";
/// Decimals printed without asking for a rounding.
const DECIMALES: u8 = 4;

/// Figures of the register worth what was typed: probably what was meant.
fn proches(mot: &str, registre: &Registre) -> Vec<String> {
    let decimal: String = mot.chars().filter(|c| c.is_ascii_digit() || ".,".contains(*c)).collect();
    let Some(nombre) = Nombre::depuis_texte(&decimal.replace(',', ".")) else {
        return Vec::new();
    };
    let vaut = |id: &&str| {
        let nom = Reference { id: (*id).to_owned(), borne: None };
        registre.valeur(&nom, Version::Recalculee).is_ok_and(|valeur| valeur == nombre)
    };
    registre.ids().filter(vaut).take(3).map(str::to_owned).collect()
}
