//! CESEDA R.432-1 and R.432-2: silence on a residence request (`titre.silence`).
//!
//! # What the text says
//! Four months of silence on a request for a residence document are a refusal.
//!
//! # What is computed
//! The day the implicit refusal is born, and whether it is.
//!
//! # What is not, and why
//! Whether the same holds for the provisional authorisation of the pathway is likely but was not
//! verified: a point says so. An answer given in the meantime is not among the facts.
//!
//! # Example
//! Asked on 1 October 2025: refused by silence on 1 February 2026.

use crate::ceseda::{R432_1, R432_2};
use crate::conseil;
use crate::crpa::L232_4;
use crate::examen::{Constat, Examen};
use crate::faits::Nationalite;
use crate::issue::Issue;
use crate::parametres;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;

/// Silence on a residence request.
pub static REGLE: Regle = Regle {
    question: QuestionId::TitreSilence,
    nom: "ceseda::r432_2",
    fiche: Fiche {
        dit: "Quatre mois de silence sur une demande de titre de séjour valent refus.",
        calcule: "Le jour où naît le refus implicite, et s'il est né.",
        ne_calcule_pas: "L'application à l'autorisation provisoire du parcours est probable mais \
                         pas vérifiée. Une réponse donnée entre-temps n'est pas dans les faits.",
        exemple: "Demande le 1er octobre 2025 : refus implicite le 1er février 2026.",
    },
    sources: &[&R432_1, &R432_2, &L232_4],
    parametres: &["titre.silence"],
    faits: &[],
    points: &[&point::SILENCE_APS],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let francaise = faits.personne.nationalite == Some(Nationalite::Francaise);
    let Some(demande) = faits.advenu(faits.sejour.demande_le).filter(|_| !francaise) else {
        examen.hors_champ("Un titre de séjour a été demandé.");
        return;
    };
    let mois = parametres::duree(&parametres::tous().titre_silence_mois, demande);
    let refus = demande.plus_mois(mois);
    examen.cite(&R432_1);
    examen.exige("Quatre mois de silence ont passé.", Constat::si(refus <= examen.jour()), &R432_2);
    if examen.issue() != Issue::Ferme {
        examen.valeur("sens", Valeur::Texte("refus-implicite"));
        examen.cite(&L232_4);
        examen.conseille(&conseil::DEMANDER_LES_MOTIFS);
        examen.conseille(&conseil::AIDE_JURIDICTIONNELLE);
        examen.conseille(&conseil::VOIR_UN_AVOCAT);
    }
    examen.valeur("le", Valeur::Date(refus));
    if faits.psp.autorise_le.is_some() {
        examen.signale(&point::SILENCE_APS);
    }
}
