//! Offices open to the public, kept through the pages, on both engines.

use annuaire::{Annuaire, Besoin, Demande};
use axum::http::StatusCode;
use testkit::Place;

use crate::serveur::{Navigateur, Serveur};

const VIDES: [&str; 6] =
    ["telephone", "courriel", "adresse", "code_postal", "commune", "departements"];

/// Tells an office, over what was read of it.
async fn tenir(
    navigateur: &mut Navigateur,
    (antenne, lu): (&str, &str),
    nom: &str,
    horaires: &str,
) -> crate::serveur::Page {
    let mut champs = vec![
        ("antenne", antenne),
        ("lu", lu),
        ("nom", nom),
        ("description", "Accueil de jour."),
        ("horaires", horaires),
        ("langues", "fr, ro"),
        ("besoins", "sante"),
        ("besoins", "mineur"),
        ("inutiles", "papiers"),
    ];
    champs.extend(VIDES.map(|nom| (nom, "")));
    navigateur.poster("/antennes", &champs).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_is_told_once_changed_over_what_was_read_and_leaves_as_a_directory() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 11).await;
        let mut cheffe = serveur.connecter("cheffe").await;
        let mut administration = serveur.connecter("administration").await;
        let page = cheffe.lire("/antennes").await;
        let antenne = page.champ("antenne");
        // Twice: a double click tells one office.
        for _ in 0..2 {
            let fait = tenir(&mut cheffe, (&antenne, ""), "Antenne de Metz", "24/7").await;
            assert_eq!(fait.lieu(), "/antennes", "{}", fait.texte);
        }
        let page = administration.lire("/antennes").await;
        assert_eq!(page.texte.matches("<summary>Antenne de Metz").count(), 1, "{}", page.texte);
        let lu = page.champ("lu");
        let change = tenir(&mut administration, (&antenne, &lu), "Antenne de Nancy", "24/7").await;
        assert_eq!(change.lieu(), "/antennes", "{}", change.texte);
        // What the head of unit read is no longer what is there.
        let perime = tenir(&mut cheffe, (&antenne, &lu), "Antenne de Toul", "24/7").await;
        assert_eq!(perime.statut, StatusCode::CONFLICT);

        let refuse = tenir(&mut cheffe, (&antenne, &lu), "Antenne de Toul", "le matin é").await;
        assert_eq!(refuse.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refuse.texte.contains("horaires_accueil"), "{}", refuse.texte);

        let sorti = cheffe.poster("/antennes/annuaire", &[]).await;
        let annuaire = Annuaire::lire(&sorti.texte).unwrap();
        let mineurs = Demande { besoin: Some(Besoin::Mineur), ..Demande::default() };
        let trouvees = annuaire.chercher(&mineurs);
        assert_eq!(trouvees.len(), 1);
        assert_eq!(trouvees[0].structure.nom, "Antenne de Nancy");
        assert_eq!(trouvees[0].offres[0].langues, ["fr", "ro"]);

        let lu = cheffe.lire("/antennes").await.champ("lu");
        let champs = [("antenne", antenne.as_str()), ("lu", &lu)];
        assert_eq!(cheffe.poster("/antennes/retirer", &champs).await.lieu(), "/antennes");
        assert!(!cheffe.lire("/antennes").await.texte.contains("Antenne de Nancy"));
        let rapport = serveur.cheffe.verifier().await.unwrap();
        assert!(rapport.degats.is_empty(), "{rapport:?}");
    }
}
