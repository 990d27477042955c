//! Several writers, and writers that give up: what a process remembers of a stream decides nothing.

use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use domain::Flux;
use store::{Ajout, ErreurStore, Issue, Store};

use crate::commun::{CODE, sur_chaque_moteur};

/// One more act, as every use case after the first writes it.
fn suite(acte: &vault::ActeScelle) -> [Ajout; 1] {
    [Ajout { actes: vec![acte.clone()], ..Ajout::default() }]
}

#[test]
fn another_process_is_seen_at_the_next_append() {
    sur_chaque_moteur(|mut essai| async move {
        let autre = Store::ouvrir(&essai.place.url).await.unwrap();
        let (ajout, cles) = essai.ouverture(1);
        let flux = ajout.flux().unwrap();
        essai.store.ajouter(&[ajout]).await.unwrap();
        let deux = essai.acte(&cles, 2, "d'ici");
        essai.store.ajouter(&suite(&deux)).await.unwrap();
        let trois = essai.acte(&cles, 3, "d'ailleurs");
        assert_eq!(autre.ajouter(&suite(&trois)).await.unwrap(), [Issue::Ajoute]);
        // This process still believes that the stream ends at 2.
        let rival = essai.acte(&cles, 3, "d'ici");
        match essai.store.ajouter(&suite(&rival)).await {
            Err(ErreurStore::Perime(perime)) => {
                assert_eq!((perime.flux, perime.attendu, perime.actuel), (flux, 3, 3));
                assert_eq!(perime.presents, std::slice::from_ref(&trois));
            }
            fait => panic!("{fait:?}"),
        }
        // Sent again by who did not write it.
        assert_eq!(essai.store.ajouter(&suite(&trois)).await.unwrap(), [Issue::DejaPresent]);
        let quatre = essai.acte(&cles, 4, "");
        assert_eq!(essai.store.ajouter(&suite(&quatre)).await.unwrap(), [Issue::Ajoute]);
        assert_eq!(essai.store.ajouter(&suite(&quatre)).await.unwrap(), [Issue::DejaPresent]);
        // Here and there by turns: each is refused nothing it may write.
        for rang in 5..15 {
            let acte = essai.acte(&cles, rang, "");
            let store = if rang % 2 == 0 { &essai.store } else { &autre };
            assert_eq!(store.ajouter(&suite(&acte)).await.unwrap(), [Issue::Ajoute]);
        }
        assert_eq!(essai.store.rang(flux).await.unwrap(), 14);
        autre.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn a_person_erased_elsewhere_is_written_nothing_more() {
    sur_chaque_moteur(|mut essai| async move {
        let autre = Store::ouvrir(&essai.place.url).await.unwrap();
        let (ajout, cles) = essai.ouverture(2);
        let flux = ajout.flux().unwrap();
        autre.ajouter(&[ajout]).await.unwrap();
        let trois = essai.acte(&cles, 3, "");
        autre.ajouter(&suite(&trois)).await.unwrap();
        let recit = essai.dans_l_association().await;
        essai.store.effacer(flux, &CODE, &[recit]).await.unwrap();
        // Its rank and its hash are those the other process remembers: only the erasure differs.
        let quatre = essai.acte(&cles, 4, "");
        let refuse = autre.ajouter(&suite(&quatre)).await;
        assert!(matches!(refuse, Err(ErreurStore::FluxEfface { flux: f }) if f == flux));
        assert_eq!(essai.store.rang(flux).await.unwrap(), 3);
        autre.fermer().await;
        essai.finir().await;
    });
}

#[test]
fn an_id_taken_is_refused_on_a_known_stream() {
    sur_chaque_moteur(|mut essai| async move {
        let (ajout, cles) = essai.ouverture(1);
        let flux = ajout.flux().unwrap();
        let pris = ajout.actes[0].id;
        essai.store.ajouter(&[ajout]).await.unwrap();
        let deux = essai.acte(&cles, 2, "");
        essai.store.ajouter(&suite(&deux)).await.unwrap();
        let mut trois = essai.acte(&cles, 3, "");
        let libre = std::mem::replace(&mut trois.id, pris);
        let refuse = essai.store.ajouter(&suite(&trois)).await;
        assert!(matches!(refuse, Err(ErreurStore::IdDejaPris { id }) if id == pris));
        assert_eq!(essai.store.rang(flux).await.unwrap(), 2);
        trois.id = libre;
        assert_eq!(essai.store.ajouter(&suite(&trois)).await.unwrap(), [Issue::Ajoute]);
        essai.finir().await;
    });
}

#[test]
fn many_writers_of_one_stream_lose_nothing() {
    const ECRIVAINS: u32 = 6;
    const CHACUN: u32 = 12;
    sur_chaque_moteur(|mut essai| async move {
        let autre = Store::ouvrir(&essai.place.url).await.unwrap();
        let (ajout, cles) = essai.ouverture(1);
        let flux = ajout.flux().unwrap();
        essai.store.ajouter(&[ajout]).await.unwrap();
        let mut taches = Vec::new();
        for ecrivain in 0..ECRIVAINS {
            let store = if ecrivain % 2 == 0 { essai.store.clone() } else { autre.clone() };
            let actes: Vec<_> = (0..CHACUN).map(|_| essai.acte(&cles, 1, "")).collect();
            taches.push(tokio::spawn(async move {
                for mut acte in actes {
                    acte.rang = 2;
                    loop {
                        match store.ajouter(&suite(&acte)).await {
                            Ok(issues) => break assert_eq!(issues, [Issue::Ajoute]),
                            Err(ErreurStore::Perime(perime)) => acte.rang = perime.actuel + 1,
                            Err(erreur) => panic!("{erreur}"),
                        }
                    }
                }
            }));
        }
        for tache in taches {
            tache.await.unwrap();
        }
        assert_eq!(essai.store.rang(flux).await.unwrap(), 1 + ECRIVAINS * CHACUN);
        autre.fermer().await;
        essai.finir().await;
    });
}

/// Asks `n` times whether a task is done, then drops it wherever it is.
async fn abandonner<T>(tache: impl Future<Output = T>, n: usize) -> Option<T> {
    let mut tache = pin!(tache);
    for _ in 0..n {
        if let Poll::Ready(fait) = tache.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return Some(fait);
        }
        tokio::time::sleep(Duration::from_micros(150)).await;
    }
    None
}

#[test]
fn a_writer_that_gives_up_leaves_no_open_transaction() {
    sur_chaque_moteur(|mut essai| async move {
        let (ajout, cles) = essai.ouverture(1);
        let flux = ajout.flux().unwrap();
        essai.store.ajouter(&[ajout]).await.unwrap();
        let mut rang = 1;
        for n in 0..60 {
            let acte = essai.acte(&cles, rang + 1, "un recit");
            abandonner(essai.store.ajouter(&suite(&acte)), n % 12).await;
            let (neuf, _) = essai.ouverture(2);
            abandonner(essai.store.ajouter(std::slice::from_ref(&neuf)), n % 12).await;
            drop(abandonner(essai.store.reconstruire_vues(), n % 12).await);
            // Whatever it reached, sending again ends it, and exactly once.
            essai.store.ajouter(&suite(&acte)).await.unwrap();
            essai.store.ajouter(&[neuf]).await.unwrap();
            rang += 1;
            assert_eq!(essai.store.rang(flux).await.unwrap(), rang);
        }
        let lus = essai.store.lire_flux(flux).await.unwrap();
        assert_eq!(lus.len(), usize::try_from(rang).unwrap());
        essai.finir().await;
    });
}

#[test]
fn a_reader_that_gives_up_hinders_nobody() {
    sur_chaque_moteur(|mut essai| async move {
        let mut ecrits = Vec::new();
        for n in 0..40 {
            let (ajout, _) = essai.ouverture(1 + n % 5);
            ecrits.push(ajout);
        }
        essai.store.ajouter(&ecrits).await.unwrap();
        for (n, ajout) in ecrits.iter().enumerate() {
            let Some(Flux::Dossier(dossier)) = ajout.flux() else { panic!() };
            abandonner(essai.store.lire_flux(ajout.flux().unwrap()), n % 6).await;
            abandonner(essai.store.empreinte_vues(), n % 6).await;
            abandonner(essai.store.verifier(None), n % 9).await;
            let lus = essai.store.lire_flux(ajout.flux().unwrap()).await.unwrap();
            assert_eq!(lus, ajout.actes);
            let jetons = ajout.vues.as_ref().unwrap().jetons.clone().unwrap();
            assert_eq!(essai.store.chercher(&jetons).await.unwrap(), [(dossier, 3)]);
        }
        // Nobody holds a former state of the file: an erasure cleans it.
        let recit = essai.dans_l_association().await;
        essai.store.effacer(ecrits[0].flux().unwrap(), &CODE, &[recit]).await.unwrap();
        essai.finir().await;
    });
}
