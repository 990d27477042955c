//! Ranges found with witnesses are those of plain linear programs, written here from the table.

use audit::{Publication, intervalles};
use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, Variable};
use protection::{Demande, proteger};
use tableau::{Case, Regle, TableauProtege};

use crate::fabrique::{Alea, personnes, tables_de};

const AXES: [(&str, usize); 3] = [("departement", 5), ("sexe", 3), ("age", 3)];

/// The greatest value (or the least) of a masked cell: one variable a cell, one equation a line.
fn extreme(table: &TableauProtege, cible: usize, sens: OptimizationDirection) -> f64 {
    let entete = &table.entete;
    let mut modele = Problem::new(sens);
    let variables: Vec<Variable> = (0..table.cases.len())
        .map(|case| {
            let bornes = match table.cases[case] {
                Case::Publiee(valeur) => {
                    let valeur = f64::from(u32::try_from(valeur).unwrap());
                    (valeur, valeur)
                }
                Case::Masquee => (0.0, f64::INFINITY),
            };
            modele.add_var(if case == cible { 1.0 } else { 0.0 }, bornes)
        })
        .collect();
    for (axe, (taille, pas)) in entete.tailles().into_iter().zip(entete.pas()).enumerate() {
        for depart in (0..table.cases.len()).filter(|case| entete.places(*case)[axe] == 0) {
            let signe = |place| if place + 1 == taille { -1.0 } else { 1.0 };
            let termes = (0..taille).map(|place| (variables[depart + place * pas], signe(place)));
            modele.add_constraint(termes.collect::<Vec<_>>(), ComparisonOp::Eq, 0.0);
        }
    }
    match modele.solve() {
        Ok(issue) => issue.into_solution().unwrap().objective(),
        Err(Error::Unbounded) => f64::INFINITY,
        Err(erreur) => panic!("{erreur}"),
    }
}

#[test]
fn ranges_are_those_of_linear_programs() {
    let mut comparees = 0;
    for graine in 0..24_u64 {
        let mut alea = Alea::nouveau(30_000 + graine);
        let nombre = 20 + alea.sous(150);
        let qui = personnes(&mut alea, &AXES, nombre);
        let choix: &[&[usize]] = if graine.is_multiple_of(2) { &[&[0, 1, 2]] } else { &[&[0, 2]] };
        let tables = tables_de(&AXES, choix, &qui);
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
        for intervalle in intervalles(&publication).unwrap() {
            let table = &protection.tables[intervalle.table];
            let bas = extreme(table, intervalle.case, OptimizationDirection::Minimize);
            let haut = extreme(table, intervalle.case, OptimizationDirection::Maximize);
            let egaux = |ici: f64, la: f64| {
                (ici.is_infinite() && la.is_infinite()) || (ici - la).abs() < 1e-5
            };
            let juste = egaux(intervalle.bas, bas) && egaux(intervalle.haut, haut);
            assert!(juste, "{graine}: {intervalle:?}, not {bas} to {haut}");
            comparees += 1;
        }
    }
    assert!(comparees > 200, "{comparees}");
}
