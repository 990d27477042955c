//! What is written on the terminal.

use serde_json::{Value, json};

use crate::arguments::Format;
use crate::erreur::Echec;

/// Writes an answer: `texte` to be read, `valeur` for another program.
pub(crate) fn reponse(format: Format, texte: &str, valeur: &Value) {
    match format {
        Format::Texte => ligne(texte),
        Format::Json => ligne(&format!("{valeur:#}")),
    }
}

/// Writes a text on the standard output. A reader that has gone (a closed pipe) is no error.
pub(crate) fn ligne(texte: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stdout(), "{}", texte.trim_end());
}

/// Writes a remark beside the answer, on the standard error.
pub(crate) fn remarque(texte: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{texte}");
}

/// Says what did not go through and what to do.
pub(crate) fn echec(echec: &Echec, format: Format) {
    match format {
        Format::Texte => {
            remarque(&format!("Erreur : {} [{}]", echec.message, echec.code));
            if let Some(conseil) = &echec.conseil {
                remarque(&format!("Que faire : {conseil}."));
            }
        }
        Format::Json => {
            let valeur = json!({
                "erreur": { "code": echec.code, "message": echec.message, "conseil": echec.conseil }
            });
            remarque(&format!("{valeur:#}"));
        }
    }
}

/// A table of columns aligned on their widest cell.
pub(crate) fn tableau(entetes: &[&str], lignes: &[Vec<String>]) -> String {
    let largeur = |colonne: usize| {
        let cellules = lignes.iter().filter_map(|ligne| ligne.get(colonne));
        let entete = entetes.get(colonne).map_or(0, |entete| entete.chars().count());
        cellules.map(|cellule| cellule.chars().count()).max().unwrap_or(0).max(entete)
    };
    let largeurs: Vec<usize> = (0..entetes.len()).map(largeur).collect();
    let aligner = |cellules: Vec<&str>| {
        let alignees = cellules.iter().zip(&largeurs).map(|(cellule, largeur)| {
            let vide = largeur.saturating_sub(cellule.chars().count());
            format!("{cellule}{}", " ".repeat(vide))
        });
        alignees.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let mut texte = vec![aligner(entetes.to_vec())];
    texte.push(largeurs.iter().map(|l| "-".repeat(*l)).collect::<Vec<_>>().join("  "));
    for ligne in lignes {
        texte.push(aligner(ligne.iter().map(String::as_str).collect()));
    }
    texte.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_align_on_the_widest_cell() {
        let lignes = vec![vec!["é".into(), "long".into()], vec!["abc".into(), "x".into()]];
        assert_eq!(tableau(&["a", "b"], &lignes), "a    b\n---  ----\né    long\nabc  x");
    }
}
