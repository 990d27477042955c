//! Rules, the table that registers them, and the conflict of two rules on one question.

use crate::PERIODE_COUVERTE;
use crate::examen::Examen;
use crate::faits::{CleFait, Faits};
use crate::point::{self, Point};
use crate::question::QuestionId;
use crate::reponse::Reponse;
use crate::source::Source;

/// What a rule answers, from which texts, and how it is explained.
#[derive(Debug)]
pub struct Regle {
    /// The question answered.
    pub question: QuestionId,
    /// The rule's file: `casf::l121_9`.
    pub nom: &'static str,
    /// The rule in French, for the person who works.
    pub fiche: Fiche,
    /// Texts it may cite.
    pub sources: &'static [&'static Source],
    /// Parameters it reads.
    pub parametres: &'static [&'static str],
    /// Facts it may ask for.
    pub faits: &'static [CleFait],
    /// Points it may raise.
    pub points: &'static [&'static Point],
    /// The rule itself.
    pub applique: fn(&mut Examen<'_, '_>),
}

/// The four headings of a rule, in French, in our words.
#[derive(Clone, Copy, Debug)]
pub struct Fiche {
    /// What the text says.
    pub dit: &'static str,
    /// What is computed.
    pub calcule: &'static str,
    /// What is not, and why.
    pub ne_calcule_pas: &'static str,
    /// Example.
    pub exemple: &'static str,
}

/// Two rules answer one question differently: an error of the engine, never settled by order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the rules {premiere} and {seconde} answer {question} differently")]
pub struct Conflit {
    /// The question.
    pub question: QuestionId,
    /// One rule.
    pub premiere: &'static str,
    /// The other.
    pub seconde: &'static str,
}

/// The rules that answer a question. Several may, if they agree: see [`Conflit`].
pub fn regles_de(question: QuestionId) -> &'static [&'static Regle] {
    match question {
        QuestionId::PspAcces => const { &[&crate::casf::l121_9::REGLE] },
        QuestionId::PspCalendrier => const { &[&crate::casf::r121_12_10::REGLE] },
        QuestionId::PspSilence => const { &[&crate::crpa::l231_4::REGLE] },
        QuestionId::ApsL4254 => const { &[&crate::ceseda::l425_4::REGLE] },
        QuestionId::TitreL4251 => const { &[&crate::ceseda::l425_1::REGLE] },
        QuestionId::TitreL4253 => const { &[&crate::ceseda::l425_3::REGLE] },
        QuestionId::TitreSilence => const { &[&crate::ceseda::r432_2::REGLE] },
        QuestionId::Reflexion => const { &[&crate::ceseda::r425_2::REGLE] },
        QuestionId::Travail => const { &[&crate::ceseda::travail::REGLE] },
        QuestionId::AfisDroit => const { &[&crate::casf::r121_12_13_1::REGLE] },
        QuestionId::AfisMontant => const { &[&crate::casf::d121_12_14::REGLE] },
        QuestionId::RefusMotifs => const { &[&crate::crpa::l211_2::REGLE] },
        QuestionId::RecoursPsp => const { &[&crate::cja::r421_1::REGLE] },
        QuestionId::RecoursOqtf => const { &[&crate::ceseda::l614_1::REGLE] },
        QuestionId::SanteCouverture => const { &[&crate::css::l160_1::REGLE] },
        QuestionId::FiscalRemise => const { &[&crate::lpf::l247::REGLE] },
        QuestionId::LogementPriorite => const { &[&crate::cch::l441_1::REGLE] },
        QuestionId::HebergementUrgence => const { &[&crate::casf::l345_2_2::REGLE] },
        QuestionId::MineurOrientation => const { &[&crate::casf::l226_2_1::REGLE] },
        QuestionId::AgrementAssociation => const { &[&crate::casf::r121_12_3::REGLE] },
        QuestionId::SlaasConformite => const { &[&crate::code_penal::a131_5_1::REGLE] },
        QuestionId::DonneesConservation => const { &[&crate::cnil::d2023_095::REGLE] },
        QuestionId::SubventionObligations => const { &[&crate::subventions::loi_2000_321::REGLE] },
    }
}

/// Every rule, in the order of the questions.
pub fn regles() -> impl Iterator<Item = &'static Regle> {
    QuestionId::TOUTES.iter().flat_map(|question| regles_de(*question)).copied()
}

/// Answers one question by the rules of a list, refusing to choose between two that differ.
///
/// # Errors
/// [`Conflit`] when two rules answer differently.
pub fn repond(
    regles: &[&Regle],
    question: QuestionId,
    faits: &Faits,
    reponse: &mut Reponse,
) -> Result<(), Conflit> {
    let mut concernees = regles.iter().filter(|regle| regle.question == question);
    let Some(premiere) = concernees.next() else {
        reponse.vide();
        return Ok(());
    };
    premiere.repond(faits, reponse);
    for seconde in concernees {
        let mut autre = Reponse::default();
        seconde.repond(faits, &mut autre);
        if !autre.concorde(reponse) {
            return Err(Conflit { question, premiere: premiere.nom, seconde: seconde.nom });
        }
    }
    Ok(())
}

impl Regle {
    /// Answers for given facts.
    pub(crate) fn repond(&self, faits: &Faits, reponse: &mut Reponse) {
        let mut examen = Examen::new(faits, reponse);
        if PERIODE_COUVERTE.contains(&faits.date_du_jour) {
            (self.applique)(&mut examen);
        } else {
            examen.hors_champ("La date est dans la période étudiée.");
            examen.signale(&point::HORS_PERIODE_COUVERTE);
        }
        examen.conclut();
    }
}
