//! What lists are made of: written with each act, made again from the journal, shared, wiped.

use app::base::Base;
use app::consigner::AConsigner;
use app::dossiers::{Lesquels, Liste};
use app::effacer::MotifEffacement;
use app::{Contexte, Session};
use domain::fait::MotifCloture;
use domain::{Fait, Jour, Role};
use testkit::place::Valeur;
use testkit::{canari, contient};

use crate::commun::{PHRASE, sur_chaque_moteur};

const AU: Jour = Jour::constante(2026, 11, 25);

async fn tous(session: &Session, contexte: &mut Contexte) -> Liste {
    session.lister(Lesquels::Tous, AU, 50, contexte).await.unwrap()
}

fn clore() -> AConsigner {
    let faits = vec![Fait::Cloture(MotifCloture::Depart)];
    AConsigner { faits, recit: None, survenu_le: None, apres: None, id: None }
}

#[test]
fn an_act_shows_in_the_lists_of_every_session_and_nothing_is_readable_at_rest() {
    sur_chaque_moteur(|mut essai| async move {
        let nom = canari("nom");
        let dossier = essai.dossier(&nom).await;
        // Two servers, or a server and a command line, each with what it read before.
        let autre = essai.autre_session().await;
        for session in [&essai.session, &autre] {
            let liste = tous(session, &mut essai.contexte).await;
            assert_eq!(liste.lignes[0].identite.as_ref().unwrap().nom, Some(nom.clone()));
        }
        autre.consigner(dossier, clore(), &mut essai.contexte).await.unwrap();
        let second = essai.dossier("ROSEAU").await;
        for session in [&essai.session, &autre] {
            let liste = tous(session, &mut essai.contexte).await;
            let etats = liste.lignes.iter().map(|ligne| (ligne.dossier, ligne.clos));
            let etats: std::collections::BTreeMap<_, _> = etats.collect();
            assert_eq!(etats, [(dossier, true), (second, false)].into());
            let contexte = &mut essai.contexte;
            let ouverts = session.lister(Lesquels::Ouverts, AU, 50, contexte).await.unwrap();
            assert_eq!(ouverts.total, 1);
        }
        assert!(!contient(&essai.place.octets(), nom.as_bytes()));
        autre.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn fiches_missing_or_of_an_older_version_are_made_again_from_the_journal() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = essai.dossier("QUAI").await;
        essai.dossier("ROSEAU").await;
        let avant = tous(&essai.session, &mut essai.contexte).await;
        let id = dossier.to_string();
        essai.place.forcer(&format!("delete from fiches where flux = 'dossier/{id}'"));
        essai.place.forcer("update fiches set version = 0");
        let autre = essai.autre_session().await;
        assert_eq!(tous(&autre, &mut essai.contexte).await, avant);
        autre.fermer().await;
        // Kept: the next reader finds them.
        let versions = essai.place.lire("select version, rang from fiches");
        let derniere = |ligne: &Vec<Valeur>| ligne[0] == Valeur::Entier(3);
        assert!(versions.len() == 2 && versions.iter().all(derniere), "{versions:?}");
        // And made again by hand, they are the same.
        let (vues, refaites) = essai.session.reconstruire_vues(&mut essai.contexte).await.unwrap();
        assert_eq!(vues, refaites);
        assert_eq!(tous(&essai.session, &mut essai.contexte).await, avant);
        essai.finir().await;
    });
}

#[test]
fn an_erased_person_leaves_the_lists_of_sessions_that_had_read_her() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = essai.dossier("QUAI").await;
        let autre = essai.autre_session().await;
        assert_eq!(tous(&autre, &mut essai.contexte).await.total, 1);
        let motif = MotifEffacement::Demande;
        essai.session.effacer(dossier, &motif, &mut essai.contexte).await.unwrap();
        assert_eq!(tous(&autre, &mut essai.contexte).await.total, 0);
        assert!(essai.place.lire("select flux from fiches").is_empty());
        autre.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn sessions_of_one_server_share_names_only_with_who_reads_names() {
    sur_chaque_moteur(|mut essai| async move {
        essai.dossier("QUAI").await;
        let base = Base::ouvrir(essai.place.url()).await.unwrap();
        let cheffe = base.ouvrir_session(Some("cheffe"), PHRASE).await.unwrap();
        assert!(tous(&cheffe, &mut essai.contexte).await.lignes[0].identite.is_some());
        essai.accueillir(Role::Statistiques).await.fermer().await;
        let phrase = crate::commun::SA_PHRASE;
        let compte = base.ouvrir_session(Some("statistiques"), phrase).await.unwrap();
        let liste = tous(&compte, &mut essai.contexte).await;
        assert_eq!((liste.total, liste.lignes[0].identite.clone()), (1, None));
        drop((cheffe, compte));
        base.fermer().await;
        essai.finir().await;
    });
}
