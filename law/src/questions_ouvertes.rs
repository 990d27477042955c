//! The register of what the law leaves open: what is unknown, what to read, what changes once it
//! is known. It stands in `law/questions_ouvertes.toml` and reaches the person who works through
//! the points of the answers.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::question::QuestionId;

/// A question the law leaves open.
#[derive(Debug)]
pub struct QuestionOuverte {
    /// The code of the point it raises.
    pub code: String,
    /// What is unknown, in French.
    pub inconnu: String,
    /// What to read, in French.
    pub lire: String,
    /// What changes once it is known, in French.
    pub change: String,
    /// The questions it touches; empty: all of them.
    pub questions: Vec<QuestionId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Registre {
    question: Vec<Brute>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Brute {
    code: String,
    inconnu: String,
    lire: String,
    change: String,
    questions: Vec<String>,
}

/// The register, in its own order.
pub fn toutes() -> &'static [QuestionOuverte] {
    static TOUTES: LazyLock<Vec<QuestionOuverte>> =
        LazyLock::new(|| lis().expect("the register is part of the program, and a test reads it"));
    &TOUTES
}

fn lis() -> Result<Vec<QuestionOuverte>, String> {
    let registre: Registre =
        toml::from_str(include_str!("../questions_ouvertes.toml")).map_err(|e| e.to_string())?;
    let lue = |brute: Brute| {
        let question = |code: &String| QuestionId::depuis_code(code).ok_or_else(|| code.clone());
        let questions: Result<Vec<_>, _> = brute.questions.iter().map(question).collect();
        Ok(QuestionOuverte {
            code: brute.code,
            inconnu: brute.inconnu,
            lire: brute.lire,
            change: brute.change,
            questions: questions?,
        })
    };
    registre.question.into_iter().map(lue).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::point::{self, NaturePoint};
    use crate::regle::regles;

    #[test]
    fn the_register_and_the_points_name_the_same_questions() {
        let registre: BTreeSet<&str> =
            toutes().iter().map(|question| question.code.as_str()).collect();
        assert_eq!(registre.len(), toutes().len(), "a code twice");
        let points: BTreeSet<&str> = point::TOUS
            .iter()
            .filter(|point| point.nature == NaturePoint::QuestionOuverte)
            .map(|point| point.code)
            .collect();
        assert_eq!(registre, points);
    }

    #[test]
    fn each_question_touches_the_rules_that_raise_its_point() {
        for ouverte in toutes() {
            let declarent: BTreeSet<QuestionId> = regles()
                .filter(|regle| regle.points.iter().any(|point| point.code == ouverte.code))
                .map(|regle| regle.question)
                .collect();
            let touchees: BTreeSet<QuestionId> = ouverte.questions.iter().copied().collect();
            assert_eq!(touchees, declarent, "{}", ouverte.code);
        }
    }
}
