//! Every text exists in both languages, and every text asked for exists.

use std::collections::BTreeSet;
use std::path::Path;

use web::langue::{FICHIERS, Langue, Textes};

fn cles(fichier: &str) -> Vec<&str> {
    let lignes = fichier.lines().filter(|ligne| !ligne.starts_with([' ', '#', '}']));
    lignes.filter_map(|ligne| ligne.split_once(" =").map(|(cle, _)| cle)).collect()
}

fn arguments(fichier: &str) -> BTreeSet<(String, String)> {
    let mut cle = "";
    let mut trouves = BTreeSet::new();
    for ligne in fichier.lines() {
        if !ligne.starts_with([' ', '#', '}']) {
            cle = ligne.split_once(" =").map_or("", |(cle, _)| cle);
        }
        for morceau in ligne.split("{ $").skip(1) {
            let nom = morceau.split([' ', '}']).next().unwrap();
            trouves.insert((cle.to_owned(), nom.to_owned()));
        }
    }
    trouves
}

#[test]
fn both_languages_say_the_same_things_with_the_same_arguments() {
    let mut vues = BTreeSet::new();
    for (nom, francais, anglais) in FICHIERS {
        assert_eq!(cles(francais), cles(anglais), "{nom}");
        assert_eq!(arguments(francais), arguments(anglais), "{nom}");
        for cle in cles(francais) {
            assert!(vues.insert(cle), "{cle} is defined twice");
        }
    }
}

#[test]
fn every_text_reads_in_both_languages() {
    let textes = Textes::charger();
    for (_, francais, _) in FICHIERS {
        for cle in cles(francais) {
            for (langue, code) in Langue::TOUS {
                assert!(textes.existe(langue, cle), "{cle} ({code})");
                assert!(!textes.dire(langue, cle).is_empty(), "{cle} ({code})");
            }
        }
    }
}

/// Literal keys of `dire("…")`, `avec("…"`, `former("…"` and `compter("…"`, and families of
/// `code("…"`.
#[test]
fn every_text_a_page_asks_for_exists() {
    let textes = Textes::charger();
    let toutes: Vec<&str> = FICHIERS.iter().flat_map(|(_, fr, _)| cles(fr)).collect();
    let racine = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for dossier in ["src", "templates"] {
        lire(&racine.join(dossier), &mut sources);
    }
    assert!(sources.len() > 30, "the pages are where they were");
    for source in &sources {
        for methode in ["dire(\"", "avec(\"", "compter(\"", "former(\""] {
            for morceau in source.split(methode).skip(1) {
                let cle = morceau.split('"').next().unwrap();
                assert!(textes.existe(Langue::Francais, cle), "{cle}");
            }
        }
        for morceau in source.split("code(\"").skip(1) {
            let famille = morceau.split('"').next().unwrap();
            let debut = format!("{famille}-");
            assert!(toutes.iter().any(|cle| cle.starts_with(&debut)), "{famille}");
        }
    }
}

#[test]
fn every_coded_value_has_its_words() {
    use domain::fait::{Domaine, MotifCloture, MoyenContact, ObjetConsentement, VoieContact};
    use domain::profil::Rubrique;
    use domain::psp::{IssueParcours, Motif};
    let textes = Textes::charger();
    let codes = |liste: Vec<&'static str>, famille: &str| {
        for code in liste {
            let cle = format!("{famille}-{code}");
            assert!(textes.existe(Langue::Francais, &cle), "{cle}");
        }
    };
    codes(domain::Role::TOUS.iter().map(|(_, c)| *c).collect(), "role");
    codes(Domaine::TOUS.iter().map(|(_, c)| *c).collect(), "domaine");
    codes(MotifCloture::TOUS.iter().map(|(_, c)| *c).collect(), "cloture");
    codes(MoyenContact::TOUS.iter().map(|(_, c)| *c).collect(), "moyen");
    codes(ObjetConsentement::TOUS.iter().map(|(_, c)| *c).collect(), "consentement");
    codes(VoieContact::TOUS.iter().map(|(_, c)| *c).collect(), "voie");
    codes(Rubrique::TOUS.iter().map(|(_, c)| *c).collect(), "rubrique");
    for (rubrique, _) in Rubrique::TOUS {
        codes(app::observation::choix(rubrique), "valeur");
    }
    for (genre, code) in app::activites::Genre::TOUS {
        codes(vec![code], "activites-genre");
        codes(vec![code], "activites-noter");
        codes(vec![code], "activites-corriger");
        for champ in genre.champs() {
            assert!(textes.existe(Langue::Francais, &champ.cle), "{}", champ.cle);
            if let app::activites::Nature::Choix(choix) = &champ.nature {
                codes(choix.clone(), &format!("activites-choix-{}", champ.nom));
            }
        }
    }
    codes(IssueParcours::TOUS.iter().map(|(_, c)| *c).collect(), "issue");
    codes(Motif::TOUS.iter().map(|(_, c)| *c).collect(), "motif");
    codes(domain::Compartiment::TOUS.map(domain::Compartiment::code).to_vec(), "compartiment");
    codes(app::echeance::Nature::TOUTES.iter().map(|(_, c)| *c).collect(), "echeance");
    codes(app::echeance::Nature::TOUTES.iter().map(|(_, c)| *c).collect(), "action");
}

fn lire(dossier: &Path, sources: &mut Vec<String>) {
    for entree in std::fs::read_dir(dossier).unwrap() {
        let chemin = entree.unwrap().path();
        if chemin.is_dir() {
            lire(&chemin, sources);
        } else {
            sources.push(std::fs::read_to_string(chemin).unwrap());
        }
    }
}
