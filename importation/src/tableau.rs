//! Text tables: csv, tsv, txt.

use std::collections::BTreeMap;

use crate::ErreurLecture;
use crate::cellule::{Cellule, Epoque};
use crate::encodage::decoder;
use crate::grille::Grille;

const SEPARATEURS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// The one sheet of a text table.
pub(crate) fn grille(octets: &[u8]) -> Result<Grille, ErreurLecture> {
    // One kind of line break, so that rows can be counted.
    let texte = decoder(octets).replace("\r\n", "\n").replace('\r', "\n");
    let (separateur, corps) = declare(&texte).unwrap_or_else(|| (devine(&texte), &texte));
    // The line that declares the separator is a row of the file, and counts in row numbers.
    let decalage = u64::from(corps.len() != texte.len());
    let mut grille = Grille::new("", Epoque::De1900);
    // A spreadsheet shows a record on one row, whatever line breaks its cells hold.
    let mut sauts_internes = 0;
    for champs in enregistrements(corps, separateur) {
        let ligne = ligne_de(&champs, corps) + decalage - sauts_internes;
        let rang = u32::try_from(ligne).unwrap_or(u32::MAX);
        let sauts = champs.iter().map(|champ| champ.matches('\n').count()).sum::<usize>();
        sauts_internes += u64::try_from(sauts).unwrap_or(0);
        for (colonne, champ) in champs.iter().enumerate() {
            let colonne = u32::try_from(colonne).unwrap_or(u32::MAX);
            grille.poser(rang, colonne, Cellule::texte(champ))?;
        }
    }
    Ok(grille)
}

/// The line a record begins on, from 1: the reader gives the line before the blank ones it skips.
fn ligne_de(champs: &csv::StringRecord, corps: &str) -> u64 {
    let Some(position) = champs.position() else {
        return 1;
    };
    let debut = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let vides = corps.as_bytes().iter().skip(debut).take_while(|octet| **octet == b'\n').count();
    position.line() + u64::try_from(vides).unwrap_or(0)
}

fn enregistrements(texte: &str, separateur: u8) -> impl Iterator<Item = csv::StringRecord> {
    csv::ReaderBuilder::new()
        .delimiter(separateur)
        .has_headers(false)
        .flexible(true)
        .from_reader(std::io::Cursor::new(texte.as_bytes().to_vec()))
        .into_records()
        // The text is valid UTF-8 and rows may have any length: nothing is left to fail.
        .filter_map(Result::ok)
}

/// The separator a first line `sep=;` declares, and what follows that line.
fn declare(texte: &str) -> Option<(u8, &str)> {
    let (premiere, reste) = texte.split_once('\n')?;
    let declaration = premiere.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=")?;
    match declaration.as_bytes() {
        [separateur] => Some((*separateur, reste)),
        _ => None,
    }
}

/// The separator under which most of the first rows have the same number of columns, beyond one.
fn devine(texte: &str) -> u8 {
    const LIGNES: usize = 60;
    let note = |separateur: u8| {
        let mut largeurs: BTreeMap<usize, usize> = BTreeMap::new();
        for champs in enregistrements(debut(texte, LIGNES), separateur).take(LIGNES) {
            *largeurs.entry(champs.len()).or_default() += 1;
        }
        largeurs
            .into_iter()
            .filter(|(largeur, _)| *largeur > 1)
            .map(|(largeur, lignes)| (lignes, largeur))
            .max()
            .unwrap_or_default()
    };
    // `max_by_key` keeps the last of equals: the most French separator comes last.
    SEPARATEURS.into_iter().rev().max_by_key(|separateur| note(*separateur)).unwrap_or(b';')
}

/// The first lines of a text.
fn debut(texte: &str, lignes: usize) -> &str {
    let fin = texte.match_indices('\n').nth(lignes).map_or(texte.len(), |(place, _)| place);
    texte.get(..fin).unwrap_or(texte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lue(texte: &str) -> Vec<Vec<String>> {
        grille(texte.as_bytes())
            .unwrap()
            .lignes
            .iter()
            .map(|ligne| {
                ligne.remplies().map(|(_, cellule)| cellule.affichage(Epoque::De1900)).collect()
            })
            .collect()
    }

    #[test]
    fn the_separator_is_found() {
        for separateur in [";", ",", "\t", "|"] {
            let texte = ["Nom", "Prénom"].join(separateur) + "\r\n" + &["A", "B"].join(separateur);
            assert_eq!(lue(&texte), [["Nom", "Prénom"], ["A", "B"]]);
        }
        assert_eq!(lue("sep=|\nNom|Prénom, usuel\nA|B\n"), [["Nom", "Prénom, usuel"], ["A", "B"]]);
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let grille = grille("Nom;Notes\n\nA;\"x\ny\"\n;\nB;z\n".as_bytes()).unwrap();
        let rangs: Vec<u32> = grille.lignes.iter().map(|ligne| ligne.rang).collect();
        assert_eq!(rangs, [1, 3, 5]);
    }

    #[test]
    fn a_quoted_line_break_stays_in_its_cell() {
        assert_eq!(
            lue("Nom;Notes\nA;\"x;\ny \"\"z\"\"\"\n"),
            [["Nom", "Notes"], ["A", "x;\ny \"z\""]]
        );
    }
}
