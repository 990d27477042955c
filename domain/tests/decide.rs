//! What may be added to a file, and why not.

mod strategies;

use domain::association::Agrement;
use domain::dossier::decide::Refus;
use domain::fait::{
    Choix, Consentement, Correction, MotifCloture, ObjetConsentement, Ouverture, Remplacement,
};
use domain::psp::{Decision, Demande, Evenement, Objet, Sens, TransitionInterdite as Interdit};
use domain::{
    Acte, ActeId, ActiviteId, AssociationId, Departement, DossierId, Fait, Flux, Horodatage, Jour,
    MembreId, Regard, decide, fold,
};
use proptest::prelude::*;

const AUJOURDHUI: Jour = Jour::constante(2024, 3, 1);

fn j(texte: &str) -> Jour {
    texte.parse().expect("a day")
}

fn id(rang: u32) -> ActeId {
    ActeId::depuis_octets(u128::from(rang).to_be_bytes())
}

fn journal(faits: Vec<(&str, Fait)>) -> Vec<Acte> {
    let faits = faits.into_iter().map(|(le, fait)| (j(le), fait));
    (1..)
        .zip(faits)
        .map(|(rang, (survenu_le, fait))| Acte {
            id: id(rang),
            flux: Flux::Dossier(DossierId::depuis_octets([1; 16])),
            rang,
            survenu_le,
            consigne_a: Horodatage::depuis_micros(0),
            auteur: MembreId::depuis_octets([2; 16]),
            fait,
            recit: None,
        })
        .collect()
}

fn ouverture() -> Fait {
    Fait::Ouverture(Ouverture { voie: None, origine: None, datation: None })
}

fn demande(le: &str) -> Fait {
    Fait::Psp(Evenement::Demande(Demande { deposee_le: Some(j(le)) }))
}

fn accord(le: &str) -> Fait {
    Fait::Psp(Evenement::Decision(Decision {
        objet: Objet::Entree,
        sens: Sens::Accord,
        decidee_le: j(le),
        notifiee_le: None,
        ecrite: None,
        mentionne_recours: None,
        motifs: Vec::new(),
        preuve: None,
    }))
}

fn correction(acte: u32, remplacement: Option<(&str, Fait)>) -> Fait {
    Fait::Correction(Correction {
        acte: id(acte),
        remplacement: remplacement
            .map(|(le, fait)| Remplacement { survenu_le: j(le), fait: Box::new(fait) }),
    })
}

#[track_caller]
fn dit(actes: &[Acte], le: &str, fait: &Fait, attendu: Result<(), Refus>) {
    assert_eq!(decide(actes, fait, j(le), AUJOURDHUI), attendu);
}

#[test]
fn a_file_starts_with_its_opening_and_has_one() {
    dit(&[], "2023-01-10", &Fait::Note, Err(Refus::NonOuvert));
    dit(&[], "2023-01-10", &ouverture(), Ok(()));
    let ouvert = journal(vec![("2023-01-10", ouverture())]);
    dit(&ouvert, "2023-01-11", &ouverture(), Err(Refus::DejaOuvert));
    dit(&ouvert, "2023-01-11", &Fait::Note, Ok(()));
}

#[test]
fn nothing_happens_tomorrow() {
    dit(&[], "2024-03-02", &ouverture(), Err(Refus::DansLeFutur));
    dit(&[], "2024-03-01", &ouverture(), Ok(()));
    let ouvert = journal(vec![("2023-01-10", ouverture()), ("2023-01-10", Fait::Note)]);
    let demain = correction(2, Some(("2024-03-02", Fait::Note)));
    dit(&ouvert, "2024-03-01", &demain, Err(Refus::DansLeFutur));
}

#[test]
fn a_fact_of_another_stream_has_no_place_in_a_file() {
    let agrement = Fait::Agrement(Agrement { accorde_le: j("2023-01-01") });
    let ouvert = journal(vec![("2023-01-10", ouverture()), ("2023-01-10", Fait::Note)]);
    dit(&ouvert, "2023-02-01", &agrement, Err(Refus::MauvaisFlux));
    let deguise = correction(2, Some(("2023-02-01", agrement)));
    dit(&ouvert, "2023-02-01", &deguise, Err(Refus::MauvaisFlux));
}

#[test]
fn a_closed_file_takes_what_came_before_corrections_and_consents() {
    let clos = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-02-01", Fait::Note),
        ("2023-06-01", Fait::Cloture(MotifCloture::Depart)),
    ]);
    dit(&clos, "2023-06-01", &Fait::Note, Err(Refus::Clos));
    dit(&clos, "2023-05-31", &Fait::Note, Ok(()));
    dit(&clos, "2023-07-01", &correction(2, None), Ok(()));
    let retrait = Fait::Consentement(Consentement {
        objet: ObjetConsentement::Partage,
        choix: Choix::Retire,
    });
    dit(&clos, "2023-07-01", &retrait, Ok(()));
}

#[test]
fn only_a_closed_file_is_opened_again_and_not_before_it_was_closed() {
    let ouvert = journal(vec![("2023-01-10", ouverture())]);
    dit(&ouvert, "2023-07-01", &Fait::Reouverture, Err(Refus::NonClos));
    let clos = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-06-01", Fait::Cloture(MotifCloture::Depart)),
    ]);
    dit(&clos, "2023-05-31", &Fait::Reouverture, Err(Refus::NonClos));
    dit(&clos, "2023-06-01", &Fait::Reouverture, Ok(()));
}

#[test]
fn a_correction_names_an_act_of_the_file_that_is_no_correction() {
    let actes = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-02-01", Fait::Note),
        ("2023-02-02", correction(2, None)),
    ]);
    dit(&actes, "2023-03-01", &correction(9, None), Err(Refus::ActeInconnu));
    dit(&actes, "2023-03-01", &correction(3, None), Err(Refus::CorrectionDeCorrection));
    let double = correction(2, Some(("2023-02-01", correction(1, None))));
    dit(&actes, "2023-03-01", &double, Err(Refus::CorrectionDeCorrection));
    let encore = correction(2, Some(("2023-02-01", Fait::Note)));
    dit(&actes, "2023-03-01", &encore, Ok(()));
}

#[test]
fn an_opening_stays_an_opening() {
    let actes = journal(vec![("2023-01-10", ouverture()), ("2023-02-01", Fait::Note)]);
    dit(&actes, "2023-03-01", &correction(1, None), Err(Refus::OuvertureAnnulee));
    let note = correction(1, Some(("2023-01-10", Fait::Note)));
    dit(&actes, "2023-03-01", &note, Err(Refus::OuvertureAnnulee));
    let seconde = correction(2, Some(("2023-02-01", ouverture())));
    dit(&actes, "2023-03-01", &seconde, Err(Refus::DejaOuvert));
    let plus_tot = correction(1, Some(("2022-12-01", ouverture())));
    dit(&actes, "2023-03-01", &plus_tot, Ok(()));
}

#[test]
fn a_step_out_of_order_is_refused_with_its_rule() {
    let ouvert = journal(vec![("2023-01-10", ouverture())]);
    let regle = Refus::Transition(Interdit::SansDemande);
    dit(&ouvert, "2023-04-20", &accord("2023-04-20"), Err(regle));
    let demandee =
        journal(vec![("2023-01-10", ouverture()), ("2023-01-20", demande("2023-01-20"))]);
    dit(&demandee, "2023-04-20", &accord("2023-04-20"), Ok(()));
}

#[test]
fn a_correction_may_not_break_a_later_step() {
    let actes = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-01-20", demande("2023-01-20")),
        ("2023-04-20", accord("2023-04-20")),
    ]);
    let sans = Err(Refus::Transition(Interdit::SansDemande));
    dit(&actes, "2023-06-01", &correction(2, None), sans);
    let apres = correction(2, Some(("2023-05-01", demande("2023-05-01"))));
    dit(&actes, "2023-06-01", &apres, sans);
    let avant = correction(2, Some(("2023-01-12", demande("2023-01-12"))));
    dit(&actes, "2023-06-01", &avant, Ok(()));
}

#[test]
fn healing_one_anomaly_does_not_pay_for_another() {
    // Two decisions on one request: the second is an anomaly an import left there.
    let actes = journal(vec![
        ("2023-01-10", ouverture()),
        ("2023-01-20", demande("2023-01-20")),
        ("2023-04-20", accord("2023-04-20")),
        ("2023-04-21", accord("2023-04-21")),
        ("2023-10-01", Fait::Psp(Evenement::RenouvellementDemande { deposee_le: j("2023-10-01") })),
    ]);
    assert_eq!(fold(&actes, &Regard::au(AUJOURDHUI)).anomalies.len(), 1);
    let efface = correction(4, None);
    dit(&actes, "2024-01-01", &efface, Ok(()));
    // Moving it makes it the decision that counts, and the first one the anomaly.
    let deplace = correction(4, Some(("2023-04-19", accord("2023-04-19"))));
    let regle = Refus::Transition(Interdit::DejaAccordee);
    dit(&actes, "2024-01-01", &deplace, Err(regle));
}

#[test]
fn each_stream_has_its_facts() {
    let dossier = Flux::Dossier(DossierId::depuis_octets([1; 16]));
    let activite = Flux::Activite(ActiviteId::depuis_octets([1; 16]));
    let association = Flux::Association(AssociationId::depuis_octets([1; 16]));
    let lectures = Flux::Lectures(MembreId::depuis_octets([1; 16]));
    let moselle: Departement = "57".parse().unwrap();
    let commission = Flux::Commission(moselle, AUJOURDHUI);
    let agrement = Fait::Agrement(Agrement { accorde_le: AUJOURDHUI });
    assert!(dossier.accepte(&Fait::Note) && !association.accepte(&Fait::Note));
    assert!(association.accepte(&agrement) && !dossier.accepte(&agrement));
    for flux in [activite, lectures, commission] {
        assert!(!flux.accepte(&Fait::Note) && !flux.accepte(&agrement));
    }
}

proptest! {
    /// Whatever is proposed, a journal of accepted acts folds without an anomaly.
    #[test]
    fn what_is_accepted_never_makes_an_anomaly(
        faits in proptest::collection::vec((strategies::fait_de_dossier(), 0..1_500), 1..40),
        corriges in proptest::collection::vec(any::<proptest::sample::Index>(), 40),
    ) {
        let mut actes = journal(vec![("2020-01-01", ouverture())]);
        for ((fait, n), cible) in faits.into_iter().zip(corriges) {
            let le = Jour::constante(2020, 1, 1).plus_jours(n);
            let fait = if n % 4 == 0 {
                let remplacement = Some(Remplacement { survenu_le: le, fait: Box::new(fait) });
                Fait::Correction(Correction { acte: cible.get(&actes).id, remplacement })
            } else {
                fait
            };
            if decide(&actes, &fait, le, AUJOURDHUI).is_ok() {
                let rang = u32::try_from(actes.len() + 1).expect("few acts");
                let flux = actes[0].flux;
                let modele = actes[0].clone();
                actes.push(Acte { id: id(rang), flux, rang, survenu_le: le, fait, ..modele });
            }
            prop_assert_eq!(fold(&actes, &Regard::au(AUJOURDHUI)).anomalies, []);
        }
    }
}
