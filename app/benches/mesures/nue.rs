//! The bare limits: SQLite's C library through the thinnest wrapper, and nothing of ours but the
//! opening of sealed bytes.

use std::path::Path;
use std::time::Duration;

use domain::{ActeId, Compartiment};
use rusqlite::{Connection, OpenFlags, params};
use vault::{CleFlux, Coffre};

use crate::{base, execution};

/// First argument of the process that only reads and decrypts.
pub(crate) const MODE: &str = "lecture-nue";

/// Two ranges that share the streams evenly: ids are random.
const MOITIES: [[&str; 2]; 2] = [["dossier/", "dossier/8"], ["dossier/8", "dossier0"]];

/// A connection with the durability of ours.
pub(crate) fn durable(chemin: &Path) -> Connection {
    let connexion = Connection::open(chemin).unwrap();
    let reglages = "pragma journal_mode = wal; pragma synchronous = full; \
        pragma foreign_keys = on; pragma secure_delete = on; pragma temp_store = memory; \
        pragma cell_size_check = on; pragma trusted_schema = off; pragma cache_size = -65536;";
    connexion.execute_batch(reglages).unwrap();
    connexion.busy_timeout(Duration::from_secs(30)).unwrap();
    connexion
}

/// Reads and decrypts every fact of every file, on two threads, and prints how many bytes in clear.
pub(crate) fn lire_tout(chemin: &str) {
    let chemin = Path::new(chemin);
    let (store, coffre) = execution().block_on(base::couches(chemin));
    let totaux: Vec<(u64, u64)> = std::thread::scope(|portee| {
        let fils: Vec<_> = MOITIES
            .iter()
            .map(|bornes| portee.spawn(|| lire_plage(chemin, &coffre, *bornes)))
            .collect();
        fils.into_iter().map(|fil| fil.join().unwrap()).collect()
    });
    let actes: u64 = totaux.iter().map(|(actes, _)| actes).sum();
    let octets: u64 = totaux.iter().map(|(_, octets)| octets).sum();
    println!("{actes} {octets}");
    drop(store);
}

fn lire_plage(chemin: &Path, coffre: &Coffre, [debut, fin]: [&str; 2]) -> (u64, u64) {
    let connexion = Connection::open_with_flags(chemin, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut cles = connexion
        .prepare(
            "select flux, version, enveloppe from cles_flux \
             where flux >= ?1 and flux < ?2 and compartiment = 'faits' order by flux",
        )
        .unwrap();
    let mut cles = cles.query(params![debut, fin]).unwrap();
    let mut faits = connexion
        .prepare(
            "select flux, id, fait from actes where flux >= ?1 and flux < ?2 order by flux, rang",
        )
        .unwrap();
    let mut faits = faits.query(params![debut, fin]).unwrap();
    let (mut nom, mut ouvertes) = (String::new(), None);
    let (mut actes, mut octets, mut clair) = (0, 0, Vec::new());
    while let Some(ligne) = faits.next().unwrap() {
        let flux = ligne.get_ref(0).unwrap().as_str().unwrap();
        if flux != nom {
            flux.clone_into(&mut nom);
            let cle = cles.next().unwrap().unwrap();
            let cle = CleFlux {
                flux: cle.get_ref(0).unwrap().as_str().unwrap().parse().unwrap(),
                compartiment: Compartiment::Faits,
                version: cle.get(1).unwrap(),
                enveloppe: cle.get(2).unwrap(),
            };
            assert_eq!(cle.flux.to_string(), nom, "nobody was erased from this base");
            ouvertes = Some(coffre.ouvrir_faits(&cle).unwrap());
        }
        let id: ActeId = ligne.get_ref(1).unwrap().as_str().unwrap().parse().unwrap();
        let fait = ligne.get_ref(2).unwrap().as_blob().unwrap();
        ouvertes.as_ref().unwrap().ouvrir_fait_brut(&id, fait, &mut clair).unwrap();
        actes += 1;
        octets += u64::try_from(clair.len()).unwrap();
    }
    (actes, octets)
}
