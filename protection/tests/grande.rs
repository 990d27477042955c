//! In a large table, few cells are masked beyond those that no choice can spare.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use protection::{Demande, Raison, proteger};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use tableau::{Dimension, Entete, Periode, Regle, Tableau};

const TAILLES: [usize; 3] = [101, 3, 6];

fn table() -> Tableau {
    let mut alea = ChaCha20Rng::seed_from_u64(29);
    let mut sous = |borne: usize| usize::try_from(alea.next_u32()).unwrap() % borne;
    let mut comptes = vec![0; TAILLES.iter().product()];
    for _ in 0..5000 {
        // Small departments, men and others are rarer.
        let departement = sous(TAILLES[0]).min(sous(TAILLES[0]));
        let sexe = sous(TAILLES[1]).min(sous(TAILLES[1])).min(sous(TAILLES[1]));
        comptes[(departement * TAILLES[1] + sexe) * TAILLES[2] + sous(TAILLES[2])] += 1;
    }
    let axe = |code: &str, taille: usize| {
        let codes: Vec<String> = (0..taille).map(|rang| format!("{code}{rang}")).collect();
        Dimension::nouvelle(code, &codes.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let dimensions = ["departement", "sexe", "age"].into_iter().zip(TAILLES);
    let entete = Entete {
        indicateur: "personnes".into(),
        unite: "personnes".into(),
        periode: Periode::annee(2025).unwrap(),
        dimensions: dimensions.map(|(code, taille)| axe(code, taille)).collect(),
    };
    Tableau::nouveau(entete, &comptes).unwrap()
}

/// Lines along one axis with one small count and nothing else masked: each needs a cell of its own.
fn seules(table: &Tableau, regle: Regle) -> usize {
    let entete = table.entete();
    let axes = entete.tailles().into_iter().zip(entete.pas());
    let seules = axes.map(|(taille, pas)| {
        let departs = (0..table.cases().len()).filter(|case| case / pas % taille == 0);
        let petites = |depart: usize| {
            let ligne = (0..taille).map(|place| table.cases()[depart + place * pas]);
            ligne.filter(|valeur| regle.est_petite(*valeur)).count()
        };
        departs.filter(|depart| petites(*depart) == 1).count()
    });
    seules.max().unwrap()
}

#[test]
fn a_large_table_keeps_its_cells() {
    let table = table();
    let regle = Regle { largeur: 1, entiers: 1, lignes_pleines: false, ..Regle::default() };
    let demande = Demande { tables: std::slice::from_ref(&table), apports: &[], regle };
    let protection = proteger(&demande).unwrap();
    let masquees = protection.rapport.nombre(Raison::Complementaire);
    let moindre = seules(&table, regle);
    assert!(moindre > 50, "{moindre}: nothing to compare with");
    assert!(masquees >= moindre, "{masquees} cells for {moindre} lines");
    assert!(4 * masquees <= 5 * moindre, "{masquees} cells for {moindre} lines");
    // The draws of the search are part of the program: twice the same answer.
    assert_eq!(protection.tables, proteger(&demande).unwrap().tables);
}
