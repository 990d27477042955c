//! The stories a lawyer can read, run against the engine.

#![expect(clippy::unwrap_used, reason = "a test stops where its fixture is wrong")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use law::vignettes::{Vignette, executer};
use law::{Issue, QuestionId, evaluer_une};

/// Every vignette under a folder, in a stable order.
fn sous(dossier: &Path) -> Vec<PathBuf> {
    let mut trouvees = Vec::new();
    let mut dossiers = vec![dossier.to_owned()];
    while let Some(dossier) = dossiers.pop() {
        for entree in fs::read_dir(&dossier).unwrap() {
            let chemin = entree.unwrap().path();
            if chemin.is_dir() {
                dossiers.push(chemin);
            } else if chemin.extension().is_some_and(|extension| extension == "md") {
                trouvees.push(chemin);
            }
        }
    }
    trouvees.sort();
    trouvees
}

fn du_crate() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vignettes")
}

fn toutes_passent(dossier: &Path) {
    let mut echecs = String::new();
    for chemin in sous(dossier) {
        let nom = chemin.strip_prefix(dossier).unwrap().display().to_string();
        match executer(&fs::read_to_string(&chemin).unwrap()) {
            Ok(ecarts) => {
                for ecart in ecarts {
                    writeln!(echecs, "{nom} : {ecart}").unwrap();
                }
            }
            Err(erreur) => writeln!(echecs, "{nom} : {erreur}").unwrap(),
        }
    }
    assert!(echecs.is_empty(), "\n{echecs}");
}

#[test]
fn the_crates_own_vignettes_pass() {
    assert!(sous(&du_crate()).len() >= 28 + 40);
    toutes_passent(&du_crate());
}

#[test]
fn vignettes_shared_beside_the_repository_pass() {
    let partagees = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/vignettes");
    if partagees.is_dir() {
        toutes_passent(&partagees);
    }
}

#[test]
fn every_vignette_has_a_title_and_one_idea() {
    for chemin in sous(&du_crate()) {
        let texte = fs::read_to_string(&chemin).unwrap();
        assert!(texte.starts_with("# "), "{}", chemin.display());
        assert!(Vignette::lis(&texte).unwrap().questions().count() >= 1, "{}", chemin.display());
    }
}

/// What every question comes to over the suite: all branches are told by some story.
#[test]
fn every_question_has_its_vignettes() {
    let mut vues = Vec::new();
    for chemin in sous(&du_crate()) {
        let vignette = Vignette::lis(&fs::read_to_string(&chemin).unwrap()).unwrap();
        for question in vignette.questions() {
            vues.push((question, evaluer_une(question, &vignette.faits).unwrap().issue));
        }
    }
    for question in QuestionId::TOUTES {
        assert!(vues.iter().any(|(vue, _)| vue == question), "{question}");
    }
    for issue in [Issue::Ouvert, Issue::Ferme, Issue::Incertain, Issue::HorsChamp] {
        assert!(vues.iter().filter(|(_, vue)| *vue == issue).count() >= 3, "{issue}");
    }
}

/// Closing is what harms: over every question of every story, a closed answer rests on a text that
/// may close.
#[test]
fn every_closed_answer_of_the_suite_cites_a_text_that_may_close() {
    for chemin in sous(&du_crate()) {
        let vignette = Vignette::lis(&fs::read_to_string(&chemin).unwrap()).unwrap();
        for question in QuestionId::TOUTES {
            let reponse = evaluer_une(*question, &vignette.faits).unwrap();
            if reponse.issue == Issue::Ferme {
                let fonde = reponse.trace.iter().any(|trace| {
                    trace.etat == law::Etat::NonRemplie
                        && trace.article.is_some_and(|source| source.etiquette.peut_fermer())
                });
                assert!(fonde, "{} : {question}", chemin.display());
            }
        }
    }
}

#[test]
fn a_difference_names_the_question_and_the_element() {
    let vignette = "# T\n```faits\ndate_du_jour = 2026-03-02\n[hebergement]\nsans_abri = true\n \
                    ```\n```attendu\n[\"hebergement.urgence\"]\nissue = \"ferme\"\n articles = \
                    [\"CASF L.1\"]\n[\"hebergement.urgence\".valeurs]\nle = 2026-01-01\n```\n";
    let ecarts = executer(vignette).unwrap();
    let lignes: Vec<String> = ecarts.iter().map(ToString::to_string).collect();
    assert_eq!(
        lignes,
        [
            "hebergement.urgence, issue : attendu ferme, obtenu ouvert",
            "hebergement.urgence, articles : attendu CASF L.1, obtenu CASF L.345-2-2",
            "hebergement.urgence, valeurs.le : attendu 2026-01-01, obtenu rien",
        ]
    );
}

#[test]
fn a_vignette_that_cannot_be_read_says_where() {
    let erreur = |texte: &str| executer(texte).unwrap_err().to_string();
    assert_eq!(erreur("# T\n"), "bloc ```faits absent");
    assert_eq!(erreur("# T\n```faits\ndate_du_jour = 2026-03-02\n```\n"), "bloc ```attendu absent");
    let faits = "# T\n\n```faits\ndate_du_jour = 2026-03-02\n[personne]\nmajeur = true\n```\n";
    assert!(
        erreur(&format!("{faits}```attendu\n```\n"))
            .starts_with("faits : ligne 6, personne.majeur ")
    );
    let bons = "# T\n```faits\ndate_du_jour = 2026-03-02\n```\n";
    for attendu in [
        "[\"psp.inconnue\"]\nissue = \"ouvert\"",
        "[\"psp.acces\"]\nisue = \"ouvert\"",
        "[\"psp.acces\"]\nissue = \"peut-être\"",
        "[\"psp.acces\"]\narticles = \"CASF L.121-9\"",
        "[\"psp.acces\"]\nvaleurs = { a = 1.5 }",
    ] {
        let texte = format!("{bons}```attendu\n{attendu}\n```\n");
        assert!(erreur(&texte).contains("attendu : "), "{attendu}");
    }
}
