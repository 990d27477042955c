//! The days of the law engine that a file without a pathway to come still holds: a renewal refused,
//! an order to leave, a permit asked for.

use app::echeance::Nature;
use app::{demarche, observation};
use domain::psp::{Demande, Evenement as E, Fin, IssueParcours, Objet, Recours, Sens};
use domain::{DossierId, Fait};

use crate::commun::{Essai, sur_chaque_moteur};
use crate::histoire::{au, decision, dues, j, le_moteur_le_dit_aussi, noter, psp};

async fn observer(essai: &mut Essai, elle: DossierId, jour: &str, (quoi, valeur): (&str, &str)) {
    au(essai, jour);
    let attribut = observation::lire(quoi, valeur).unwrap();
    noter(essai, elle, Fait::Observation(attribut)).await.unwrap();
}

fn due(nature: Nature, le: &str) -> (Nature, String) {
    (nature, le.to_owned())
}

#[test]
fn a_refused_renewal_is_appealed_like_a_refused_entry_even_once_the_pathway_has_ended() {
    sur_chaque_moteur(|mut essai| async move {
        au(&mut essai, "2025-12-01");
        let elle = essai.dossier("ROSEAU").await;
        observer(&mut essai, elle, "2025-12-01", ("departement", "54")).await;
        let demande = E::Demande(Demande { deposee_le: Some(j("2025-12-02")) });
        psp(&mut essai, elle, "2025-12-02", demande).await;
        let accord = decision(Objet::Entree, Sens::Accord, "2026-01-10");
        psp(&mut essai, elle, "2026-01-10", accord).await;
        let depot = E::RenouvellementDemande { deposee_le: j("2026-05-10") };
        psp(&mut essai, elle, "2026-05-10", depot).await;
        let refus = decision(Objet::Renouvellement, Sens::Refus, "2026-06-15");
        psp(&mut essai, elle, "2026-06-15", refus).await;
        let attendues = dues(&mut essai).await;
        // 16 August is a Sunday.
        let delais = [due(Nature::Recours, "2026-08-14"), due(Nature::RecoursLimite, "2026-08-17")];
        for delai in &delais {
            assert!(attendues.contains(delai), "{delai:?} in {attendues:?}");
        }
        le_moteur_le_dit_aussi(&mut essai, elle).await;
        let fin = Fin { finie_le: j("2026-07-09"), issue: Some(IssueParcours::NonRenouvele) };
        psp(&mut essai, elle, "2026-07-09", E::Fin(fin)).await;
        assert_eq!(dues(&mut essai).await, delais);
        // Silence rejects an appeal to the prefect, and the limit starts again.
        let gracieux = Recours::Gracieux { forme_le: j("2026-08-03"), accuse: None };
        psp(&mut essai, elle, "2026-08-03", E::Recours(gracieux)).await;
        let attendues = dues(&mut essai).await;
        let implicite = due(Nature::RejetImplicite, "2026-10-03");
        assert!(attendues.contains(&implicite), "{attendues:?}");
        let forme_le = j("2026-10-20");
        let tribunal = E::Recours(Recours::Contentieux { forme_le });
        psp(&mut essai, elle, "2026-10-20", tribunal).await;
        assert_eq!(dues(&mut essai).await, []);
        essai.finir().await;
    });
}

#[test]
fn a_pathway_that_she_ended_leaves_nothing_to_appeal() {
    sur_chaque_moteur(|mut essai| async move {
        au(&mut essai, "2025-12-01");
        let elle = essai.dossier("ROSEAU").await;
        let demande = E::Demande(Demande { deposee_le: Some(j("2025-12-02")) });
        psp(&mut essai, elle, "2025-12-02", demande).await;
        let accord = decision(Objet::Entree, Sens::Accord, "2026-01-10");
        psp(&mut essai, elle, "2026-01-10", accord).await;
        let refus = decision(Objet::Renouvellement, Sens::Refus, "2026-06-15");
        psp(&mut essai, elle, "2026-06-15", refus).await;
        let fin = Fin { finie_le: j("2026-06-20"), issue: Some(IssueParcours::Cdi) };
        psp(&mut essai, elle, "2026-06-20", E::Fin(fin)).await;
        assert_eq!(dues(&mut essai).await, []);
        essai.finir().await;
    });
}

#[test]
fn an_order_to_leave_is_due_until_a_court_is_turned_to_or_it_is_too_late() {
    sur_chaque_moteur(|mut essai| async move {
        au(&mut essai, "2026-01-06");
        let elle = essai.dossier("ROSEAU").await;
        observer(&mut essai, elle, "2026-01-06", ("oqtf", "2026-01-05,libre")).await;
        let prudente = [due(Nature::RecoursOqtf, "2026-02-04")];
        assert_eq!(dues(&mut essai).await, prudente);
        le_moteur_le_dit_aussi(&mut essai, elle).await;
        // Nobody was turned to yet, and it is still time.
        observer(&mut essai, elle, "2026-01-10", ("contentieux", "non")).await;
        assert_eq!(dues(&mut essai).await, prudente);
        observer(&mut essai, elle, "2026-01-20", ("contentieux", "oui")).await;
        assert_eq!(dues(&mut essai).await, []);
        // Another order, notified in retention: forty-eight hours.
        observer(&mut essai, elle, "2026-03-02", ("oqtf", "2026-03-02,retention")).await;
        assert_eq!(dues(&mut essai).await, [due(Nature::RecoursOqtf, "2026-03-03")]);
        observer(&mut essai, elle, "2026-03-20", ("contentieux", "non")).await;
        assert_eq!(dues(&mut essai).await, []);
        essai.finir().await;
    });
}

#[test]
fn silence_on_a_permit_is_due_until_it_is_answered() {
    sur_chaque_moteur(|mut essai| async move {
        au(&mut essai, "2025-10-01");
        let elle = essai.dossier("ROSEAU").await;
        let dire = |mots: &str| demarche::lire(mots, None, None).unwrap().0;
        noter(&mut essai, elle, dire("droit:titre-sejour:demande")).await.unwrap();
        assert_eq!(dues(&mut essai).await, [due(Nature::SilenceTitre, "2026-02-01")]);
        le_moteur_le_dit_aussi(&mut essai, elle).await;
        au(&mut essai, "2026-01-15");
        noter(&mut essai, elle, dire("droit:titre-sejour:refuse")).await.unwrap();
        assert_eq!(dues(&mut essai).await, []);
        essai.finir().await;
    });
}

#[test]
fn each_step_around_the_pathway_is_due_on_its_day_until_what_came_is_told() {
    sur_chaque_moteur(|mut essai| async move {
        au(&mut essai, "2026-01-05");
        let elle = essai.dossier("ROSEAU").await;
        let dire = |mots: &str, le: Option<&str>| demarche::lire(mots, le.map(j), None).unwrap().0;
        for (mots, le, attendues, suite) in [
            (
                "droit:domiciliation:accorde",
                "2026-12-31",
                vec![
                    due(Nature::RenouvellementDroit, "2026-11-01"),
                    due(Nature::FinDroit, "2026-12-31"),
                ],
                "droit:domiciliation:fini",
            ),
            (
                "procedure:audience-fixee",
                "2026-05-20",
                vec![due(Nature::Audience, "2026-05-20")],
                "procedure:audience-tenue",
            ),
            (
                "contenu:moteur:demande",
                "2026-03-01",
                vec![due(Nature::ReponseContenu, "2026-03-01")],
                "contenu:moteur:refuse",
            ),
            (
                "mineur:information-preoccupante:envoyee",
                "2026-02-10",
                vec![due(Nature::RelanceAlerte, "2026-02-10")],
                "mineur:information-preoccupante:accuse-recu",
            ),
            (
                "etat-civil:carte-consulaire:rendez-vous",
                "2026-02-20",
                vec![due(Nature::EtatCivil, "2026-02-20")],
                "etat-civil:carte-consulaire:refuse",
            ),
        ] {
            noter(&mut essai, elle, dire(mots, Some(le))).await.unwrap();
            assert_eq!(dues(&mut essai).await, attendues, "{mots}");
            noter(&mut essai, elle, dire(suite, None)).await.unwrap();
            assert_eq!(dues(&mut essai).await, [], "{suite}");
        }
        essai.finir().await;
    });
}
