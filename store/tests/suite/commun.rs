//! What every test of the store starts from: a base on each engine, an association, sealed acts.

use std::future::Future;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::{
    Acte, ActeId, AssociationId, DossierId, Fait, Flux, Horodatage, Jour, MembreId, Recit,
};
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng as _, SeedableRng as _};
use sqlx::postgres::PgPool;
use store::{Ajout, FicheScellee, Store, Vues};
use tempfile::TempDir;
use vault::{
    ActeScelle, CleDeSecours, ClesFlux, Coffre, Fondation, Jeton, NouveauMembre, ParametresPhrase,
    fonder,
};

/// The opaque code of a file nothing is said of in lockers.
pub(crate) const CODE: [u8; 16] = [0; 16];
pub(crate) const PHRASE: &str = "une phrase d'essai";

/// A place for a base, removed at the end.
pub(crate) struct Place {
    pub(crate) url: String,
    pub(crate) dossier: TempDir,
    serveur: Option<(String, String)>,
}

impl Place {
    pub(crate) fn sqlite() -> Self {
        let dossier = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", dossier.path().join("base.db").display());
        Self { url, dossier, serveur: None }
    }

    /// A database of its own on the server of `PASSERELLE_TEST_POSTGRES`, when there is one.
    pub(crate) async fn postgres() -> Option<Self> {
        static NUMERO: AtomicU32 = AtomicU32::new(0);
        let serveur = std::env::var_os("PASSERELLE_TEST_POSTGRES")?.into_string().unwrap();
        let numero = NUMERO.fetch_add(1, Ordering::Relaxed);
        let nom = format!("essai_store_{}_{numero}", std::process::id());
        administrer(&serveur, format!("create database {nom}")).await;
        let (racine, _) = serveur.rsplit_once('/').unwrap();
        let url = format!("{racine}/{nom}");
        let dossier = tempfile::tempdir().unwrap();
        Some(Self { url, dossier, serveur: Some((serveur, nom)) })
    }

    pub(crate) fn est_sqlite(&self) -> bool {
        self.serveur.is_none()
    }

    pub(crate) fn fichier(&self) -> PathBuf {
        self.dossier.path().join("base.db")
    }

    /// Another empty place on the same engine.
    pub(crate) async fn autre(&self) -> Self {
        if self.est_sqlite() { Self::sqlite() } else { Self::postgres().await.unwrap() }
    }

    pub(crate) async fn quitter(self) {
        if let Some((serveur, nom)) = &self.serveur {
            administrer(serveur, format!("drop database {nom} with (force)")).await;
        }
    }
}

async fn administrer(serveur: &str, ordre: String) {
    let bassin = PgPool::connect(serveur).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(ordre)).execute(&bassin).await.unwrap();
    bassin.close().await;
}

/// Runs a story on SQLite, then on PostgreSQL when a server is given.
pub(crate) fn sur_chaque_moteur<F: Future<Output = ()>>(histoire: impl Fn(Essai) -> F) {
    let moteur =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    moteur.block_on(async {
        histoire(Essai::new(Place::sqlite()).await).await;
        if let Some(place) = Place::postgres().await {
            histoire(Essai::new(place).await).await;
        }
    });
}

pub(crate) fn sur_sqlite<F: Future<Output = ()>>(histoire: impl FnOnce(Essai) -> F) {
    let moteur =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    moteur.block_on(async { histoire(Essai::new(Place::sqlite()).await).await });
}

/// An association just set up on an empty base.
pub(crate) struct Essai {
    pub(crate) place: Place,
    pub(crate) store: Store,
    pub(crate) coffre: Coffre,
    pub(crate) secours: CleDeSecours,
    pub(crate) membre: MembreId,
    pub(crate) association: AssociationId,
    pub(crate) alea: ChaCha8Rng,
}

impl Essai {
    pub(crate) async fn new(place: Place) -> Self {
        let mut alea = ChaCha8Rng::seed_from_u64(57);
        let membre = MembreId::depuis_octets(tirer(&mut alea));
        let association = AssociationId::depuis_octets(tirer(&mut alea));
        let premier = NouveauMembre {
            membre,
            identifiant: "claire",
            phrase: PHRASE,
            parametres: ParametresPhrase::ESSAIS,
        };
        let Fondation { trousseau, cle_de_secours, coffre } = fonder(&premier, &mut alea).unwrap();
        let store = Store::creer(&place.url).await.unwrap();
        store.initialiser(association, &trousseau, &[]).await.unwrap();
        Self { place, store, coffre, secours: cle_de_secours, membre, association, alea }
    }

    pub(crate) fn dossier(&mut self) -> DossierId {
        DossierId::depuis_octets(tirer(&mut self.alea))
    }

    pub(crate) fn octets<const N: usize>(&mut self) -> [u8; N] {
        tirer(&mut self.alea)
    }

    /// A sealed act: a note, with a narrative of its own.
    pub(crate) fn acte(&mut self, cles: &ClesFlux, rang: u32, texte: &str) -> ActeScelle {
        let acte = Acte {
            id: ActeId::depuis_octets(tirer(&mut self.alea)),
            flux: cles.flux(),
            rang,
            survenu_le: jour(rang),
            consigne_a: instant(rang),
            auteur: self.membre,
            fait: Fait::Note,
            recit: (!texte.is_empty()).then(|| Recit::Social(texte.to_owned())),
        };
        cles.sceller(&acte, &mut self.alea).unwrap()
    }

    /// A new dossier with some acts, its keys and its views.
    pub(crate) fn ouverture(&mut self, actes: u32) -> (Ajout, ClesFlux) {
        let dossier = self.dossier();
        let flux = Flux::Dossier(dossier);
        let (cles, ouvertes) = self.coffre.creer_flux(flux, &mut self.alea).unwrap();
        let actes = (1..=actes)
            .map(|rang| self.acte(&ouvertes, rang, if rang % 2 == 0 { "" } else { "un recit" }))
            .collect();
        let vues = self.vues(dossier, 3);
        (Ajout { actes, cles, vues: Some(vues) }, ouvertes)
    }

    pub(crate) fn vues(&mut self, dossier: DossierId, nombre: u32) -> Vues {
        Vues {
            dossier,
            jetons: Some((0..nombre).map(|_| Jeton(self.octets())).collect()),
            fiche: Some(FicheScellee {
                version: 1,
                rang: nombre,
                faits: self.octets::<64>().to_vec(),
                identite: Some(self.octets::<64>().to_vec()),
            }),
        }
    }

    /// Acts in the association's own stream.
    pub(crate) async fn dans_l_association(&mut self) -> Ajout {
        let flux = Flux::Association(self.association);
        let rang = self.store.rang(flux).await.unwrap();
        let (cles, ouvertes) = if rang == 0 {
            self.coffre.creer_flux(flux, &mut self.alea).unwrap()
        } else {
            let rangees = self.store.lire_cles_flux(flux).await.unwrap();
            (Vec::new(), self.coffre.ouvrir_flux(flux, &rangees).unwrap())
        };
        let acte = self.acte(&ouvertes, rang + 1, "");
        Ajout { actes: vec![acte], cles, vues: None }
    }

    /// Nothing is wrong with the base, whatever was done to it.
    pub(crate) async fn verify(&self) {
        let rapport = self.store.verifier(Some(self.coffre.cle_de_signature())).await.unwrap();
        assert!(rapport.est_intact(), "{:#?}", rapport.degats);
    }

    pub(crate) async fn finir(self) {
        self.verify().await;
        self.store.fermer().await;
        self.place.quitter().await;
    }
}

pub(crate) fn tirer<const N: usize>(alea: &mut ChaCha8Rng) -> [u8; N] {
    let mut octets = [0; N];
    alea.fill_bytes(&mut octets);
    octets
}

pub(crate) fn jour(n: u32) -> Jour {
    Jour::constante(2023, 1, 1).plus_jours(i32::try_from(n % 1000).unwrap())
}

pub(crate) fn instant(n: u32) -> Horodatage {
    Horodatage::depuis_micros(1_700_000_000_000_000 + i64::from(n) * 1_000_007)
}

/// Runs a story at a place, when there is one.
pub(crate) fn sur_place(
    place: impl AsyncFnOnce() -> Option<Place>,
    histoire: impl AsyncFnOnce(Essai),
) {
    let moteur =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    moteur.block_on(async {
        if let Some(place) = place().await {
            histoire(Essai::new(place).await).await;
        }
    });
}
