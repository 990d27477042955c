//! A telephone fetches a calendar by its address: no session, no name, and not too often.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use testkit::{Place, canari};

use crate::serveur::{Navigateur, Serveur};

async fn adresse(elle: &mut Navigateur) -> String {
    let page = elle.poster("/compte/agenda", &[]).await;
    assert_eq!(page.statut, StatusCode::OK, "{}", page.texte);
    let (_, reste) = page.texte.split_once("id=\"adresse\">").unwrap();
    let (_, chemin) = reste.split('<').next().unwrap().split_once("/agenda/").unwrap();
    format!("/agenda/{chemin}")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_gives_days_and_nobody_until_it_is_taken_back() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 31).await;
        let (dossier, _) = serveur.dossier(&canari("prenom"), "x").await;
        let mut elle = serveur.connecter("juriste").await;
        crate::commission::convoquer(&mut elle, "2026-12-18", "4").await;
        assert!(elle.lire("/compte").await.texte.contains("Créer une adresse"));
        let premiere = adresse(&mut elle).await;
        let mut telephone = serveur.navigateur();
        let page = telephone.lire(&premiere).await;
        assert_eq!(page.statut, StatusCode::OK, "{}", page.texte);
        assert_eq!(page.entetes[CONTENT_TYPE], "text/calendar; charset=utf-8");
        assert_eq!(page.entetes[CACHE_CONTROL], "no-store");
        assert!(page.texte.contains("SUMMARY:Commission 57"), "{}", page.texte);
        assert!(!page.texte.contains(&canari("prenom")));
        assert!(!page.texte.contains(&dossier.to_string()));
        // Too soon, then known to its owner.
        let page = telephone.lire(&premiere).await;
        assert_eq!(page.statut, StatusCode::TOO_MANY_REQUESTS);
        assert!(page.entetes.contains_key(RETRY_AFTER));
        let compte = elle.lire("/compte").await.texte;
        assert!(compte.contains("Lu pour la dernière fois le 25/11/2026"), "{compte}");
        // Another address, then none.
        let nouvelle = adresse(&mut elle).await;
        serveur.heure.avancer_minutes(1);
        assert_eq!(telephone.lire(&premiere).await.statut, StatusCode::NOT_FOUND);
        assert_eq!(telephone.lire(&nouvelle).await.statut, StatusCode::OK);
        assert_eq!(elle.poster("/compte/agenda/retirer", &[]).await.lieu(), "/compte");
        serveur.heure.avancer_minutes(1);
        assert_eq!(telephone.lire(&nouvelle).await.statut, StatusCode::NOT_FOUND);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_tries_addresses_out_waits_and_slows_no_sign_in() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 32).await;
    let mut intruse = serveur.navigateur();
    let mut statuts = Vec::new();
    for essai in 0..40 {
        statuts.push(intruse.lire(&format!("/agenda/essai-{essai}")).await.statut);
    }
    assert_eq!(statuts[0], StatusCode::NOT_FOUND);
    assert_eq!(statuts[39], StatusCode::TOO_MANY_REQUESTS);
    serveur.connecter("juriste").await;
}
