//! An association just set up on each engine, and what tests do with it.

use std::future::Future;

use app::initialiser::Initialisation;
use app::membres::Dotation;
use app::ouvrir_dossier::PremierContact;
use app::second_facteur::InscriptionTotp;
use app::{Contexte, ErreurApp, ParametresPhrase, Session};
use domain::recit::Identite;
use domain::{DossierId, Horodatage, Role};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng as _;
use testkit::Place;

pub(crate) const PHRASE: &str = "la phrase de la cheffe";
pub(crate) const SA_PHRASE: &str = "une phrase provisoire";
pub(crate) const MINUTE: i64 = 60;

pub(crate) struct Essai {
    pub(crate) place: Place,
    pub(crate) session: Session,
    pub(crate) contexte: Contexte,
}

/// Runs a story on each engine at hand.
pub(crate) fn sur_chaque_moteur<F: Future<Output = ()>>(histoire: impl Fn(Essai) -> F) {
    let moteur =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    for place in Place::toutes() {
        moteur.block_on(async { histoire(Essai::new(place).await).await });
    }
}

/// Runs a story where the engine changes nothing.
pub(crate) fn sur_sqlite<F: Future<Output = ()>>(histoire: impl Fn(Essai) -> F) {
    let moteur =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    moteur.block_on(async { histoire(Essai::new(Place::sqlite()).await).await });
}

impl Essai {
    async fn new(place: Place) -> Self {
        let mut contexte = contexte();
        let voulue = Initialisation {
            association: "L’Escale",
            departement: "57".parse().unwrap(),
            identifiant: "cheffe",
            phrase: PHRASE,
            parametres: ParametresPhrase::ESSAIS,
        };
        let session =
            Session::initialiser(place.url(), &voulue, &mut contexte, |_| Ok::<(), ErreurApp>(()));
        let session = session.await.unwrap();
        Self { place, session, contexte }
    }

    /// Another session of the same member.
    pub(crate) async fn autre_session(&self) -> Session {
        Session::ouvrir(self.place.url(), Some("cheffe"), PHRASE).await.unwrap()
    }

    /// A member joins with a role; her session, opened with her provisional passphrase.
    pub(crate) async fn accueillir(&mut self, role: Role) -> Session {
        let essais = (SA_PHRASE, ParametresPhrase::ESSAIS);
        let dotation = Dotation::Role(role);
        // The first head of unit has her role's name already.
        let qui = if role == Role::Cheffe { "seconde" } else { role.code() };
        self.session.ajouter_membre(qui, &dotation, essais, &mut self.contexte).await.unwrap();
        self.entrer(qui).await
    }

    pub(crate) async fn entrer(&self, identifiant: &str) -> Session {
        Session::ouvrir(self.place.url(), Some(identifiant), SA_PHRASE).await.unwrap()
    }

    pub(crate) fn avancer(&mut self, secondes: i64) {
        let micros = self.contexte.maintenant.micros() + secondes * 1_000_000;
        self.contexte.maintenant = Horodatage::depuis_micros(micros);
    }

    /// Opens a file.
    pub(crate) async fn dossier(&mut self, nom: &str) -> DossierId {
        let identite = Identite { nom: Some(nom.to_owned()), ..Identite::default() };
        let contact = PremierContact { id: None, le: None, voie: None, identite };
        self.session.ouvrir_dossier(contact, &mut self.contexte).await.unwrap().0
    }

    /// The code that the telephone shows now.
    pub(crate) fn code(&self, inscription: &InscriptionTotp) -> String {
        code(inscription, self.contexte.maintenant)
    }

    pub(crate) async fn finir(self) {
        let rapport = self.session.verifier().await.unwrap();
        assert!(rapport.est_intact(), "{:#?}", rapport.degats);
        self.session.fermer().await;
    }
}

pub(crate) fn code(inscription: &InscriptionTotp, a: Horodatage) -> String {
    let secret = inscription.secret().replace(' ', "");
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(a.micros() / 1_000_000).unwrap()).to_string()
}

pub(crate) fn contexte() -> Contexte {
    Contexte {
        aujourdhui: "2026-11-25".parse().unwrap(),
        maintenant: Horodatage::depuis_micros(1_795_600_800_000_000),
        alea: ChaCha20Rng::seed_from_u64(57),
    }
}
