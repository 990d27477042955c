//! Every page in every language, on a small phone and on a desk: nothing axe-core finds, nothing
//! wider than the screen.

use essais_web::{JavaScript, Largeur, Navigateur, Theme};

use crate::lieux::{Aide, Dossier, dehors};

pub(crate) const LANGUES: [&str; 12] =
    ["fr", "en", "es", "pt", "ro", "bg", "ru", "uk", "ar", "zh", "tr", "pcm"];
const PAGES: [&str; 10] = [
    "index.html",
    "1.html",
    "2.html",
    "3.html",
    "4.html",
    "5.html",
    "6.html",
    "7.html",
    "8.html",
    "9.html",
];

/// What is wrong with the page shown.
fn defauts(navigateur: &Navigateur, ou: &str) -> Vec<String> {
    let mut defauts: Vec<String> =
        navigateur.axe().iter().map(|defaut| format!("{ou}: {defaut}")).collect();
    if navigateur.deborde() {
        defauts.push(format!("{ou}: wider than the screen"));
    }
    defauts
}

#[test]
fn every_page_is_accessible_in_every_language_at_320_px() {
    let aide = Aide::ouvrir(&dehors());
    let navigateur = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Actif, Theme::Clair);
    navigateur.visiter(&aide.serveur.url("/aide/"));
    let mut trouves = defauts(&navigateur, "/aide/");
    let visite = navigateur.url();
    for langue in LANGUES {
        for page in PAGES {
            navigateur.visiter(&format!("{visite}{langue}/{page}"));
            assert_eq!(navigateur.statut(), 203, "{langue}/{page}");
            assert_eq!(navigateur.evaluer("document.documentElement.lang"), langue);
            trouves.extend(defauts(&navigateur, &format!("{langue}/{page}")));
        }
        let console = navigateur.console();
        assert!(console.is_empty(), "{langue}: {console:?}");
    }
    assert!(trouves.is_empty(), "{}", trouves.join("\n"));
}

#[test]
fn pages_are_accessible_on_a_desk_and_by_night_from_both_sides() {
    let aide = Aide::ouvrir(&dehors());
    let navigateur = Navigateur::ouvrir(Largeur::Bureau, JavaScript::Actif, Theme::Sombre);
    navigateur.visiter(&aide.serveur.url("/aide/"));
    let visite = navigateur.url();
    let mut trouves = Vec::new();
    for langue in ["fr", "ar"] {
        for page in PAGES {
            navigateur.visiter(&format!("{visite}{langue}/{page}"));
            trouves.extend(defauts(&navigateur, &format!("{langue}/{page}, by night")));
        }
    }
    assert!(trouves.is_empty(), "{}", trouves.join("\n"));
}

#[test]
fn answers_are_accessible_too_and_arabic_reads_from_the_right() {
    let aide = Aide::ouvrir(&dehors());
    let navigateur = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Actif, Theme::Clair);
    navigateur.visiter(&aide.serveur.url("/aide/"));
    let visite = navigateur.url();
    let mut trouves = Vec::new();
    for langue in LANGUES {
        for page in ["2.html", "3.html"] {
            navigateur.visiter(&format!("{visite}{langue}/{page}"));
            navigateur.changer_de_page(page, || {
                navigateur.evaluer("document.querySelector('form').submit()");
            });
            assert_eq!(navigateur.statut(), 203, "{langue}/{page}");
            trouves.extend(defauts(&navigateur, &format!("{langue}/{page}, answered")));
        }
    }
    assert!(trouves.is_empty(), "{}", trouves.join("\n"));
    navigateur.visiter(&format!("{visite}ar/index.html"));
    assert_eq!(navigateur.evaluer("getComputedStyle(document.body).direction"), "rtl");
    // Numbers keep their own direction.
    let sens = "getComputedStyle(document.querySelector('.urgence a')).direction";
    assert_eq!(navigateur.evaluer(sens), "ltr");
}

#[test]
fn an_exported_folder_is_accessible_too_behind_a_server_that_only_knows_files() {
    let dossier = Dossier::ouvrir(&dehors());
    let navigateur = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Actif, Theme::Clair);
    let mut trouves = Vec::new();
    for langue in LANGUES {
        // What differs there: every contact in one page, a page that says it needs a server.
        for page in ["index.html", "2.html", "3.html"] {
            navigateur.visiter(&format!("{}/{langue}/{page}", dossier.adresse));
            assert_eq!(navigateur.statut(), 200, "{langue}/{page}");
            trouves.extend(defauts(&navigateur, &format!("folder, {langue}/{page}")));
        }
        let console = navigateur.console();
        assert!(console.is_empty(), "{langue}: {console:?}");
    }
    assert!(trouves.is_empty(), "{}", trouves.join("\n"));
}
