//! LPF L.247: remission of taxes (`fiscal.remise`).
//!
//! # What the text says
//! Direct taxes may be remitted to those who cannot pay them through hardship. A person in the
//! pathway is presumed to be in hardship (CASF L.121-9).
//!
//! # What is computed
//! Whether the presumption holds: a pathway in progress.
//!
//! # What is not, and why
//! Remission stays a favour, on request, for direct taxes duly assessed. Without a pathway the
//! request is still open, with evidence: uncertain, never closed.
//!
//! # Example
//! In the pathway: the presumption holds, open.

use crate::casf::L121_9_PRESOMPTION;
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::lpf::L247;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;
use crate::situation::Parcours;

/// Remission of taxes.
pub static REGLE: Regle = Regle {
    question: QuestionId::FiscalRemise,
    nom: "lpf::l247",
    fiche: Fiche {
        dit: "L'administration peut remettre des impôts directs à qui est dans la gêne ou \
              l'indigence. La personne en parcours est présumée l'être.",
        calcule: "La présomption : un parcours en cours.",
        ne_calcule_pas: "La remise reste une faveur, sur demande. Sans parcours, la demande reste \
                         possible avec des preuves : incertain.",
        exemple: "En parcours : la gêne est présumée, ouvert.",
    },
    sources: &[&L247, &L121_9_PRESOMPTION],
    parametres: &["psp.periode"],
    faits: &[],
    points: &[&point::REMISE_GRACIEUSE, &point::PRESOMPTION_SANS_PARCOURS, &point::PERIODE_ECHUE],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    examen.cite(&L247);
    let constat = match Parcours::de(examen.faits()) {
        Parcours::NonAutorise | Parcours::Termine => {
            Constat::Doute(&point::PRESOMPTION_SANS_PARCOURS)
        }
        parcours @ (Parcours::EnCours | Parcours::Echu) => parcours.constat(),
    };
    examen.exige("Engagée dans un parcours en cours.", constat, &L121_9_PRESOMPTION);
    examen.signale(&point::REMISE_GRACIEUSE);
    examen.valeur("pouvoir_appreciation", Valeur::Drapeau(true));
    examen.conseille(&conseil::DEMANDER_LA_REMISE);
}
