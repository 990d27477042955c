//! Killing the process at any instant loses no acknowledged act.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use domain::{ActeId, DossierId, Flux, MembreId};
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng as _, SeedableRng as _};
use store::{Ajout, Store};
use vault::ActeScelle;

use crate::commun::{Essai, instant, jour, sur_chaque_moteur, tirer};

const URL: &str = "PASSERELLE_TEST_PLANTAGE_URL";
const GRAINE: &str = "PASSERELLE_TEST_PLANTAGE_GRAINE";
const ACQUIS: &str = "acquis ";

fn ajout(alea: &mut ChaCha8Rng, flux: Flux, depuis: u32, actes: u32) -> Ajout {
    let actes = (depuis..depuis + actes).map(|rang| ActeScelle {
        id: ActeId::depuis_octets(tirer(alea)),
        flux,
        rang,
        survenu_le: jour(rang),
        consigne_a: instant(rang),
        auteur: MembreId::depuis_octets([1; 16]),
        fait: tirer::<105>(alea).to_vec(),
        scelle: (rang % 3 == 0).then(|| tirer::<2_000>(alea).to_vec()),
    });
    Ajout { actes: actes.collect(), ..Ajout::default() }
}

/// The process that is killed: appends for ever, and says what was acknowledged. Only the test
/// below gives it a base; without one it has nothing to do.
#[test]
fn child_that_appends() {
    let (Some(url), Some(graine)) = (std::env::var_os(URL), std::env::var_os(GRAINE)) else {
        return;
    };
    let graine: u64 = graine.into_string().unwrap().parse().unwrap();
    let moteur = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    moteur.block_on(async {
        let store = Store::ouvrir(&url.into_string().unwrap()).await.unwrap();
        let mut alea = ChaCha8Rng::seed_from_u64(graine);
        let mut flux = Vec::new();
        loop {
            let tirage = alea.next_u32();
            // Sometimes a whole new file, sometimes one act, sometimes several streams at once.
            if flux.is_empty() || tirage.is_multiple_of(7) {
                flux.push((Flux::Dossier(DossierId::depuis_octets(tirer(&mut alea))), 0));
            }
            let nombre = if tirage.is_multiple_of(5) { flux.len().min(20) } else { 1 };
            let longueur = 1 + tirage % 4;
            let debut = flux.len() - nombre;
            let ajouts: Vec<Ajout> = flux[debut..]
                .iter()
                .map(|(flux, rang)| ajout(&mut alea, *flux, rang + 1, longueur))
                .collect();
            store.ajouter(&ajouts).await.unwrap();
            for (_, rang) in &mut flux[debut..] {
                *rang += longueur;
            }
            let ids = ajouts.iter().flat_map(|ajout| &ajout.actes).map(|acte| acte.id.to_string());
            println!("{ACQUIS}{}", ids.collect::<Vec<_>>().join(" "));
        }
    });
}

#[test]
fn a_killed_process_loses_nothing() {
    sur_chaque_moteur(|essai| async move {
        essai.store.fermer().await;
        let mut acquis: Vec<ActeId> = Vec::new();
        // Killed after the first acknowledgement, the second, the third, the fifth…
        for (graine, lignes) in [1, 2, 3, 5, 8, 13, 21, 34, 55, 90].into_iter().enumerate() {
            let mut enfant = Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "plantage::child_that_appends", "--nocapture"])
                .env(URL, &essai.place.url)
                .env(GRAINE, graine.to_string())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut dites = 0;
            let mut sortie = BufReader::new(enfant.stdout.take().unwrap()).lines();
            let lire = |ligne: &str, acquis: &mut Vec<ActeId>| {
                // The test harness writes on the same line before the first one.
                let Some((_, ids)) = ligne.split_once(ACQUIS) else { return 0 };
                acquis.extend(ids.split(' ').filter_map(|id| id.parse::<ActeId>().ok()));
                1
            };
            while dites < lignes {
                dites += lire(&sortie.next().unwrap().unwrap(), &mut acquis);
            }
            enfant.kill().unwrap();
            enfant.wait().unwrap();
            // What was said before the blow and not read yet was acknowledged too.
            for ligne in sortie.map_while(Result::ok) {
                lire(&ligne, &mut acquis);
            }
            let store = Store::ouvrir(&essai.place.url).await.unwrap();
            for id in &acquis {
                assert!(store.lire_acte(*id).await.unwrap().is_some(), "{id} was acknowledged");
            }
            let rapport = store.verifier(None).await.unwrap();
            assert!(rapport.est_intact(), "{:#?}", rapport.degats);
            assert!(rapport.actes >= u64::try_from(acquis.len()).unwrap());
            store.fermer().await;
        }
        let essai = Essai { store: Store::ouvrir(&essai.place.url).await.unwrap(), ..essai };
        essai.finir().await;
    });
}
