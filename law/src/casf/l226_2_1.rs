//! CASF L.226-2-1 and following: a minor is to be protected (`mineur.orientation`).
//!
//! # What the text says
//! A minor in prostitution is deemed in danger. Who contributes to child protection sends any
//! worrying information without delay to the department; grave cases go to the prosecutor.
//!
//! # What is computed
//! Whether the person is a minor on the day.
//!
//! # What is not, and why
//! Neither the gravity nor the danger is weighed: any minor met in this setting is oriented, and
//! never to the commission of the pathway.
//!
//! # Example
//! Sixteen years old: open, towards child protection.

use crate::casf::{L221_1, L226_2_1, L226_3, L226_4, LOI_2002_305};
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::faits::CleFait;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::situation::Age;

/// Orientation of minors.
pub static REGLE: Regle = Regle {
    question: QuestionId::MineurOrientation,
    nom: "casf::l226_2_1",
    fiche: Fiche {
        dit: "Tout mineur en situation de prostitution est réputé en danger. L'information \
              préoccupante part sans délai au département ; si c'est grave, le procureur est \
              saisi.",
        calcule: "L'âge au jour de la question : le jour des dix-huit ans, la personne est majeure \
                  ; née un 29 février, le 1er mars.",
        ne_calcule_pas: "La gravité ne se calcule pas : toute mineure rencontrée est orientée, \
                         jamais vers la commission du parcours.",
        exemple: "Seize ans : ouvert, vers la protection de l'enfance.",
    },
    sources: &[&L226_3, &L221_1, &LOI_2002_305, &L226_2_1, &L226_4],
    parametres: &[],
    faits: &[CleFait::PersonneDateNaissance],
    points: &[],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    match Age::de(examen.faits()) {
        Age::Majeure => examen.hors_champ("La personne est mineure."),
        Age::Inconnu => examen.exige(
            "La personne est mineure.",
            Constat::Manque(CleFait::PersonneDateNaissance),
            &L226_3,
        ),
        Age::Mineure => {
            examen.exige("La personne est mineure.", Constat::Remplie, &L226_3);
            for source in [&L221_1, &LOI_2002_305, &L226_2_1, &L226_4] {
                examen.cite(source);
            }
            examen.conseille(&conseil::INFORMATION_PREOCCUPANTE);
            examen.conseille(&conseil::SIGNALEMENT_PROCUREUR);
            examen.conseille(&conseil::APPELER_119);
        }
    }
}
