//! CSS L.160-1: health cover (`sante.couverture`).
//!
//! # What the text says
//! Lawful and stable residence opens health cover; a provisional authorisation proves lawful stay.
//! The reflection period opens care. Without a document, state medical aid may.
//!
//! # What is computed
//! French, reflection period running, or a residence document in force.
//!
//! # What is not, and why
//! The three months of residence are not among the facts: a point. Asylum seekers, visas, European
//! nationals and state medical aid rest on texts not read: uncertain. Never closed.
//!
//! # Example
//! Holder of the pathway's authorisation: open.

use crate::casf::L251_1;
use crate::ceseda::R425_2;
use crate::conseil;
use crate::css::{ARRETE_2017, L160_1};
use crate::examen::{Constat, Examen};
use crate::faits::{CleFait, Document, Faits, Nationalite};
use crate::issue::Issue;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::situation::{DocumentAu, document_au, en_reflexion};
use crate::source::Source;

/// Health cover.
pub static REGLE: Regle = Regle {
    question: QuestionId::SanteCouverture,
    nom: "css::l160_1",
    fiche: Fiche {
        dit: "Une résidence régulière et stable ouvre la couverture santé ; l'autorisation \
              provisoire de séjour prouve le séjour régulier. Le délai de réflexion ouvre les \
              soins.",
        calcule: "Française, délai de réflexion en cours, ou document de séjour en vigueur.",
        ne_calcule_pas: "Les trois mois de résidence ne sont pas dans les faits : à vérifier. \
                         Asile, visa, Européennes et aide médicale de l'État reposent sur des \
                         textes qui n'ont pas été lus : incertain. Jamais fermé.",
        exemple: "Elle a l'autorisation provisoire du parcours : ouvert.",
    },
    sources: &[&L160_1, &ARRETE_2017, &R425_2, &L251_1],
    parametres: &["reflexion"],
    faits: &[CleFait::PersonneNationalite, CleFait::SejourDocument],
    points: &[
        &point::TROIS_MOIS_DE_RESIDENCE,
        &point::AIDE_MEDICALE_ETAT,
        &point::COUVERTURE_A_VERIFIER,
    ],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let (constat, source) = fondement(faits);
    examen.exige_sauf_nationalite(
        "Séjour régulier, ou soins ouverts par un texte.",
        constat,
        source,
    );
    if examen.issue() == Issue::Ouvert && !source.est(&R425_2) {
        examen.signale(&point::TROIS_MOIS_DE_RESIDENCE);
    }
    examen.conseille(&conseil::DEMANDER_LA_COUVERTURE);
}

fn fondement(faits: &Faits) -> (Constat, &'static Source) {
    let a_verifier = Constat::Doute(&point::COUVERTURE_A_VERIFIER);
    if en_reflexion(faits) {
        return (Constat::Remplie, &R425_2);
    }
    match faits.personne.nationalite {
        Some(Nationalite::Francaise) => return (Constat::Remplie, &L160_1),
        Some(Nationalite::Ue) => return (a_verifier, &L160_1),
        Some(Nationalite::HorsUe) | None => {}
    }
    let document = match document_au(faits, faits.date_du_jour) {
        None => return (Constat::Manque(CleFait::SejourDocument), &L160_1),
        Some(DocumentAu::Aucun) => {
            return (Constat::Doute(&point::AIDE_MEDICALE_ETAT), &L251_1);
        }
        Some(DocumentAu::Expire) => return (a_verifier, &L160_1),
        Some(DocumentAu::EnVigueur(document)) => document,
    };
    match document {
        Document::ApsL4254 | Document::ApsAutre => (Constat::Remplie, &ARRETE_2017),
        Document::RecepisseRenouvellement | Document::CarteSejour | Document::CarteResident => {
            (Constat::Remplie, &L160_1)
        }
        Document::Aucun | Document::Visa | Document::AttestationAsile => (a_verifier, &L160_1),
    }
}
