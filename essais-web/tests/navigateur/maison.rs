//! A browser of the tests goes nowhere and leaves nothing.

use std::path::Path;

use essais_web::Navigateur;

use crate::page::Petit;

#[test]
fn a_page_reaches_nothing_beyond_this_machine_and_its_complaints_are_kept() {
    let petit = Petit::ouvrir();
    let navigateur = Navigateur::bureau();
    navigateur.visiter(&petit.url("/dehors"));
    navigateur.attendre_texte("nom refusé");
    navigateur.attendre_texte("ip refusé");
    let console = navigateur.console().join("\n");
    assert!(console.contains("plainte de la page"), "{console}");
    assert!(navigateur.console().is_empty(), "each complaint is given once");
    assert_eq!(navigateur.garde(), 1);
}

/// Every process whose command line names this text.
fn processus(texte: &str) -> Vec<String> {
    let numeros = std::fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    let lignes = numeros.filter_map(|numero| {
        let ligne = std::fs::read(numero.path().join("cmdline")).ok()?;
        Some(String::from_utf8_lossy(&ligne).replace('\0', " "))
    });
    lignes.filter(|ligne| ligne.contains(texte)).collect()
}

#[test]
fn a_closed_browser_leaves_no_process_and_no_profile() {
    let navigateur = Navigateur::bureau();
    let ligne = std::fs::read(format!("/proc/{}/cmdline", navigateur.processus())).unwrap();
    let ligne = String::from_utf8(ligne).unwrap();
    let profil = ligne.split('\0').find_map(|mot| mot.strip_prefix("--user-data-dir="));
    let profil = profil.expect("a browser has a profile of its own").to_owned();
    assert!(Path::new(&profil).exists());
    assert!(processus(&profil).len() > 1, "a browser is several processes");
    drop(navigateur);
    assert_eq!(processus(&profil), [""; 0]);
    assert!(!Path::new(&profil).exists());
}
