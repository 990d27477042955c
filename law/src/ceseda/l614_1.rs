//! CESEDA L.614-1, L.911-1, L.921-1 and L.921-2: appeal against an order to leave (`recours.oqtf`).
//!
//! # What the text says
//! One month from the notification for a free person, seven days under house arrest or in prison,
//! forty-eight hours in retention.
//!
//! # What is computed
//! The last day of the plain period: notification plus the period, less one day.
//!
//! # What is not, and why
//! The answer never closes: after the prudent date it is uncertain, since hours, clear days and
//! irregular notifications are for a lawyer. Notifications before 15 July 2024 followed rules that
//! were not read. Without the circumstances, the shortest date is given.
//!
//! # Example
//! Free, notified on 5 January 2026: prudent date 4 February 2026.

use domain::Jour;

use crate::ceseda::{L614_1, L911_1, L921_1, L921_2};
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::faits::{CadreOqtf, CleFait, Nationalite};
use crate::parametres;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;
use crate::source::Source;

/// Appeal against an order to leave.
pub static REGLE: Regle = Regle {
    question: QuestionId::RecoursOqtf,
    nom: "ceseda::l614_1",
    fiche: Fiche {
        dit: "Un mois depuis la notification pour une personne libre, sept jours en cas \
              d'assignation à résidence ou de prison, quarante-huit heures en rétention.",
        calcule: "Le dernier jour du délai simple : la notification, plus le délai, moins un jour.",
        ne_calcule_pas: "La réponse ne ferme jamais : après la date prudente, un avocat doit \
                         vérifier. Les notifications d'avant le 15 juillet 2024 suivaient des \
                         règles qui n'ont pas été lues. Sans le cadre, la date la plus courte est \
                         donnée.",
        exemple: "Libre, notifiée le 5 janvier 2026 : agir au plus tard le 4 février 2026.",
    },
    sources: &[&L614_1, &L911_1, &L921_1, &L921_2],
    parametres: &["oqtf.libre", "oqtf.contrainte", "oqtf.retention"],
    faits: &[CleFait::SejourOqtfCadre, CleFait::SejourOqtfNotifieeLe],
    points: &[&point::DELAI_A_VERIFIER],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let sejour = &faits.sejour;
    let notifiee = faits.advenu(sejour.oqtf_notifiee_le);
    let existe = sejour.oqtf.unwrap_or(notifiee.is_some());
    if !existe || faits.personne.nationalite == Some(Nationalite::Francaise) {
        examen.hors_champ("Une obligation de quitter le territoire a été notifiée.");
        return;
    }
    examen.conseille(&conseil::AIDE_JURIDICTIONNELLE);
    examen.conseille(&conseil::VOIR_UN_AVOCAT);
    let Some(notifiee) = notifiee else {
        examen.exige(
            "La date de notification est connue.",
            Constat::Manque(CleFait::SejourOqtfNotifieeLe),
            &L614_1,
        );
        return;
    };
    examen.textes_au(notifiee);
    examen.cite(&L614_1);
    let delai = Delai::selon(sejour.oqtf_cadre, notifiee);
    match sejour.oqtf_cadre {
        Some(_) => {
            examen.constate(
                "Le cadre de la notification est connu.",
                crate::Etat::Remplie,
                &L614_1,
            );
        }
        None => examen.exige(
            "Le cadre de la notification est connu.",
            Constat::Manque(CleFait::SejourOqtfCadre),
            &L614_1,
        ),
    }
    let court = examen.jour() <= delai.date_prudente;
    let constat = if court { Constat::Remplie } else { Constat::Doute(&point::DELAI_A_VERIFIER) };
    examen.exige("Le délai court encore.", constat, delai.source);
    if !L614_1.en_vigueur(notifiee) {
        return;
    }
    if sejour.oqtf_cadre.is_some() {
        examen.valeur("delai", Valeur::Texte(delai.code));
    }
    examen.valeur("date_prudente", Valeur::Date(delai.date_prudente));
    if court {
        examen.conseille(&conseil::AVANT_LA_DATE_PRUDENTE);
    }
}

struct Delai {
    code: &'static str,
    date_prudente: Jour,
    source: &'static Source,
}

impl Delai {
    /// The period of these circumstances; unknown, the shortest.
    fn selon(cadre: Option<CadreOqtf>, notifiee: Jour) -> Self {
        let reglages = parametres::tous();
        let jours = |serie| notifiee.plus_jours(parametres::duree(serie, notifiee)).veille();
        match cadre {
            Some(CadreOqtf::Libre) => Self {
                code: "un-mois",
                date_prudente: notifiee
                    .plus_mois(parametres::duree(&reglages.oqtf_libre_mois, notifiee))
                    .veille(),
                source: &L911_1,
            },
            Some(CadreOqtf::Assignation | CadreOqtf::Detenu) => Self {
                code: "sept-jours",
                date_prudente: jours(&reglages.oqtf_contrainte_jours),
                source: &L921_1,
            },
            Some(CadreOqtf::Retention) | None => Self {
                code: "48-heures",
                date_prudente: jours(&reglages.oqtf_retention_jours),
                source: &L921_2,
            },
        }
    }
}
