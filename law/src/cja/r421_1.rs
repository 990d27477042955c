//! CJA R.421-1 and following: appeal against a decision on the pathway (`recours.psp`).
//!
//! # What the text says
//! Two months from the notification, if it states the remedies. A recours gracieux within the limit
//! interrupts it: it starts again from the rejection, explicit or by two months of silence. The
//! court judges the situation of the day; no lawyer is required; no appeal lies.
//!
//! # What is computed
//! `date_prudente` (two months less one day) and `date_limite` (clear days, moved to a working
//! day), from the notification or from the rejection of the recours gracieux; the day of the
//! implicit rejection. An explicit rejection that comes while the limit runs from an implicit one
//! starts it again.
//!
//! # What is not, and why
//! Distance extensions (R.421-7) are a point, never a date: overseas, a limit that has passed is
//! uncertain. Remedies not stated, or a decision not in writing: the limit is not opposable, a
//! reasonable time still runs, uncertain. After the limit that follows an implicit rejection, only
//! an acknowledged recours gracieux lets the answer close. Whether an explicit rejection that comes
//! after that limit starts it again was not read: uncertain for two months. Where a local holiday
//! decides and the department is unknown, uncertain.
//!
//! # Example
//! Notified on 5 January 2026, remedies stated: prudent date 4 March, last day 6 March.

use domain::Jour;

use crate::cja::{CE_440802, CE_CZABAJ, R421_1, R421_2, R421_5, R421_7, R431_3, R811_1};
use crate::conseil;
use crate::crpa::l211_2::NatureDecision;
use crate::crpa::{L112_6, L411_2, L411_7};
use crate::delais::{DelaiFranc, DernierJour};
use crate::examen::{Constat, Examen};
use crate::faits::{CleFait, Faits, ObjetDecision};
use crate::issue::Issue;
use crate::parametres;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::reponse::Valeur;

/// Appeal against a decision on the pathway.
pub static REGLE: Regle = Regle {
    question: QuestionId::RecoursPsp,
    nom: "cja::r421_1",
    fiche: Fiche {
        dit: "Deux mois depuis la notification, si elle mentionne les recours. Un recours gracieux \
              formé à temps fait repartir le délai de son rejet, explicite ou né de deux mois de \
              silence. Le juge regarde la situation du jour ; pas d'avocat obligatoire ; pas \
              d'appel.",
        calcule: "La date prudente (deux mois moins un jour), la date limite (délai franc, reporté \
                  au jour ouvrable suivant), la naissance du rejet implicite. Un rejet explicite \
                  venu pendant le délai du rejet implicite le fait repartir.",
        ne_calcule_pas: "Les délais de distance : outre-mer, un délai passé reste incertain. \
                         Recours non mentionnés ou décision non écrite : incertain, un délai \
                         raisonnable court. Après un rejet implicite, sans accusé de réception : \
                         incertain. Un rejet explicite venu après ce délai : incertain pendant \
                         deux mois. Si un jour férié local décide et que le département manque : \
                         incertain.",
        exemple: "Notifiée le 5 janvier 2026, recours mentionnés : date prudente le 4 mars, \
                  dernier jour le 6 mars.",
    },
    sources: &[
        &R421_1, &R421_2, &R421_5, &R421_7, &R431_3, &R811_1, &CE_440802, &CE_CZABAJ, &L411_2,
        &L411_7, &L112_6,
    ],
    parametres: &["recours.contentieux", "recours.silence-gracieux"],
    faits: &[
        CleFait::DecisionSens,
        CleFait::DecisionNotifieeLe,
        CleFait::DecisionMentionneRecours,
        CleFait::DecisionEcrite,
        CleFait::DecisionRecoursGracieuxAccuse,
        CleFait::PersonneDepartement,
    ],
    points: &[
        &point::DELAI_RAISONNABLE,
        &point::ACCUSE_RECEPTION,
        &point::RECOURS_GRACIEUX_TARDIF,
        &point::REJET_EXPLICITE_TARDIF,
        &point::DELAI_DE_DISTANCE,
    ],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let nature = NatureDecision::de(faits);
    if nature == NatureDecision::Aucune {
        examen.hors_champ("Une décision défavorable a été prise.");
        return;
    }
    examen.cite(&CE_440802);
    let constat = match nature {
        NatureDecision::Indeterminee => Constat::Manque(CleFait::DecisionSens),
        NatureDecision::Defavorable | NatureDecision::Aucune => Constat::Remplie,
    };
    examen.exige("La décision refuse ou met fin.", constat, &CE_440802);
    let mut prudente = None;
    if let Some(notifiee) = faits.advenu(faits.decision.notifiee_le) {
        let cours = Cours::de(faits, notifiee);
        cours.donne_les_dates(examen);
        cours.juge(examen);
        prudente = Some(cours.delai.date_prudente);
    } else {
        examen.exige(
            "La décision a été notifiée.",
            Constat::Manque(CleFait::DecisionNotifieeLe),
            &R421_1,
        );
    }
    examen.valeur("avocat_obligatoire", Valeur::Drapeau(false));
    examen.cite(&R431_3);
    examen.cite(&R811_1);
    conseils(examen, prudente);
}

fn conseils(examen: &mut Examen<'_, '_>, prudente: Option<Jour>) {
    let decision = &examen.faits().decision;
    examen.conseille(&conseil::AIDE_JURIDICTIONNELLE);
    if examen.issue() == Issue::Ferme {
        examen.conseille(&conseil::NOUVELLE_DEMANDE);
        return;
    }
    examen.conseille(match prudente {
        Some(prudente) if prudente < examen.jour() => &conseil::VOIR_UN_AVOCAT,
        Some(_) | None => &conseil::AVANT_LA_DATE_PRUDENTE,
    });
    examen.conseille(&conseil::MONTRER_LA_SITUATION);
    examen.conseille(&conseil::REFERE);
    if decision.recours_gracieux_le.is_none() {
        examen.conseille(&conseil::RECOURS_GRACIEUX);
    }
    examen.conseille(&conseil::RECOURS_CONTENTIEUX);
    if decision.objet == Some(ObjetDecision::Fin) {
        examen.conseille(&conseil::PROCEDURE_CONTRADICTOIRE);
    }
}

/// How the limit has run so far.
struct Cours {
    /// The limit that counts today.
    delai: DelaiFranc,
    gracieux: Gracieux,
    /// Day of the implicit rejection, if silence rejected the recours gracieux or will.
    rejet_implicite_le: Option<Jour>,
    /// The limit from an explicit rejection that came once the one from silence was over: nothing
    /// read says whether it counts.
    rejet_tardif: Option<DelaiFranc>,
}

/// What the recours gracieux did to the limit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gracieux {
    /// None was made.
    Aucun,
    /// Made after the limit: without effect.
    Tardif,
    /// In time or not, according to the department.
    SelonLeDepartement,
    /// In time; the limit runs from an explicit rejection.
    RejetExplicite,
    /// In time; the limit runs from the rejection by silence.
    RejetImplicite,
}

impl Cours {
    fn de(faits: &Faits, notifiee: Jour) -> Self {
        let premier = contentieux(faits, notifiee);
        let sans_effet = |gracieux| Self {
            delai: premier,
            gracieux,
            rejet_implicite_le: None,
            rejet_tardif: None,
        };
        let Some(gracieux) = faits.advenu(faits.decision.recours_gracieux_le) else {
            return sans_effet(Gracieux::Aucun);
        };
        match premier.etat_au(gracieux) {
            DernierJour::Passe => sans_effet(Gracieux::Tardif),
            DernierJour::SelonLeDepartement => sans_effet(Gracieux::SelonLeDepartement),
            DernierJour::Court => Self::apres_gracieux(faits, gracieux),
        }
    }

    fn apres_gracieux(faits: &Faits, gracieux: Jour) -> Self {
        let mois = parametres::duree(&parametres::tous().recours_silence_gracieux_mois, gracieux);
        let implicite = gracieux.plus_mois(mois);
        let depuis_implicite = contentieux(faits, implicite);
        let explicite = faits.advenu(faits.decision.recours_gracieux_rejete_le);
        match explicite {
            Some(rejet) if depuis_implicite.etat_au(rejet) == DernierJour::Court => Self {
                delai: contentieux(faits, rejet),
                gracieux: Gracieux::RejetExplicite,
                rejet_implicite_le: Some(implicite).filter(|implicite| *implicite < rejet),
                rejet_tardif: None,
            },
            Some(_) | None => Self {
                delai: depuis_implicite,
                gracieux: Gracieux::RejetImplicite,
                rejet_implicite_le: Some(implicite),
                rejet_tardif: explicite.map(|rejet| contentieux(faits, rejet)),
            },
        }
    }

    fn donne_les_dates(&self, examen: &mut Examen<'_, '_>) {
        examen.valeur("date_prudente", Valeur::Date(self.delai.date_prudente));
        examen.valeur("date_limite", Valeur::Date(self.delai.date_limite));
        if let Some(implicite) = self.rejet_implicite_le {
            examen.valeur("rejet_implicite_le", Valeur::Date(implicite));
        }
    }

    fn juge(&self, examen: &mut Examen<'_, '_>) {
        let faits = examen.faits();
        match self.gracieux {
            Gracieux::Aucun => {}
            Gracieux::Tardif => examen.signale(&point::RECOURS_GRACIEUX_TARDIF),
            Gracieux::SelonLeDepartement | Gracieux::RejetExplicite | Gracieux::RejetImplicite => {
                examen.cite(&L411_2);
                examen.cite(&L411_7);
                examen.cite(&R421_2);
            }
        }
        match faits.personne.departement {
            Some(departement) if est_outre_mer(departement) => {
                examen.cite(&R421_7);
                examen.signale(&point::DELAI_DE_DISTANCE);
            }
            Some(_) => {}
            // Overseas or abroad, perhaps: worth a look before giving up.
            None => examen.signale(&point::DELAI_DE_DISTANCE),
        }
        let decision = &faits.decision;
        if decision.mentionne_recours == Some(false) || decision.ecrite == Some(false) {
            examen.cite(&CE_CZABAJ);
            examen.exige(
                "La notification, écrite, mentionne les recours et leurs délais.",
                Constat::Doute(&point::DELAI_RAISONNABLE),
                &R421_5,
            );
            return;
        }
        examen.exige(
            "La notification, écrite, mentionne les recours et leurs délais.",
            Constat::vrai(decision.mentionne_recours, CleFait::DecisionMentionneRecours),
            &R421_5,
        );
        let constat = self.court(faits, examen.jour());
        if self.depend_de_l_accuse(faits, examen.jour()) {
            examen.cite(&L112_6);
            if decision.recours_gracieux_accuse.is_none() {
                examen.manque(CleFait::DecisionRecoursGracieuxAccuse);
            }
        }
        examen.exige("Le délai de deux mois court encore.", constat, &R421_1);
    }

    /// The limit that follows a rejection by silence is over, and it is not sure that it ran: the
    /// recours gracieux was not acknowledged, as far as we know.
    fn depend_de_l_accuse(&self, faits: &Faits, jour: Jour) -> bool {
        self.gracieux == Gracieux::RejetImplicite
            && self.delai.etat_au(jour) == DernierJour::Passe
            && faits.decision.recours_gracieux_accuse != Some(true)
    }

    /// Whether the limit still runs. Only what is certain closes.
    fn court(&self, faits: &Faits, jour: Jour) -> Constat {
        let etat = self.delai.etat_au(jour);
        match (etat, self.gracieux) {
            (DernierJour::Court, _) => Constat::Remplie,
            (DernierJour::SelonLeDepartement, _) | (_, Gracieux::SelonLeDepartement) => {
                Constat::Manque(CleFait::PersonneDepartement)
            }
            (DernierJour::Passe, _) if self.depend_de_l_accuse(faits, jour) => {
                Constat::Doute(&point::ACCUSE_RECEPTION)
            }
            (DernierJour::Passe, _)
                if self
                    .rejet_tardif
                    .is_some_and(|delai| delai.etat_au(jour) != DernierJour::Passe) =>
            {
                Constat::Doute(&point::REJET_EXPLICITE_TARDIF)
            }
            (DernierJour::Passe, _) => match faits.personne.departement {
                Some(departement) if est_outre_mer(departement) => {
                    Constat::Doute(&point::DELAI_DE_DISTANCE)
                }
                // The limit only binds if remedies were stated, in writing: unknown, it closes
                // nothing.
                Some(_) | None if faits.decision.mentionne_recours.is_none() => {
                    Constat::Manque(CleFait::DecisionMentionneRecours)
                }
                Some(_) | None if faits.decision.ecrite.is_none() => {
                    Constat::Manque(CleFait::DecisionEcrite)
                }
                Some(_) | None => Constat::NonRemplie,
            },
        }
    }
}

fn contentieux(faits: &Faits, depuis: Jour) -> DelaiFranc {
    let mois = parametres::duree(&parametres::tous().recours_contentieux_mois, depuis);
    DelaiFranc::depuis(depuis, mois, faits.personne.departement)
}

/// The overseas departments have three-character codes.
fn est_outre_mer(departement: domain::Departement) -> bool {
    departement.code().len() > 2
}
