//! Leaving: by the link, by the keyboard, and nothing behind.

use essais_web::{JavaScript, Largeur, Navigateur, Role, Theme};
use serde_json::json;

use crate::lieux::{Aide, DEHORS, Dossier, QUITTER, dehors, entrer};

/// Presses Shift and lets it go, with other keys held (bits of the browser's protocol).
pub(crate) fn majuscule(navigateur: &Navigateur, tenues: u8) {
    for genre in ["keyDown", "keyUp"] {
        navigateur.cdp(
            "Input.dispatchKeyEvent",
            &json!({ "type": genre, "key": "Shift", "code": "ShiftLeft",
                     "windowsVirtualKeyCode": 16, "modifiers": tenues }),
        );
    }
}

fn annonce(navigateur: &Navigateur) -> String {
    let lue = navigateur.evaluer("document.querySelector('[role=status]').textContent");
    lue.as_str().unwrap().to_owned()
}

/// Goes back as far as the browser remembers: nothing of the site is shown on the way.
pub(crate) fn revenir_sans_rien_voir(navigateur: &Navigateur) {
    for pas in 0..6 {
        navigateur.revenir();
        let (url, texte) = (navigateur.url(), navigateur.texte());
        assert!(texte.is_empty() || texte.contains(DEHORS), "{pas}: {url}: {texte}");
        if url == "about:blank" || url == "data:," {
            return;
        }
    }
}

#[test]
fn leaving_by_the_link_leaves_nothing_to_go_back_to_with_and_without_scripts() {
    let dehors = dehors();
    let aide = Aide::ouvrir(&dehors);
    for javascript in JavaScript::TOUS {
        let navigateur = Navigateur::ouvrir(Largeur::Telephone, javascript, Theme::Clair);
        entrer(&navigateur, &aide.serveur.url("/aide/"));
        navigateur.suivre(Role::Lien, "C'est pour moi");
        navigateur.suivre(Role::Lien, "Trouver de l'aide");
        navigateur.suivre(Role::Bouton, "Voir les contacts");
        navigateur.suivre(Role::Lien, QUITTER);
        assert!(navigateur.dit(DEHORS), "{javascript:?}: {}", navigateur.texte());
        revenir_sans_rien_voir(&navigateur);
        assert!(navigateur.temoins().is_empty());
    }
}

#[test]
fn three_presses_of_shift_leave_and_two_or_a_capital_do_not() {
    let dehors = dehors();
    let aide = Aide::ouvrir(&dehors);
    let navigateur = Navigateur::bureau();
    entrer(&navigateur, &aide.serveur.url("/aide/"));
    navigateur.suivre(Role::Lien, "C'est pour moi");
    // With Control held, or a letter typed meanwhile, it is something else.
    for _ in 0..4 {
        majuscule(&navigateur, 2);
    }
    assert_eq!(annonce(&navigateur), "");
    majuscule(&navigateur, 0);
    assert_eq!(annonce(&navigateur), "Encore 2 fois pour quitter.");
    majuscule(&navigateur, 0);
    assert_eq!(annonce(&navigateur), "Encore 1 fois pour quitter.");
    let lettre = json!({ "type": "keyDown", "key": "a", "code": "KeyA", "text": "a" });
    navigateur.cdp("Input.dispatchKeyEvent", &lettre);
    majuscule(&navigateur, 0);
    assert_eq!(annonce(&navigateur), "Encore 2 fois pour quitter.");
    majuscule(&navigateur, 0);
    navigateur.changer_de_page("Maj", || majuscule(&navigateur, 0));
    assert!(navigateur.dit(DEHORS), "{}", navigateur.texte());
    revenir_sans_rien_voir(&navigateur);
}

#[test]
fn the_page_is_blank_before_the_other_arrives_and_says_so() {
    // The other site never answers with a page: what was shown before would stay.
    let aide = Aide::ouvrir(&format!("{}/rien", dehors()));
    let navigateur = Navigateur::bureau();
    entrer(&navigateur, &aide.serveur.url("/aide/"));
    navigateur.activer(Role::Lien, QUITTER);
    assert_eq!(navigateur.texte(), "Vous quittez ce site.");
    assert_eq!(navigateur.texte_de(Role::Alerte, ""), "Vous quittez ce site.");
    assert_eq!(
        navigateur.evaluer("getComputedStyle(document.querySelector('main')).display"),
        "none"
    );
}

#[test]
fn a_folder_leaves_nothing_to_go_back_to_when_scripts_run_and_says_so_otherwise() {
    let dehors = dehors();
    let dossier = Dossier::ouvrir(&dehors);
    let navigateur = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Actif, Theme::Clair);
    entrer(&navigateur, &format!("{}/", dossier.adresse));
    navigateur.suivre(Role::Lien, "C'est pour moi");
    navigateur.suivre(Role::Lien, "Première page");
    navigateur.suivre(Role::Lien, "Ne pas laisser de trace");
    assert!(navigateur.dit("Sans JavaScript, « retour » peut le montrer."));
    navigateur.suivre(Role::Lien, QUITTER);
    assert!(navigateur.dit(DEHORS), "{}", navigateur.texte());
    revenir_sans_rien_voir(&navigateur);
    let muet = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Coupe, Theme::Clair);
    entrer(&muet, &format!("{}/", dossier.adresse));
    muet.suivre(Role::Lien, QUITTER);
    assert!(muet.dit(DEHORS), "{}", muet.texte());
}
