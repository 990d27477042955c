//! CASF R.121-12-3: approval of associations (`agrement.association`).
//!
//! # What the text says
//! The association is approved for three years by the prefect of its seat. Silence for four months
//! on a complete file is approval. It must have been declared for three years at the request.
//!
//! # What is computed
//! The day of tacit approval, the end of an approval granted (its last day still counts), and the
//! seniority of the association when nothing was granted.
//!
//! # What is not, and why
//! The purpose, the resolution, the means and the training are for a reader. Renewal and
//! withdrawal (R.121-12-4 and -5) were not seen: a tacit renewal is never certain, nor is a tacit
//! approval more than three years old.
//!
//! # Example
//! Complete file on 1 September 2025, no answer: approved on 1 January 2026.

use domain::Jour;

use crate::casf::{R121_12_1, R121_12_3};
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::faits::Faits;
use crate::parametres;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;

/// Approval of the association.
pub static REGLE: Regle = Regle {
    question: QuestionId::AgrementAssociation,
    nom: "casf::r121_12_3",
    fiche: Fiche {
        dit: "Le préfet du siège agrée l'association pour trois ans. Quatre mois de silence sur un \
              dossier complet valent agrément. L'association doit être déclarée depuis trois ans.",
        calcule: "La date de l'agrément tacite, la fin d'un agrément accordé (son dernier jour \
                  compte), l'ancienneté de l'association quand rien n'a été accordé.",
        ne_calcule_pas: "L'objet, la délibération, les moyens et la formation se lisent dans le \
                         dossier. Les articles sur le renouvellement n'ont pas été lus : un \
                         renouvellement tacite n'est jamais sûr.",
        exemple: "Dossier complet le 1er septembre 2025, sans réponse : agréée le 1er janvier.",
    },
    sources: &[&R121_12_3, &R121_12_1],
    parametres: &["agrement.silence", "agrement.duree", "agrement.anciennete"],
    faits: &[],
    points: &[&point::RENOUVELLEMENT_AGREMENT, &point::CONDITIONS_AGREMENT],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let jour = examen.jour();
    let dates = Dates::de(faits);
    if let Some(tacite) = dates.tacite {
        examen.valeur("agrement_tacite_le", Valeur::Date(tacite));
    }
    let acquis = dates.tacite.is_some_and(|tacite| tacite <= jour);
    if let Some(expire) = dates.expire {
        examen.valeur("expire_le", Valeur::Date(expire));
        let constat = match () {
            () if jour <= expire => Constat::Remplie,
            () if acquis => Constat::Doute(&point::RENOUVELLEMENT_AGREMENT),
            () => Constat::NonRemplie,
        };
        examen.exige("L'agrément accordé court encore.", constat, &R121_12_3);
        examen.conseille(&conseil::RENOUVELER_L_AGREMENT);
        return;
    }
    let anciennete = dates.anciennete_acquise_le();
    if let Some((demande, _)) = dates.demande.zip(dates.tacite) {
        if let Some(acquise) = anciennete {
            examen.exige(
                "L'association était déclarée depuis trois ans à la demande.",
                Constat::si(acquise <= demande),
                &R121_12_1,
            );
        }
        examen.exige(
            "Quatre mois de silence ont passé sur le dossier complet.",
            Constat::si(acquis),
            &R121_12_3,
        );
        if dates.tacite.map(trois_ans).is_some_and(|fin| fin < jour) {
            examen.exige(
                "L'agrément tacite a moins de trois ans, ou a été renouvelé.",
                Constat::Doute(&point::RENOUVELLEMENT_AGREMENT),
                &R121_12_3,
            );
            examen.conseille(&conseil::RENOUVELER_L_AGREMENT);
        }
    } else if let Some(acquise) = anciennete {
        examen.exige(
            "L'association est déclarée depuis trois ans.",
            Constat::si(acquise <= jour),
            &R121_12_1,
        );
        examen.cite(&R121_12_3);
        examen.doute(&point::CONDITIONS_AGREMENT);
        examen.conseille(&conseil::DEMANDER_L_AGREMENT);
    } else {
        examen.hors_champ("Une association demande ou a reçu l'agrément.");
    }
}

struct Dates {
    declaree: Option<Jour>,
    demande: Option<Jour>,
    tacite: Option<Jour>,
    expire: Option<Jour>,
}

impl Dates {
    fn de(faits: &Faits) -> Self {
        let reglages = parametres::tous();
        let demande = faits.advenu(faits.agrement.demande_complete_le);
        let accorde = faits.advenu(faits.agrement.accorde_le);
        let tacite = demande.map(|demande| {
            demande.plus_mois(parametres::duree(&reglages.agrement_silence_mois, demande))
        });
        // An answer given in time leaves no room for a tacit approval.
        let repondu = |tacite: Jour| {
            demande
                .zip(accorde)
                .is_some_and(|(demande, accorde)| (demande..=tacite).contains(&accorde))
        };
        Self {
            declaree: faits.advenu(faits.agrement.association_declaree_le),
            demande,
            tacite: tacite.filter(|tacite| !repondu(*tacite)),
            expire: accorde.map(trois_ans),
        }
    }

    fn anciennete_acquise_le(&self) -> Option<Jour> {
        let mois = &parametres::tous().agrement_anciennete_mois;
        self.declaree.map(|declaree| declaree.plus_mois(parametres::duree(mois, declaree)))
    }
}

/// The last day of an approval given on that day.
fn trois_ans(depuis: Jour) -> Jour {
    depuis.plus_mois(parametres::duree(&parametres::tous().agrement_duree_mois, depuis))
}
