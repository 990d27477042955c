//! What the law opens, from a file of facts, a story, a person's file.

use std::path::{Path, PathBuf};

use testkit::{Place, Programme};

use crate::commun::{json_de, petite_file, sur_chaque_moteur};

/// No base, no passphrase: the law is the same for everybody.
fn programme(place: &Place) -> Programme {
    Programme::new(env!("CARGO_BIN_EXE_passerelle"), place.dossier())
}

fn racine() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn every_story_passes_ours_and_those_shared() {
    let place = Place::sqlite();
    let (ici, partagees) = (racine().join("law/vignettes"), racine().join("../shared/vignettes"));
    // Beside a copy of the repository alone there are only ours.
    for dossier in [Some(ici), partagees.is_dir().then_some(partagees)].into_iter().flatten() {
        let vignettes = ["droits", "vignettes", dossier.to_str().unwrap()];
        let bilan = json_de(&programme(&place), &vignettes);
        assert_eq!(bilan["ecarts"], serde_json::json!([]));
        assert!(bilan["vignettes"].as_u64().unwrap() > 0);
    }
}

#[test]
fn a_story_that_differs_exits_with_1_and_says_where() {
    let place = Place::sqlite();
    let vrai = racine().join("law/vignettes/psp");
    let histoire = std::fs::read_dir(vrai).unwrap().next().unwrap().unwrap().path();
    let texte = std::fs::read_to_string(histoire).unwrap();
    let faux = if texte.contains("ouvert") {
        texte.replace("ouvert", "ferme")
    } else {
        texte.replace("ferme", "ouvert").replace("incertain", "ouvert")
    };
    assert_ne!(faux, texte);
    std::fs::create_dir(place.chemin("histoires")).unwrap();
    std::fs::write(place.chemin("histoires/fausse.md"), faux).unwrap();
    let sortie = programme(&place).lancer(&["droits", "vignettes", "histoires"]).arretee(1);
    assert!(sortie.sortie.contains("fausse.md"), "{}", sortie.sortie);
    std::fs::create_dir(place.chemin("vide")).unwrap();
    programme(&place).lancer(&["droits", "vignettes", "vide"]).arretee(2);
}

#[test]
fn every_question_is_listed_explained_and_answered() {
    let place = Place::sqlite();
    let programme = programme(&place);
    let questions = json_de(&programme, &["droits", "questions"]);
    let questions = questions.as_array().unwrap();
    assert!(questions.len() >= 20, "{}", questions.len());
    std::fs::write(place.chemin("f.toml"), "date_du_jour = 2026-03-02\n").unwrap();
    let reponses = json_de(&programme, &["droits", "evaluer", "--faits", "f.toml"]);
    for question in questions {
        let id = question["id"].as_str().unwrap();
        assert!(reponses[id].is_object(), "{id}");
        let texte = programme.lancer(&["droits", "expliquer", id]).reussie().sortie;
        assert!(texte.len() > 200, "{id}: {texte}");
        let une = ["droits", "evaluer", "--faits", "f.toml", "--question", id];
        assert_eq!(json_de(&programme, &une)[id], reponses[id], "{id}");
    }
}

#[test]
fn facts_that_do_not_read_name_the_key_the_line_and_the_form() {
    let place = Place::sqlite();
    let cas = [
        ("date_du_jour = 2026-03-02\n[personne]\ntaille = 3\n", "taille", "3"),
        ("date_du_jour = 2026-03-02\n[hebergement]\nsans_abri = \"oui\"\n", "sans_abri", "3"),
        ("date_du_jour = \"hier\"\n", "date_du_jour", "1"),
        (
            "date_du_jour = 2026-03-02\n[personne]\ndate_naissance = 2027-01-01\n",
            "date_naissance",
            "3",
        ),
    ];
    for (faits, cle, ligne) in cas {
        let evaluer = ["droits", "evaluer", "--faits", "-", "--format", "json"];
        let sortie = programme(&place).lancer_avec(&evaluer, faits).arretee(2);
        let erreur = sortie.erreur_json()["erreur"]["message"].as_str().unwrap().to_owned();
        assert!(erreur.contains(cle) && erreur.contains(ligne), "{faits}\n{erreur}");
    }
}

#[test]
fn an_imported_file_is_answered_with_its_articles() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let elle = base.trouver("QUAI");
        let texte = base.texte(&["droits", "dossier", &elle, "--au", "2023-06-01"]);
        for mot in ["CASF", "CESEDA", "L.121-9"] {
            assert!(texte.contains(mot), "{mot}\n{texte}");
        }
        let le_jour = |au: &str| base.json(&["droits", "dossier", &elle, "--au", au]);
        let (avant, apres) = (le_jour("2023-03-01"), le_jour("2023-06-01"));
        assert_ne!(avant["afis.droit"]["issue"], "ouvert", "{avant:#}");
        assert_ne!(avant, apres, "the day matters");
        assert_eq!(le_jour("2010-01-01")["afis.droit"]["issue"], "hors_champ");
    });
}
