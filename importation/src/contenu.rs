//! Whether what a column holds fits a role: it settles the headers that name two.

use crate::Role;
use crate::cellule::{Cellule, Epoque};
use crate::dates::{self, DateLue, Siecle};
use crate::grille::Ligne;
use crate::telephone;
use crate::vocabulaire::{
    decision, hebergement, issue, motifs_refus, nationalites, oui_non, sejour, situation_conjugale,
    voie,
};

/// Of several roles a header may name, the one most cells fit; the first one when there is nothing
/// to judge by, none when the cells fit neither.
pub(crate) fn departager(
    roles: &[Role],
    lignes: &[Ligne],
    colonne: u32,
    epoque: Epoque,
) -> Option<Role> {
    const ECHANTILLON: usize = 60;
    if roles.len() < 2 {
        return roles.first().copied();
    }
    let cellules: Vec<&Cellule> = lignes
        .iter()
        .map(|ligne| ligne.cellule(colonne))
        .filter(|cellule| !cellule.est_vide())
        .take(ECHANTILLON)
        .collect();
    let (mut retenu, mut meilleur) = (None, 0);
    for role in roles {
        let accord = cellules.iter().filter(|cellule| convient(*role, cellule, epoque)).count();
        if accord > meilleur {
            (retenu, meilleur) = (Some(*role), accord);
        }
    }
    match retenu {
        Some(_) if meilleur * 3 >= cellules.len() => retenu,
        _ if cellules.is_empty() => roles.first().copied(),
        _ => None,
    }
}

fn convient(role: Role, cellule: &Cellule, epoque: Epoque) -> bool {
    let date = || {
        matches!(
            dates::lire_cellule(cellule, epoque, Siecle::Recent),
            DateLue::Le(_) | DateLue::Vers(_) | DateLue::Impossible
        )
    };
    if role.est_de_date() {
        return date() || (role == Role::DemandePsp && oui_non(cellule).is_some());
    }
    if role == Role::Telephone {
        return !telephone::numeros(&cellule.affichage(epoque)).is_empty();
    }
    let Some(texte) = cellule.en_texte() else {
        return false;
    };
    [
        (Role::Nationalite, nationalites(texte).is_some()),
        (Role::Voie, voie(texte).is_some()),
        (Role::Sejour, sejour(texte).is_some()),
        (Role::SituationConjugale, situation_conjugale(texte).is_some()),
        (Role::Hebergement, hebergement(texte).is_some()),
        (Role::Decision, decision(texte).is_some()),
        (Role::Issue, issue(texte).is_some()),
        (Role::MotifRefus, !motifs_refus(texte).0.is_empty()),
        (Role::Note, true),
    ]
    .into_iter()
    .any(|(autre, accord)| autre == role && accord)
}
