//! Outings told by a telephone: taken once, whatever comes twice, cut, late or out of order.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{Request, StatusCode};
use domain::{ActeId, ActiviteId, Fait, Flux};
use serde_json::{Value, json};
use testkit::{CANARI, Place, canari};

use crate::serveur::{Navigateur, Page, Serveur};

fn id(rang: u8) -> String {
    ActiviteId::v7(1_795_500_000_000, &[rang; 10]).to_string()
}

fn acte(rang: u8) -> String {
    ActeId::v7(1_795_500_000_000, &[rang; 10]).to_string()
}

fn sortie(rang: u8, surnoms: &[&str]) -> Value {
    let rencontres: Vec<Value> = surnoms
        .iter()
        .zip(100 + rang * 10..)
        .map(|(surnom, rang)| json!({ "id": acte(rang), "surnom": surnom }))
        .collect();
    json!({
        "id": id(rang), "le": "2026-11-24", "endroit": "bois", "departement": null, "secteur": 3,
        "equipe": 2, "duree_minutes": 95, "rencontrees": 9, "nouvelles": 2, "orientees": 1,
        "materiel": [["preservatif", 24], ["carte", 3]], "remarques": ["moins-de-monde"],
        "rencontres": rencontres,
    })
}

async fn seance(navigateur: &mut Navigateur) -> Value {
    serde_json::from_str(&navigateur.lire("/terrain/seance").await.texte).unwrap()
}

/// What a telephone sends.
async fn envoyer(navigateur: &mut Navigateur, message: &Value) -> Page {
    let jeton = seance(navigateur).await["jeton"].as_str().unwrap().to_owned();
    poster(navigateur, &jeton, message.to_string()).await
}

async fn poster(navigateur: &mut Navigateur, jeton: &str, corps: String) -> Page {
    let demande = Request::post("/terrain/envoi")
        .header(CONTENT_TYPE, "application/json")
        .header("x-passerelle-jeton", jeton)
        .header("sec-fetch-site", "same-origin");
    navigateur.demander(demande, Body::from(corps)).await
}

fn message(sorties: &[Value]) -> Value {
    json!({ "schema": 1, "version": "ancienne", "sorties": sorties })
}

/// State and reason of each outing that was sent.
fn suites(page: &Page) -> Vec<(String, String)> {
    assert_eq!(page.statut, StatusCode::OK, "{}", page.texte);
    let lue: Value = serde_json::from_str(&page.texte).unwrap();
    let texte = |valeur: &Value| valeur.as_str().unwrap_or_default().to_owned();
    let sorties = lue["sorties"].as_array().unwrap().iter();
    sorties.map(|sortie| (texte(&sortie["etat"]), texte(&sortie["motif"]))).collect()
}

fn etats(page: &Page) -> Vec<String> {
    suites(page).into_iter().map(|(etat, _)| etat).collect()
}

/// Acts of an outing, as the head of unit reads them.
async fn faits(serveur: &Serveur, rang: u8) -> Vec<Fait> {
    let flux = Flux::Activite(id(rang).parse().unwrap());
    let journal = serveur.cheffe.journal(flux).await.unwrap();
    journal.map(|j| j.actes.into_iter().map(|acte| acte.fait).collect()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outing_is_taken_once_whatever_comes_twice_and_counts_where_others_do() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 60).await;
        let mut elle = serveur.connecter("travailleuse-sociale").await;
        let envoi = message(&[sortie(1, &["Coco"]), sortie(2, &[])]);
        assert_eq!(etats(&envoyer(&mut elle, &envoi).await), ["recue", "recue"]);
        // The answer was lost: everything comes again, with one more, in another order.
        let encore = message(&[sortie(3, &[]), sortie(2, &[]), sortie(1, &["Coco"])]);
        let page = envoyer(&mut elle, &encore).await;
        assert_eq!(etats(&page), ["recue", "deja", "deja"]);
        let lue: Value = serde_json::from_str(&page.texte).unwrap();
        assert_eq!(lue["a_jour"], false, "the page is told that it is old, once its data is taken");
        for rang in 1..=3 {
            let [Fait::Sortie(sortie), Fait::Terrain(terrain)] = &faits(&serveur, rang).await[..]
            else {
                panic!("an outing is two acts")
            };
            assert_eq!((sortie.rencontrees, sortie.nouvelles), (Some(9), Some(2)));
            assert_eq!(terrain.secteur, Some(3));
            assert_eq!(terrain.suivies, (rang == 1).then_some(1));
        }
        let chiffres = serveur.cheffe.chiffres_annuels(2026, None).await.unwrap();
        assert_eq!(chiffres.compteurs.total("sorties.rencontrees"), Some(27));
        assert_eq!(chiffres.compteurs.total("sorties.materiel.preservatif"), Some(72));
        let rapport = serveur.cheffe.verifier().await.unwrap();
        assert!(rapport.degats.is_empty(), "{rapport:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_says_why_and_stops_nothing_else() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 61).await;
    let mut elle = serveur.connecter("benevole").await;
    let change = |champ: &str, valeur: Value| {
        let mut changee = sortie(9, &[]);
        changee[champ] = valeur;
        changee
    };
    let envoi = message(&[
        change("le", json!("2026-11-26")),
        change("nouvelles", json!(10)),
        change("rencontrees", json!(10_000)),
        change("materiel", json!([["carte", 1], ["carte", 2]])),
        change("endroit", json!("ailleurs")),
        change("rencontres", json!([{ "id": acte(1), "surnom": "   " }])),
        change("rencontres", json!([{ "id": acte(1), "surnom": "x".repeat(41) }])),
        change("texte", json!("un champ que cette forme n'a pas")),
        json!("autre chose"),
        sortie(5, &[]),
    ]);
    let attendues = [
        ("refusee", "futur"),
        ("refusee", "nombres"),
        ("refusee", "nombres"),
        ("refusee", "nombres"),
        ("refusee", "illisible"),
        ("refusee", "surnoms"),
        ("refusee", "surnoms"),
        ("refusee", "illisible"),
        ("refusee", "illisible"),
        ("recue", ""),
    ];
    let rendues = suites(&envoyer(&mut elle, &envoi).await);
    let rendues: Vec<(&str, &str)> =
        rendues.iter().map(|(e, m)| (e.as_str(), m.as_str())).collect();
    assert_eq!(rendues, attendues);
    assert!(faits(&serveur, 9).await.is_empty(), "nothing refused is written");
    // Another content under an id already taken.
    let mut autre = sortie(5, &[]);
    autre["rencontrees"] = json!(8);
    let rendues = suites(&envoyer(&mut elle, &message(&[autre])).await);
    assert_eq!(rendues, [("refusee".to_owned(), "autre-contenu".to_owned())]);
    // A page newer than the server keeps everything.
    let envoi = json!({ "schema": 3, "version": "neuve", "sorties": [sortie(6, &[])] });
    let rendues = suites(&envoyer(&mut elle, &envoi).await);
    assert_eq!(rendues, [("refusee".to_owned(), "schema".to_owned())]);
    assert!(faits(&serveur, 6).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_message_writes_nothing_and_a_forged_one_neither() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 62).await;
    let mut elle = serveur.connecter("travailleuse-sociale").await;
    let jeton = seance(&mut elle).await["jeton"].as_str().unwrap().to_owned();
    let entier = message(&[sortie(1, &["Coco"])]).to_string();
    for coupe in [1, entier.len() / 2, entier.len() - 1] {
        let page = poster(&mut elle, &jeton, entier[..coupe].to_owned()).await;
        assert_eq!(page.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!page.texte.contains("Coco"), "{}", page.texte);
    }
    let page = poster(&mut elle, "AAAA", entier.clone()).await;
    assert_eq!(page.statut, StatusCode::FORBIDDEN);
    let autre = serveur.connecter("juriste").await;
    let mut voleuse = autre.clone();
    let page = poster(&mut voleuse, &jeton, entier.clone()).await;
    assert_eq!(page.statut, StatusCode::FORBIDDEN, "another session's token");
    let mut dpo = serveur.connecter("dpo").await;
    assert_eq!(dpo.lire("/terrain/seance").await.statut, StatusCode::FORBIDDEN);
    // Signed out, the telephone is led to the door, and nothing of it is carried there.
    let mut partie = serveur.navigateur();
    let page = poster(&mut partie, &jeton, entier.clone()).await;
    assert_eq!((page.statut, page.lieu()), (StatusCode::SEE_OTHER, "/connexion"));
    assert!(faits(&serveur, 1).await.is_empty());
    assert_eq!(etats(&poster(&mut elle, &jeton, entier).await), ["recue"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_telephones_and_the_same_message_twice_at_once_lose_and_double_nothing() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 63).await;
        let une = serveur.connecter("travailleuse-sociale").await;
        let autre = serveur.connecter("benevole").await;
        let mut envois = tokio::task::JoinSet::new();
        for tour in 0..3_u8 {
            for (navigateur, rangs) in [(&une, [1, 2, 3]), (&autre, [4, 5, 6])] {
                let mut navigateur = navigateur.clone();
                let mut sorties: Vec<Value> =
                    rangs.iter().map(|rang| sortie(*rang, &["Coco", "Lily"])).collect();
                sorties.rotate_left(usize::from(tour));
                envois.spawn(async move {
                    let page = envoyer(&mut navigateur, &message(&sorties)).await;
                    let etats = etats(&page);
                    assert!(
                        etats.iter().all(|etat| etat == "recue" || etat == "deja"),
                        "{etats:?}"
                    );
                    etats.iter().filter(|etat| *etat == "recue").count()
                });
            }
        }
        let recues: usize = envois.join_all().await.into_iter().sum();
        assert_eq!(recues, 6);
        for rang in 1..=6 {
            assert_eq!(faits(&serveur, rang).await.len(), 2);
        }
        for mut navigateur in [une, autre] {
            let page = navigateur.lire("/terrain/rapprocher").await.texte;
            assert_eq!(page.matches("<h2 id=\"rencontre-").count(), 6, "hers, once each");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nickname_is_read_by_its_author_alone_and_leaves_once_she_says_whose_it_is() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 64).await;
        let (dossier, _) = serveur.dossier("Nour", "x").await;
        let mut elle = serveur.connecter("travailleuse-sociale").await;
        let mut autre = serveur.connecter("cheffe").await;
        let envoi = message(&[sortie(1, &["Nour", "Lily"])]);
        envoyer(&mut elle, &envoi).await;
        let page = autre.lire("/terrain/rapprocher").await.texte;
        assert!(!page.contains("Nour") && !page.contains("Lily"), "{page}");
        // Nothing is looked for before she asks.
        let page = elle.lire("/terrain/rapprocher").await.texte;
        assert!(page.contains("Nour, 24/11/2026"), "{page}");
        assert!(!page.contains(&dossier.to_string()), "{page}");
        let cherche = [("rencontre", acte(110)), ("texte", "Nour".to_owned())];
        let cherche = cherche.each_ref().map(|(nom, valeur)| (*nom, valeur.as_str()));
        let page = elle.poster("/terrain/rapprocher/chercher", &cherche).await.texte;
        assert!(page.contains(&dossier.to_string()), "{page}");
        let (rencontre, dossier) = (acte(110), dossier.to_string());
        let choix = [("rencontre", rencontre.as_str()), ("dossier", dossier.as_str())];
        for _ in 0..2 {
            let page = elle.poster("/terrain/rapprocher", &choix).await;
            assert_eq!(page.lieu(), "/terrain/rapprocher", "{}", page.texte);
        }
        let fiche = elle.lire(&format!("/dossiers/{dossier}")).await.texte;
        assert_eq!(fiche.matches("</strong> Rencontrée en sortie").count(), 1, "{fiche}");
        assert!(fiche.contains("24/11/2026"));
        let oubliee = acte(111);
        elle.poster("/terrain/rapprocher/oublier", &[("rencontre", &oubliee)]).await;
        // Late, the telephone tells it again: what was settled stays settled.
        assert_eq!(etats(&envoyer(&mut elle, &envoi).await), ["deja"]);
        let page = elle.lire("/terrain/rapprocher").await.texte;
        assert!(page.contains("Aucun surnom n&#39;attend."), "{page}");
        // Looking for her is a reading of her file.
        let acces = serveur.connecter("dpo").await.lire("/acces").await.texte;
        assert!(acces.contains("Recherche"), "{acces}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nickname_whose_act_is_refused_stays() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 65).await;
    let (dossier, _) = serveur.dossier("Nour", "x").await;
    let mut elle = serveur.connecter("travailleuse-sociale").await;
    envoyer(&mut elle, &message(&[sortie(1, &["Nour"])])).await;
    let dossier = dossier.to_string();
    let page = elle.lire(&format!("/dossiers/{dossier}/actes/nouveau")).await;
    let cloture = [
        ("apres", &*page.champ("apres")),
        ("id", &*page.champ("id")),
        ("quoi", "cloture:depart"),
        ("le", "2026-11-20"),
    ];
    elle.poster(&format!("/dossiers/{dossier}/actes"), &cloture).await;
    let rencontre = acte(110);
    let choix = [("rencontre", rencontre.as_str()), ("dossier", dossier.as_str())];
    let page = elle.poster("/terrain/rapprocher", &choix).await;
    assert_eq!(page.statut, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.texte);
    assert!(page.texte.contains("Nour, 24/11/2026"), "{}", page.texte);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_shell_is_the_same_for_everyone_and_asks_for_nothing_elsewhere() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 66).await;
    serveur.dossier(&canari("prenom"), "x").await;
    let mut anonyme = serveur.navigateur();
    let mut elle = serveur.connecter("cheffe").await;
    assert_eq!(anonyme.lire("/terrain").await.lieu(), "/terrain/fr");
    let demande = Request::get("/terrain").header("accept-language", "en");
    assert_eq!(anonyme.demander(demande, Body::empty()).await.lieu(), "/terrain/en");
    for chemin in ["/terrain/fr", "/terrain/en", "/terrain/service.js"] {
        let (une, autre) = (anonyme.lire(chemin).await, elle.lire(chemin).await);
        assert_eq!(une.statut, StatusCode::OK);
        assert_eq!(une.texte, autre.texte, "{chemin}");
        assert!(!une.texte.contains("cheffe") && !une.texte.contains(CANARI), "{chemin}");
    }
    let service = anonyme.lire("/terrain/service.js").await;
    assert_eq!(service.entetes["service-worker-allowed"], "/terrain");
    assert_eq!(service.entetes[CACHE_CONTROL], "no-cache");
    let liste = service.texte.lines().nth(1).unwrap().trim_start_matches("const COQUILLE = ");
    let liste: Vec<String> = serde_json::from_str(liste.trim_end_matches(';')).unwrap();
    assert_eq!(liste.iter().collect::<BTreeSet<_>>().len(), liste.len());
    for chemin in &liste {
        let page = anonyme.lire(chemin).await;
        assert_eq!(page.statut, StatusCode::OK, "{chemin}");
        let politique = page.entetes["content-security-policy"].to_str().unwrap();
        assert!(politique.starts_with("default-src 'none'"), "{politique}");
        assert!(!politique.contains("unsafe"), "{politique}");
    }
    // Everything a page of the shell asks for is kept with it.
    for chemin in ["/terrain/fr", "/terrain/en"] {
        let page = anonyme.lire(chemin).await.texte;
        for morceau in page.split("/terrain/coquille/").skip(1) {
            let suite = morceau.split('"').next().unwrap();
            assert!(liste.contains(&format!("/terrain/coquille/{suite}")), "{suite}");
        }
        assert!(!page.contains("<script>") && !page.contains("style=\""), "{chemin}");
    }
    let perimee = anonyme.lire("/terrain/coquille/0000000000000000/terrain.js").await;
    assert_eq!(perimee.statut, StatusCode::NOT_FOUND);
}

/// An outing in the form of today, with the code it shows or the one it joined.
fn ralliee(rang: u8, ralliement: Option<u32>, jonction: Option<u32>) -> Value {
    let mut une = sortie(rang, &[]);
    une["ralliement"] = json!(ralliement);
    une["jonction"] = json!(jonction);
    une
}

#[tokio::test(flavor = "multi_thread")]
async fn two_telephones_of_one_team_make_one_outing_and_a_member_settles_the_others() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 67).await;
        let mut elle = serveur.connecter("travailleuse-sociale").await;
        let mut autre = serveur.connecter("benevole").await;
        let envoi = |sorties: &[Value]| {
            let sorties = sorties.to_vec();
            json!({ "schema": 2, "version": "neuve", "sorties": sorties })
        };
        // Hers shows a code, the other typed it; two more did not know of each other.
        let une = envoi(&[ralliee(1, Some(248_210), None), ralliee(3, Some(275_550), None)]);
        assert_eq!(etats(&envoyer(&mut elle, &une).await), ["recue", "recue"]);
        let deux = envoi(&[ralliee(2, None, Some(248_210))]);
        assert_eq!(etats(&envoyer(&mut autre, &deux).await), ["recue"]);
        let page = elle.lire("/activites?annee=2026").await.texte;
        assert!(page.contains("autre téléphone"), "{page}");
        let ensemble = elle.lire(&format!("/activites/{}", id(1))).await.texte;
        assert!(ensemble.contains("18 rencontrées, dont 4 nouvelles"), "{ensemble}");
        assert!(ensemble.contains(&id(2)), "{ensemble}");

        // One question, of the two that did not join.
        let page = elle.lire("/activites?annee=2026").await;
        assert_eq!(page.texte.matches("/joindre\"").count(), 1, "{}", page.texte);
        let (acte, apres) = (page.champ("id"), page.champ("apres"));
        let (seconde, premiere) = (id(3), id(1));
        let lieu = format!("/activites/{seconde}/joindre");
        let champs = [("id", &*acte), ("apres", &*apres), ("premiere", premiere.as_str())];
        for _ in 0..2 {
            let page = elle.poster(&lieu, &champs).await;
            assert_eq!(page.lieu(), format!("/activites/{seconde}"), "{}", page.texte);
        }
        let total = async |nom| {
            let chiffres = serveur.cheffe.chiffres_annuels(2026, None).await.unwrap();
            chiffres.compteurs.total(nom).unwrap()
        };
        assert_eq!((total("sorties").await, total("sorties.rencontrees").await), (1, 27));
        let page = elle.lire("/activites?annee=2026").await.texte;
        assert!(!page.contains("/joindre\""), "{page}");
        // She was wrong: an outing by itself after all.
        let page = elle.lire(&format!("/activites/{seconde}")).await;
        let (acte, apres) = (page.champ("id"), page.champ("apres"));
        elle.poster(&lieu, &[("id", &*acte), ("apres", &*apres)]).await;
        assert_eq!((total("sorties").await, total("sorties.rencontrees").await), (2, 27));
        // A page that had not seen it.
        let perimee = [("id", &*self::acte(9)), ("apres", &*apres)];
        assert_eq!(elle.poster(&lieu, &perimee).await.statut, StatusCode::CONFLICT);
        let rapport = serveur.cheffe.verifier().await.unwrap();
        assert!(rapport.degats.is_empty(), "{rapport:?}");
    }
}

/// How many lines the access log has.
async fn lectures(serveur: &Serveur) -> usize {
    serveur.connecter("dpo").await.lire("/acces").await.texte.matches("<tr").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_the_day_says_that_nicknames_wait_to_their_author_alone() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 68).await;
        let mut elle = serveur.connecter("travailleuse-sociale").await;
        let mut autre = serveur.connecter("cheffe").await;
        let lues = lectures(&serveur).await;
        let vide = elle.lire("/aujourdhui").await.texte;
        assert!(!vide.contains("/terrain/rapprocher"), "{vide}");
        let sans_surnom = lectures(&serveur).await - lues;
        let surnom = canari("surnom");
        envoyer(&mut elle, &message(&[sortie(1, &[&surnom, "Lily"])])).await;
        let lues = lectures(&serveur).await;
        let page = elle.lire("/aujourdhui").await.texte;
        assert!(page.contains("2 surnoms notés en sortie attendent"), "{page}");
        assert_eq!(page.matches("href=\"/terrain/rapprocher\"").count(), 1, "one action: {page}");
        assert!(!page.contains(CANARI), "how many, not which: {page}");
        // The page of the day is a reading; nothing more was read to say so.
        assert_eq!(lectures(&serveur).await - lues, sans_surnom, "readings in the access log");
        let page = autre.lire("/aujourdhui").await.texte;
        assert!(!page.contains("/terrain/rapprocher"), "hers alone: {page}");
        for rang in [110, 111] {
            elle.poster("/terrain/rapprocher/oublier", &[("rencontre", &acte(rang))]).await;
        }
        let page = elle.lire("/aujourdhui").await.texte;
        assert!(!page.contains("/terrain/rapprocher"), "{page}");
    }
}
