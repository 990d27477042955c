//! Killing the process while it writes to a sitting: nothing acknowledged is lost, and an opinion
//! is in both journals or in none.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use app::commission::{AConvoquer, AInscrire, ARendre, Etape};
use app::consigner::AConsigner;
use app::documents::{Envoi, Preparation};
use app::{Contexte, Session};
use domain::commission::{
    AvisRendu, College, Convocation, EvenementCommission as E, Inscription, Maniere,
    MembreCommission, Porteuse, Presence, Voix,
};
use domain::document::{Destinataire, FormeDocument, GenreDocument};
use domain::psp::{Avis, Demande, Evenement, Objet};
use domain::recit::Identite;
use domain::{ActeId, DossierId, Fait, Jour, Recit, Regard};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng as _;

use crate::commun::{PHRASE, contexte, sur_chaque_moteur};

const URL: &str = "PASSERELLE_TEST_PLANTAGE_URL";
const TOUR: &str = "PASSERELLE_TEST_PLANTAGE_TOUR";
const ACQUIS: &str = "acquis ";

/// A sitting of its own for each round of the child.
fn etape(tour: u32, n: u32) -> Etape {
    let seance = Jour::constante(2026, 11, 25).plus_jours(-i32::try_from(tour * 100 + n).unwrap());
    let departement = "57".parse().unwrap();
    Etape { departement, seance, apres: None, id: None, survenu_le: Some(seance) }
}

#[expect(clippy::print_stdout, reason = "the parent reads it, and kills this process then")]
fn acquitter(quoi: &str, id: &impl ToString) {
    println!("{ACQUIS}{quoi} {}", id.to_string());
}

/// One sitting, from its convening to its minutes and its agenda, each step acknowledged.
async fn sieger(session: &Session, tour: u32, n: u32, contexte: &mut Contexte) {
    let etape = etape(tour, n);
    let convocation = Convocation {
        lieu: "Préfecture".to_owned(),
        heure: None,
        places: None,
        depot_avant: None,
        quorum: None,
        suite_de: None,
    };
    let demande = AConvoquer { etape: etape.clone(), convocation };
    let ecrit = session.convoquer(demande, contexte).await.unwrap();
    acquitter("acte", &ecrit.actes[0]);
    let identite = Identite { nom: Some("ROSEAU".to_owned()), ..Identite::default() };
    let le = etape.seance.plus_jours(-30);
    let contact =
        app::ouvrir_dossier::PremierContact { id: None, le: Some(le), voie: None, identite };
    let (dossier, _) = session.ouvrir_dossier(contact, contexte).await.unwrap();
    let demande = Evenement::Demande(Demande { deposee_le: Some(le) });
    let a_consigner = AConsigner {
        faits: vec![Fait::Psp(demande)],
        recit: None,
        survenu_le: Some(le),
        apres: None,
        id: None,
    };
    session.consigner(dossier, a_consigner, contexte).await.unwrap();
    let (objet, porteuse) = (Objet::Entree, Porteuse::Notre);
    let inscription = Inscription { dossier, objet, porteuse };
    let demande = AInscrire { etape: etape.clone(), inscription };
    let ecrit = session.inscrire(demande, contexte).await.unwrap();
    acquitter("acte", &ecrit.actes[0]);
    let college = College::Prefecture;
    let membre = MembreCommission { college, represente: None, engagement_signe_le: None };
    let recit = Some(Recit::Designation("Mme X".to_owned()));
    let ecrit = session.consigner_seance(&etape, E::Membre(membre), recit, contexte).await.unwrap();
    let membre = ecrit.actes[0];
    for evenement in [E::Presence(Presence { membre, maniere: Maniere::Presente }), E::Ouverture] {
        let ecrit = session.consigner_seance(&etape, evenement, None, contexte).await.unwrap();
        acquitter("acte", &ecrit.actes[0]);
    }
    let voix = Voix { pour: 1, contre: 0, abstentions: 0 };
    let (siegent, dissidentes) = (vec![membre], Vec::new());
    let avis = AvisRendu { dossier, avis: Avis::Favorable, siegent, voix, dissidentes };
    let motifs = Some("mot pour mot".to_owned());
    let demande = ARendre { etape: etape.clone(), avis, motifs };
    session.rendre_avis(demande, contexte).await.unwrap();
    acquitter("avis", &dossier);
    let voulue = Preparation {
        genre: GenreDocument::OrdreDuJour,
        forme: FormeDocument::Odt,
        champs: vec!["seance-le".to_owned(), "dossiers".to_owned()],
        saisies: std::collections::BTreeMap::new(),
    };
    let envoi = Envoi { destinataire: Destinataire::Commission, id: None, apres: None };
    let sujet = (etape.departement, etape.seance);
    let emission = session.emettre(sujet, &voulue, envoi, contexte).await.unwrap();
    acquitter("acte", &emission.consigne.actes[0]);
}

/// The process that is killed. Only the test below gives it a base; without one it has nothing to
/// do.
#[test]
fn child_that_sits() {
    let (Some(url), Some(tour)) = (std::env::var_os(URL), std::env::var_os(TOUR)) else {
        return;
    };
    let tour: u32 = tour.into_string().unwrap().parse().unwrap();
    let moteur = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    moteur.block_on(async {
        let url = url.into_string().unwrap();
        let session = Session::ouvrir(&url, Some("cheffe"), PHRASE).await.unwrap();
        let mut contexte = contexte();
        contexte.alea = ChaCha20Rng::seed_from_u64(1_000 + u64::from(tour));
        for n in 0.. {
            sieger(&session, tour, n, &mut contexte).await;
        }
    });
}

/// Runs the child until it acknowledged so much, then kills it. Gives all it acknowledged.
fn tuer(url: &str, tour: u32, lignes: usize) -> Vec<(String, String)> {
    let mut enfant = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "plantage::child_that_sits", "--nocapture"])
        .env(URL, url)
        .env(TOUR, tour.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut acquis = Vec::new();
    let mut sortie = BufReader::new(enfant.stdout.take().unwrap()).lines();
    let lire = |ligne: &str, acquis: &mut Vec<(String, String)>| {
        // The test harness writes on the same line before the first one.
        let dit = ligne.split_once(ACQUIS).and_then(|(_, dit)| dit.split_once(' '));
        acquis.extend(dit.map(|(quoi, id)| (quoi.to_owned(), id.to_owned())));
    };
    while acquis.len() < lignes {
        lire(&sortie.next().unwrap().unwrap(), &mut acquis);
    }
    enfant.kill().unwrap();
    enfant.wait().unwrap();
    // What was said before the blow and not read yet was acknowledged too.
    for ligne in sortie.map_while(Result::ok) {
        lire(&ligne, &mut acquis);
    }
    acquis
}

/// Every opinion of a sitting is in the person's journal, and the other way round.
async fn d_accord(session: &Session, contexte: &mut Contexte) -> Vec<DossierId> {
    let mut rendus = Vec::new();
    for lue in session.seances().await.unwrap() {
        for inscrit in &lue.seance.ordre_du_jour {
            let dossier = inscrit.inscription.dossier;
            let regard = Regard::au(Jour::DERNIER);
            let (_, etat) = session.montrer(dossier, regard, contexte).await.unwrap();
            let examens = &etat.psp.dernier().unwrap().examens;
            let sien = examens.iter().any(|examen| examen.avis.is_some());
            assert_eq!(inscrit.avis.is_some(), sien, "{dossier}");
            rendus.extend(sien.then_some(dossier));
        }
        assert_eq!(lue.seance.anomalies, []);
    }
    rendus
}

#[test]
fn a_killed_process_leaves_no_half_opinion() {
    sur_chaque_moteur(|mut essai| async move {
        let mut acquis = Vec::new();
        // Killed after each step of a sitting, and then a few sittings later.
        for (tour, lignes) in (0..).zip([1, 2, 3, 4, 5, 6, 7, 15]) {
            acquis.extend(tuer(essai.place.url(), tour, lignes));
            let session = essai.autre_session().await;
            let rendus = d_accord(&session, &mut essai.contexte).await;
            let rapport = session.verifier().await.unwrap();
            assert!(rapport.est_intact(), "{:#?}", rapport.degats);
            let mut connus = Vec::new();
            for lue in session.seances().await.unwrap() {
                let flux = domain::Flux::Commission(lue.departement, lue.le);
                let journal = session.journal(flux).await.unwrap().unwrap();
                connus.extend(journal.actes.iter().map(|acte| acte.id));
            }
            for (quoi, id) in &acquis {
                let la = match quoi.as_str() {
                    "avis" => rendus.contains(&id.parse().unwrap()),
                    _ => connus.contains(&id.parse::<ActeId>().unwrap()),
                };
                assert!(la, "{quoi} {id} was acknowledged");
            }
            session.fermer().await;
        }
        essai.finir().await;
    });
}
