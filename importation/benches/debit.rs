//! How long a list of ten thousand people takes, every nationality unknown: the worst case of the
//! search for one slip of the keyboard.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measure"
)]

#[path = "../tests/commun/mod.rs"]
mod commun;

use commun::{C, aujourdhui, classeur};

fn main() {
    let entetes = "N°|Nom|Prénom|Dite|Né(e) le|Sexe|Nationalité|1er contact|Par|Situation adm.|\
                   OQTF|\
                   Enfants FR|Enfants pays|Référente|Hébergement|Souhait de sortie|Demande PSP|\
                   CDLP|\
                   Décision|Date décision|Motif refus|Renouv. 1|Renouv. 2|Sortie PSP|Issue|AFIS|\
                   Tél.|\
                   Observations";
    let mut lignes = vec![entetes.split('|').map(|e| C::S(e.to_owned())).collect::<Vec<C>>()];
    for n in 0..10_000_u32 {
        lignes.push(vec![
            C::N(f64::from(n)),
            C::S(format!("GALET{}", n % 700)),
            C::S(format!("Ada{}", n % 90)),
            C::V,
            C::T("04/05/1998"),
            C::T("Femme"),
            C::S(format!("pays inconnu {n}")),
            C::D(2022, 3, 1),
            C::T("maraude"),
            C::T("récépissé"),
            C::T("OUI"),
            C::T("2 enf."),
            C::N(1.0),
            C::T("A. R."),
            C::T("hébergée par une amie"),
            C::T("4 mai 2022"),
            C::T("04.06.22"),
            C::D(2022, 9, 1),
            C::T("Accordé"),
            C::T("10/10/2022"),
            C::V,
            C::T("10/04/2023"),
            C::V,
            C::V,
            C::V,
            C::T("en cours"),
            C::S(format!("06 00 {:02} {:02} 00", n / 100 % 100, n % 100)),
            C::T("rappeler le soir, ne pas laisser de message"),
        ]);
    }
    let octets = classeur(&[("File active", lignes)]);
    let debut = std::time::Instant::now();
    let lecture = importation::lire(&octets, "xlsx", aujourdhui(), None).unwrap();
    println!(
        "{} rows, {} pairs, {:?}",
        lecture.personnes.len(),
        lecture.doublons.len(),
        debut.elapsed()
    );
}
