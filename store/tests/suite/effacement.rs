//! Erasing a person leaves no byte of her keys, tokens and views, and an intact chain.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use domain::Flux;
use store::{Ajout, ErreurStore, Issue, PlaceFiches, Vues};
use vault::ErreurVault;

use crate::commun::{CODE, sur_chaque_moteur, sur_sqlite};

fn contient(fichier: &Path, octets: &[u8]) -> bool {
    let lu = std::fs::read(fichier).unwrap_or_default();
    lu.windows(octets.len()).any(|vu| vu == octets)
}

/// Everything that must not be found again: wrapped keys, tokens, codes of deadlines.
fn traces(ajout: &Ajout) -> Vec<Vec<u8>> {
    let Some(Vues { jetons, .. }) = &ajout.vues else { return Vec::new() };
    let cles = ajout.cles.iter().map(|cle| cle.enveloppe[..24].to_vec());
    let jetons = jetons.iter().flatten().map(|jeton| jeton.0.to_vec());
    cles.chain(jetons).collect()
}

/// Which additions have a trace that lies several times in the file: SQLite leaves copies of rows
/// in the free part of pages it split.
fn en_plusieurs_endroits(fichier: &Path, ajouts: &[Ajout]) -> BTreeSet<usize> {
    let mut traces_de = HashMap::new();
    for (n, ajout) in ajouts.iter().enumerate() {
        traces_de.extend(ajout.cles.iter().map(|cle| (cle.enveloppe[..24].to_vec(), (n, 0))));
    }
    let lu = std::fs::read(fichier).unwrap();
    for vu in lu.windows(24) {
        if let Some((_, fois)) = traces_de.get_mut(vu) {
            *fois += 1;
        }
    }
    traces_de.into_values().filter(|(_, fois)| *fois > 1).map(|(n, _)| n).collect()
}

#[test]
fn no_byte_of_a_key_nor_of_a_token_is_left_in_the_file() {
    sur_sqlite(|mut essai| async move {
        let mut ajouts = Vec::new();
        for _ in 0..40 {
            let lot: Vec<Ajout> = (0..50).map(|n| essai.ouverture(1 + n % 2).0).collect();
            essai.store.ajouter(&lot).await.unwrap();
            ajouts.extend(lot);
        }
        let base = essai.place.fichier();
        let journal = base.with_extension("db-wal");
        // An erasure folds the write-ahead log into the file: the copies are then there to be seen.
        let recit = essai.dans_l_association().await;
        essai.store.effacer(ajouts[0].flux().unwrap(), &CODE, &[recit]).await.unwrap();
        let mut victimes = en_plusieurs_endroits(&base, &ajouts);
        victimes.extend([1_998]);
        for n in victimes.iter().copied().take(3) {
            let traces = traces(&ajouts[n]);
            assert!(traces.iter().all(|octets| contient(&base, octets)));
            let recit = essai.dans_l_association().await;
            essai.store.effacer(ajouts[n].flux().unwrap(), &CODE, &[recit]).await.unwrap();
            for octets in &traces {
                assert!(!contient(&base, octets) && !contient(&journal, octets));
            }
        }
        // Nobody else lost anything.
        for reste in [&ajouts[2], &ajouts[1_999]] {
            let cles = essai.store.lire_cles_flux(reste.flux().unwrap()).await.unwrap();
            assert_eq!(cles.len(), reste.cles.len());
            let jetons = reste.vues.as_ref().unwrap().jetons.as_ref().unwrap();
            assert_eq!(essai.store.chercher(jetons).await.unwrap().len(), 1);
        }
        essai.finir().await;
    });
}

#[test]
fn an_erased_person_is_unreadable_and_stays_so() {
    sur_chaque_moteur(|mut essai| async move {
        let (ajout, cles) = essai.ouverture(3);
        let flux = ajout.flux().unwrap();
        let Flux::Dossier(dossier) = flux else { panic!() };
        essai.store.ajouter(std::slice::from_ref(&ajout)).await.unwrap();
        let recit = essai.dans_l_association().await;
        let association = recit.flux().unwrap();
        essai.store.effacer(flux, &CODE, std::slice::from_ref(&recit)).await.unwrap();
        // Erasing again changes nothing.
        essai.store.effacer(flux, &CODE, &[recit]).await.unwrap();

        assert_eq!(essai.store.rang(association).await.unwrap(), 1);
        assert_eq!(essai.store.lire_flux(flux).await.unwrap(), ajout.actes);
        let rangees = essai.store.lire_cles_flux(flux).await.unwrap();
        let refus = essai.coffre.ouvrir_flux(flux, &rangees);
        assert!(matches!(refus, Err(ErreurVault::CleDetruite)));
        let (fiches, _) = essai.store.fiches_depuis(&PlaceFiches::default()).await.unwrap();
        assert!(fiches.is_empty());
        let jetons = ajout.vues.as_ref().unwrap().jetons.clone().unwrap();
        assert!(essai.store.chercher(&jetons).await.unwrap().is_empty());
        let mut parcours =
            essai.store.parcours(store::Genre::Dossier, 1.try_into().unwrap()).await.unwrap();
        let lu = parcours[0].suivant().await.unwrap().unwrap();
        assert_eq!((lu.flux(), lu.cle()), (flux, None));

        // Whoever still held her keys adds nothing; sending her file again brings nothing back.
        let actes = vec![essai.acte(&cles, 4, "de trop")];
        let vues = Some(essai.vues(dossier, 2));
        let suite = Ajout { actes, vues, ..Ajout::default() };
        let refus = essai.store.ajouter(&[suite]).await;
        assert!(matches!(refus, Err(ErreurStore::FluxEfface { .. })));
        assert_eq!(essai.store.ajouter(&[ajout]).await.unwrap(), [Issue::DejaPresent]);
        assert!(essai.store.lire_cles_flux(flux).await.unwrap().is_empty());

        let inconnu = Flux::Dossier(essai.dossier());
        let refus = essai.store.effacer(inconnu, &CODE, &[]).await;
        assert!(matches!(refus, Err(ErreurStore::Incoherent(_))));
        essai.finir().await;
    });
}

#[test]
fn an_erasure_is_told_or_does_not_happen() {
    sur_chaque_moteur(|mut essai| async move {
        let (ajout, _) = essai.ouverture(1);
        let flux = ajout.flux().unwrap();
        essai.store.ajouter(&[ajout]).await.unwrap();
        let recit = essai.dans_l_association().await;
        let mut perime = essai.dans_l_association().await;
        essai.store.ajouter(&[recit]).await.unwrap();
        perime.cles.clear();
        let refus = essai.store.effacer(flux, &CODE, &[perime]).await;
        assert!(matches!(refus, Err(ErreurStore::Perime(_))), "{refus:?}");
        assert_eq!(essai.store.lire_cles_flux(flux).await.unwrap().len(), 6);
        essai.finir().await;
    });
}
