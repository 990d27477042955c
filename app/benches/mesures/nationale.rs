//! The year's figures over the whole country, from a cold process, beside a process that only
//! reads and decrypts the same facts.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::base::{PHRASE, base_nationale, url};
use crate::mesure::{Durees, dire, lisible};
use crate::nue;

const TOURS: usize = 5;
const MEMOIRE_MAXIMALE_KIO: u64 = 1024 * 1024;

pub(crate) async fn mesurer() {
    let base = base_nationale().await;
    let (mut notre, mut limite, mut memoire) = (Vec::new(), Vec::new(), 0);
    let mut dit = String::new();
    for tour in 0..=TOURS {
        let lu = lancer(&mut lecture_nue(&base));
        let compte = lancer(&mut chiffres(&base));
        // The first brings the file into memory: a process is cold, not the disk.
        if tour > 0 {
            limite.push(lu.duree);
            notre.push(compte.duree);
        }
        memoire = memoire.max(compte.memoire_kio);
        dit = lu.sortie;
    }
    let (notre, limite) = (Durees::de(notre), Durees::de(limite));
    let rapport = notre.mediane() / limite.mediane();
    println!("the bare reader read {} (acts, bytes in clear)", dit.trim());
    dire(
        "Yearly figures, 40,000 people, 4 million acts, cold process",
        &format!("{}, {} MiB", lisible(notre.mediane()), memoire / 1024),
        &format!("{}, × {rapport:.2}", lisible(limite.mediane())),
        Some(rapport <= 3.0 && memoire < MEMOIRE_MAXIMALE_KIO),
    );
}

fn lecture_nue(base: &Path) -> Command {
    let mut commande = Command::new(std::env::current_exe().unwrap());
    commande.arg(nue::MODE).arg(base);
    commande
}

fn chiffres(base: &Path) -> Command {
    let mut commande = Command::new(binaire());
    commande.args(["chiffres", "annuels", "--annee", "2024", "--format", "json"]);
    commande.env("PASSERELLE_BASE", url(base)).env("PASSERELLE_PHRASE", PHRASE);
    commande
}

/// `passerelle`, two directories above this bench.
fn binaire() -> PathBuf {
    let bench = std::env::current_exe().unwrap();
    let binaire = bench.ancestors().nth(2).unwrap().join("passerelle");
    assert!(binaire.exists(), "run `cargo build --release` first");
    binaire
}

struct Passage {
    duree: f64,
    memoire_kio: u64,
    sortie: String,
}

/// Runs a process and watches the most memory it ever held, as Linux counts it.
fn lancer(commande: &mut Command) -> Passage {
    let debut = Instant::now();
    let mut enfant = commande.stdout(Stdio::piped()).spawn().unwrap();
    let etat = format!("/proc/{}/status", enfant.id());
    let mut memoire_kio = 0;
    let code = loop {
        let texte = std::fs::read_to_string(&etat).unwrap_or_default();
        let sommet = texte.lines().find_map(|ligne| ligne.strip_prefix("VmHWM:"));
        let kio = sommet.and_then(|kio| kio.trim().trim_end_matches(" kB").parse().ok());
        memoire_kio = memoire_kio.max(kio.unwrap_or(0));
        if let Some(code) = enfant.try_wait().unwrap() {
            break code;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let duree = debut.elapsed().as_secs_f64();
    assert!(code.success());
    let sortie = std::io::read_to_string(enfant.stdout.take().unwrap()).unwrap();
    Passage { duree, memoire_kio, sortie }
}
