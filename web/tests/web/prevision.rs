//! The forecast's page: a sentence, a chart and a table, or what to correct.

use axum::http::StatusCode;
use testkit::Place;

use crate::serveur::Serveur;

const VIDES: [(&str, &str); 4] =
    [("seances", ""), ("places", ""), ("ratio", ""), ("financement", "")];

fn avec<'a>(depart: &'a str, champ: &'a str, valeur: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut champs = vec![("depart", depart)];
    champs.extend(VIDES.iter().filter(|(nom, _)| *nom != champ));
    champs.push((champ, valeur));
    champs
}

#[tokio::test(flavor = "multi_thread")]
async fn a_monthly_sitting_is_answered_in_a_sentence_a_chart_and_a_table() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 1).await;
    let mut cheffe = serveur.connecter("cheffe").await;
    let page = cheffe.lire("/prevision").await;
    assert_eq!(page.statut, StatusCode::OK);
    assert!(page.texte.contains("Aujourd&#39;hui\u{a0}: de 1 à 2 selon le département"));
    assert!(!page.texte.contains("<svg"));
    let page = cheffe.poster("/prevision", &avec("paris", "seances", "12")).await;
    assert_eq!(page.statut, StatusCode::OK);
    assert!(page.texte.contains("Du souhait aux droits ouverts, il faudrait "));
    assert!(page.texte.contains("role=\"img\"") && page.texte.contains("attente de la commission"));
    assert!(page.texte.contains("PSP en cours à la fin"));
    // What was asked stays in the form, to be changed by a little.
    assert!(page.texte.contains("name=\"seances\" value=\"12\""));
    assert!(page.texte.contains("value=\"paris\" selected"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_word_of_the_answer_exists_in_english_too() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 1).await;
    let mut cheffe = serveur.connecter("cheffe").await;
    cheffe.envoyer("/preferences", &[("langue", "en"), ("retour", "/prevision")]).await;
    let page = cheffe.poster("/prevision", &avec("paris", "places", "10")).await;
    assert!(page.texte.contains("the queue grows without end: it passes 200 people in 20"));
    assert!(page.texte.contains("waiting for the commission"));
    // A key that has no words is shown as it is.
    assert!(!page.texte.contains("prevision-"), "{}", page.texte);
    assert!(!page.texte.contains('\u{202f}'), "no French number is left");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_told_on_its_field_and_nothing_typed_is_lost() {
    let serveur = Serveur::ouvrir(Place::sqlite(), 1).await;
    let mut cheffe = serveur.connecter("cheffe").await;
    for (champ, valeur, conseil) in [
        ("seances", "-1", "Il faut un nombre de 0 à 366"),
        ("seances", "souvent", "Il faut un nombre de 0 à 366"),
        ("places", "2,5", "Il faut un nombre entier"),
        ("ratio", "0", "Il faut un nombre au-dessus de zéro"),
        ("financement", "<b>", "Il faut un montant en euros"),
    ] {
        let page = cheffe.poster("/prevision", &avec("moselle", champ, valeur)).await;
        assert_eq!(page.statut, StatusCode::UNPROCESSABLE_ENTITY, "{champ}");
        assert!(page.texte.contains(conseil), "{champ}: {}", page.texte);
        assert!(page.texte.contains(&format!("id=\"{champ}-erreur\"")), "{champ}");
        assert!(page.texte.contains("Rien n&#39;a été calculé"), "{champ}");
        let gardee = valeur.replace("<b>", "&#60;b&#62;");
        assert!(page.texte.contains(&format!("value=\"{gardee}\"")), "{champ}");
    }
    let page = cheffe.poster("/prevision", &avec("lune", "seances", "12")).await;
    assert!(page.texte.contains("Choisissez un lieu de la liste"));
}
