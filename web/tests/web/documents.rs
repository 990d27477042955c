//! Documents through their pages: chosen, seen as they would leave, issued once, read again.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use testkit::{Place, canari};

use crate::serveur::{Navigateur, Page, Serveur};

/// The values of every field of that name.
fn valeurs(page: &Page, nom: &str) -> Vec<String> {
    let debut = format!("name=\"{nom}\" value=\"");
    let morceaux = page.texte.split(&debut).skip(1);
    morceaux.map(|morceau| morceau.split('"').next().unwrap().to_owned()).collect()
}

/// The fields that a new form proposes.
fn proposes(page: &Page) -> Vec<String> {
    let morceaux = page.texte.split("name=\"champs\" value=\"").skip(1);
    let coches = morceaux.filter(|m| m.split('>').next().unwrap().ends_with("checked"));
    coches.map(|m| m.split('"').next().unwrap().to_owned()).collect()
}

async fn apercu(elle: &mut Navigateur, lieu: &str, champs: &[(&str, &str)]) -> Page {
    elle.poster(&format!("{lieu}/apercu"), champs).await
}

/// Issues what a preview shows.
async fn emettre(
    elle: &mut Navigateur,
    lieu: &str,
    apercu: &Page,
    (pour, forme): (&str, &str),
    champs: &[(&str, &str)],
) -> Page {
    let (id, apres) = (apercu.champ("id"), apercu.champ("apres"));
    let mut tous = vec![("id", &*id), ("apres", &*apres), ("pour", pour), ("forme", forme)];
    tous.extend_from_slice(champs);
    elle.poster(lieu, &tous).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_seen_is_what_leaves_and_it_leaves_once() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 21).await;
        let (dossier, _) = serveur.dossier(&canari("prenom"), &canari("recit")).await;
        let lieu = format!("/dossiers/{dossier}/documents");
        let mut elle = serveur.connecter("cheffe").await;
        let page = elle.lire(&lieu).await;
        assert!(page.texte.contains("Aucun document n&#39;est encore parti"), "{}", page.texte);
        let page = elle.lire(&format!("{lieu}/nouveau?genre=attestation")).await;
        assert_eq!(proposes(&page), ["suivi-depuis", "nom", "prenom", "signataire"]);
        assert!(page.texte.contains(&canari("prenom")), "what the file says is shown");

        let champs = [
            ("genre", "attestation"),
            ("champs", "suivi-depuis"),
            ("champs", "texte"),
            ("dire-texte", "Elle suit <des cours>."),
            ("dire-usage", "jamais coché"),
        ];
        let vue = apercu(&mut elle, &lieu, &champs).await;
        assert_eq!(vue.statut, StatusCode::OK);
        assert!(vue.texte.contains("Elle suit &#60;des cours&#62;."), "{}", vue.texte);
        let article = vue.texte.split("<article").nth(1).unwrap().split("</article>").next();
        assert!(!article.unwrap().contains("jamais coché"), "what is not ticked does not leave");
        assert!(!article.unwrap().contains(&canari("prenom")));
        // To nobody: refused, and still there to read.
        let page = emettre(&mut elle, &lieu, &vue, ("", "odt"), &champs).await;
        assert_eq!(page.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.texte.contains("À qui ce document"), "{}", page.texte);
        for _ in 0..2 {
            let page = emettre(&mut elle, &lieu, &vue, ("organisme", "odt"), &champs).await;
            assert_eq!(page.lieu(), lieu, "{}", page.texte);
        }
        let liste = elle.lire(&lieu).await;
        assert_eq!(liste.texte.matches("<tr id=").count(), 1, "{}", liste.texte);
        assert!(liste.texte.contains("Autre organisme") && liste.texte.contains("par cheffe"));
        let acte = liste.texte.split("<tr id=\"").nth(1).unwrap().split('"').next().unwrap();
        let fichier = elle.lire(&format!("{lieu}/{acte}")).await;
        let entete = |nom| fichier.entetes.get(nom).unwrap().to_str().unwrap();
        assert_eq!(entete(CONTENT_TYPE), "application/vnd.oasis.opendocument.text");
        assert_eq!(entete(CONTENT_DISPOSITION), "attachment; filename=\"attestation.odt\"");
        assert_eq!(entete(CACHE_CONTROL), "no-store");
        assert!(fichier.texte.starts_with("PK"));
        // Issued documents are in the timeline, and their reading again in the access log.
        let fiche = elle.lire(&format!("/dossiers/{dossier}")).await.texte;
        assert!(fiche.contains("Document émis : attestation"), "{fiche}");
        let lectures = elle.lire(&format!("/dossiers/{dossier}/lectures")).await.texte;
        assert!(lectures.contains("Document relu"), "{lectures}");
        let rapport = serveur.cheffe.verifier().await.unwrap();
        assert!(rapport.degats.is_empty(), "{rapport:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_comes_back_as_it_was_filled() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 22).await;
    let (dossier, _) = serveur.dossier("Nour", "x").await;
    let lieu = format!("/dossiers/{dossier}/documents");
    let mut elle = serveur.connecter("travailleuse-sociale").await;
    let page = apercu(&mut elle, &lieu, &[("genre", "attestation"), ("dire-texte", "dit")]).await;
    assert_eq!(page.statut, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.texte.contains("Cochez au moins") && page.texte.contains(">dit</textarea>"));
    let champs =
        [("genre", "attestation"), ("champs", "suivi-depuis"), ("dire-suivi-depuis", "hier")];
    let page = apercu(&mut elle, &lieu, &champs).await;
    assert_eq!(page.statut, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.texte.contains("value=\"hier\""), "{}", page.texte);
    // Changing what was chosen: nothing typed is lost.
    let champs = [("genre", "attestation"), ("champs", "texte"), ("dire-texte", "dit")];
    let vue = apercu(&mut elle, &lieu, &champs).await;
    let repris = elle.poster(&format!("{lieu}/nouveau"), &champs).await;
    assert_eq!(proposes(&repris), ["texte"]);
    assert!(repris.texte.contains(">dit</textarea>"), "{}", repris.texte);
    // Somebody wrote since it was shown: what would leave now is shown, nothing is issued.
    let demande = app::consigner::AConsigner {
        faits: vec![domain::Fait::Note],
        recit: Some(domain::Recit::Social("une note".to_owned())),
        survenu_le: None,
        apres: None,
        id: None,
    };
    let mut contexte = serveur.heure.contexte();
    serveur.cheffe.consigner(dossier, demande, &mut contexte).await.unwrap();
    let page = emettre(&mut elle, &lieu, &vue, ("organisme", "odt"), &champs).await;
    assert_eq!(page.statut, StatusCode::CONFLICT);
    assert!(page.texte.contains("<article") && page.champ("apres") != vue.champ("apres"));
    assert!(!elle.lire(&lieu).await.texte.contains("<tr id="));
    let page = emettre(&mut elle, &lieu, &page, ("organisme", "odt"), &champs).await;
    assert_eq!(page.lieu(), lieu);
    // Another subject's kind does not exist here.
    for genre in ["ordre-du-jour", "bilan-activite", "x", ""] {
        let page = elle.lire(&format!("{lieu}/nouveau?genre={genre}")).await;
        assert_eq!(page.statut, StatusCode::NOT_FOUND, "{genre}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pdf_that_this_program_cannot_write_says_so_and_loses_nothing() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 23).await;
    let (dossier, _) = serveur.dossier("Nour", "x").await;
    let lieu = format!("/dossiers/{dossier}/documents");
    let mut elle = serveur.connecter("cheffe").await;
    let champs = [("genre", "attestation"), ("champs", "texte"), ("dire-texte", "dit")];
    let vue = apercu(&mut elle, &lieu, &champs).await;
    let page = emettre(&mut elle, &lieu, &vue, ("organisme", "pdf"), &champs).await;
    if page.lieu() == lieu {
        // Another crate of this build asked for what writes PDF.
        return;
    }
    assert_eq!(page.statut, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.texte.contains("sans l&#39;écriture des PDF"), "{}", page.texte);
    assert!(page.texte.contains("value=\"dit\""), "{}", page.texte);
    elle.temoins.insert("langue".to_owned(), "en".to_owned());
    let page = emettre(&mut elle, &lieu, &vue, ("organisme", "pdf"), &champs).await;
    assert!(page.texte.contains("without what writes PDF"), "{}", page.texte);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_minor_has_reports_and_no_request_for_who_holds_their_key() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 24).await;
    let (dossier, _) = serveur.dossier("Nour", "x").await;
    let attribut = app::observation::lire("naissance", "2010-03-02").unwrap();
    let demande = app::consigner::AConsigner {
        faits: vec![domain::Fait::Observation(attribut)],
        recit: None,
        survenu_le: None,
        apres: None,
        id: None,
    };
    let mut contexte = serveur.heure.contexte();
    serveur.cheffe.consigner(dossier, demande, &mut contexte).await.unwrap();
    let lieu = format!("/dossiers/{dossier}/documents");
    let mut elle = serveur.connecter("mineurs").await;
    let page = elle.lire(&format!("{lieu}/nouveau?genre=demande-psp")).await;
    assert_eq!(page.statut, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.texte.contains("R.121-12-13-1"), "{}", page.texte);
    let page = elle.lire(&format!("{lieu}/nouveau?genre=signalement")).await;
    assert!(page.texte.contains("2 mars 2010"), "{}", page.texte);
    let champs = [
        ("genre", "signalement"),
        ("champs", "faits"),
        ("dire-faits", "hier | \"il me suit\" | dit à l'éducatrice"),
    ];
    let vue = apercu(&mut elle, &lieu, &champs).await;
    assert!(vue.texte.contains("<td>dit à l&#39;éducatrice</td>"), "{}", vue.texte);
    let page = emettre(&mut elle, &lieu, &vue, ("procureur", "odt"), &champs).await;
    assert_eq!(page.lieu(), lieu, "{}", page.texte);
    let liste = elle.lire(&lieu).await.texte;
    let acte = liste.split("<tr id=\"").nth(1).unwrap().split('"').next().unwrap();
    // Who does not hold that key is offered neither, and reads it not.
    let mut sociale = serveur.connecter("travailleuse-sociale").await;
    let page = sociale.lire(&lieu).await.texte;
    assert!(!page.contains("genre=signalement") && page.contains("genre=attestation"), "{page}");
    assert!(page.contains("Vos clés n&#39;ouvrent pas ce document"), "{page}");
    let page = sociale.lire(&format!("{lieu}/{acte}")).await;
    assert_eq!(page.statut, StatusCode::FORBIDDEN);
    let page = apercu(&mut sociale, &lieu, &champs).await;
    assert_eq!(page.statut, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sitting_gives_its_agenda_and_names_nobody() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 25).await;
        let (dossier, _) = serveur.dossier(&canari("prenom"), "x").await;
        let mut elle = serveur.connecter("juriste").await;
        crate::commission::demander(&serveur, dossier).await;
        crate::commission::convoquer(&mut elle, "2026-12-18", "4").await;
        let page = crate::commission::inscrire(&mut elle, dossier, "57/2026-12-18").await;
        let lieu = format!("{}/documents", page.lieu());
        let page = elle.lire(&format!("{lieu}/nouveau?genre=ordre-du-jour")).await;
        let mut champs = vec![("genre", "ordre-du-jour".to_owned())];
        champs.extend(proposes(&page).into_iter().map(|code| ("champs", code)));
        let champs: Vec<(&str, &str)> = champs.iter().map(|(nom, v)| (*nom, &**v)).collect();
        let vue = apercu(&mut elle, &lieu, &champs).await;
        let reference: String = dossier.to_string().chars().take(8).collect();
        for dit in ["18 décembre 2026", "Préfecture", "Association fictive", &reference] {
            assert!(vue.texte.contains(dit), "{dit}: {}", vue.texte);
        }
        assert!(!vue.texte.contains(&canari("prenom")));
        for _ in 0..2 {
            let page = emettre(&mut elle, &lieu, &vue, ("commission", "odt"), &champs).await;
            assert_eq!(page.lieu(), lieu, "{}", page.texte);
        }
        let liste = elle.lire(&lieu).await;
        assert_eq!(liste.texte.matches("<tr id=").count(), 1, "{}", liste.texte);
        let acte = liste.texte.split("<tr id=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(elle.lire(&format!("{lieu}/{acte}")).await.texte.starts_with("PK"));
        // A step of the sitting makes what was shown stale.
        let vue = apercu(&mut elle, &lieu, &champs).await;
        let page = elle.lire(lieu.strip_suffix("/documents").unwrap()).await;
        let [id, apres] = [valeurs(&page, "id").remove(0), valeurs(&page, "apres").remove(0)];
        let membre = [
            ("quoi", "membre"),
            ("designation", "Mme X, cheffe de bureau"),
            ("college", "prefecture"),
            ("id", &*id),
            ("apres", &*apres),
        ];
        let de_la_seance = lieu.strip_suffix("/documents").unwrap();
        assert_eq!(elle.poster(de_la_seance, &membre).await.lieu(), de_la_seance);
        let page = emettre(&mut elle, &lieu, &vue, ("commission", "odt"), &champs).await;
        assert_eq!(page.statut, StatusCode::CONFLICT, "{}", page.texte);
        let rapport = serveur.cheffe.verifier().await.unwrap();
        assert!(rapport.degats.is_empty(), "{rapport:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_register_says_what_proves_a_notification() {
    use domain::psp::{Decision, Demande, Evenement, Objet, PreuveNotification, Sens};
    let serveur = Serveur::ouvrir(Place::sqlite(), 26).await;
    let (dossier, _) = serveur.dossier(&canari("prenom"), "x").await;
    let jour = |texte: &str| texte.parse::<domain::Jour>().unwrap();
    let decision = Decision {
        objet: Objet::Entree,
        sens: Sens::Refus,
        decidee_le: jour("2026-11-20"),
        notifiee_le: Some(jour("2026-11-23")),
        ecrite: Some(true),
        mentionne_recours: Some(false),
        motifs: Vec::new(),
        preuve: Some(PreuveNotification::LettreRecommandee),
    };
    let demande = Evenement::Demande(Demande { deposee_le: Some(jour("2026-11-10")) });
    for (le, fait) in [("2026-11-10", demande), ("2026-11-20", Evenement::Decision(decision))] {
        let demande = app::consigner::AConsigner {
            faits: vec![domain::Fait::Psp(fait)],
            recit: None,
            survenu_le: Some(jour(le)),
            apres: None,
            id: None,
        };
        let mut contexte = serveur.heure.contexte();
        serveur.cheffe.consigner(dossier, demande, &mut contexte).await.unwrap();
    }
    let mut elle = serveur.connecter("juriste").await;
    let page = elle.lire("/commission/registre?du=2026-11-01&au=2026-11-30").await.texte;
    for dit in ["23 novembre 2026", "lettre recommandée", "non recours mentionnés"] {
        assert!(page.contains(dit), "{dit}: {page}");
    }
    assert!(!page.contains(&canari("prenom")), "{page}");
    let hors = elle.lire("/commission/registre?du=2026-10-01&au=2026-10-31").await.texte;
    assert!(!hors.contains("lettre recommandée"), "{hors}");
    let champs = [("du", "2026-11-01"), ("au", "2026-11-30"), ("forme", "odt")];
    let fichier = elle.poster("/commission/registre", &champs).await;
    let nom = fichier.entetes.get(CONTENT_DISPOSITION).unwrap().to_str().unwrap();
    assert_eq!(nom, "attachment; filename=\"registre-notifications.odt\"");
    let fiche = elle.lire(&format!("/dossiers/{dossier}")).await.texte;
    assert!(fiche.contains("notifiée le 23/11/2026 (preuve : lettre recommandée)"), "{fiche}");
}
