//! Signing in, locking, ending; what is typed meanwhile is not lost.

use axum::http::StatusCode;
use testkit::Place;

use crate::serveur::{PHRASE, Serveur};

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_name_and_a_wrong_passphrase_are_told_alike_then_slowed() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 3).await;
    let mut navigateur = serveur.navigateur();
    let faux = [("identifiant", "cheffe"), ("phrase", "fausse")];
    let inconnu = [("identifiant", "personne"), ("phrase", "fausse")];
    let une = navigateur.envoyer("/connexion", &faux).await;
    let autre = navigateur.envoyer("/connexion", &inconnu).await;
    assert_eq!((une.statut, &une.texte), (autre.statut, &autre.texte));
    assert!(navigateur.temoins.is_empty(), "no session for a failure");
    for _ in 0..9 {
        navigateur.envoyer("/connexion", &faux).await;
    }
    let freinee = navigateur.envoyer("/connexion", &faux).await;
    assert_eq!(freinee.statut, StatusCode::TOO_MANY_REQUESTS);
    assert!(freinee.entetes.contains_key("retry-after"));
    serveur.heure.avancer_minutes(30);
    let juste = [("identifiant", "cheffe"), ("phrase", PHRASE)];
    assert!(navigateur.envoyer("/connexion", &juste).await.texte.contains("id=\"secret\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idle_session_locks_and_gives_back_what_was_being_typed() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 3).await;
    let (dossier, _) = serveur.dossier("Nour", "x").await;
    let dossier = format!("/dossiers/{dossier}");
    let mut page = serveur.connecter("travailleuse-sociale").await;
    let formulaire = page.lire(&format!("{dossier}/actes/nouveau")).await;
    let champs = ["jeton", "apres", "id"].map(|nom| formulaire.champ(nom));
    serveur.heure.avancer_minutes(20);
    assert_eq!(page.lire(&dossier).await.lieu(), "/deverrouiller");
    let envoye = page
        .envoyer(
            &format!("{dossier}/actes"),
            &[
                ("jeton", &champs[0]),
                ("apres", &champs[1]),
                ("id", &champs[2]),
                ("quoi", "note:social"),
                ("recit", "tapé avant le café"),
            ],
        )
        .await;
    assert_eq!(envoye.statut, StatusCode::UNAUTHORIZED);
    let (chemin, corps) = (envoye.champ("reprise_chemin"), envoye.champ("reprise_corps"));
    let reprise = [("reprise_chemin", &*chemin), ("reprise_corps", &*corps)];
    let faux = page.envoyer("/deverrouiller", &[&[("phrase", "non")], &reprise[..]].concat()).await;
    assert!(faux.texte.contains("reprise_corps"), "a wrong passphrase loses nothing either");
    let offerte =
        page.envoyer("/deverrouiller", &[&[("phrase", PHRASE)], &reprise[..]].concat()).await;
    assert!(offerte.texte.contains("tapé avant le café"), "{}", offerte.texte);
    let renvoi: Vec<(&str, String)> =
        ["jeton", "apres", "id", "quoi", "recit"].map(|nom| (nom, offerte.champ(nom))).to_vec();
    let renvoi: Vec<(&str, &str)> = renvoi.iter().map(|(nom, v)| (*nom, v.as_str())).collect();
    assert_eq!(page.envoyer(&chemin, &renvoi).await.lieu(), dossier);
    assert!(page.lire(&dossier).await.texte.contains("tapé avant le café"));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_click_locks_the_whole_unit() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 3).await;
    let mut une = serveur.connecter("benevole").await;
    let mut autre = serveur.connecter("cheffe").await;
    une.poster("/verrouiller-tout", &[]).await;
    assert_eq!(une.lire("/aujourdhui").await.lieu(), "/deverrouiller");
    assert_eq!(autre.lire("/aujourdhui").await.lieu(), "/deverrouiller");
    let fausse = autre.envoyer("/deverrouiller", &[("phrase", "non")]).await;
    assert!(fausse.texte.contains("role=\"alert\""));
    autre.envoyer("/deverrouiller", &[("phrase", PHRASE)]).await;
    assert_eq!(autre.lire("/aujourdhui").await.statut, StatusCode::OK);
    assert_eq!(une.lire("/aujourdhui").await.lieu(), "/deverrouiller");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_removed_loses_access_at_once_and_the_others_keep_theirs() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 3).await;
        let (dossier, _) = serveur.dossier("Nour", "note sociale").await;
        let mut partante = serveur.connecter("travailleuse-sociale").await;
        let mut restante = serveur.connecter("juriste").await;
        let mut cheffe = serveur.connecter("cheffe").await;
        assert_eq!(partante.lire("/aujourdhui").await.statut, StatusCode::OK);
        let champs = [("identifiant", "travailleuse-sociale")];
        let fait = cheffe.poster("/membres/retirer", &champs).await;
        assert_eq!(fait.lieu(), "/membres", "{}", fait.texte);
        assert_eq!(partante.lire("/aujourdhui").await.lieu(), "/connexion");
        let phrase = [("identifiant", "travailleuse-sociale"), ("phrase", PHRASE)];
        assert!(partante.envoyer("/connexion", &phrase).await.texte.contains("role=\"alert\""));
        // Keys were replaced under the feet of the others: they go on without signing in again.
        for autre in [&mut restante, &mut cheffe] {
            let fiche = autre.lire(&format!("/dossiers/{dossier}")).await;
            assert!(fiche.texte.contains("note sociale"), "{} {}", fiche.statut, fiche.texte);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_removed_from_another_process_is_out_at_her_next_request() {
    for place in Place::toutes() {
        let mut serveur = Serveur::ouvrir(place, 3).await;
        let mut partante = serveur.connecter("juriste").await;
        assert_eq!(partante.lire("/aujourdhui").await.statut, StatusCode::OK);
        let mut contexte = serveur.heure.contexte();
        serveur.cheffe.retirer_membre("juriste", &mut contexte).await.unwrap();
        assert_eq!(partante.lire("/aujourdhui").await.lieu(), "/connexion");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_listed_closed_from_elsewhere_and_ended() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 3).await;
    let mut ici = serveur.connecter("cheffe").await;
    let mut ailleurs = serveur.connecter("cheffe").await;
    let compte = ici.lire("/compte").await.texte;
    let reperes: Vec<&str> = compte
        .split("name=\"repere\" value=\"")
        .skip(1)
        .map(|reste| reste.split('"').next().unwrap())
        .collect();
    assert_eq!(reperes.len(), 2);
    ici.poster("/compte/seances", &[("repere", reperes[1])]).await;
    assert_eq!(ailleurs.lire("/").await.lieu(), "/connexion");
    let fin = ici.poster("/deconnexion", &[]).await;
    assert_eq!(fin.lieu(), "/connexion");
    assert_eq!(ici.lire("/").await.lieu(), "/connexion");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_passphrase_closes_the_other_sessions() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 3).await;
    let mut ici = serveur.connecter("juriste").await;
    let mut ailleurs = serveur.connecter("juriste").await;
    let courte = [("ancienne", PHRASE), ("nouvelle", "courte"), ("confirmation", "courte")];
    let refus = ici.poster("/compte/phrase", &courte).await;
    assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY);
    let nouvelle = "six mots tirés au hasard ici";
    let champs = [("ancienne", PHRASE), ("nouvelle", nouvelle), ("confirmation", nouvelle)];
    let fait = ici.poster("/compte/phrase", &champs).await;
    assert_eq!(fait.lieu(), "/compte", "{}", fait.texte);
    assert_eq!(ici.lire("/compte").await.statut, StatusCode::OK);
    assert_eq!(ailleurs.lire("/compte").await.lieu(), "/connexion");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_factor_is_enrolled_once_then_asked_for_and_a_code_serves_once() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 3).await;
        serveur.connecter("juriste").await;
        let mut page = serveur.navigateur();
        let phrase = [("identifiant", "juriste"), ("phrase", PHRASE)];
        let attend = page.envoyer("/connexion", &phrase).await;
        assert!(!attend.texte.contains("id=\"secret\""), "it is not shown again");
        // The passphrase alone opens nothing.
        assert_eq!(page.lire("/aujourdhui").await.lieu(), "/connexion");
        let servi = serveur.code("juriste");
        let refus = page.envoyer("/connexion/code", &[("code", &servi)]).await;
        assert!(refus.texte.contains("role=\"alert\""), "{}", refus.texte);
        assert_eq!(page.lire("/aujourdhui").await.lieu(), "/connexion");
        serveur.heure.avancer_minutes(1);
        let code = serveur.code("juriste");
        let juste = page.envoyer("/connexion/code", &[("code", &code)]).await;
        assert_eq!(juste.lieu(), "/", "{}", juste.texte);
        assert_eq!(page.lire("/aujourdhui").await.statut, StatusCode::OK);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passphrase_waits_five_minutes_for_its_code() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 3).await;
    serveur.connecter("juriste").await;
    let mut page = serveur.navigateur();
    page.envoyer("/connexion", &[("identifiant", "juriste"), ("phrase", PHRASE)]).await;
    serveur.heure.avancer_minutes(6);
    let code = serveur.code("juriste");
    let tard = page.envoyer("/connexion/code", &[("code", &code)]).await;
    assert_eq!(tard.statut, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passphrase_chosen_by_somebody_else_is_replaced_before_anything_else() {
    let serveur = Serveur::provisoire(Place::sqlite(), 3).await;
    let mut page = serveur.connecter("juriste").await;
    assert_eq!(page.lire("/aujourdhui").await.lieu(), "/compte");
    let nouvelle = "six mots tirés au hasard ici";
    let champs = [("ancienne", PHRASE), ("nouvelle", nouvelle), ("confirmation", nouvelle)];
    page.poster("/compte/phrase", &champs).await;
    assert_eq!(page.lire("/aujourdhui").await.statut, StatusCode::OK);
}
