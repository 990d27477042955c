//! Leaks planted one by one: each is found, where it is; without it nothing is.

use audit::{Audit, Carte, Classe, Constat, Fuite, Lecteur, Publication, auditer};
use tableau::{Dimension, Entete, Modalite, Periode, Regle, Tableau, TableauProtege};

use crate::fabrique::{entete, table};

/// Masks the cells at these places.
fn masquer(table: &Tableau, places: &[&[usize]]) -> TableauProtege {
    let mut masquees = vec![false; table.cases().len()];
    for place in places {
        masquees[table.entete().case(place)] = true;
    }
    TableauProtege::masquer(table, &masquees)
}

/// What is planted, and what is held besides.
#[derive(Default)]
struct Plantation<'a> {
    precedentes: &'a [TableauProtege],
    apports: &'a [Vec<Tableau>],
    cartes: &'a [Carte],
}

fn attaque(tables: &[TableauProtege], verites: &[Tableau], plantation: &Plantation<'_>) -> Audit {
    let Plantation { precedentes, apports, cartes } = plantation;
    let regle = Regle::default();
    auditer(&Publication { tables, precedentes, verites, apports, cartes, regle }).unwrap()
}

fn a(audit: &Audit, quoi: impl Fn(&Constat) -> bool) -> bool {
    audit.constats.iter().any(quoi)
}

fn etroite(constat: &Constat, qui: Lecteur) -> bool {
    matches!(constat.fuite, Fuite::Etroite { lecteur, .. } if lecteur == qui)
}

const AXES: [(&str, usize); 2] = [("departement", 3), ("sexe", 3)];

/// Two small counts in one department, and nothing else that is delicate.
fn simple() -> Tableau {
    table(&AXES, &[4, 30, 25, 20, 40, 35, 9, 50, 45])
}

/// Enough masked with it: two departments by two genders.
const CARRE: [&[usize]; 4] = [&[0, 0], &[0, 2], &[2, 0], &[2, 2]];

#[test]
fn a_sound_publication_passes() {
    let vrai = simple();
    let audit =
        attaque(&[masquer(&vrai, &CARRE)], std::slice::from_ref(&vrai), &Plantation::default());
    assert_eq!(audit.constats, []);
    assert_eq!(audit.masquees, 4);
}

#[test]
fn a_small_count_that_is_shown_is_found() {
    let vrai = simple();
    let audit =
        attaque(&[masquer(&vrai, &[])], std::slice::from_ref(&vrai), &Plantation::default());
    assert!(a(&audit, |c| c.fuite == Fuite::Petite && c.case == 0), "{audit:?}");
}

#[test]
fn a_missing_complementary_cell_is_found() {
    let vrai = simple();
    for manquante in 1..4 {
        let mut places = CARRE.to_vec();
        places.remove(manquante);
        let audit = attaque(
            &[masquer(&vrai, &places)],
            std::slice::from_ref(&vrai),
            &Plantation::default(),
        );
        let exacte = Fuite::Etroite { lecteur: Lecteur::Ignorant, bas: 4, haut: 4 };
        assert!(a(&audit, |c| c.fuite == exacte && c.case == 0), "{manquante}: {audit:?}");
    }
}

#[test]
fn a_range_too_narrow_is_found_though_nothing_is_exact() {
    let vrai = table(&AXES, &[1, 2, 25, 20, 40, 35, 9, 50, 45]);
    let places: [&[usize]; 4] = [&[0, 0], &[0, 1], &[2, 0], &[2, 1]];
    let audit =
        attaque(&[masquer(&vrai, &places)], std::slice::from_ref(&vrai), &Plantation::default());
    let etroit = Fuite::Etroite { lecteur: Lecteur::Ignorant, bas: 0, haut: 3 };
    assert!(a(&audit, |c| c.fuite == etroit), "{audit:?}");
    let averti = Fuite::Etroite { lecteur: Lecteur::Averti, bas: 1, haut: 2 };
    assert!(a(&audit, |c| c.fuite == averti), "{audit:?}");
}

fn ages(modalites: Vec<Modalite>) -> Entete {
    let axe = Dimension { code: "age".into(), modalites };
    Entete { dimensions: vec![axe], ..entete(&AXES) }
}

#[test]
fn two_tables_cut_differently_are_subtracted() {
    let fine = |code: &str| Modalite::nouvelle(code, code);
    let fins = ages(["15-17", "18-25", "26-35", "36"].map(fine).to_vec());
    let fins = Tableau::nouveau(fins, &[3, 19, 40, 20]).unwrap();
    let larges = vec![
        Modalite::union("15-25", "15 à 25 ans", &["15-17", "18-25"]),
        Modalite::union("26", "26 ans et plus", &["26-35", "36"]),
    ];
    let larges = Tableau::nouveau(ages(larges), &[22, 60]).unwrap();
    let publies = [masquer(&fins, &[&[0], &[2]]), masquer(&larges, &[])];
    let seul = attaque(&publies[..1], std::slice::from_ref(&fins), &Plantation::default());
    assert_eq!(seul.constats, [], "alone the first table is sound");
    let audit = attaque(&publies, &[fins, larges], &Plantation::default());
    let exacte = Fuite::Etroite { lecteur: Lecteur::Ignorant, bas: 3, haut: 3 };
    assert!(a(&audit, |c| c.fuite == exacte && c.ou.contains("15-17")), "{audit:?}");
}

#[test]
fn a_linked_table_that_shows_a_masked_margin_is_found() {
    let sexes = table(&AXES, &[2, 4, 7, 20, 40, 35, 9, 50, 45]);
    let ages = table(&[("departement", 3), ("age", 2)], &[7, 6, 45, 50, 60, 44]);
    // The department's total is masked in one, and shown in the other.
    let places: [&[usize]; 8] =
        [&[0, 0], &[0, 1], &[0, 3], &[2, 0], &[2, 1], &[2, 3], &[1, 0], &[1, 1]];
    let publies = [masquer(&sexes, &places), masquer(&ages, &[])];
    let seul = attaque(&publies[..1], std::slice::from_ref(&sexes), &Plantation::default());
    assert_eq!(seul.constats, [], "alone the first table is sound");
    let audit = attaque(&publies, &[sexes, ages], &Plantation::default());
    let total = Fuite::Etroite { lecteur: Lecteur::Ignorant, bas: 13, haut: 13 };
    assert!(a(&audit, |c| c.fuite == total), "{audit:?}");
}

#[test]
fn an_earlier_edition_that_showed_the_cell_is_found() {
    let vrai = simple();
    let avant: [&[usize]; 4] = [&[0, 0], &[0, 1], &[2, 0], &[2, 1]];
    let precedentes = [masquer(&vrai, &avant)];
    let plantation = Plantation { precedentes: &precedentes, ..Plantation::default() };
    let audit = attaque(&[masquer(&vrai, &CARRE)], std::slice::from_ref(&vrai), &plantation);
    let exacte = Fuite::Etroite { lecteur: Lecteur::Ignorant, bas: 4, haut: 4 };
    assert!(a(&audit, |c| c.fuite == exacte && c.case == 0), "{audit:?}");
    // Another year is another thing.
    let mut autre = masquer(&vrai, &avant);
    autre.entete.periode = Periode::annee(2024).unwrap();
    let plantation = Plantation { precedentes: &[autre], ..Plantation::default() };
    let audit = attaque(&[masquer(&vrai, &CARRE)], std::slice::from_ref(&vrai), &plantation);
    assert_eq!(audit.constats, []);
}

#[test]
fn two_editions_of_a_year_that_differ_by_a_few_people_are_found() {
    let vrai = simple();
    // In the earlier edition, three fewer people in a cell that both show.
    let mut avant = masquer(&vrai, &CARRE);
    let case = vrai.entete().case(&[1, 1]);
    avant.cases[case] = tableau::Case::Publiee(vrai.cases()[case] - 3);
    let plantation = Plantation { precedentes: &[avant.clone()], ..Plantation::default() };
    let audit = attaque(&[masquer(&vrai, &CARRE)], std::slice::from_ref(&vrai), &plantation);
    assert!(a(&audit, |c| c.fuite == Fuite::Difference && c.case == case), "{audit:?}");
    avant.cases[case] = tableau::Case::Publiee(vrai.cases()[case] - 20);
    let plantation = Plantation { precedentes: &[avant], ..Plantation::default() };
    let audit = attaque(&[masquer(&vrai, &CARRE)], std::slice::from_ref(&vrai), &plantation);
    assert!(!a(&audit, |c| c.fuite == Fuite::Difference), "{audit:?}");
}

#[test]
fn a_line_of_zeros_but_one_is_found() {
    let vrai = table(&AXES, &[12, 0, 0, 20, 40, 35, 9, 50, 45]);
    let audit =
        attaque(&[masquer(&vrai, &[])], std::slice::from_ref(&vrai), &Plantation::default());
    assert!(a(&audit, |c| c.fuite == Fuite::LignePleine && c.case == 0), "{audit:?}");
    // Masking the count is not enough: the zeros say it.
    let audit =
        attaque(&[masquer(&vrai, &[&[0, 0]])], std::slice::from_ref(&vrai), &Plantation::default());
    assert!(a(&audit, |c| c.fuite == Fuite::LignePleine), "{audit:?}");
    let places: [&[usize]; 4] = [&[0, 0], &[0, 1], &[1, 0], &[1, 1]];
    let audit =
        attaque(&[masquer(&vrai, &places)], std::slice::from_ref(&vrai), &Plantation::default());
    assert_eq!(audit.constats, []);
}

#[test]
fn an_association_that_takes_its_own_away_is_found() {
    let siens = table(&AXES, &[10, 20, 10, 10, 20, 20, 8, 25, 20]);
    let autres = table(&AXES, &[3, 10, 15, 10, 20, 15, 9, 25, 25]);
    let mut tous = siens.clone();
    tous.ajouter(&autres).unwrap();
    let apports = [vec![siens], vec![autres]];
    let plantation = Plantation { apports: &apports, ..Plantation::default() };
    // Thirteen is no small count, but the first association knows that ten are hers.
    let audit = attaque(&[masquer(&tous, &[])], std::slice::from_ref(&tous), &plantation);
    assert!(a(&audit, |c| c.fuite == Fuite::Reste { association: 0 } && c.case == 0), "{audit:?}");
    // Masked with one other in its line, she still works it out.
    let audit = attaque(&[masquer(&tous, &[&[0, 0]])], std::slice::from_ref(&tous), &plantation);
    assert!(a(&audit, |c| etroite(c, Lecteur::Association(0))), "{audit:?}");
    let audit = attaque(&[masquer(&tous, &CARRE)], std::slice::from_ref(&tous), &plantation);
    assert_eq!(audit.constats, []);
}

#[test]
fn departments_that_single_out_an_association_are_found() {
    let une = table(&AXES, &[10, 20, 10, 12, 20, 20, 0, 0, 0]);
    let autre = table(&AXES, &[0, 0, 0, 10, 20, 15, 9, 25, 25]);
    let troisieme = table(&AXES, &[0, 0, 0, 10, 15, 15, 9, 25, 25]);
    let mut tous = une.clone();
    tous.ajouter(&autre).unwrap();
    tous.ajouter(&troisieme).unwrap();
    let apports = [vec![une], vec![autre], vec![troisieme]];
    let plantation = Plantation { apports: &apports, ..Plantation::default() };
    let audit = attaque(&[masquer(&tous, &[])], std::slice::from_ref(&tous), &plantation);
    assert!(a(&audit, |c| c.fuite == Fuite::AssociationSeule && c.case == 0), "{audit:?}");
    // Masking the department is not enough when the rest of the column is shown.
    let ligne: [&[usize]; 4] = [&[0, 0], &[0, 1], &[0, 2], &[0, 3]];
    let audit = attaque(&[masquer(&tous, &ligne)], std::slice::from_ref(&tous), &plantation);
    assert!(a(&audit, |c| c.fuite == Fuite::AssociationSeule && c.case == 0), "{audit:?}");
    let deux = [ligne, [&[1, 0], &[1, 1], &[1, 2], &[1, 3]]].concat();
    let audit = attaque(&[masquer(&tous, &deux)], std::slice::from_ref(&tous), &plantation);
    assert_eq!(audit.constats, []);
}

#[test]
fn departments_of_one_association_are_found_though_each_is_wide() {
    // The first two departments are one association's, the others are shared. Masked together they
    // hide each other, and their sum is that association's.
    let axes = [("departement", 4), ("sexe", 2)];
    let une = table(&axes, &[20, 15, 30, 12, 0, 0, 0, 0]);
    let deux = table(&axes, &[0, 0, 0, 0, 20, 12, 10, 14]);
    let trois = table(&axes, &[0, 0, 0, 0, 14, 13, 16, 15]);
    let mut tous = une.clone();
    tous.ajouter(&deux).unwrap();
    tous.ajouter(&trois).unwrap();
    let apports = [vec![une], vec![deux], vec![trois]];
    let plantation = Plantation { apports: &apports, ..Plantation::default() };
    let siens: [&[usize]; 6] = [&[0, 0], &[0, 1], &[0, 2], &[1, 0], &[1, 1], &[1, 2]];
    let audit = attaque(&[masquer(&tous, &siens)], std::slice::from_ref(&tous), &plantation);
    let seule = |c: &Constat| c.fuite == Fuite::AssociationSeule && c.ou.contains("departement");
    assert!(a(&audit, seule), "{audit:?}");
    // A column whose total is shown by no line, but by a union of departments.
    let mut publiee = masquer(&tous, &siens);
    for sexe in 0..3 {
        let total = publiee.entete.case(&[4, sexe]);
        publiee.cases[total] = tableau::Case::Masquee;
    }
    let audit = attaque(&[publiee], std::slice::from_ref(&tous), &plantation);
    assert!(!a(&audit, seule), "nothing says their sum any more: {audit:?}");
}

#[test]
fn a_map_class_finer_than_the_rule_is_found() {
    let vrai = simple();
    let publie = [masquer(&vrai, &CARRE)];
    let carte =
        |bas, haut| [Carte { table: 0, classes: vec![(0, Classe { bas, haut: Some(haut) })] }];
    let plantee = |cartes: &[Carte]| {
        let plantation = Plantation { cartes, ..Plantation::default() };
        attaque(&publie, std::slice::from_ref(&vrai), &plantation)
    };
    let audit = plantee(&carte(3, 5));
    assert!(a(&audit, |c| c.fuite == Fuite::ClasseFine && c.case == 0), "{audit:?}");
    assert_eq!(plantee(&carte(1, 5)).constats, []);
}

#[test]
fn tables_that_are_not_the_exact_ones_are_refused() {
    let vrai = simple();
    let regle = Regle::default();
    let tables = [masquer(&vrai, &CARRE)];
    let publication = Publication {
        tables: &tables,
        precedentes: &[],
        verites: &[],
        apports: &[],
        cartes: &[],
        regle,
    };
    assert!(auditer(&publication).is_err());
}
