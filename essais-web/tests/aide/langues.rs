//! The same doors and the same way out whatever the language, from right to left too.

use essais_web::{JavaScript, Largeur, Navigateur, Role, Theme};

use crate::acces::LANGUES;
use crate::lieux::{Aide, DEHORS, dehors};
use crate::portes::{numeros, suivre_au_clavier};
use crate::sortie::{majuscule, revenir_sans_rien_voir};

/// Files of the pages behind each door, in order; then whether a form is sent for a number.
const CHEMINS: [(&[&str], bool); 4] = [
    (&["1.html", "9.html"], false),
    (&["1.html", "2.html"], true),
    (&["4.html", "2.html"], true),
    (&["5.html", "2.html"], true),
];

/// How a reader hears something of the page.
fn nom(navigateur: &Navigateur, ou: &str) -> String {
    let lu = navigateur.evaluer(&format!("document.querySelector('{ou}').textContent"));
    let mots: Vec<&str> = lu.as_str().unwrap().split_whitespace().collect();
    mots.join(" ").replace('\u{2019}', "'")
}

/// Enters a visit in that language; gives the address of its first page.
fn entrer(navigateur: &Navigateur, aide: &Aide, langue: &str) -> String {
    navigateur.visiter(&aide.serveur.url("/aide/"));
    let premiere = format!("{}{langue}/index.html", navigateur.url());
    navigateur.visiter(&premiere);
    assert_eq!(navigateur.evaluer("document.documentElement.lang"), langue);
    premiere
}

#[test]
fn each_door_leads_to_a_number_in_three_choices_by_keyboard_from_right_to_left() {
    let aide = Aide::ouvrir(&dehors());
    for javascript in JavaScript::TOUS {
        let navigateur = Navigateur::ouvrir(Largeur::Telephone, javascript, Theme::Clair);
        for (pages, formulaire) in CHEMINS {
            entrer(&navigateur, &aide, "ar");
            for page in pages {
                assert_eq!(navigateur.evaluer("getComputedStyle(document.body).direction"), "rtl");
                assert!(navigateur.montre(Role::Lien, "119"), "{}", navigateur.url());
                let lien = nom(&navigateur, &format!("main a[href=\"{page}\"]"));
                suivre_au_clavier(&navigateur, &lien);
                assert!(navigateur.url().ends_with(&format!("ar/{page}")), "{}", navigateur.url());
            }
            if formulaire {
                let bouton = nom(&navigateur, "main form button");
                suivre_au_clavier(&navigateur, &bouton);
            }
            assert!(pages.len() + usize::from(formulaire) <= 3);
            let trouves = numeros(&navigateur);
            let voulu = if formulaire { "+33" } else { "119" };
            assert!(trouves.iter().any(|lien| lien.contains(voulu)), "{pages:?}: {trouves:?}");
            assert!(!navigateur.deborde(), "{pages:?}");
            let sens =
                "getComputedStyle(document.querySelector('main a[href^=\"tel:\"]')).direction";
            assert_eq!(navigateur.evaluer(sens), "ltr", "a number keeps its own direction");
        }
    }
}

#[test]
fn each_door_leads_to_a_number_in_three_choices_in_every_language() {
    let aide = Aide::ouvrir(&dehors());
    let navigateur = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Coupe, Theme::Clair);
    for langue in LANGUES {
        for (pages, formulaire) in CHEMINS {
            entrer(&navigateur, &aide, langue);
            for page in pages {
                let lien = nom(&navigateur, &format!("main a[href=\"{page}\"]"));
                navigateur.suivre(Role::Lien, &lien);
            }
            if formulaire {
                let bouton = nom(&navigateur, "main form button");
                navigateur.suivre(Role::Bouton, &bouton);
            }
            let voulu = if formulaire { "+33" } else { "119" };
            let trouves = numeros(&navigateur);
            assert!(trouves.iter().any(|lien| lien.contains(voulu)), "{langue} {pages:?}");
        }
    }
}

#[test]
fn leaving_from_right_to_left_leaves_nothing_to_go_back_to() {
    let aide = Aide::ouvrir(&dehors());
    for javascript in JavaScript::TOUS {
        let navigateur = Navigateur::ouvrir(Largeur::Telephone, javascript, Theme::Clair);
        entrer(&navigateur, &aide, "ar");
        navigateur.suivre(Role::Lien, &nom(&navigateur, "main a[href=\"1.html\"]"));
        navigateur.suivre(Role::Lien, &nom(&navigateur, "a.quitter"));
        assert!(navigateur.dit(DEHORS), "{javascript:?}: {}", navigateur.texte());
        revenir_sans_rien_voir(&navigateur);
    }
    let navigateur = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Actif, Theme::Clair);
    entrer(&navigateur, &aide, "ar");
    for _ in 0..2 {
        majuscule(&navigateur, 0);
    }
    navigateur.changer_de_page("Maj", || majuscule(&navigateur, 0));
    assert!(navigateur.dit(DEHORS), "{}", navigateur.texte());
    revenir_sans_rien_voir(&navigateur);
}
