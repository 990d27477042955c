//! A sitting: convened, filled, held; its opinion reaches the person's journal, or nothing does.

use app::commission::{AConvoquer, AInscrire, ARendre, Etape};
use app::consigner::AConsigner;
use app::{ErreurApp, Session};
use domain::commission::{
    AvisRendu, College, CommissionInterdite, Convocation, EvenementCommission as E, Inscription,
    Maniere, MembreCommission, Porteuse, Presence, Voix,
};
use domain::dossier::decide::Refus;
use domain::profil::{Attribut, Naissance};
use domain::psp::{Avis, Demande, Evenement, Objet, TransitionInterdite};
use domain::{ActeId, Departement, DossierId, Fait, Jour, Recit, Regard, Role, Valeur};

use crate::commun::{Essai, sur_chaque_moteur};

const SEANCE: Jour = Jour::constante(2026, 11, 24);
const SUIVANTE: Jour = Jour::constante(2026, 12, 18);

fn moselle() -> Departement {
    "57".parse().unwrap()
}

fn etape(seance: Jour) -> Etape {
    Etape { departement: moselle(), seance, apres: None, id: None, survenu_le: None }
}

fn convocation(places: u16) -> Convocation {
    Convocation {
        lieu: "Préfecture".to_owned(),
        heure: None,
        places: Some(places),
        depot_avant: None,
        quorum: None,
        suite_de: None,
    }
}

async fn convoquer(essai: &mut Essai, seance: Jour, convocation: Convocation) {
    let demande = AConvoquer { etape: etape(seance), convocation };
    essai.session.convoquer(demande, &mut essai.contexte).await.unwrap();
}

async fn noter(essai: &mut Essai, evenement: E) -> Result<ActeId, ErreurApp> {
    let recit = matches!(evenement, E::Membre(_))
        .then(|| Recit::Designation("Mme X, cheffe de bureau".to_owned()));
    let (session, contexte) = (&essai.session, &mut essai.contexte);
    let ecrit = session.consigner_seance(&etape(SEANCE), evenement, recit, contexte).await?;
    Ok(ecrit.actes[0])
}

async fn membre(essai: &mut Essai, represente: Option<Porteuse>) -> ActeId {
    let (college, engagement_signe_le) = (College::Association, Some(SEANCE));
    let membre = MembreCommission { college, represente, engagement_signe_le };
    let acte = noter(essai, E::Membre(membre)).await.unwrap();
    let presence = Presence { membre: acte, maniere: Maniere::Presente };
    noter(essai, E::Presence(presence)).await.unwrap();
    acte
}

async fn consigner(essai: &mut Essai, dossier: DossierId, fait: Fait) -> Result<(), ErreurApp> {
    let le = SEANCE.plus_jours(-90);
    let demande =
        AConsigner { faits: vec![fait], recit: None, survenu_le: Some(le), apres: None, id: None };
    essai.session.consigner(dossier, demande, &mut essai.contexte).await.map(drop)
}

/// A file whose request was filed today.
async fn demandeuse(essai: &mut Essai, nom: &str) -> DossierId {
    let dossier = essai.dossier(nom).await;
    let demande =
        Fait::Psp(Evenement::Demande(Demande { deposee_le: Some(SEANCE.plus_jours(-90)) }));
    consigner(essai, dossier, demande).await.unwrap();
    dossier
}

async fn inscrire(essai: &mut Essai, dossier: DossierId) -> Result<(), ErreurApp> {
    let (objet, porteuse) = (Objet::Entree, Porteuse::Notre);
    let inscription = Inscription { dossier, objet, porteuse };
    let demande = AInscrire { etape: etape(SEANCE), inscription };
    essai.session.inscrire(demande, &mut essai.contexte).await.map(drop)
}

fn rendu(dossier: DossierId, siegent: Vec<ActeId>) -> AvisRendu {
    let voix = Voix { pour: 1, contre: u16::try_from(siegent.len()).unwrap() - 1, abstentions: 0 };
    let dissidentes = siegent.iter().skip(1).copied().collect();
    AvisRendu { dossier, avis: Avis::Favorable, siegent, voix, dissidentes }
}

async fn rang(session: &Session, essai: &mut Essai, dossier: DossierId) -> u32 {
    let regard = Regard::au(Jour::DERNIER);
    session.montrer(dossier, regard, &mut essai.contexte).await.unwrap().0.rang
}

#[test]
fn an_opinion_is_in_both_journals_or_in_none() {
    sur_chaque_moteur(|mut essai| async move {
        convoquer(&mut essai, SEANCE, convocation(2)).await;
        let notre = membre(&mut essai, Some(Porteuse::Notre)).await;
        let police = membre(&mut essai, None).await;
        let medecin = membre(&mut essai, None).await;
        let elle = demandeuse(&mut essai, "ROSEAU").await;
        inscrire(&mut essai, elle).await.unwrap();
        noter(&mut essai, E::Ouverture).await.unwrap();
        let autre = essai.autre_session().await;
        let avant = rang(&autre, &mut essai, elle).await;
        // Her own association's representative is counted: nothing anywhere.
        let avis = rendu(elle, vec![notre, police]);
        let demande = ARendre { etape: etape(SEANCE), avis, motifs: None };
        let refus = essai.session.rendre_avis(demande, &mut essai.contexte).await;
        let conflit = CommissionInterdite::ConflitDInterets;
        assert!(
            matches!(refus, Err(ErreurApp::Refus(Refus::Commission(regle))) if regle == conflit)
        );
        assert_eq!(rang(&autre, &mut essai, elle).await, avant);
        let id = essai.contexte.acte();
        let demande = ARendre {
            etape: Etape { id: Some(id), ..etape(SEANCE) },
            avis: rendu(elle, vec![police, medecin]),
            motifs: Some("le médecin demande un suivi".to_owned()),
        };
        // Twice: written once.
        for deja in [false, true] {
            let (session, contexte) = (&essai.session, &mut essai.contexte);
            let ecrit = session.rendre_avis(demande.clone(), contexte).await.unwrap();
            assert_eq!(ecrit.deja_present, deja);
        }
        assert_eq!(rang(&autre, &mut essai, elle).await, avant + 2);
        let regard = Regard::au(Jour::DERNIER);
        let (journal, etat) = autre.montrer(elle, regard, &mut essai.contexte).await.unwrap();
        let examen = etat.psp.dernier().unwrap().examens[0];
        assert_eq!((examen.avis, examen.seance.unwrap().tenue_le), (Some(Avis::Favorable), SEANCE));
        let recit = journal.actes.last().unwrap().recit.clone();
        assert!(recit == Some(Recit::Justice("le médecin demande un suivi".to_owned())));
        noter(&mut essai, E::ProcesVerbal).await.unwrap();
        let lue = autre.seance(moselle(), SEANCE).await.unwrap();
        assert_eq!(lue.seance.proces_verbal_le, Some(essai.contexte.aujourdhui));
        assert_eq!(lue.seance.membres[0].designation.as_deref(), Some("Mme X, cheffe de bureau"));
        let delais = autre.delais_de_commission(&mut essai.contexte).await.unwrap();
        assert_eq!((delais.demande_seance.nombre, delais.demande_seance.mediane), (1, 90));
        autre.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn a_full_agenda_names_the_next_sitting_that_has_room() {
    sur_chaque_moteur(|mut essai| async move {
        convoquer(&mut essai, SEANCE, convocation(1)).await;
        let une = demandeuse(&mut essai, "ROSEAU").await;
        let autre = demandeuse(&mut essai, "JONC").await;
        inscrire(&mut essai, une).await.unwrap();
        let refus = inscrire(&mut essai, autre).await;
        assert!(matches!(refus, Err(ErreurApp::OrdreDuJourComplet { prochaine: None })));
        convoquer(&mut essai, SUIVANTE, convocation(1)).await;
        let refus = inscrire(&mut essai, autre).await.unwrap_err();
        assert!(refus.to_string().contains("2026-12-18"), "{refus}");
        // A file nobody asked anything for has nothing to be examined.
        let sans = essai.dossier("SAULE").await;
        let refus = inscrire(&mut essai, sans).await;
        let rien = TransitionInterdite::SansDemande;
        assert!(matches!(refus, Err(ErreurApp::Refus(Refus::Transition(regle))) if regle == rien));
        essai.finir().await;
    });
}

#[test]
fn a_minor_s_request_is_refused_with_the_article() {
    sur_chaque_moteur(|mut essai| async move {
        let elle = essai.dossier("ROSEAU").await;
        let naissance = Naissance::Le(Jour::constante(2009, 5, 4));
        let observee = Attribut::Naissance(Valeur::Connue(naissance));
        consigner(&mut essai, elle, Fait::Observation(observee)).await.unwrap();
        let demande = Fait::Psp(Evenement::Demande(Demande { deposee_le: None }));
        let refus = consigner(&mut essai, elle, demande).await.unwrap_err();
        assert!(refus.to_string().contains("CASF L.226-2-1"), "{refus}");
        essai.finir().await;
    });
}

#[test]
fn a_second_convening_takes_members_and_agenda_and_a_stale_write_is_refused() {
    sur_chaque_moteur(|mut essai| async move {
        convoquer(&mut essai, SEANCE, convocation(2)).await;
        let (college, engagement_signe_le) = (College::Medecin, None);
        let absente = MembreCommission { college, represente: None, engagement_signe_le };
        noter(&mut essai, E::Membre(absente)).await.unwrap();
        let elle = demandeuse(&mut essai, "ROSEAU").await;
        inscrire(&mut essai, elle).await.unwrap();
        let perimee = Etape { apres: Some(1), ..etape(SEANCE) };
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let refus = session.consigner_seance(&perimee, E::SansQuorum, None, contexte).await;
        assert!(matches!(refus, Err(ErreurApp::Perime { actuel: 3, .. })));
        noter(&mut essai, E::SansQuorum).await.unwrap();
        let suite = Convocation { suite_de: Some(SEANCE), ..convocation(2) };
        convoquer(&mut essai, SUIVANTE, suite).await;
        let lue = essai.session.seance(moselle(), SUIVANTE).await.unwrap();
        assert!(lue.seance.inscrit(elle).is_some());
        assert_eq!(lue.seance.membres.len(), 1);
        assert!(lue.seance.membres[0].designation.is_some());
        assert_eq!(lue.seance.quorum_requis(), None);
        essai.finir().await;
    });
}

#[test]
fn who_prepares_no_request_sees_no_sitting() {
    sur_chaque_moteur(|mut essai| async move {
        convoquer(&mut essai, SEANCE, convocation(2)).await;
        for role in [Role::Benevole, Role::Sante, Role::Statistiques, Role::Administration] {
            let elle = essai.accueillir(role).await;
            assert!(matches!(elle.seances().await, Err(ErreurApp::Role(_))), "{role:?}");
            let lue = elle.seance(moselle(), SEANCE).await;
            assert!(matches!(lue, Err(ErreurApp::Role(_))), "{role:?}");
            elle.fermer().await;
        }
        essai.finir().await;
    });
}
