//! CASF L.345-2-2: emergency shelter (`hebergement.urgence`).
//!
//! # What the text says
//! Any homeless person in distress has access at any time to emergency accommodation. No condition
//! of residence. A person sheltered may stay until an orientation (L.345-2-3, from memory).
//!
//! # What is computed
//! Homeless is enough.
//!
//! # What is not, and why
//! The distress is presumed. For a person under an order to leave, courts ask for exceptional
//! circumstances: a point to check, not a closing. An accommodation about to end: uncertain, the
//! article on staying being known from memory.
//!
//! # Example
//! Homeless, under an order to leave: open, with a point to check.

use crate::casf::{L345_2_2, L345_2_3};
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::faits::CleFait;
use crate::issue::Issue;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::situation::Age;

/// Emergency shelter.
pub static REGLE: Regle = Regle {
    question: QuestionId::HebergementUrgence,
    nom: "casf::l345_2_2",
    fiche: Fiche {
        dit: "Toute personne sans abri en détresse a accès à un hébergement d'urgence, à tout \
              moment. Aucune condition de séjour.",
        calcule: "Être sans abri suffit.",
        ne_calcule_pas: "Avec une OQTF, le juge peut demander des circonstances exceptionnelles : \
                         à vérifier. Un hébergement qui va finir : incertain, l'article sur le \
                         maintien n'a pas été relu.",
        exemple: "Sans abri, sous OQTF : ouvert, avec un point à vérifier.",
    },
    sources: &[&L345_2_2, &L345_2_3],
    parametres: &[],
    faits: &[CleFait::HebergementSansAbri],
    points: &[&point::OQTF_CIRCONSTANCES_EXCEPTIONNELLES, &point::CONTINUITE_HEBERGEMENT],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let hebergement = &faits.hebergement;
    if hebergement.sans_abri == Some(false) && hebergement.fin_de_prise_en_charge_le.is_some() {
        examen.exige(
            "L'hébergement présent continue jusqu'à une orientation.",
            Constat::Doute(&point::CONTINUITE_HEBERGEMENT),
            &L345_2_3,
        );
    } else {
        examen.exige(
            "Sans abri.",
            Constat::vrai(hebergement.sans_abri, CleFait::HebergementSansAbri),
            &L345_2_2,
        );
    }
    if examen.issue() == Issue::Ferme {
        return;
    }
    if faits.sejour.oqtf == Some(true) {
        examen.signale(&point::OQTF_CIRCONSTANCES_EXCEPTIONNELLES);
    }
    examen.conseille(&conseil::APPELER_115);
    examen.conseille(&conseil::SIAO);
    if Age::de(faits) == Age::Mineure {
        examen.conseille(&conseil::PROTECTION_ENFANCE);
    }
}
