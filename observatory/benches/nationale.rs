//! The national demonstration pooled: forty thousand people of a hundred associations, counted,
//! added, masked, attacked; published marginals beside what calibrated the draw.
//!
//! `benches/federation.sh` goes the whole way, with bases, packets and the report.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark, which prints its figures"
)]

#[path = "../tests/commun/nationale.rs"]
mod nationale;

use std::time::Instant;

fn main() {
    // One person in so many, when a number is given.
    let pas = std::env::args().find_map(|mot| mot.parse().ok()).unwrap_or(1);
    let depart = Instant::now();
    let apports = nationale::apports(pas);
    println!("{} associations counted in {:.1?}", apports.len(), depart.elapsed());
    let depart = Instant::now();
    let edition = nationale::publier(apports);
    println!("added, masked and attacked in {:.1?}", depart.elapsed());
    let cases: usize = edition.tables.iter().map(|table| table.cases.len()).sum();
    println!("{} tables, {cases} cells, {} masked", edition.tables.len(), edition.attaquees);
    for (raison, nombre, valeur) in edition.bilan() {
        println!("  {raison:16} {nombre:5} cells, {valeur} counted");
    }
    for marge in nationale::marges(&edition) {
        let (nom, part, vise, erreur) = marge;
        println!(
            "  {nom:12} {:5.2} % for {:5.2} %, sampling error {:.2}{}",
            100.0 * part,
            100.0 * vise,
            100.0 * erreur,
            if nationale::proche(&marge) { "" } else { ", TOO FAR" }
        );
    }
}
