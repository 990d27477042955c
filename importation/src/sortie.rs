//! A row of the table of outings.

use domain::Valeur;
use domain::activite::Milieu;

use crate::cellule::Cellule;
use crate::lecteur::Lecteur;
use crate::regle_date::RegleDate;
use crate::table::{Colonne, Table};
use crate::texte::plier;
use crate::vocabulaire::{UniteDuree, duree_minutes, milieu};
use crate::{Constat, LigneSortie, Repere, Role};

/// No outing counts more of anything.
const AU_PLUS: u32 = 100_000;

/// Reads a row. Nothing when it is rejected: the reader then holds why.
pub(crate) fn lire<'t>(
    table: &'t Table,
    repere: Repere,
    cellules: impl Fn(u32) -> &'t Cellule,
    lecteur: &mut Lecteur<'t>,
) -> Option<LigneSortie> {
    let mut le = None;
    let mut milieu_dit = None;
    // Replaced by the day that was read: a row without one is no outing.
    let mut sortie = LigneSortie {
        repere,
        le: lecteur.aujourdhui,
        milieu: Milieu::default(),
        lieu: None,
        duree_minutes: None,
        equipe: None,
        rencontrees: None,
        nouvelles: None,
        orientees: None,
        messages: None,
        reponses: None,
        notes: Vec::new(),
    };
    for colonne in &table.colonnes {
        let cellule = cellules(colonne.place);
        lecteur.passer_a(colonne);
        if cellule.est_vide() {
            continue;
        }
        match colonne.role {
            Some(Role::SortieDate) => {
                le = lecteur.jour(cellule, RegleDate::Passe).and_then(|le| le.connue().copied());
            }
            Some(Role::SortieType) => milieu_dit = lecteur.valeur_texte(cellule, milieu),
            Some(Role::SortieLieu) => sortie.lieu = lecteur.texte(cellule),
            Some(Role::SortieDuree) => {
                let unite = unite(&colonne.entete);
                let duree = lecteur.valeur(cellule, |cellule| duree_minutes(cellule, unite));
                sortie.duree_minutes = duree.and_then(|duree| duree.connue().copied());
            }
            Some(Role::SortieEquipe) => sortie.equipe = equipe(lecteur, cellule),
            Some(Role::SortieRencontrees) => sortie.rencontrees = nombre(lecteur, cellule),
            Some(Role::SortieNouvelles) => sortie.nouvelles = nombre(lecteur, cellule),
            Some(Role::SortieOrientees) => sortie.orientees = nombre(lecteur, cellule),
            Some(Role::SortieMessages) => sortie.messages = nombre(lecteur, cellule),
            Some(Role::SortieReponses) => sortie.reponses = nombre(lecteur, cellule),
            Some(Role::Numero | Role::Ignorer) => {}
            _ => lecteur.noter(cellule),
        }
    }
    let Some(le) = le else {
        sans_date(table, lecteur);
        return None;
    };
    sortie.le = le;
    sortie.milieu = milieu_de(milieu_dit, &sortie, table);
    Some(sortie)
}

/// Lists the missing date, unless the date that was read already rejects the row.
fn sans_date<'t>(table: &'t Table, lecteur: &mut Lecteur<'t>) {
    let colonne: Option<&Colonne> = table.colonne(Role::SortieDate);
    if let Some(colonne) = colonne
        && lecteur.fautes.is_empty()
    {
        lecteur.passer_a(colonne);
        lecteur.signaler(Constat::DateAbsente);
    }
}

/// From the type, else what was counted (messages and nobody met), else the place.
fn milieu_de(dit: Option<Valeur<Milieu>>, sortie: &LigneSortie, table: &Table) -> Milieu {
    let messages_seuls = sortie.messages.is_some_and(|messages| messages > 0)
        && sortie.rencontrees.unwrap_or(0) == 0;
    let sans_type = table.colonne(Role::SortieType).is_none();
    dit.and_then(|dit| dit.connue().copied())
        .or_else(|| messages_seuls.then_some(Milieu::Numerique))
        .or_else(|| sortie.lieu.as_deref().and_then(milieu))
        // No column says it: the name of the sheet may ("Maraudes numériques").
        .or_else(|| milieu(&sortie.repere.feuille).filter(|_| sans_type))
        .unwrap_or_default()
}

fn nombre(lecteur: &mut Lecteur<'_>, cellule: &Cellule) -> Option<u32> {
    lecteur.nombre(cellule, AU_PLUS).and_then(|nombre| nombre.connue().copied())
}

/// A number of members, or their names.
fn equipe(lecteur: &mut Lecteur<'_>, cellule: &Cellule) -> Option<u32> {
    if let Cellule::Texte(texte) = cellule
        && !texte.chars().any(|lettre| lettre.is_ascii_digit())
    {
        let noms = texte
            .split([',', ';', '/', '+', '&', '\n', '-'])
            .flat_map(|partie| partie.split(" et "))
            .filter(|nom| nom.chars().any(char::is_alphabetic))
            .count();
        return u32::try_from(noms).ok().filter(|noms| *noms > 0);
    }
    nombre(lecteur, cellule)
}

fn unite(entete: &str) -> UniteDuree {
    let plie = plier(entete);
    let a = |mots: &[&str]| plie.split(' ').any(|mot| mots.contains(&mot));
    if a(&["min", "mn", "minutes"]) {
        UniteDuree::Minutes
    } else if a(&["h", "heures", "hrs", "heure"]) {
        UniteDuree::Heures
    } else {
        UniteDuree::NonDite
    }
}
