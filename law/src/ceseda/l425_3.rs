//! CESEDA L.425-3: resident card after a final conviction (`titre.l425-3`).
//!
//! # What the text says
//! When the person accused is convicted for good, the foreigner who complained or testified, and
//! whose stay is lawful, shall receive a ten-year resident card. A threat to public order bars it.
//!
//! # What is computed
//! Nationality, complaint and broken link, final conviction, lawful stay, no threat. A document
//! with no last day is in force.
//!
//! # What is not, and why
//! Whether an asylum claim, or a document held under an order to leave, makes the stay lawful is
//! for a lawyer: uncertain.
//!
//! # Example
//! Card after the complaint, conviction final: open, 120 months.

use crate::ceseda::l425_1::plainte_et_lien;
use crate::ceseda::{L412_5, L425_3, L432_13, exige_hors_union, exige_sans_menace};
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::faits::{CleFait, Document, Faits};
use crate::issue::Issue;
use crate::parametres;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;
use crate::situation::{DocumentAu, document_au};

/// Resident card after a conviction.
pub static REGLE: Regle = Regle {
    question: QuestionId::TitreL4253,
    nom: "ceseda::l425_3",
    fiche: Fiche {
        dit: "Quand la personne mise en cause est condamnée définitivement, l'étrangère qui a \
              porté plainte ou témoigné et séjourne régulièrement se voit délivrer une carte de \
              résident de dix ans.",
        calcule: "La nationalité, la plainte et le lien rompu, la condamnation définitive, le \
                  séjour régulier, l'absence de menace pour l'ordre public.",
        ne_calcule_pas: "Le séjour d'une demandeuse d'asile, ou sous OQTF, est-il régulier ? À \
                         faire vérifier : incertain.",
        exemple: "Carte d'un an, condamnation définitive : ouvert, 120 mois.",
    },
    sources: &[&L425_3, &L412_5, &L432_13],
    parametres: &["titre.l425-3"],
    faits: &[
        CleFait::PersonneNationalite,
        CleFait::ProcedurePlainteOuTemoignage,
        CleFait::ProcedureLienRompu,
        CleFait::ProcedureCondamnationDefinitive,
        CleFait::SejourDocument,
        CleFait::SejourMenaceOrdrePublic,
    ],
    points: &[&point::SEJOUR_REGULIER],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    if !exige_hors_union(examen, &L425_3) {
        return;
    }
    plainte_et_lien(examen, &L425_3);
    examen.exige(
        "Condamnation définitive.",
        Constat::vrai(
            faits.procedure.condamnation_definitive,
            CleFait::ProcedureCondamnationDefinitive,
        ),
        &L425_3,
    );
    examen.exige("Séjour régulier.", sejour_regulier(faits), &L425_3);
    exige_sans_menace(examen);
    examen.cite(&L432_13);
    if examen.issue() == Issue::Ferme {
        return;
    }
    let duree = parametres::duree(&parametres::tous().titre_l425_3_mois, examen.jour());
    examen.valeur("duree_mois", Valeur::Nombre(i64::from(duree)));
    examen.valeur("pouvoir_appreciation", Valeur::Drapeau(false));
    examen.conseille(&conseil::COMMISSION_DU_TITRE);
}

fn sejour_regulier(faits: &Faits) -> Constat {
    match document_au(faits, faits.date_du_jour) {
        None => Constat::Manque(CleFait::SejourDocument),
        Some(DocumentAu::Aucun | DocumentAu::Expire) => Constat::NonRemplie,
        Some(DocumentAu::EnVigueur(document)) => {
            let doute = document == Document::AttestationAsile || faits.sejour.oqtf == Some(true);
            if doute { Constat::Doute(&point::SEJOUR_REGULIER) } else { Constat::Remplie }
        }
    }
}
