//! The figures of a report recompute, and a text prints them by name.

use std::path::Path;

use serde_json::Value;
use testkit::{Place, Programme, Sortie};

use crate::commun::json_de;

/// No base, no passphrase: a register is public.
fn programme(place: &Place) -> Programme {
    Programme::new(env!("CARGO_BIN_EXE_passerelle"), place.dossier())
}

/// A copy of the register of 2025, with some words replaced.
fn copie(place: &Place, nom: &str, remplacer: &[(&str, &str, &str)]) {
    let source =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../observatory/tests/donnees/fact-s-2025");
    std::fs::create_dir(place.chemin(nom)).unwrap();
    for fichier in ["figures.toml", "checks.toml"] {
        let mut texte = std::fs::read_to_string(source.join(fichier)).unwrap();
        for (_, avant, apres) in remplacer.iter().filter(|(dans, _, _)| *dans == fichier) {
            assert!(texte.contains(avant), "{avant}");
            texte = texte.replace(avant, apres);
        }
        std::fs::write(place.chemin(nom).join(fichier), texte).unwrap();
    }
}

fn controles(programme: &Programme, dossier: &str) -> Vec<Value> {
    json_de(programme, &["chiffres", "verifier", dossier])["controles"].as_array().unwrap().clone()
}

#[test]
fn every_relation_is_recomputed_and_those_altered_change_their_verdict() {
    let place = Place::sqlite();
    let programme = programme(&place);
    copie(&place, "registre", &[]);
    let vrais = controles(&programme, "registre");
    let combien =
        |liste: &[Value], verdict: &str| liste.iter().filter(|c| c["verdict"] == verdict).count();
    assert_eq!((combien(&vrais, "consistent"), combien(&vrais, "inconsistent")), (119, 57));
    for controle in &vrais {
        let champs: Vec<&String> = controle.as_object().unwrap().keys().collect();
        let attendus: &[&str] = if controle.get("lecture").is_some() {
            &["id", "verdict", "lecture", "calcule", "attendu", "note"]
        } else {
            &["id", "verdict", "calcule", "attendu", "note"]
        };
        assert_eq!(champs, attendus);
    }
    assert_eq!(vrais.iter().filter(|c| c["lecture"] == true).count(), 3);

    let hausse =
        ("figures.toml", "id = \"psp-hausse\"\nvalue = 56", "id = \"psp-hausse\"\nvalue = 126");
    copie(&place, "corrige", &[hausse]);
    let changes: Vec<String> = vrais
        .iter()
        .zip(controles(&programme, "corrige"))
        .filter(|(vrai, autre)| vrai["verdict"] != autre["verdict"])
        .map(|(vrai, _)| vrai["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(changes, ["psp-hausse", "psp-hausse-origine"]);
    let texte = programme.lancer(&["chiffres", "verifier", "registre"]).reussie().sortie;
    assert!(texte.contains("176 relations : 119 tiennent, 57 ne tiennent pas"), "{texte}");
    assert!(texte.contains("arrondi à 44, et non 45 imprimé (psp-idf-part)"), "{texte}");
}

fn refusee(programme: &Programme, arguments: &[&str], contient: &[&str]) -> Sortie {
    let sortie = programme.lancer(arguments).arretee(2);
    assert_eq!(sortie.sortie, "");
    for mot in contient {
        assert!(sortie.erreur.contains(mot), "{mot}\n{}", sortie.erreur);
    }
    assert!(sortie.erreur.contains("Que faire"), "{}", sortie.erreur);
    sortie
}

#[test]
fn a_register_that_does_not_compute_stops_with_the_key_and_what_to_do() {
    let place = Place::sqlite();
    let programme = programme(&place);
    let absent = ("figures.toml", "id = \"psp-national-2023\"", "id = \"autre-nom\"");
    copie(&place, "absent", &[absent]);
    refusee(&programme, &["chiffres", "verifier", "absent"], &["psp-national-2023", "[registre]"]);
    copie(&place, "casse", &[("checks.toml", "id = \"psp-part\"", "id = psp-part")]);
    refusee(&programme, &["chiffres", "verifier", "casse"], &["checks.toml, ligne", "TOML"]);
    copie(
        &place,
        "signe",
        &[("checks.toml", "\"be-vitrine-jour * 30\"", "\"be-vitrine-jour x 30\"")],
    );
    refusee(&programme, &["chiffres", "verifier", "signe"], &["vitrine-mois", "caractère 17"]);
    let sortie = programme.lancer(&["chiffres", "verifier", "ailleurs"]).arretee(2);
    assert!(sortie.erreur.contains("n'existe pas"), "{}", sortie.erreur);
}

#[test]
fn a_text_is_printed_with_its_figures_and_refused_with_a_typed_one() {
    let place = Place::sqlite();
    let programme = programme(&place);
    copie(&place, "registre", &[]);
    let bon = "Fin 2023, {{psp-facts-2023}} parcours, {{100 * psp-facts-2023 / psp-national-2023 \
               | round:0}} % du total.\n";
    std::fs::write(place.chemin("bon.md"), bon).unwrap();
    let commande = ["chiffres", "composer", "bon.md", "--registre", "registre"];
    let texte = programme.lancer(&commande).reussie().sortie;
    assert_eq!(texte.trim_end(), "Fin 2023, 578 parcours, 68 % du total.");
    let chiffres = &json_de(&programme, &commande)["chiffres"];
    assert_eq!(chiffres[1]["imprime"], "68");
    assert_eq!(chiffres[1]["source"], "100 * psp-facts-2023 / psp-national-2023 | round:0");

    std::fs::write(place.chemin("faux.md"), "Il y en a 845.\n\nEt {{rien}}.\n").unwrap();
    let commande = ["chiffres", "composer", "faux.md", "--registre", "registre"];
    let contient =
        ["ligne 1, colonne 11", "{{psp-national-2023}}", "ligne 3, colonne 4", "« rien »"];
    refusee(&programme, &commande, &contient);
}
