//! scratch
#![allow(
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout
)]
use protection::{Demande, Raison, proteger};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use std::time::Instant;
use tableau::*;

fn u(r: &mut ChaCha20Rng) -> f64 {
    (r.next_u64() >> 11) as f64 / (1u64 << 53) as f64
}
fn tirer(parts: &[f64], r: &mut ChaCha20Rng) -> usize {
    let t: f64 = parts.iter().sum();
    let mut x = u(r) * t;
    for (i, p) in parts.iter().enumerate() {
        if x < *p {
            return i;
        }
        x -= p;
    }
    parts.len() - 1
}
fn table(graine: u64, s: f64, genres: &[f64], ages: &[f64], n: usize) -> Tableau {
    let mut r = ChaCha20Rng::seed_from_u64(graine);
    let deps: Vec<f64> = (1..=101).map(|k| 1.0 / (k as f64 + 3.0).powf(s)).collect();
    let (g, a) = (genres.len(), ages.len());
    let mut c = vec![0u64; 101 * g * a];
    for _ in 0..n {
        let d = tirer(&deps, &mut r);
        let x = tirer(genres, &mut r);
        let y = tirer(ages, &mut r);
        c[(d * g + x) * a + y] += 1;
    }
    let noms = |p: &str, k: usize| (0..k).map(|i| format!("{p}{i}")).collect::<Vec<_>>();
    let dim = |p: &str, k: usize| {
        let n = noms(p, k);
        Dimension::nouvelle(p, &n.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let mut dimensions = vec![dim("departement", 101), dim("sexe", g)];
    if a > 1 {
        dimensions.push(dim("age", a));
    }
    let e = Entete {
        indicateur: "p".into(),
        unite: "personnes".into(),
        periode: Periode::annee(2025).unwrap(),
        dimensions,
    };
    Tableau::nouveau(e, &c).unwrap()
}
fn main() {
    let regle = Regle { lignes_pleines: false, ..Regle::default() };
    let un = [1.0];
    let six = [0.05, 0.25, 0.3, 0.2, 0.1, 0.1];
    for (s, genres) in [(0.8, [0.9, 0.05, 0.05]), (1.0, [0.85, 0.1, 0.05])] {
        for largeur in [1, 5] {
            let regle = Regle { largeur, entiers: if largeur == 1 { 1 } else { 3 }, ..regle };
            for ages in [&un[..], &six[..]] {
                let t = table(7, s, &genres, ages, 5000);
                let ts = [t];
                {
                    let e = ts[0].entete();
                    let v = ts[0].cases();
                    let small = |x: u64| (1..=5).contains(&x);
                    let (mut def1, mut def5, mut seules) = (0, 0, 0);
                    for (k, pas) in e.pas().iter().enumerate() {
                        let n = e.tailles()[k];
                        for i in 0..v.len() {
                            if e.places(i)[k] == 0 {
                                let l: Vec<u64> = (0..n).map(|j| v[i + j * pas]).collect();
                                let hid: Vec<u64> =
                                    l.iter().copied().filter(|x| small(*x)).collect();
                                if hid.is_empty() {
                                    continue;
                                }
                                if hid.len() == 1 {
                                    def1 += 1;
                                }
                                if !small(l[n - 1]) && hid.iter().sum::<u64>() < 5 {
                                    def5 += 1;
                                    if hid.len() == 1 {
                                        seules += 1;
                                    }
                                }
                            }
                        }
                    }
                    println!(
                        "lignes a une seule: {def1}; de somme < 5 et total publie: {def5} dont seules {seules}; zeros {}",
                        v.iter().filter(|x| **x == 0).count()
                    );
                }
                let d = Instant::now();
                let p = proteger(&Demande { tables: &ts, apports: &[], regle }).unwrap();
                let ms = d.elapsed().as_secs_f64() * 1e3;
                println!(
                    "s {s} {genres:?} {}: primaires {} extra {} (valeur {}) inevitables {} : {ms:.1} ms",
                    ages.len(),
                    p.rapport.nombre(Raison::Petite),
                    p.rapport.nombre(Raison::Complementaire),
                    p.rapport.valeur(Raison::Complementaire),
                    p.rapport.inevitables
                );
            }
        }
    }
}
