//! Where the table stands in a sheet: its header, and the role of each column.

mod groupes;
mod roles;

use std::collections::BTreeSet;

use crate::correspondance::{FeuilleVoulue, NatureVoulue};
use crate::entetes::Portee;
use crate::grille::{Grille, Ligne};
use crate::{ErreurLecture, Role};
use groupes::{Entete, Reconnus, entetes_groupees, entetes_seules};

/// A header stands among the first filled rows of a sheet.
const LIGNES_FOUILLEES: usize = 40;

/// A table found in a sheet.
pub(crate) struct Table {
    pub(crate) portee: Portee,
    /// Row of the header, from 1.
    pub(crate) ligne_entete: u32,
    /// Place, in the rows of the grid, of the first row after the header.
    pub(crate) debut: usize,
    /// Columns with a header or a filled cell, in order.
    pub(crate) colonnes: Vec<Colonne>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(crate) struct Colonne {
    /// From 0.
    pub(crate) place: u32,
    /// Its header, as in the file; empty when it has none.
    pub(crate) entete: String,
    pub(crate) role: Option<Role>,
}

impl Colonne {
    /// Under what name its cells are carried as notes.
    pub(crate) fn etiquette(&self) -> String {
        if self.entete.is_empty() {
            format!("colonne {}", crate::grille::lettre(self.place))
        } else {
            self.entete.clone()
        }
    }
}

impl Table {
    /// The rows under the header.
    pub(crate) fn lignes<'g>(&self, grille: &'g Grille) -> &'g [Ligne] {
        grille.lignes.get(self.debut..).unwrap_or_default()
    }

    /// The column of a role.
    pub(crate) fn colonne(&self, role: Role) -> Option<&Colonne> {
        self.colonnes.iter().find(|colonne| colonne.role == Some(role))
    }
}

/// A row that may be the header.
struct Candidate {
    place: usize,
    portee: Portee,
    entetes: Vec<Entete>,
    /// Number of roles it names.
    note: usize,
}

/// Finds the table of a sheet, when it holds one.
pub(crate) fn trouver(
    grille: &Grille,
    voulue: Option<&FeuilleVoulue>,
) -> Result<Option<Table>, ErreurLecture> {
    let portees: &[Portee] = match voulue.and_then(|voulue| voulue.nature) {
        Some(NatureVoulue::Table(Portee::Personnes)) => &[Portee::Personnes],
        Some(NatureVoulue::Table(Portee::Sorties)) => &[Portee::Sorties],
        Some(NatureVoulue::Ignorer) => &[],
        None => &[Portee::Personnes, Portee::Sorties],
    };
    let mut retenue: Option<Candidate> = None;
    let mut reconnus = Reconnus::default();
    for portee in portees {
        for place in 0..grille.lignes.len().min(LIGNES_FOUILLEES) {
            let Some(candidate) = candidate(grille, place, *portee, voulue, &mut reconnus) else {
                continue;
            };
            // The first of equals: a header repeated further down names as much.
            if retenue.as_ref().is_none_or(|autre| candidate.note > autre.note) {
                retenue = Some(candidate);
            }
        }
    }
    let Some(candidate) = retenue else {
        return Ok(None);
    };
    let Some(ligne) = grille.lignes.get(candidate.place) else {
        return Ok(None);
    };
    let debut = candidate.place + 1;
    let suite = grille.lignes.get(debut..).unwrap_or_default();
    let colonnes = roles::attribuer(candidate.entetes, candidate.portee, suite, grille, voulue)?;
    Ok(Some(Table { portee: candidate.portee, ligne_entete: ligne.rang, debut, colonnes }))
}

/// A row as a header, alone or under a row of groups; nothing when it cannot be one.
fn candidate(
    grille: &Grille,
    place: usize,
    portee: Portee,
    voulue: Option<&FeuilleVoulue>,
    reconnus: &mut Reconnus,
) -> Option<Candidate> {
    let ligne = grille.lignes.get(place)?;
    let imposee = voulue.and_then(|voulue| voulue.ligne_entete);
    if imposee.is_some_and(|imposee| imposee != ligne.rang) {
        return None;
    }
    let seules = entetes_seules(ligne, portee, voulue, reconnus);
    let note_seules = note(&seules);
    let groupees = place
        .checked_sub(1)
        .and_then(|avant| grille.lignes.get(avant))
        .filter(|groupe| groupe.rang + 1 == ligne.rang)
        .map(|groupe| entetes_groupees(grille, groupe, ligne, portee, reconnus));
    let (entetes, note) = match groupees {
        Some(groupees) if note(&groupees) > note_seules => {
            let note = note(&groupees);
            (groupees, note)
        }
        _ => (seules, note_seules),
    };
    let convient = imposee.is_some() || suffit(&entetes, portee);
    convient.then_some(Candidate { place, portee, entetes, note })
}

fn roles_nommes(entetes: &[Entete]) -> BTreeSet<Role> {
    entetes.iter().filter_map(|entete| entete.reconnue.roles.first().copied()).collect()
}

fn note(entetes: &[Entete]) -> usize {
    roles_nommes(entetes).len()
}

/// Whether the roles a row names make a table of people, or of outings.
fn suffit(entetes: &[Entete], portee: Portee) -> bool {
    let roles = roles_nommes(entetes);
    let nombre =
        |condition: fn(Role) -> bool| roles.iter().filter(|role| condition(**role)).count();
    match portee {
        Portee::Personnes => {
            let decrites = nombre(Role::decrit);
            (nombre(Role::nomme) > 0 && decrites > 0)
                || (roles.contains(&Role::Numero) && decrites >= 3)
        }
        Portee::Sorties => {
            let comptes = [
                Role::SortieType,
                Role::SortieRencontrees,
                Role::SortieNouvelles,
                Role::SortieOrientees,
                Role::SortieMessages,
                Role::SortieReponses,
            ];
            roles.contains(&Role::SortieDate)
                && comptes.iter().any(|role| roles.contains(role))
                && nombre(Role::est_de_sortie) >= 3
        }
    }
}
