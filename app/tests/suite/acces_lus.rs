//! Who read this file, and when; the whole log for who controls it.

use app::acces_lus::{FiltreLectures, LectureFaite, Suite};
use app::dossiers::Lesquels;
use domain::{DossierId, Jour, Regard, Role};

use crate::commun::{Essai, MINUTE, sur_chaque_moteur};

const DU: Jour = Jour::constante(2026, 11, 1);
const AU: Jour = Jour::constante(2026, 11, 30);

fn filtre() -> FiltreLectures {
    FiltreLectures { du: DU, au: AU, ..FiltreLectures::default() }
}

async fn qui_a_lu(essai: &mut Essai, dossier: DossierId) -> Vec<LectureFaite> {
    let page =
        essai.session.qui_a_lu(dossier, (DU, AU), None, 100, &mut essai.contexte).await.unwrap();
    assert_eq!(page.suite, None);
    page.lectures
}

#[test]
fn who_read_a_file_is_found_in_lists_searches_and_pages_alike() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = essai.dossier("QUAI").await;
        let autre = essai.dossier("ROSEAU").await;
        let elle = essai.accueillir(Role::Benevole).await;
        let contexte = &mut essai.contexte;
        elle.montrer(dossier, Regard::au(Jour::DERNIER), contexte).await.unwrap();
        elle.montrer(autre, Regard::au(Jour::DERNIER), contexte).await.unwrap();
        essai.avancer(MINUTE);
        let session = &essai.session;
        session.lister(Lesquels::Tous, AU, 500, &mut essai.contexte).await.unwrap();
        essai.avancer(MINUTE);
        essai.session.chercher("quai", &mut essai.contexte).await.unwrap();
        essai.avancer(MINUTE);
        let lues = qui_a_lu(&mut essai, dossier).await;
        let dites: Vec<(&str, &str)> =
            lues.iter().map(|l| (l.identifiant.as_str(), l.operation.as_str())).collect();
        // The latest first, the reading of the log included.
        assert_eq!(
            dites,
            [
                ("cheffe", "lectures"),
                ("cheffe", "chercher"),
                ("cheffe", "lister"),
                ("benevole", "montrer"),
            ]
        );
        assert_eq!(lues[2].nombre, 2);
        assert_eq!(qui_a_lu(&mut essai, autre).await.len(), 3);
        elle.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn a_long_list_says_every_file_it_showed() {
    sur_chaque_moteur(|mut essai| async move {
        let mut dossiers = Vec::new();
        for n in 0..60 {
            dossiers.push(essai.dossier(&format!("QUAI {n}")).await);
        }
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        session.lister(Lesquels::Tous, AU, 500, contexte).await.unwrap();
        for dossier in [dossiers[0], dossiers[59]] {
            let lues = qui_a_lu(&mut essai, dossier).await;
            let lister = lues.iter().find(|lue| lue.operation == "lister").unwrap();
            assert_eq!((lister.nombre, lister.dossiers.len()), (60, 60));
        }
        essai.finir().await;
    });
}

#[test]
fn the_log_is_read_by_who_controls_it_page_by_page_and_that_is_logged() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = essai.dossier("QUAI").await;
        for _ in 0..7 {
            essai.avancer(1);
            let contexte = &mut essai.contexte;
            essai.session.montrer(dossier, Regard::au(AU), contexte).await.unwrap();
        }
        let dpo = essai.accueillir(Role::Dpo).await;
        let benevole = essai.accueillir(Role::Benevole).await;
        let contexte = &mut essai.contexte;
        let refus = benevole.journal_des_acces(&filtre(), None, 5, contexte).await.unwrap_err();
        assert_eq!(refus.code(), "role");
        let (mut suite, mut lues) = (None::<Suite>, Vec::new());
        loop {
            essai.avancer(1);
            let contexte = &mut essai.contexte;
            let page = dpo.journal_des_acces(&filtre(), suite, 3, contexte).await.unwrap();
            assert!(page.lectures.len() <= 3);
            lues.extend(page.lectures);
            let Some(place) = page.suite else { break };
            // Its text is what an address holds.
            let relue: Suite = place.to_string().parse().unwrap();
            assert_eq!(relue, place);
            suite = Some(relue);
        }
        let par = |operation: &str| lues.iter().filter(|l| l.operation == operation).count();
        // One reading of the log came before the first page; the next ones after it was begun.
        assert_eq!((par("montrer"), par("acces")), (7, 1));
        let mut distinctes = lues.clone();
        distinctes.dedup();
        assert_eq!(distinctes.len(), lues.len());

        let contexte = &mut essai.contexte;
        let par_membre = FiltreLectures { membre: Some(dpo.membre()), ..filtre() };
        let page = dpo.journal_des_acces(&par_membre, None, 100, contexte).await.unwrap();
        assert!(page.lectures.iter().all(|lue| lue.identifiant == "dpo"));
        let operation = Some("montrer".to_owned());
        let par_operation = FiltreLectures { operation, ..filtre() };
        let page = dpo.journal_des_acces(&par_operation, None, 100, contexte).await.unwrap();
        assert_eq!(page.lectures.len(), 7);
        let hier = Jour::constante(2026, 11, 24);
        let avant = FiltreLectures { au: hier, ..filtre() };
        let page = dpo.journal_des_acces(&avant, None, 100, contexte).await.unwrap();
        assert!(page.lectures.is_empty() && page.suite.is_none());
        for session in [dpo, benevole] {
            session.fermer().await;
        }
        essai.finir().await;
    });
}

#[test]
fn what_is_no_place_in_the_log_is_refused() {
    for texte in ["", "2026-11-25", "2026-11-25.1", "2026-11-25.1.x", "2026-11-25.1.2.y", "a.1.2"] {
        assert!(texte.parse::<Suite>().is_err(), "{texte}");
    }
    assert!("2026-11-25.1.2.0192f0c0-0000-7000-8000-000000000000.3".parse::<Suite>().is_err());
    assert!("2026-11-25.-1.2".parse::<Suite>().is_ok());
}
