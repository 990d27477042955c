//! Two files, another base, and no key that was destroyed since.

use std::os::unix::fs::PermissionsExt as _;

use store::{Ajout, ErreurStore, Store};
use vault::{Coffre, ErreurVault, Trousseau};

use crate::commun::{CODE, Essai, PHRASE, Place, jour, sur_chaque_moteur};

async fn peupler(essai: &mut Essai) -> Vec<Ajout> {
    let mut ajouts = Vec::new();
    for n in 0..30 {
        ajouts.push(essai.ouverture(1 + n % 4).0);
    }
    ajouts.push(essai.dans_l_association().await);
    essai.store.ajouter(&ajouts).await.unwrap();
    let cle = essai.coffre.cle_de_signature();
    essai.store.signer_tete(jour(1), cle, |message| essai.coffre.signer(message)).await.unwrap();
    ajouts
}

#[test]
fn a_backup_gives_the_journal_back_on_either_engine() {
    sur_chaque_moteur(|mut essai| async move {
        let ajouts = peupler(&mut essai).await;
        let (donnees, cles) =
            (essai.place.dossier.path().join("d"), essai.place.dossier.path().join("c"));
        let faite = essai.store.sauvegarder(&donnees, &cles).await.unwrap();
        assert_eq!((faite.flux, faite.sans_cle), (31, 0));
        for fichier in [&donnees, &cles] {
            assert_eq!(std::fs::metadata(fichier).unwrap().permissions().mode() & 0o777, 0o600);
        }
        let encore = essai.store.sauvegarder(&donnees, &cles).await;
        assert!(matches!(encore, Err(ErreurStore::PlaceOccupee)));

        let mut places = vec![Place::sqlite()];
        places.extend(Place::postgres().await);
        for place in places {
            let (store, rendue) = Store::restaurer(&place.url, &donnees, &cles).await.unwrap();
            assert_eq!(rendue, faite);
            for ajout in &ajouts {
                assert_eq!(store.lire_flux(ajout.flux().unwrap()).await.unwrap(), ajout.actes);
            }
            assert_eq!(store.trousseau().await.unwrap(), essai.store.trousseau().await.unwrap());
            assert_eq!(
                store.association().await.unwrap(),
                essai.store.association().await.unwrap()
            );
            // The restored base gives the same file, byte for byte.
            let redite = place.dossier.path().join("d");
            store.sauvegarder(&redite, &place.dossier.path().join("c")).await.unwrap();
            assert_eq!(std::fs::read(&redite).unwrap(), std::fs::read(&donnees).unwrap());
            let encore = Store::restaurer(&place.url, &donnees, &cles).await;
            assert!(matches!(encore, Err(ErreurStore::PlaceOccupee)));
            store.fermer().await;
            place.quitter().await;
        }
        essai.finir().await;
    });
}

#[test]
fn an_erasure_reaches_past_backups() {
    sur_chaque_moteur(|mut essai| async move {
        let ajouts = peupler(&mut essai).await;
        let flux = ajouts[7].flux().unwrap();
        let (donnees, cles) =
            (essai.place.dossier.path().join("d"), essai.place.dossier.path().join("c"));
        essai.store.sauvegarder(&donnees, &cles).await.unwrap();
        let recit = essai.dans_l_association().await;
        essai.store.effacer(flux, &CODE, &[recit]).await.unwrap();
        essai.store.ecrire_cles(&cles).await.unwrap();
        let (apres, _) = essai.ouverture(1);
        essai.store.ajouter(&[apres]).await.unwrap();
        essai.store.ecrire_cles(&cles).await.unwrap();
        for cle in &ajouts[7].cles {
            let lu = std::fs::read(&cles).unwrap();
            assert!(!lu.windows(24).any(|vu| vu == &cle.enveloppe[..24]));
        }

        let place = essai.place.autre().await;
        let (store, rendue) = Store::restaurer(&place.url, &donnees, &cles).await.unwrap();
        assert_eq!(rendue.sans_cle, 1);
        assert_eq!(store.lire_flux(flux).await.unwrap(), ajouts[7].actes);
        let acces = store.acces().await.unwrap();
        let par_phrase = Coffre::ouvrir(&acces.membres[0], PHRASE, &acces.registre()).unwrap();
        let par_secours =
            Coffre::ouvrir_secours(&essai.secours, &acces.secours, &acces.registre()).unwrap();
        let rangees = store.lire_cles_flux(flux).await.unwrap();
        for coffre in [par_phrase, par_secours] {
            let refus = coffre.ouvrir_flux(flux, &rangees);
            assert!(matches!(refus, Err(ErreurVault::CleDetruite)));
        }
        store.fermer().await;
        place.quitter().await;
        essai.finir().await;
    });
}

#[test]
fn a_damaged_backup_is_refused_and_leaves_an_empty_base() {
    sur_chaque_moteur(|mut essai| async move {
        peupler(&mut essai).await;
        let racine = essai.place.dossier.path().to_owned();
        let (donnees, cles) = (racine.join("d"), racine.join("c"));
        essai.store.sauvegarder(&donnees, &cles).await.unwrap();
        let intact = std::fs::read(&donnees).unwrap();
        let place = essai.place.autre().await;
        let altere = racine.join("altere");
        let milieu = intact.len() / 2;
        for longueur in [0, 5, 40, milieu, intact.len() - 1] {
            std::fs::write(&altere, &intact[..longueur]).unwrap();
            assert!(Store::restaurer(&place.url, &altere, &cles).await.is_err());
        }
        for bit in (0..intact.len() * 8).step_by(intact.len() / 5) {
            let mut bascule = intact.clone();
            bascule[bit / 8] ^= 1 << (bit % 8);
            std::fs::write(&altere, &bascule).unwrap();
            assert!(Store::restaurer(&place.url, &altere, &cles).await.is_err(), "bit {bit}");
        }
        let mut suivi = intact.clone();
        suivi.push(0);
        std::fs::write(&altere, &suivi).unwrap();
        assert!(Store::restaurer(&place.url, &altere, &cles).await.is_err());

        // The keys of another association open nothing here.
        let mut autre = Trousseau::decode(&std::fs::read(&cles).unwrap()).unwrap();
        autre.cle_de_signature = [9; 32];
        std::fs::write(&altere, autre.encode()).unwrap();
        let refus = Store::restaurer(&place.url, &donnees, &altere).await;
        assert!(matches!(refus, Err(ErreurStore::SauvegardeDepareillee)));

        let (store, _) = Store::restaurer(&place.url, &donnees, &cles).await.unwrap();
        store.fermer().await;
        place.quitter().await;
        essai.finir().await;
    });
}
