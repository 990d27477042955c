//! CESEDA L.425-4, R.425-2 and L.411-1: the right to work (`travail`).
//!
//! # What the text says
//! The pathway's authorisation carries the right to work by law, and so does the reflection period.
//! Other documents say themselves whether they allow it.
//!
//! # What is computed
//! French or European, reflection period running, or a document in force that allows work.
//!
//! # What is not, and why
//! Never closed: the labour code was not read. A document that does not allow work, or none, leaves
//! a doubt (an authorisation may be asked for), and so do the rules on minors.
//!
//! # Example
//! Holder of the pathway's authorisation: open, even if the card omits the mention.

use crate::casf::R121_12_13_1;
use crate::ceseda::{L411_1, L425_4, R425_2};
use crate::examen::{Constat, Examen};
use crate::faits::{CleFait, Document, Faits, Nationalite};
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::situation::{Age, DocumentAu, document_au, en_reflexion};
use crate::source::Source;

/// The right to work.
pub static REGLE: Regle = Regle {
    question: QuestionId::Travail,
    nom: "ceseda::travail",
    fiche: Fiche {
        dit: "L'autorisation provisoire du parcours permet de travailler par l'effet de la loi, le \
              délai de réflexion aussi. Les autres documents disent eux-mêmes s'ils le permettent.",
        calcule: "Française ou européenne (lecture de l'article sur l'AFIS, qui ne leur demande \
                  aucun document), délai de réflexion en cours, ou document en vigueur qui le \
                  permet.",
        ne_calcule_pas: "Jamais fermé : le code du travail n'a pas été lu. Sans document, ou avec \
                         un document qui ne le permet pas, une autorisation peut être demandée. \
                         Les règles sur les mineures n'ont pas été lues.",
        exemple: "Elle a l'autorisation provisoire du parcours : ouvert, même sans la mention.",
    },
    sources: &[&R121_12_13_1, &R425_2, &L425_4, &L411_1],
    parametres: &["reflexion"],
    faits: &[CleFait::PersonneNationalite, CleFait::SejourDocument, CleFait::SejourAutoriseTravail],
    points: &[
        &point::AUTORISATION_DE_TRAVAIL,
        &point::MENTION_TRAVAIL_ABSENTE,
        &point::DOCUMENT_EXPIRE,
        &point::TRAVAIL_MINEURE,
    ],
    applique,
};

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let (constat, source) = fondement(faits);
    examen.exige_sauf_nationalite("Peut travailler sans autre autorisation.", constat, source);
    let aps = matches!(
        document_au(faits, faits.date_du_jour),
        Some(DocumentAu::EnVigueur(Document::ApsL4254))
    );
    if aps && faits.sejour.autorise_travail == Some(false) {
        examen.signale(&point::MENTION_TRAVAIL_ABSENTE);
    }
    if Age::de(faits) == Age::Mineure {
        examen.doute(&point::TRAVAIL_MINEURE);
    }
}

/// What the right rests on: the first ground that stands, else what is missing.
fn fondement(faits: &Faits) -> (Constat, &'static Source) {
    if matches!(faits.personne.nationalite, Some(Nationalite::Francaise | Nationalite::Ue)) {
        return (Constat::Remplie, &R121_12_13_1);
    }
    if en_reflexion(faits) {
        return (Constat::Remplie, &R425_2);
    }
    document(faits)
}

fn document(faits: &Faits) -> (Constat, &'static Source) {
    match document_au(faits, faits.date_du_jour) {
        None => (Constat::Manque(CleFait::SejourDocument), &L411_1),
        Some(DocumentAu::EnVigueur(Document::ApsL4254)) => (Constat::Remplie, &L425_4),
        Some(DocumentAu::EnVigueur(_)) => match faits.sejour.autorise_travail {
            Some(true) => (Constat::Remplie, &L411_1),
            Some(false) => (Constat::Doute(&point::AUTORISATION_DE_TRAVAIL), &L411_1),
            None => (Constat::Manque(CleFait::SejourAutoriseTravail), &L411_1),
        },
        Some(DocumentAu::Aucun) => (Constat::Doute(&point::AUTORISATION_DE_TRAVAIL), &L411_1),
        Some(DocumentAu::Expire) => (Constat::Doute(&point::DOCUMENT_EXPIRE), &L411_1),
    }
}
