//! Tables as of a day and over a period, from acts; recommendations.

use serde_json::{Value, json};
use testkit::{Place, Programme};

use crate::commun::{Base, json_de, petite_file, sur_chaque_moteur};

fn tableau(base: &Base, options: &[&str]) -> Value {
    base.json(&[&["observatoire", "tableau"], options].concat())
}

fn nombre(tableau: &Value, indicateur: &str, groupes: &[(&str, Option<&str>)]) -> Option<u64> {
    let lignes = tableau["lignes"].as_array().unwrap();
    let ligne = lignes.iter().find(|l| groupes.iter().all(|(d, g)| l[*d] == json!(g)))?;
    ligne[indicateur].as_u64()
}

#[test]
fn a_table_says_what_the_annual_figures_say() {
    sur_chaque_moteur(|base| {
        base.importer("file.xlsx", &petite_file(), &[]);
        for annee in ["2022", "2023"] {
            let annuels = base.json(&["chiffres", "annuels", "--annee", annee]);
            let (du, au) = (format!("{annee}-01-01"), format!("{annee}-12-31"));
            let quand = ["--du", &du, "--au", &au];
            let options = ["--indicateurs", "personnes,personnes.nouvelles", "--par", "sexe"];
            let table = tableau(base, &[&options[..], &quand].concat());
            assert_eq!(table["unite"], "personnes");
            assert_eq!(table["protege"], false);
            let tout = |indicateur| nombre(&table, indicateur, &[("sexe", None)]);
            assert_eq!(tout("personnes"), annuels["personnes"]["suivies"].as_u64());
            assert_eq!(tout("personnes.nouvelles"), annuels["personnes"]["nouvelles"].as_u64());
            for sexe in ["F", "H", "T", "inconnu"] {
                let lu = nombre(&table, "personnes", &[("sexe", Some(sexe))]).unwrap_or(0);
                assert_eq!(json!(lu), annuels["personnes"]["par_sexe"][sexe], "{annee} {sexe}");
            }
            let options = ["--indicateurs", "personnes", "--par", "age,origine"];
            let table = tableau(base, &[&options[..], &quand].concat());
            for (age, attendu) in annuels["personnes"]["par_age"].as_object().unwrap() {
                let groupes = [("age", Some(age.as_str())), ("origine", None)];
                let lu = nombre(&table, "personnes", &groupes).unwrap_or(0);
                assert_eq!(json!(lu), *attendu, "{annee} {age}");
            }
        }
    });
}

#[test]
fn a_table_is_text_json_or_csv_and_the_same_bytes_twice() {
    sur_chaque_moteur(|base| {
        base.importer("file.xlsx", &petite_file(), &[]);
        let commande = ["observatoire", "tableau", "personnes-sexe-age", "--au", "2023-12-31"];
        let texte = base.texte(&commande);
        assert!(texte.contains("Personnes suivies, par genre et âge"), "{texte}");
        assert!(texte.contains("inconnu") && texte.contains("À ne pas publier"), "{texte}");
        let csv = base.texte(&[&commande[..], &["--csv"]].concat());
        assert!(csv.starts_with("sexe,age,personnes,personnes.nouvelles\n"), "{csv}");
        assert_eq!(csv, base.texte(&[&commande[..], &["--csv"]].concat()));
        let lignes = csv.trim_end().lines().count() - 1;
        assert_eq!(base.json(&commande)["lignes"].as_array().unwrap().len(), lignes);
    });
}

#[test]
fn what_cannot_be_a_table_is_refused_before_any_key_is_asked_for() {
    let place = Place::sqlite();
    let programme = Programme::new(env!("CARGO_BIN_EXE_passerelle"), place.dossier());
    let refuser = |options: &[&str], contient: &str| {
        let commande = [&["observatoire", "tableau"], options].concat();
        let sortie = programme.lancer(&commande).arretee(2);
        assert!(sortie.erreur.contains(contient), "{}", sortie.erreur);
        assert!(sortie.erreur.contains("Que faire"), "{}", sortie.erreur);
    };
    refuser(&["--indicateurs", "personnes,psp.demandes"], "mêle personnes et demandes");
    refuser(&["--indicateurs", "sorties", "--par", "sexe"], "ne se divise pas par genre");
    refuser(&["--indicateurs", "absent"], "n'est pas dans le catalogue");
    refuser(&["--indicateurs", "personnes", "--par", "taille"], "n'existe pas");
    refuser(&["inconnu"], "aucun tableau du catalogue");
    refuser(&[], "il manque");
}

#[test]
fn indicators_and_recommendations_are_listed_without_a_base() {
    let place = Place::sqlite();
    let programme = Programme::new(env!("CARGO_BIN_EXE_passerelle"), place.dossier());
    let liste = json_de(&programme, &["observatoire", "indicateurs"]);
    assert!(liste["indicateurs"].as_array().unwrap().iter().all(|i| i["unite"].is_string()));
    assert!(!liste["tableaux"].as_array().unwrap().is_empty());
    let suivies = json_de(&programme, &["observatoire", "recommandations"]);
    assert_eq!(suivies["edition"], 2025);
    let toutes = suivies["recommandations"].as_array().unwrap();
    assert_eq!(toutes.len(), 55);
    assert!(toutes.iter().all(|une| une["suivi"][0]["preuve"].as_str().unwrap().len() > 5));
    let avant = json_de(&programme, &["observatoire", "recommandations", "--edition", "2020"]);
    assert_eq!(avant["recommandations"], json!([]));
    let texte = programme.lancer(&["observatoire", "recommandations"]).reussie().sortie;
    assert!(texte.contains("55 recommandations (formulee 55)"), "{texte}");
}
