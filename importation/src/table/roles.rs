//! The role of each column, once the header is found.

use std::collections::{BTreeMap, BTreeSet};

use super::Colonne;
use super::groupes::{Entete, designe, impose};
use crate::contenu::departager;
use crate::correspondance::FeuilleVoulue;
use crate::entetes::Portee;
use crate::grille::{Grille, Ligne};
use crate::texte::plier;
use crate::{ErreurLecture, Role};

/// Gives each column its role: what the correspondence says, then what the header says, settled by
/// the content when it says two. A role of one column goes to the header that names it best; the
/// other columns that name it have none, and their cells are carried as notes.
pub(super) fn attribuer(
    entetes: Vec<Entete>,
    portee: Portee,
    lignes: &[Ligne],
    grille: &Grille,
    voulue: Option<&FeuilleVoulue>,
) -> Result<Vec<Colonne>, ErreurLecture> {
    verifier(&entetes, portee, grille, lignes, voulue)?;
    let mut colonnes: BTreeMap<u32, (Colonne, u8)> = places_remplies(lignes)
        .into_iter()
        .map(|place| (place, (Colonne { place, entete: String::new(), role: None }, 0)))
        .collect();
    for entete in entetes {
        let (place, certitude) = (entete.place, entete.reconnue.certitude);
        let role = departager(&entete.reconnue.roles, lignes, place, grille.epoque);
        colonnes.insert(place, (Colonne { place, entete: entete.texte, role }, certitude));
    }
    for (colonne, certitude) in colonnes.values_mut() {
        if let Some(role) = impose(&colonne.entete, colonne.place, voulue) {
            (colonne.role, *certitude) = (Some(role), u8::MAX);
        }
    }
    let mut colonnes: Vec<(Colonne, u8)> = colonnes.into_values().collect();
    dates_voisines(&mut colonnes);
    un_par_role(&mut colonnes);
    renouvellements_demandes(&mut colonnes);
    noms_complets(&mut colonnes);
    Ok(colonnes.into_iter().map(|(colonne, _)| colonne).collect())
}

/// Columns with at least one filled cell under the header.
fn places_remplies(lignes: &[Ligne]) -> BTreeSet<u32> {
    lignes.iter().flat_map(|ligne| ligne.remplies().map(|(place, _)| place)).collect()
}

/// Every column the correspondence names exists, and may have that role.
fn verifier(
    entetes: &[Entete],
    portee: Portee,
    grille: &Grille,
    lignes: &[Ligne],
    voulue: Option<&FeuilleVoulue>,
) -> Result<(), ErreurLecture> {
    let places = places_remplies(lignes);
    for (nom, role) in voulue.into_iter().flat_map(|voulue| &voulue.colonnes) {
        let (feuille, colonne) = (grille.nom.clone(), nom.clone());
        let existe = entetes.iter().any(|entete| designe(nom, &entete.texte, entete.place))
            || (nom.starts_with("colonne:") && places.iter().any(|place| designe(nom, "", *place)));
        if !existe {
            return Err(ErreurLecture::ColonneIntrouvable { feuille, colonne });
        }
        if !portee.admet(*role) {
            let code = role.code().to_owned();
            return Err(ErreurLecture::RoleDeplace { feuille, colonne, code });
        }
    }
    Ok(())
}

/// A bare "Date" right after a decision, a request or a notification is its date.
fn dates_voisines(colonnes: &mut [(Colonne, u8)]) {
    let roles: Vec<Option<Role>> = colonnes.iter().map(|(colonne, _)| colonne.role).collect();
    for (rang, (colonne, certitude)) in colonnes.iter_mut().enumerate() {
        let nue = ["date", "le", "du", "en date du"].contains(&plier(&colonne.entete).as_str());
        let gauche = rang.checked_sub(1).and_then(|avant| roles.get(avant).copied()).flatten();
        let datee = match gauche {
            Some(Role::Decision) => Role::DateDecision,
            Some(Role::Issue) => Role::FinPsp,
            Some(Role::Afis) => Role::AfisDebut,
            Some(Role::Aps) => Role::ApsDebut,
            _ => continue,
        };
        if nue && colonne.role.is_none() && !roles.contains(&Some(datee)) {
            (colonne.role, *certitude) = (Some(datee), 1);
        }
    }
}

fn un_par_role(colonnes: &mut [(Colonne, u8)]) {
    let mut meilleures: BTreeMap<Role, (u8, u32)> = BTreeMap::new();
    for (colonne, certitude) in colonnes.iter() {
        let Some(role) = colonne.role else { continue };
        let meilleure = meilleures.entry(role).or_insert((*certitude, colonne.place));
        if *certitude > meilleure.0 {
            *meilleure = (*certitude, colonne.place);
        }
    }
    for (colonne, _) in colonnes {
        let Some(role) = colonne.role else { continue };
        let retenue = meilleures.get(&role).is_some_and(|(_, place)| *place == colonne.place);
        if !retenue && !role.est_multiple() {
            colonne.role = None;
        }
    }
}

/// Beside columns of renewals, columns of requests for renewal would count each renewal twice.
fn renouvellements_demandes(colonnes: &mut [(Colonne, u8)]) {
    let demande = |colonne: &Colonne| {
        plier(&colonne.entete)
            .split(' ')
            .any(|mot| ["demande", "dem", "depot", "depose"].contains(&mot))
    };
    let est_un = |colonne: &Colonne| colonne.role == Some(Role::Renouvellement);
    if colonnes.iter().any(|(colonne, _)| est_un(colonne) && !demande(colonne)) {
        for (colonne, _) in colonnes.iter_mut().filter(|(colonne, certitude)| {
            est_un(colonne) && demande(colonne) && *certitude < u8::MAX
        }) {
            colonne.role = None;
        }
    }
}

/// "Nom" alone holds whole names; a column of whole names beside "Nom" holds something else.
fn noms_complets(colonnes: &mut [(Colonne, u8)]) {
    let a = |colonnes: &[(Colonne, u8)], role| {
        colonnes.iter().any(|(colonne, _)| colonne.role == Some(role))
    };
    let (nom, prenom) = (a(colonnes, Role::Nom), a(colonnes, Role::Prenom));
    let complet = a(colonnes, Role::NomComplet);
    for (colonne, certitude) in colonnes {
        if colonne.role == Some(Role::NomComplet) && nom && *certitude < u8::MAX {
            colonne.role = None;
        }
        if colonne.role == Some(Role::Nom) && !prenom && !complet && *certitude < u8::MAX {
            colonne.role = Some(Role::NomComplet);
        }
    }
}
