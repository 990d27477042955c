//! What queueing theory says exactly, within three standard errors of twenty runs.

use forecast::loi::Loi;
use forecast::simulation::{Etape, Parametres};

use crate::commun::{jours, moyenne, observer, vide};

const RUNS: u32 = 20;
/// People in each run.
const PERSONNES: f64 = 20_000.0;

/// The mean wait in a stage is the theory's, and Little's law holds on the same runs.
fn conforme(p: &Parametres, etape: Etape, attendu: f64, nom: &str) {
    let runs: Vec<_> = (0..RUNS).map(|rang| observer(p, etape, 57, rang)).collect();
    let attentes: Vec<f64> = runs.iter().map(|run| run.somme_jours / run.nombre).collect();
    let (obtenu, erreur) = moyenne(&attentes);
    assert!((obtenu - attendu).abs() <= 3.0 * erreur, "{nom}: {obtenu} ± {erreur} for {attendu}");
    // L = λ W: people there on average, against arrivals times waits.
    let duree = forecast::temps::jours(p.horizon_s) * 0.8;
    let ecarts: Vec<f64> =
        runs.iter().map(|run| (run.aire_jours - run.somme_jours) / duree).collect();
    let (ecart, erreur) = moyenne(&ecarts);
    let presents = attendu * p.paliers[0].par_seconde * 86_400.0;
    let bords = 0.01 * presents.max(0.01);
    assert!(ecart.abs() <= 3.0 * erreur + bords, "{nom}: Little {ecart} ± {erreur}");
}

/// A department whose commission sits every so many days, seen over whole intervals.
fn seances(entre: u64, par_jour: f64) -> Parametres {
    let entiers = (PERSONNES / par_jour / (5.0 * entre as f64)).ceil();
    let mut p = vide(par_jour, 0.0);
    // The last sitting is at the horizon's last second.
    p.horizon_s = forecast::temps::secondes(entiers * 5.0 * entre as f64) + 1;
    Parametres { entre_seances_s: Some(jours(entre)), premiere_seance_s: Some(jours(entre)), ..p }
}

/// Probability of waiting with `c` posts offered `a` (Erlang C).
fn erlang_c(c: u32, a: f64) -> f64 {
    // Erlang B by its recursion, which neither overflows nor cancels.
    let b = (1..=c).fold(1.0, |b, n| a * b / (f64::from(n) + a * b));
    let c = f64::from(c);
    c * b / (c - a * (1.0 - b))
}

#[test]
fn exponential_preparation_by_several_posts_waits_as_erlang_says() {
    let service = 30.0;
    for posts in [1, 2, 5, 17] {
        for charge in [0.3, 0.6, 0.8, 0.9] {
            let par_jour = charge * f64::from(posts) / service;
            let p = Parametres {
                serveurs: Some(posts),
                preparation: Loi::Exponentielle { moyenne_jours: service },
                ..vide(par_jour, PERSONNES / par_jour)
            };
            let attendu = erlang_c(posts, charge * f64::from(posts)) * service
                / (f64::from(posts) * (1.0 - charge));
            conforme(&p, Etape::Accueil, attendu, &format!("M/M/{posts} at {charge}"));
        }
    }
}

#[test]
fn a_preparation_that_is_always_as_long_waits_half_as_much() {
    let service = 30.0;
    for charge in [0.3, 0.5, 0.7, 0.85, 0.9] {
        let par_jour = charge / service;
        let p = Parametres {
            serveurs: Some(1),
            preparation: Loi::Fixe { jours: service },
            ..vide(par_jour, PERSONNES / par_jour)
        };
        let attendu = charge * service / (2.0 * (1.0 - charge));
        conforme(&p, Etape::Accueil, attendu, &format!("M/D/1 at {charge}"));
    }
}

#[test]
fn without_a_limit_people_wait_half_the_time_between_two_sittings() {
    for entre in [30, 60, 182, 365] {
        let par_jour = 0.5;
        let p = seances(entre, par_jour);
        let attendu = entre as f64 / 2.0;
        conforme(&p, Etape::Commission, attendu, &format!("every {entre} days"));
    }
}

/// Mean number left after a sitting of `places` seats, `a` files coming on average between two:
/// the chain of what is left, iterated until it no longer moves.
fn restent(places: usize, a: f64) -> f64 {
    let max = 40 * places;
    let mut poisson = vec![(-a).exp()];
    while poisson.len() < max {
        poisson.push(poisson[poisson.len() - 1] * a / poisson.len() as f64);
    }
    let mut loi = vec![0.0; max];
    loi[0] = 1.0;
    loop {
        let mut suite = vec![0.0; max];
        for (reste, p) in loi.iter().enumerate().filter(|(_, p)| **p > 1e-15) {
            for (arrives, q) in poisson.iter().enumerate() {
                suite[(reste + arrives).saturating_sub(places).min(max - 1)] += p * q;
            }
        }
        let ecart: f64 = suite.iter().zip(&loi).map(|(a, b)| (a - b).abs()).sum();
        loi = suite;
        if ecart < 1e-10 {
            return loi.iter().enumerate().map(|(n, p)| n as f64 * p).sum();
        }
    }
}

#[test]
fn with_limited_seats_people_wait_as_a_queue_served_by_batches() {
    for (entre, places, charge) in
        [(60, 33, 0.9), (60, 33, 0.5), (30, 4, 0.8), (182, 10, 0.7), (91, 1, 0.6), (365, 20, 0.85)]
    {
        let par_jour = charge * f64::from(places) / entre as f64;
        let p = Parametres { places: Some(places), ..seances(entre, par_jour) };
        let a = par_jour * entre as f64;
        // People present on average: those left by a sitting, and half of those who come before
        // the next one.
        let presents = restent(places as usize, a) + a / 2.0;
        let attendu = presents / par_jour;
        conforme(&p, Etape::Commission, attendu, &format!("{places} every {entre} at {charge}"));
    }
}

#[test]
fn seats_that_nobody_takes_are_lost() {
    // As tokens kept for later, these seats would leave next to no wait.
    let p = Parametres {
        serveurs: Some(17),
        preparation: Loi::Exponentielle { moyenne_jours: 30.0 },
        entre_seances_s: Some(jours(60)),
        places: Some(33),
        ..vide(0.5, 40_000.0)
    };
    let runs: Vec<_> = (0..10).map(|rang| observer(&p, Etape::Commission, 3, rang)).collect();
    let attentes: Vec<f64> = runs.iter().map(|run| run.somme_jours / run.nombre).collect();
    let (attente, erreur) = moyenne(&attentes);
    assert!((attente - 35.2).abs() < 3.0 * erreur + 0.3, "{attente} ± {erreur}");
    let perdues: Vec<f64> = runs.iter().map(|run| f64::from(run.perdues)).collect();
    // A sitting in eleven of what is offered, on average.
    let (perdues, _) = moyenne(&perdues);
    let offertes = 33.0 * 40_000.0 / 60.0;
    assert!((perdues / offertes - 1.0 / 11.0).abs() < 0.01, "{perdues} of {offertes}");
}
