//! CASF R.121-12-13-1: entitlement to the AFIS (`afis.droit`).
//!
//! # What the text says
//! At the day the prefect authorises or renews the pathway: over eighteen; French, European, or
//! holder of a listed residence document; household resources of the month before below the RSA
//! for one person; neither receiving nor able to claim RSA or ADA.
//!
//! # What is computed
//! Each condition, all being needed. Resources are compared with the RSA in force at the
//! authorisation (today without one); zero is below any amount. The document must be in force at
//! that day. The age is the one she had at the decision the pathway runs on: the authorisation, or
//! the renewal, which the first day of its period dates. An asylum claim or a reflection period in
//! progress may open the ADA: a doubt.
//!
//! # What is not, and why
//! A minor at that decision, adult since: whether she must wait for a renewal is not settled by
//! what was read, uncertain. No reduced AFIS: whether resources plus AFIS are capped by the RSA is
//! contradictory in the sources. The right to RSA itself is asked, not computed: its conditions for
//! foreigners were seen only in an old version.
//!
//! # Example
//! A holder of the pathway's authorisation, no resources, neither RSA nor ADA: open.

use domain::Jour;

use crate::casf::{R121_12_13, R121_12_13_1};
use crate::ceseda::L411_1;
use crate::conseil;
use crate::examen::{Constat, Examen};
use crate::faits::{CleFait, Document, Faits, Nationalite, Ressources, StatutAsile};
use crate::issue::Issue;
use crate::parametres;
use crate::point;
use crate::question::QuestionId;
use crate::regle::{Fiche, Regle};
use crate::situation::{Age, DocumentAu, Parcours, document_au, en_reflexion, periode_en_cours};
use crate::source::Source;

/// Entitlement to the AFIS.
pub static REGLE: Regle = Regle {
    question: QuestionId::AfisDroit,
    nom: "casf::r121_12_13_1",
    fiche: Fiche {
        dit: "À la date où le préfet autorise ou renouvelle : plus de dix-huit ans ; française, \
              européenne, ou un document de séjour de la liste ; des ressources du foyer sous le \
              RSA d'une personne seule ; ni RSA ni ADA, reçus ou possibles.",
        calcule: "Toutes ces conditions. Les ressources du mois d'avant sont comparées au RSA en \
                  vigueur le jour de l'autorisation.",
        ne_calcule_pas: "Pas d'AFIS réduite : les sources se contredisent. Le droit au RSA est \
                         demandé, pas calculé.",
        exemple: "Elle a l'autorisation provisoire du parcours, aucune ressource, ni RSA ni ADA : \
                  ouvert. Elle reçoit l'ADA : fermé.",
    },
    sources: &[&R121_12_13, &R121_12_13_1, &L411_1],
    parametres: &["rsa.personne-seule", "psp.periode"],
    faits: FAITS,
    points: POINTS,
    applique,
};

pub(super) const FAITS: &[CleFait] = &[
    CleFait::PersonneDateNaissance,
    CleFait::PersonneNationalite,
    CleFait::SejourDocument,
    CleFait::SejourAutoriseTravail,
    CleFait::RessourcesMoisPrecedent,
    CleFait::RessourcesRsa,
    CleFait::RessourcesRsaPossible,
    CleFait::AsileAda,
];

pub(super) const POINTS: &[&point::Point] = &[
    &point::PERIODE_ECHUE,
    &point::VISA_LONG_SEJOUR,
    &point::RSA_REVALORISATION,
    &point::AFIS_MAYOTTE,
    &point::ADA_POSSIBLE,
    &point::DOCUMENT_EXPIRE,
];

/// Looks at each condition, in the order of the text: shared with the amount.
#[inline]
pub(super) fn conditions(
    faits: &Faits,
    parcours: Parcours,
    mut regarde: impl FnMut(&'static str, Constat, &'static Source),
) {
    let decision = faits.advenu(faits.psp.autorise_le).unwrap_or(faits.date_du_jour);
    let age = match Age::de(faits) {
        Age::Mineure => Constat::NonRemplie,
        Age::Inconnu => Constat::Manque(CleFait::PersonneDateNaissance),
        Age::Majeure => match Age::au(faits, decision_en_cours(faits, decision)) {
            Age::Majeure => Constat::Remplie,
            Age::Mineure => Constat::Doute(&point::TEXTE_A_LIRE),
            Age::Inconnu => Constat::Manque(CleFait::PersonneDateNaissance),
        },
    };
    let Ressources { rsa, rsa_possible, .. } = faits.ressources;
    regarde("Le préfet a autorisé le parcours, qui est en cours.", parcours.constat(), &R121_12_13);
    for (condition, constat) in [
        ("Plus de dix-huit ans.", age),
        ("Française, européenne, ou titulaire d'un document de la liste.", sejour(faits, decision)),
        ("Ressources sous le RSA d'une personne seule.", sous_le_rsa(faits, decision)),
        ("Ne reçoit pas le RSA.", Constat::faux(rsa, CleFait::RessourcesRsa)),
        (
            "Ne peut pas recevoir le RSA.",
            Constat::faux(rsa_possible, CleFait::RessourcesRsaPossible),
        ),
        ("Ne reçoit ni ne peut recevoir l'ADA.", sans_ada(faits)),
    ] {
        regarde(condition, constat, &R121_12_13_1);
    }
}

fn applique(examen: &mut Examen<'_, '_>) {
    let faits = examen.faits();
    let parcours = Parcours::de(faits);
    conditions(faits, parcours, |condition, constat, source| {
        examen.exige(condition, constat, source);
    });
    if matches!(document_au(faits, faits.date_du_jour), Some(DocumentAu::Expire)) {
        examen.signale(&point::DOCUMENT_EXPIRE);
    }
    examen.cite(&L411_1);
    if examen.issue() == Issue::Ouvert {
        examen.conseille(&conseil::DEMANDER_L_AFIS);
    } else if parcours == Parcours::NonAutorise && Age::de(faits) != Age::Mineure {
        examen.conseille(&conseil::DEMANDER_LE_PARCOURS);
    } else if faits.ressources.rsa_possible == Some(true) {
        examen.conseille(&conseil::DEMANDER_LE_RSA);
    }
}

/// The decision the pathway runs on: once renewed, the renewal, dated by its period's first day.
fn decision_en_cours(faits: &Faits, autorisation: Jour) -> Jour {
    match periode_en_cours(faits) {
        Some((numero, debut)) if numero > 1 => debut,
        Some(_) | None => autorisation,
    }
}

/// French, European, or a document that counts: one is enough.
fn sejour(faits: &Faits, decision: Jour) -> Constat {
    let document = document(faits, decision);
    match faits.personne.nationalite {
        Some(Nationalite::Francaise | Nationalite::Ue) => Constat::Remplie,
        Some(Nationalite::HorsUe) => document,
        None => Constat::Manque(CleFait::PersonneNationalite).ou(document),
    }
}

fn document(faits: &Faits, decision: Jour) -> Constat {
    let document = match document_au(faits, decision) {
        None => return Constat::Manque(CleFait::SejourDocument),
        Some(DocumentAu::Aucun | DocumentAu::Expire) => return Constat::NonRemplie,
        Some(DocumentAu::EnVigueur(document)) => document,
    };
    match document {
        Document::Aucun | Document::AttestationAsile => Constat::NonRemplie,
        Document::RecepisseRenouvellement
        | Document::ApsL4254
        | Document::CarteSejour
        | Document::CarteResident => Constat::Remplie,
        // The listed documents include a long-stay visa only, and the facts say "visa".
        Document::Visa => Constat::Doute(&point::VISA_LONG_SEJOUR),
        Document::ApsAutre => {
            Constat::vrai(faits.sejour.autorise_travail, CleFait::SejourAutoriseTravail)
        }
    }
}

fn sous_le_rsa(faits: &Faits, decision: Jour) -> Constat {
    let Some(ressources) = faits.ressources.mois_precedent_centimes else {
        return Constat::Manque(CleFait::RessourcesMoisPrecedent);
    };
    if ressources == 0 {
        return Constat::Remplie;
    }
    if super::d121_12_14::a_mayotte(faits) {
        return Constat::Doute(&point::AFIS_MAYOTTE);
    }
    match parametres::tous().rsa_personne_seule.etabli_au(decision) {
        Some(Ok(rsa)) => Constat::si(ressources < rsa),
        Some(Err(point)) => Constat::Doute(point),
        None => Constat::Doute(&point::RSA_REVALORISATION),
    }
}

fn sans_ada(faits: &Faits) -> Constat {
    let demandeuse = faits.asile.statut == Some(StatutAsile::EnCours) || en_reflexion(faits);
    match faits.asile.ada {
        Some(true) => Constat::NonRemplie,
        Some(false) if demandeuse => Constat::Doute(&point::ADA_POSSIBLE),
        Some(false) => Constat::Remplie,
        None => Constat::Manque(CleFait::AsileAda),
    }
}
