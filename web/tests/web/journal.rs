//! Every read of a person is logged; every write is an act.

use testkit::Place;

use crate::serveur::{Navigateur, Serveur};

/// Readings of the access log, the last first: `(who, for what)`.
async fn lectures(dpo: &mut Navigateur) -> Vec<(String, String)> {
    let page = dpo.lire("/acces").await.texte;
    let lignes = page.split("<tr><td>").skip(1);
    lignes
        .map(|ligne| {
            let cellules: Vec<&str> =
                ligne.split("<td>").map(|cellule| cellule.split('<').next().unwrap()).collect();
            (cellules[1].to_owned(), cellules[2].to_owned())
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_that_shows_a_person_is_in_the_access_log() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 4).await;
        let (dossier, acte) = serveur.dossier("Nour", "x").await;
        let mut cheffe = serveur.connecter("cheffe").await;
        let mut dpo = serveur.connecter("dpo").await;
        let dossier = format!("/dossiers/{dossier}");
        let pages = [
            ("/aujourdhui".to_owned(), "Échéances"),
            ("/dossiers".to_owned(), "Liste"),
            (dossier.clone(), "Dossier ouvert"),
            (format!("{dossier}/droits"), "Droits"),
            (format!("{dossier}/lectures"), "Qui a lu ce dossier"),
            (format!("{dossier}/actes/nouveau"), "Dossier ouvert"),
            (format!("{dossier}/actes/{acte}/corriger"), "Dossier ouvert"),
            (format!("{dossier}/effacer"), "Dossier ouvert"),
            (format!("{dossier}/suivi"), "Suivi"),
            (format!("{dossier}/separations"), "Séparation"),
            (format!("{dossier}/inscription"), "Dossier ouvert"),
            (format!("{dossier}/demande"), "Demande"),
            (format!("{dossier}/documents"), "Documents émis"),
            (format!("{dossier}/documents/nouveau?genre=attestation"), "Champs d’un document"),
            (format!("{dossier}/etat-civil"), "Démarches d’état civil"),
            ("/commission/registre".to_owned(), "Registre des notifications"),
            ("/commission".to_owned(), "Délais"),
            ("/calendrier.ics".to_owned(), "Échéances"),
        ];
        for (chemin, operation) in pages {
            let avant = lectures(&mut dpo).await.len();
            cheffe.lire(&chemin).await;
            let apres = lectures(&mut dpo).await;
            // The log shows its own reading too, after this page's.
            assert_eq!(apres.len(), avant + 2, "{chemin}");
            assert_eq!(apres[1], ("cheffe".to_owned(), operation.to_owned()), "{chemin}");
        }
        let avant = lectures(&mut dpo).await.len();
        cheffe.poster("/recherche", &[("texte", "Nour")]).await;
        let apres = lectures(&mut dpo).await;
        assert_eq!(apres.len(), avant + 2);
        assert_eq!(apres[1].1, "Recherche");
        let export =
            [("colonnes", "nom"), ("forme", "csv"), ("mot_de_passe", "un bon mot de passe")];
        cheffe.poster("/exports", &export).await;
        let apres = lectures(&mut dpo).await;
        assert_eq!(apres[1], ("cheffe".to_owned(), "Export".to_owned()));
        // Who read this file is told to who may open it.
        let page = cheffe.lire(&format!("{dossier}/lectures")).await.texte;
        assert!(page.contains("Dossier ouvert") && page.contains("cheffe"), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_write_leaves_the_journal_whole() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 4).await;
        let (dossier, _) = serveur.dossier("Nour", "x").await;
        let mut cheffe = serveur.connecter("cheffe").await;
        let chemin = format!("/dossiers/{dossier}");
        let page = cheffe.lire(&format!("{chemin}/actes/nouveau")).await;
        let champs = [
            ("apres", &*page.champ("apres")),
            ("id", &*page.champ("id")),
            ("quoi", "souhait:exprime"),
        ];
        // Twice: a double click records one act.
        for _ in 0..2 {
            assert_eq!(cheffe.poster(&format!("{chemin}/actes"), &champs).await.lieu(), chemin);
        }
        let fiche = cheffe.lire(&chemin).await.texte;
        assert_eq!(fiche.matches("<strong>25/11/2026</strong> Souhait de sortir").count(), 1);
        let nouveau = [
            ("identifiant", "nouvelle"),
            ("role", "sante"),
            ("phrase", "une phrase assez longue"),
            ("confirmation", "une phrase assez longue"),
        ];
        assert_eq!(cheffe.poster("/membres", &nouveau).await.lieu(), "/membres");
        let rapport = serveur.cheffe.verifier().await.unwrap();
        assert!(rapport.degats.is_empty(), "{rapport:?}");
    }
}
