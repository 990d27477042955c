//! What several rules read in the facts: age, document in force, state of the pathway.

use domain::Jour;

use crate::examen::Constat;
use crate::faits::{CleFait, Document, Faits, Personne};
use crate::parametres;
use crate::point;

/// Age of majority. Code civil, article 414.
const MAJORITE_ANS: i32 = 18;

/// Adult, minor, or unknown on the day of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Eighteen or more.
    Majeure,
    /// Less than eighteen.
    Mineure,
    /// Cannot tell.
    Inconnu,
}

impl Age {
    /// On the day of the question.
    pub fn de(faits: &Faits) -> Self {
        Self::au(faits, faits.date_du_jour)
    }

    /// On that day, which is not after the day of the question.
    pub(crate) fn au(faits: &Faits, jour: Jour) -> Self {
        let personne = &faits.personne;
        // An adult of today may have been a minor then: where the birth year leaves it open, the
        // word of today does not settle it.
        let dite = personne.majeure.filter(|majeure| {
            !majeure || personne.annee_naissance.is_none() || jour == faits.date_du_jour
        });
        match majorite_par_naissance(personne, jour).or(dite) {
            Some(true) => Self::Majeure,
            Some(false) => Self::Mineure,
            None => Self::Inconnu,
        }
    }
}

/// Adult on that day, as far as the birth date or the birth year tells. In the year of the
/// eighteenth birthday, the year alone cannot tell until 31 December.
pub(crate) fn majorite_par_naissance(personne: &Personne, jour: Jour) -> Option<bool> {
    atteint(personne, MAJORITE_ANS, jour)
}

/// The age is reached on that day, as far as the birth date or the birth year tells.
pub(crate) fn atteint(personne: &Personne, ans: i32, jour: Jour) -> Option<bool> {
    let naissance = personne.date_naissance;
    let annee = naissance.map(Jour::annee).or(personne.annee_naissance)?;
    let ecart = i32::from(jour.annee()) - i32::from(annee);
    if ecart != ans {
        return Some(ecart > ans);
    }
    match naissance {
        Some(naissance) => Some(anniversaire(naissance, ans) <= jour),
        // Whoever the year's last child is, she has had her birthday on 31 December.
        None => ((jour.mois(), jour.quantieme()) == (12, 31)).then_some(true),
    }
}

/// The day an age is reached. Born on 29 February: 1 March in a common year.
fn anniversaire(naissance: Jour, ans: i32) -> Jour {
    let jour = naissance.plus_annees(ans);
    if jour.quantieme() == naissance.quantieme() { jour } else { jour.plus_jours(1) }
}

/// A victim, in the sense of the law on the pathway.
///
/// Whether filmed or online acts alone are prostitution is not settled: only trafficking, which
/// does not depend on that word, escapes the doubt.
pub(crate) fn victime(faits: &Faits) -> Constat {
    let Some(atteintes) = faits.personne.victime else {
        return Constat::Manque(CleFait::PersonneVictime);
    };
    if atteintes.est_vide() {
        return Constat::NonRemplie;
    }
    if faits.personne.sans_contact_physique == Some(true) && !atteintes.traite {
        return Constat::Doute(&point::SANS_CONTACT_PHYSIQUE);
    }
    Constat::Remplie
}

/// The document held, if it is in force on that day: without a last day, it is.
pub(crate) fn document_au(faits: &Faits, jour: Jour) -> Option<DocumentAu> {
    let document = faits.sejour.document?;
    if document == Document::Aucun {
        return Some(DocumentAu::Aucun);
    }
    let expire = faits.sejour.document_expire_le.is_some_and(|fin| fin < jour);
    Some(if expire { DocumentAu::Expire } else { DocumentAu::EnVigueur(document) })
}

/// The document of residence, on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DocumentAu {
    /// None held.
    Aucun,
    /// Held, past its last day.
    Expire,
    /// Held, in force.
    EnVigueur(Document),
}

/// Where the pathway stands on the day of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parcours {
    /// Never authorised.
    NonAutorise,
    /// In progress.
    EnCours,
    /// The last period begun is over, and no renewal is known.
    Echu,
    /// Ended.
    Termine,
}

impl Parcours {
    /// On the day of the question.
    pub(crate) fn de(faits: &Faits) -> Self {
        let jour = faits.date_du_jour;
        let Some(autorise) = faits.advenu(faits.psp.autorise_le) else {
            return Self::NonAutorise;
        };
        if faits.psp.fin_le.is_some_and(|fin| fin < jour) {
            return Self::Termine;
        }
        let debut = periode_en_cours(faits).map_or(autorise, |(_, debut)| debut);
        if jour < periode_suivante(debut) { Self::EnCours } else { Self::Echu }
    }

    /// The finding for a rule that needs a pathway in progress.
    pub(crate) fn constat(self) -> Constat {
        match self {
            Self::EnCours => Constat::Remplie,
            Self::NonAutorise | Self::Termine => Constat::NonRemplie,
            Self::Echu => Constat::Doute(&point::PERIODE_ECHUE),
        }
    }
}

/// The last period begun: its number, from 1, and its first day.
pub(crate) fn periode_en_cours(faits: &Faits) -> Option<(i64, Jour)> {
    let commencees = faits.psp.periodes.iter().filter(|debut| **debut <= faits.date_du_jour);
    (1..).zip(commencees.copied()).last()
}

/// First day of the period that would follow one begun on that day.
pub(crate) fn periode_suivante(debut: Jour) -> Jour {
    debut.plus_mois(parametres::duree(&parametres::tous().psp_periode_mois, debut))
}

/// Last day of a period begun on that day.
pub(crate) fn fin_de_periode(debut: Jour) -> Jour {
    periode_suivante(debut).veille()
}

/// The reflection period's last day: the day of delivery counts as the first.
pub(crate) fn dernier_jour_reflexion(du: Jour) -> Jour {
    du.plus_jours(parametres::duree(&parametres::tous().reflexion_jours, du) - 1)
}

/// The reflection period is running on the day of the question.
pub(crate) fn en_reflexion(faits: &Faits) -> bool {
    faits
        .advenu(faits.sejour.delai_reflexion_du)
        .is_some_and(|du| faits.date_du_jour <= dernier_jour_reflexion(du))
}
