//! CESEDA L.425-4: provisional residence authorisation of the pathway (`aps.l425-4`).
//!
//! # What the text says
//! A foreign victim who has stopped prostitution and is engaged in the pathway may receive an
//! authorisation of six months at least, with the right to work. A threat to public order bars it.
//!
//! # What is computed
//! Nationality, victim, stopped, pathway in progress, no threat. The prefect "may": the value
//! `pouvoir_appreciation` says so.
//!
//! # What is not, and why
//! An order to leave closes nothing: no text seen makes it a bar, no judgment was seen either. An
//! asylum claim in progress leaves the answer uncertain: how the two fit was not established. Where
//! it is not known whether one is, the text's own conditions decide and a point says to ask.
//!
//! # Example
//! In the pathway, has stopped, asylum rejected, under an order to leave: open.

use crate::casf::R121_12_13;
use crate::ceseda::{L412_5, L425_4, L431_2, L432_1_1, exige_hors_union, exige_sans_menace};
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::faits::{CleFait, Document, StatutAsile};
use crate::issue::Issue;
use crate::parametres;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;
use crate::situation::{Age, Parcours, victime};

/// Residence authorisation of the pathway.
pub static REGLE: Regle = Regle {
    question: QuestionId::ApsL4254,
    nom: "ceseda::l425_4",
    fiche: Fiche {
        dit: "L'étrangère victime qui a cessé la prostitution et est engagée dans le parcours peut \
              recevoir une autorisation d'au moins six mois, avec le droit de travailler. Une \
              menace pour l'ordre public y fait obstacle.",
        calcule: "La nationalité, être victime, avoir cessé, le parcours en cours, l'absence de \
                  menace. Le préfet « peut » : il garde un pouvoir d'appréciation.",
        ne_calcule_pas: "Une OQTF ne ferme rien : aucun texte lu n'en fait un obstacle. Une \
                         demande d'asile en cours rend la réponse incertaine. Françaises et \
                         Européennes : la question ne se pose pas.",
        exemple: "En parcours, elle a arrêté, déboutée de l'asile, sous OQTF : ouvert.",
    },
    sources: &[&L425_4, &R121_12_13, &L412_5, &L431_2, &L432_1_1],
    parametres: &["aps.duree-minimale", "psp.periode"],
    faits: &[
        CleFait::PersonneNationalite,
        CleFait::PersonneVictime,
        CleFait::PersonneACesse,
        CleFait::SejourMenaceOrdrePublic,
    ],
    points: &[
        &point::SANS_CONTACT_PHYSIQUE,
        &point::PERIODE_ECHUE,
        &point::ASILE_EN_COURS,
        &point::ASILE_NON_PRECISE,
        &point::OQTF_ET_APS,
    ],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    if !exige_hors_union(examen, &L425_4) {
        return;
    }
    examen.exige("Victime de prostitution, de proxénétisme ou de traite.", victime(faits), &L425_4);
    examen.exige(
        "A cessé la prostitution.",
        Constat::vrai(faits.personne.a_cesse, CleFait::PersonneACesse),
        &L425_4,
    );
    let parcours = Parcours::de(faits);
    examen.exige("Engagée dans le parcours autorisé par le préfet.", parcours.constat(), &L425_4);
    examen.cite(&R121_12_13);
    exige_sans_menace(examen);
    // The attestation is only given for a claim in progress.
    let attestation = faits.sejour.document == Some(Document::AttestationAsile);
    match faits.asile.statut {
        Some(StatutAsile::EnCours) => asile_en_cours(examen),
        None if attestation => asile_en_cours(examen),
        None => examen.signale(&point::ASILE_NON_PRECISE),
        Some(StatutAsile::Aucun | StatutAsile::Rejete | StatutAsile::Protege) => {}
    }
    if faits.sejour.oqtf == Some(true) {
        examen.cite(&L432_1_1);
        examen.signale(&point::OQTF_ET_APS);
    }
    if examen.issue() != Issue::Ferme {
        let duree = parametres::duree(&parametres::tous().aps_duree_minimale_mois, examen.jour());
        examen.valeur("duree_minimale_mois", Valeur::Nombre(i64::from(duree)));
        examen.valeur("pouvoir_appreciation", Valeur::Drapeau(true));
        examen.conseille(&conseil::DEMANDER_L_APS);
    } else if parcours == Parcours::NonAutorise && Age::de(faits) != Age::Mineure {
        examen.conseille(&conseil::DEMANDER_LE_PARCOURS);
    }
}

fn asile_en_cours(examen: &mut Examen<'_, '_>) {
    examen.exige(
        "Pas de demande d'asile en cours.",
        Constat::Doute(&point::ASILE_EN_COURS),
        &L431_2,
    );
}
