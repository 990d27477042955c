//! Locking, hiding, wrong codes.

use essais_web::{Navigateur, Role};
use serde_json::json;
use testkit::canari;

use crate::base::{Base, CODE, commencer, compteur, deverrouiller, fiches, noter_surnom};

/// The page's own clock, moved: nothing of the page knows of it.
fn avancer(navigateur: &Navigateur, millis: i64) {
    navigateur.evaluer(&format!(
        "(() => {{ const vrai = Date.now.bind(Date); Date.now = () => vrai() + ({millis}); }})()"
    ));
}

fn echap(navigateur: &Navigateur) {
    navigateur.cdp("Input.dispatchKeyEvent", &json!({ "type": "keyDown", "key": "Escape" }));
    navigateur.cdp("Input.dispatchKeyEvent", &json!({ "type": "keyUp", "key": "Escape" }));
}

#[test]
fn it_locks_after_two_minutes_without_a_gesture_and_opens_where_it_was() {
    let base = Base::ouvrir();
    let telephone = Navigateur::bureau();
    base.installer(&telephone);
    commencer(&telephone, 2);
    let surnom = canari("verrou");
    noter_surnom(&telephone, &surnom);
    avancer(&telephone, 119_000);
    telephone.activer(Role::Bouton, "Une de plus : Rencontrées");
    assert_eq!(compteur(&telephone, "rencontrees"), "3", "two minutes are not over");
    avancer(&telephone, 121_000);
    telephone.attendre_texte("Verrouillé.");
    assert!(!telephone.source().contains(&surnom), "nothing stays in the page");
    assert!(telephone.montre(Role::Bouton, "Ouvrir"), "{}", telephone.texte());
    deverrouiller(&telephone);
    assert_eq!(compteur(&telephone, "rencontrees"), "3");
    noter_surnom(&telephone, "Lily");
    assert!(telephone.dit(&surnom) && telephone.dit("Lily"), "{}", telephone.texte());
    // A clock set back says nothing any more.
    avancer(&telephone, -3_600_000);
    telephone.attendre_texte("Verrouillé.");
    deverrouiller(&telephone);
    telephone.activer(Role::Bouton, "Verrouiller");
    telephone.attendre_texte("Verrouillé.");
}

#[test]
fn one_press_or_two_of_escape_hide_everything_at_once() {
    let base = Base::ouvrir();
    let telephone = Navigateur::bureau();
    base.installer(&telephone);
    commencer(&telephone, 2);
    let surnom = canari("cacher");
    noter_surnom(&telephone, &surnom);
    telephone.activer(Role::Bouton, "Cacher");
    assert_eq!((telephone.texte().as_str(), telephone.titre().trim()), ("", ""));
    assert!(!telephone.source().contains(&surnom));
    telephone.recharger();
    deverrouiller(&telephone);
    assert_eq!(compteur(&telephone, "rencontrees"), "2");
    // Once is a slip; twice hides.
    echap(&telephone);
    assert!(telephone.dit("Sortie en cours"));
    telephone.evaluer_promesse("new Promise((rendre) => setTimeout(rendre, 700))");
    echap(&telephone);
    echap(&telephone);
    assert_eq!(telephone.texte(), "");
    telephone.recharger();
    telephone.attendre_texte("Entrer le code");
    // Two quick taps on the band.
    for numero in 1..=2 {
        for genre in ["mousePressed", "mouseReleased"] {
            let geste = json!({
                "type": genre, "x": 700, "y": 20, "button": "left", "clickCount": numero,
            });
            telephone.cdp("Input.dispatchMouseEvent", &geste);
        }
    }
    assert_eq!(telephone.texte(), "");
}

#[test]
fn ten_wrong_codes_erase_everything_even_across_restarts() {
    let base = Base::ouvrir();
    let profil = tempfile::tempdir().unwrap();
    let telephone = Navigateur::telephone(profil.path());
    base.installer(&telephone);
    commencer(&telephone, 2);
    let mut telephone = telephone;
    for essai in 1..10 {
        if essai == 4 {
            // Killing the browser gives no attempt back.
            drop(telephone);
            telephone = Navigateur::telephone(profil.path());
        }
        if essai == 1 || essai == 4 {
            base.aller(&telephone, "/terrain/fr");
            telephone.attendre_texte("Entrer le code");
        }
        telephone.remplir("Code", "ce n'est pas lui");
        telephone.activer(Role::Bouton, "Ouvrir");
        telephone.attendre_texte(&format!("Essais restants : {}", 10 - essai));
        assert_eq!(fiches(&telephone), 1);
    }
    telephone.remplir("Code", "ce n'est pas lui");
    telephone.activer(Role::Bouton, "Ouvrir");
    telephone.attendre_texte("Tout a été effacé de ce téléphone.");
    assert_eq!(fiches(&telephone), 0);
    assert!(telephone.dit("Choisir un code"), "{}", telephone.texte());
}

#[test]
fn a_right_code_gives_the_attempts_back_and_erasing_is_one_request_away() {
    let base = Base::ouvrir();
    let telephone = Navigateur::bureau();
    base.installer(&telephone);
    commencer(&telephone, 1);
    for _ in 0..2 {
        base.aller(&telephone, "/terrain/fr");
        telephone.attendre_texte("Entrer le code");
        telephone.remplir("Code", "ce n'est pas lui");
        telephone.activer(Role::Bouton, "Ouvrir");
        telephone.attendre_texte("Essais restants : 9");
        deverrouiller(&telephone);
    }
    telephone.activer(Role::Bouton, "Tout effacer de ce téléphone");
    telephone.activer(Role::Bouton, "Effacer maintenant");
    telephone.attendre_texte("Tout a été effacé de ce téléphone.");
    assert_eq!(fiches(&telephone), 0);
    telephone.recharger();
    telephone.attendre_texte("Choisir un code");
    assert_eq!(telephone.garde(), 0);
    let code = telephone.evaluer("JSON.stringify(Object.entries(localStorage))");
    assert!(!code.as_str().unwrap().contains(CODE));
}
