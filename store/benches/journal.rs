//! Appending and scanning, each beside its limit measured in the same run.
//!
//! `cargo bench -p store -- [DOSSIERS] [ACTES]` (5,000 dossiers of 100 acts by default), on SQLite,
//! then on PostgreSQL when `PASSERELLE_TEST_POSTGRES` names a server.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a bench reads the clock, prints, and stops at the first failure"
)]

use std::num::NonZeroUsize;
use std::time::Instant;

use domain::{ActeId, AssociationId, Compartiment, DossierId, Flux, Horodatage, Jour, MembreId};
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng as _, SeedableRng as _};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, Row as _};
use store::{Ajout, Genre, Store};
use vault::{ActeScelle, CleFlux, NouveauMembre, ParametresPhrase, fonder};

/// Sizes of a sealed fact and a sealed narrative, padded as the vault does.
const FAIT: usize = 105;
const RECIT: usize = 169;

fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse().ok());
    let dossiers: u32 = arguments.next().unwrap_or(5_000);
    let actes: u32 = arguments.next().unwrap_or(100);
    let moteur =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    moteur.block_on(async {
        let dossier = tempfile::tempdir_in(".").unwrap();
        let chemin = dossier.path().join("base.db").display().to_string();
        println!("# SQLite");
        mesurer(&format!("sqlite:{chemin}"), dossiers, actes, Some(&chemin)).await;
        if let Some(serveur) = std::env::var_os("PASSERELLE_TEST_POSTGRES") {
            println!("# PostgreSQL");
            let serveur = serveur.into_string().unwrap();
            let bassin = sqlx::PgPool::connect(&serveur).await.unwrap();
            for ordre in ["drop database if exists mesure_store", "create database mesure_store"] {
                sqlx::raw_sql(ordre).execute(&bassin).await.unwrap();
            }
            let (racine, _) = serveur.rsplit_once('/').unwrap();
            mesurer(&format!("{racine}/mesure_store"), dossiers, actes, None).await;
            sqlx::raw_sql("drop database mesure_store with (force)")
                .execute(&bassin)
                .await
                .unwrap();
        }
    });
}

async fn mesurer(url: &str, dossiers: u32, actes: u32, fichier: Option<&str>) {
    let mut alea = ChaCha8Rng::seed_from_u64(1);
    let store = Store::creer(url).await.unwrap();
    let premier = NouveauMembre {
        membre: MembreId::depuis_octets(tirer(&mut alea)),
        identifiant: "essai",
        phrase: "essai",
        parametres: ParametresPhrase::ESSAIS,
    };
    let trousseau = fonder(&premier, &mut alea).unwrap().trousseau;
    let association = AssociationId::depuis_octets(tirer(&mut alea));
    store.initialiser(association, &trousseau, &[]).await.unwrap();

    ajouts_en_lot(&store, &mut alea, dossiers, actes).await;
    ajouts_seuls(&store, &mut alea, fichier).await;
    ouvrir(&store).await;
    parcourir(&store, dossiers * actes).await;
    if let Some(fichier) = fichier {
        lectures_nues(fichier).await;
    }
    let debut = Chrono::partir();
    let rapport = store.verifier(None).await.unwrap();
    assert!(rapport.est_intact(), "{:?}", rapport.degats);
    debut.dire("verifier", rapport.actes as f64, "actes");
    store.fermer().await;
}

async fn ajouts_en_lot(store: &Store, alea: &mut ChaCha8Rng, dossiers: u32, actes: u32) {
    let (mut ecoule, mut calcul) = (0.0, 0.0);
    let mut reste = dossiers;
    while reste > 0 {
        let lot = reste.min(2_000);
        reste -= lot;
        let ajouts: Vec<Ajout> = (0..lot).map(|_| ouverture(alea, actes)).collect();
        let debut = Chrono::partir();
        store.ajouter(&ajouts).await.unwrap();
        ecoule += debut.0.elapsed().as_secs_f64();
        calcul += processeur() - debut.1;
    }
    let total = f64::from(dossiers * actes);
    let (debit, calcul) = (total / ecoule, calcul / total * 1e6);
    println!("ajouts en lot: {total} en {ecoule:.3} s, {debit:.0}/s, {calcul:.2} µs de calcul");
}

/// Durable appends, one at a time. On SQLite each round alternates with as many insertions of the
/// same bytes in a table without index nor chain, with the same durability, on the same disk.
async fn ajouts_seuls(store: &Store, alea: &mut ChaCha8Rng, fichier: Option<&str>) {
    const TOURS: u32 = 40;
    const PAR_TOUR: u32 = 50;
    let premiere = ouverture(alea, 1);
    let flux = premiere.flux().unwrap();
    store.ajouter(&[premiere]).await.unwrap();
    let mut nue = match fichier {
        Some(fichier) => Some(table_nue(fichier).await),
        None => None,
    };
    let (mut ajouts, mut insertions) = (0.0, 0.0);
    for tour in 0..TOURS {
        let debut = 2 + tour * PAR_TOUR;
        let actes: Vec<_> = (debut..debut + PAR_TOUR).map(|rang| acte(alea, flux, rang)).collect();
        let depart = Instant::now();
        for acte in actes.iter().cloned() {
            store.ajouter(&[Ajout { actes: vec![acte], ..Ajout::default() }]).await.unwrap();
        }
        ajouts += depart.elapsed().as_secs_f64();
        let Some(nue) = &mut nue else { continue };
        let depart = Instant::now();
        for acte in &actes {
            inserer_nu(nue, acte).await;
        }
        insertions += depart.elapsed().as_secs_f64();
    }
    let total = f64::from(TOURS * PAR_TOUR);
    println!("ajout durable seul: {:.0}/s", total / ajouts);
    if let Some(nue) = nue {
        let part = insertions / ajouts;
        println!(
            "insertion nue: {:.0}/s; ajout seul / insertion nue: {part:.2}",
            total / insertions
        );
        nue.close().await.unwrap();
    }
}

async fn table_nue(fichier: &str) -> SqliteConnection {
    let mut connexion = SqliteConnectOptions::new()
        .filename(format!("{fichier}.nue"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .connect()
        .await
        .unwrap();
    let sql = "create table nue (a text, b integer, c text, d text, e integer, f text, g blob, \
               h blob, i blob)";
    sqlx::raw_sql(sql).execute(&mut connexion).await.unwrap();
    connexion
}

async fn inserer_nu(connexion: &mut SqliteConnection, acte: &ActeScelle) {
    sqlx::query("insert into nue values ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(acte.flux.to_string())
        .bind(i64::from(acte.rang))
        .bind(acte.id.to_string())
        .bind(acte.survenu_le.to_string())
        .bind(acte.consigne_a.micros())
        .bind(acte.auteur.to_string())
        .bind(acte.empreinte(&[0; 32]).to_vec())
        .bind(acte.fait.as_slice())
        .bind(acte.scelle.as_deref())
        .execute(connexion)
        .await
        .unwrap();
}

async fn ouvrir(store: &Store) {
    let (flux, _) = store.lister_flux(Genre::Dossier).await.unwrap()[0];
    let debut = Chrono::partir();
    let mut lus = 0;
    for _ in 0..500 {
        lus += store.lire_flux(flux).await.unwrap().len();
    }
    debut.dire("lire_flux", f64::from(u32::try_from(lus).unwrap()), "actes");
}

async fn parcourir(store: &Store, attendus: u32) {
    for lecteurs in [1, 2] {
        let debut = Chrono::partir();
        let nombre = NonZeroUsize::new(lecteurs).unwrap();
        let mut taches = Vec::new();
        for mut parcours in store.parcours(Genre::Dossier, nombre).await.unwrap() {
            taches.push(tokio::spawn(async move {
                let (mut actes, mut octets) = (0, 0);
                while let Some(flux) = parcours.suivant().await.unwrap() {
                    for fait in flux.faits().unwrap() {
                        actes += 1;
                        octets += fait.unwrap().fait.len();
                    }
                }
                (actes, octets)
            }));
        }
        let mut total = 0;
        for tache in taches {
            total += tache.await.unwrap().0;
        }
        assert!(total >= attendus);
        debut.dire(&format!("parcours, {lecteurs} lecteurs"), f64::from(total), "actes");
    }
}

/// The bare cost of reading: the sealed facts, row by row, through the same driver.
async fn lectures_nues(fichier: &str) {
    let mut connexion = SqliteConnectOptions::new()
        .filename(fichier)
        .row_buffer_size(1_000)
        .connect()
        .await
        .unwrap();
    for (nom, sql) in [
        ("lecture nue d'une colonne", "select fait from actes"),
        ("lecture nue", "select flux, rang, id, survenu_le, consigne_a, fait from actes"),
    ] {
        let debut = Chrono::partir();
        let mut lus = 0_u32;
        {
            use futures_util::TryStreamExt as _;
            let mut lignes = sqlx::query(sql).fetch(&mut connexion);
            while let Some(ligne) = lignes.try_next().await.unwrap() {
                let premiere: &[u8] = ligne.try_get_unchecked(0).unwrap();
                lus += u32::from(!premiere.is_empty());
            }
        }
        debut.dire(nom, f64::from(lus), "lignes");
    }
    connexion.close().await.unwrap();
}

/// Time on the wall and, since other work may run beside, time of the processor.
#[derive(Clone, Copy)]
struct Chrono(Instant, f64);

impl Chrono {
    fn partir() -> Self {
        Self(Instant::now(), processeur())
    }

    fn dire(self, nom: &str, nombre: f64, unite: &str) {
        let ecoule = self.0.elapsed().as_secs_f64();
        let calcul = (processeur() - self.1) / nombre * 1e6;
        let debit = nombre / ecoule;
        println!(
            "{nom}: {nombre} {unite} en {ecoule:.3} s, {debit:.0}/s, {calcul:.2} µs de calcul"
        );
    }
}

/// Seconds of processor used by this process, all threads, to a hundredth.
fn processeur() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let champs = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    champs.skip(11).take(2).filter_map(|champ| champ.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn tirer<const N: usize>(alea: &mut ChaCha8Rng) -> [u8; N] {
    let mut octets = [0; N];
    alea.fill_bytes(&mut octets);
    octets
}

fn acte(alea: &mut ChaCha8Rng, flux: Flux, rang: u32) -> ActeScelle {
    let mut fait = vec![0; FAIT];
    alea.fill_bytes(&mut fait);
    let scelle = rang.is_multiple_of(4).then(|| {
        let mut scelle = vec![0; RECIT];
        alea.fill_bytes(&mut scelle);
        scelle
    });
    ActeScelle {
        id: ActeId::depuis_octets(tirer(alea)),
        flux,
        rang,
        survenu_le: Jour::constante(2023, 1, 1).plus_jours(i32::try_from(rang).unwrap()),
        consigne_a: Horodatage::depuis_micros(1_700_000_000_000_000 + i64::from(rang)),
        auteur: MembreId::depuis_octets([7; 16]),
        fait,
        scelle,
    }
}

fn ouverture(alea: &mut ChaCha8Rng, actes: u32) -> Ajout {
    let flux = Flux::Dossier(DossierId::depuis_octets(tirer(alea)));
    let cles = Compartiment::TOUS.map(|compartiment| {
        let enveloppe = tirer::<80>(alea).to_vec();
        CleFlux { flux, compartiment, version: 1, enveloppe }
    });
    Ajout {
        actes: (1..=actes).map(|rang| acte(alea, flux, rang)).collect(),
        cles: cles.to_vec(),
        vues: None,
    }
}
