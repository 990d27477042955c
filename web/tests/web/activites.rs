//! The field through its pages: noted once, corrected, counted, taken out, and nobody reachable.

use axum::http::StatusCode;
use testkit::Place;

use crate::serveur::{Navigateur, Page, Serveur};

/// Notes an activity of a kind, with these fields over an empty form.
async fn noter(navigateur: &mut Navigateur, genre: &str, champs: &[(&str, &str)]) -> Page {
    let chemin = format!("/activites/noter/{genre}");
    let page = navigateur.lire(&chemin).await;
    assert_eq!(page.statut, StatusCode::OK, "{}", page.texte);
    let id = page.champ("id");
    let mut tous = vec![("id", id.as_str()), ("le", "2026-11-20")];
    tous.extend_from_slice(champs);
    // Twice: a double click records one activity.
    let premiere = navigateur.poster(&chemin, &tous).await;
    if premiere.statut == StatusCode::SEE_OTHER {
        assert_eq!(navigateur.poster(&chemin, &tous).await.lieu(), premiere.lieu());
    }
    premiere
}

/// A page as it is read: an apostrophe is written another way in its source.
fn lu(page: &Page) -> String {
    page.texte.replace("&#39;", "'")
}

/// Whether the line of a total shows this number.
fn total(page: &Page, nom: &str, nombre: &str) -> bool {
    lu(page).contains(&format!("<th scope=\"row\">{nom}</th><td class=\"nombre\">{nombre}</td>"))
}

const PERMANENCE: [(&str, &str); 5] = [
    ("moment", "soiree"),
    ("visites", "12"),
    ("reconnues", "8"),
    ("premieres", "3"),
    ("service-repas", "9"),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_half_day_is_noted_once_corrected_and_taken_out() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 21).await;
        let mut benevole = serveur.connecter("benevole").await;
        let mut cheffe = serveur.connecter("cheffe").await;
        let notee = noter(&mut benevole, "permanence", &PERMANENCE).await;
        let lieu = notee.lieu().to_owned();
        assert!(lieu.starts_with("/activites/"), "{}", notee.texte);
        let page = benevole.lire("/activites?annee=2026&mois=11").await;
        assert!(total(&page, "Visites à l'accueil", "12"), "{}", page.texte);
        assert!(total(&page, "Accueil : Repas, boisson chaude", "9"), "{}", page.texte);
        assert!(lu(&page).contains("ne peut pas être estimé"), "one half-day is not enough");
        let autre_mois = benevole.lire("/activites?annee=2026&mois=10").await;
        assert!(!lu(&autre_mois).contains("Visites à l'accueil"), "{}", autre_mois.texte);

        // Two members open the same correction: the second is told, and keeps what she typed.
        let corriger = format!("{lieu}/corriger");
        let (une, deux) = (benevole.lire(&corriger).await, cheffe.lire(&corriger).await);
        assert!(une.texte.contains("name=\"visites\" value=\"12\""), "{}", une.texte);
        let envoi = |page: &Page, visites: &'static str| {
            let [id, apres] = ["id", "apres"].map(|nom| page.champ(nom));
            let mut champs = vec![("id".to_owned(), id), ("apres".to_owned(), apres)];
            champs.push(("le".to_owned(), "2026-11-19".to_owned()));
            for (nom, valeur) in PERMANENCE {
                let valeur = if nom == "visites" { visites } else { valeur };
                champs.push((nom.to_owned(), valeur.to_owned()));
            }
            champs
        };
        let champs = envoi(&une, "14");
        let paires: Vec<(&str, &str)> = champs.iter().map(|(n, v)| (&**n, &**v)).collect();
        assert_eq!(benevole.poster(&corriger, &paires).await.lieu(), lieu);
        let champs = envoi(&deux, "15");
        let paires: Vec<(&str, &str)> = champs.iter().map(|(n, v)| (&**n, &**v)).collect();
        let perimee = cheffe.poster(&corriger, &paires).await;
        assert_eq!(perimee.statut, StatusCode::CONFLICT);
        assert!(perimee.texte.contains("name=\"visites\" value=\"15\""), "{}", perimee.texte);

        let page = cheffe.lire("/activites?annee=2026").await;
        assert!(total(&page, "Visites à l'accueil", "14"), "{}", page.texte);
        let champs = [("du", "2026-01-01"), ("au", "2026-12-31"), ("forme", "csv")];
        let sorti = cheffe.poster("/activites/export", &champs).await;
        assert!(sorti.texte.contains("\"2026-11-19\",\"permanence\",\"oui\""), "{}", sorti.texte);
        assert_eq!(sorti.texte.lines().count(), 2);

        // It did not happen, in the end: it counts nowhere, and is found nowhere.
        let page = cheffe.lire(&corriger).await;
        let debut = page.texte.rfind("<form").unwrap();
        let annulation = &page.texte[..page.texte.find("value=\"annuler\"").unwrap()];
        let forme = &page.texte[annulation.rfind("<form").unwrap().min(debut)..];
        let id = forme.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let apres = page.champ("apres");
        let champs = [("id", id), ("apres", apres.as_str()), ("quoi", "annuler")];
        assert_eq!(cheffe.poster(&corriger, &champs).await.lieu(), "/activites");
        assert_eq!(cheffe.lire(&lieu).await.statut, StatusCode::NOT_FOUND);
        let page = cheffe.lire("/activites?annee=2026").await;
        assert!(!lu(&page).contains("Visites à l'accueil"), "{}", page.texte);
        let rapport = serveur.cheffe.verifier().await.unwrap();
        assert!(rapport.degats.is_empty(), "{rapport:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_that_contradict_and_texts_that_reach_somebody_come_back_as_typed() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 22).await;
    let mut elle = serveur.connecter("travailleuse-sociale").await;
    let champs = [("moment", "matin"), ("visites", "3"), ("reconnues", "4")];
    let refusee = noter(&mut elle, "permanence", &champs).await;
    assert_eq!(refusee.statut, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refusee.texte.contains("font plus que les visites"), "{}", refusee.texte);
    assert!(refusee.texte.contains("name=\"reconnues\" value=\"4\""), "{}", refusee.texte);
    for (tape, dit) in [
        ("Collège, 06 39 98 00 00", "numéro de téléphone"),
        ("Collège, voir exemple.com", "lien"),
        ("Collège, prof@exemple.invalid", "courriel"),
        ("Collège, @perle", "nom de compte"),
    ] {
        let champs = [
            ("etablissement", tape),
            ("niveau", "troisieme"),
            ("theme-evars", "relations"),
            ("eleves", "24"),
        ];
        let refusee = noter(&mut elle, "prevention-scolaire", &champs).await;
        assert_eq!(refusee.statut, StatusCode::UNPROCESSABLE_ENTITY, "{tape}");
        assert!(refusee.texte.contains(dit), "{tape}: {}", refusee.texte);
        assert!(refusee.texte.contains(&format!("value=\"{tape}\"")), "{}", refusee.texte);
        assert!(refusee.texte.contains("name=\"eleves\" value=\"24\""), "{}", refusee.texte);
    }
    let page = elle.lire("/activites?annee=2026").await;
    assert!(lu(&page).contains("Rien n'est noté"), "{}", page.texte);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_has_versions_and_each_its_rate() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 23).await;
        let mut elle = serveur.connecter("travailleuse-sociale").await;
        let page = elle.lire("/activites/modeles").await;
        let (modele, id) = (page.champ("modele"), page.champ("id"));
        let numero = [
            ("modele", modele.as_str()),
            ("apres", "0"),
            ("id", id.as_str()),
            ("nom", "Premier contact"),
            ("texte", "Bonjour, appelez le 06 39 98 00 00."),
        ];
        let refuse = elle.poster("/activites/modeles", &numero).await;
        assert_eq!(refuse.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refuse.texte.contains("appelez le 06 39 98 00 00."), "{}", refuse.texte);
        let mut bon = numero;
        bon[4].1 = "Bonjour, notre association est là pour vous.";
        for _ in 0..2 {
            assert_eq!(elle.poster("/activites/modeles", &bon).await.lieu(), "/activites/modeles");
        }
        // A version written on a page that had not seen the first.
        let (autre, rang) =
            ("0190b6c2-7d4e-7a10-8f3b-2a1c5d9e0f42", elle.lire("/activites/modeles"));
        let vue = rang.await.champ("apres");
        let mut perimee = bon;
        (perimee[2].1, perimee[4].1) = (autre, "Bonsoir.");
        assert_eq!(elle.poster("/activites/modeles", &perimee).await.statut, StatusCode::CONFLICT);
        perimee[1].1 = &vue;
        assert_eq!(elle.poster("/activites/modeles", &perimee).await.lieu(), "/activites/modeles");

        let noms = [format!("messages:{modele}:2"), format!("reponses:{modele}:2")];
        let champs = [
            ("support", "forum"),
            ("messages", "100"),
            ("reponses", "13"),
            (noms[0].as_str(), "100"),
            (noms[1].as_str(), "13"),
        ];
        let page = elle.lire("/activites/noter/en-ligne").await;
        assert!(page.texte.contains(&noms[0]), "the version in use is offered: {}", page.texte);
        let inconnue = [("support", "sms"), ("messages", "1"), ("reponses", "0")];
        let nom = format!("messages:{modele}:9");
        let inconnue = [&inconnue[..], &[(nom.as_str(), "1")]].concat();
        let refusee = noter(&mut elle, "en-ligne", &inconnue).await;
        assert!(lu(&refusee).contains("n'existe pas"), "{}", refusee.texte);
        let notee = noter(&mut elle, "en-ligne", &champs).await;
        assert_eq!(notee.statut, StatusCode::SEE_OTHER, "{}", notee.texte);
        let page = elle.lire("/activites?annee=2026").await;
        let taux = "13 sur 100, soit 13,0 % (entre 7,8 et 21,0 %, à 95 %)";
        assert_eq!(page.texte.matches(taux).count(), 2, "{}", page.texte);
        assert!(page.texte.contains("Premier contact, version 1</dt><dd>0 sur 0</dd>"));
        assert!(total(&page, "Sorties numériques", "1"), "{}", page.texte);
        let rapport = serveur.cheffe.verifier().await.unwrap();
        assert!(rapport.degats.is_empty(), "{rapport:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_course_is_judged_by_the_law_engine_and_a_training_by_its_evidence() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 24).await;
    let mut elle = serveur.connecter("juriste").await;
    let mut stage = [
        ("tribunal", "Metz"),
        ("cadre-stage", "peine"),
        ("duree-jours", "1"),
        ("heures-par-jour", "6"),
        ("cout-euros", "180"),
        ("presents", "8"),
        ("avant-questionnaires", "8"),
        ("avant-renoncent", "5"),
        ("apres-questionnaires", "8"),
        ("apres-renoncent", "7"),
    ];
    let conforme = noter(&mut elle, "stage", &stage).await;
    let page = elle.lire(conforme.lieu()).await;
    assert!(page.texte.contains("<span class=\"etiquette bien\">conforme"), "{}", page.texte);
    assert!(page.texte.contains("131-5-1 [V"), "the article and how well it was read");
    (stage[3].1, stage[4].1) = ("8", "600");
    let depasse = noter(&mut elle, "stage", &stage).await;
    let page = elle.lire(depasse.lieu()).await;
    assert!(page.texte.contains("non conforme"), "{}", page.texte);
    let liste = elle.lire("/activites?annee=2026").await.texte;
    assert!(liste.contains("10 sur 16") && liste.contains("14 sur 16"), "{liste}");
    let champs = [
        ("programme", "Repérer et orienter 2025-2026"),
        ("public-formation", "sante"),
        ("stagiaires", "12"),
        ("attestations", "12"),
        ("preuves", "1"),
        ("preuves", "5"),
    ];
    let notee = noter(&mut elle, "formation", &champs).await;
    let page = elle.lire(notee.lieu()).await;
    assert!(page.texte.contains("Il manque 20 preuves"), "{}", page.texte);
    let trop = [&champs[..3], &[("attestations", "13")]].concat();
    let refusee = noter(&mut elle, "formation", &trop).await;
    assert_eq!(refusee.statut, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_opens_in_both_languages_and_who_only_counts_records_nothing() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 25).await;
    let mut elle = serveur.connecter("cheffe").await;
    let mut statistiques = serveur.connecter("statistiques").await;
    for langue in ["fr", "en"] {
        elle.temoins.insert("langue".to_owned(), langue.to_owned());
        for (_, code) in app::activites::Genre::TOUS {
            let page = elle.lire(&format!("/activites/noter/{code}")).await;
            assert_eq!(page.statut, StatusCode::OK, "{code}");
            assert!(!page.texte.contains(">activites-"), "{code}: {}", page.texte);
            let refusee = statistiques.lire(&format!("/activites/noter/{code}")).await;
            assert_eq!(refusee.statut, StatusCode::FORBIDDEN);
        }
    }
    assert_eq!(elle.lire("/activites/noter/inconnu").await.statut, StatusCode::NOT_FOUND);
    assert_eq!(statistiques.lire("/activites").await.statut, StatusCode::OK);
}
