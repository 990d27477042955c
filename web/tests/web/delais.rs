//! Time limits through the pages: whether the receipt of an appeal was acknowledged and what
//! depends on it, the days to appeal every refusal, the days of the steps around the pathway.

use axum::http::StatusCode;
use testkit::Place;

use crate::serveur::{Navigateur, Page, Serveur};

/// The question of the law engine, as the page of rights asks it.
const QUESTION: &str = "Jusqu&#39;à quand contester la décision sur le parcours ?";

/// Records an act in its form, on a day.
async fn acte(
    (serveur, elle): (&Serveur, &mut Navigateur),
    dossier: &str,
    jour: &str,
    champs: &[(&str, &str)],
) -> Page {
    serveur.heure.au(jour);
    let page = elle.lire(&format!("{dossier}/actes/nouveau")).await;
    let (apres, id) = (page.champ("apres"), page.champ("id"));
    let mut tous = vec![("apres", &*apres), ("id", &*id)];
    tous.extend_from_slice(champs);
    elle.poster(&format!("{dossier}/actes"), &tous).await
}

async fn noter(
    (serveur, elle): (&Serveur, &mut Navigateur),
    dossier: &str,
    jour: &str,
    champs: &[(&str, &str)],
) {
    let page = acte((serveur, elle), dossier, jour, champs).await;
    assert_eq!(page.lieu(), dossier, "{champs:?}: {}", page.texte);
}

/// Entry refused on 3 April 2023, notified the same day, remedies stated.
async fn refusee(serveur: &Serveur, elle: &mut Navigateur) -> String {
    serveur.heure.au("2023-01-05");
    let (dossier, _) = serveur.dossier("Nour", "x").await;
    let dossier = format!("/dossiers/{dossier}");
    let departement = [("quoi", "observation:departement"), ("valeur", "57")];
    noter((serveur, &mut *elle), &dossier, "2023-01-05", &departement).await;
    noter((serveur, &mut *elle), &dossier, "2023-02-10", &[("quoi", "psp:demande")]).await;
    noter(
        (serveur, &mut *elle),
        &dossier,
        "2023-04-03",
        &refus("psp:decision:refus", "2023-04-03"),
    )
    .await;
    dossier
}

fn refus(quoi: &'static str, le: &'static str) -> [(&'static str, &'static str); 5] {
    [
        ("quoi", quoi),
        ("autre_jour", le),
        ("ecrite", "oui"),
        ("mentionne", "oui"),
        ("motifs", "oqtf"),
    ]
}

/// What the page of rights answers to the question about the appeal.
async fn issue(serveur: &Serveur, elle: &mut Navigateur, dossier: &str, jour: &str) -> String {
    serveur.heure.au(jour);
    let page = elle.lire(&format!("{dossier}/droits")).await.texte;
    let suite = page.split(QUESTION).nth(1).unwrap_or_else(|| panic!("{page}"));
    let issue = suite.split("<span class=\"etiquette ").nth(1).unwrap();
    issue.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn time_limits_depend_on_whether_the_receipt_was_acknowledged() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 71).await;
        let mut elle = serveur.connecter("cheffe").await;
        let dossier = refusee(&serveur, &mut elle).await;
        let formulaire = elle.lire(&format!("{dossier}/actes/nouveau")).await.texte;
        assert!(formulaire.contains("<select id=\"accuse\" name=\"accuse\">"), "{formulaire}");
        assert!(formulaire.contains("Accusé de réception reçu"), "{formulaire}");
        let recours = |accuse: &'static str| [("quoi", "psp:recours:gracieux"), ("accuse", accuse)];

        // Silence rejected it on 2 July; the limit that follows is over on 15 September.
        noter((&serveur, &mut elle), &dossier, "2023-05-02", &recours("non")).await;
        let apres = "2023-09-15";
        assert_eq!(issue(&serveur, &mut elle, &dossier, apres).await, "on ne peut pas dire");
        // The acknowledgement comes: recorded again on the day of the appeal, it counts.
        let avec = [&recours("oui")[..], &[("le", "2023-05-02")]].concat();
        noter((&serveur, &mut elle), &dossier, apres, &avec).await;
        assert_eq!(issue(&serveur, &mut elle, &dossier, apres).await, "fermé");
        let fiche = elle.lire(&dossier).await.texte;
        assert!(fiche.contains("Recours gracieux formé (accusé de réception reçu)"), "{fiche}");
        assert!(fiche.contains("Recours gracieux formé (sans accusé de réception)"), "{fiche}");
        let rapport = serveur.cheffe.verifier().await.unwrap();
        assert!(rapport.degats.is_empty(), "{rapport:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_keeps_what_was_said_of_the_receipt_in_both_languages() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 72).await;
    let mut elle = serveur.connecter("cheffe").await;
    let (dossier, _) = serveur.dossier("Nour", "x").await;
    let dossier = format!("/dossiers/{dossier}");
    // There is no refusal to appeal.
    let champs =
        [("quoi", "psp:recours:gracieux"), ("accuse", "oui"), ("recit", "envoyé ce matin")];
    let page = acte((&serveur, &mut elle), &dossier, "2026-11-25", &champs).await;
    assert_eq!(page.statut, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.texte.contains("pas de refus à contester"), "{}", page.texte);
    let choisi = |page: &Page| {
        let liste = page.texte.split("name=\"accuse\"").nth(1).unwrap();
        liste.split("</select>").next().unwrap().contains("value=\"oui\" selected")
    };
    assert!(choisi(&page) && page.texte.contains("envoyé ce matin"), "{}", page.texte);
    elle.temoins.insert("langue".to_owned(), "en".to_owned());
    let page = acte((&serveur, &mut elle), &dossier, "2026-11-25", &champs).await;
    assert!(choisi(&page) && page.texte.contains("Receipt acknowledged"), "{}", page.texte);
    // A word that is none of those offered is refused too.
    let faux = [("quoi", "psp:recours:gracieux"), ("accuse", "sans doute"), ("recit", "envoyé")];
    let page = acte((&serveur, &mut elle), &dossier, "2026-11-25", &faux).await;
    assert_eq!(page.statut, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.texte.contains("envoyé"), "{}", page.texte);
}

/// The page of that day says it, for that day.
async fn le_jour_venu(serveur: &Serveur, elle: &mut Navigateur, dit: &str, le: &str) {
    serveur.heure.au(le);
    let page = elle.lire("/aujourdhui").await.texte;
    let [annee, mois, quantieme] = le.split('-').collect::<Vec<_>>().try_into().unwrap();
    let ligne = format!("{dit}, <strong>{quantieme}/{mois}/{annee}</strong>");
    assert!(page.contains(&ligne), "{ligne}: {page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_the_day_says_when_to_appeal_a_refused_renewal_and_an_order_to_leave() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 73).await;
        let mut elle = serveur.connecter("cheffe").await;
        serveur.heure.au("2025-12-01");
        let (dossier, _) = serveur.dossier("Nour", "x").await;
        let dossier = format!("/dossiers/{dossier}");
        let accord =
            [("quoi", "psp:decision:accord"), ("autre_jour", "2026-01-10"), ("ecrite", "oui")];
        let oqtf = [("quoi", "observation:oqtf"), ("valeur", "2026-06-10,libre")];
        for (jour, champs) in [
            ("2025-12-01", &[("quoi", "observation:departement"), ("valeur", "54")][..]),
            ("2025-12-02", &[("quoi", "psp:demande")]),
            ("2026-01-10", &accord),
            ("2026-05-02", &[("quoi", "droit:titre-sejour:demande")]),
            ("2026-05-10", &[("quoi", "psp:renouvellement")]),
            ("2026-06-11", &oqtf),
            ("2026-06-15", &refus("psp:renouvellement:refus", "2026-06-15")),
            ("2026-07-09", &[("quoi", "psp:fin:non-renouvele")]),
        ] {
            noter((&serveur, &mut elle), &dossier, jour, champs).await;
        }
        for (dit, le) in [
            ("Dernier jour prudent pour contester l&#39;OQTF", "2026-07-09"),
            ("Dernier jour prudent pour contester le refus", "2026-08-14"),
            ("Dernier jour pour saisir le tribunal", "2026-08-17"),
            ("Le silence vaut refus du titre de séjour", "2026-09-02"),
        ] {
            le_jour_venu(&serveur, &mut elle, dit, le).await;
        }
        // What settles each is one step away.
        let page = elle.lire("/aujourdhui").await.texte;
        for acte in ["observation:contentieux", "droit:titre-sejour:refuse"] {
            assert!(page.contains(acte), "{acte}: {page}");
        }
        let oui = [("quoi", "observation:contentieux"), ("valeur", "oui")];
        noter((&serveur, &mut elle), &dossier, "2026-09-02", &oui).await;
        let tribunal = [("quoi", "psp:recours:contentieux")];
        noter((&serveur, &mut elle), &dossier, "2026-09-02", &tribunal).await;
        let page = elle.lire("/aujourdhui").await.texte;
        assert!(!page.contains("contester") && !page.contains("saisir le tribunal"), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_the_day_says_each_step_around_the_pathway_until_it_is_told() {
    for place in Place::toutes() {
        let serveur = Serveur::ouvrir(place, 74).await;
        let mut elle = serveur.connecter("cheffe").await;
        serveur.heure.au("2026-01-05");
        let (dossier, _) = serveur.dossier("Nour", "x").await;
        let dossier = format!("/dossiers/{dossier}");
        for (quoi, le, dit, suite) in [
            (
                "mineur:signalement:envoyee",
                "2026-02-10",
                "Vérifier qu&#39;une alerte a été reçue",
                "mineur:signalement:accuse-recu",
            ),
            (
                "contenu:hebergeur:demande",
                "2026-03-01",
                "Réponse attendue sur un contenu en ligne",
                "contenu:hebergeur:retire",
            ),
            ("procedure:audience-fixee", "2026-05-20", "Audience", "procedure:audience-tenue"),
            (
                "droit:domiciliation:accorde",
                "2026-07-31",
                "Fin d&#39;un droit",
                "droit:domiciliation:fini",
            ),
        ] {
            let champs = [("quoi", quoi), ("autre_jour", le)];
            noter((&serveur, &mut elle), &dossier, "2026-01-05", &champs).await;
            le_jour_venu(&serveur, &mut elle, dit, le).await;
            if quoi == "droit:domiciliation:accorde" {
                let dit = "Renouvellement d&#39;un droit à demander";
                le_jour_venu(&serveur, &mut elle, dit, "2026-06-01").await;
            }
            noter((&serveur, &mut elle), &dossier, le, &[("quoi", suite)]).await;
            let page = elle.lire("/aujourdhui").await.texte;
            assert!(!page.contains(&format!("{dit}, <strong>")), "{suite}: {page}");
        }
    }
}
