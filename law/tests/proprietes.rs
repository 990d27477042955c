//! What must hold whatever the facts.

#![expect(clippy::unwrap_used, reason = "a test stops where its fixture is wrong")]

#[expect(unreachable_pub, reason = "shared by several test binaries")]
mod commun;

use std::collections::BTreeSet;

use law::faits::{CleFait, NatureFait};
use law::{Etat, Faits, Issue, QuestionId, Regle, Reponse, evaluer, evaluer_une, point, regles};
use proptest::prelude::*;

fn situations() -> Vec<CleFait> {
    CleFait::TOUTES.iter().copied().filter(|cle| cle.nature() == NatureFait::Situation).collect()
}

fn regle(question: QuestionId) -> &'static Regle {
    regles().find(|regle| regle.question == question).unwrap()
}

fn oppose(avant: Issue, apres: Issue) -> bool {
    matches!((avant, apres), (Issue::Ouvert, Issue::Ferme) | (Issue::Ferme, Issue::Ouvert))
}

/// Points any rule may raise.
const GENERAUX: [&str; 4] =
    ["hors-periode-couverte", "droit-a-reverifier", "texte-a-lire", "texte-anterieur"];

fn coherente(question: QuestionId, reponse: &Reponse) {
    let regle = regle(question);
    for point in &reponse.points_a_verifier {
        let declare = regle.points.iter().any(|autre| autre.code == point.code);
        assert!(declare || GENERAUX.contains(&point.code), "{question}: {}", point.code);
    }
    for source in &reponse.articles {
        let declaree = regle.sources.iter().any(|autre| std::ptr::eq(*autre, *source));
        assert!(declaree, "{question}: {}", source.reference);
    }
    for cle in &reponse.faits_manquants {
        assert!(regle.faits.contains(cle), "{question}: {}", cle.cle());
    }
    for trace in &reponse.trace {
        let cite = |article: &law::Source| {
            reponse.articles.iter().any(|autre| std::ptr::eq(*autre, article))
        };
        assert!(trace.article.is_none_or(cite), "{question}: {}", trace.condition);
    }
    let points: BTreeSet<&str> = reponse.points_a_verifier.iter().map(|point| point.code).collect();
    assert_eq!(points.len(), reponse.points_a_verifier.len(), "{question}: a point twice");
    let noms: BTreeSet<&str> = reponse.valeurs.iter().map(|(nom, _)| *nom).collect();
    assert_eq!(noms.len(), reponse.valeurs.len(), "{question}: a value twice");
    match reponse.issue {
        Issue::Ferme => assert!(ferme_bien(reponse), "{question} closes on a weak text"),
        Issue::Ouvert => assert!(ouvre_bien(reponse), "{question} opens on a weak text"),
        Issue::Incertain => assert!(
            !(reponse.faits_manquants.is_empty() && reponse.points_a_verifier.is_empty()),
            "{question} is uncertain without saying why"
        ),
        Issue::HorsChamp => assert!(reponse.valeurs.is_empty(), "{question}"),
    }
}

fn ferme_bien(reponse: &Reponse) -> bool {
    reponse.faits_manquants.is_empty()
        && reponse.trace.iter().any(|trace| {
            trace.etat == Etat::NonRemplie
                && trace.article.is_some_and(|source| source.etiquette.peut_fermer())
        })
}

fn ouvre_bien(reponse: &Reponse) -> bool {
    reponse.faits_manquants.is_empty()
        && reponse
            .trace
            .iter()
            .any(|trace| trace.article.is_some_and(|source| source.etiquette.peut_ouvrir()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn adding_a_fact_about_a_person_or_a_situation_never_turns_an_answer_over(
        complets in commun::faits(),
        oublies in prop::sample::subsequence(situations(), 1..12),
    ) {
        let partiels = commun::sans_tous(&complets, &oublies);
        for question in QuestionId::TOUTES {
            let avant = evaluer_une(*question, &partiels).unwrap().issue;
            let apres = evaluer_une(*question, &complets).unwrap().issue;
            prop_assert!(!oppose(avant, apres), "{}: {} then {}", question, avant, apres);
        }
    }

    #[test]
    fn one_fact_forgotten_at_a_time_never_turns_an_answer_over(complets in commun::faits()) {
        let toutes = evaluer(&complets).unwrap();
        for cle in situations() {
            let partiels = commun::sans(&complets, cle);
            if partiels == complets {
                continue;
            }
            for (question, apres) in &toutes {
                let avant = evaluer_une(*question, &partiels).unwrap().issue;
                prop_assert!(!oppose(avant, apres.issue), "{} without {}", question, cle.cle());
            }
        }
    }

    #[test]
    fn what_is_unknown_never_closes(
        complets in commun::faits(),
        oublies in prop::sample::subsequence(situations(), 1..30),
    ) {
        let partiels = commun::sans_tous(&complets, &oublies);
        // Only a department can add a distance extension, and the limit is then said to need a
        // check.
        let outre_mer = complets.personne.departement.is_some_and(|d| d.code().len() > 2);
        for question in QuestionId::TOUTES {
            let avant = evaluer_une(*question, &partiels).unwrap().issue;
            let apres = evaluer_une(*question, &complets).unwrap().issue;
            let excepte = *question == QuestionId::RecoursPsp && outre_mer;
            prop_assert!(
                avant != Issue::Ferme
                    || excepte
                    || matches!(apres, Issue::Ferme | Issue::HorsChamp),
                "{}: closed, then {}", question, apres
            );
        }
    }

    #[test]
    fn an_answer_rests_on_what_its_rule_declares(faits in commun::faits()) {
        for (question, reponse) in evaluer(&faits).unwrap() {
            coherente(question, &reponse);
        }
    }

    #[test]
    fn an_answer_filled_again_is_the_same(un in commun::faits(), deux in commun::faits()) {
        let mut reponse = Reponse::default();
        for question in QuestionId::TOUTES {
            law::evaluer_dans(*question, &un, &mut reponse).unwrap();
            law::evaluer_dans(*question, &deux, &mut reponse).unwrap();
            let neuve = evaluer_une(*question, &deux).unwrap();
            prop_assert_eq!(format!("{reponse:?}"), format!("{neuve:?}"));
        }
    }

    #[test]
    fn an_order_to_leave_never_goes_closed_and_a_pathway_request_never_gets_an_answer_by_silence(
        faits in commun::faits(),
    ) {
        prop_assert_ne!(evaluer_une(QuestionId::RecoursOqtf, &faits).unwrap().issue, Issue::Ferme);
        let silence = evaluer_une(QuestionId::PspSilence, &faits).unwrap().issue;
        prop_assert!(matches!(silence, Issue::Incertain | Issue::HorsChamp));
    }

    #[test]
    fn not_having_stopped_never_closes_access(mut faits in commun::faits()) {
        faits.personne.a_cesse = Some(true);
        let avec = evaluer_une(QuestionId::PspAcces, &faits).unwrap().issue;
        faits.personne.a_cesse = Some(false);
        let sans = evaluer_une(QuestionId::PspAcces, &faits).unwrap();
        prop_assert_eq!(avec == Issue::Ferme, sans.issue == Issue::Ferme);
        prop_assert_ne!(sans.issue, Issue::Ouvert);
    }
}

#[test]
fn the_day_alone_has_an_answer_to_every_question_every_day_of_the_period() {
    let mut jour = *law::PERIODE_COUVERTE.start();
    while jour <= *law::PERIODE_COUVERTE.end() {
        for (question, reponse) in evaluer(&Faits::nouveau(jour)).unwrap() {
            coherente(question, &reponse);
        }
        jour = jour.plus_jours(1);
    }
}

#[test]
fn outside_the_period_every_question_is_out_of_scope() {
    for jour in ["2016-04-14", "2031-01-01", "1900-01-01", "2199-12-31", "9999-12-31"] {
        for (question, reponse) in evaluer(&Faits::nouveau(jour.parse().unwrap())).unwrap() {
            assert_eq!(reponse.issue, Issue::HorsChamp, "{question}");
            assert_eq!(reponse.points_a_verifier[0].code, point::HORS_PERIODE_COUVERTE.code);
        }
    }
}

/// With the day alone, nothing about a person or a situation is known: what is closed is only what
/// an act has not opened yet.
#[test]
fn with_the_day_alone_only_rights_that_an_act_opens_are_closed() {
    let fermes: Vec<QuestionId> = evaluer(&Faits::nouveau("2026-03-02".parse().unwrap()))
        .unwrap()
        .into_iter()
        .filter(|(_, reponse)| reponse.issue == Issue::Ferme)
        .map(|(question, _)| question)
        .collect();
    assert_eq!(fermes, [QuestionId::ApsL4254, QuestionId::AfisDroit]);
}
