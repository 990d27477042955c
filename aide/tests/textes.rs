//! Every text exists in every language, keeps its places for arguments, and says whether somebody
//! checked it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first failure")]
#![allow(clippy::indexing_slicing, reason = "answers of a known shape")]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use aide::{Etat, Langue, Relectures, Site, Textes, arguments, cles};
use proptest::prelude::*;

#[test]
fn every_text_exists_in_every_language_in_the_same_order() {
    let source = cles(Langue::Francais.texte());
    let vues: BTreeSet<&str> = source.iter().copied().collect();
    assert_eq!(vues.len(), source.len(), "a key twice");
    assert!(source.len() > 200);
    for langue in Langue::TOUTES {
        assert_eq!(cles(langue.texte()), source, "{}", langue.code());
    }
}

#[test]
fn no_text_is_empty_nor_left_in_another_language() {
    let textes = Textes::charger();
    // The same word in two languages, and no more.
    let communes = ["date", "site", "horaires", "ou", "non"];
    for cle in cles(Langue::Francais.texte()) {
        let francais = textes.former(Langue::Francais, cle, &[]);
        for langue in Langue::TOUTES {
            assert!(textes.existe(langue, cle), "{cle} ({})", langue.code());
            let texte = textes.former(langue, cle, &[]);
            assert!(!texte.trim().is_empty(), "{cle} ({})", langue.code());
            let long = francais.chars().count() > 14;
            let autre = langue != Langue::Francais && !communes.contains(&cle);
            assert!(!(long && autre && texte == francais), "{cle} ({})", langue.code());
        }
    }
}

#[test]
fn each_language_is_written_in_its_own_script() {
    let textes = Textes::charger();
    let part = |langue: Langue, est: fn(char) -> bool| {
        let cles = cles(langue.texte()).into_iter();
        let dites = cles.map(|cle| textes.former(langue, cle, &[]));
        dites.filter(|texte| texte.chars().any(est)).count()
    };
    let cyrillique = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);
    let toutes = cles(Langue::Francais.texte()).len();
    for langue in [Langue::Bulgare, Langue::Russe, Langue::Ukrainien] {
        assert!(part(langue, cyrillique) + 2 >= toutes, "{}", langue.code());
    }
    assert!(part(Langue::Arabe, |c| ('\u{600}'..='\u{6ff}').contains(&c)) + 2 >= toutes);
    assert!(part(Langue::Chinois, |c| ('\u{4e00}'..='\u{9fff}').contains(&c)) + 2 >= toutes);
}

/// Keys named in templates and sources: `dire("…")`, `dater("…"`, `avec("…"`, and families of
/// `code("…"`.
#[test]
fn every_text_a_page_asks_for_exists_and_every_text_is_asked_for() {
    let toutes: BTreeSet<&str> = cles(Langue::Francais.texte()).into_iter().collect();
    let racine = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = String::new();
    for dossier in ["src", "src/pages", "templates", "donnees"] {
        for entree in std::fs::read_dir(racine.join(dossier)).unwrap() {
            let chemin = entree.unwrap().path();
            if chemin.is_file() {
                sources.push_str(&std::fs::read_to_string(chemin).unwrap());
            }
        }
    }
    for methode in ["dire(\"", "dater(\"", "avec(\""] {
        for morceau in sources.split(methode).skip(1) {
            let cle = morceau.split('"').next().unwrap();
            assert!(toutes.contains(cle), "{cle}");
        }
    }
    let mut familles = vec!["age", "nat", "doc", "lieu", "argent", "jour"];
    familles.extend(sources.split("code(\"").skip(1).map(|m| m.split('"').next().unwrap()));
    for famille in &familles {
        let debut = format!("{famille}-");
        assert!(toutes.iter().any(|cle| cle.starts_with(&debut)), "{famille}");
    }
    for cle in &toutes {
        let nomme = sources.contains(&format!("\"{cle}\""));
        let code = familles.iter().any(|f| cle.strip_prefix(f).is_some_and(|s| s.starts_with('-')));
        assert!(nomme || code, "{cle}: no page says it");
    }
}

#[test]
fn every_page_of_a_language_nobody_checked_says_so_in_it_and_in_french() {
    let site = Site::new(None, aide::SORTIE).unwrap();
    let (textes, relectures) = site.textes();
    let fichiers = site.fichiers();
    for langue in Langue::TOUTES {
        let relu = |cle: &&str| relectures.etat(langue, cle) == Etat::Relu;
        let non_relus = cles(langue.texte()).iter().filter(|cle| !relu(cle)).count();
        let debut = format!("{}/", langue.code());
        let pages = fichiers.iter().filter(|(chemin, _)| chemin.starts_with(&debut));
        let pages: Vec<_> = pages.collect();
        assert_eq!(pages.len(), 10);
        for (chemin, octets) in pages {
            let page = String::from_utf8(octets.clone()).unwrap().replace("&#39;", "'");
            let cle = if langue == Langue::Francais { "non-relu-source" } else { "non-relu" };
            let avis = textes.former(langue, cle, &[]);
            let source = textes.former(Langue::Francais, cle, &[]);
            if non_relus == cles(langue.texte()).len() {
                assert!(page.contains(&avis) && page.contains(&source), "{chemin}");
            }
        }
    }
}

#[test]
fn a_text_nobody_checked_is_marked_and_none_is_checked_yet() {
    let relectures = Relectures::livrees();
    for langue in Langue::TOUTES {
        for cle in cles(langue.texte()) {
            assert_eq!(relectures.etat(langue, cle), Etat::NonRelu, "{cle} ({})", langue.code());
        }
    }
}

proptest! {
    #[test]
    fn no_place_for_an_argument_is_lost_in_translation(
        cle in prop::sample::select(cles(Langue::Francais.texte())),
        langue in prop::sample::select(Langue::TOUTES.to_vec()),
        valeur in "[0-9]{1,5}",
    ) {
        static TEXTES: LazyLock<Textes> = LazyLock::new(Textes::charger);
        let textes = &*TEXTES;
        let brut = |langue: Langue| {
            let ligne = langue.texte().lines().find(|l| l.starts_with(&format!("{cle} =")));
            ligne.unwrap().to_owned()
        };
        let (source, traduite) = (brut(Langue::Francais), brut(langue));
        let places = arguments(&source);
        prop_assert_eq!(&places, &arguments(&traduite));
        // Each value given is there once said, and nothing is left unfilled.
        let donnees: Vec<(&str, String)> = places
            .iter()
            .enumerate()
            .map(|(rang, nom)| (*nom, format!("{valeur}{rang}7")))
            .collect();
        let donnees: Vec<(&str, &str)> = donnees.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let dit = textes.former(langue, cle, &donnees);
        for (nom, valeur) in donnees {
            prop_assert!(dit.contains(valeur), "{} in {:?}", nom, dit);
        }
        prop_assert!(!dit.contains('{') && !dit.contains('$'), "{:?}", dit);
    }
}
