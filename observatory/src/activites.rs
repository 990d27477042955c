//! Facts of the reception, of outreach online, and of what sessions tell beyond their attendance.

use domain::detail_seance::DetailSeance;
use domain::permanence::{GenreActivite, Permanence, ServiceAccueil};
use domain::seance_en_ligne::SeanceEnLigne;
use domain::stage::QuestionnaireStage;
use domain::{Fait, Jour};

use crate::extraction::rang_de;
use crate::{FaitDate, Sorte};

/// Facts of an activity that is neither an outing nor a session.
pub(crate) fn compter(le: Jour, fait: &Fait, faits: &mut Vec<FaitDate>) {
    if let Fait::Permanence(permanence) = fait {
        compter_permanence(le, permanence, faits);
    } else if let Fait::SeanceEnLigne(seance) = fait {
        compter_en_ligne(le, seance, faits);
    }
}

fn compter_permanence(le: Jour, permanence: &Permanence, faits: &mut Vec<FaitDate>) {
    faits.push(FaitDate::le(Sorte::Permanence, le));
    faits.push(FaitDate::le(Sorte::Visites, le).nombre(permanence.visites));
    ajouter(
        le,
        faits,
        [(Sorte::Reconnues, permanence.reconnues), (Sorte::PremieresVisites, permanence.premieres)],
    );
    for service in &permanence.services {
        let code = rang_de(&ServiceAccueil::TOUS, service.genre);
        faits.push(FaitDate::le(Sorte::Services, le).code(code).nombre(service.nombre));
    }
    for activite in &permanence.activites {
        let code = rang_de(&GenreActivite::TOUS, activite.genre);
        let fait = FaitDate::le(Sorte::ActivitesAccueil, le).code(code);
        faits.push(fait.nombre(activite.participations));
    }
}

/// A session online is an outing online, counted further: it adds to the same figures.
fn compter_en_ligne(le: Jour, seance: &SeanceEnLigne, faits: &mut Vec<FaitDate>) {
    faits.push(FaitDate::le(Sorte::SortieNumerique, le));
    ajouter(
        le,
        faits,
        [
            (Sorte::Messages, Some(seance.messages)),
            (Sorte::Reponses, Some(seance.reponses)),
            (Sorte::Conversations, seance.conversations),
            (Sorte::RencontresEnLigne, seance.rencontres),
        ],
    );
}

/// What a session tells beyond its kind and its attendance.
pub(crate) fn compter_detail(le: Jour, detail: &DetailSeance, faits: &mut Vec<FaitDate>) {
    if let Some(evaluation) = detail.evaluation() {
        ajouter(
            le,
            faits,
            [
                (Sorte::Evaluations, Some(evaluation.reponses)),
                (Sorte::EvaluationsUtiles, Some(evaluation.utiles)),
            ],
        );
    }
    match detail {
        DetailSeance::Formation(formation) => {
            ajouter(le, faits, [(Sorte::AttestationsFormation, formation.attestations)]);
        }
        DetailSeance::Stage(stage) => {
            ajouter(le, faits, [(Sorte::AttestationsStage, stage.attestations)]);
            let avant = (Sorte::QuestionnairesAvant, Sorte::RenoncentAvant);
            let apres = (Sorte::QuestionnairesApres, Sorte::RenoncentApres);
            for (sortes, rempli) in [(avant, &stage.avant), (apres, &stage.apres)] {
                if let Some(QuestionnaireStage { reponses, renoncent, .. }) = rempli {
                    ajouter(le, faits, [(sortes.0, Some(*reponses)), (sortes.1, Some(*renoncent))]);
                }
            }
        }
        DetailSeance::Atelier(_) | DetailSeance::Scolaire(_) | DetailSeance::Ciblee(_) => {}
    }
}

fn ajouter<const N: usize>(
    le: Jour,
    faits: &mut Vec<FaitDate>,
    nombres: [(Sorte, Option<u32>); N],
) {
    for (sorte, nombre) in nombres {
        if let Some(nombre) = nombre {
            faits.push(FaitDate::le(sorte, le).nombre(nombre));
        }
    }
}
