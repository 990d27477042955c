//! Fiches: written with the act, read as they change, in an order no writer breaks.

use std::collections::BTreeSet;

use domain::Flux;
use store::{Ajout, EtatFiches, FicheLue, PlaceFiches, Store};

use crate::commun::{CODE, Essai, sur_chaque_moteur};

async fn depuis(store: &Store, mut place: PlaceFiches) -> Vec<FicheLue> {
    let mut lues = Vec::new();
    loop {
        let (page, suite) = store.fiches_depuis(&place).await.unwrap();
        if page.is_empty() {
            return lues;
        }
        lues.extend(page);
        place = suite;
    }
}

/// A new file whose fiche says the rank of its last act.
fn ouverture(essai: &mut Essai, actes: u32) -> Ajout {
    let mut ajout = essai.ouverture(actes).0;
    if let Some(fiche) = ajout.vues.as_mut().and_then(|vues| vues.fiche.as_mut()) {
        fiche.rang = actes;
    }
    ajout
}

#[test]
fn what_was_written_since_a_number_is_read_and_nothing_else() {
    sur_chaque_moteur(|mut essai| async move {
        assert_eq!(essai.store.etat_fiches().await.unwrap(), EtatFiches::default());
        // More than one page, one transaction.
        let lot: Vec<Ajout> = (0..1_500).map(|_| ouverture(&mut essai, 1)).collect();
        essai.store.ajouter(&lot).await.unwrap();
        let etat = essai.store.etat_fiches().await.unwrap();
        assert_eq!((etat.generation, etat.numero), (0, 1));
        let lues = depuis(&essai.store, PlaceFiches::default()).await;
        let flux: BTreeSet<Flux> = lues.iter().map(|lue| lue.flux).collect();
        assert_eq!((lues.len(), flux.len()), (1_500, 1_500));
        let lue = lues.iter().find(|lue| Some(lue.flux) == lot[7].flux()).unwrap();
        assert_eq!(Some(&lue.fiche), lot[7].vues.as_ref().unwrap().fiche.as_ref());
        assert_eq!(lue.cles.len(), 2);
        assert!(depuis(&essai.store, PlaceFiches::apres(1)).await.is_empty());

        // One goes further, by who reads no name: the name stays.
        let mut suite = ouverture(&mut essai, 1);
        essai.store.ajouter(std::slice::from_ref(&suite)).await.unwrap();
        let nouvelles = depuis(&essai.store, PlaceFiches::apres(1)).await;
        assert_eq!(nouvelles.len(), 1);
        let flux = suite.flux().unwrap();
        let rangees = essai.store.lire_cles_flux(flux).await.unwrap();
        let cles = essai.coffre.ouvrir_flux(flux, &rangees).unwrap();
        suite.cles.clear();
        suite.actes = vec![essai.acte(&cles, 2, "")];
        let avant = nouvelles[0].fiche.identite.clone();
        let fiche = suite.vues.as_mut().unwrap().fiche.as_mut().unwrap();
        (fiche.rang, fiche.identite) = (2, None);
        essai.store.ajouter(&[suite]).await.unwrap();
        let relues = depuis(&essai.store, PlaceFiches::apres(2)).await;
        assert_eq!((relues.len(), relues[0].fiche.rang), (1, 2));
        assert_eq!(relues[0].fiche.identite, avant);
        essai.finir().await;
    });
}

#[test]
fn what_is_missing_old_or_behind_is_found_and_a_late_writer_changes_nothing() {
    sur_chaque_moteur(|mut essai| async move {
        let lot: Vec<Ajout> = (0..4).map(|_| ouverture(&mut essai, 2)).collect();
        let mut lot = lot;
        lot[0].vues.as_mut().unwrap().fiche = None;
        lot[1].vues.as_mut().unwrap().fiche.as_mut().unwrap().version = 0;
        lot[2].vues.as_mut().unwrap().fiche.as_mut().unwrap().rang = 1;
        essai.store.ajouter(&lot).await.unwrap();
        let attendues: BTreeSet<Flux> = lot[..3].iter().filter_map(Ajout::flux).collect();
        let perimees = essai.store.fiches_perimees(1).await.unwrap();
        assert_eq!(perimees.into_iter().collect::<BTreeSet<_>>(), attendues);
        let mut juste = lot[3].vues.as_ref().unwrap().fiche.clone().unwrap();
        let refaites: Vec<_> = attendues.iter().map(|flux| (*flux, juste.clone())).collect();
        essai.store.poser_fiches(&refaites).await.unwrap();
        assert!(essai.store.fiches_perimees(1).await.unwrap().is_empty());
        // Made from fewer acts than there are: left.
        juste.rang = 1;
        let flux = lot[3].flux().unwrap();
        let avant = essai.store.etat_fiches().await.unwrap();
        essai.store.poser_fiches(&[(flux, juste)]).await.unwrap();
        assert_eq!(essai.store.etat_fiches().await.unwrap(), avant);
        essai.finir().await;
    });
}

#[test]
fn an_erasure_removes_it_and_makes_readers_start_again() {
    sur_chaque_moteur(|mut essai| async move {
        let lot: Vec<Ajout> = (0..2).map(|_| ouverture(&mut essai, 1)).collect();
        essai.store.ajouter(&lot).await.unwrap();
        let recit = essai.dans_l_association().await;
        essai.store.effacer(lot[0].flux().unwrap(), &CODE, &[recit]).await.unwrap();
        let etat = essai.store.etat_fiches().await.unwrap();
        assert_eq!((etat.generation, etat.numero), (1, 1));
        let lues = depuis(&essai.store, PlaceFiches::default()).await;
        assert_eq!((lues.len(), Some(lues[0].flux)), (1, lot[1].flux()));
        assert!(essai.store.fiches_perimees(1).await.unwrap().is_empty());
        essai.finir().await;
    });
}

#[test]
fn no_reader_misses_what_a_slower_writer_wrote() {
    sur_chaque_moteur(|mut essai| async move {
        let lots: Vec<Ajout> = (0..60).map(|_| ouverture(&mut essai, 1)).collect();
        let attendues: BTreeSet<Flux> = lots.iter().filter_map(Ajout::flux).collect();
        let ecritures = lots.into_iter().map(|ajout| {
            let store = essai.store.clone();
            tokio::spawn(async move { store.ajouter(&[ajout]).await.map(drop) })
        });
        let ecritures: Vec<_> = ecritures.collect();
        let (mut vues, mut lu) = (BTreeSet::new(), 0);
        while vues.len() < attendues.len() {
            // What a repertoire does: the number first, then all that is after the last one read.
            let etat = essai.store.etat_fiches().await.unwrap();
            let lues = depuis(&essai.store, PlaceFiches::apres(lu)).await;
            vues.extend(lues.iter().map(|lue| lue.flux));
            if lu == 60 {
                break;
            }
            lu = etat.numero;
        }
        assert_eq!(vues, attendues);
        for ecriture in ecritures {
            ecriture.await.unwrap().unwrap();
        }
        essai.finir().await;
    });
}
