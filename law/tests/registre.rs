//! The table of rules, its codes, and what it prints.

#![expect(clippy::unwrap_used, reason = "a test stops where its fixture is wrong")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use law::regle::repond;
use law::{
    Conflit, Faits, Issue, QuestionId, Regle, Reponse, conseil, evaluer, expliquer, parametres,
    point, regles,
};

fn racine() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn jour() -> Faits {
    Faits::nouveau("2026-03-02".parse().unwrap())
}

#[test]
fn each_question_has_one_rule() {
    assert_eq!(QuestionId::TOUTES.len(), 23);
    for question in QuestionId::TOUTES {
        assert_eq!(regles().filter(|regle| regle.question == *question).count(), 1);
        assert_eq!(QuestionId::depuis_code(question.code()), Some(*question));
        assert_eq!(expliquer(*question).regles.len(), 1);
    }
    assert_eq!(regles().count(), QuestionId::TOUTES.len());
}

#[test]
fn answers_come_in_the_order_of_the_questions() {
    let questions: Vec<QuestionId> =
        evaluer(&jour()).unwrap().into_iter().map(|(question, _)| question).collect();
    assert_eq!(questions, law::questions());
}

fn contraire() -> Regle {
    let modele = regles().find(|regle| regle.question == QuestionId::Travail).unwrap();
    Regle {
        question: QuestionId::Travail,
        nom: "essai::contraire",
        fiche: modele.fiche,
        sources: modele.sources,
        parametres: &[],
        faits: &[],
        points: &[],
        applique: |examen| examen.hors_champ("Toujours."),
    }
}

#[test]
fn two_rules_that_answer_one_question_differently_are_an_error_whatever_their_order() {
    let autre = contraire();
    let travail = regles().find(|regle| regle.question == QuestionId::Travail).unwrap();
    for regles in [[travail, &autre], [&autre, travail]] {
        let mut reponse = Reponse::default();
        let erreur = repond(&regles, QuestionId::Travail, &jour(), &mut reponse).unwrap_err();
        let Conflit { question, premiere, seconde } = erreur;
        assert_eq!(question, QuestionId::Travail);
        assert_eq!([premiere, seconde], [regles[0].nom, regles[1].nom]);
    }
}

#[test]
fn two_rules_that_agree_are_no_error() {
    let travail = regles().find(|regle| regle.question == QuestionId::Travail).unwrap();
    let mut reponse = Reponse::default();
    repond(&[travail, travail], QuestionId::Travail, &jour(), &mut reponse).unwrap();
    assert_eq!(reponse.issue, Issue::Incertain);
}

#[test]
fn codes_are_unique_and_plain() {
    let points = point::TOUS.iter().map(|point| point.code);
    let conseils = conseil::TOUS.iter().map(|conseil| conseil.code);
    for codes in [points.collect::<Vec<_>>(), conseils.collect()] {
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
        let plain = |code: &str| {
            code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        assert!(codes.iter().all(|code| plain(code)));
    }
}

#[test]
fn every_point_is_raised_by_a_rule_or_general() {
    let generaux =
        ["hors-periode-couverte", "droit-a-reverifier", "texte-a-lire", "texte-anterieur"];
    for point in point::TOUS {
        let declare =
            regles().any(|regle| regle.points.iter().any(|autre| autre.code == point.code));
        assert!(declare != generaux.contains(&point.code), "{}", point.code);
    }
}

#[test]
fn every_parameter_a_rule_names_exists() {
    let connus: Vec<&str> =
        parametres::tous().series().iter().map(|serie| serie.id.as_str()).collect();
    for regle in regles() {
        for nom in regle.parametres {
            assert!(connus.contains(nom), "{}: {nom}", regle.nom);
        }
    }
}

/// The four headings are what a lawyer looks for: a rule without them does not stand.
#[test]
fn every_rule_file_has_its_four_headings() {
    for regle in regles() {
        let chemin = racine().join("src").join(regle.nom.replace("::", "/")).with_extension("rs");
        let texte = fs::read_to_string(&chemin).unwrap();
        let mut reste = texte.as_str();
        for titre in [
            "//! # What the text says",
            "//! # What is computed",
            "//! # What is not, and why",
            "//! # Example",
        ] {
            let place = reste.find(titre);
            assert!(place.is_some(), "{}: {titre}", chemin.display());
            reste = &reste[place.unwrap()..];
        }
    }
}

#[test]
fn every_rule_file_is_registered() {
    let inscrits: BTreeSet<String> = regles().map(|regle| regle.nom.to_owned()).collect();
    for code in
        ["casf", "cch", "ceseda", "cja", "cnil", "code_penal", "crpa", "css", "lpf", "subventions"]
    {
        for entree in fs::read_dir(racine().join("src").join(code)).unwrap() {
            let nom = entree.unwrap().file_name().into_string().unwrap();
            let nom = nom.trim_end_matches(".rs");
            assert!(nom == "mod" || inscrits.contains(&format!("{code}::{nom}")), "{code}/{nom}");
        }
    }
}

#[test]
fn the_page_on_the_law_is_up_to_date() {
    let chemin = racine().join("../docs/droit.md");
    let page = fs::read_to_string(&chemin).unwrap_or_default();
    assert!(
        page == law::page_droit(),
        "docs/droit.md is out of date: cargo run -q -p law --example page_droit > docs/droit.md"
    );
}

#[test]
fn an_explanation_names_texts_facts_and_what_is_uncertain() {
    let texte = expliquer(QuestionId::ApsL4254).texte();
    for attendu in [
        "### Ce que dit le texte",
        "### Ce qui est calculé",
        "### Ce qui ne l'est pas, et pourquoi",
        "### Exemple",
        "CESEDA L.425-4 [V], en vigueur depuis le 1er mai 2021, vérifié le 23 novembre 2026",
        "`sejour.menace_ordre_public`",
        "`asile-en-cours`",
        "À lire : CESEDA L.431-2",
    ] {
        assert!(texte.contains(attendu), "{attendu}\n{texte}");
    }
}

#[test]
fn the_json_form_has_the_keys_of_the_documentation() {
    let faits = law::faits::lire(
        "date_du_jour = 2026-03-02\n[decision]\nsens = \"refus\"\nnotifiee_le = 2026-01-05\n\
         mentionne_recours = true\n",
    )
    .unwrap();
    let reponse = law::evaluer_une(QuestionId::RecoursPsp, &faits).unwrap();
    let json = serde_json::to_value(law::rendu::ReponseJson::from(&reponse)).unwrap();
    let cles: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(
        cles,
        [
            "issue",
            "articles",
            "faits_manquants",
            "points_a_verifier",
            "trace",
            "valeurs",
            "conseils",
            "sources",
            "questions",
        ]
    );
    assert_eq!(json["valeurs"]["date_limite"], "2026-03-06");
    assert_eq!(json["valeurs"]["avocat_obligatoire"], false);
    assert!(json["articles"].as_array().unwrap().contains(&"CJA R.421-1".into()));
    assert_eq!(json["sources"][0]["etiquette"], "V");
    assert_eq!(json["trace"][1]["etat"], "remplie");
}

#[test]
fn the_json_form_puts_the_questions_for_missing_facts() {
    let reponse = law::evaluer_une(QuestionId::MineurOrientation, &jour()).unwrap();
    let json = serde_json::to_value(law::rendu::ReponseJson::from(&reponse)).unwrap();
    assert_eq!(json["faits_manquants"][0], "personne.date_naissance");
    assert_eq!(json["questions"][0]["fait"], "personne.date_naissance");
    assert_eq!(json["questions"][0]["en"], "What is your date of birth?");
}

#[test]
fn the_french_text_names_what_to_ask_and_what_to_check() {
    let reponse = law::evaluer_une(QuestionId::PspAcces, &jour()).unwrap();
    let texte = law::rendu::texte(QuestionId::PspAcces, &reponse);
    assert!(texte.contains("incertain : on ne peut pas dire"), "{texte}");
    assert!(texte.contains("à demander (personne.a_cesse)"), "{texte}");
    assert!(texte.contains("[CASF L.121-9, V]"), "{texte}");
}
