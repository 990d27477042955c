//! CASF L.121-9: access to the exit pathway (`psp.acces`).
//!
//! # What the text says
//! The pathway is proposed to any victim of prostitution, procuring or trafficking, is built with
//! her agreement by an approved association, and is authorised by the prefect.
//!
//! # What is computed
//! Victim, agreement, approved association, majority, and whether she has stopped.
//!
//! # What is not, and why
//! No condition of nationality, residence document or complaint: the text has none. Not having
//! stopped never closes: the circular asks for a statement, the text does not. That the pathway is
//! for adults is a reading, from the AFIS article and the ministry's page.
//!
//! # Example
//! An adult under an order to leave, who has stopped and agrees, with an approved association:
//! open.

use crate::casf::{CIRCULAIRE_2017, L121_9, R121_12_13_1, SOLIDARITES};
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::faits::CleFait;
use crate::issue::Issue;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::situation::{Age, victime};

/// Access to the pathway.
pub static REGLE: Regle = Regle {
    question: QuestionId::PspAcces,
    nom: "casf::l121_9",
    fiche: Fiche {
        dit: "Le parcours est proposé à toute victime de prostitution, de proxénétisme ou de \
              traite. Il se construit avec elle, avec son accord, par une association agréée ; le \
              préfet l'autorise après l'avis de la commission.",
        calcule: "Être victime, être d'accord, être accompagnée par une association agréée, être \
                  majeure, avoir cessé. Une condition connue comme non remplie ferme, sauf la \
                  cessation.",
        ne_calcule_pas: "Ni nationalité, ni titre de séjour, ni plainte : le texte n'en parle pas. \
                         Ne pas avoir cessé ne ferme jamais. La majorité est une lecture, tirée de \
                         l'article sur l'AFIS et de la page du ministère.",
        exemple: "Majeure, sous OQTF, elle a arrêté, elle est d'accord, l'association est agréée : \
                  ouvert.",
    },
    sources: &[&L121_9, &SOLIDARITES, &R121_12_13_1, &CIRCULAIRE_2017],
    parametres: &[],
    faits: &[
        CleFait::PersonneVictime,
        CleFait::PspAccordDeLaPersonne,
        CleFait::PspAssociationAgreee,
        CleFait::PersonneDateNaissance,
        CleFait::PersonneACesse,
    ],
    points: &[&point::CESSATION, &point::SANS_CONTACT_PHYSIQUE],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let psp = &faits.psp;
    examen.exige("Victime de prostitution, de proxénétisme ou de traite.", victime(faits), &L121_9);
    examen.exige(
        "D'accord avec le parcours.",
        Constat::vrai(psp.accord_de_la_personne, CleFait::PspAccordDeLaPersonne),
        &L121_9,
    );
    examen.exige(
        "Accompagnée par une association agréée.",
        Constat::vrai(psp.association_agreee, CleFait::PspAssociationAgreee),
        &L121_9,
    );
    examen.exige_majorite(
        "Majeure (lecture : aucun article du parcours ne le dit, mais l'AFIS et le ministère oui).",
        &SOLIDARITES,
    );
    examen.cite(&R121_12_13_1);
    examen.exige(
        "A cessé la prostitution (demandé par la circulaire, pas par la loi).",
        Constat::vrai(faits.personne.a_cesse, CleFait::PersonneACesse),
        &CIRCULAIRE_2017,
    );
    if psp.association_agreee == Some(false) {
        examen.conseille(&conseil::ASSOCIATION_AGREEE);
    }
    if Age::de(faits) == Age::Mineure {
        examen.conseille(&conseil::PROTECTION_ENFANCE);
    } else if faits.personne.souhaite_sortir == Some(false) {
        examen.conseille(&conseil::LAISSER_LE_TEMPS);
    } else if examen.issue() == Issue::Ouvert {
        examen.conseille(&conseil::CONSTITUER_LE_DOSSIER);
    }
}
