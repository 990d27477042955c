//! Fifty people at work on one server, and a bare page beside it.
//!
//! ```sh
//! benches/charge.sh                              # 40,000 people, 50 users, 60 s
//! benches/charge.sh --taille petite --secondes 10 --utilisateurs 5
//! ```
//!
//! A closed loop: each user waits for the answer, thinks, and asks again. Three in ten open a file,
//! two the list, two the day, one searches, two record an act (the form, then the act). Every page
//! is checked: an answer of the wrong kind is an error. Acts are counted by `journal verifier`
//! before the load and after the server has stopped: an accepted act that is not there is lost.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a bench reads the clock, prints, and stops at the first failure"
)]

mod base;
mod client;
mod mesure;
mod nue;
mod page;
mod personne;
mod reglages;

use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::runtime::Builder;
use tokio::task::{JoinSet, LocalSet};

use base::Base;
use mesure::{Mesures, Sorte};
use personne::Personne;
use reglages::Reglages;

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if arguments.first().is_some_and(|mode| mode == nue::MODE) {
        return nue::servir(&arguments[1..]);
    }
    let reglages = Reglages::lire(&arguments);
    // One thread: the two cores are for the server.
    let moteur = Builder::new_current_thread().enable_all().build().unwrap();
    LocalSet::new().block_on(&moteur, mesurer(&reglages));
}

async fn mesurer(reglages: &Reglages) {
    let base = Base::prete(reglages);
    let serveur = base.servir();
    println!("{}", reglages.resume());
    let mut personnes = Vec::new();
    for (rang, compte) in base.comptes().iter().enumerate() {
        personnes.push(Personne::connectee(serveur.adresse(), compte, rang).await);
    }
    println!("signed in: {}; memory {} MiB", personnes.len(), serveur.memoire_kib() / 1024);
    let (seule, octets) = liste_seule(&mut personnes[0]).await;
    println!("first page of the list, nobody else: {}", seule.ligne(Sorte::Liste));
    let avant = base.actes();
    let charge = charger(personnes, reglages, reglages.duree).await;
    println!("\n{}", charge.tableau());
    println!("memory at most: {} MiB (VmHWM)", serveur.memoire_kib() / 1024);
    let (code, journaux) = serveur.arreter();
    assert_eq!(code, Some(0), "the server stops when it is asked to");
    let ecrits = base.actes() - avant;
    println!(
        "acts: {} accepted, {ecrits} more in the journal: {} lost; {} refused as stale",
        charge.actes,
        charge.actes.saturating_sub(ecrits),
        charge.perimes
    );
    println!("errors in the server's log: {}", journaux.matches("\"level\":\"ERROR\"").count());
    let nue = nue(reglages, octets).await;
    println!("\nbare axum page of {octets} bytes, same users: {}", nue.ligne(Sorte::Nue));
    println!("ratio of medians: × {:.2}", charge.rapport(&nue));
}

/// The first page of the active list while nobody else asks, and how many bytes it is.
async fn liste_seule(personne: &mut Personne) -> (Mesures, usize) {
    let mut mesures = Mesures::default();
    let mut octets = 0;
    for _ in 0..20 {
        octets = personne.liste(&mut mesures).await;
    }
    (mesures, octets)
}

/// Everybody at work until the end of the time.
async fn charger(personnes: Vec<Personne>, reglages: &Reglages, duree: Duration) -> Mesures {
    let fin = Instant::now() + duree;
    let dossiers: Rc<[String]> = personnes[0].dossiers().into();
    let mut travaux = JoinSet::new();
    for personne in personnes {
        travaux.spawn_local(personne.travailler(Rc::clone(&dossiers), reglages.reflexion, fin));
    }
    let mut mesures = Mesures::default();
    while let Some(siennes) = travaux.join_next().await {
        mesures.ajouter(siennes.unwrap());
    }
    mesures
}

/// The same users on a server that has nothing to do.
async fn nue(reglages: &Reglages, octets: usize) -> Mesures {
    let serveur = nue::lancer(octets);
    let fin = Instant::now() + reglages.duree / 4;
    let mut travaux = JoinSet::new();
    for rang in 0..reglages.utilisateurs {
        let adresse = serveur.adresse().to_owned();
        travaux.spawn_local(nue::visiter(adresse, rang, reglages.reflexion, fin));
    }
    let mut mesures = Mesures::default();
    while let Some(siennes) = travaux.join_next().await {
        mesures.ajouter(siennes.unwrap());
    }
    mesures
}
