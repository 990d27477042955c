//! CP 131-5-1 and R.131-36: limits of an awareness course (`slaas.conformite`).
//!
//! # What the text says
//! At most one month, at most the ceiling of a third-class fine, carried out within six months of
//! the final sentence; at most six hours of training a day.
//!
//! # What is computed
//! Each limit; the failing ones are named. The date by which to carry the course out still counts.
//!
//! # What is not, and why
//! A month has 28 to 31 days: up to 30 days it is met, 31 is uncertain, beyond it fails. Without a
//! final sentence (course as an alternative to prosecution) the six months do not run. The
//! numbering before 2021 was not read.
//!
//! # Example
//! One day of six hours at 180 euros: open.

use crate::code_penal::{A131_5_1, A131_13, A131_16, R131_36};
use crate::conseil::{self, Conseil};
use crate::examen::{Constat, Examen};
use crate::faits::{CleFait, Faits};
use crate::parametres::{self, Serie};
use crate::point::{self, Point};
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;

/// Limits of a course.
pub static REGLE: Regle = Regle {
    question: QuestionId::SlaasConformite,
    nom: "code_penal::a131_5_1",
    fiche: Fiche {
        dit: "Un mois au plus, au plus une amende de troisième classe, dans les six mois de la \
              condamnation définitive ; six heures de formation par jour au plus.",
        calcule: "Chaque limite ; celles qui ne sont pas tenues sont nommées.",
        ne_calcule_pas: "Un mois compte de 28 à 31 jours : 31 jours est incertain. Sans \
                         condamnation définitive, les six mois ne courent pas. La numérotation \
                         d'avant 2021 n'a pas été lue.",
        exemple: "Un jour de six heures à 180 euros : conforme.",
    },
    sources: &[&A131_5_1, &A131_13, &A131_16, &R131_36],
    parametres: &["stage.duree", "stage.heures-par-jour", "stage.cout", "stage.execution"],
    faits: &[CleFait::StageDureeJours, CleFait::StageHeuresParJour, CleFait::StageCoutEuros],
    points: &[&point::DUREE, &point::HEURES, &point::COUT, &point::DELAI],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let stage = &faits.stage;
    let reglages = parametres::tous();
    let condamnation = faits.advenu(stage.condamnation_definitive_le);
    if stage.duree_jours.is_none()
        && stage.heures_par_jour_centiemes.is_none()
        && stage.cout_centimes.is_none()
        && condamnation.is_none()
    {
        examen.hors_champ("Un stage est décrit.");
        return;
    }
    examen.cite(&A131_16);
    let duree = duree(faits);
    examen.exige("Un mois au plus.", duree, &A131_5_1);
    nomme(examen, duree, &point::DUREE, &conseil::CORRIGER_DUREE);

    let heures = au_plus(
        stage.heures_par_jour_centiemes,
        plafond(&reglages.stage_heures_par_jour, faits) * 100,
        CleFait::StageHeuresParJour,
    );
    examen.exige("Six heures par jour au plus.", heures, &R131_36);
    nomme(examen, heures, &point::HEURES, &conseil::CORRIGER_HEURES);

    let cout =
        au_plus(stage.cout_centimes, plafond(&reglages.stage_cout, faits), CleFait::StageCoutEuros);
    examen.exige("450 euros au plus.", cout, &A131_5_1);
    examen.cite(&A131_13);
    nomme(examen, cout, &point::COUT, &conseil::CORRIGER_COUT);

    if let Some(condamnation) = condamnation {
        let mois = parametres::duree(&reglages.stage_execution_mois, condamnation);
        let avant = condamnation.plus_mois(mois);
        let delai = Constat::si(examen.jour() <= avant);
        examen.exige("Dans les six mois de la condamnation définitive.", delai, &A131_5_1);
        nomme(examen, delai, &point::DELAI, &conseil::CORRIGER_DELAI);
        examen.valeur("executer_avant", Valeur::Date(avant));
    }
}

/// A month has 28 to 31 days. Thirty is what the criminal law counts; 31 may be one or not.
fn duree(faits: &Faits) -> Constat {
    match faits.stage.duree_jours {
        None => Constat::Manque(CleFait::StageDureeJours),
        Some(0..=30) => Constat::Remplie,
        Some(31) => Constat::Doute(&point::DUREE),
        Some(_) => Constat::NonRemplie,
    }
}

fn au_plus(valeur: Option<i64>, plafond: i64, cle: CleFait) -> Constat {
    Constat::vrai(valeur.map(|valeur| valeur <= plafond), cle)
}

/// These ceilings are fixed by the code, not revalued: the last value known stands.
fn plafond(serie: &Serie, faits: &Faits) -> i64 {
    parametres::valeur(serie, faits.date_du_jour)
}

fn nomme(
    examen: &mut Examen<'_, '_>,
    constat: Constat,
    point: &'static Point,
    conseil: &'static Conseil,
) {
    if matches!(constat, Constat::NonRemplie) {
        examen.signale(point);
        examen.conseille(conseil);
    }
}
