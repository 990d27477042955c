//! CNIL, deliberation 2023-095: retention of files (`donnees.conservation`).
//!
//! # What the text says
//! Two years from the last contact; longer only apart, and for a reason given in writing.
//!
//! # What is computed
//! The day from which the file must be erased. `ouvert` means it may be kept, `ferme` that it must
//! be erased.
//!
//! # What is not, and why
//! A dispute may justify keeping it: uncertain, and so is not knowing whether there is one. Before
//! 15 November 2023 the text was not in force.
//!
//! # Example
//! Last contact on 15 January 2024: to be erased from 15 January 2026.

use crate::cnil::D2023_095;
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::faits::CleFait;
use crate::issue::Issue;
use crate::parametres;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;

/// Retention of files.
pub static REGLE: Regle = Regle {
    question: QuestionId::DonneesConservation,
    nom: "cnil::d2023_095",
    fiche: Fiche {
        dit: "Deux ans depuis le dernier contact ; au-delà, un archivage justifié par écrit.",
        calcule: "Le jour à partir duquel le dossier doit être effacé. Ouvert : on peut le garder \
                  ; fermé : il faut l'effacer.",
        ne_calcule_pas: "Un contentieux peut justifier de garder : incertain, comme ne pas savoir \
                         s'il y en a un. Avant le 15 novembre 2023, le texte n'était pas en \
                         vigueur.",
        exemple: "Dernier contact le 15 janvier 2024 : à effacer à partir du 15 janvier 2026.",
    },
    sources: &[&D2023_095],
    parametres: &["conservation"],
    faits: &[CleFait::SuiviContentieux],
    points: &[&point::CONTENTIEUX],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let Some(contact) = faits.advenu(faits.suivi.dernier_contact_le) else {
        examen.hors_champ("Un dernier contact est noté.");
        return;
    };
    let mois = parametres::duree(&parametres::tous().conservation_mois, contact);
    let effacer = contact.plus_mois(mois);
    let constat = match faits.suivi.contentieux {
        _ if examen.jour() < effacer => Constat::Remplie,
        Some(false) => Constat::NonRemplie,
        Some(true) => Constat::Doute(&point::CONTENTIEUX),
        None => Constat::Manque(CleFait::SuiviContentieux),
    };
    examen.exige("Moins de deux ans depuis le dernier contact.", constat, &D2023_095);
    examen.valeur("effacer_a_partir_du", Valeur::Date(effacer));
    match examen.issue() {
        Issue::Ferme => examen.conseille(&conseil::EFFACER),
        Issue::Incertain => examen.conseille(&conseil::MOTIVER_PAR_ECRIT),
        Issue::Ouvert | Issue::HorsChamp => {}
    }
}
