//! Whoever looks, listens, or only has a keyboard; in French and in English.

use essais_web::{JavaScript, Largeur, Navigateur, Role, Theme};

use crate::base::{Base, CODE, compteur};

/// What is wrong with the page as it stands, at each width and in each theme.
fn examiner(navigateur: &Navigateur, quoi: &str) {
    navigateur.evaluer("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
    for largeur in Largeur::TOUTES {
        navigateur.regler(largeur);
        for theme in Theme::TOUS {
            navigateur.preferer(theme);
            let violations = navigateur.axe();
            assert!(violations.is_empty(), "{quoi} {largeur:?} {theme:?}: {violations:#?}");
            assert!(largeur != Largeur::Telephone || !navigateur.deborde(), "{quoi}: too wide");
        }
    }
}

#[test]
fn every_view_is_accessible_at_every_width_in_both_languages() {
    let base = Base::ouvrir();
    for (langue, [choisir, encore, garder, commencer, finir, oui]) in [
        (
            "fr",
            [
                "Code",
                "Le même code, une seconde fois",
                "Garder ce code",
                "Commencer",
                "Finir la sortie",
                "Finir",
            ],
        ),
        (
            "en",
            [
                "Code",
                "The same code, once more",
                "Keep this code",
                "Start",
                "End the outing",
                "End",
            ],
        ),
    ] {
        let navigateur = Navigateur::bureau();
        base.aller(&navigateur, &format!("/terrain/{langue}"));
        assert_eq!(navigateur.evaluer("document.documentElement.lang"), langue);
        let titre = if langue == "fr" { "Choisir un code" } else { "Choose a code" };
        navigateur.attendre_texte(titre);
        examiner(&navigateur, "choosing a code");
        navigateur.remplir(choisir, CODE);
        navigateur.remplir(encore, CODE);
        navigateur.activer(Role::Bouton, garder);
        navigateur.attendre_texte(if langue == "fr" { "Pas encore envoyé" } else { "Not sent" });
        examiner(&navigateur, "starting");
        navigateur.activer(Role::Bouton, commencer);
        navigateur.attendre_texte(if langue == "fr" { "Sortie en cours" } else { "under way" });
        examiner(&navigateur, "an outing");
        navigateur.activer(Role::Bouton, finir);
        navigateur.activer(Role::Bouton, oui);
        navigateur.attendre_texte(if langue == "fr" { "Se connecter" } else { "Sign in" });
        examiner(&navigateur, "waiting");
        navigateur.recharger();
        navigateur.attendre_texte(if langue == "fr" { "Entrer le code" } else { "Enter the code" });
        examiner(&navigateur, "the code");
        assert_eq!(navigateur.garde(), 0, "nothing but what is sealed");
    }
}

#[test]
fn an_outing_is_counted_with_the_keyboard_alone() {
    let base = Base::ouvrir();
    let navigateur = Navigateur::bureau();
    base.installer(&navigateur);
    let aller_a = |nom: &str| {
        for _ in 0..40 {
            if navigateur.tabuler() == nom {
                return;
            }
        }
        panic!("« {nom} » is not reached by the keyboard");
    };
    aller_a("Commencer");
    navigateur.entree();
    navigateur.attendre_texte("Sortie en cours");
    aller_a("Une de plus : Rencontrées");
    navigateur.entree();
    navigateur.entree();
    assert_eq!(compteur(&navigateur, "rencontrees"), "2");
    aller_a("Finir la sortie");
    navigateur.entree();
    navigateur.entree();
    navigateur.attendre_texte("Commencer une sortie");
}

#[test]
fn without_scripts_it_says_what_to_do_instead() {
    let base = Base::ouvrir();
    let navigateur = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Coupe, Theme::Clair);
    base.aller(&navigateur, "/terrain/fr");
    // Scripts are cut by the browser's tools, which leave <noscript> closed: the words are there.
    assert!(navigateur.source().contains("Sans lui, notez la sortie sur papier"));
    assert!(!navigateur.montre(Role::Bouton, "Garder ce code"));
    assert!(!navigateur.deborde());
}
