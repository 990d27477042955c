//! The server: visits that end, answers that keep nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first failure")]
#![allow(clippy::indexing_slicing, reason = "answers of a known shape")]

use std::sync::Arc;

use aide::{Horloge, Langue, Moment, SORTIE, Site, Visites, poids_commun, routeur};
use annuaire::Annuaire;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use domain::Jour;
use tower::ServiceExt as _;

/// What a page answers: not 200, so that Chromium keeps no copy to show on "back".
const VUE: StatusCode = StatusCode::NON_AUTHORITATIVE_INFORMATION;
const NOM: &str = "000102030405060708090a0b0c0d0e0f";
const AUTRE: &str = "ff0102030405060708090a0b0c0d0e0f";

fn serveur() -> Router {
    serveur_de(include_str!("antennes.json"))
}

fn serveur_de(annuaire: &str) -> Router {
    let annuaire = Annuaire::lire(annuaire).unwrap();
    let site = Site::new(Some(annuaire), SORTIE).unwrap();
    let tirage: [u8; 16] = std::array::from_fn(|rang| u8::try_from(rang).unwrap());
    let horloge: Horloge =
        Arc::new(move || Some(Moment { jour: Jour::constante(2026, 11, 27), tirage }));
    routeur(Arc::new(site), Arc::new(Visites::default()), horloge, true)
}

async fn lire(routeur: &Router, chemin: &str) -> Response<Body> {
    let demande = Request::get(chemin).body(Body::empty()).unwrap();
    routeur.clone().oneshot(demande).await.unwrap()
}

async fn poster(routeur: &Router, chemin: &str, corps: &str) -> (StatusCode, String) {
    let demande = Request::post(chemin)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(corps.to_owned()))
        .unwrap();
    texte(routeur.clone().oneshot(demande).await.unwrap()).await
}

async fn texte(reponse: Response<Body>) -> (StatusCode, String) {
    let statut = reponse.status();
    let octets = to_bytes(reponse.into_body(), 1 << 20).await.unwrap();
    (statut, String::from_utf8(octets.to_vec()).unwrap())
}

fn lieu(reponse: &Response<Body>) -> &str {
    reponse.headers()["location"].to_str().unwrap()
}

#[tokio::test]
async fn a_visit_is_named_once_and_ends_for_good() {
    let routeur = serveur();
    for entree in ["/", "/aide", "/aide/"] {
        let reponse = lire(&routeur, entree).await;
        assert_eq!(reponse.status(), StatusCode::SEE_OTHER);
        assert_eq!(lieu(&reponse), format!("/aide/{NOM}/"));
    }
    let lien = lire(&routeur, "/aide/ar/2.html").await;
    assert_eq!(lieu(&lien), format!("/aide/{NOM}/ar/2.html"));
    let pages = ["", "fr/index.html", "ar/2.html", "fr/3.html"];
    for page in pages {
        let reponse = lire(&routeur, &format!("/aide/{NOM}/{page}")).await;
        assert_eq!(reponse.status(), VUE, "{page}");
    }
    let sortie = lire(&routeur, &format!("/aide/{NOM}/sortie")).await;
    assert_eq!(lieu(&sortie), SORTIE);
    assert_eq!(sortie.headers()["clear-site-data"], "\"cache\"");
    for page in pages {
        let reponse = lire(&routeur, &format!("/aide/{NOM}/{page}")).await;
        assert_eq!((reponse.status(), lieu(&reponse)), (StatusCode::SEE_OTHER, SORTIE), "{page}");
    }
    let (statut, _) = poster(&routeur, &format!("/aide/{NOM}/fr/2.html"), "ou=57").await;
    assert_eq!(statut, StatusCode::SEE_OTHER);
    // Another visit goes on.
    let autre = lire(&routeur, &format!("/aide/{AUTRE}/fr/index.html")).await;
    assert_eq!(autre.status(), VUE);
}

#[tokio::test]
async fn every_answer_is_kept_by_nobody_and_sets_nothing() {
    let routeur = serveur();
    for chemin in ["/aide/", &format!("/aide/{NOM}/"), &format!("/aide/{NOM}/f/s.css"), "/rien"] {
        let reponse = lire(&routeur, chemin).await;
        let entetes = reponse.headers();
        assert_eq!(entetes["cache-control"], "no-store", "{chemin}");
        assert_eq!(entetes["referrer-policy"], "no-referrer", "{chemin}");
        assert!(
            entetes["content-security-policy"].to_str().unwrap().contains("default-src 'none'")
        );
        assert!(entetes.get("set-cookie").is_none(), "{chemin}");
        assert!(entetes["strict-transport-security"].to_str().unwrap().starts_with("max-age="));
    }
    let (statut, page) = texte(lire(&routeur, "/rien").await).await;
    assert_eq!(statut, StatusCode::NOT_FOUND);
    assert!(page.contains("tel:119") && page.contains("class=\"quitter\""), "{page}");
}

#[tokio::test]
async fn contacts_come_nearest_first() {
    let routeur = serveur();
    let chemin = format!("/aide/{NOM}/fr/2.html");
    let (statut, page) = poster(&routeur, &chemin, "ou=57&besoin=sante&langue=ro").await;
    assert_eq!(statut, VUE);
    let metz = page.find("fictive de Metz").unwrap();
    let marseille = page.find("fictive de Marseille").unwrap();
    assert!(metz < marseille && page.contains("À environ 0 km"));
    assert!(page.contains("de prendre rendez-vous") && page.contains("Jour et nuit"));
    let (_, ailleurs) = poster(&routeur, &chemin, "ou=13&besoin=sante").await;
    assert!(!ailleurs.contains("fictive de Metz"), "its offer is for 57 and 54");
    // Nobody is listed for this: others can direct.
    let (_, proche) = poster(&routeur, &chemin, "besoin=mineur&ou=13").await;
    assert!(proche.contains("Amicale du Nid"));
}

/// An answer with all it loads, in bytes.
const LEGER: usize = 60_000;

#[tokio::test]
async fn answers_stay_under_60_kb_in_every_language_whatever_the_directory() {
    // Forty offices of one town, each with as much to say as the format lets it.
    let dit = "Accueil à toute heure, écoute, repas. ".repeat(52);
    let structure = |rang: usize| {
        format!(
            r#"{{ "source": "essai", "id": "a{rang}", "nom": "Antenne n° {rang}",
              "description": "{dit}", "date_maj": "2026-11-02", "code_postal": "57000",
              "latitude": 49.{}, "longitude": 6.18, "telephone": "0300000001" }}"#,
            12 + rang
        )
    };
    let service = |rang: usize, offre: usize| {
        format!(
            r#"{{ "source": "essai", "id": "s{rang}-{offre}", "structure_id": "a{rang}",
              "nom": "Accueil", "description": "{dit}", "zone_eligibilite": ["57"],
              "passerelle": {{ "besoins": ["sante"] }} }}"#
        )
    };
    let structures: Vec<String> = (0..40).map(structure).collect();
    let services = (0..40).flat_map(|rang| (0..9).map(move |offre| (rang, offre)));
    let services: Vec<String> = services.map(|(rang, offre)| service(rang, offre)).collect();
    let (structures, services) = (structures.join(","), services.join(","));
    let annuaire = format!(r#"{{ "structures": [{structures}], "services": [{services}] }}"#);
    let routeur = serveur_de(&annuaire);
    for langue in Langue::TOUTES {
        let page = |numero: u8| format!("/aide/{NOM}/{}/{numero}.html", langue.code());
        let (statut, contacts) = poster(&routeur, &page(2), "ou=57&besoin=sante").await;
        assert_eq!(statut, VUE);
        assert!(contacts.contains("Antenne n° 0"), "the nearest is there: {}", langue.code());
        let tout = "q-age=npd&q-toit=npd&q-situation=npd&q-arret=npd&q-accord=npd\
                    &q-nationalite=npd&q-document=npd&q-oqtf=oui&q-oqtf-jour=2026-11-20\
                    &q-oqtf-lieu=npd&q-plainte=oui&q-lien=oui&q-argent=npd&q-rsa=npd&q-ada=npd";
        let (statut, droits) = poster(&routeur, &page(3), tout).await;
        assert_eq!(statut, VUE);
        for (quoi, reponse) in [("contacts", contacts), ("rights", droits)] {
            let octets = reponse.len() + poids_commun();
            assert!(octets < LEGER, "{quoi} in {}: {octets}", langue.code());
        }
    }
}

#[tokio::test]
async fn offices_of_other_departments_come_by_distance_and_one_without_a_place_comes_last() {
    let structure = |id: &str, place: &str| {
        format!(
            r#"{{ "source": "passerelle", "id": "{id}", "nom": "Antenne {id}", {place}
              "description": "Accueil.", "date_maj": "2026-11-02", "code_postal": "54000" }}"#
        )
    };
    let service = |id: &str| {
        format!(
            r#"{{ "source": "passerelle", "id": "s-{id}", "structure_id": "{id}", "nom": "Accueil",
              "description": "Accueil.", "passerelle": {{ "besoins": ["sante"] }} }}"#
        )
    };
    // As the pages of an association write them, the nearest last.
    let structures = [
        structure("secrete", ""),
        structure("loin", r#""latitude": 48.77, "longitude": 5.17,"#),
        structure("proche", r#""latitude": 48.69, "longitude": 6.18,"#),
    ];
    let services = ["secrete", "loin", "proche"].map(service);
    let (structures, services) = (structures.join(","), services.join(","));
    let annuaire = format!(r#"{{ "structures": [{structures}], "services": [{services}] }}"#);
    let chemin = format!("/aide/{NOM}/fr/2.html");
    let (_, page) = poster(&serveur_de(&annuaire), &chemin, "ou=57&besoin=sante").await;
    let place = |nom: &str| page.find(nom).unwrap_or_else(|| panic!("{nom}: {page}"));
    let ordre = [place("Antenne proche"), place("Antenne loin"), place("Antenne secrete")];
    assert!(ordre.is_sorted(), "{ordre:?}");
    assert!(page.contains("À environ 48 km") && page.contains("À environ 83 km"), "{page}");
}

#[tokio::test]
async fn the_law_engine_answers_in_plain_words() {
    let routeur = serveur();
    let chemin = format!("/aide/{NOM}/fr/3.html");
    let corps = "q-age=majeur&q-toit=non&q-situation=oui&q-arret=oui&q-accord=oui\
                 &q-nationalite=hors-ue&q-document=aucun&q-oqtf=oui&q-oqtf-jour=2026-11-20\
                 &q-oqtf-lieu=libre&q-plainte=npd";
    let (statut, page) = poster(&routeur, &chemin, corps).await;
    assert_eq!(statut, VUE);
    let sur = page.find("Ce qui est sûr").unwrap();
    let pas_sur = page.find("Ce qui n&#39;est pas sûr").unwrap();
    let psp = page.find("le parcours de sortie de la prostitution").unwrap();
    assert!(sur < psp && psp < pas_sur, "the pathway is open to her");
    assert!(page.contains("Dormir à l&#39;abri") && page.contains("Appelez le 115."));
    // One month, notified on 20 November: the prudent day is the 19th of December.
    assert!(page.contains("le 19/12/2026 au plus tard"), "{page}");
    assert!(page.contains("CASF L.121-9"));
    assert!(!page.contains("Vous avez moins de 18 ans"));
}

#[tokio::test]
async fn a_minor_is_led_to_child_protection_without_blame_and_never_to_the_commission() {
    let routeur = serveur();
    let chemin = format!("/aide/{NOM}/fr/3.html");
    for corps in ["q-age=mineur", "q-age=mineur&q-situation=oui&q-accord=oui&q-toit=non"] {
        let (_, page) = poster(&routeur, &chemin, corps).await;
        let ici = page.find("Vous avez moins de 18 ans").unwrap();
        assert!(ici < page.find("Ce qui").unwrap_or(usize::MAX));
        assert!(page.contains("pas votre faute") && page.contains("Appelez le 119"));
        assert!(!page.contains("parcours de sortie"), "{page}");
    }
    // Who does not say her age is told of 119 too.
    for corps in ["", "q-age=npd", "q-age=nsp"] {
        let (_, page) = poster(&routeur, &chemin, corps).await;
        assert!(page.contains("Moins de 18 ans ? Appelez le 119."), "{corps}");
    }
}

#[tokio::test]
async fn nobody_answering_anything_is_told_what_would_help_and_nothing_is_closed() {
    let routeur = serveur();
    let (_, page) = poster(&routeur, &format!("/aide/{NOM}/fr/3.html"), "q-age=npd").await;
    assert!(page.contains("Quel âge avez-vous ?"), "{page}");
    let (_, aucune) = poster(&routeur, &format!("/aide/{NOM}/fr/3.html"), "").await;
    let sans = "Dormir à l&#39;abri";
    assert!(aucune.find("Ce qui n&#39;est pas sûr").unwrap() < aucune.find(sans).unwrap());
}

#[tokio::test]
async fn what_cannot_be_read_is_said_without_being_repeated() {
    let routeur = serveur();
    let chemin = format!("/aide/{NOM}/fr/3.html");
    let long = format!("q-age={}", "ZZ-CANARI".repeat(1000));
    let (statut, page) = poster(&routeur, &chemin, &long).await;
    assert_eq!(statut, StatusCode::BAD_REQUEST);
    assert!(page.contains("Recommencez.") && !page.contains("ZZ-CANARI"));
    let (_, autre) = poster(&routeur, &chemin, "q-age=ZZ-CANARI&ZZ-CANARI=1&q-oqtf-jour=ZZ").await;
    assert!(!autre.contains("ZZ-CANARI"));
    let (statut, _) = poster(&routeur, "/aide/", "q-age=mineur").await;
    assert_eq!(statut, StatusCode::NOT_FOUND);
}
