//! Who sees whom, through the pages, on both engines: teams, broken glass, separations.

use axum::http::StatusCode;
use testkit::Place;

use crate::serveur::{Navigateur, Page, Serveur};

const MOTIF: &str = "appel de nuit, elle demande un abri";

async fn sur_chaque_moteur<F: Future<Output = ()>>(recit: impl Fn(Serveur) -> F) {
    for place in Place::toutes() {
        recit(Serveur::ouvrir(place, 9).await).await;
    }
}

/// A new team, by the head of unit: its id.
async fn equipe(cheffe: &mut Navigateur, nom: &str) -> String {
    let page = cheffe.lire("/equipes").await;
    let debut = page.texte.find("id=\"creer\"").unwrap();
    let creer = Page { texte: page.texte[debut..].to_owned(), ..page };
    let id = creer.champ("equipe");
    let fait = cheffe.poster("/equipes", &[("equipe", &id), ("nom", nom)]).await;
    assert_eq!(fait.lieu(), "/equipes", "{}", fait.texte);
    id
}

async fn rattacher(cheffe: &mut Navigateur, dossier: &str, equipe: &str) {
    let page = cheffe.lire(&format!("{dossier}/suivi")).await;
    let champs = [("equipe", equipe), ("id", &*page.champ("id"))];
    let fait = cheffe.poster(&format!("{dossier}/equipe"), &champs).await;
    assert_eq!(fait.lieu(), format!("{dossier}/suivi"), "{}", fait.texte);
}

async fn suivre(cheffe: &mut Navigateur, dossier: &str, qui: &str, choix: &str) {
    let page = cheffe.lire(&format!("{dossier}/suivi")).await;
    let champs = [("identifiant", qui), ("choix", choix), ("id", &*page.champ("id"))];
    let fait = cheffe.poster(&format!("{dossier}/suivi"), &champs).await;
    assert_eq!(fait.lieu(), format!("{dossier}/suivi"), "{}", fait.texte);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_team_s_file_opens_by_breaking_the_glass_and_it_is_told() {
    sur_chaque_moteur(async |serveur: Serveur| {
        let (dossier, _) = serveur.dossier("Nour", "secret").await;
        let dossier = format!("/dossiers/{dossier}");
        let mut cheffe = serveur.connecter("cheffe").await;
        let mut elle = serveur.connecter("travailleuse-sociale").await;
        let mut dpo = serveur.connecter("dpo").await;
        let metz = equipe(&mut cheffe, "Metz").await;
        assert!(elle.lire(&dossier).await.texte.contains("secret"));
        rattacher(&mut cheffe, &dossier, &metz).await;

        // Masked at once, in the session that was open: list, search, its own address.
        assert!(!elle.lire("/dossiers").await.texte.contains("Nour"));
        let trouve = elle.poster("/recherche", &[("texte", "Nour")]).await;
        assert!(!trouve.texte.contains(&dossier), "{}", trouve.texte);
        let glace = format!("{dossier}/glace");
        assert_eq!(elle.lire(&dossier).await.lieu(), glace);
        assert_eq!(elle.lire(&format!("{dossier}/droits")).await.statut, StatusCode::FORBIDDEN);
        let page = elle.lire(&glace).await;
        assert!(page.texte.contains("4 heures") && !page.texte.contains("Nour"), "{}", page.texte);
        let refus = elle.poster(&glace, &[("motif", "vite")]).await;
        assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(elle.lire(&dossier).await.lieu(), glace, "nothing was opened");

        assert_eq!(elle.poster(&glace, &[("motif", MOTIF)]).await.lieu(), dossier);
        let fiche = elle.lire(&dossier).await.texte;
        assert!(fiche.contains("secret") && fiche.contains("par bris de glace"), "{fiche}");
        // Both are told, until each has looked; the log carries it.
        assert!(cheffe.lire("/aujourdhui").await.texte.contains("1 bris de glace"));
        let acces = dpo.lire("/acces").await.texte;
        assert!(acces.contains("1 bris de glace"), "{acces}");
        assert!(acces.contains("Dossier ouvert (par bris de glace)"), "{acces}");
        let bris = dpo.lire("/bris").await;
        assert!(bris.texte.contains("demande un abri") && bris.texte.contains("ouvert"));
        assert!(!bris.texte.contains("Nour"), "it names nobody");
        let acte = bris.champ("acte");
        let vu = dpo.poster("/bris", &[("acte", acte.as_str()), ("geste", "vu")]).await;
        assert_eq!(vu.lieu(), "/bris", "{}", vu.texte);
        assert!(!dpo.lire("/acces").await.texte.contains("1 bris de glace"));
        assert!(cheffe.lire("/aujourdhui").await.texte.contains("1 bris de glace"));

        // The head of unit closes it: at once.
        let champs = [("acte", acte.as_str()), ("geste", "refermer")];
        assert_eq!(cheffe.poster("/bris", &champs).await.lieu(), "/bris");
        assert_eq!(elle.lire(&dossier).await.lieu(), glace);
        // Her own, closed by herself.
        elle.poster(&glace, &[("motif", MOTIF)]).await;
        assert!(elle.lire(&dossier).await.texte.contains("secret"));
        elle.poster(&format!("{dossier}/refermer"), &[]).await;
        assert_eq!(elle.lire(&dossier).await.lieu(), glace);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_team_and_a_follow_up_hold_at_the_next_page() {
    sur_chaque_moteur(async |serveur: Serveur| {
        let (dossier, _) = serveur.dossier("Nour", "secret").await;
        let dossier = format!("/dossiers/{dossier}");
        let mut cheffe = serveur.connecter("cheffe").await;
        let mut elle = serveur.connecter("sante").await;
        let metz = equipe(&mut cheffe, "Metz").await;
        rattacher(&mut cheffe, &dossier, &metz).await;
        for (equipe, vue) in [(metz.as_str(), true), ("", false)] {
            let champs = [("identifiant", "sante"), ("equipe", equipe)];
            assert_eq!(cheffe.poster("/equipes/membres", &champs).await.lieu(), "/equipes");
            assert_eq!(elle.lire("/dossiers").await.texte.contains("Nour"), vue);
            assert_eq!(elle.lire(&dossier).await.statut == StatusCode::OK, vue);
        }
        for (choix, vue) in [("donne", true), ("retire", false)] {
            suivre(&mut cheffe, &dossier, "sante", choix).await;
            assert_eq!(elle.lire(&dossier).await.statut == StatusCode::OK, vue);
        }
        // A volunteer has no glass to break: she is told whom to ask.
        let mut benevole = serveur.connecter("benevole").await;
        let page = benevole.lire(&dossier).await;
        assert_eq!(page.statut, StatusCode::FORBIDDEN);
        assert!(page.texte.contains("dossier-masque") && !page.texte.contains("Nour"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_separated_file_does_not_exist_for_who_follows_the_other() {
    sur_chaque_moteur(async |serveur: Serveur| {
        let (a, acte) = serveur.dossier("Nour", "secret").await;
        let (b, _) = serveur.dossier("Awa", "x").await;
        let (a, b) = (format!("/dossiers/{a}"), format!("/dossiers/{b}"));
        let mut elle = serveur.connecter("travailleuse-sociale").await;
        let mut juriste = serveur.connecter("juriste").await;
        suivre(&mut elle, &b, "travailleuse-sociale", "donne").await;
        let chemin = format!("{a}/separations");
        let cherche = elle.poster(&chemin, &[("texte", "Awa")]).await;
        let id = b.rsplit('/').next().unwrap();
        assert!(cherche.texte.contains(id) && cherche.texte.contains("Awa"), "{}", cherche.texte);
        let champs = [("autre", id), ("choix", "donne"), ("motif", "deux parties à un procès")];
        assert_eq!(elle.poster(&chemin, &champs).await.lieu(), "/aujourdhui");

        let jamais = "/dossiers/0190b6c2-7d4e-7a10-8f3b-2a1c5d9e0f42".to_owned();
        let temoin = elle.lire(&jamais).await;
        for suite in
            ["", "/droits", "/lectures", "/actes/nouveau", "/suivi", "/separations", "/glace"]
        {
            let page = elle.lire(&format!("{a}{suite}")).await;
            let autre = elle.lire(&format!("{jamais}{suite}")).await;
            assert_eq!((page.statut, autre.statut), (temoin.statut, temoin.statut), "{suite}");
            assert_eq!(sans_operation(&page.texte), sans_operation(&autre.texte), "{suite}");
        }
        let page = elle.lire(&format!("{a}/actes/{acte}/corriger")).await;
        assert_eq!(page.statut, StatusCode::NOT_FOUND);
        let page = elle.poster(&format!("{a}/glace"), &[("motif", MOTIF)]).await;
        assert_eq!(page.statut, StatusCode::NOT_FOUND);
        assert!(!elle.lire("/dossiers").await.texte.contains("Nour"));
        assert!(!elle.poster("/recherche", &[("texte", "nour")]).await.texte.contains(&a));
        assert!(!elle.lire("/aujourdhui").await.texte.contains("Nour"));
        let nouveau = elle.lire("/dossiers/nouveau").await;
        let champs = [("id", &*nouveau.champ("id")), ("prenom", "Nour"), ("nom", "")];
        let ouvert = elle.poster("/dossiers", &champs).await;
        assert_eq!(ouvert.statut, StatusCode::SEE_OTHER, "no look-alike is told: {}", ouvert.texte);
        // Others see both.
        assert!(juriste.lire(&a).await.texte.contains("Nour"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_alike_of_another_team_is_announced_and_nothing_more() {
    sur_chaque_moteur(async |serveur: Serveur| {
        let (dossier, _) = serveur.dossier("Nour", "secret").await;
        let dossier = format!("/dossiers/{dossier}");
        let mut cheffe = serveur.connecter("cheffe").await;
        let metz = equipe(&mut cheffe, "Metz").await;
        rattacher(&mut cheffe, &dossier, &metz).await;
        let mut elle = serveur.connecter("travailleuse-sociale").await;
        let page = elle.lire("/dossiers/nouveau").await;
        let id = page.champ("id");
        let champs = [("id", id.as_str()), ("prenom", "Nour"), ("dite", "Noor")];
        let page = elle.poster("/dossiers", &champs).await;
        assert!(page.texte.contains("existe peut-être dans une autre équipe"), "{}", page.texte);
        assert!(!page.texte.contains(&dossier), "{}", page.texte);
        let champs = [("id", id.as_str()), ("prenom", "Nour"), ("verifie", "oui")];
        assert_eq!(elle.poster("/dossiers", &champs).await.statut, StatusCode::SEE_OTHER);
    })
    .await;
}

/// A page without what changes from one request to the next.
fn sans_operation(texte: &str) -> String {
    let (avant, reste) = texte.split_once("<span class=\"code\">").unwrap_or((texte, ""));
    let apres = reste.split_once("</span>").map_or("", |(_, apres)| apres);
    let retour = "name=\"retour\" value=\"";
    let page = format!("{avant}{apres}");
    match page.split_once(retour) {
        Some((avant, reste)) => {
            let apres = reste.split_once('"').map_or("", |(_, apres)| apres);
            format!("{avant}{apres}")
        }
        None => page,
    }
}
