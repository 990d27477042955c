//! What a person sees is told as it is.

use essais_web::{JavaScript, Largeur, Navigateur, Role, Theme};

use crate::page::Petit;

#[test]
fn scripts_run_or_do_not() {
    let petit = Petit::ouvrir();
    for (javascript, dit) in
        [(JavaScript::Actif, "avec script"), (JavaScript::Coupe, "sans script")]
    {
        let navigateur = Navigateur::ouvrir(Largeur::Bureau, javascript, Theme::Clair);
        navigateur.visiter(&petit.url("/"));
        assert!(navigateur.dit(dit), "{javascript:?}: {}", navigateur.texte());
    }
}

#[test]
fn width_and_theme_are_those_asked_for() {
    let petit = Petit::ouvrir();
    let navigateur = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Actif, Theme::Sombre);
    navigateur.visiter(&petit.url("/"));
    let vu = "getComputedStyle(document.getElementById('ciel'), '::after').content";
    assert_eq!(navigateur.evaluer("innerWidth"), 320);
    assert_eq!(navigateur.evaluer(vu), "\"nuit\"");
    assert!(!navigateur.deborde());
    navigateur.regler(Largeur::Bureau);
    navigateur.preferer(Theme::Clair);
    assert_eq!(navigateur.evaluer("innerWidth"), 1280);
    assert_eq!(navigateur.evaluer(vu), "\"jour\"");
}

#[test]
fn a_page_wider_than_the_screen_is_seen() {
    let petit = Petit::ouvrir();
    let navigateur = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Actif, Theme::Clair);
    navigateur.visiter(&petit.url("/faute"));
    assert!(navigateur.deborde());
}

#[test]
fn axe_finds_what_is_wrong_and_where_and_nothing_else() {
    let petit = Petit::ouvrir();
    let navigateur = Navigateur::bureau();
    navigateur.visiter(&petit.url("/faute"));
    let violations = navigateur.axe();
    let regles: Vec<&str> = violations.iter().map(|violation| violation.regle.as_str()).collect();
    assert_eq!(regles, ["html-has-lang", "label"]);
    assert_eq!(violations[1].cibles, ["input"]);
    navigateur.visiter(&petit.url("/"));
    navigateur.accessible();
}

#[test]
fn names_titles_and_answers_are_read() {
    let petit = Petit::ouvrir();
    let navigateur = Navigateur::bureau();
    navigateur.visiter(&petit.url("/"));
    assert_eq!(navigateur.noms(Role::Titre), ["Essai d'abord"]);
    assert_eq!(navigateur.texte_de(Role::Lien, "Autre page"), "Autre page");
    assert!(navigateur.montre(Role::Champ, "Voie") && !navigateur.montre(Role::Champ, "Vote"));
    assert_eq!(navigateur.statut(), 200);
    assert_eq!(navigateur.evaluer("navigator.language"), "fr-FR");
    navigateur.visiter(&petit.url("/nulle-part"));
    assert_eq!(navigateur.statut(), 404);
}

#[test]
fn a_picture_holds_the_whole_page() {
    let petit = Petit::ouvrir();
    let navigateur = Navigateur::bureau();
    navigateur.visiter(&petit.url("/"));
    let dossier = tempfile::tempdir().unwrap();
    let chemin = dossier.path().join("page.png");
    navigateur.capturer(&chemin);
    let image = std::fs::read(&chemin).unwrap();
    assert_eq!(image[1..4], *b"PNG");
    // Width, in the header of the picture.
    assert_eq!(image[16..20], 1280_u32.to_be_bytes());
}

#[test]
fn two_browsers_are_two_people() {
    let petit = Petit::ouvrir();
    let (une, autre) = (Navigateur::bureau(), Navigateur::bureau());
    une.visiter(&petit.url("/"));
    let temoins = une.temoins();
    assert_eq!(temoins.len(), 1);
    assert_eq!((temoins[0].nom.as_str(), temoins[0].hors_script), ("seance", true));
    assert_eq!(temoins[0].meme_site.as_deref(), Some("Strict"));
    une.cdp("Network.clearBrowserCookies", &serde_json::json!({}));
    autre.visiter(&petit.url("/"));
    assert!(une.temoins().is_empty());
    assert_eq!(autre.temoins().len(), 1);
}
