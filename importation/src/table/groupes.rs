//! The texts of a header, on one row or on two: a row of groups ("Enfants") over a row of parts
//! ("FR", "pays").

use std::collections::HashMap;

use crate::cellule::Cellule;
use crate::correspondance::FeuilleVoulue;
use crate::entetes::{Portee, Reconnue, reconnaitre, reconnaitre_compose};
use crate::grille::{Grille, Ligne, lettre};
use crate::texte::plier;

/// A header, and what it may name.
pub(super) struct Entete {
    pub(super) place: u32,
    pub(super) texte: String,
    pub(super) reconnue: Reconnue,
}

/// Texts already compared with the usual names: the rows of a list repeat the same words.
#[derive(Default)]
pub(super) struct Reconnus(HashMap<(Portee, String), Reconnue>);

impl Reconnus {
    fn reconnaitre(&mut self, texte: &str, portee: Portee) -> Reconnue {
        const CHIFFRES: usize = 4;
        const LONGUEUR: usize = 80;
        // Dates, numbers and sentences are no headers.
        let chiffres = texte.chars().filter(char::is_ascii_digit).count();
        if chiffres >= CHIFFRES && chiffres * 2 > texte.len() || texte.len() > LONGUEUR {
            return Reconnue::default();
        }
        if let Some(connue) = self.0.get(&(portee, texte.to_owned())) {
            return connue.clone();
        }
        let reconnue = reconnaitre(texte, portee);
        self.0.insert((portee, texte.to_owned()), reconnue.clone());
        reconnue
    }
}

/// The header texts of a row.
pub(super) fn entetes_seules(
    ligne: &Ligne,
    portee: Portee,
    voulue: Option<&FeuilleVoulue>,
    reconnus: &mut Reconnus,
) -> Vec<Entete> {
    ligne
        .remplies()
        .filter_map(|(place, cellule)| Some((place, texte(cellule)?)))
        .map(|(place, texte)| {
            let reconnue = impose(&texte, place, voulue).map_or_else(
                || reconnus.reconnaitre(&texte, portee),
                |role| Reconnue { roles: vec![role], certitude: u8::MAX },
            );
            Entete { place, texte, reconnue }
        })
        .collect()
}

/// The role a correspondence gives to a column.
pub(super) fn impose(
    texte: &str,
    place: u32,
    voulue: Option<&FeuilleVoulue>,
) -> Option<crate::Role> {
    let colonnes = &voulue?.colonnes;
    colonnes.iter().find(|(nom, _)| designe(nom, texte, place)).map(|(_, role)| *role)
}

/// Whether a name of the correspondence is that column: its letter, or its header.
pub(super) fn designe(nom: &str, texte: &str, place: u32) -> bool {
    match nom.strip_prefix("colonne:") {
        Some(voulue) => voulue.trim().eq_ignore_ascii_case(&lettre(place)),
        None if plier(nom).is_empty() => nom.trim() == texte,
        None => plier(nom) == plier(texte),
    }
}

/// The header texts of a row under a row of groups: the group and the part when they name a role
/// together, else the part, else the group that stands right above.
pub(super) fn entetes_groupees(
    grille: &Grille,
    groupe: &Ligne,
    ligne: &Ligne,
    portee: Portee,
    reconnus: &mut Reconnus,
) -> Vec<Entete> {
    let mut places: Vec<u32> =
        groupe.remplies().chain(ligne.remplies()).map(|(place, _)| place).collect();
    places.sort_unstable();
    places.dedup();
    let mut entetes = Vec::new();
    for place in places {
        let dessus = groupe_de(grille, groupe, place);
        let mut seul =
            |texte: String| Entete { place, reconnue: reconnus.reconnaitre(&texte, portee), texte };
        match (texte_ou_nombre(ligne.cellule(place)), dessus) {
            (Some(part), Some(dessus)) => {
                let ensemble = reconnaitre_compose(&dessus, &part, portee);
                if ensemble.roles.is_empty() {
                    entetes.push(seul(part));
                } else {
                    let texte = format!("{dessus} / {part}");
                    entetes.push(Entete { place, texte, reconnue: ensemble });
                }
            }
            (Some(part), None) => entetes.push(seul(part)),
            (None, _) => entetes.extend(texte(groupe.cellule(place)).map(seul)),
        }
    }
    entetes
}

/// The group a column belongs to: what stands above it, or the nearest one on its left that the
/// file spreads over it.
fn groupe_de(grille: &Grille, groupe: &Ligne, place: u32) -> Option<String> {
    if let Some(texte) = texte(groupe.cellule(place)) {
        return Some(texte);
    }
    let (gauche, cellule) = groupe.remplies().filter(|(autre, _)| *autre < place).last()?;
    let etendue = grille.fusions.is_empty()
        || grille.fusions.iter().any(|fusion| {
            (fusion.lignes.0..=fusion.lignes.1).contains(&groupe.rang)
                && fusion.colonnes.0 == gauche
                && fusion.colonnes.1 >= place
        });
    if etendue { texte(cellule) } else { None }
}

/// The text of a cell on one line; a number is no header.
fn texte(cellule: &Cellule) -> Option<String> {
    let ligne = cellule.en_texte()?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!ligne.is_empty()).then_some(ligne)
}

/// Under a group, a number is a rank ("Renouvellements": 1, 2, 3).
fn texte_ou_nombre(cellule: &Cellule) -> Option<String> {
    texte(cellule).or_else(|| cellule.entier().map(|n| n.to_string()))
}
