//! CASF R.121-12-10: the periods of the pathway (`psp.calendrier`).
//!
//! # What the text says
//! The article itself was not seen. The ministry and the Senate say: six months, renewable,
//! twenty-four months at most; hence four periods.
//!
//! # What is computed
//! A period runs from its first day to the day before the same day six months later (the last day
//! of a shorter month), never past twenty-four months from the first day nor past a known end. The
//! last period begun gives the calendar; the renewals left are counted from it, as far as one
//! could still begin before the twenty-four months are over. Filing is advised
//! sixty days before the period's end, or thirty before the next commission if that is earlier.
//!
//! # What is not, and why
//! Once the last period is over without a renewal, nothing is certain: no text seen says what a
//! late renewal is worth. A pathway authorised with no period begun has no calendar yet.
//!
//! # Example
//! Authorised on 15 January 2026: first period until 14 July 2026, at the latest 14 January 2028.

use std::iter::successors;

use domain::Jour;

use crate::casf::{R121_12_9, SENAT, SOLIDARITES};
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::faits::{CleFait, Faits};
use crate::parametres;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;
use crate::situation::{fin_de_periode, periode_en_cours, periode_suivante};

/// Calendar of the pathway.
pub static REGLE: Regle = Regle {
    question: QuestionId::PspCalendrier,
    nom: "casf::r121_12_10",
    fiche: Fiche {
        dit: "Le parcours est autorisé pour six mois, renouvelables, vingt-quatre mois au plus. \
              L'article R.121-12-10 n'a pas été lu : le ministère et le Sénat le disent.",
        calcule: "La dernière période commencée, sa fin (la veille du même jour six mois plus \
                  tard), les renouvellements restants à partir d'elle, la fin maximale, et la date \
                  de dépôt conseillée : 60 jours avant la fin, ou 30 jours avant la prochaine \
                  commission si c'est plus tôt. Dans la dernière période, cette date sert à \
                  préparer la suite.",
        ne_calcule_pas: "Après la fin d'une période sans renouvellement, rien n'est sûr : aucun \
                         texte lu ne dit ce que vaut un renouvellement tardif.",
        exemple: "Autorisé le 15 janvier 2026 : première période jusqu'au 14 juillet 2026, fin \
                  maximale le 14 janvier 2028, dépôt conseillé le 15 mai 2026.",
    },
    sources: &[&SOLIDARITES, &SENAT, &R121_12_9],
    parametres: &[
        "psp.periode",
        "psp.duree-maximale",
        "psp.periodes-maximum",
        "psp.depot-avant-fin",
        "psp.depot-avant-commission",
    ],
    faits: &[CleFait::PspPeriodes],
    points: &[
        &point::DEBUT_DE_PERIODE,
        &point::PERIODE_ECHUE,
        &point::PARCOURS_TERMINE,
        &point::PLUS_DE_QUATRE_PERIODES,
    ],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    if faits.advenu(faits.psp.autorise_le).is_none() {
        examen.hors_champ("Le préfet a autorisé un parcours.");
        return;
    }
    examen.cite(&SENAT);
    let Some((periode, debut)) = periode_en_cours(faits) else {
        examen.exige(
            "Une période a commencé.",
            Constat::Manque(CleFait::PspPeriodes),
            &SOLIDARITES,
        );
        examen.doute(&point::DEBUT_DE_PERIODE);
        return;
    };
    let calendrier = Calendrier::de(faits, periode, debut);
    let jour = examen.jour();
    let constat = if jour <= calendrier.fin_periode {
        Constat::Remplie
    } else if faits.psp.fin_le.is_some_and(|fin| fin < jour) {
        Constat::Doute(&point::PARCOURS_TERMINE)
    } else {
        Constat::Doute(&point::PERIODE_ECHUE)
    };
    examen.exige("Une période est en cours.", constat, &SOLIDARITES);
    if calendrier.trop_de_periodes {
        examen.doute(&point::PLUS_DE_QUATRE_PERIODES);
    }
    examen.cite(&R121_12_9);
    examen.valeur("periode", Valeur::Nombre(periode));
    examen.valeur("fin_periode", Valeur::Date(calendrier.fin_periode));
    let restants = calendrier.renouvellements_restants;
    examen.valeur("renouvellements_restants", Valeur::Nombre(restants));
    examen.valeur("fin_maximale", Valeur::Date(calendrier.fin_maximale));
    examen.valeur("depot_conseille", Valeur::Date(calendrier.depot_conseille));
    examen.conseille(if restants == 0 {
        &conseil::PREPARER_LA_SUITE
    } else {
        &conseil::DEPOSER_LE_RENOUVELLEMENT
    });
}

/// The dates of the pathway, seen from the last period begun.
struct Calendrier {
    fin_periode: Jour,
    fin_maximale: Jour,
    renouvellements_restants: i64,
    /// More periods are on file than the maximum known.
    trop_de_periodes: bool,
    depot_conseille: Jour,
}

impl Calendrier {
    fn de(faits: &Faits, periode: i64, debut: Jour) -> Self {
        let psp = &faits.psp;
        let reglages = parametres::tous();
        let premier = psp.periodes.first().copied().unwrap_or(debut);
        let duree = parametres::duree(&reglages.psp_duree_maximale_mois, premier);
        let fin_maximale = premier.plus_mois(duree).veille();
        let fin_periode = fin_de_periode(debut).min(fin_maximale);
        let fin_periode = psp.fin_le.map_or(fin_periode, |fin| fin.min(fin_periode));
        let avant_fin = parametres::duree(&reglages.psp_depot_avant_fin_jours, debut);
        let avant_commission = parametres::duree(&reglages.psp_depot_avant_commission_jours, debut);
        let depot = fin_periode.plus_jours(-avant_fin);
        // A sitting already held is no longer the next one.
        let pour_la_commission = psp
            .commission_prochaine_le
            .filter(|commission| *commission >= faits.date_du_jour)
            .map(|commission| commission.plus_jours(-avant_commission));
        let maximum = i64::from(parametres::duree(&reglages.psp_periodes_maximum, premier));
        Self {
            fin_periode,
            fin_maximale,
            renouvellements_restants: renouvellements(debut, fin_maximale, maximum - periode),
            trop_de_periodes: maximum < periode,
            depot_conseille: pour_la_commission.map_or(depot, |autre| autre.min(depot)),
        }
    }
}

/// Renewals that could still begin, one after the other, at most that many: a pathway that lost
/// time between two periods reaches its twenty-four months first.
fn renouvellements(debut: Jour, fin_maximale: Jour, au_plus: i64) -> i64 {
    let debuts = successors(Some(periode_suivante(debut)), |debut| Some(periode_suivante(*debut)))
        .take_while(|debut| *debut <= fin_maximale);
    (1..=au_plus).zip(debuts).map(|(nombre, _)| nombre).last().unwrap_or(0)
}
