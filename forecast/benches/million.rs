//! One million people through 17 posts that prepare files and a commission of 33 seats every 60
//! days, on one thread.
//!
//! With `tirages.bin` in the target's temporary folder (left by `benches/prevision_pairs.py`), on
//! the arrivals and preparations it holds, so that peers can be compared on the same ones; without,
//! on our own draws. Leaves `prevision-million.json` there.

#![allow(clippy::indexing_slicing, reason = "figures of a known shape")]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use forecast::loi::Loi;
use forecast::releve::Releve;
use forecast::scenario::Ordre;
use forecast::simulation::{Destin, Destinee, Etape, Palier, Parametres, simuler};
use forecast::temps::{SECONDES_PAR_AN, SECONDES_PAR_JOUR, secondes};
use forecast::tirage::Tirage;

const PERSONNES: u32 = 1_000_000;
const TOURS: usize = 7;

#[expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
fn main() {
    let dossier = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let donnes = lire(&dossier.join("tirages.bin"));
    let parametres = parametres();
    let mut temps = Vec::new();
    let mut dernier = None;
    for _ in 0..TOURS {
        let (duree, releve) = if let Some(donnes) = &donnes {
            chronometrer(&parametres, Donne(donnes))
        } else {
            let tirage = Tirage::new(7, 0, 0);
            chronometrer(&parametres, Million(Destinee::new(&parametres, tirage)))
        };
        temps.push(duree);
        dernier = Some(releve);
    }
    temps.sort();
    let releve = dernier.expect("there is at least one run");
    let moyenne = |etape: Etape| {
        let histogramme = &releve.etapes[etape as usize];
        assert_eq!(histogramme.nombre(), u64::from(PERSONNES), "everyone is examined");
        histogramme.moyenne_jours().expect("everyone waited")
    };
    let (poste, commission) = (moyenne(Etape::Accueil), moyenne(Etape::Commission));
    let mediane = temps[TOURS / 2];
    let tires = if donnes.is_some() { "given draws" } else { "our own draws" };
    println!(
        "{PERSONNES} people, {tires}: median of {TOURS} runs {:.0} ms of \
         processor ({:.0} to {:.0}), \
         mean waits {poste:.4} and {commission:.4} days",
        ms(mediane),
        ms(temps[0]),
        ms(temps[TOURS - 1]),
    );
    let json = format!(
        "{{\"personnes\": {PERSONNES}, \"secondes\": {}, \"attente_poste_jours\": {poste}, \
         \"attente_commission_jours\": {commission}, \"tirages_donnes\": {}}}\n",
        mediane.as_secs_f64(),
        donnes.is_some()
    );
    std::fs::write(dossier.join("prevision-million.json"), json).expect("the folder is cargo's");
}

/// What the kernel says this thread has run so far: on a shared machine the wall says little.
fn processeur() -> Option<Duration> {
    let texte = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    texte.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn ms(duree: Duration) -> f64 {
    duree.as_secs_f64() * 1e3
}

/// The same counting as in a forecast: every stage, every month, every year.
#[expect(clippy::disallowed_methods, reason = "timings belong to benches")]
fn chronometrer(parametres: &Parametres, destin: impl Destin) -> (Duration, Releve) {
    let annees = parametres.horizon_s / SECONDES_PAR_AN;
    let annees = u32::try_from(annees).expect("a few thousand years");
    let (debut, avant) = (Instant::now(), processeur());
    let mut releve = Releve::new(annees, 1, (0, parametres.horizon_s));
    simuler(parametres, destin, &mut releve);
    let mur = debut.elapsed();
    // Where the kernel does not say, the wall is all there is.
    let duree = processeur().zip(avant).map_or(mur, |(apres, avant)| apres.saturating_sub(avant));
    assert!(releve.little(), "nobody was lost");
    (duree, releve)
}

fn parametres() -> Parametres {
    let aucun = Loi::Fixe { jours: 0.0 };
    Parametres {
        // Long enough for the last to be examined.
        horizon_s: 5600 * SECONDES_PAR_AN,
        paliers: vec![Palier { debut_s: 0, par_seconde: 0.5 / 86_400.0 }],
        dossiers_prets: 0,
        serveurs: Some(17),
        suivis: None,
        preparation: Loi::Exponentielle { moyenne_jours: 30.0 },
        part_documents: 0.0,
        documents: aucun,
        entre_seances_s: Some(60 * SECONDES_PAR_JOUR),
        premiere_seance_s: Some(60 * SECONDES_PAR_JOUR),
        places: Some(33),
        ordre: Ordre::Arrivee,
        decision: aucun,
        accord: 0.0,
        ouverture: aucun,
        periode_s: secondes(182.625),
        periodes: 4,
        preavis_s: 0,
        accord_renouvellement: 1.0,
        fin_anticipee: 0.0,
        emploi: 0.0,
    }
}

/// Arrivals, then preparations, in seconds, as 64-bit little-endian numbers.
fn lire(chemin: &std::path::Path) -> Option<(Vec<u64>, Vec<u64>)> {
    let octets = std::fs::read(chemin).ok()?;
    let nombres: Vec<u64> = octets
        .chunks_exact(8)
        .map(|huit| u64::from_le_bytes(huit.try_into().expect("chunks of eight")))
        .collect();
    let (arrivees, preparations) = nombres.split_at(nombres.len() / 2);
    (arrivees.len() == PERSONNES as usize).then(|| (arrivees.to_vec(), preparations.to_vec()))
}

/// Arrivals and preparations that are given; nobody is granted.
struct Donne<'a>(&'a (Vec<u64>, Vec<u64>));

/// Our own draws, for a million people and no more.
struct Million<'a>(Destinee<'a>);

macro_rules! rien_apres_la_seance {
    () => {
        fn documents(&self, _: u32) -> u64 {
            0
        }
        fn decision(&self, _: u32) -> (u64, bool) {
            (0, false)
        }
        fn ouverture(&self, _: u32) -> u64 {
            0
        }
        fn duree(&self, _: u32) -> (u64, bool) {
            (0, true)
        }
        fn renouvellement(&self, _: u32, _: u16) -> (u64, bool) {
            (0, false)
        }
        fn emploi(&self, _: u32) -> bool {
            false
        }
        fn premiere_seance(&self, entre_seances_s: u64) -> u64 {
            entre_seances_s
        }
    };
}

impl Destin for Donne<'_> {
    fn souhait(&mut self, personne: u32) -> Option<u64> {
        self.0.0.get(personne as usize).copied()
    }
    fn preparation(&self, personne: u32) -> u64 {
        self.0.1.get(personne as usize).copied().unwrap_or_default()
    }
    rien_apres_la_seance!();
}

impl Destin for Million<'_> {
    fn souhait(&mut self, personne: u32) -> Option<u64> {
        if personne < PERSONNES { self.0.souhait(personne) } else { None }
    }
    fn preparation(&self, personne: u32) -> u64 {
        self.0.preparation(personne)
    }
    rien_apres_la_seance!();
}
