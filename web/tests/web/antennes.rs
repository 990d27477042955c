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

/// The fields of a second office, for who is in Nancy.
fn a_nancy<'a>(antenne: &'a str, latitude: &'a str, longitude: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut champs = vec![
        ("antenne", antenne),
        ("lu", ""),
        ("nom", "Antenne de Nancy"),
        ("description", "Accueil de nuit, dit une fois."),
        ("horaires", "24/7"),
        ("langues", "fr"),
        ("besoins", "sante"),
        ("latitude", latitude),
        ("longitude", longitude),
    ];
    champs.extend(VIDES.map(|nom| (nom, if nom == "code_postal" { "54000" } else { "" })));
    champs
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_stands_somewhere_to_a_kilometre_and_the_nearest_comes_first() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 12).await;
        let mut cheffe = serveur.connecter("cheffe").await;
        // First told, farther: in Bar-le-Duc, open to whoever calls, as the next one is.
        let antenne = cheffe.lire("/antennes").await.champ("antenne");
        let mut loin = a_nancy(&antenne, "48,7712", "5,1672");
        loin[2].1 = "Antenne de Bar-le-Duc";
        assert_eq!(cheffe.poster("/antennes", &loin).await.lieu(), "/antennes");
        let page = cheffe.lire("/antennes").await.texte;
        let neuve = page.split("name=\"antenne\" value=\"").last().unwrap();
        let neuve = neuve.split('"').next().unwrap().to_owned();
        let champs = a_nancy(&neuve, "48.692054", "6.184417");
        assert_eq!(cheffe.poster("/antennes", &champs).await.lieu(), "/antennes");

        let page = cheffe.lire("/antennes").await.texte;
        assert!(page.contains("value=\"48.69\"") && page.contains("value=\"6.18\""), "{page}");
        assert!(!page.contains("48.692") && !page.contains("6.1844"), "nothing finer is kept");
        let sorti = cheffe.poster("/antennes/annuaire", &[]).await.texte;
        assert!(!sorti.contains("48.692"), "{sorti}");
        let annuaire = Annuaire::lire(&sorti).unwrap();
        // From Metz, in 57: Nancy is some 48 km away, Bar-le-Duc some 84.
        let ici = Demande { departement: "57".parse().ok(), ..Demande::default() };
        let trouvees = annuaire.chercher(&ici);
        let lues: Vec<(&str, Option<u32>)> =
            trouvees.iter().map(|t| (t.structure.nom.as_str(), t.distance_km)).collect();
        assert_eq!(lues[0].0, "Antenne de Nancy", "{lues:?}");
        assert_eq!(lues[1].0, "Antenne de Bar-le-Duc", "{lues:?}");
        assert!((44..=52).contains(&lues[0].1.unwrap()), "{lues:?}");
        assert!((78..=90).contains(&lues[1].1.unwrap()), "{lues:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_that_does_not_read_is_refused_and_nothing_typed_is_lost() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 13).await;
    let mut cheffe = serveur.connecter("cheffe").await;
    let antenne = cheffe.lire("/antennes").await.champ("antenne");
    for (latitude, longitude) in
        [("48.69", ""), ("", "6.18"), ("91", "6.18"), ("N 48.69", "6.18"), ("48.69", "181")]
    {
        let page = cheffe.poster("/antennes", &a_nancy(&antenne, latitude, longitude)).await;
        assert_eq!(page.statut, StatusCode::UNPROCESSABLE_ENTITY, "{latitude} {longitude}");
        assert!(page.texte.contains("vont ensemble, en degrés"), "{}", page.texte);
        for tape in [latitude, longitude, "Antenne de Nancy", "54000", "24/7"] {
            assert!(page.texte.contains(&format!("value=\"{tape}\"")), "{tape}: {}", page.texte);
        }
        assert!(page.texte.contains("Accueil de nuit, dit une fois."), "{}", page.texte);
        assert_eq!(page.champ("antenne"), antenne, "sent again, it makes one office");
        let sante = page.texte.split("value=\"sante\"").nth(1).unwrap();
        assert!(sante.starts_with(" checked"), "{}", page.texte);
    }
    assert_eq!(serveur.cheffe.antennes().await.unwrap().len(), 0);
    // Neither: the place is secret, and the office is told all the same.
    let page = cheffe.poster("/antennes", &a_nancy(&antenne, "", "")).await;
    assert_eq!(page.lieu(), "/antennes", "{}", page.texte);
    assert_eq!(serveur.cheffe.antennes().await.unwrap()[0].accueil.place, None);
    // Changed meanwhile by somebody: what was typed is still there to copy, and is not written.
    let page = cheffe.poster("/antennes", &a_nancy(&antenne, "48.69", "6.18")).await;
    assert_eq!(page.statut, StatusCode::CONFLICT);
    assert!(page.texte.contains("value=\"48.69\""), "{}", page.texte);
    assert_eq!(serveur.cheffe.antennes().await.unwrap()[0].accueil.place, None);
}
