//! The active list, as its reader chose to see it.

use app::consigner::AConsigner;
use app::ouvrir_dossier::PremierContact;
use axum::http::StatusCode;
use domain::fait::Choix;
use domain::recit::Identite;
use domain::suivi::Suivi;
use domain::{Fait, Jour};
use testkit::Place;

use crate::serveur::Serveur;

async fn connaitre(serveur: &Serveur, prenom: &str, le: Jour) -> String {
    let identite = Identite { prenom: Some(prenom.to_owned()), ..Identite::default() };
    let contact = PremierContact { id: None, le: Some(le), voie: None, identite };
    let mut contexte = serveur.heure.contexte();
    let (dossier, _) = serveur.cheffe.ouvrir_dossier(contact, &mut contexte).await.unwrap();
    format!("/dossiers/{dossier}")
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_and_columns_are_kept_for_one_member_and_stand_in_no_address() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 41).await;
        connaitre(&serveur, "Ancienne", Jour::constante(2026, 3, 1)).await;
        let recente = connaitre(&serveur, "Recente", Jour::constante(2026, 11, 20)).await;
        let mut elle = serveur.connecter("travailleuse-sociale").await;
        let page = elle.lire("/dossiers").await.texte;
        assert!(page.contains("Ancienne") && page.contains("Recente"), "{page}");
        let champs = [("sans_acte", "60"), ("colonnes", "rendez-vous"), ("colonnes", "inventee")];
        assert_eq!(elle.poster("/dossiers/vue", &champs).await.lieu(), "/dossiers");
        let page = elle.lire("/dossiers").await.texte;
        assert!(page.contains("Ancienne") && !page.contains("Recente"), "{page}");
        assert!(page.contains("<th scope=\"col\">Prochain rendez-vous</th></tr>"), "{page}");
        assert!(page.contains("rien depuis 60 jours"));
        // Hers alone, and still there at her next sign-in.
        let mut autre = serveur.connecter("cheffe").await;
        assert!(autre.lire("/dossiers").await.texte.contains("Recente"));
        let mut ensuite = serveur.connecter("travailleuse-sociale").await;
        assert!(!ensuite.lire("/dossiers").await.texte.contains("Recente"));

        // What the sealed facts say filters too.
        let nouveau = elle.lire(&format!("{recente}/actes/nouveau")).await;
        let (apres, id) = (nouveau.champ("apres"), nouveau.champ("id"));
        let demande = [("apres", &*apres), ("id", &*id), ("quoi", "psp:demande")];
        assert_eq!(elle.poster(&format!("{recente}/actes"), &demande).await.lieu(), recente);
        elle.poster("/dossiers/vue", &[("etape", "demandee")]).await;
        let page = elle.lire("/dossiers").await.texte;
        assert!(page.contains("Recente") && !page.contains("Ancienne"), "{page}");
        elle.poster("/dossiers/vue", &[("suivi", "moi")]).await;
        assert!(elle.lire("/dossiers").await.texte.contains("Aucun dossier ne répond"));
        let suivi = Suivi { membre: serveur.cheffe.membre(), choix: Choix::Donne };
        let demande = AConsigner {
            faits: vec![Fait::Suivi(suivi)],
            recit: None,
            survenu_le: None,
            apres: None,
            id: None,
        };
        let suivie = recente.trim_start_matches("/dossiers/").parse().unwrap();
        serveur.cheffe.consigner(suivie, demande, &mut serveur.heure.contexte()).await.unwrap();
        autre.poster("/dossiers/vue", &[("suivi", "moi")]).await;
        assert!(autre.lire("/dossiers").await.texte.contains("Recente"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_is_saved_opened_renamed_and_deleted() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 41).await;
        connaitre(&serveur, "Awa", Jour::constante(2026, 11, 20)).await;
        let mut elle = serveur.connecter("travailleuse-sociale").await;
        elle.poster("/dossiers/vue", &[("sans_acte", "90")]).await;
        for nom in ["À rappeler", "Autre"] {
            let fait = elle.poster("/dossiers/vues", &[("nom", nom)]).await;
            assert_eq!(fait.lieu(), "/dossiers", "{}", fait.texte);
        }
        elle.poster("/dossiers/vue", &[]).await;
        assert!(elle.lire("/dossiers").await.texte.contains("Awa"));
        elle.poster("/dossiers/vues/ouvrir", &[("nom", "À rappeler")]).await;
        let page = elle.lire("/dossiers").await.texte;
        assert!(!page.contains("Awa") && page.contains("<span class=\"pale\">À rappeler</span>"));

        let pris = [("nom", "À rappeler"), ("nouveau", "Autre")];
        let refus = elle.poster("/dossiers/vues/renommer", &pris).await;
        assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY, "{}", refus.texte);
        let libre = [("nom", "À rappeler"), ("nouveau", "Trois mois")];
        assert_eq!(elle.poster("/dossiers/vues/renommer", &libre).await.lieu(), "/dossiers");
        let page = elle.lire("/dossiers").await.texte;
        assert!(page.contains("Trois mois") && !page.contains("À rappeler"), "{page}");
        elle.poster("/dossiers/vues/retirer", &[("nom", "Trois mois")]).await;
        let page = elle.lire("/dossiers").await.texte;
        assert!(!page.contains("Trois mois") && page.contains("Autre"), "{page}");
        let sans_nom = elle.poster("/dossiers/vues", &[("nom", " ")]).await;
        assert_eq!(sans_nom.statut, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
