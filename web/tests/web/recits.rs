//! What a team does in a day, told through the pages, on both engines.

use app::ouvrir_dossier::PremierContact;
use axum::http::StatusCode;
use domain::Jour;
use domain::recit::Identite;
use testkit::Place;

use crate::serveur::{Navigateur, Page, Serveur};

async fn sur_chaque_moteur<F: Future<Output = ()>>(recit: impl Fn(Serveur) -> F) {
    for place in Place::toutes() {
        recit(Serveur::ouvrir(place, 7).await).await;
    }
}

/// Fills in the form that records an act.
async fn noter(navigateur: &mut Navigateur, dossier: &str, champs: &[(&str, &str)]) -> Page {
    let page = navigateur.lire(&format!("{dossier}/actes/nouveau")).await;
    let (apres, id) = (page.champ("apres"), page.champ("id"));
    let mut tous = vec![("apres", apres.as_str()), ("id", id.as_str())];
    tous.extend_from_slice(champs);
    navigateur.poster(&format!("{dossier}/actes"), &tous).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_opened_found_by_a_misspelt_name_written_in_and_corrected() {
    sur_chaque_moteur(async |serveur: Serveur| {
        let mut page = serveur.connecter("travailleuse-sociale").await;
        let formulaire = page.lire("/dossiers/nouveau").await;
        let id = formulaire.champ("id");
        let champs =
            [("id", id.as_str()), ("prenom", "Adaeze"), ("nom", "Okafor"), ("voie", "rue")];
        let ouvert = page.poster("/dossiers", &champs).await;
        assert_eq!(ouvert.statut, StatusCode::SEE_OTHER, "{}", ouvert.texte);
        let dossier = ouvert.lieu().to_owned();
        // Sent twice, one file.
        let encore = [("id", id.as_str()), ("prenom", "Adaeze"), ("verifie", "oui")];
        assert_eq!(page.poster("/dossiers", &encore).await.lieu(), dossier);
        assert!(page.lire("/dossiers").await.texte.contains("1 dossier"));

        let trouve = page.poster("/recherche", &[("texte", "okaffor adaeze")]).await;
        assert!(trouve.texte.contains("Adaeze Okafor"), "{}", trouve.texte);

        let champs = [("quoi", "accompagnement:logement"), ("recit", "Nuit d'hôtel")];
        let note = noter(&mut page, &dossier, &champs).await;
        assert_eq!(note.lieu(), dossier, "{}", note.texte);
        let fiche = page.lire(&dossier).await.texte;
        assert!(fiche.contains("Logement") && fiche.contains("Nuit d&#39;h"), "{fiche}");

        // The last act comes first.
        let lien = fiche.split("href=\"").find(|lien| lien.contains("/corriger\"")).unwrap();
        let lien = &lien[..lien.find('"').unwrap()];
        let corriger = page.lire(lien).await;
        let (apres, id) = (corriger.champ("apres"), corriger.champ("id"));
        let champs = [("comment", "annuler"), ("apres", apres.as_str()), ("id", id.as_str())];
        let fait = page.poster(lien, &champs).await;
        assert_eq!(fait.lieu(), dossier, "{}", fait.texte);
        assert!(!page.lire(&dossier).await.texte.contains("Nuit d&#39;h"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_writes_on_a_stale_page_sees_both_versions_and_loses_nothing() {
    sur_chaque_moteur(async |serveur: Serveur| {
        let (dossier, _) = serveur.dossier("Nour", "connu").await;
        let dossier = format!("/dossiers/{dossier}");
        let mut une = serveur.connecter("travailleuse-sociale").await;
        let mut autre = serveur.connecter("cheffe").await;
        let page = une.lire(&format!("{dossier}/actes/nouveau")).await;
        let (apres, id) = (page.champ("apres"), page.champ("id"));
        let ailleurs = [("quoi", "note:social"), ("recit", "écrit par l'autre")];
        noter(&mut autre, &dossier, &ailleurs).await;
        let champs = [
            ("apres", apres.as_str()),
            ("id", id.as_str()),
            ("quoi", "note:social"),
            ("recit", "écrit par moi"),
        ];
        let perime = une.poster(&format!("{dossier}/actes"), &champs).await;
        assert_eq!(perime.statut, StatusCode::CONFLICT);
        for dit in ["écrit par l&#39;autre", "écrit par moi"] {
            assert!(perime.texte.contains(dit), "{dit}");
        }
        let champs = [
            ("apres", &*perime.champ("apres")),
            ("id", &*perime.champ("id")),
            ("quoi", "note:social"),
            ("recit", "écrit par moi"),
        ];
        let fait = une.poster(&format!("{dossier}/actes"), &champs).await;
        assert_eq!(fait.statut, StatusCode::SEE_OTHER, "{}", fait.texte);
        let fiche = une.lire(&dossier).await.texte;
        assert!(fiche.contains("écrit par l&#39;autre") && fiche.contains("écrit par moi"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_person_is_proved_erased_and_her_page_is_gone() {
    sur_chaque_moteur(async |serveur: Serveur| {
        let (dossier, _) = serveur.dossier("Nour", "secret").await;
        let chemin = format!("/dossiers/{dossier}");
        let mut cheffe = serveur.connecter("cheffe").await;
        let effacer = format!("{chemin}/effacer");
        let faux = [("motif", "demande"), ("mot", "effacer")];
        let refus = cheffe.poster(&effacer, &faux).await;
        assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(cheffe.lire(&chemin).await.texte.contains("secret"), "nothing was erased");
        let preuve = cheffe.poster(&effacer, &[("motif", "demande"), ("mot", "EFFACER")]).await;
        assert!(preuve.texte.contains("encore dans la base :</dt><dd>0</dd>"), "{}", preuve.texte);
        assert_eq!(cheffe.lire(&chemin).await.statut, StatusCode::GONE);
        assert!(!cheffe.lire("/dossiers").await.texte.contains("Nour"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_volunteer_writes_and_rereads_only_her_own() {
    sur_chaque_moteur(async |serveur: Serveur| {
        let (dossier, _) = serveur.dossier("Nour", "dit à la travailleuse").await;
        let dossier = format!("/dossiers/{dossier}");
        let mut benevole = serveur.connecter("benevole").await;
        let champs = [("quoi", "accompagnement:francais"), ("recit", "cours du mardi")];
        assert_eq!(noter(&mut benevole, &dossier, &champs).await.lieu(), dossier);
        let fiche = benevole.lire(&dossier).await.texte;
        assert!(fiche.contains("Nour") && fiche.contains("cours du mardi"), "{fiche}");
        assert!(!fiche.contains("dit à la travailleuse"), "{fiche}");
        let mut cheffe = serveur.connecter("cheffe").await;
        let fiche = cheffe.lire(&dossier).await.texte;
        assert!(fiche.contains("cours du mardi") && fiche.contains("dit à la travailleuse"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_without_the_key_is_told_a_narrative_is_there_and_does_not_read_it() {
    sur_chaque_moteur(async |serveur: Serveur| {
        let (dossier, _) = serveur.dossier("Nour", "note sociale").await;
        let mut sante = serveur.connecter("sante").await;
        let fiche = sante.lire(&format!("/dossiers/{dossier}")).await.texte;
        assert!(!fiche.contains("note sociale"));
        assert!(fiche.contains("que vos clés n&#39;ouvrent pas (social)"), "{fiche}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_pathway_does_not_allow_is_refused_and_told() {
    sur_chaque_moteur(async |serveur: Serveur| {
        let (dossier, _) = serveur.dossier("Nour", "x").await;
        let dossier = format!("/dossiers/{dossier}");
        let mut page = serveur.connecter("travailleuse-sociale").await;
        let refus = noter(&mut page, &dossier, &[("quoi", "psp:decision:accord")]).await;
        assert_eq!(refus.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refus.texte.contains("notez d&#39;abord la demande"), "{}", refus.texte);
        noter(&mut page, &dossier, &[("quoi", "psp:demande"), ("le", "2026-01-05")]).await;
        let champs = [("quoi", "psp:decision:accord"), ("le", "01/03/2026")];
        assert_eq!(noter(&mut page, &dossier, &champs).await.lieu(), dossier);
        let fiche = page.lire(&dossier).await.texte;
        assert!(fiche.contains("6 sur 24 accordés"), "{fiche}");
        // The period ended on 31 August and nobody recorded what followed: it is late today.
        let aujourdhui = page.lire("/aujourdhui").await.texte;
        assert!(aujourdhui.contains("En retard") && aujourdhui.contains("31/08/2026"));
        let droits = page.lire(&format!("{dossier}/droits")).await.texte;
        assert!(droits.contains("CASF"), "{droits}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_appointment_and_a_file_without_news_stand_in_the_day_until_something_is_recorded() {
    sur_chaque_moteur(async |serveur: Serveur| {
        let (dossier, _) = serveur.dossier("Nour", "x").await;
        let dossier = format!("/dossiers/{dossier}");
        let identite = Identite { prenom: Some("Awa".to_owned()), ..Identite::default() };
        let le = Some(Jour::constante(2026, 6, 1));
        let contact = PremierContact { id: None, le, voie: None, identite };
        let (perdue, _) =
            serveur.cheffe.ouvrir_dossier(contact, &mut serveur.heure.contexte()).await.unwrap();
        let mut page = serveur.connecter("travailleuse-sociale").await;
        let rdv = [("quoi", "rendez-vous:sante"), ("rdv_le", "2026-11-27"), ("heure", "14:30")];
        let sans_jour = noter(&mut page, &dossier, &rdv[..1]).await;
        assert!(sans_jour.texte.contains("Dites le jour du rendez-vous"), "{}", sans_jour.texte);
        assert_eq!(noter(&mut page, &dossier, &rdv).await.lieu(), dossier);
        let fiche = page.lire(&dossier).await.texte;
        assert!(fiche.contains("27/11/2026 (dans 2 jours)</strong> 14:30, Santé"), "{fiche}");

        let jour = page.lire("/aujourdhui").await.texte;
        assert!(jour.contains("Rendez-vous (14:30, Santé)"), "{jour}");
        assert!(jour.contains(&format!("{dossier}/actes/nouveau?quoi=accompagnement:sante")));
        assert!(jour.contains("Sans nouvelles depuis soixante jours"), "{jour}");
        let appel = format!("/dossiers/{perdue}/actes/nouveau?quoi=note:social");
        assert!(jour.contains(&appel) && jour.contains("dernier acte le 01/06/2026"), "{jour}");

        let appelee = [("quoi", "note:social"), ("recit", "jointe par téléphone")];
        noter(&mut page, &format!("/dossiers/{perdue}"), &appelee).await;
        let jour = page.lire("/aujourdhui").await.texte;
        assert!(!jour.contains("Sans nouvelles") && jour.contains("14:30, Santé"), "{jour}");
    })
    .await;
}
