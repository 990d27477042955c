//! CASF D.121-12-14: amount of the AFIS (`afis.montant`).
//!
//! # What the text says
//! A monthly amount for one person and for each dependent child, fixed by decree: 330 and 102 euros
//! from 15 April 2017, 343.20 and 106.08 from 1 July 2022.
//!
//! # What is computed
//! The amount in force on the day of the question, for the children declared, when the right
//! itself is open.
//!
//! # What is not, and why
//! From March 2025 a rise was budgeted but no decree was found: uncertain, with the last verified
//! amount. In Mayotte only the scale of 2017 was seen. Where the right is uncertain so is the
//! amount; where it is closed the question does not arise.
//!
//! # Example
//! Two children in 2019: 330 + 2 × 102 = 534 euros.

use domain::Jour;

use crate::casf::r121_12_13_1::{FAITS, conditions};
use crate::casf::{D121_12_14, R121_12_13, R121_12_13_1, SENAT};
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::faits::{CleFait, Faits};
use crate::issue::Issue;
use crate::parametres::{self, Serie};
use crate::point::{self, Point};
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;
use crate::situation::Parcours;

/// Amount of the AFIS.
pub static REGLE: Regle = Regle {
    question: QuestionId::AfisMontant,
    nom: "casf::d121_12_14",
    fiche: Fiche {
        dit: "Un montant mensuel pour une personne seule et pour chaque enfant à charge, fixé par \
              décret : 330 et 102 euros au 15 avril 2017, 343,20 et 106,08 euros au 1er juillet \
              2022.",
        calcule: "Le montant en vigueur ce jour, pour les enfants déclarés, quand le droit est \
                  ouvert.",
        ne_calcule_pas: "Depuis mars 2025, une hausse a été budgétée mais aucun décret n'a été \
                         trouvé : le dernier montant vérifié est donné, la réponse est incertaine. \
                         À Mayotte, seuls les montants de 2017 sont connus.",
        exemple: "Deux enfants en 2019 : 330 + 2 × 102 = 534 euros.",
    },
    sources: &[&D121_12_14, &R121_12_13, &R121_12_13_1, &SENAT],
    parametres: &[
        "afis.seule",
        "afis.par-enfant",
        "afis.mayotte.seule",
        "afis.mayotte.par-enfant",
        "afis.mayotte.enfant-suivant",
    ],
    faits: FAITS_MONTANT,
    points: &[
        &point::AFIS_REVALORISATION_2025,
        &point::AFIS_MAYOTTE,
        &point::PERIODE_ECHUE,
        &point::VISA_LONG_SEJOUR,
        &point::RSA_REVALORISATION,
        &point::ADA_POSSIBLE,
    ],
    applique,
};

const FAITS_MONTANT: &[CleFait] = &{
    let mut faits = [CleFait::FamilleEnfantsACharge; FAITS.len() + 1];
    let (_, droit) = faits.split_at_mut(1);
    droit.copy_from_slice(FAITS);
    faits
};

/// Mayotte has its own scale.
const MAYOTTE: &str = "976";

pub(super) fn a_mayotte(faits: &Faits) -> bool {
    faits.personne.departement.is_some_and(|departement| departement.code() == MAYOTTE)
}

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let jour = examen.jour();
    let mut ferme = false;
    conditions(faits, Parcours::de(faits), |_, constat, source| {
        match examen.pese(constat, source) {
            Constat::Remplie => {}
            Constat::NonRemplie => ferme = true,
            Constat::Manque(cle) => examen.manque(cle),
            Constat::Doute(point) => examen.doute(point),
        }
    });
    examen.cite(&R121_12_13);
    examen.cite(&R121_12_13_1);
    if ferme {
        examen.hors_champ("Le droit à l'AFIS n'est pas fermé.");
        return;
    }
    let Some(enfants) = faits.famille.enfants_a_charge else {
        examen.exige(
            "Le nombre d'enfants à charge est connu.",
            Constat::Manque(CleFait::FamilleEnfantsACharge),
            &D121_12_14,
        );
        if let Some(Montant { doute: Some(point), .. }) = montant(faits, 0, jour) {
            examen.doute(point);
        }
        return;
    };
    let Some(montant) = montant(faits, enfants, jour) else {
        examen.exige("Un montant est fixé.", Constat::NonRemplie, &D121_12_14);
        return;
    };
    let constat = montant.doute.map_or(Constat::Remplie, Constat::Doute);
    examen.exige("Le montant en vigueur est établi.", constat, &D121_12_14);
    if montant.doute.is_some() {
        examen.cite(&SENAT);
    }
    if examen.issue() == Issue::Ouvert {
        examen.valeur("montant_centimes", Valeur::Centimes(montant.centimes));
    } else {
        examen.valeur("dernier_montant_verifie_centimes", Valeur::Centimes(montant.centimes));
        examen.conseille(&conseil::DEMANDER_LE_MONTANT);
    }
}

/// An amount, and what to check when it is not established.
struct Montant {
    centimes: i64,
    doute: Option<&'static Point>,
}

/// `None` before the first decree.
fn montant(faits: &Faits, enfants: u8, jour: Jour) -> Option<Montant> {
    let reglages = parametres::tous();
    let enfants = i64::from(enfants);
    if a_mayotte(faits) {
        let premiers = enfants.min(3);
        return somme(
            &[
                (&reglages.afis_mayotte_seule, 1),
                (&reglages.afis_mayotte_par_enfant, premiers),
                (&reglages.afis_mayotte_enfant_suivant, enfants - premiers),
            ],
            jour,
        );
    }
    somme(&[(&reglages.afis_seule, 1), (&reglages.afis_par_enfant, enfants)], jour)
}

fn somme(parts: &[(&'static Serie, i64)], jour: Jour) -> Option<Montant> {
    let mut total = Montant { centimes: 0, doute: None };
    for (serie, nombre) in parts {
        total.centimes += serie.au(jour)?.valeur * nombre;
        total.doute = total.doute.or(serie.etabli_au(jour)?.err());
    }
    Some(total)
}
