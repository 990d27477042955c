//! Posts, time, grants, the library and partners through the pages, on both engines.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use testkit::Place;

use crate::serveur::{Navigateur, Serveur};

async fn noter_poste(qui: &mut Navigateur, centiemes: &str) -> crate::serveur::Page {
    let poste = qui.lire("/postes").await.champ("poste");
    let champs = [
        ("poste", poste.as_str()),
        ("lu", ""),
        ("identifiant", "travailleuse-sociale"),
        ("fonction", "accompagnement"),
        ("centiemes", centiemes),
        ("du", "01/01/2026"),
        ("au", ""),
    ];
    // Twice: a double click tells one post.
    qui.poster("/postes", &champs).await;
    qui.poster("/postes", &champs).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_is_told_once_and_the_load_is_said_beside_what_the_report_asks() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 21).await;
        let mut cheffe = serveur.connecter("cheffe").await;
        let page = cheffe.lire("/postes").await.texte;
        assert!(page.contains("Aucun poste d&#39;accompagnement"), "{page}");
        let refus = noter_poste(&mut cheffe, "150").await;
        assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refus.texte.contains("gestion-part"), "{}", refus.texte);
        assert_eq!(noter_poste(&mut cheffe, "50").await.lieu(), "/postes");
        let page = cheffe.lire("/postes").await.texte;
        assert_eq!(page.matches("<summary>travailleuse-sociale").count(), 1, "{page}");
        assert!(page.contains("0 PSP en cours pour 0,50 temps plein"), "{page}");
        assert!(page.contains("III-B2"), "the source is cited");
        let rapport = serveur.cheffe.verifier().await.unwrap();
        assert!(rapport.degats.is_empty(), "{rapport:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_s_time_is_on_her_page_and_her_head_of_unit_s_and_no_other() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 22).await;
        let mut elle = serveur.connecter("travailleuse-sociale").await;
        let mut juriste = serveur.connecter("juriste").await;
        let mut cheffe = serveur.connecter("cheffe").await;
        let note = |heures: &'static str| {
            [
                ("lu", ""),
                ("activite", "reseau"),
                ("du", "2026-11-01"),
                ("au", "2026-11-20"),
                ("heures", heures),
                ("minutes", "30"),
            ]
        };
        for _ in 0..2 {
            assert_eq!(elle.poster("/temps", &note("7")).await.lieu(), "/temps");
        }
        // Told otherwise by somebody who did not read it: refused.
        let perime = elle.poster("/temps", &note("8")).await;
        assert_eq!(perime.statut, StatusCode::CONFLICT, "{}", perime.texte);
        let page = elle.lire("/temps").await.texte;
        assert_eq!(page.matches("<strong>7 h 30</strong>").count(), 1, "{page}");
        assert!(!juriste.lire("/temps").await.texte.contains("7 h 30"));
        assert!(
            !cheffe.lire("/temps").await.texte.contains("7 h 30"),
            "her own page, her own time"
        );
        let page = cheffe.lire("/postes").await.texte;
        assert!(page.contains("travailleuse-sociale</th>") && page.contains("7 h 30"), "{page}");
        assert_eq!(juriste.lire("/postes").await.statut, StatusCode::FORBIDDEN);
    }
}

/// A funder, then an agreement of this year that asks for two figures; its path.
async fn convenir(qui: &mut Navigateur) -> String {
    let financeur = qui.lire("/subventions").await.champ("financeur");
    let champs =
        [("financeur", financeur.as_str()), ("lu", ""), ("nom", "Ville"), ("genre", "commune")];
    assert_eq!(qui.poster("/subventions/financeurs", &champs).await.lieu(), "/subventions");
    let convention = qui.lire("/subventions").await.champ("convention");
    let champs = [
        ("convention", convention.as_str()),
        ("lu", ""),
        ("financeur", &financeur),
        ("numero", "57-1"),
        ("objet", "Accueil"),
        ("du", "2025-01-01"),
        ("au", "2025-12-31"),
        ("departement", ""),
        ("budget", "1 ; 64 ; Salaires ; 54 000,50\n2 ; 74 ; État ; 54 000,50"),
        ("indicateurs", "personnes\nnuitées"),
    ];
    let fait = qui.poster("/subventions", &champs).await;
    let chemin = format!("/subventions/{convention}");
    assert_eq!(fait.lieu(), chemin, "{}", fait.texte);
    chemin
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_is_kept_and_its_report_printed_and_taken_out() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 23).await;
        serveur.dossier("Nour", "x").await;
        let mut administration = serveur.connecter("administration").await;
        let mut cheffe = serveur.connecter("cheffe").await;
        let chemin = convenir(&mut administration).await;
        let realise = [("annee", "2025"), ("ligne", "1"), ("lu", ""), ("realise", "50 000")];
        let retour = format!("{chemin}?annee=2025");
        for _ in 0..2 {
            let fait = administration.poster(&format!("{chemin}/realise"), &realise).await;
            assert_eq!(fait.lieu(), retour, "{}", fait.texte);
        }
        let illisible = [("annee", "2025"), ("ligne", "1"), ("lu", ""), ("realise", "1,234")];
        let refus = administration.poster(&format!("{chemin}/realise"), &illisible).await;
        assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY);
        let mots = [("annee", "2025"), ("lu", ""), ("realisation", "Trois <b>permanences</b>.")];
        let fait = administration.poster(&format!("{chemin}/bilan"), &mots).await;
        assert_eq!(fait.lieu(), retour, "{}", fait.texte);

        // Due since 30 June: said to a head of unit in the morning, and on the page of grants.
        let matin = cheffe.lire("/aujourdhui").await.texte;
        assert!(matin.contains("Ville, convention 57-1, année 2025"), "{matin}");
        assert!(matin.contains("30/06/2026"), "{matin}");
        let page = cheffe.lire(&format!("{chemin}/2025")).await;
        assert_eq!(page.statut, StatusCode::OK);
        let texte = page.texte;
        assert!(texte.contains("Trois &#60;b&#62;permanences&#60;/b&#62;."), "{texte}");
        assert!(texte.contains("absent du catalogue"), "{texte}");
        assert!(texte.contains("92,6 %") && texte.contains("-4000,50"), "{texte}");
        assert!(!texte.contains("Nour"), "nobody is named");
        assert_eq!(administration.lire(&format!("{chemin}/2025")).await.statut, 403);
        assert_eq!(cheffe.lire(&format!("{chemin}/2024")).await.statut, 422);

        let sorti = cheffe.poster(&format!("{chemin}/2025"), &[("forme", "csv")]).await;
        assert_eq!(sorti.entetes[CONTENT_TYPE], "text/csv; charset=utf-8");
        let nom = "attachment; filename=\"rapport-2025.csv\"";
        assert_eq!(sorti.entetes[CONTENT_DISPOSITION], nom);
        assert!(sorti.texte.contains("\"64-1\",\"Salaires\",\"euros\""), "{}", sorti.texte);
        let sorti = cheffe.poster(&format!("{chemin}/2025"), &[("forme", "xlsx")]).await;
        assert!(sorti.texte.starts_with("PK"));
        let sorti = cheffe.poster(&format!("{chemin}/2025"), &[("forme", "odt")]).await;
        assert_eq!(sorti.entetes[CONTENT_TYPE], "application/vnd.oasis.opendocument.text");
        let nom = "attachment; filename=\"rapport-2025.odt\"";
        assert_eq!(sorti.entetes[CONTENT_DISPOSITION], nom);
        let faux = cheffe.poster(&format!("{chemin}/2025"), &[("forme", "doc")]).await;
        assert!(faux.statut.is_client_error(), "{}", faux.statut);

        let rendu = [("annee", "2025"), ("lu", ""), ("suite", "rendu")];
        let fait = administration.poster(&format!("{chemin}/rendu"), &rendu).await;
        assert_eq!(fait.lieu(), retour, "{}", fait.texte);
        let matin = cheffe.lire("/aujourdhui").await.texte;
        assert!(!matin.contains("convention 57-1"), "{matin}");
        let rapport = serveur.cheffe.verifier().await.unwrap();
        assert!(rapport.degats.is_empty(), "{rapport:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guide_is_added_found_and_removed() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 24).await;
        let mut juriste = serveur.connecter("juriste").await;
        let mut benevole = serveur.connecter("benevole").await;
        let guide = juriste.lire("/bibliotheque").await.champ("guide");
        let champs = |lien: &'static str| {
            [
                ("guide", guide.as_str()),
                ("lu", ""),
                ("titre", "Guide fictif"),
                ("description", "Repérer"),
                ("editeur", ""),
                ("langues", "fr, ro"),
                ("publics", "proches"),
                ("lien", lien),
            ]
        };
        let refus = juriste.poster("/bibliotheque", &champs("http://exemple.invalid/g")).await;
        assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY);
        for _ in 0..2 {
            let fait = juriste.poster("/bibliotheque", &champs("https://exemple.invalid/g")).await;
            assert_eq!(fait.lieu(), "/bibliotheque", "{}", fait.texte);
        }
        let trouve = [("mots", "reperer"), ("langue", "ro"), ("public", "proches")];
        let page = benevole.poster("/bibliotheque/chercher", &trouve).await.texte;
        assert_eq!(page.matches("href=\"https://exemple.invalid/g\"").count(), 1, "{page}");
        assert!(!page.contains("name=\"titre\""), "a volunteer adds nothing");
        let absent = [("mots", "reperer"), ("langue", "en"), ("public", "")];
        let page = benevole.poster("/bibliotheque/chercher", &absent).await.texte;
        assert!(page.contains("Aucun guide ne répond"), "{page}");
        let sorti = benevole.poster("/bibliotheque/exporter", &[("forme", "csv")]).await;
        let nom = "attachment; filename=\"bibliotheque.csv\"";
        assert_eq!(sorti.entetes[CONTENT_DISPOSITION], nom);
        assert!(sorti.texte.contains("\"https://exemple.invalid/g\""), "{}", sorti.texte);
        let lu = juriste.lire("/bibliotheque").await.champ("lu");
        let retire = [("guide", guide.as_str()), ("lu", &lu)];
        let fait = juriste.poster("/bibliotheque/retirer", &retire).await;
        assert_eq!(fait.lieu(), "/bibliotheque", "{}", fait.texte);
        assert!(!juriste.lire("/bibliotheque").await.texte.contains("Guide fictif"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn partners_are_imported_found_by_need_and_distance_and_exported() {
    let partenaires = include_str!("../../../app/tests/donnees/partenaires.json");
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 25).await;
        let mut administration = serveur.connecter("administration").await;
        let mut benevole = serveur.connecter("benevole").await;
        let faux = administration.poster("/partenaires/importer", &[("annuaire", "{}")]).await;
        assert_eq!(faux.statut, StatusCode::UNPROCESSABLE_ENTITY, "{}", faux.texte);
        let champs = [("annuaire", partenaires)];
        let page = administration.poster("/partenaires/importer", &champs).await.texte;
        assert!(page.contains("2 partenaires ajoutés"), "{page}");
        let page = administration.poster("/partenaires/importer", &champs).await.texte;
        assert!(page.contains("2 inchangés"), "{page}");
        let pres = [("besoin", "sante"), ("departement", "57"), ("langue", ""), ("km", "50")];
        let page = benevole.poster("/partenaires/chercher", &pres).await.texte;
        assert!(page.contains("Accueil de Metz") && !page.contains("Accueil de Nice"), "{page}");
        assert!(!page.contains("CANARI"), "nobody's name is kept");
        let sorti = administration.poster("/partenaires/exporter", &[]).await;
        assert_eq!(annuaire::Annuaire::lire(&sorti.texte).unwrap().structures().len(), 2);
        let sorti = administration.poster("/partenaires/exporter", &[("forme", "csv")]).await;
        assert_eq!(sorti.entetes[CONTENT_TYPE], "text/csv; charset=utf-8");
        assert!(sorti.texte.contains("\"57000\",\"Metz\""), "{}", sorti.texte);
        assert_eq!(benevole.poster("/partenaires/exporter", &[]).await.statut, 403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_funder_is_offered_in_words() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 26).await;
    let mut administration = serveur.connecter("administration").await;
    let page = administration.lire("/subventions").await.texte;
    for (genre, dit) in [
        ("programme-137", "État, programme 137"),
        ("agrasc", "AGRASC"),
        ("ars", "ARS"),
        ("departement", "département"),
        ("commune", "commune ou intercommunalité"),
        ("fondation", "fondation"),
    ] {
        // The first is chosen on a blank form.
        let offre = [">", " selected>"].map(|fin| format!("<option value=\"{genre}\"{fin}{dit}<"));
        assert!(offre.iter().any(|offre| page.contains(offre)), "{genre}: {page}");
    }
}

/// Notes a session of a kind; its page.
async fn seance(qui: &mut Navigateur, genre: &str, champs: &[(&str, &str)]) -> String {
    let chemin = format!("/activites/noter/{genre}");
    let id = qui.lire(&chemin).await.champ("id");
    let mut tous = vec![("id", id.as_str()), ("le", "2026-11-20")];
    tous.extend_from_slice(champs);
    let fait = qui.poster(&chemin, &tous).await;
    let lieu = fait.lieu().to_owned();
    qui.lire(&lieu).await.texte
}

#[tokio::test(flavor = "multi_thread")]
async fn a_training_shows_its_evidence_and_a_course_whether_it_conforms() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 27).await;
    let mut elle = serveur.connecter("travailleuse-sociale").await;
    let formation = [
        ("programme", "Repérer"),
        ("public-formation", "sante"),
        ("stagiaires", "8"),
        ("preuves", "17"),
    ];
    let page = seance(&mut elle, "formation", &formation).await;
    assert_eq!(page.matches("<th scope=\"row\" lang=\"fr\">").count(), 23, "{page}");
    assert!(page.contains("classée") && page.contains(">manque<"), "{page}");
    let stage = [
        ("tribunal", "Metz"),
        ("cadre-stage", "peine"),
        ("duree-jours", "60"),
        ("presents", "8"),
        ("cout-euros", "600"),
        ("heures-par-jour", "8"),
    ];
    let page = seance(&mut elle, "stage", &stage).await;
    assert!(page.contains("non conforme") && page.contains("131-5-1"), "{page}");
}
