//! A thousand sets of tables drawn at random, protected, then attacked.

use audit::{Publication, auditer, intervalles};
use protection::{Demande, Raison, proteger};
use tableau::{Regle, Tableau};

use crate::fabrique::{Alea, personnes, tables_de};

const AXES: [(&str, usize); 3] = [("departement", 6), ("sexe", 3), ("age", 4)];
/// A table, a table of three axes, two tables that share a margin, three that share two each.
const FORMES: [&[&[usize]]; 5] =
    [&[&[0, 1]], &[&[1, 2]], &[&[0, 1], &[0, 2]], &[&[0, 1, 2]], &[&[0, 1], &[0, 2], &[1, 2]]];

fn attaquer(graine: u64, tables: &[Tableau], apports: &[Vec<Tableau>]) -> usize {
    let regle = Regle { lignes_pleines: graine.is_multiple_of(2), ..Regle::default() };
    let protection = proteger(&Demande { tables, apports, regle }).unwrap();
    let publication = Publication {
        tables: &protection.tables,
        precedentes: &[],
        verites: tables,
        apports,
        cartes: &[],
        regle,
    };
    let audit = auditer(&publication).unwrap();
    let constats: Vec<String> = audit.constats.iter().map(ToString::to_string).collect();
    assert!(audit.passe(), "{graine}: {constats:#?}\n{tables:#?}\n{:#?}", protection.tables);
    protection.rapport.nombre(Raison::Complementaire)
}

#[test]
fn nothing_leaks_from_a_thousand_protected_sets_of_tables() {
    let mut complementaires = 0;
    for graine in 0..1000_u64 {
        let mut alea = Alea::nouveau(graine);
        let forme = FORMES[alea.sous(FORMES.len())];
        let nombre = 10 + alea.sous(180);
        let qui = personnes(&mut alea, &AXES, nombre);
        complementaires += attaquer(graine, &tables_de(&AXES, forme, &qui), &[]);
    }
    assert!(complementaires > 5000, "{complementaires} further cells: nothing was tried");
}

#[test]
fn nothing_leaks_to_contributing_associations() {
    for graine in 0..100_u64 {
        let mut alea = Alea::nouveau(10_000 + graine);
        let forme = FORMES[alea.sous(2)];
        let parts: Vec<Vec<Vec<usize>>> = (0..4)
            .map(|_| personnes(&mut alea, &AXES, 20 + usize::try_from(graine).unwrap()))
            .collect();
        let apports: Vec<Vec<Tableau>> =
            parts.iter().map(|part| tables_de(&AXES, forme, part)).collect();
        attaquer(graine, &tables_de(&AXES, forme, &parts.concat()), &apports);
    }
}

/// Associations that each have departments of their own, and share others.
#[test]
fn nothing_leaks_when_associations_have_departments_of_their_own() {
    let mut complementaires = 0;
    for graine in 0..100_u64 {
        let mut alea = Alea::nouveau(20_000 + graine);
        let forme = FORMES[[0, 3, 4][alea.sous(3)]];
        let parts: Vec<Vec<Vec<usize>>> = (0..3)
            .map(|association| {
                let mut siens = personnes(&mut alea, &AXES, 30 + 40 * association);
                for qui in &mut siens {
                    // Two departments each, and the last for all.
                    qui[0] = if qui[0] == 5 { 5 } else { (association * 2 + qui[0] % 2) % 5 };
                }
                siens
            })
            .collect();
        let apports: Vec<Vec<Tableau>> =
            parts.iter().map(|part| tables_de(&AXES, forme, part)).collect();
        complementaires += attaquer(graine, &tables_de(&AXES, forme, &parts.concat()), &apports);
    }
    assert!(complementaires > 100, "{complementaires}");
}

#[test]
fn exact_ranges_hold_the_true_count() {
    let mut alea = Alea::nouveau(3);
    let qui = personnes(&mut alea, &AXES, 120);
    let tables = tables_de(&AXES, FORMES[2], &qui);
    let regle = Regle::default();
    let protection = proteger(&Demande { tables: &tables, apports: &[], regle }).unwrap();
    let publication = Publication {
        tables: &protection.tables,
        precedentes: &[],
        verites: &tables,
        apports: &[],
        cartes: &[],
        regle,
    };
    let tous = intervalles(&publication).unwrap();
    assert!(tous.len() > 10);
    for intervalle in tous {
        let vrai = tables[intervalle.table].cases()[intervalle.case];
        let vrai = f64::from(u32::try_from(vrai).unwrap());
        assert!(intervalle.bas - 1e-6 <= vrai && vrai <= intervalle.haut + 1e-6, "{intervalle:?}");
        assert!(intervalle.haut - intervalle.bas >= 5.0 - 1e-6, "{intervalle:?} for {vrai}");
    }
}
