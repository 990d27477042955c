//! One person, from the first contact to the end of the pathway: every deadline is on its day.

use app::consigner::AConsigner;
use app::echeance::Nature;
use app::{Contexte, ErreurApp, demarche};
use domain::fait::{Choix, Consentement, ObjetConsentement, Souhait};
use domain::profil::{Attribut, Naissance};
use domain::psp::{
    Decision, Demande, Evenement as E, Fin, IssueParcours, Motif, Objet, PreuveNotification,
    Recours, Sens,
};
use domain::{DossierId, Fait, Horodatage, Jour, Recit, Valeur};
use law::QuestionId;

use crate::commun::{Essai, sur_chaque_moteur};

pub(crate) fn j(texte: &str) -> Jour {
    texte.parse().unwrap()
}

/// The day it is, in the story.
pub(crate) fn au(essai: &mut Essai, jour: &str) {
    essai.contexte.aujourdhui = j(jour);
    let Contexte { maintenant, .. } = &mut essai.contexte;
    *maintenant = Horodatage::depuis_micros(maintenant.micros() + 1_000_000);
}

pub(crate) async fn noter(essai: &mut Essai, elle: DossierId, fait: Fait) -> Result<(), ErreurApp> {
    let demande = AConsigner {
        faits: vec![fait],
        recit: Some(Recit::Justice("mot pour mot".to_owned())),
        survenu_le: None,
        apres: None,
        id: None,
    };
    essai.session.consigner(elle, demande, &mut essai.contexte).await.map(drop)
}

pub(crate) async fn psp(essai: &mut Essai, elle: DossierId, jour: &str, evenement: E) {
    au(essai, jour);
    noter(essai, elle, Fait::Psp(evenement)).await.unwrap();
}

/// What falls due, as the page of the day shows it: each nature and its day.
pub(crate) async fn dues(essai: &mut Essai) -> Vec<(Nature, String)> {
    let aujourdhui = essai.contexte.aujourdhui;
    let (session, contexte) = (&essai.session, &mut essai.contexte);
    let dues = session.echeances(aujourdhui, 800, contexte).await.unwrap();
    dues.iter().map(|due| (due.echeance.nature, due.echeance.le.to_string())).collect()
}

pub(crate) fn decision(objet: Objet, sens: Sens, le: &str) -> E {
    let refus = sens == Sens::Refus;
    E::Decision(Decision {
        objet,
        sens,
        decidee_le: j(le),
        notifiee_le: Some(j(le)),
        ecrite: Some(true),
        mentionne_recours: Some(true),
        motifs: if refus { vec![Motif::Oqtf] } else { Vec::new() },
        preuve: Some(PreuveNotification::LettreRecommandee),
    })
}

async fn refuse(essai: &mut Essai, elle: DossierId, evenement: E, article: &str) {
    let refus = noter(essai, elle, Fait::Psp(evenement)).await.unwrap_err();
    assert!(refus.to_string().contains(article), "{refus}");
}

#[test]
fn from_a_first_contact_to_completion_every_deadline_is_on_its_day() {
    sur_chaque_moteur(|mut essai| async move {
        au(&mut essai, "2023-01-05");
        let elle = essai.dossier("ROSEAU").await;
        // A decision before the request is refused, with the article.
        let avant = decision(Objet::Entree, Sens::Accord, "2023-01-05");
        refuse(&mut essai, elle, avant, "R.121-12-9").await;
        noter(&mut essai, elle, Fait::SouhaitSortie(Souhait::Exprime)).await.unwrap();
        let accord = Consentement { objet: ObjetConsentement::Accompagnement, choix: Choix::Donne };
        noter(&mut essai, elle, Fait::Consentement(accord)).await.unwrap();
        let naissance = Valeur::Connue(Naissance::Le(j("1998-05-04")));
        noter(&mut essai, elle, Fait::Observation(Attribut::Naissance(naissance))).await.unwrap();
        // Civil status is missing: an appointment, then the document.
        au(&mut essai, "2023-01-10");
        let rendez_vous =
            demarche::lire("etat-civil:passeport:rendez-vous", Some(j("2023-02-01")), Some(12_000));
        noter(&mut essai, elle, rendez_vous.unwrap().0).await.unwrap();
        assert_eq!(dues(&mut essai).await, [(Nature::EtatCivil, "2023-02-01".to_owned())]);
        au(&mut essai, "2023-02-02");
        for mots in [
            "etat-civil:passeport:obtenu",
            "piece:cessation:recue",
            "piece:situation:recue",
            "projet:besoin:logement",
            "projet:engagement:emploi",
            "projet:avis:favorable",
        ] {
            noter(&mut essai, elle, demarche::lire(mots, None, None).unwrap().0).await.unwrap();
        }
        let jour = essai.contexte.aujourdhui;
        let lue = essai.session.completude(elle, jour, &mut essai.contexte).await.unwrap();
        let manque: Vec<&str> = lue
            .elements
            .iter()
            .filter(|element| element.present_le.is_none())
            .map(|element| element.exigence.code())
            .collect();
        assert_eq!(manque, ["piece-identite"]);
        let recue = demarche::lire("piece:identite:recue", None, None).unwrap().0;
        noter(&mut essai, elle, recue).await.unwrap();
        assert_eq!(dues(&mut essai).await, []);
        let demande = E::Demande(Demande { deposee_le: Some(j("2023-02-10")) });
        psp(&mut essai, elle, "2023-02-10", demande).await;
        // Refused for an OQTF; notified the same day, remedies stated.
        let refus = decision(Objet::Entree, Sens::Refus, "2023-04-03");
        psp(&mut essai, elle, "2023-04-03", refus).await;
        let attendus = dues(&mut essai).await;
        let prudente = (Nature::Recours, "2023-06-02".to_owned());
        assert!(attendus.contains(&prudente), "{attendus:?}");
        assert!(attendus.iter().any(|(nature, _)| *nature == Nature::RecoursLimite));
        le_moteur_le_dit_aussi(&mut essai, elle).await;
        // A recours gracieux: silence of two months rejects it, and the limit starts again.
        let gracieux = Recours::Gracieux { forme_le: j("2023-05-02"), accuse: Some(true) };
        psp(&mut essai, elle, "2023-05-02", E::Recours(gracieux)).await;
        let attendus = dues(&mut essai).await;
        let implicite = (Nature::RejetImplicite, "2023-07-02".to_owned());
        let prudente = (Nature::Recours, "2023-09-01".to_owned());
        le_moteur_le_dit_aussi(&mut essai, elle).await;
        for attendu in [implicite, prudente] {
            assert!(attendus.contains(&attendu), "{attendu:?} in {attendus:?}");
        }
        // A new decision grants entry: the refusal stays, its limits no longer wait.
        let accord = decision(Objet::Entree, Sens::Accord, "2023-07-20");
        psp(&mut essai, elle, "2023-07-20", accord).await;
        let aps = E::ApsDelivree { du: j("2023-08-01"), au: Some(j("2024-01-31")) };
        psp(&mut essai, elle, "2023-08-01", aps).await;
        let afis = E::AfisOuverte { du: j("2023-08-01"), au: Some(j("2024-01-19")) };
        psp(&mut essai, elle, "2023-08-01", afis).await;
        let attendus = dues(&mut essai).await;
        let jours = [
            (Nature::DepotRenouvellement, "2023-11-20".to_owned()),
            (Nature::FinPeriode, "2024-01-19".to_owned()),
            (Nature::FinAfis, "2024-01-19".to_owned()),
            (Nature::FinAps, "2024-01-31".to_owned()),
        ];
        assert_eq!(attendus, jours);
        le_moteur_le_dit_aussi(&mut essai, elle).await;
        renouveler(&mut essai, elle).await;
        assert!(dues(&mut essai).await.contains(&(Nature::FinParcours, "2025-07-19".to_owned())));
        let cinquieme = E::RenouvellementDemande { deposee_le: j("2025-02-01") };
        au(&mut essai, "2025-02-01");
        refuse(&mut essai, elle, cinquieme.clone(), "R.121-12-10").await;
        let fin = Fin { finie_le: j("2025-07-19"), issue: Some(IssueParcours::Cdi) };
        psp(&mut essai, elle, "2025-07-19", E::Fin(fin)).await;
        refuse(&mut essai, elle, cinquieme, "R.121-12-9").await;
        assert_eq!(dues(&mut essai).await, []);
        let regard = domain::Regard::au(Jour::DERNIER);
        let vu = essai.session.montrer(elle, regard, &mut essai.contexte).await.unwrap();
        let parcours = vu.1.psp.dernier().unwrap();
        // Nothing was lost: the refusal, its proof, the four periods.
        assert_eq!(parcours.decisions_anterieures[0].motifs, [Motif::Oqtf]);
        assert_eq!(parcours.periodes().len(), 4);
        essai.finir().await;
    });
}

/// Every day that the law engine gives for her today, and what it is on the page of the day. The
/// filing of a renewal is due once the period it renews is not the last.
const DU_MOTEUR: [(QuestionId, &str, &[Nature]); 8] = [
    (QuestionId::PspCalendrier, "fin_periode", &[Nature::FinPeriode, Nature::FinParcours]),
    (QuestionId::PspCalendrier, "depot_conseille", &[Nature::DepotRenouvellement]),
    (QuestionId::RecoursPsp, "date_prudente", &[Nature::Recours]),
    (QuestionId::RecoursPsp, "date_limite", &[Nature::RecoursLimite]),
    (QuestionId::RecoursPsp, "rejet_implicite_le", &[Nature::RejetImplicite]),
    (QuestionId::RecoursOqtf, "date_prudente", &[Nature::RecoursOqtf]),
    (QuestionId::TitreSilence, "le", &[Nature::SilenceTitre]),
    // Who is late to ask for her own file to be erased is told elsewhere.
    (QuestionId::DonneesConservation, "effacer_a_partir_du", &[]),
];

/// Asks the law engine every question about her: each day it gives is due, under its own name, and
/// a day that no list above knows of fails here.
pub(crate) async fn le_moteur_le_dit_aussi(essai: &mut Essai, elle: DossierId) {
    let jour = essai.contexte.aujourdhui;
    let faits = essai.session.faits_de_droit(elle, jour, &mut essai.contexte).await.unwrap();
    let dues = dues(essai).await;
    for (question, reponse) in law::evaluer(&faits).unwrap() {
        let restants = reponse.valeur("renouvellements_restants");
        for (nom, valeur) in &reponse.valeurs {
            let law::Valeur::Date(le) = valeur else { continue };
            let dernier = restants == Some(law::Valeur::Nombre(0)) && *nom == "depot_conseille";
            // The end of the twenty-four months is due once their last period runs.
            if dernier || *nom == "fin_maximale" {
                continue;
            }
            let connu = DU_MOTEUR.iter().find(|(q, n, _)| *q == question && n == nom);
            let (_, _, natures) = connu.unwrap_or_else(|| panic!("{question}: {nom}"));
            let due = natures.iter().any(|nature| dues.contains(&(*nature, le.to_string())));
            assert!(due || natures.is_empty(), "{question}, {nom}: {le} in {dues:?}");
        }
    }
}

/// Three renewals, each asked for, granted, and begun.
async fn renouveler(essai: &mut Essai, elle: DossierId) {
    for (depot, accord, pendant) in [
        ("2023-11-20", "2024-01-15", "2024-02-01"),
        ("2024-05-20", "2024-07-15", "2024-08-01"),
        ("2024-11-20", "2025-01-15", "2025-01-31"),
    ] {
        psp(essai, elle, depot, E::RenouvellementDemande { deposee_le: j(depot) }).await;
        psp(essai, elle, accord, decision(Objet::Renouvellement, Sens::Accord, accord)).await;
        au(essai, pendant);
        le_moteur_le_dit_aussi(essai, elle).await;
    }
}

#[test]
fn a_sitting_makes_an_incomplete_request_fall_due_and_the_calendar_names_nobody() {
    use app::commission::{AConvoquer, Etape};
    use domain::commission::Convocation;
    sur_chaque_moteur(|mut essai| async move {
        let elle = essai.dossier("ROSEAU").await;
        noter(&mut essai, elle, Fait::SouhaitSortie(Souhait::Exprime)).await.unwrap();
        assert_eq!(dues(&mut essai).await, []);
        let (seance, depot) = (j("2026-12-18"), j("2026-12-04"));
        let etape = Etape {
            departement: "57".parse().unwrap(),
            seance,
            apres: None,
            id: None,
            survenu_le: None,
        };
        let convocation = Convocation {
            lieu: "Préfecture".to_owned(),
            heure: None,
            places: None,
            depot_avant: Some(depot),
            quorum: None,
            suite_de: None,
        };
        let demande = AConvoquer { etape, convocation };
        essai.session.convoquer(demande, &mut essai.contexte).await.unwrap();
        assert_eq!(dues(&mut essai).await, [(Nature::DepotDemande, depot.to_string())]);
        let calendrier = essai.session.calendrier(&mut essai.contexte).await.unwrap();
        assert!(calendrier.contains("SUMMARY:Commission 57"), "{calendrier}");
        assert!(calendrier.contains("DTSTART;VALUE=DATE:20261204"), "{calendrier}");
        assert!(!calendrier.contains("ROSEAU") && !calendrier.contains(&elle.to_string()));
        // A minor is never before the commission, and nothing of it falls due.
        let naissance = Valeur::Connue(Naissance::Le(j("2010-05-04")));
        noter(&mut essai, elle, Fait::Observation(Attribut::Naissance(naissance))).await.unwrap();
        assert_eq!(dues(&mut essai).await, []);
        essai.finir().await;
    });
}
