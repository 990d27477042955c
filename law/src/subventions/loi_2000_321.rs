//! Law 2000-321, article 10, and Cerfa 15059: duties that come with a grant
//! (`subvention.obligations`).
//!
//! # What the text says
//! An agreement is compulsory above 23,000 euros. A financial report is due within six months of
//! the end of the financial year.
//!
//! # What is computed
//! The report's date once a year's end is given, and whether an agreement is compulsory: exactly
//! 23,000 euros is not above.
//!
//! # What is not, and why
//! What the agreement must hold, and the republican commitment, are for a reader.
//!
//! # Example
//! Year ended on 31 December 2025, 25,000 euros: report before 30 June 2026, agreement compulsory.

use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::faits::CleFait;
use crate::parametres;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;
use crate::subventions::{CERFA_15059, LOI_2000_321};

/// Duties that come with a grant.
pub static REGLE: Regle = Regle {
    question: QuestionId::SubventionObligations,
    nom: "subventions::loi_2000_321",
    fiche: Fiche {
        dit: "Une convention est obligatoire au-delà de 23 000 euros. Le compte rendu financier \
              est dû dans les six mois de la fin de l'exercice.",
        calcule: "La date du compte rendu, quand la fin de l'exercice est donnée, et si une \
                  convention est obligatoire : 23 000 euros exactement ne dépassent pas.",
        ne_calcule_pas: "Le contenu de la convention et le contrat d'engagement républicain se \
                         lisent.",
        exemple: "Exercice clos le 31 décembre 2025, 25 000 euros : compte rendu avant le 30 juin \
                  2026, convention obligatoire.",
    },
    sources: &[&CERFA_15059, &LOI_2000_321],
    parametres: &["subvention.convention", "subvention.compte-rendu"],
    faits: &[CleFait::SubventionMontantEuros],
    points: &[&point::COMPTE_RENDU_EN_RETARD],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let subvention = &examen.faits().subvention;
    let reglages = parametres::tous();
    if subvention.exercice_clos_le.is_none() && subvention.montant_centimes.is_none() {
        examen.hors_champ("Une subvention est décrite.");
        return;
    }
    if let Some(clos) = subvention.exercice_clos_le {
        let mois = parametres::duree(&reglages.subvention_compte_rendu_mois, clos);
        let avant = clos.plus_mois(mois);
        examen.exige("Un exercice a une fin connue.", Constat::Remplie, &CERFA_15059);
        examen.valeur("compte_rendu_avant", Valeur::Date(avant));
        examen.conseille(&conseil::DEPOSER_LE_COMPTE_RENDU);
        if avant < examen.jour() {
            examen.signale(&point::COMPTE_RENDU_EN_RETARD);
        }
    }
    let Some(montant) = subvention.montant_centimes else {
        examen.exige(
            "Le montant est connu.",
            Constat::Manque(CleFait::SubventionMontantEuros),
            &LOI_2000_321,
        );
        return;
    };
    examen.exige("Le montant est connu.", Constat::Remplie, &LOI_2000_321);
    let seuil = parametres::valeur(&reglages.subvention_convention, examen.jour());
    let obligatoire = montant > seuil;
    examen.valeur("convention_obligatoire", Valeur::Drapeau(obligatoire));
    if obligatoire {
        examen.conseille(&conseil::CONCLURE_UNE_CONVENTION);
    }
}
