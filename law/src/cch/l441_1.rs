//! CCH L.441-1: priority for social housing (`logement.priorite`).
//!
//! # What the text says
//! From memory: among those given priority are people in the pathway and victims of procuring or
//! trafficking. The pathway may give social housing under the ordinary conditions.
//!
//! # What is computed
//! Nothing that decides: the list was not read again, nor the residence documents it accepts.
//!
//! # What is not, and why
//! Always uncertain, with the article to read. Enforceable housing rights (DALO) likewise.
//!
//! # Example
//! In the pathway: uncertain, ask while naming the pathway.

use crate::casf::R121_12_11;
use crate::cch::L441_1;
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};

/// Priority for social housing.
pub static REGLE: Regle = Regle {
    question: QuestionId::LogementPriorite,
    nom: "cch::l441_1",
    fiche: Fiche {
        dit: "De mémoire : les personnes en parcours et les victimes de proxénétisme ou de traite \
              sont prioritaires. Le parcours permet un logement social aux conditions ordinaires.",
        calcule: "Rien qui décide : la liste n'a pas été relue, ni celle des documents de séjour \
                  admis.",
        ne_calcule_pas: "Toujours incertain, avec l'article à lire. Le droit au logement opposable \
                         aussi.",
        exemple: "En parcours : incertain, déposer la demande en signalant le parcours.",
    },
    sources: &[&L441_1, &R121_12_11],
    parametres: &[],
    faits: &[],
    points: &[&point::CCH_L441_1],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    examen.exige(
        "La personne est dans une catégorie prioritaire.",
        Constat::Doute(&point::CCH_L441_1),
        &L441_1,
    );
    examen.cite(&R121_12_11);
    examen.conseille(&conseil::DEMANDE_LOGEMENT);
}
