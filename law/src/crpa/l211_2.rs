//! CRPA L.211-2, with the texts of the pathway: what the grounds of a refusal are worth
//! (`refus.motifs`).
//!
//! # What the text says
//! An unfavourable decision gives its reasons. The pathway's own texts ask for few conditions.
//!
//! # What is computed
//! A class for each ground given: `sans-base` (no text seen makes it a condition), `a-discuter` (a
//! text or a fact can be argued both ways), `fonde` (a text supports it).
//!
//! # What is not, and why
//! `sans-base` is a reading of the texts seen, and says so. The class is about the ground, not
//! about the person: a point says when known facts contradict it. Before the court, the situation
//! of the day counts more than the reasons given.
//!
//! # Example
//! Refused because of an order to leave: `sans-base`.

use crate::casf::{CIRCULAIRE_2017, L121_9, R121_12_9, SOLIDARITES};
use crate::conseil;
use crate::crpa::{L114_5, L211_2};
use crate::examen::{Constat, Examen};
use crate::faits::CleFait;
use crate::faits::{Faits, Motif, ObjetDecision, SensDecision};
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::{Etat, Valeur};
use crate::situation::Age;
use crate::source::Source;

/// Grounds of a refusal.
pub static REGLE: Regle = Regle {
    question: QuestionId::RefusMotifs,
    nom: "crpa::l211_2",
    fiche: Fiche {
        dit: "Une décision défavorable donne ses motifs. Les textes du parcours posent peu de \
              conditions ; le renouvellement tient compte des engagements et des difficultés.",
        calcule: "La classe de chaque motif : « sans-base » (aucun texte vu n'en fait une \
                  condition), « a-discuter » (un texte ou un fait se discute), « fonde » (un texte \
                  le soutient).",
        ne_calcule_pas: "« Sans base » est une lecture des textes vus. La classe porte sur le \
                         motif, pas sur la personne. Devant le juge, la situation du jour compte \
                         plus que les motifs donnés.",
        exemple: "Refus fondé sur une OQTF : sans base.",
    },
    sources: &[&L211_2, &L121_9, &L114_5, &R121_12_9, &SOLIDARITES, &CIRCULAIRE_2017],
    parametres: &[],
    faits: &[CleFait::DecisionSens],
    points: &[&point::LECTURE_DES_TEXTES, &point::MOTIF_CONTREDIT, &point::MOTIFS_NON_DONNES],
    applique,
};

/// What kind of decision the facts describe.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum NatureDecision {
    /// None, or one that grants.
    Aucune,
    /// One that refuses, or ends a pathway.
    Defavorable,
    /// One, but it is not said which way it goes.
    Indeterminee,
}

impl NatureDecision {
    pub(crate) fn de(faits: &Faits) -> Self {
        let decision = &faits.decision;
        let existe = faits.advenu(decision.notifiee_le).is_some()
            || faits.advenu(decision.recours_gracieux_le).is_some()
            || !decision.motifs.is_empty();
        // Ending a pathway is unfavourable by itself.
        let met_fin = decision.objet == Some(ObjetDecision::Fin);
        match decision.sens {
            Some(SensDecision::Refus) => Self::Defavorable,
            None if met_fin => Self::Defavorable,
            None if existe => Self::Indeterminee,
            Some(SensDecision::Accord) | None => Self::Aucune,
        }
    }
}

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let decision = &faits.decision;
    let nature = NatureDecision::de(faits);
    if nature == NatureDecision::Aucune {
        examen.hors_champ("Une décision défavorable a été prise.");
        return;
    }
    if decision.motifs.is_empty() {
        examen.hors_champ("La décision donne au moins un motif.");
        examen.cite(&L211_2);
        examen.signale(&point::MOTIFS_NON_DONNES);
        return;
    }
    let constat = match nature {
        NatureDecision::Indeterminee => Constat::Manque(CleFait::DecisionSens),
        NatureDecision::Defavorable | NatureDecision::Aucune => Constat::Remplie,
    };
    examen.exige("Un refus donne des motifs.", constat, &L211_2);
    for motif in &decision.motifs {
        classe(examen, *motif);
    }
    examen.conseille(&conseil::RECOURS_GRACIEUX);
    examen.conseille(&conseil::RECOURS_CONTENTIEUX);
    examen.conseille(&conseil::MONTRER_LA_SITUATION);
    if decision.objet == Some(ObjetDecision::Fin) {
        examen.conseille(&conseil::PROCEDURE_CONTRADICTOIRE);
    }
}

const SANS_BASE: &str = "sans-base";
const A_DISCUTER: &str = "a-discuter";
const FONDE: &str = "fonde";

/// Classes one ground, with the text that settles or discusses it.
fn classe(examen: &mut Examen<'_, '_>, motif: Motif) {
    let (classe, explication, source) = lecture(motif);
    let etat = match classe {
        SANS_BASE => Etat::NonRemplie,
        FONDE => Etat::Remplie,
        _ => Etat::Indecise,
    };
    examen.constate(explication, etat, source);
    if classe == SANS_BASE {
        examen.signale(&point::LECTURE_DES_TEXTES);
    }
    if contredit(examen.faits(), motif) {
        examen.signale(&point::MOTIF_CONTREDIT);
    }
    examen.valeur(motif.code(), Valeur::Texte(classe));
}

/// The reading of one ground: its class, what to look for, and the text. The trace's state says
/// whether a text supports the ground.
fn lecture(motif: Motif) -> (&'static str, &'static str, &'static Source) {
    match motif {
        Motif::Oqtf => sans_base("Un texte vu exige de ne pas avoir d'OQTF."),
        Motif::EnfantsALEtranger => {
            sans_base("Un texte vu exige que les enfants ne vivent pas à l'étranger.")
        }
        Motif::ConjointIrregulier => {
            sans_base("Un texte vu exige un conjoint en situation régulière.")
        }
        Motif::AsileRejete => sans_base("Un texte vu écarte les personnes déboutées de l'asile."),
        Motif::PasDePlainte => sans_base("Un texte vu exige une plainte."),
        Motif::OrdreDuJourComplet => {
            sans_base("Un texte vu permet de refuser faute de place à l'ordre du jour.")
        }
        Motif::NAPasCesse => (
            A_DISCUTER,
            "La cessation est une condition de la loi, et non de la seule circulaire.",
            &CIRCULAIRE_2017,
        ),
        Motif::EtatCivilLegalise => (
            A_DISCUTER,
            "La pièce d'état civil a été demandée, avec un délai pour la fournir.",
            &L114_5,
        ),
        Motif::DossierIncomplet => (
            A_DISCUTER,
            "Les pièces manquantes ont été listées, avec un délai pour les fournir.",
            &L114_5,
        ),
        Motif::EngagementsNonTenus => (
            A_DISCUTER,
            "Les difficultés rencontrées ont été pesées avec les engagements.",
            &R121_12_9,
        ),
        Motif::PasVictime => (A_DISCUTER, "Être victime est une question de fait.", &L121_9),
        Motif::Autre => (A_DISCUTER, "Le motif est à lire avec les textes du parcours.", &L121_9),
        Motif::Mineure => (FONDE, "Le parcours est réservé aux majeures.", &SOLIDARITES),
    }
}

fn sans_base(condition: &'static str) -> (&'static str, &'static str, &'static Source) {
    (SANS_BASE, condition, &L121_9)
}

/// The known facts say the contrary of the ground.
fn contredit(faits: &Faits, motif: Motif) -> bool {
    let Faits { personne, sejour, famille, procedure, .. } = faits;
    match motif {
        Motif::Mineure => Age::de(faits) == Age::Majeure,
        Motif::NAPasCesse => personne.a_cesse == Some(true),
        Motif::Oqtf => sejour.oqtf == Some(false),
        Motif::EnfantsALEtranger => famille.enfants_a_l_etranger == Some(false),
        Motif::ConjointIrregulier => famille.conjoint_irregulier == Some(false),
        Motif::PasDePlainte => procedure.plainte_ou_temoignage == Some(true),
        Motif::EtatCivilLegalise
        | Motif::AsileRejete
        | Motif::EngagementsNonTenus
        | Motif::DossierIncomplet
        | Motif::PasVictime
        | Motif::OrdreDuJourComplet
        | Motif::Autre => false,
    }
}
