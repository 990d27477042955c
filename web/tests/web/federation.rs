//! A federation kept by the pages, and an association that looks at what it would contribute.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::base::Base;
use app::contribuer::Demande;
use app::federation::dossier::{CAMPAGNE, CLE, RECUS};
use app::federation::{EditionPubliee, sceller};
use app::{CleFederation, ParametresPhrase};
use axum::http::StatusCode;
use axum::http::header::CONTENT_DISPOSITION;
use observatory::paquets::en_hexadecimal;
use testkit::Place;
use web::{Etat, Origine, Reglages, routeur};

use crate::serveur::{PHRASE, Serveur};

/// A folder with two associations registered, and the packet of this server's.
async fn federation(serveur: &Serveur) -> PathBuf {
    let mut contexte = serveur.heure.contexte();
    let dossier = serveur.place.chemin("federation");
    std::fs::create_dir_all(dossier.join(RECUS)).unwrap();
    let cle = CleFederation::tirer(&mut contexte.alea);
    let enfermee = cle.enfermer(PHRASE, ParametresPhrase::ESSAIS, &mut contexte.alea).unwrap();
    std::fs::write(dossier.join(CLE), enfermee).unwrap();
    let demande = Demande {
        annee: 2026,
        consigne_avant: contexte.maintenant,
        remplace: None,
        protege: false,
        generateur: "essais".into(),
    };
    let contribution = serveur.cheffe.contribuer(&demande).await.unwrap();
    let fichier = sceller(&contribution, &cle.publique(), &mut contexte.alea).unwrap();
    let numero = en_hexadecimal(&contribution.empreinte);
    std::fs::write(dossier.join(RECUS).join(format!("{numero}.paquet")), fichier).unwrap();
    let inscrite = |nom: &str, id: &str, cle: &str| {
        format!("[[association]]\nnom = \"{nom}\"\nid = \"{id}\"\ncle = \"{cle}\"\n")
    };
    let elle = contribution.contenu.association.to_string();
    let autre = "01890000-0000-7000-8000-000000000001";
    let campagne = format!(
        "nom = \"Fédération fictive\"\nannee = 2026\ncatalogue = \"{}\"\ncloture = \
         \"2027-03-31\"\n{}{}",
        observatory::tables::VERSION,
        inscrite("La Rive fictive", &elle, &en_hexadecimal(&contribution.cle)),
        inscrite("La Halte fictive", autre, &"ab".repeat(32))
    );
    std::fs::write(dossier.join(CAMPAGNE), campagne).unwrap();
    dossier
}

/// The same server, which keeps a federation and knows an edition.
async fn tenir(serveur: &mut Serveur, dossier: &Path, editions: Vec<EditionPubliee>) {
    let base = Base::ouvrir(serveur.place.url()).await.unwrap();
    let reglages = Reglages { origine: Origine::Locale, veille_minutes: 15, fictif: true };
    let horloge = serveur.heure.clone();
    let etat = Etat::new(base, Arc::new(move || Some(horloge.contexte())), reglages);
    serveur.routeur = routeur(etat.avec_editions(editions).avec_federation(dossier));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_federation_is_checked_previewed_and_published_from_its_page() {
    let mut serveur = Serveur::ouvrir(Place::sqlite(), 1).await;
    serveur.dossier("Nour", "x").await;
    let dossier = federation(&serveur).await;
    tenir(&mut serveur, &dossier, Vec::new()).await;
    let mut elle = serveur.connecter("statistiques").await;
    let page = elle.lire("/federation").await;
    assert!(page.texte.contains("Fédération fictive · 2026"), "{}", page.texte);
    // Nothing is opened without the passphrase, and the wrong one reads nothing.
    assert!(!page.texte.contains("La Rive fictive"));
    let refus = elle.poster("/federation", &[("phrase", "une autre phrase")]).await;
    assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refus.texte.contains("n&#39;ouvre pas") && !refus.texte.contains("La Rive fictive"));
    assert!(!refus.texte.contains("une autre phrase"), "a passphrase is not shown again");
    let page = elle.poster("/federation", &[("phrase", PHRASE)]).await;
    assert_eq!(page.statut, StatusCode::OK, "{}", page.texte);
    assert!(page.texte.contains("Vérifiées\u{a0}: 1 / 2") || page.texte.contains("1 / 2"));
    assert!(page.texte.contains("La Halte fictive</th><td>manque"), "{}", page.texte);
    // One person: her file is masked.
    assert!(page.texte.contains("Personnes suivies</th>") && page.texte.contains("non publié"));
    let archive = elle.poster("/federation/edition", &[("phrase", PHRASE)]).await;
    assert_eq!(archive.statut, StatusCode::OK);
    assert!(archive.texte.starts_with("PK"));
    let nom = archive.entetes[CONTENT_DISPOSITION].to_str().unwrap();
    assert_eq!(nom, "attachment; filename=\"edition-2026.zip\"");
    assert!(!archive.texte.contains("Nour"));
    // A packet that does not suit any more is told, and nothing is published.
    let campagne = dossier.join(CAMPAGNE);
    let texte = std::fs::read_to_string(&campagne).unwrap().replace("annee = 2026", "annee = 2025");
    std::fs::write(&campagne, texte).unwrap();
    let refus = elle.poster("/federation/edition", &[("phrase", PHRASE)]).await;
    assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refus.texte.contains("ne convient plus"), "{}", refus.texte);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_association_sees_what_it_would_contribute_beside_what_was_published() {
    let mut serveur = Serveur::ouvrir(Place::sqlite(), 1).await;
    for prenom in ["Nour", "Awa"] {
        serveur.dossier(prenom, "x").await;
    }
    let mut elle = serveur.connecter("statistiques").await;
    let page = elle.lire("/chiffres/contribution?annee=2026").await;
    assert_eq!(page.statut, StatusCode::OK);
    assert!(page.texte.contains("Personnes suivies, par département et genre"));
    assert!(page.texte.contains("Aucune édition de cette année"), "{}", page.texte);
    assert!(!page.texte.contains("Nour"));
    let modalite = |code| serde_json::json!({ "code": code, "libelle": code, "parties": [] });
    let edition = serde_json::json!({
        "federation": "Fédération fictive",
        "contributions": 4,
        "tables": [{
            "cases": [40, null, 40, 80],
            "dimensions": [{
                "code": "sexe",
                "modalites": [modalite("F"), modalite("H"), modalite("T")],
            }],
            "indicateur": "personnes",
            "periode": { "du": "2026-01-01", "au": "2026-12-31" },
            "unite": "personnes",
        }],
    });
    let edition = EditionPubliee::lire(edition.to_string().as_bytes()).unwrap();
    let rien = serveur.place.chemin("rien");
    tenir(&mut serveur, &rien, vec![edition]).await;
    let mut elle = serveur.connecter("statistiques").await;
    let page = elle.lire("/chiffres/contribution?annee=2026").await;
    assert!(page.texte.contains("Fédération fictive · Associations qui ont contribué"));
    assert!(page.texte.contains("<td class=\"nombre\">2</td><td class=\"nombre\">80</td>"));
    assert!(page.texte.contains("2,5 %"), "{}", page.texte);
    elle.envoyer("/preferences", &[("langue", "en"), ("retour", "/federation")]).await;
    for chemin in ["/chiffres/contribution?annee=2026", "/federation"] {
        let page = elle.lire(chemin).await;
        // A key that has no words is shown as it is.
        assert!(!page.texte.contains("contribution-") && !page.texte.contains("federation-"));
    }
    // Whoever only reads totals does not see small counts by department.
    let mut juriste = serveur.connecter("juriste").await;
    assert_eq!(juriste.lire("/chiffres").await.statut, StatusCode::OK);
    assert_eq!(juriste.lire("/chiffres/contribution").await.statut, StatusCode::FORBIDDEN);
    assert_eq!(juriste.lire("/federation").await.statut, StatusCode::FORBIDDEN);
}
