//! What a person does reaches the page, with scripts and without.

use std::panic::{AssertUnwindSafe, catch_unwind};

use essais_web::{JavaScript, Largeur, Navigateur, Role, Theme};

use crate::page::Petit;

fn remplir(navigateur: &Navigateur) {
    navigateur.remplir("Nom", "Amina d'Ici");
    navigateur.remplir("Jour", "2026-11-23");
    navigateur.remplir("Récit", "premier");
    navigateur.taper("Récit", " second");
    navigateur.choisir("Voie", "Téléphone");
    navigateur.cocher("Accord");
    navigateur.cocher("Hébergement > Non");
    navigateur.cocher("Emploi > Oui");
}

#[test]
fn a_form_is_filled_by_its_labels_and_sent_with_scripts_and_without() {
    for javascript in JavaScript::TOUS {
        let petit = Petit::ouvrir();
        let navigateur = Navigateur::ouvrir(Largeur::Bureau, javascript, Theme::Clair);
        navigateur.visiter(&petit.url("/"));
        remplir(&navigateur);
        assert_eq!(navigateur.valeur("Récit"), "premier second");
        navigateur.suivre(Role::Bouton, "Enregistrer");
        assert_eq!(navigateur.titre(), "Reçu", "{javascript:?}");
        assert_eq!(
            petit.envoi(),
            "jeton=abc&nom=Amina+d%27Ici&jour=2026-11-23&recit=premier+second&voie=t&accord=oui\
             &heb=n&emp=o"
        );
    }
}

#[test]
fn a_box_is_ticked_once_and_unticked() {
    let petit = Petit::ouvrir();
    let navigateur = Navigateur::bureau();
    navigateur.visiter(&petit.url("/"));
    navigateur.cocher("Accord");
    navigateur.cocher("Accord");
    navigateur.suivre(Role::Bouton, "Enregistrer");
    assert!(petit.envoi().contains("accord=oui"));
    navigateur.revenir();
    navigateur.cocher("Accord");
    navigateur.decocher("Accord");
    navigateur.suivre(Role::Bouton, "Enregistrer");
    assert!(!petit.envoi().contains("accord"));
}

#[test]
fn a_name_may_say_inside_what_to_look() {
    let petit = Petit::ouvrir();
    let navigateur = Navigateur::bureau();
    navigateur.visiter(&petit.url("/"));
    navigateur.activer(Role::Bouton, "Zoé > Retirer");
    assert!(navigateur.dit("Ana") && !navigateur.dit("Zoé"));
    assert!(!navigateur.source().contains("data-essai"), "nothing is left of the search");
}

#[test]
fn what_is_not_there_or_not_alone_ends_the_test_and_says_so() {
    let petit = Petit::ouvrir();
    let navigateur = Navigateur::bureau();
    navigateur.visiter(&petit.url("/"));
    let refus = |nom: &'static str| {
        let essai = AssertUnwindSafe(|| navigateur.activer(Role::Bouton, nom));
        *catch_unwind(essai).unwrap_err().downcast::<String>().unwrap()
    };
    let absent = refus("Supprimer");
    assert!(absent.contains("« Supprimer »: not on") && absent.contains("Enregistrer"), "{absent}");
    let plusieurs = refus("Retirer");
    assert!(plusieurs.contains("2 of them"), "{plusieurs}");
}

#[test]
fn a_link_is_followed_and_the_way_back_too() {
    let petit = Petit::ouvrir();
    let navigateur = Navigateur::bureau();
    navigateur.visiter(&petit.url("/"));
    navigateur.suivre(Role::Lien, "Autre page");
    assert_eq!(navigateur.url(), petit.url("/autre"));
    navigateur.revenir();
    assert_eq!(navigateur.url(), petit.url("/"));
    navigateur.recharger();
    assert_eq!(navigateur.titre(), "Essai");
}

#[test]
fn the_keyboard_goes_from_one_thing_to_the_next() {
    let petit = Petit::ouvrir();
    let navigateur = Navigateur::bureau();
    navigateur.visiter(&petit.url("/"));
    assert_eq!(navigateur.tabuler(), "Nom tel qu'il se dit");
    navigateur.taper("Nom", "Z");
    navigateur.changer_de_page("Enter in the field", || navigateur.entree());
    assert_eq!(navigateur.titre(), "Reçu");
    assert!(petit.envoi().contains("nom=Z"));
}

#[test]
fn the_network_goes_and_comes_back() {
    let petit = Petit::ouvrir();
    let navigateur = Navigateur::bureau();
    navigateur.visiter(&petit.url("/"));
    navigateur.remplir("Nom", "gardé");
    navigateur.hors_ligne();
    navigateur.activer(Role::Bouton, "Plus tard");
    navigateur.attendre_texte("plus de réseau");
    assert_eq!(navigateur.valeur("Nom"), "gardé");
    navigateur.en_ligne();
    navigateur.activer(Role::Bouton, "Plus tard");
    navigateur.attendre_texte("arrivé depuis");
}
