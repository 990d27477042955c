//! Every page, on a phone and on a desk, by day and by night.

use std::path::Path;

use essais_web::{JavaScript, Largeur, Navigateur, Theme};

use crate::association::Association;
use crate::pages::{CONNECTEES, PUBLIQUES, Page};

/// What is wrong on one page, in each width and theme.
pub(crate) fn examiner(navigateur: &Navigateur, page: &Page) -> Vec<String> {
    let mut defauts = Vec::new();
    // What is folded is looked at too.
    navigateur.evaluer("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
    for largeur in Largeur::TOUTES {
        navigateur.regler(largeur);
        for theme in Theme::TOUS {
            navigateur.preferer(theme);
            let ou = format!("{} {} {}", page.chemin, largeur.code(), theme.code());
            defauts.extend(navigateur.axe().iter().map(|defaut| format!("{ou}: {defaut}")));
            if largeur == Largeur::Telephone && navigateur.deborde() {
                defauts.push(format!("{ou}: wider than the screen"));
            }
            if let (Some(dossier), Some(nom)) = (essais_web::captures(), page.capture) {
                let fichier = format!("{nom}-{}-{}.png", largeur.code(), theme.code());
                navigateur.capturer(&Path::new(&dossier).join(fichier));
            }
        }
    }
    // The page that does not exist says so on the console too.
    let console = navigateur.console();
    let plaintes = console.iter().filter(|dite| !dite.contains("the server responded with"));
    defauts.extend(plaintes.map(|dite| format!("{}: {dite}", page.chemin)));
    defauts
}

#[test]
fn every_page_is_accessible_at_every_width_in_every_theme() {
    let association = Association::ouvrir();
    let navigateur = Navigateur::bureau();
    let mut defauts = Vec::new();
    for page in &PUBLIQUES {
        association.aller(&navigateur, page.chemin);
        defauts.extend(examiner(&navigateur, page));
    }
    association.connecter(&navigateur, "responsable", &mut association.telephone());
    let dossier = association.un_dossier(&navigateur);
    let convention = association.tenir_la_gestion();
    for page in &CONNECTEES {
        association.aller(&navigateur, &page.lieu(&dossier, &convention));
        assert_eq!(navigateur.statut(), 200, "{}", page.chemin);
        defauts.extend(examiner(&navigateur, page));
    }
    assert!(defauts.is_empty(), "{}", defauts.join("\n"));
}

#[test]
fn every_page_is_the_same_without_scripts() {
    let association = Association::ouvrir();
    let navigateur = association.a_son_poste("responsable", JavaScript::Coupe);
    let dossier = association.un_dossier(&navigateur);
    let convention = association.tenir_la_gestion();
    for page in &CONNECTEES {
        association.aller(&navigateur, &page.lieu(&dossier, &convention));
        assert_eq!(navigateur.statut(), 200, "{}", page.chemin);
        assert_eq!(navigateur.garde(), 0, "{}", page.chemin);
    }
}
