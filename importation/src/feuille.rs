//! One sheet, read: its table, its rows.

use std::collections::HashSet;

use domain::Jour;

use crate::cellule::{Cellule, Epoque};
use crate::correspondance::{FeuilleVoulue, NatureVoulue};
use crate::ecart::Tri;
use crate::entetes::Portee;
use crate::grille::{Grille, Ligne, lettre};
use crate::inconnue::{dit_inconnu, ne_dit_rien};
use crate::lecteur::Lecteur;
use crate::table::{Colonne, Table};
use crate::{
    ColonneLue, Constat, ErreurLecture, FeuilleLue, Lecture, LigneEcartee, NatureFeuille,
    RaisonIgnoree, Rejet, Repere, Role, Signalement, personne, sortie, table,
};

/// Reads a sheet into the reading of the file.
pub(crate) fn lire(
    lecture: &mut Lecture,
    grille: &Grille,
    voulue: Option<&FeuilleVoulue>,
    aujourdhui: Jour,
) -> Result<(), ErreurLecture> {
    let ignoree = |raison| FeuilleLue {
        nom: grille.nom.clone(),
        nature: NatureFeuille::Ignoree(raison),
        ligne_entete: None,
        colonnes: Vec::new(),
        ecartees: Vec::new(),
    };
    if voulue.is_some_and(|voulue| voulue.nature == Some(NatureVoulue::Ignorer)) {
        lecture.feuilles.push(ignoree(RaisonIgnoree::Demandee));
        return Ok(());
    }
    if grille.lignes.is_empty() {
        lecture.feuilles.push(ignoree(RaisonIgnoree::Vide));
        return Ok(());
    }
    let Some(table) = table::trouver(grille, voulue)? else {
        if let Some(ligne) = voulue.and_then(|voulue| voulue.ligne_entete) {
            let feuille = grille.nom.clone();
            return Err(ErreurLecture::EnteteIntrouvable { feuille, ligne });
        }
        lecture.feuilles.push(ignoree(RaisonIgnoree::SansEntete));
        return Ok(());
    };
    let ecartees = lire_lignes(lecture, grille, &table, aujourdhui);
    lecture.feuilles.push(FeuilleLue {
        nom: grille.nom.clone(),
        nature: match table.portee {
            Portee::Personnes => NatureFeuille::Personnes,
            Portee::Sorties => NatureFeuille::Sorties,
        },
        ligne_entete: Some(table.ligne_entete),
        colonnes: table.colonnes.iter().map(colonne_lue).collect(),
        ecartees,
    });
    Ok(())
}

fn colonne_lue(colonne: &Colonne) -> ColonneLue {
    ColonneLue { lettre: lettre(colonne.place), entete: colonne.entete.clone(), role: colonne.role }
}

/// Reads the rows of a table; gives those that are set aside.
fn lire_lignes(
    lecture: &mut Lecture,
    grille: &Grille,
    table: &Table,
    aujourdhui: Jour,
) -> Vec<LigneEcartee> {
    let tri = Tri::new(table, grille);
    let mut memoire = personne::Memoire::new();
    let mut numeros: HashSet<String> = HashSet::new();
    let mut ecartees = Vec::new();
    for ligne in table.lignes(grille) {
        if let Some(raison) = tri.ecart(ligne) {
            ecartees.push(LigneEcartee { ligne: ligne.rang, raison });
            continue;
        }
        let mut lecteur = Lecteur::new(aujourdhui, grille.epoque);
        let numero = lire_numero(table, ligne, &mut numeros, &mut lecteur);
        let repere = Repere { feuille: grille.nom.clone(), ligne: ligne.rang, numero };
        let cellules = |place: u32| ligne.cellule(place);
        let lue = match table.portee {
            Portee::Personnes => Some(Lue::Personne(Box::new(personne::lire(
                table,
                repere.clone(),
                cellules,
                &mut lecteur,
                &mut memoire,
            )))),
            Portee::Sorties => {
                sortie::lire(table, repere.clone(), cellules, &mut lecteur).map(Lue::Sortie)
            }
        };
        ranger(lecture, repere, lue, lecteur);
    }
    ecartees
}

enum Lue {
    Personne(Box<crate::LignePersonne>),
    Sortie(crate::LigneSortie),
}

/// Puts a row among the rejected when a cell rejects it, else among the rows that are read.
fn ranger(lecture: &mut Lecture, repere: Repere, lue: Option<Lue>, lecteur: Lecteur<'_>) {
    let mut fautes = lecteur.fautes.into_iter();
    if let Some(faute) = fautes.next() {
        lecture.rejets.push(Rejet { repere, faute, autres: fautes.collect() });
        return;
    }
    let signalees = lecteur.signalees.into_iter();
    lecture
        .non_reconnues
        .extend(signalees.map(|faute| Signalement { repere: repere.clone(), faute }));
    match lue {
        Some(Lue::Personne(personne)) => lecture.personnes.push(*personne),
        Some(Lue::Sortie(mut sortie)) => {
            sortie.notes = lecteur.notes;
            lecture.sorties.push(sortie);
        }
        None => {}
    }
}

/// The row's own number. One that an earlier row has is listed; both rows are read.
fn lire_numero<'t>(
    table: &'t Table,
    ligne: &Ligne,
    numeros: &mut HashSet<String>,
    lecteur: &mut Lecteur<'t>,
) -> Option<String> {
    let colonne = table.colonne(Role::Numero)?;
    let cellule = ligne.cellule(colonne.place);
    lecteur.passer_a(colonne);
    if cellule.est_vide() {
        return None;
    }
    let texte = cellule.affichage(Epoque::De1900);
    if dit_inconnu(&texte) || ne_dit_rien(&texte) {
        return None;
    }
    if !nomme_une_ligne(&texte) || *cellule == Cellule::Erreur {
        lecteur.incomprise(cellule, Constat::NumeroIllisible);
        return None;
    }
    let numero = sans_decimales(&texte);
    if !numeros.insert(numero.clone()) {
        lecteur.signaler(Constat::NumeroEnDouble);
    }
    Some(numero)
}

/// A number goes into reports: a text that may say something of the person is none.
fn nomme_une_ligne(texte: &str) -> bool {
    const LONGUEUR: usize = 24;
    const SANS_CHIFFRE: usize = 4;
    let longueur = texte.chars().count();
    let chiffre = texte.chars().any(|lettre| lettre.is_ascii_digit());
    longueur <= if chiffre { LONGUEUR } else { SANS_CHIFFRE }
}

/// "184.0" and "184,0" are 184, as text tables write it.
fn sans_decimales(texte: &str) -> String {
    let entier = texte.strip_suffix(".0").or_else(|| texte.strip_suffix(",0")).unwrap_or(texte);
    entier.to_owned()
}
