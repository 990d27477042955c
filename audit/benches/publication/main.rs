//! Five thousand people in 101 departments, three genders, six ages: protected, then attacked.
//!
//! Beside it, the further cells of another method on the same table, and a number below which no
//! choice of cells can go.
//!
//! Twice: so that no masked cell is known exactly, which is what other programs promise; then so
//! that each keeps the width the rule wants. Leaves the first system of the attack in the target's
//! temporary folder, as `audit-cas.json`, for `benches/audit_pairs.py` to solve with HiGHS.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a benchmark of a known shape, which prints its figures"
)]

mod elimination;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use audit::{Publication, auditer, intervalles};
use protection::{Demande, Protection, Raison, proteger};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use tableau::{Case, Dimension, Entete, Periode, Regle, Tableau};

const PERSONNES: usize = 5000;
const DEPARTEMENTS: usize = 101;
const SEXES: [f64; 3] = [0.85, 0.10, 0.05];
const AGES: [f64; 6] = [0.05, 0.25, 0.3, 0.2, 0.1, 0.1];
const TOURS: u32 = 40;

fn main() {
    for ages in [&[1.0][..], &AGES] {
        let table = table(ages);
        let (autres, personnes) = elimination::masquer(&table, Regle::default());
        println!("by elimination, sums alone: {autres} further cells ({personnes} people)");
        let exacte = Regle { largeur: 1, entiers: 1, lignes_pleines: false, ..Regle::default() };
        let large = Regle { lignes_pleines: false, ..Regle::default() };
        for (quoi, regle) in [("nothing exact", exacte), ("width 5, 3 integers", large)] {
            mesurer(&table, quoi, regle, ages.len());
        }
    }
}

fn mesurer(table: &Tableau, quoi: &str, regle: Regle, ages: usize) {
    let tables = std::slice::from_ref(table);
    let tours = if ages == 1 { TOURS } else { 2 };
    let demande = Demande { tables, apports: &[], regle };
    let (masquer, protection) = moyenne(tours, || proteger(&demande).unwrap());
    let publication = publication(tables, &protection, regle);
    let rapport = &protection.rapport;
    println!(
        "{DEPARTEMENTS} × {} × {ages}, {quoi}: {} small, {} further cells ({} people), {} \
         unavoidable, at least {} further: masked in {:.1} ms",
        SEXES.len(),
        rapport.nombre(Raison::Petite),
        rapport.nombre(Raison::Complementaire),
        rapport.valeur(Raison::Complementaire),
        rapport.inevitables,
        minorant(table, regle),
        ms(masquer),
    );
    let (duree, audit) = moyenne(tours, || auditer(&publication).unwrap());
    println!(
        "  attacked in {:.1} ms: {} cells, {} programs, {} leaks",
        ms(duree),
        audit.masquees,
        audit.programmes,
        audit.constats.len()
    );
    if ages == 1 {
        let (duree, tous) = moyenne(tours, || intervalles(&publication).unwrap());
        let largeurs = tous.iter().map(|i| i.haut - i.bas);
        let etroit = largeurs.fold(f64::INFINITY, f64::min);
        println!("  {} exact ranges in {:.1} ms, the narrowest {etroit}", tous.len(), ms(duree));
        let chemin = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("audit-cas.json");
        std::fs::write(chemin, cas(&protection)).unwrap();
    }
}

fn publication<'a>(
    tables: &'a [Tableau],
    protection: &'a Protection,
    regle: Regle,
) -> Publication<'a> {
    let (verites, publies) = (tables, protection.tables.as_slice());
    Publication { tables: publies, precedentes: &[], verites, apports: &[], cartes: &[], regle }
}

/// Further cells below which no choice can do: each line whose masked parts are too few people
/// needs one, and lines that share no cell need one each.
fn minorant(table: &Tableau, regle: Regle) -> usize {
    let entete = table.entete();
    let mut pires: Vec<Vec<Vec<usize>>> = Vec::new();
    for (taille, pas) in entete.tailles().into_iter().zip(entete.pas()) {
        let mut siennes = Vec::new();
        for depart in (0..table.cases().len()).filter(|case| case / pas % taille == 0) {
            let ligne: Vec<usize> = (0..taille).map(|place| depart + place * pas).collect();
            let (masquees, montrees): (Vec<usize>, Vec<usize>) =
                ligne.iter().partition(|case| regle.est_petite(table.cases()[**case]));
            let total = masquees.contains(&ligne[taille - 1]);
            let personnes: u64 = masquees.iter().map(|case| table.cases()[*case]).sum();
            let etroite = !total && !masquees.is_empty() && personnes < regle.largeur;
            if masquees.len() == 1 || etroite {
                siennes.push(montrees);
            }
        }
        pires.push(siennes);
    }
    // Along one axis no two lines share a cell: all count. Then those of the others that are apart.
    pires.sort_by_key(|siennes| std::cmp::Reverse(siennes.len()));
    let mut prises: BTreeSet<usize> = BTreeSet::new();
    let mut nombre = 0;
    for ligne in pires.into_iter().flatten() {
        if ligne.iter().all(|case| !prises.contains(case)) {
            prises.extend(ligne);
            nombre += 1;
        }
    }
    nombre
}

/// The system of one table: the masked cells of each line, and what they add up to.
fn cas(protection: &Protection) -> String {
    let table = &protection.tables[0];
    let entete = &table.entete;
    let mut lignes = Vec::new();
    for (axe, (taille, pas)) in entete.tailles().into_iter().zip(entete.pas()).enumerate() {
        for depart in (0..table.cases.len()).filter(|c| entete.places(*c)[axe] == 0) {
            let (mut termes, mut total) = (String::new(), 0_i64);
            for place in 0..taille {
                let case = depart + place * pas;
                let signe = if place == taille - 1 { -1 } else { 1 };
                match table.cases[case] {
                    Case::Publiee(valeur) => total -= signe * i64::try_from(valeur).unwrap(),
                    Case::Masquee => write!(termes, "[{case},{signe}],").unwrap(),
                }
            }
            if !termes.is_empty() {
                lignes.push(format!("[[{}],{total}]", termes.trim_end_matches(',')));
            }
        }
    }
    let masquees: Vec<String> = (0..table.cases.len())
        .filter(|case| table.cases[*case] == Case::Masquee)
        .map(|case| case.to_string())
        .collect();
    format!("{{\"masquees\":[{}],\"lignes\":[{}]}}\n", masquees.join(","), lignes.join(","))
}

fn table(ages: &[f64]) -> Tableau {
    let mut alea = ChaCha20Rng::seed_from_u64(7);
    let departements: Vec<f64> = (0..DEPARTEMENTS).map(|rang| 1.0 / (rang as f64 + 4.0)).collect();
    let mut comptes = vec![0; DEPARTEMENTS * SEXES.len() * ages.len()];
    for _ in 0..PERSONNES {
        let departement = tirer(&departements, &mut alea);
        let sexe = tirer(&SEXES, &mut alea);
        let age = tirer(ages, &mut alea);
        comptes[(departement * SEXES.len() + sexe) * ages.len() + age] += 1;
    }
    let axe = |code: &str, taille: usize| {
        let codes: Vec<String> = (0..taille).map(|rang| format!("{code}{rang}")).collect();
        Dimension::nouvelle(code, &codes.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let mut dimensions = vec![axe("departement", DEPARTEMENTS), axe("sexe", SEXES.len())];
    if ages.len() > 1 {
        dimensions.push(axe("age", ages.len()));
    }
    let periode = Periode::annee(2025).unwrap();
    let (indicateur, unite) = ("personnes".to_owned(), "personnes".to_owned());
    Tableau::nouveau(Entete { indicateur, unite, periode, dimensions }, &comptes).unwrap()
}

fn tirer(poids: &[f64], alea: &mut ChaCha20Rng) -> usize {
    let mut reste = f64::from(alea.next_u32()) / 4_294_967_296.0 * poids.iter().sum::<f64>();
    for (rang, poids) in poids.iter().enumerate() {
        if reste < *poids {
            return rang;
        }
        reste -= poids;
    }
    poids.len() - 1
}

/// Mean of a few runs, counted together: the kernel counts in steps of milliseconds.
fn moyenne<T>(tours: u32, mut tache: impl FnMut() -> T) -> (Duration, T) {
    let debut = processeur();
    let mut dernier = tache();
    for _ in 1..tours {
        dernier = tache();
    }
    (processeur().saturating_sub(debut) / tours, dernier)
}

/// Time this thread was given so far: other programs at work do not count.
fn processeur() -> Duration {
    let lu = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(lu.split_whitespace().next().unwrap().parse().unwrap())
}

fn ms(duree: Duration) -> f64 {
    duree.as_secs_f64() * 1e3
}
