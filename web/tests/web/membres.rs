//! Members through the pages: who administers, who hands keys.

use axum::http::StatusCode;
use testkit::Place;

use crate::serveur::{PHRASE, Serveur};

#[tokio::test(flavor = "multi_thread")]
async fn who_administers_adds_and_removes_and_a_head_of_unit_hands_and_replaces_keys() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 31).await;
        let mut administration = serveur.connecter("administration").await;
        let mut cheffe = serveur.connecter("cheffe").await;
        let page = administration.lire("/membres").await.texte;
        assert!(!page.contains("<option value=\"cheffe\""), "she makes no head of unit");
        let phrase = "une phrase assez longue";
        let nouvelle = |role| {
            [("identifiant", "awa"), ("role", role), ("phrase", phrase), ("confirmation", phrase)]
        };
        let refus = administration.poster("/membres", &nouvelle("cheffe")).await;
        assert_eq!(refus.statut, StatusCode::FORBIDDEN);
        let fait = administration.poster("/membres", &nouvelle("sante")).await;
        assert_eq!(fait.lieu(), "/membres", "{}", fait.texte);
        let page = administration.lire("/membres").await.texte;
        assert!(page.contains("attend : identité, santé"), "{page}");
        assert!(!page.contains("Remettre ces clés"));

        assert!(cheffe.lire("/aujourdhui").await.texte.contains("Des membres attendent des clés"));
        let remis = cheffe.poster("/membres/cles", &[("identifiant", "awa")]).await;
        assert_eq!(remis.lieu(), "/membres", "{}", remis.texte);
        assert!(!cheffe.lire("/membres").await.texte.contains("attend :"));
        assert!(!cheffe.lire("/aujourdhui").await.texte.contains("Des membres attendent"));

        let parti = administration.poster("/membres/retirer", &[("identifiant", "awa")]).await;
        assert_eq!(parti.lieu(), "/membres", "{}", parti.texte);
        let page = administration.lire("/membres").await.texte;
        assert!(page.contains("Une cheffe de service les remplacera"), "{page}");
        assert!(cheffe.lire("/membres").await.texte.contains("faits, identité, santé"));
        let remplacees = cheffe.poster("/membres/rotation", &[]).await;
        assert_eq!(remplacees.lieu(), "/membres", "{}", remplacees.texte);
        assert!(!cheffe.lire("/membres").await.texte.contains("Des clés sont à remplacer"));
        let rapport = serveur.cheffe.verifier().await.unwrap();
        assert!(rapport.degats.is_empty(), "{rapport:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_role_bites_at_the_next_request() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 31).await;
        let (dossier, _) = serveur.dossier("Nour", "note sociale").await;
        let mut elle = serveur.connecter("travailleuse-sociale").await;
        let mut cheffe = serveur.connecter("cheffe").await;
        let fiche = format!("/dossiers/{dossier}");
        assert!(elle.lire(&fiche).await.texte.contains("note sociale"));
        let champs = [("identifiant", "travailleuse-sociale"), ("role", "sante")];
        let change = cheffe.poster("/membres/role", &champs).await;
        assert_eq!(change.lieu(), "/membres", "{}", change.texte);
        let ensuite = elle.lire(&fiche).await;
        assert!(!ensuite.texte.contains("note sociale"), "{} {}", ensuite.statut, ensuite.texte);
        let champs = [("identifiant", "travailleuse-sociale"), ("role", "statistiques")];
        cheffe.poster("/membres/role", &champs).await;
        assert_eq!(elle.lire(&fiche).await.statut, StatusCode::FORBIDDEN);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_telephone_and_a_lost_passphrase_are_replaced_and_end_her_sessions() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 31).await;
        let mut elle = serveur.connecter("juriste").await;
        let mut cheffe = serveur.connecter("cheffe").await;
        let fait = cheffe.poster("/membres/second-facteur", &[("identifiant", "juriste")]).await;
        assert_eq!(fait.lieu(), "/membres", "{}", fait.texte);
        assert_eq!(elle.lire("/aujourdhui").await.lieu(), "/connexion");
        let mut page = serveur.navigateur();
        let phrase = [("identifiant", "juriste"), ("phrase", PHRASE)];
        let inscrit = page.envoyer("/connexion", &phrase).await;
        assert!(inscrit.texte.contains("id=\"secret\""), "another telephone is enrolled");

        let mut elle = serveur.connecter("juriste").await;
        let provisoire = "une phrase dite de vive voix";
        let champs =
            [("identifiant", "juriste"), ("phrase", provisoire), ("confirmation", provisoire)];
        let rendu = cheffe.poster("/membres/phrase", &champs).await;
        assert_eq!(rendu.lieu(), "/membres", "{}", rendu.texte);
        assert_eq!(elle.lire("/aujourdhui").await.lieu(), "/connexion");
        let fausse = page.envoyer("/connexion", &phrase).await;
        assert!(fausse.texte.contains("role=\"alert\""), "the lost one opens nothing");
        let neuve = page.envoyer("/connexion", &champs[..2]).await;
        assert!(neuve.texte.contains("id=\"secret\""), "{}", neuve.texte);
        let sa_propre = [("identifiant", "cheffe"), champs[1], champs[2]];
        let refus = cheffe.poster("/membres/phrase", &sa_propre).await;
        assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_access_made_anew_from_another_process_ends_the_session_at_its_next_request() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 31).await;
        let mut elle = serveur.connecter("juriste").await;
        assert_eq!(elle.lire("/aujourdhui").await.statut, StatusCode::OK);
        let provisoire = ("une phrase dite de vive voix", app::ParametresPhrase::ESSAIS);
        let mut contexte = serveur.heure.contexte();
        serveur.cheffe.rendre_acces("juriste", provisoire, &mut contexte).await.unwrap();
        assert_eq!(elle.lire("/aujourdhui").await.lieu(), "/connexion");
    }
}
