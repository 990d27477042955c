//! How long the law takes for a million people on two threads.
//!
//! People are drawn by lots, outside the time measured; answers are filled into the same
//! [`Reponse`], as a caller that evaluates many people does. `cargo bench -p law -- AFIS` runs one,
//! and leaves its people, our answers and our time to `benches/afis_openfisca.py`.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench reads the clock, prints, and stops at the first failure"
)]

mod afis;
mod tirage;

use std::hint::black_box;
use std::time::{Duration, Instant};

use domain::Jour;
use law::{Faits, Issue, QuestionId, Reponse, evaluer_dans};

use tirage::Tirage;

const PERSONNES: u64 = 1_000_000;
const FILS: u64 = 2;
const LOT: usize = 1000;
const REPETITIONS: u32 = 5;

const AFIS: [QuestionId; 2] = [QuestionId::AfisDroit, QuestionId::AfisMontant];

fn main() {
    let parametres = chrono(|| {
        black_box(law::parametres::tous());
    });
    println!("paramètres lus en {:?} (une fois)", parametres.mur);
    let une = chrono(|| {
        black_box(une_personne());
    });
    println!("première évaluation complète : {:?}", une.mur);
    let seulement = std::env::args().nth(1).filter(|argument| !argument.starts_with('-'));
    for (nom, questions) in
        [("toutes les questions", QuestionId::TOUTES), ("AFIS, droit et montant", &AFIS)]
    {
        if seulement.as_ref().is_some_and(|seulement| !nom.contains(seulement.as_str())) {
            continue;
        }
        let mut temps: Vec<Temps> = Vec::new();
        let mut comptes = [0; 4];
        for _ in 0..REPETITIONS {
            let (duree, issues) = million(questions);
            temps.push(duree);
            comptes = issues;
        }
        let mediane = |mesure: fn(&Temps) -> Duration| {
            let mut durees: Vec<Duration> = temps.iter().map(mesure).collect();
            durees.sort();
            durees.get(durees.len() / 2).copied().unwrap_or_default()
        };
        let processeur = mediane(|temps| temps.processeur);
        println!(
            "{nom} : {PERSONNES} personnes, {FILS} fils, médiane de {REPETITIONS} : {:.0?} au mur, \
             {processeur:.0?} de processeur par fil, {:.2?} par personne",
            mediane(|temps| temps.mur),
            processeur / u32::try_from(PERSONNES / FILS).unwrap_or(u32::MAX),
        );
        println!("  ouvert, fermé, incertain, hors champ : {comptes:?}");
        if questions == AFIS {
            let mur = mediane(|temps| temps.mur);
            let tous = processeur * u32::try_from(FILS).unwrap();
            afis::laisser(mur.as_secs_f64(), tous.as_secs_f64());
        }
    }
}

fn une_personne() -> Issue {
    let mut reponse = Reponse::default();
    let mut faits = Faits::nouveau(Jour::constante(2026, 3, 2));
    Tirage(1).personne(&mut faits);
    for question in QuestionId::TOUTES {
        evaluer_dans(*question, &faits, &mut reponse).expect("one rule per question");
    }
    reponse.issue
}

fn chrono(travail: impl FnOnce()) -> Temps {
    let (debut, processeur) = (Instant::now(), processeur());
    travail();
    Temps { mur: debut.elapsed(), processeur: self::processeur().saturating_sub(processeur) }
}

/// Time on the wall, and on the processor: on a shared machine only the second says anything.
#[derive(Clone, Copy, Default)]
struct Temps {
    mur: Duration,
    processeur: Duration,
}

/// What the kernel says this thread has run so far; nothing where there is no such file.
fn processeur() -> Duration {
    let texte = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanosecondes = texte.split(' ').next().and_then(|mot| mot.parse().ok());
    Duration::from_nanos(nanosecondes.unwrap_or_default())
}

/// Evaluates a million people and gives the slowest thread's time, drawing excluded.
fn million(questions: &[QuestionId]) -> (Temps, [u64; 4]) {
    std::thread::scope(|fils| {
        let lances: Vec<_> = (0..FILS)
            .map(|fil| fils.spawn(move || evaluer(questions, fil + 1, PERSONNES / FILS)))
            .collect();
        let mut total = (Temps::default(), [0; 4]);
        for fil in lances {
            let (duree, comptes) = fil.join().expect("the engine does not panic");
            total.0.mur = total.0.mur.max(duree.mur);
            total.0.processeur = total.0.processeur.max(duree.processeur);
            for (somme, compte) in total.1.iter_mut().zip(comptes) {
                *somme += compte;
            }
        }
        total
    })
}

/// Evaluates `nombre` people and counts the outcomes, so that nothing is optimised away.
fn evaluer(questions: &[QuestionId], graine: u64, nombre: u64) -> (Temps, [u64; 4]) {
    let mut tirage = Tirage(graine);
    let mut lot = vec![Faits::nouveau(Jour::constante(2026, 3, 2)); LOT];
    let mut reponse = Reponse::default();
    let mut comptes = [0_u64; 4];
    let mut duree = Temps::default();
    for _ in 0..nombre / LOT as u64 {
        for faits in &mut lot {
            tirage.personne(faits);
        }
        let lot_evalue = chrono(|| {
            for faits in &lot {
                for question in questions {
                    evaluer_dans(*question, faits, &mut reponse).expect("one rule per question");
                    compte(&mut comptes, reponse.issue);
                }
                black_box(&reponse);
            }
        });
        duree.mur += lot_evalue.mur;
        duree.processeur += lot_evalue.processeur;
    }
    (duree, comptes)
}

fn compte(comptes: &mut [u64; 4], issue: Issue) {
    let [ouvert, ferme, incertain, hors_champ] = comptes;
    *match issue {
        Issue::Ouvert => ouvert,
        Issue::Ferme => ferme,
        Issue::Incertain => incertain,
        Issue::HorsChamp => hors_champ,
    } += 1;
}
