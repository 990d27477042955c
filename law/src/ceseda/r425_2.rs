//! CESEDA R.425-1 to R.425-4: the reflection period (`reflexion`).
//!
//! # What the text says
//! A possible victim is informed of a thirty-day period, from the delivery of a receipt, during
//! which no removal may be decided or carried out.
//!
//! # What is computed
//! The last day, the day of delivery being the first (the prudent reading), and whether removal is
//! suspended today.
//!
//! # What is not, and why
//! The prefect may end it early (threat, contact renewed by choice): a point, not a closing.
//! Without a receipt the question does not arise; a victim who should have been offered one is
//! advised so.
//!
//! # Example
//! Receipt given on 20 February 2026: last day 21 March 2026.

use crate::ceseda::{R425_1, R425_2};
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::faits::{Faits, Nationalite};
use crate::issue::Issue;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;
use crate::situation::dernier_jour_reflexion;

/// The reflection period.
pub static REGLE: Regle = Regle {
    question: QuestionId::Reflexion,
    nom: "ceseda::r425_2",
    fiche: Fiche {
        dit: "La victime possible est informée d'un délai de trente jours, depuis la remise du \
              récépissé, pendant lequel aucun éloignement ne peut être décidé ni exécuté.",
        calcule: "Le dernier jour, le jour de la remise comptant pour le premier, et si \
                  l'éloignement est suspendu aujourd'hui.",
        ne_calcule_pas: "Le préfet peut y mettre fin plus tôt : à vérifier. Sans récépissé, la \
                         question ne se pose pas encore.",
        exemple: "Récépissé remis le 20 février 2026 : dernier jour le 21 mars 2026.",
    },
    sources: &[&R425_1, &R425_2],
    parametres: &["reflexion"],
    faits: &[],
    points: &[&point::REFLEXION_PEUT_CESSER],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let francaise = faits.personne.nationalite == Some(Nationalite::Francaise);
    let Some(remis) = faits.advenu(faits.sejour.delai_reflexion_du).filter(|_| !francaise) else {
        examen.hors_champ("Un récépissé du délai de réflexion a été remis.");
        if devrait_etre_propose(faits) {
            examen.cite(&R425_1);
            examen.conseille(&conseil::PROPOSER_LE_DELAI);
        }
        return;
    };
    let dernier_jour = dernier_jour_reflexion(remis);
    let court = examen.jour() <= dernier_jour;
    examen.cite(&R425_1);
    examen.exige("Le délai de réflexion court.", Constat::si(court), &R425_2);
    examen.valeur("dernier_jour", Valeur::Date(dernier_jour));
    examen.valeur("eloignement_suspendu", Valeur::Drapeau(court));
    if examen.issue() == Issue::Ferme {
        return;
    }
    let rompu = faits.procedure.lien_rompu != Some(false);
    if faits.sejour.menace_ordre_public == Some(true) || !rompu {
        examen.signale(&point::REFLEXION_PEUT_CESSER);
    }
    examen.conseille(&conseil::FAIRE_VALOIR_LE_DELAI);
}

fn devrait_etre_propose(faits: &Faits) -> bool {
    faits.personne.nationalite == Some(Nationalite::HorsUe)
        && faits
            .personne
            .victime
            .is_some_and(|atteintes| atteintes.proxenetisme || atteintes.traite)
        && faits.procedure.plainte_ou_temoignage != Some(true)
}
