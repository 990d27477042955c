//! From each door to a telephone number: three choices at most, by keyboard, on a small phone.

use essais_web::{JavaScript, Largeur, Navigateur, Role, Theme};

use crate::lieux::{Aide, Dossier, QUITTER, dehors, entrer};

/// Walks to a link with the keyboard alone, and follows it.
pub(crate) fn suivre_au_clavier(navigateur: &Navigateur, nom: &str) {
    for _ in 0..60 {
        if navigateur.tabuler() == nom {
            navigateur.changer_de_page(nom, || navigateur.entree());
            return;
        }
    }
    panic!("« {nom} » is out of the keyboard's reach: {}", navigateur.texte());
}

/// Each door, then the choices that lead to somebody's number, and a number found there.
const CHEMINS: [(&[&str], &str); 4] = [
    (&["C'est pour moi", "J'ai moins de 18 ans"], "119"),
    (&["C'est pour moi", "Trouver de l'aide"], ""),
    (&["C'est pour quelqu'un que je connais", "Trouver de l'aide"], ""),
    (&["Je suis professionnel ou bénévole", "Contacts"], ""),
];

pub(crate) fn numeros(navigateur: &Navigateur) -> Vec<String> {
    let liens = "[...document.querySelectorAll('main a[href^=\"tel:\"]')].map((a) => a.href)";
    let lus = navigateur.evaluer(liens);
    lus.as_array().unwrap().iter().map(|lien| lien.as_str().unwrap().to_owned()).collect()
}

#[test]
fn each_door_leads_to_a_number_in_three_choices_by_keyboard_on_a_phone() {
    let dehors = dehors();
    let aide = Aide::ouvrir(&dehors);
    for javascript in JavaScript::TOUS {
        let navigateur = Navigateur::ouvrir(Largeur::Telephone, javascript, Theme::Clair);
        for (choix, numero) in CHEMINS {
            entrer(&navigateur, &aide.serveur.url("/aide/"));
            for nom in choix {
                // Whatever the page, police and child protection are there already.
                assert!(navigateur.montre(Role::Lien, "17"), "{}", navigateur.url());
                assert!(navigateur.montre(Role::Lien, "119"), "{}", navigateur.url());
                suivre_au_clavier(&navigateur, nom);
            }
            let mut faits = choix.len();
            if numero.is_empty() {
                faits += 1;
                navigateur.suivre(Role::Bouton, "Voir les contacts");
            }
            assert!(faits <= 3);
            let trouves = numeros(&navigateur);
            let voulu = if numero.is_empty() { "+33" } else { numero };
            assert!(trouves.iter().any(|lien| lien.contains(voulu)), "{choix:?}: {trouves:?}");
            assert!(!navigateur.deborde(), "{choix:?}");
        }
    }
}

#[test]
fn the_way_out_is_the_keyboard_s_second_stop_and_the_first_after_skipping() {
    let dehors = dehors();
    let aide = Aide::ouvrir(&dehors);
    let navigateur = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Actif, Theme::Clair);
    entrer(&navigateur, &aide.serveur.url("/aide/"));
    assert_eq!(navigateur.tabuler(), "Aller au contenu");
    assert_eq!(navigateur.tabuler(), QUITTER);
}

#[test]
fn a_folder_gives_the_same_numbers_without_any_script() {
    let dehors = dehors();
    let dossier = Dossier::ouvrir(&dehors);
    for javascript in JavaScript::TOUS {
        let navigateur = Navigateur::ouvrir(Largeur::Telephone, javascript, Theme::Clair);
        entrer(&navigateur, &format!("{}/", dossier.adresse));
        navigateur.suivre(Role::Lien, "C'est pour moi");
        navigateur.suivre(Role::Lien, "Trouver de l'aide");
        assert!(numeros(&navigateur).len() >= 3, "{:?}", numeros(&navigateur));
        assert!(navigateur.dit("Amicale du Nid"));
        navigateur.suivre(Role::Lien, "Première page");
        navigateur.suivre(Role::Lien, "C'est pour moi");
        navigateur.suivre(Role::Lien, "Connaître mes droits");
        assert!(navigateur.dit("Cette page a besoin d'un serveur"));
    }
}

#[test]
fn in_a_folder_what_is_chosen_stays_in_the_page() {
    let dehors = dehors();
    let dossier = Dossier::ouvrir(&dehors);
    let navigateur = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Actif, Theme::Clair);
    navigateur.visiter(&format!("{}/fr/2.html", dossier.adresse));
    navigateur.choisir("De quoi avez-vous besoin ?", "Le droit, une plainte");
    assert!(navigateur.dit("Fédération nationale des CIDFF"));
    assert!(!navigateur.dit("Mouvement du Nid – France"), "{}", navigateur.texte());
    navigateur.choisir("De quoi avez-vous besoin ?", "La santé");
    assert!(navigateur.dit("Aucun contact n'est noté pour ce besoin."));
    assert!(navigateur.dit("Mouvement du Nid – France"));
    assert!(navigateur.url().ends_with("/fr/2.html"), "{}", navigateur.url());
    assert_eq!(navigateur.garde(), 0);
}

#[test]
fn on_a_slow_network_numbers_are_there_within_seconds() {
    let aide = Aide::ouvrir(&dehors());
    let navigateur = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Actif, Theme::Clair);
    navigateur.visiter(&aide.serveur.url("/aide/"));
    let visite = navigateur.url();
    navigateur.cdp("Network.enable", &serde_json::json!({}));
    // 50 kB/s, and as far as a satellite.
    let lent = serde_json::json!({
        "offline": false, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 50_000,
    });
    navigateur.cdp("Network.emulateNetworkConditions", &lent);
    for page in ["index.html", "2.html", "3.html", "5.html"] {
        navigateur.visiter(&format!("{visite}ru/{page}"));
        // The browser may tell it just after the page is loaded.
        let peint = "(performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime";
        let millis = (0..5_000).find_map(|_| navigateur.evaluer(peint).as_f64()).unwrap();
        assert!(millis < 5_000.0, "{page}: first seen after {millis} ms");
        assert!(navigateur.montre(Role::Lien, "17"), "{page}");
    }
}
