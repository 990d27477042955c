//! A thousand requests of three pages, each about somebody else, on two threads.
//!
//! Leaves in the target's temporary folder the pages as JSON (`demandes.json`), the PDFs
//! (`demandes/`), and the figures (`demandes-figures.json`), so that `benches/documents_pairs.py`
//! composes the same content with a peer in the same run.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark reads the clock and prints its figures"
)]

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use documents::{Derive, Document, Entete, Selection};
use domain::Jour;
use domain::document::{FormeDocument, GenreDocument};

const DEMANDES: usize = 1_000;
const FILS: usize = 2;

fn main() {
    let lieu = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let demandes: Vec<Derive> = (0..DEMANDES).map(demande).collect();
    let pages: Vec<_> = demandes.iter().map(Derive::page).collect();
    std::fs::write(lieu.join("demandes.json"), serde_json::to_vec(&pages).unwrap()).unwrap();
    let depart = Instant::now();
    let mut pdf = composer(&demandes);
    let duree = depart.elapsed().as_secs_f64();
    pdf.sort_unstable_by_key(|(rang, _)| *rang);
    let dossier = lieu.join("demandes");
    std::fs::create_dir_all(&dossier).unwrap();
    let mut octets = 0;
    for (rang, pdf) in &pdf {
        octets += pdf.len();
        std::fs::write(dossier.join(format!("{rang:04}.pdf")), pdf).unwrap();
    }
    println!("{DEMANDES} requests on {FILS} threads: {duree:.2} s, {octets} bytes in all");
    let figures = format!("{{\"demandes\": {DEMANDES}, \"secondes\": {duree}}}\n");
    std::fs::write(lieu.join("demandes-figures.json"), figures).unwrap();
}

fn composer(demandes: &[Derive]) -> Vec<(usize, Vec<u8>)> {
    let suivante = AtomicUsize::new(0);
    let travailler = || {
        let mut faits = Vec::new();
        loop {
            let rang = suivante.fetch_add(1, Ordering::Relaxed);
            let Some(demande) = demandes.get(rang) else {
                return faits;
            };
            faits.push((rang, demande.octets(FormeDocument::Pdf).unwrap()));
        }
    };
    std::thread::scope(|portee| {
        let fils: Vec<_> = (0..FILS).map(|_| portee.spawn(travailler)).collect();
        fils.into_iter().flat_map(|fil| fil.join().unwrap()).collect()
    })
}

/// A request about nobody, unlike the others.
fn demande(rang: usize) -> Derive {
    let mut document = Document::vide(GenreDocument::DemandePsp);
    let mut poser = |code: &str, texte: String| document.poser(code, &texte).unwrap();
    poser("nom", format!("QUAI-{rang:04}"));
    poser("prenom", format!("Nour {rang}"));
    poser("naissance", format!("{} avril {}", 1 + rang % 28, 1970 + rang % 35));
    poser("nationalite", "NG".to_owned());
    poser("langue", "anglais".to_owned());
    poser("sejour", "demande d’asile rejetée".to_owned());
    poser("hebergement", "hôtel".to_owned());
    poser("enfants", format!("{} en France", rang % 4));
    poser("victime", "prostitution\ntraite des êtres humains".to_owned());
    poser("premier-contact", "2025-10-20".to_owned());
    poser("accord", "2026-11-02".to_owned());
    for code in ["besoins-sociaux", "besoins-sante", "besoins-emploi"] {
        poser(code, phrases(rang, 6));
    }
    for code in ["actions", "engagements", "pieces"] {
        poser(
            code,
            (0..5).map(|n| format!("Point {n} du dossier {rang}")).collect::<Vec<_>>().join("\n"),
        );
    }
    poser("resultats", phrases(rang, 3));
    poser("avis", phrases(rang, 4));
    poser("referente", format!("A. M. {rang}"));
    let departement = "57".parse().ok();
    let jour = Jour::constante(2026, 11, 27);
    let entete = Entete { association: "Les Passeuses".to_owned(), departement, jour };
    document.deriver(&Selection::tout(Document::champs(GenreDocument::DemandePsp)), &entete)
}

fn phrases(rang: usize, combien: usize) -> String {
    let une = |n| format!("Elle cherche, pour la {n}e fois du dossier {rang}, un lieu stable. ");
    (1..=combien).map(une).collect()
}
