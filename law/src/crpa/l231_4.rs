//! CRPA L.231-1 and L.231-4: silence on a pathway request (`psp.silence`).
//!
//! # What the text says
//! Two months of silence are acceptance, save for listed exceptions. No text on the pathway was
//! seen that says which applies.
//!
//! # What is computed
//! How many whole months have passed since the request.
//!
//! # What is not, and why
//! Neither acceptance nor refusal: the rule was not found. A request answered raises no question of
//! silence.
//!
//! # Example
//! Asked on 1 October 2025: on 2 September 2026, eleven months, and cannot tell.

use crate::conseil;
use crate::crpa::{L231_1, L231_4};
use crate::examen::{Constat, Examen};
use crate::faits::Faits;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;

/// Silence on a pathway request.
pub static REGLE: Regle = Regle {
    question: QuestionId::PspSilence,
    nom: "crpa::l231_4",
    fiche: Fiche {
        dit: "En principe, deux mois de silence valent acceptation, sauf exceptions. Aucun texte \
              lu sur le parcours ne dit laquelle s'applique.",
        calcule: "Le nombre de mois entiers depuis la demande.",
        ne_calcule_pas: "Ni acceptation ni refus : la règle n'a pas été trouvée. Une demande qui a \
                         reçu sa réponse ne pose plus la question.",
        exemple: "Demande le 1er octobre 2025 : le 2 septembre 2026, onze mois, incertain.",
    },
    sources: &[&L231_1, &L231_4],
    parametres: &[],
    faits: &[],
    points: &[&point::SILENCE_NON_ETABLI],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let Some(demande) = faits.advenu(faits.psp.demande_le) else {
        examen.hors_champ("Une demande de parcours a été déposée.");
        return;
    };
    if a_recu_reponse(faits, demande) {
        examen.hors_champ("La demande est restée sans réponse.");
        return;
    }
    examen.cite(&L231_1);
    examen.exige(
        "La valeur du silence sur une demande de parcours est établie.",
        Constat::Doute(&point::SILENCE_NON_ETABLI),
        &L231_4,
    );
    examen.valeur("demande_le", Valeur::Date(demande));
    let mois = examen.jour().mois_depuis(demande);
    examen.valeur("mois_ecoules", Valeur::Nombre(i64::from(mois)));
    examen.conseille(&conseil::RELANCER_LE_PREFET);
}

fn a_recu_reponse(faits: &Faits, demande: domain::Jour) -> bool {
    let reponses = [faits.psp.autorise_le, faits.decision.notifiee_le];
    reponses.into_iter().filter_map(|acte| faits.advenu(acte)).any(|reponse| reponse >= demande)
}
