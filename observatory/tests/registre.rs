//! The relations of the 2025 report are found to hold, or not, from its figures alone.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "known shapes")]

use std::collections::BTreeMap;

use observatory::registre::{Constat, Controle, ErreurRegistre, Registre, Verdict};

const FIGURES: &str = include_str!("donnees/fact-s-2025/figures.toml");
const CONTROLES: &str = include_str!("donnees/fact-s-2025/checks.toml");

fn verifier(figures: &str, controles: &str) -> Result<Vec<Constat>, ErreurRegistre> {
    let registre = Registre::lire(figures)?;
    let controles = Controle::lire_tous(controles)?;
    controles.iter().map(|controle| controle.verifier(&registre)).collect()
}

fn erreur(figures: &str, controles: &str) -> String {
    let erreur = verifier(figures, controles).unwrap_err();
    assert!(!erreur.probleme.conseil().is_empty());
    erreur.to_string()
}

/// Verdicts found by someone else's computation, by relation.
fn verdicts_du_fichier() -> BTreeMap<String, String> {
    let fichier: toml::Table = CONTROLES.parse().unwrap();
    let controles = fichier["check"].as_array().unwrap();
    let champ = |controle: &toml::Value, nom: &str| controle[nom].as_str().unwrap().to_owned();
    controles.iter().map(|c| (champ(c, "id"), champ(c, "verdict"))).collect()
}

#[test]
fn every_relation_of_the_report_has_the_verdict_found_by_hand() {
    let constats = verifier(FIGURES, CONTROLES).unwrap();
    let attendus = verdicts_du_fichier();
    assert_eq!((constats.len(), attendus.len()), (176, 176));
    for constat in &constats {
        assert_eq!(constat.verdict.mot(), attendus[&constat.id], "{}", constat.note);
    }
    let combien = |verdict| constats.iter().filter(|c| c.verdict == verdict).count();
    assert_eq!((combien(Verdict::Tient), combien(Verdict::NeTientPas)), (119, 57));
    assert_eq!(constats.iter().filter(|constat| constat.lecture).count(), 3);
}

#[test]
fn verdicts_come_from_figures_and_not_from_the_file() {
    let menteur = CONTROLES
        .replace("verdict = \"inconsistent\"", "verdict = \"x\"")
        .replace("verdict = \"consistent\"", "verdict = \"inconsistent\"")
        .replace("verdict = \"x\"", "verdict = \"consistent\"");
    let (vrais, menteurs) =
        (verifier(FIGURES, CONTROLES).unwrap(), verifier(FIGURES, &menteur).unwrap());
    for (vrai, autre) in vrais.iter().zip(&menteurs) {
        assert_eq!(vrai.verdict == autre.verdict, !vrai.lecture, "{}", vrai.id);
    }
}

fn verdict(figures: &str, id: &str) -> (Verdict, String) {
    let constats = verifier(figures, CONTROLES).unwrap();
    let constat = constats.into_iter().find(|constat| constat.id == id).unwrap();
    (constat.verdict, constat.note)
}

fn avec(id: &str, valeur: &str) -> String {
    let debut = FIGURES.find(&format!("id = \"{id}\"\nvalue = ")).unwrap();
    let (avant, apres) = FIGURES.split_at(debut);
    let mut lignes: Vec<String> = apres.lines().map(str::to_owned).collect();
    lignes[1] = format!("value = {valeur}");
    format!("{avant}{}\n", lignes.join("\n"))
}

#[test]
fn verdicts_follow_altered_figures() {
    // 126 is what the rise really is.
    assert_eq!(verdict(FIGURES, "psp-hausse").0, Verdict::NeTientPas);
    assert_eq!(verdict(&avec("psp-hausse", "126"), "psp-hausse").0, Verdict::Tient);
    assert_eq!(verdict(&avec("psp-hausse", "126.0"), "psp-hausse").0, Verdict::Tient);
    assert_eq!(verdict(&avec("psp-hausse", "1.26e2"), "psp-hausse").0, Verdict::Tient);
    let (tient, note) = verdict(&avec("psp-facts-2023", "500"), "psp-part");
    assert_eq!(tient, Verdict::NeTientPas);
    assert_eq!(
        note,
        "100 × 500 ÷ 845 = 59,1716 : arrondi à 59, et non 68 imprimé (psp-facts-part-2023)."
    );
    // The printed value is that of the figure named, not the copy beside the relation.
    assert_eq!(verdict(&avec("psp-facts-part-2023", "67"), "psp-part").0, Verdict::NeTientPas);
}

#[test]
fn a_note_reads_as_arithmetic() {
    let figures = "[[figure]]\nid = \"a\"\nvalue = -2.5\n[[figure]]\nid = \"b\"\nvalue = 1_000\n";
    let controle = "[[check]]\nid = \"c\"\nexpression = \"b * (a - (b - a)) / -a\"\n\
                    expected = -402_000\ntolerance = \"le\"\n";
    let constats = verifier(figures, controle).unwrap();
    let note = constats[0].note.replace('\u{202f}', " ").replace('\u{2212}', "-");
    let calcul = "1 000 × ((-2,5) - (1 000 - (-2,5))) ÷ (-(-2,5)) = -402 000";
    assert_eq!(note, format!("{calcul} : ne dépasse pas -402 000 attendu."));
}

#[test]
fn an_error_names_the_key_and_says_what_to_do() {
    let un = "[[figure]]\nid = \"a\"\nvalue = 1\n[[figure]]\nid = \"f\"\nlow = 1\nhigh = 2\n";
    let controle = |expression: &str, reste: &str| {
        format!("[[check]]\nid = \"c\"\nexpression = \"{expression}\"\n{reste}\n")
    };
    let bon = "expected = 1\ntolerance = \"eq\"";
    for (figures, controles, contient) in [
        (un, controle("b", bon), "checks.toml, ligne 1, « c » : le chiffre « b »"),
        (un, controle("f", bon), "« f » est une fourchette"),
        (un, controle("a.low", bon), "« a » n'est pas une fourchette"),
        (un, controle("a / (a - a)", bon), "division par zéro"),
        (un, controle("a +", bon), "caractère 4"),
        (un, controle("a", "expected = 1\ntolerance = \"presque\""), "tolérance « presque »"),
        (un, controle("a", "expected = 1\ntolerance = \"label\""), "sans verdict"),
        (un, controle("a", "tolerance = \"eq\""), "« expected » manque"),
        (un, controle("a", "expected = true\ntolerance = \"eq\""), "« expected » manque"),
        (un, controle("a", "expected = inf\ntolerance = \"eq\""), "« expected » manque"),
        (un, "[[check]\n".into(), "checks.toml, ligne 1 : ce n'est pas du TOML"),
        (un, "x = 1\n".into(), "aucune table [[check]]"),
        ("[[figure]]\nid = \"a\"\n", String::new(), "figures.toml, ligne 1, « a » : ni valeur"),
        ("[[figure]]\nid = \"a\"\nlow = 1\n", String::new(), "ni valeur, ni fourchette"),
        ("[[figure]]\nid = \"a\"\nlow = 2\nhigh = 1\n", String::new(), "dans le désordre"),
        ("[[figure]]\nid = \"A b\"\nvalue = 1\n", String::new(), "« id » manque"),
        ("[[figure]]\nvalue = 1\n", String::new(), "« id » manque"),
        ("[[figure]]\nid = \"a\"\nformula = \"b\"\n", String::new(), "le chiffre « b »"),
    ] {
        let texte = erreur(figures, &controles);
        assert!(texte.contains(contient), "{texte} / {contient}");
    }
    let deux = format!("{un}{un}");
    assert!(erreur(&deux, "").contains("ligne 8, « a » : cet identifiant est déjà pris"));
    let rond = "[[figure]]\nid = \"a\"\nvalue = 1\nformula = \"2 * b\"\n\
                [[figure]]\nid = \"b\"\nvalue = 2\nformula = \"c + 1\"\n\
                [[figure]]\nid = \"c\"\nvalue = 2\nformula = \"b - 1\"\n";
    assert!(
        erreur(rond, "").contains("« b » : calcul en rond : b → c → b"),
        "{}",
        erreur(rond, "")
    );
}

#[test]
fn the_register_kept_elsewhere_gives_the_same() {
    let dossier = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/reference/fact-s-2025");
    let lire = |nom: &str| std::fs::read_to_string(format!("{dossier}/{nom}"));
    // Beside a copy of the repository alone there is only ours.
    let (Ok(figures), Ok(controles)) = (lire("figures.toml"), lire("checks.toml")) else {
        return;
    };
    assert_eq!(verifier(&figures, &controles), verifier(FIGURES, CONTROLES));
}
