//! Taking files out through the page.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use testkit::Place;

use crate::serveur::Serveur;

#[tokio::test(flavor = "multi_thread")]
async fn an_export_is_an_archive_that_names_nobody_and_is_in_the_list_of_exports() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 11).await;
        serveur.dossier("Nour", "x").await;
        let mut cheffe = serveur.connecter("cheffe").await;
        let formulaire = cheffe.lire("/exports").await;
        let propose = formulaire.champ("mot_de_passe");
        assert_eq!(propose.chars().count(), 20);
        assert_ne!(cheffe.lire("/exports").await.champ("mot_de_passe"), propose, "shown once");
        let champs = [
            // Asked for in another order: the table keeps its own.
            ("colonnes", "psp"),
            ("colonnes", "prenom"),
            ("forme", "csv"),
            ("lesquels", "ouverts"),
            ("mot_de_passe", propose.as_str()),
        ];
        let archive = cheffe.poster("/exports", &champs).await;
        assert_eq!(archive.statut, StatusCode::OK, "{}", archive.texte);
        assert_eq!(archive.entetes[CONTENT_TYPE], "application/zip");
        let nom = "attachment; filename=\"export-2026-11-25.zip\"";
        assert_eq!(archive.entetes[CONTENT_DISPOSITION], nom);
        assert_eq!(archive.entetes["cache-control"], "no-store");
        assert!(archive.texte.starts_with("PK") && !archive.texte.contains("Nour"));
        let mut dpo = serveur.connecter("dpo").await;
        for lectrice in [&mut cheffe, &mut dpo] {
            let passes = lectrice.lire("/exports/passes").await.texte;
            assert!(passes.contains("<td>cheffe</td>") && passes.contains("Prénom, PSP"));
            assert!(!passes.contains("Nour"), "{passes}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_weak_password_or_no_column_takes_nothing_out_and_keeps_what_was_ticked() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 11).await;
    let mut cheffe = serveur.connecter("cheffe").await;
    let faible = [("colonnes", "oqtf"), ("forme", "csv"), ("mot_de_passe", "aaaaaaaaaaaa")];
    let refus = cheffe.poster("/exports", &faible).await;
    assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refus.texte.contains("Mot de passe trop faible"), "{}", refus.texte);
    assert!(refus.texte.contains("value=\"oqtf\" checked"), "{}", refus.texte);
    let vide = [("forme", "csv"), ("mot_de_passe", "un bon mot de passe")];
    let refus = cheffe.poster("/exports", &vide).await;
    assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refus.texte.contains("Cochez au moins une colonne"));
    assert!(cheffe.lire("/exports/passes").await.texte.contains("Rien n&#39;est encore sorti"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_without_the_key_of_names_is_not_offered_them_and_gets_none() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 11).await;
    let mut benevole = serveur.connecter("benevole").await;
    assert_eq!(benevole.lire("/exports").await.statut, StatusCode::FORBIDDEN);
    let mut sante = serveur.connecter("sante").await;
    assert!(sante.lire("/exports").await.texte.contains("value=\"psp\""));
    assert_eq!(sante.lire("/exports/passes").await.statut, StatusCode::FORBIDDEN);
}
