//! What is typed is kept until it is recorded.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use testkit::Place;

use crate::serveur::{Navigateur, PHRASE, Page, Serveur};

/// Posts as the page's script does.
async fn garder(navigateur: &mut Navigateur, chemin: &str, champs: &[(&str, &str)]) -> Page {
    let jeton = navigateur.lire("/compte").await.champ("jeton");
    let mut tous = vec![("jeton", jeton.as_str())];
    tous.extend_from_slice(champs);
    let corps = serde_html_form::to_string(&tous).unwrap();
    let demande = Request::post(chemin)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header("accept", "text/plain");
    navigateur.demander(demande, Body::from(corps)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_kept_offered_taken_up_and_gone_once_recorded() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 21).await;
        let (dossier, _) = serveur.dossier("Nour", "x").await;
        let dossier = format!("/dossiers/{dossier}");
        let (nouveau, brouillon) =
            (format!("{dossier}/actes/nouveau"), format!("{dossier}/actes/brouillon"));
        let mut elle = serveur.connecter("travailleuse-sociale").await;
        let page = elle.lire(&nouveau).await;
        let (apres, id) = (page.champ("apres"), page.champ("id"));
        let champs = |version, recit| {
            [
                ("apres", apres.as_str()),
                ("id", id.as_str()),
                ("quoi", "note:social"),
                ("recit", recit),
                ("brouillon", version),
            ]
        };
        assert_eq!(page.champ("brouillon"), "0");
        assert_eq!(garder(&mut elle, &brouillon, &champs("0", "à moitié")).await.texte, "1");
        assert_eq!(garder(&mut elle, &brouillon, &champs("1", "à moitié dit")).await.texte, "2");
        // Another window was left behind: it overwrites nothing.
        let ailleurs = garder(&mut elle, &brouillon, &champs("1", "d'une autre fenêtre")).await;
        assert_eq!(ailleurs.statut, StatusCode::CONFLICT);

        // The day's page leads to it, naming nobody; hers alone.
        let jour = elle.lire("/aujourdhui").await.texte;
        assert!(jour.contains("Saisies à reprendre") && jour.contains(&nouveau), "{jour}");
        let mut autre = serveur.connecter("cheffe").await;
        assert!(!autre.lire("/aujourdhui").await.texte.contains("Saisies à reprendre"));
        assert!(!autre.lire(&nouveau).await.texte.contains("à moitié"));

        let offert = elle.lire(&nouveau).await;
        assert!(
            offert.texte.contains("Une saisie attend") && offert.texte.contains("à moitié dit")
        );
        let repris = elle.lire(&format!("{nouveau}?brouillon=repris")).await;
        assert_eq!((repris.champ("id"), repris.champ("brouillon")), (id.clone(), "2".to_owned()));
        assert!(repris.texte.contains("à moitié dit</textarea>"), "{}", repris.texte);
        let fait = elle.poster(&format!("{dossier}/actes"), &champs("2", "tout dit")).await;
        assert_eq!(fait.lieu(), dossier, "{}", fait.texte);
        // A last save that comes after the recording is thrown away too.
        garder(&mut elle, &brouillon, &champs("0", "à moitié dit")).await;
        let vide = elle.lire(&nouveau).await;
        assert!(vide.texte.contains("<textarea id=\"recit\" name=\"recit\"></textarea>"));
        assert!(!elle.lire("/aujourdhui").await.texte.contains("Saisies à reprendre"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_thrown_away_and_the_act_that_was_asked_for_comes_back() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 21).await;
    let (dossier, acte) = serveur.dossier("Nour", "x").await;
    let mut elle = serveur.connecter("travailleuse-sociale").await;
    for (page, brouillon) in [
        (
            format!("/dossiers/{dossier}/actes/nouveau"),
            format!("/dossiers/{dossier}/actes/brouillon"),
        ),
        (
            format!("/dossiers/{dossier}/actes/{acte}/corriger"),
            format!("/dossiers/{dossier}/actes/{acte}/brouillon"),
        ),
    ] {
        let champs = [("apres", "1"), ("le", "2026-11-20"), ("brouillon", "0")];
        // Without a script: the button goes back to the form, filled.
        let garde = elle.poster(&brouillon, &champs).await;
        assert_eq!(garde.lieu(), format!("{page}?brouillon=repris"), "{}", garde.texte);
        assert!(elle.lire(garde.lieu()).await.texte.contains("value=\"2026-11-20\""));
        // From a form left behind: nothing typed is lost, and nothing is written over.
        let ailleurs = elle.poster(&brouillon, &champs).await;
        assert_eq!(ailleurs.statut, StatusCode::CONFLICT);
        assert!(ailleurs.texte.contains("value=\"2026-11-20\""), "{}", ailleurs.texte);
        assert_eq!(ailleurs.champ("brouillon"), "1");
        let jeter = [("brouillon", "1"), ("quoi", "psp:aps")];
        let jete = elle.poster(&format!("{brouillon}/jeter"), &jeter).await;
        assert_eq!(jete.lieu(), format!("{page}?quoi=psp:aps"));
        assert!(!elle.lire(&page).await.texte.contains("Une saisie attend"));
        let texte = [("brouillon", "0"), ("quoi", "Nour est venue")];
        elle.poster(&brouillon, &champs).await;
        let jete =
            elle.poster(&format!("{brouillon}/jeter"), &[("brouillon", "1"), texte[1]]).await;
        assert_eq!(jete.lieu(), page, "no text goes into an address");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_that_is_refused_comes_back_as_it_was_typed() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 21).await;
    let (dossier, _) = serveur.dossier("Nour", "x").await;
    let dossier = format!("/dossiers/{dossier}");
    let mut elle = serveur.connecter("travailleuse-sociale").await;
    let page = elle.lire(&format!("{dossier}/actes/nouveau")).await;
    let (apres, id) = (page.champ("apres"), page.champ("id"));
    let champs = [
        ("apres", apres.as_str()),
        ("id", id.as_str()),
        ("quoi", "accompagnement:logement"),
        ("le", "31/02/2026"),
        ("recit", "long récit"),
    ];
    let refus = elle.poster(&format!("{dossier}/actes"), &champs).await;
    assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refus.texte.contains("long récit</textarea>"), "{}", refus.texte);
    assert!(refus.texte.contains("role=\"alert\""));
    assert_eq!(refus.champ("id"), id);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_when_the_session_ended_comes_back_in_its_form() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 21).await;
    let (dossier, _) = serveur.dossier("Nour", "x").await;
    let mut elle = serveur.connecter("travailleuse-sociale").await;
    let page = elle.lire(&format!("/dossiers/{dossier}/actes/nouveau")).await;
    let tapes = ["jeton", "apres", "id", "brouillon"].map(|nom| (nom, page.champ(nom)));
    let mut champs: Vec<(&str, &str)> = tapes.iter().map(|(nom, v)| (*nom, v.as_str())).collect();
    champs.extend([("quoi", "note:social"), ("recit", "tapé avant midi")]);
    serveur.heure.avancer_minutes(20);
    let envoye = elle.envoyer(&format!("/dossiers/{dossier}/actes"), &champs).await;
    assert_eq!(envoye.statut, StatusCode::UNAUTHORIZED);
    let (chemin, corps) = (envoye.champ("reprise_chemin"), envoye.champ("reprise_corps"));
    let ouvrir = [("phrase", PHRASE), ("reprise_chemin", &*chemin), ("reprise_corps", &*corps)];
    let offerte = elle.envoyer("/deverrouiller", &ouvrir).await;
    let brouillon = format!("/dossiers/{dossier}/actes/brouillon");
    assert!(offerte.texte.contains(&format!("formaction=\"{brouillon}\"")), "{}", offerte.texte);
    champs[0].1 = "";
    let garde = elle.poster(&brouillon, &champs[1..]).await;
    let forme = elle.lire(garde.lieu()).await;
    assert!(forme.texte.contains("tapé avant midi</textarea>"), "{}", forme.texte);
    assert!(forme.texte.contains("value=\"note:social\" selected"));
}

#[tokio::test(flavor = "multi_thread")]
async fn erasing_a_person_throws_away_what_was_being_typed_of_her() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 21).await;
    let (dossier, _) = serveur.dossier("Nour", "x").await;
    let mut elle = serveur.connecter("travailleuse-sociale").await;
    let brouillon = format!("/dossiers/{dossier}/actes/brouillon");
    let champs = [("recit", "dit d'elle"), ("brouillon", "0")];
    garder(&mut elle, &brouillon, &champs).await;
    let mut cheffe = serveur.connecter("cheffe").await;
    let effacer = [("motif", "demande"), ("mot", "EFFACER")];
    cheffe.poster(&format!("/dossiers/{dossier}/effacer"), &effacer).await;
    assert!(!elle.lire("/aujourdhui").await.texte.contains("Saisies à reprendre"));
    let tard = garder(&mut elle, &brouillon, &champs).await;
    assert_eq!(tard.statut, StatusCode::GONE, "{}", tard.texte);
}
