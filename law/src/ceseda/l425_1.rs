//! CESEDA L.425-1: one-year card after a complaint or a testimony (`titre.l425-1`).
//!
//! # What the text says
//! A foreigner who complains or testifies against procurers or traffickers, and has broken all link
//! with them, shall receive a one-year card. A threat to public order bars it.
//!
//! # What is computed
//! Nationality, complaint or testimony, broken link, no threat. Neither the pathway nor an asylum
//! claim is a condition.
//!
//! # What is not, and why
//! Which offence the complaint is about is for a reader (a point says so when only prostitution is
//! declared). A case closed without prosecution leaves the answer uncertain: the card follows the
//! criminal case. An unexecuted order to leave lets the prefect refuse, with reasons: a point.
//! From sixteen the card exists for minors; younger, uncertain.
//!
//! # Example
//! She complained against her procurer and has broken the link: open, twelve months.

use crate::ceseda::{L412_5, L425_1, L432_1_1, R425_5, exige_hors_union, exige_sans_menace};
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::faits::{CleFait, Faits};
use crate::issue::Issue;
use crate::parametres;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;
use crate::situation::{Age, atteint};

/// Card after a complaint.
pub static REGLE: Regle = Regle {
    question: QuestionId::TitreL4251,
    nom: "ceseda::l425_1",
    fiche: Fiche {
        dit: "L'étrangère qui porte plainte ou témoigne contre des proxénètes ou des trafiquants, \
              et a rompu tout lien avec eux, se voit délivrer une carte d'un an. Une menace pour \
              l'ordre public y fait obstacle.",
        calcule: "La nationalité, la plainte ou le témoignage, le lien rompu, l'absence de menace. \
                  Ni le parcours ni l'asile ne sont des conditions.",
        ne_calcule_pas: "L'infraction visée se lit dans la plainte. Une affaire classée rend la \
                         réponse incertaine. Une OQTF non exécutée permet au préfet de refuser, en \
                         le motivant : à vérifier. Avant seize ans : incertain.",
        exemple: "Elle a porté plainte contre son proxénète et rompu le lien : ouvert, douze mois.",
    },
    sources: &[&L425_1, &L412_5, &R425_5, &L432_1_1],
    parametres: &["titre.l425-1"],
    faits: &[
        CleFait::PersonneNationalite,
        CleFait::ProcedurePlainteOuTemoignage,
        CleFait::ProcedureLienRompu,
        CleFait::SejourMenaceOrdrePublic,
        CleFait::PersonneDateNaissance,
    ],
    points: &[
        &point::INFRACTION_VISEE,
        &point::CLASSEMENT,
        &point::OQTF_NON_EXECUTEE,
        &point::MINEURE_SEIZE_ANS,
    ],
    applique,
};

/// From that age the card exists for minors.
const AGE_R425_5: i32 = 16;

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    if !exige_hors_union(examen, &L425_1) {
        return;
    }
    plainte_et_lien(examen, &L425_1);
    exige_sans_menace(examen);
    if Age::de(faits) == Age::Mineure {
        mineure(examen, faits);
    }
    if faits.procedure.classement == Some(true) {
        examen.doute(&point::CLASSEMENT);
    }
    if faits.personne.victime.is_some_and(|atteintes| !atteintes.proxenetisme && !atteintes.traite)
    {
        examen.signale(&point::INFRACTION_VISEE);
    }
    if faits.sejour.oqtf == Some(true) && L432_1_1.en_vigueur(examen.jour()) {
        examen.cite(&L432_1_1);
        examen.signale(&point::OQTF_NON_EXECUTEE);
    }
    if examen.issue() == Issue::Ferme {
        return;
    }
    let duree = parametres::duree(&parametres::tous().titre_l425_1_mois, examen.jour());
    examen.valeur("duree_mois", Valeur::Nombre(i64::from(duree)));
    examen.valeur("pouvoir_appreciation", Valeur::Drapeau(false));
    examen.conseille(&conseil::DEMANDER_LA_CARTE);
    if faits.procedure.condamnation_definitive == Some(true) {
        examen.conseille(&conseil::TITRE_L425_3);
    }
}

/// The two conditions that make a person one "of L.425-1".
pub(super) fn plainte_et_lien(examen: &mut Examen<'_, '_>, source: &'static crate::Source) {
    let procedure = &examen.faits().procedure;
    examen.exige(
        "A porté plainte ou témoigné.",
        Constat::vrai(procedure.plainte_ou_temoignage, CleFait::ProcedurePlainteOuTemoignage),
        source,
    );
    examen.exige(
        "A rompu tout lien avec les personnes mises en cause.",
        Constat::vrai(procedure.lien_rompu, CleFait::ProcedureLienRompu),
        source,
    );
}

fn mineure(examen: &mut Examen<'_, '_>, faits: &Faits) {
    let constat = match atteint(&faits.personne, AGE_R425_5, faits.date_du_jour) {
        Some(true) => Constat::Remplie,
        Some(false) => Constat::Doute(&point::MINEURE_SEIZE_ANS),
        None => Constat::Manque(CleFait::PersonneDateNaissance),
    };
    examen.exige("Mineure : au moins seize ans.", constat, &R425_5);
    examen.signale(&point::MINEURE_SEIZE_ANS);
    examen.conseille(&conseil::PROTECTION_ENFANCE);
}
