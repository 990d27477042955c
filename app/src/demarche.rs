//! What is done around the pathway, as it is written in a form or a command:
//! `famille:genre:suite`.

use domain::alerte_mineur::{AlerteMineur, SuiteAlerte, VoieAlerte};
use domain::droit_lie::{DroitLie, GenreDroit, SuiteDroit};
use domain::etat_civil::{DocumentEtatCivil, EtatCivil, SuiteEtatCivil};
use domain::fait::Domaine;
use domain::piece::{GenrePiece, Piece, SuitePiece};
use domain::procedure::{EtapeProcedure, Procedure};
use domain::projet::{AvisAssociation, Projet};
use domain::retrait_contenu::{RetraitContenu, ServiceSaisi, SuiteRetrait};
use domain::{Fait, Jour, Recit};

/// How what is told becomes a narrative of its compartment.
pub type EnRecit = fn(String) -> Recit;

/// Every kind, by family: the family, and each `genre:suite` (or `genre`) of it.
pub fn choix() -> Vec<(&'static str, Vec<String>)> {
    vec![
        ("piece", paires(&codes(&GenrePiece::TOUS), &codes(&SuitePiece::TOUS))),
        ("projet", projets()),
        ("droit", paires(&codes(&GenreDroit::TOUS), &codes(&SuiteDroit::TOUS))),
        ("etat-civil", paires(&codes(&DocumentEtatCivil::TOUS), &codes(&SuiteEtatCivil::TOUS))),
        ("procedure", codes(&EtapeProcedure::TOUS).iter().map(ToString::to_string).collect()),
        ("contenu", paires(&codes(&ServiceSaisi::TOUS), &codes(&SuiteRetrait::TOUS))),
        ("mineur", paires(&codes(&VoieAlerte::TOUS), &codes(&SuiteAlerte::TOUS))),
    ]
}

fn codes<T>(tous: &[(T, &'static str)]) -> Vec<&'static str> {
    tous.iter().map(|(_, code)| *code).collect()
}

fn paires(genres: &[&str], suites: &[&str]) -> Vec<String> {
    let paires = genres.iter().flat_map(|genre| suites.iter().map(move |s| (genre, s)));
    paires.map(|(genre, suite)| format!("{genre}:{suite}")).collect()
}

fn projets() -> Vec<String> {
    let domaines = codes(&Domaine::TOUS);
    let mut projets = paires(&["besoin", "engagement"], &domaines);
    projets.extend(paires(&["avis"], &codes(&AvisAssociation::TOUS)));
    projets
}

/// The fact that these words name. `autre_jour` is the day the kind speaks of: the last day of a
/// right, an appointment, a hearing, an answer or a reminder expected. `centimes` is what it cost.
///
/// `None`: no kind has these words.
pub fn lire(
    mots: &str,
    autre_jour: Option<Jour>,
    centimes: Option<u64>,
) -> Option<(Fait, EnRecit)> {
    let mots: Vec<&str> = mots.split(':').collect();
    let lu: (Fait, EnRecit) = match mots.as_slice() {
        ["piece", piece, suite] => {
            let piece = GenrePiece::depuis_code(piece)?;
            let suite = SuitePiece::depuis_code(suite)?;
            (Fait::Piece(Piece { piece, suite }), Recit::Social)
        }
        ["projet", "besoin", domaine] => {
            let domaine = Domaine::depuis_code(domaine)?;
            (Fait::Projet(Projet::Besoin(domaine)), Recit::du_domaine(domaine))
        }
        ["projet", "engagement", domaine] => {
            let domaine = Domaine::depuis_code(domaine)?;
            (Fait::Projet(Projet::Engagement(domaine)), Recit::du_domaine(domaine))
        }
        ["projet", "avis", avis] => {
            let avis = AvisAssociation::depuis_code(avis)?;
            (Fait::Projet(Projet::Avis(avis)), Recit::Social)
        }
        ["droit", droit, suite] => {
            let droit = GenreDroit::depuis_code(droit)?;
            let suite = SuiteDroit::depuis_code(suite)?;
            (Fait::DroitLie(DroitLie { droit, suite, au: autre_jour }), Recit::Social)
        }
        ["etat-civil", document, suite] => {
            let document = DocumentEtatCivil::depuis_code(document)?;
            let suite = SuiteEtatCivil::depuis_code(suite)?;
            let (rendez_vous_le, frais_centimes) = (autre_jour, centimes);
            let demarche = EtatCivil { document, suite, rendez_vous_le, frais_centimes };
            (Fait::EtatCivil(demarche), Recit::Social)
        }
        ["procedure", etape] => {
            let etape = EtapeProcedure::depuis_code(etape)?;
            let audience_le = autre_jour.filter(|_| etape == EtapeProcedure::AudienceFixee);
            (Fait::Procedure(Procedure { etape, audience_le }), Recit::Justice)
        }
        ["contenu", destinataire, suite] => {
            let destinataire = ServiceSaisi::depuis_code(destinataire)?;
            let suite = SuiteRetrait::depuis_code(suite)?;
            let retrait = RetraitContenu { destinataire, suite, reponse_avant: autre_jour };
            (Fait::RetraitContenu(retrait), Recit::Justice)
        }
        ["mineur", voie, suite] => {
            let voie = VoieAlerte::depuis_code(voie)?;
            let suite = SuiteAlerte::depuis_code(suite)?;
            let alerte = AlerteMineur { voie, suite, relance_le: autre_jour };
            (Fait::AlerteMineur(alerte), Recit::Mineurs)
        }
        _ => return None,
    };
    Some(lu)
}

/// The words that name a fact: the reverse of [`lire`]. `None` for a fact of another kind.
#[expect(clippy::wildcard_enum_match_arm, reason = "the facts of these families, and no other")]
pub fn dire(fait: &Fait) -> Option<String> {
    let mots = match fait {
        Fait::Piece(piece) => format!("piece:{}:{}", piece.piece.code(), piece.suite.code()),
        Fait::Projet(Projet::Besoin(domaine)) => format!("projet:besoin:{}", domaine.code()),
        Fait::Projet(Projet::Engagement(domaine)) => {
            format!("projet:engagement:{}", domaine.code())
        }
        Fait::Projet(Projet::Avis(avis)) => format!("projet:avis:{}", avis.code()),
        Fait::DroitLie(droit) => format!("droit:{}:{}", droit.droit.code(), droit.suite.code()),
        Fait::EtatCivil(demarche) => {
            format!("etat-civil:{}:{}", demarche.document.code(), demarche.suite.code())
        }
        Fait::Procedure(procedure) => format!("procedure:{}", procedure.etape.code()),
        Fait::RetraitContenu(retrait) => {
            format!("contenu:{}:{}", retrait.destinataire.code(), retrait.suite.code())
        }
        Fait::AlerteMineur(alerte) => {
            format!("mineur:{}:{}", alerte.voie.code(), alerte.suite.code())
        }
        _ => return None,
    };
    Some(mots)
}

/// The day such a fact speaks of, and what it cost.
#[expect(clippy::wildcard_enum_match_arm, reason = "the facts of these families, and no other")]
pub fn precisions(fait: &Fait) -> (Option<Jour>, Option<u64>) {
    match fait {
        Fait::DroitLie(droit) => (droit.au, None),
        Fait::EtatCivil(demarche) => (demarche.rendez_vous_le, demarche.frais_centimes),
        Fait::Procedure(procedure) => (procedure.audience_le, None),
        Fait::RetraitContenu(retrait) => (retrait.reponse_avant, None),
        Fait::AlerteMineur(alerte) => (alerte.relance_le, None),
        _ => (None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_names_a_fact_and_back() {
        let jour = "2026-12-04".parse().ok();
        for (famille, choix) in choix() {
            assert!(!choix.is_empty());
            for genre in choix {
                let mots = format!("{famille}:{genre}");
                let (fait, vers) = lire(&mots, jour, Some(100)).unwrap();
                assert_eq!(dire(&fait).as_deref(), Some(&*mots));
                assert!(fait.est_de_dossier());
                let minor = famille == "mineur";
                let compartiment = vers(String::new()).compartiment();
                assert_eq!(compartiment == domain::Compartiment::Mineurs, minor, "{mots}");
            }
        }
        assert_eq!(lire("droit:carte", None, None).map(|(fait, _)| fait), None);
    }
}
