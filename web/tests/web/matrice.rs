//! Who may push which door: asked of the server, door by door, and kept as a page to read.

use std::fmt::Write as _;

use axum::http::StatusCode;
use domain::Role;
use testkit::Place;
use web::acces::permis;
use web::routes::{Route, routes};

use crate::serveur::{Navigateur, Page, Serveur};

/// A path with its parameters filled in.
fn remplir(chemin: &str, dossier: &str, acte: &str) -> String {
    chemin
        .replace("{dossier}", dossier)
        .replace("{acte}", acte)
        .replace("{departement}", "57")
        .replace("{seance}", "2026-12-04")
        .replace("{jeton}", "essai")
        .replace("{convention}", "0190b6c2-7d4e-7a10-8f3b-2a1c5d9e0f42")
        .replace("{annee}", "2026")
        .replace("{genre}", "permanence")
        .replace("{activite}", "0190b6c2-7d4e-7a10-8f3b-2a1c5d9e0f42")
        .replace("{version}", env!("CARGO_PKG_VERSION"))
        .replace("{nom}", "passerelle.css")
}

async fn demander(navigateur: &mut Navigateur, route: &Route, chemin: &str) -> Page {
    if route.methode == "GET" {
        navigateur.lire(chemin).await
    } else {
        // An empty form: whoever may push the door is told so, whoever may not never gets there.
        navigateur.envoyer(chemin, &[]).await
    }
}

fn refusee(page: &Page) -> bool {
    page.statut == StatusCode::FORBIDDEN && page.texte.contains("403 · interdit ·")
}

fn sans_session(page: &Page) -> bool {
    let renvoyee = page.statut == StatusCode::SEE_OTHER && page.lieu() == "/connexion";
    renvoyee || page.statut == StatusCode::UNAUTHORIZED
}

#[tokio::test(flavor = "multi_thread")]
async fn the_matrix_of_access_is_the_one_written_down() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 1).await;
    let (dossier, acte) = serveur.dossier("Nour", "x").await;
    let (dossier, acte) = (dossier.to_string(), acte.to_string());
    let mut navigateurs = Vec::new();
    for (_, code) in Role::TOUS {
        navigateurs.push(serveur.connecter(code).await);
    }
    let mut texte = String::from(
        "Which role may push which door: + yes, - no, = no session needed. Asked of the server.\n\
         Another association's session: no door but those without a session.\n\n",
    );
    let largeur = routes().iter().map(|route| route.chemin.len()).max().unwrap();
    let _ = write!(texte, "{:4} {:largeur$}", "", "");
    for (_, code) in Role::TOUS {
        let court: String = code.chars().take(6).collect();
        let _ = write!(texte, " {court:6}");
    }
    texte.truncate(texte.trim_end().len());
    texte.push('\n');
    for route in routes() {
        let chemin = remplir(route.chemin, &dossier, &acte);
        let _ = write!(texte, "{:4} {:largeur$}", route.methode, route.chemin);
        for navigateur in &mut navigateurs {
            let page = demander(navigateur, &route, &chemin).await;
            assert!(!sans_session(&page) || route.droit.is_none(), "{}", route.chemin);
            let signe = match route.droit {
                None => '=',
                Some(_) if refusee(&page) => '-',
                Some(_) => '+',
            };
            let _ = write!(texte, " {signe:6}");
        }
        texte.truncate(texte.trim_end().len());
        texte.push('\n');
    }
    let attendu = include_str!("../golden/matrice-acces.txt");
    let chemin = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/matrice-acces.txt");
    if texte != attendu {
        let _ = std::fs::write(chemin, &texte);
    }
    assert_eq!(texte, attendu, "read target/matrice-acces.txt, and keep it if it is meant");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_door_opens_without_a_session_or_with_another_association_s() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 1).await;
        let autre = Serveur::ouvrir(serveur.place.autre(), 2).await;
        let (dossier, acte) = serveur.dossier("Nour", "x").await;
        let (etranger, _) = autre.dossier("Awa", "x").await;
        let ailleurs = autre.connecter("cheffe").await;
        for route in routes() {
            let chemin = remplir(route.chemin, &dossier.to_string(), &acte.to_string());
            let mut anonyme = serveur.navigateur();
            let mut intruse = serveur.navigateur();
            intruse.temoins.clone_from(&ailleurs.temoins);
            for navigateur in [&mut anonyme, &mut intruse] {
                let page = demander(navigateur, &route, &chemin).await;
                let fermee = route.droit.is_none() || sans_session(&page);
                assert!(fermee, "{} {chemin}", page.statut);
                assert!(!page.texte.contains("Nour"), "{chemin}");
            }
        }
        // Her own session, the other association's person.
        let mut cheffe = serveur.connecter("cheffe").await;
        for route in routes().iter().filter(|r| r.chemin.contains("{dossier}")) {
            let sienne = route.droit.is_some_and(|droit| permis(Role::Cheffe, droit));
            if route.methode == "GET" && sienne {
                let chemin = remplir(route.chemin, &etranger.to_string(), &acte.to_string());
                let page = cheffe.lire(&chemin).await;
                assert_eq!(page.statut, StatusCode::NOT_FOUND, "{chemin}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_made_elsewhere_writes_nothing() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 1).await;
    let (dossier, acte) = serveur.dossier("Nour", "x").await;
    let mut une = serveur.connecter("cheffe").await;
    let mut autre = serveur.connecter("travailleuse-sociale").await;
    for route in routes().iter().filter(|r| r.methode == "POST" && r.droit.is_some()) {
        // Somebody who may push that door, so that only the token stops her.
        let sienne = route.droit.is_some_and(|droit| permis(Role::Cheffe, droit));
        let navigateur = if sienne { &mut une } else { &mut autre };
        let chemin = remplir(route.chemin, &dossier.to_string(), &acte.to_string());
        let page = navigateur.envoyer(&chemin, &[("jeton", "AAAA")]).await;
        assert_eq!(page.statut, StatusCode::FORBIDDEN, "{chemin}");
        assert!(page.texte.contains("jeton-refuse"), "{chemin}");
        let corps = axum::body::Body::from("jeton=AAAA");
        let demande = axum::http::Request::post(&chemin).header("sec-fetch-site", "cross-site");
        let page = navigateur.demander(demande, corps).await;
        assert_eq!(page.statut, StatusCode::FORBIDDEN, "{chemin} from another site");
    }
}
