//! The open dataset says what is hidden without saying it, and the reference validator takes it.

#![expect(clippy::unwrap_used, reason = "known shapes")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use domain::Jour;
use observatory::catalogue::Catalogue;
use observatory::cube::{Cellule, Periode, Recensement, Tableau};
use observatory::ouvert::{ErreurJeu, Jeu, Sort, TableOuverte};
use observatory::{FaitDate, Receveur as _, Sorte};

fn j(texte: &str) -> Jour {
    texte.parse().unwrap()
}

/// Three hundred people whose groups follow their rank.
fn tableau(plan: &str) -> Tableau {
    let periode = Periode::nouvelle(j("2023-01-01"), j("2023-12-31")).unwrap();
    let plan = Catalogue::embarque().plan(plan).unwrap();
    let mut recensement = Recensement::nouveau(plan, periode).unwrap();
    for rang in 0..300_u32 {
        let code = |modulo: u32| u8::try_from(rang % modulo).unwrap();
        let tient = |sorte| FaitDate::pendant(sorte, j("2022-01-01"), None);
        let le = |sorte| FaitDate::le(sorte, j("2023-05-01"));
        recensement.personne(&[
            tient(Sorte::Sexe).code(code(4)),
            tient(Sorte::Naissance).nombre(1950 + rang % 60),
            tient(Sorte::Departement).code(code(7)),
            le(Sorte::Acte),
            le(Sorte::DelaiDemande).nombre(rang),
            le(Sorte::DelaiSeance).nombre(rang % 9),
        ]);
    }
    recensement.tableau()
}

fn sorts(tableau: &Tableau) -> Vec<Vec<Sort>> {
    let sort = |cellule: &Cellule| match cellule {
        Cellule::Compte(1..=5) => Sort::Primaire,
        Cellule::Compte(6..=20) => Sort::Secondaire,
        Cellule::Compte(_) | Cellule::Delai(_) | Cellule::Rapport { .. } => Sort::Publiee,
    };
    tableau.lignes.iter().map(|l| l.cellules.iter().map(sort).collect()).collect()
}

fn fichiers() -> BTreeMap<String, String> {
    let plans = ["personnes-sexe-age", "personnes-departement", "delais-psp"];
    let tableaux = plans.map(tableau);
    let tables =
        tableaux.iter().map(|tableau| TableOuverte { tableau, sorts: sorts(tableau) }).collect();
    let jeu = Jeu {
        nom: "essai-2023".into(),
        titre: "Essai, aucune personne réelle".into(),
        editeur: "Fédération fictive".into(),
        tables,
    };
    jeu.fichiers().unwrap()
}

#[test]
fn a_hidden_cell_has_a_code_and_no_value() {
    let fichiers = fichiers();
    let csv = &fichiers["personnes-sexe-age.csv"];
    let mut vus = BTreeMap::new();
    for ligne in csv.lines().skip(1) {
        let champs: Vec<&str> = ligne.split(',').collect();
        let (valeur, confidentialite) = (champs[4], champs[5]);
        assert_eq!(valeur.is_empty(), confidentialite != "F", "{ligne}");
        assert_eq!(champs[6], if valeur.is_empty() { "Q" } else { "A" }, "{ligne}");
        let petit = valeur.parse::<u64>().is_ok_and(|n| (1..=20).contains(&n));
        assert!(!petit, "{ligne}");
        *vus.entry(confidentialite.to_owned()).or_insert(0) += 1;
    }
    assert!(["A", "D", "F"].iter().all(|code| vus.contains_key(*code)), "{vus:?}");
    assert!(csv.contains("\n_T,_T,personnes,compte,300,F,A\n"), "{csv}");
    assert!(csv.contains("\ninconnu,"), "{csv}");
    let delais = &fichiers["delais-psp.csv"];
    assert!(delais.contains("delais.souhait-demande,mediane,149.5,F,A"), "{delais}");
    // Nobody has these: too few people, and no value.
    assert!(delais.contains("delais.decision-droits,moyenne,,A,Q"), "{delais}");
}

#[test]
fn the_same_tables_give_the_same_bytes() {
    assert_eq!(fichiers(), fichiers());
}

#[test]
fn nothing_is_published_by_default() {
    let tableau = tableau("personnes-departement");
    let jeu = |nom: &str, tables| Jeu {
        nom: nom.into(),
        titre: "Essai".into(),
        editeur: "Fédération fictive".into(),
        tables,
    };
    let mut moins = sorts(&tableau);
    moins.pop();
    let table = |sorts| TableOuverte { tableau: &tableau, sorts };
    let erreur = jeu("essai", vec![table(moins)]).fichiers().unwrap_err();
    assert_eq!(erreur, ErreurJeu::Sorts("personnes-departement".into()));
    let deux = vec![table(sorts(&tableau)), table(sorts(&tableau))];
    assert_eq!(jeu("essai", deux).fichiers(), Err(ErreurJeu::Tables));
    assert_eq!(jeu("essai", vec![]).fichiers(), Err(ErreurJeu::Tables));
    assert_eq!(jeu("Essai", vec![table(sorts(&tableau))]).fichiers(), Err(ErreurJeu::Nom));
}

/// The validator, on the path or where `benches/frictionless.sh` installs it.
fn validateur() -> Option<PathBuf> {
    let installe = Path::new(env!("CARGO_TARGET_TMPDIR")).join("frictionless/bin/frictionless");
    [PathBuf::from("frictionless"), installe].into_iter().find(|programme| {
        Command::new(programme).arg("--version").output().is_ok_and(|s| s.status.success())
    })
}

#[test]
fn the_reference_validator_accepts_the_package_and_refuses_a_spoilt_one() {
    let Some(validateur) = validateur() else {
        return;
    };
    let dossier = tempfile::tempdir().unwrap();
    let ecrire = |fichiers: &BTreeMap<String, String>| {
        for (nom, texte) in fichiers {
            std::fs::write(dossier.path().join(nom), texte).unwrap();
        }
        let mut commande = Command::new(&validateur);
        commande.args(["validate", "datapackage.json"]).current_dir(dossier.path());
        let sortie = commande.output().unwrap();
        (sortie.status.success(), String::from_utf8_lossy(&sortie.stdout).into_owned())
    };
    let mut fichiers = fichiers();
    let (accepte, dit) = ecrire(&fichiers);
    assert!(accepte, "{dit}");
    let csv = fichiers.get_mut("delais-psp.csv").unwrap();
    *csv = csv.replace("149.5", "beaucoup");
    let (accepte, dit) = ecrire(&fichiers);
    assert!(!accepte, "{dit}");
}
