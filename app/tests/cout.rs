//! What a sign-in costs says nothing of who exists. Alone in its program: it counts derivations.

#![allow(clippy::unwrap_used, reason = "a test stops at the first failure")]

use app::connexion::EnAttente;
use app::initialiser::Initialisation;
use app::{Contexte, ErreurApp, ParametresPhrase, Session};
use domain::Horodatage;
use rand_core::SeedableRng as _;
use testkit::Place;

#[tokio::test]
async fn an_unknown_account_costs_one_derivation_like_a_wrong_passphrase() {
    let place = Place::sqlite();
    let mut contexte = Contexte {
        aujourdhui: "2026-11-25".parse().unwrap(),
        maintenant: Horodatage::depuis_micros(1_795_600_800_000_000),
        alea: rand_chacha::ChaCha20Rng::seed_from_u64(57),
    };
    let voulue = Initialisation {
        association: "L’Escale",
        departement: "57".parse().unwrap(),
        identifiant: "cheffe",
        phrase: "la phrase",
        parametres: ParametresPhrase::ESSAIS,
    };
    let session =
        Session::initialiser(place.url(), &voulue, &mut contexte, |_| Ok::<(), ErreurApp>(()));
    session.await.unwrap().fermer().await;
    for (identifiant, phrase) in [("cheffe", "la phrase"), ("cheffe", "autre"), ("nul", "autre")] {
        let avant = vault::derivations();
        let attente = EnAttente::ouvrir(place.url(), identifiant, phrase).await;
        assert_eq!(attente.is_ok(), phrase == "la phrase");
        assert_eq!(vault::derivations() - avant, 1, "{identifiant}");
    }
}
