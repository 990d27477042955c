//! The questions of the rights page, and the facts their answers make.
//!
//! Every question may be left, answered "I don't know" or "I'd rather not say": all three are the
//! same unknown to the law engine.

use askama::Template;
use domain::Jour;
use law::faits::{Atteintes, CadreOqtf, CleFait, Document, Faits, Nationalite};

use super::{Champs, Mots, rendre};

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Forme {
    /// One of a few coded answers, each a text `{famille}-{code}`.
    Choix(&'static str, &'static [&'static str]),
    /// Yes or no.
    OuiNon,
    /// A day, or nothing.
    Jour,
}

/// A question: its field, which is its text's key too, how it is answered, what it makes known.
pub(super) struct Question {
    pub(super) cle: &'static str,
    pub(super) forme: Forme,
    pub(super) faits: &'static [CleFait],
}

const DOCUMENTS: &[&str] = &[
    "aucun",
    "visa",
    "attestation-asile",
    "recepisse-renouvellement",
    "aps-l425-4",
    "aps-autre",
    "carte-sejour",
    "carte-resident",
];

/// Every question, in the order of the page. What decides of a child's protection comes first.
pub(super) const QUESTIONS: &[Question] = &[
    question(
        "q-age",
        Forme::Choix("age", &["mineur", "majeur"]),
        &[CleFait::PersonneDateNaissance, CleFait::PersonneMajeure],
    ),
    question("q-toit", Forme::OuiNon, &[CleFait::HebergementSansAbri]),
    question("q-situation", Forme::OuiNon, &[CleFait::PersonneVictime]),
    question("q-arret", Forme::OuiNon, &[CleFait::PersonneACesse]),
    question("q-accord", Forme::OuiNon, &[CleFait::PspAccordDeLaPersonne]),
    question(
        "q-nationalite",
        Forme::Choix("nat", &["francaise", "ue", "hors-ue"]),
        &[CleFait::PersonneNationalite],
    ),
    question("q-document", Forme::Choix("doc", DOCUMENTS), &[CleFait::SejourDocument]),
    question("q-oqtf", Forme::OuiNon, &[CleFait::SejourOqtf]),
    question("q-oqtf-jour", Forme::Jour, &[CleFait::SejourOqtfNotifieeLe]),
    question(
        "q-oqtf-lieu",
        Forme::Choix("lieu", &["libre", "assignation", "retention", "detenu"]),
        &[CleFait::SejourOqtfCadre],
    ),
    question("q-plainte", Forme::OuiNon, &[CleFait::ProcedurePlainteOuTemoignage]),
    question("q-lien", Forme::OuiNon, &[CleFait::ProcedureLienRompu]),
    question(
        "q-argent",
        Forme::Choix("argent", &["rien", "un-peu"]),
        &[CleFait::RessourcesMoisPrecedent],
    ),
    question("q-rsa", Forme::OuiNon, &[CleFait::RessourcesRsa]),
    question("q-ada", Forme::OuiNon, &[CleFait::AsileAda]),
];

const fn question(cle: &'static str, forme: Forme, faits: &'static [CleFait]) -> Question {
    Question { cle, forme, faits }
}

#[derive(Template)]
#[template(path = "droits.html")]
struct Page<'a> {
    m: &'a Mots<'a>,
    questions: &'static [Question],
}

pub(super) fn poser(m: &Mots<'_>) -> String {
    rendre(&Page { m, questions: QUESTIONS })
}

/// The facts that answers make, on a day.
pub(super) fn faits(champs: &Champs, jour: Jour) -> Faits {
    let champ = |nom: &str| champs.iter().find(|(cle, _)| cle == nom).map(|(_, v)| v.as_str());
    let oui_non = |nom: &str| match champ(nom) {
        Some("oui") => Some(true),
        Some("non") => Some(false),
        Some(_) | None => None,
    };
    let mut faits = Faits::nouveau(jour);
    faits.personne.majeure = match champ("q-age") {
        Some("majeur") => Some(true),
        Some("mineur") => Some(false),
        Some(_) | None => None,
    };
    faits.personne.victime = oui_non("q-situation")
        .map(|prostitution| Atteintes { prostitution, ..Atteintes::default() });
    faits.personne.a_cesse = oui_non("q-arret");
    faits.personne.nationalite = champ("q-nationalite").and_then(Nationalite::depuis_code);
    faits.psp.accord_de_la_personne = oui_non("q-accord");
    // The question is put with an approved association: finding one is the first step it says.
    faits.psp.association_agreee = Some(true);
    faits.hebergement.sans_abri = oui_non("q-toit").map(|toit| !toit);
    faits.sejour.document = champ("q-document").and_then(Document::depuis_code);
    faits.sejour.oqtf = oui_non("q-oqtf");
    faits.sejour.oqtf_notifiee_le = champ("q-oqtf-jour").and_then(|jour| jour.parse().ok());
    faits.sejour.oqtf_cadre = champ("q-oqtf-lieu").and_then(CadreOqtf::depuis_code);
    faits.procedure.plainte_ou_temoignage = oui_non("q-plainte");
    faits.procedure.lien_rompu = oui_non("q-lien");
    // "Some" is no amount: it stays unknown.
    faits.ressources.mois_precedent_centimes = (champ("q-argent") == Some("rien")).then_some(0);
    faits.ressources.rsa = oui_non("q-rsa");
    faits.asile.ada = oui_non("q-ada");
    // A day given says that there is an order, whatever the box says.
    if faits.sejour.oqtf_notifiee_le.is_some() {
        faits.sejour.oqtf = Some(true);
    }
    faits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lus(champs: &[(&str, &str)]) -> Faits {
        let champs: Vec<(String, String)> =
            champs.iter().map(|(cle, valeur)| ((*cle).to_owned(), (*valeur).to_owned())).collect();
        faits(&champs, Jour::constante(2026, 11, 27))
    }

    #[test]
    fn an_answer_withheld_unknown_or_missing_is_the_same_unknown() {
        let rien = lus(&[]);
        for valeur in ["nsp", "npd", "", "n'importe quoi"] {
            let reponses: Vec<(&str, &str)> =
                QUESTIONS.iter().map(|question| (question.cle, valeur)).collect();
            assert_eq!(lus(&reponses), rien, "{valeur}");
        }
    }

    #[test]
    fn every_coded_answer_is_a_word_of_the_law_engine() {
        for code in DOCUMENTS {
            assert!(Document::depuis_code(code).is_some(), "{code}");
        }
        assert_eq!(DOCUMENTS.len(), Document::TOUS.len());
        for question in QUESTIONS {
            if let Forme::Choix(_, codes) = question.forme {
                for code in codes.iter().filter(|code| **code != "un-peu") {
                    assert_ne!(lus(&[(question.cle, code)]), lus(&[]), "{}: {code}", question.cle);
                }
            }
        }
    }

    #[test]
    fn a_day_given_is_an_order_received() {
        let faits = lus(&[("q-oqtf", "non"), ("q-oqtf-jour", "2026-11-20")]);
        assert_eq!(faits.sejour.oqtf, Some(true));
    }
}
