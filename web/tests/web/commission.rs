//! A sitting through its pages: nothing typed is lost, conflicts of interest are said and refused.

use app::consigner::AConsigner;
use axum::http::StatusCode;
use domain::psp::{Demande, Evenement};
use domain::{DossierId, Fait, Jour};
use testkit::Place;

use crate::serveur::{AUJOURDHUI, Navigateur, Page, Serveur};

const LIEU: &str = "/commission/57/2026-11-25";

/// The hidden fields of the form that has this marker before it.
fn cache(page: &Page, marque: &str) -> [String; 2] {
    let fin = page.texte.find(marque).unwrap_or_else(|| panic!("no {marque}: {}", page.texte));
    let debut = page.texte[..fin].rfind("<form").unwrap();
    let forme = &page.texte[debut..];
    ["id", "apres"].map(|nom| {
        let debut = format!("name=\"{nom}\" value=\"");
        let depuis = forme.find(&debut).unwrap() + debut.len();
        forme[depuis..].split('"').next().unwrap().to_owned()
    })
}

/// Sends one form of the sitting's page.
async fn noter(elle: &mut Navigateur, marque: &str, champs: &[(&str, &str)]) -> Page {
    let page = elle.lire(LIEU).await;
    let [id, apres] = cache(&page, marque);
    let mut tous = vec![("id", id.as_str()), ("apres", apres.as_str())];
    tous.extend_from_slice(champs);
    elle.poster(LIEU, &tous).await
}

pub(crate) async fn convoquer(elle: &mut Navigateur, seance: &str, places: &str) {
    let id = elle.lire("/commission").await.champ("id");
    let champs = [
        ("id", id.as_str()),
        ("seance", seance),
        ("departement", "57"),
        ("lieu", "Préfecture"),
        ("places", places),
    ];
    let lieu = format!("/commission/57/{seance}");
    assert_eq!(elle.poster("/commission", &champs).await.lieu(), lieu);
}

pub(crate) async fn demander(serveur: &Serveur, dossier: DossierId) {
    let demande = Evenement::Demande(Demande { deposee_le: Some(AUJOURDHUI.plus_jours(-30)) });
    let demande = AConsigner {
        faits: vec![Fait::Psp(demande)],
        recit: None,
        survenu_le: Some(AUJOURDHUI.plus_jours(-30)),
        apres: None,
        id: None,
    };
    serveur.cheffe.consigner(dossier, demande, &mut serveur.heure.contexte()).await.unwrap();
}

pub(crate) async fn inscrire(elle: &mut Navigateur, dossier: DossierId, seance: &str) -> Page {
    let chemin = format!("/dossiers/{dossier}/inscription");
    let id = elle.lire(&chemin).await.champ("id");
    let champs =
        [("id", id.as_str()), ("seance", seance), ("objet", "entree"), ("porteuse", "notre")];
    elle.poster(&chemin, &champs).await
}

fn membres(page: &Page) -> Vec<String> {
    let morceaux = page.texte.split("name=\"membre\" value=\"").skip(1);
    morceaux.map(|m| m.split('"').next().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sitting_goes_from_its_convening_to_its_minutes() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 8).await;
        let (dossier, _) = serveur.dossier("Nour", "x").await;
        demander(&serveur, dossier).await;
        let mut elle = serveur.connecter("cheffe").await;
        convoquer(&mut elle, "2026-11-25", "1").await;
        assert_eq!(inscrire(&mut elle, dossier, "57/2026-11-25").await.lieu(), LIEU);
        for (designation, represente) in [("Mme X", "notre"), ("M. Y", "")] {
            let champs = [
                ("quoi", "membre"),
                ("designation", designation),
                ("college", "association"),
                ("represente", represente),
            ];
            assert_eq!(noter(&mut elle, "id=\"designation\"", &champs).await.lieu(), LIEU);
        }
        let page = elle.lire(LIEU).await;
        let [notre, autre] = membres(&page).try_into().unwrap();
        for membre in [&notre, &autre] {
            let champs = [("quoi", "presence"), ("membre", membre), ("maniere", "presente")];
            assert_eq!(noter(&mut elle, membre, &champs).await.lieu(), LIEU);
        }
        let champs = [("quoi", "ouvrir")];
        assert_eq!(noter(&mut elle, "value=\"ouvrir\"", &champs).await.lieu(), LIEU);
        let page = elle.lire(LIEU).await;
        assert!(page.texte.contains("Ne siège pas sur ce dossier"), "{}", page.texte);
        let id = dossier.to_string();
        let mut champs = vec![
            ("quoi", "avis"),
            ("dossier", id.as_str()),
            ("avis", "favorable"),
            ("siegent", notre.as_str()),
            ("siegent", autre.as_str()),
            ("pour", "2"),
            ("motifs", "ce que le médecin a dit"),
        ];
        // Her own association's representative is counted: refused, and what was typed is there.
        let page = noter(&mut elle, "value=\"avis\"", &champs).await;
        assert_eq!(page.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.texte.contains("circulaire du 31 janvier 2017"), "{}", page.texte);
        assert!(page.texte.contains("ce que le médecin a dit"), "{}", page.texte);
        champs.remove(3);
        champs[4] = ("pour", "1");
        assert_eq!(noter(&mut elle, "value=\"avis\"", &champs).await.lieu(), LIEU);
        let fiche = elle.lire(&format!("/dossiers/{dossier}")).await.texte;
        assert!(fiche.contains("Commission du 25/11/2026"), "{fiche}");
        assert!(fiche.contains("Avis favorable de la commission"), "{fiche}");
        let champs = [("quoi", "clore")];
        assert_eq!(noter(&mut elle, "value=\"clore\"", &champs).await.lieu(), LIEU);
        assert!(elle.lire(LIEU).await.texte.contains("procès-verbal clos"));
        let rapport = serveur.cheffe.verifier().await.unwrap();
        assert!(rapport.degats.is_empty(), "{rapport:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_agenda_offers_the_next_sitting_and_a_stale_form_comes_back() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 8).await;
    let mut elle = serveur.connecter("juriste").await;
    convoquer(&mut elle, "2026-11-25", "1").await;
    let suivante: Jour = "2026-12-18".parse().unwrap();
    convoquer(&mut elle, &suivante.to_string(), "4").await;
    for (prenom, lieu) in [("Nour", LIEU), ("Awa", "")] {
        let (dossier, _) = serveur.dossier(prenom, "x").await;
        demander(&serveur, dossier).await;
        let page = inscrire(&mut elle, dossier, "57/2026-11-25").await;
        assert_eq!(page.lieu(), lieu);
        if lieu.is_empty() {
            assert_eq!(page.statut, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.texte.contains("2026-12-18"), "{}", page.texte);
        }
    }
    let page = elle.lire(LIEU).await;
    let [id, _] = cache(&page, "id=\"designation\"");
    let champs = [
        ("id", id.as_str()),
        ("apres", "1"),
        ("quoi", "membre"),
        ("designation", "Mme de la Rivière"),
        ("college", "medecin"),
    ];
    let page = elle.poster(LIEU, &champs).await;
    assert_eq!(page.statut, StatusCode::CONFLICT);
    assert!(page.texte.contains("value=\"Mme de la Rivière\""), "{}", page.texte);
    // Another team's file is on the agenda, and its name is not.
    assert!(!elle.lire(LIEU).await.texte.contains("Mme de la Rivière"));
}
