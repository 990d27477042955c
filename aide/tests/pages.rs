//! Pages: light, neutral, with the numbers and the way out first.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first failure")]
#![allow(clippy::indexing_slicing, reason = "answers of a known shape")]

use std::collections::BTreeSet;
use std::path::Path;

use aide::{Langue, Page, SORTIE, Site, numeros, poids_commun};
use annuaire::Annuaire;

/// A page with everything it loads, in bytes.
const LEGER: usize = 60_000;

fn dossier() -> Vec<(String, String)> {
    let site = Site::new(None, SORTIE).unwrap();
    // A form in PDF is no text: its name is enough.
    let texte = |chemin: &str, octets| {
        if Path::new(chemin).extension().is_some_and(|fin| fin == "pdf") {
            String::new()
        } else {
            String::from_utf8(octets).unwrap()
        }
    };
    let fichiers = site.fichiers().into_iter();
    let lus = fichiers.map(|(chemin, octets)| {
        let texte = texte(&chemin, octets);
        (chemin, texte)
    });
    lus.collect()
}

fn pages() -> Vec<(String, String)> {
    let est_page = |chemin: &str| Path::new(chemin).extension().is_some_and(|fin| fin == "html");
    dossier().into_iter().filter(|(chemin, _)| est_page(chemin)).collect()
}

#[test]
fn every_page_with_all_it_loads_is_under_60_kb() {
    let plus_lourde = pages().iter().map(|(chemin, p)| (p.len(), chemin.clone())).max().unwrap();
    let (octets, chemin) = plus_lourde;
    assert!(octets + poids_commun() < LEGER, "{chemin}: {octets} + {}", poids_commun());
    assert_eq!(pages().len(), 1 + Langue::TOUTES.len() * Page::TOUTES.len());
}

#[test]
fn every_page_begins_with_the_way_out_then_the_numbers() {
    for (chemin, page) in pages() {
        let place = |texte: &str| page.find(texte).unwrap_or_else(|| panic!("{chemin}: {texte}"));
        let sortie = place("class=\"quitter\"");
        let mut avant = sortie;
        for numero in &numeros().numeros {
            for n in &numero.appeler {
                let ici = place(&format!("href=\"tel:{n}\""));
                assert!(avant < ici, "{chemin}: {n}");
                avant = ici;
            }
            for n in &numero.ecrire {
                place(&format!("href=\"sms:{n}\""));
            }
        }
        assert!(avant < place("<main"), "{chemin}");
        assert!(
            page.contains("23/11/2026")
                || page.contains("23.11.2026")
                || page.contains("2026年11月23日"),
            "{chemin}: the day numbers were verified"
        );
        assert!(page.contains(&format!("href=\"{SORTIE}\"")), "{chemin}");
    }
}

#[test]
fn titles_and_names_of_files_say_nothing() {
    for langue in Langue::TOUTES {
        let debut = format!("{}/", langue.code());
        let titres: BTreeSet<String> = pages()
            .iter()
            .filter(|(chemin, _)| chemin.starts_with(&debut))
            .map(|(_, page)| {
                page.split("<title>").nth(1).unwrap().split('<').next().unwrap().into()
            })
            .collect();
        assert_eq!(titres.len(), 1, "{titres:?}");
    }
    for (chemin, _) in dossier() {
        let nom = chemin.rsplit('/').next().unwrap();
        let neutre = nom == "index.html" || nom.split('.').next().unwrap().len() <= 2;
        assert!(neutre, "{chemin}");
    }
}

#[test]
fn nothing_is_loaded_from_elsewhere_and_nothing_is_written_in_the_page_itself() {
    for (chemin, page) in pages() {
        for morceau in page.split("src=\"").skip(1).chain(page.split("<link").skip(1)) {
            let debut = morceau.split('>').next().unwrap();
            assert!(!debut.contains("//"), "{chemin}: {debut}");
        }
        for interdit in ["style=\"", "onclick", "<style", "<script>", "<iframe", "<img"] {
            assert!(!page.contains(interdit), "{chemin}: {interdit}");
        }
        // A link to another site says nothing of where it was followed from.
        for lien in page.split("<a ").skip(1).map(|m| m.split('>').next().unwrap()) {
            let dehors = lien.contains("href=\"https://");
            assert!(!dehors || lien.contains("noreferrer"), "{chemin}: {lien}");
        }
    }
}

#[test]
fn every_link_within_the_folder_leads_to_one_of_its_files() {
    let fichiers = dossier();
    let chemins: BTreeSet<&str> = fichiers.iter().map(|(chemin, _)| chemin.as_str()).collect();
    for (chemin, page) in &fichiers {
        let dans = chemin.rsplit_once('/').map_or("", |(dossier, _)| dossier);
        let liens = page.split("href=\"").skip(1).chain(page.split("src=\"").skip(1));
        for lien in liens.map(|m| m.split('"').next().unwrap()) {
            if lien.contains(':') || lien.starts_with('#') {
                continue;
            }
            let cible = match lien.strip_prefix("../") {
                Some(suite) => suite.to_owned(),
                None if dans.is_empty() => lien.to_owned(),
                None => format!("{dans}/{lien}"),
            };
            assert!(chemins.contains(cible.as_str()), "{chemin}: {lien}");
        }
    }
}

#[test]
fn in_a_folder_the_rights_page_says_that_it_needs_a_server() {
    let droits = |langue: &str| {
        let chemin = format!("{langue}/{}", Page::Droits.fichier());
        pages().into_iter().find(|(autre, _)| *autre == chemin).unwrap().1
    };
    let francais = droits("fr");
    assert!(francais.contains("a besoin d&#39;un serveur") && !francais.contains("<form"));
    assert!(droits("en").contains("needs a server"));
}

#[test]
fn an_association_s_own_offices_come_with_the_shipped_ones() {
    let texte = include_str!("antennes.json");
    let site = Site::new(Some(Annuaire::lire(texte).unwrap()), SORTIE).unwrap();
    let chemin = format!("fr/{}", Page::Trouver.fichier());
    let (_, octets) = site.fichiers().into_iter().find(|(autre, _)| *autre == chemin).unwrap();
    let page = String::from_utf8(octets).unwrap();
    for dit in [
        "Antenne fictive de Metz",
        "tel:0300000001",
        "lundi – vendredi 09:00–12:30, 14:00–17:30",
        "Română",
        "Amicale du Nid",
        "data-z=\"57 54\"",
    ] {
        assert!(page.contains(dit), "{dit}");
    }
    assert!(page.len() + poids_commun() < LEGER);
}

#[test]
fn an_exit_that_is_no_address_is_refused() {
    for faux in
        ["meteo", "javascript:alert(1)", "https://a.fr/\"", "http://exemple.fr/", "https://é.fr"]
    {
        assert!(Site::new(None, faux).is_err(), "{faux}");
    }
    assert!(Site::new(None, "http://127.0.0.1:1/").is_ok());
}
