//! The store's stories, on both engines.

use crate::commun::{Essai, PHRASE, jour, sur_chaque_moteur};
use domain::{Compartiment, Flux};
use store::{Ajout, ErreurStore, Issue, PlaceFiches, Store};
use vault::Coffre;

#[test]
fn what_is_written_reads_back() {
    sur_chaque_moteur(|mut essai| async move {
        let (ajout, cles) = essai.ouverture(5);
        let flux = ajout.flux().unwrap();
        assert_eq!(
            essai.store.ajouter(std::slice::from_ref(&ajout)).await.unwrap(),
            [Issue::Ajoute]
        );
        assert_eq!(essai.store.lire_flux(flux).await.unwrap(), ajout.actes);
        assert_eq!(essai.store.lire_actes_depuis(flux, 4).await.unwrap(), ajout.actes[3..]);
        assert_eq!(essai.store.rang(flux).await.unwrap(), 5);
        let lu = essai.store.lire_acte(ajout.actes[2].id).await.unwrap();
        assert_eq!(lu.as_ref(), Some(&ajout.actes[2]));
        let mut rangees = essai.store.lire_cles_flux(flux).await.unwrap();
        let mut envoyees = ajout.cles.clone();
        rangees.sort_by_key(|cle| cle.compartiment);
        envoyees.sort_by_key(|cle| cle.compartiment);
        assert_eq!(rangees, envoyees);
        assert!(cles.ouvrir(&ajout.actes[0]).unwrap().acte.recit.is_some());
        essai.finir().await;
    });
}

#[test]
fn sending_again_writes_nothing() {
    sur_chaque_moteur(|mut essai| async move {
        let (ajout, cles) = essai.ouverture(3);
        essai.store.ajouter(std::slice::from_ref(&ajout)).await.unwrap();
        // Sealed again: another nonce, the same act.
        let renvoi = Ajout {
            actes: ajout
                .actes
                .iter()
                .map(|acte| {
                    let ouvert = cles.ouvrir(acte).unwrap().acte;
                    cles.sceller(&ouvert, &mut essai.alea).unwrap()
                })
                .collect(),
            vues: None,
            ..ajout.clone()
        };
        assert_ne!(renvoi.actes, ajout.actes);
        assert_eq!(essai.store.ajouter(&[renvoi]).await.unwrap(), [Issue::DejaPresent]);
        let flux = ajout.flux().unwrap();
        assert_eq!(essai.store.lire_flux(flux).await.unwrap(), ajout.actes);
        essai.finir().await;
    });
}

#[test]
fn a_stale_write_is_refused_with_both_versions() {
    sur_chaque_moteur(|mut essai| async move {
        let (ajout, cles) = essai.ouverture(3);
        let flux = ajout.flux().unwrap();
        essai.store.ajouter(std::slice::from_ref(&ajout)).await.unwrap();
        let acte = essai.acte(&cles, 3, "autre version");
        let perime = Ajout { actes: vec![acte], ..Ajout::default() };
        let (nouveau, _) = essai.ouverture(2);
        let nouveau_flux = nouveau.flux().unwrap();
        // Nothing of the call is written, the other stream included.
        match essai.store.ajouter(&[nouveau, perime]).await {
            Err(ErreurStore::Perime(perime)) => {
                assert_eq!((perime.flux, perime.attendu, perime.actuel), (flux, 3, 3));
                assert_eq!(perime.presents, ajout.actes[2..]);
            }
            autre => panic!("{autre:?}"),
        }
        assert_eq!(essai.store.rang(nouveau_flux).await.unwrap(), 0);
        // A gap is stale too.
        let acte = essai.acte(&cles, 7, "");
        let trou = Ajout { actes: vec![acte], ..Ajout::default() };
        match essai.store.ajouter(&[trou]).await {
            Err(ErreurStore::Perime(perime)) => {
                assert_eq!((perime.attendu, perime.actuel), (7, 3));
                assert!(perime.presents.is_empty());
            }
            autre => panic!("{autre:?}"),
        }
        essai.finir().await;
    });
}

#[test]
fn an_id_names_one_act() {
    sur_chaque_moteur(|mut essai| async move {
        let (ajout, cles) = essai.ouverture(2);
        essai.store.ajouter(std::slice::from_ref(&ajout)).await.unwrap();
        let mut acte = essai.acte(&cles, 3, "");
        acte.id = ajout.actes[0].id;
        let suite = Ajout { actes: vec![acte], ..Ajout::default() };
        match essai.store.ajouter(&[suite]).await {
            Err(ErreurStore::IdDejaPris { id }) => assert_eq!(id, ajout.actes[0].id),
            autre => panic!("{autre:?}"),
        }
        let (mut autre, _) = essai.ouverture(1);
        autre.actes[0].id = ajout.actes[1].id;
        assert!(matches!(essai.store.ajouter(&[autre]).await, Err(ErreurStore::IdDejaPris { .. })));
        essai.finir().await;
    });
}

#[test]
fn an_incoherent_request_is_refused() {
    sur_chaque_moteur(|mut essai| async move {
        let (ajout, _) = essai.ouverture(2);
        let (autre, _) = essai.ouverture(1);
        let mut desordre = ajout.clone();
        desordre.actes.reverse();
        let mut melange = ajout.clone();
        melange.actes.extend(autre.actes.clone());
        let mut cles = ajout.clone();
        cles.cles.clone_from(&autre.cles);
        let mut vues = ajout.clone();
        vues.vues.clone_from(&autre.vues);
        for faux in [vec![Ajout::default()], vec![desordre], vec![melange], vec![cles], vec![vues]]
        {
            let refuse = essai.store.ajouter(&faux).await;
            assert!(matches!(refuse, Err(ErreurStore::Incoherent(_))), "{refuse:?}");
        }
        let refuse = essai.store.ajouter(&[ajout.clone(), ajout]).await;
        assert!(matches!(refuse, Err(ErreurStore::Incoherent(_))));
        assert_eq!(essai.store.ajouter(&[]).await.unwrap(), []);
        essai.finir().await;
    });
}

#[test]
fn views_are_replaced_with_the_acts() {
    sur_chaque_moteur(|mut essai| async move {
        let (ajout, cles) = essai.ouverture(2);
        let Some(Flux::Dossier(dossier)) = ajout.flux() else { panic!() };
        let premieres = ajout.vues.clone().unwrap();
        essai.store.ajouter(&[ajout]).await.unwrap();
        let jetons = premieres.jetons.clone().unwrap();
        assert_eq!(essai.store.chercher(&jetons).await.unwrap(), [(dossier, 3)]);
        assert_eq!(essai.store.chercher(&jetons[..1]).await.unwrap(), [(dossier, 1)]);

        let secondes = essai.vues(dossier, 1);
        let acte = essai.acte(&cles, 3, "");
        let suite = Ajout { actes: vec![acte], vues: Some(secondes.clone()), ..Ajout::default() };
        essai.store.ajouter(&[suite]).await.unwrap();
        assert_eq!(essai.store.chercher(&jetons).await.unwrap(), []);
        let trouves = essai.store.chercher(&secondes.jetons.unwrap()).await.unwrap();
        assert_eq!(trouves, [(dossier, 1)]);
        let (lues, _) = essai.store.fiches_depuis(&PlaceFiches::default()).await.unwrap();
        let lues: Vec<_> = lues.into_iter().map(|lue| (lue.flux, lue.fiche)).collect();
        assert_eq!(lues, [(Flux::Dossier(dossier), secondes.fiche.unwrap())]);
        essai.finir().await;
    });
}

#[test]
fn rebuilt_views_are_the_same_bytes() {
    sur_chaque_moteur(|mut essai| async move {
        let mut toutes = Vec::new();
        for _ in 0..120 {
            let (ajout, _) = essai.ouverture(1);
            toutes.extend(ajout.vues.clone());
            essai.store.ajouter(&[ajout]).await.unwrap();
        }
        let avant = essai.store.empreinte_vues().await.unwrap();
        let mut reconstruction = essai.store.reconstruire_vues().await.unwrap();
        for lot in toutes.chunks(50) {
            reconstruction.ecrire(lot).await.unwrap();
        }
        reconstruction.terminer().await.unwrap();
        assert_eq!(essai.store.empreinte_vues().await.unwrap(), avant);

        let abandonnee = essai.store.reconstruire_vues().await.unwrap();
        drop(abandonnee);
        assert_eq!(essai.store.empreinte_vues().await.unwrap(), avant);

        let mut vide = essai.store.reconstruire_vues().await.unwrap();
        vide.ecrire(&toutes[1..]).await.unwrap();
        vide.terminer().await.unwrap();
        assert_ne!(essai.store.empreinte_vues().await.unwrap(), avant);
        essai.finir().await;
    });
}

#[test]
fn every_stream_is_travelled_once() {
    sur_chaque_moteur(|mut essai| async move {
        let mut ecrits = Vec::new();
        for n in 0..150 {
            let (ajout, _) = essai.ouverture(1 + n % 7);
            ecrits.push(ajout);
        }
        essai.store.ajouter(&ecrits).await.unwrap();
        let autre = essai.dans_l_association().await;
        essai.store.ajouter(&[autre]).await.unwrap();
        ecrits.sort_by_key(Ajout::flux);

        let mut lus = Vec::new();
        let lecteurs = 3.try_into().unwrap();
        for mut parcours in essai.store.parcours(store::Genre::Dossier, lecteurs).await.unwrap() {
            while let Some(flux) = parcours.suivant().await.unwrap() {
                let cles = essai.coffre.ouvrir_faits(flux.cle().unwrap()).unwrap();
                let mut clair = Vec::new();
                let faits: Vec<_> = flux
                    .faits()
                    .unwrap()
                    .map(|fait| {
                        let fait = fait.unwrap();
                        cles.ouvrir_fait_brut(&fait.id, fait.fait, &mut clair).unwrap();
                        (fait.id, fait.rang, fait.survenu_le, fait.consigne_a, fait.fait.to_vec())
                    })
                    .collect();
                lus.push((Some(flux.flux()), faits));
            }
        }
        lus.sort_by_key(|(flux, _)| *flux);
        let attendus: Vec<_> = ecrits
            .iter()
            .map(|ajout| {
                let actes = ajout.actes.iter();
                let faits =
                    actes.map(|a| (a.id, a.rang, a.survenu_le, a.consigne_a, a.fait.clone()));
                (ajout.flux(), faits.collect::<Vec<_>>())
            })
            .collect();
        assert_eq!(lus, attendus);
        let liste = essai.store.lister_flux(store::Genre::Dossier).await.unwrap();
        assert_eq!(liste.len(), 150);
        essai.finir().await;
    });
}

#[test]
fn a_session_opens_with_what_is_stored() {
    sur_chaque_moteur(|mut essai| async move {
        let (ajout, _) = essai.ouverture(1);
        essai.store.ajouter(std::slice::from_ref(&ajout)).await.unwrap();
        let acces = essai.store.acces().await.unwrap();
        assert!(acces.cles_flux.is_empty());
        let coffre = Coffre::ouvrir(&acces.membres[0], PHRASE, &acces.registre()).unwrap();
        let flux = ajout.flux().unwrap();
        let rangees = essai.store.lire_cles_flux(flux).await.unwrap();
        let cles = coffre.ouvrir_flux(flux, &rangees).unwrap();
        assert!(cles.ouvrir(&ajout.actes[0]).unwrap().acte.recit.is_some());
        let association = essai.store.association().await.unwrap();
        assert_eq!(association.id, essai.association);
        assert_eq!(essai.store.trousseau().await.unwrap().cles_flux.len(), 6);
        let encore = essai.store.initialiser(essai.association, &acces, &[]).await;
        assert!(matches!(encore, Err(ErreurStore::DejaInitialisee)));
        essai.finir().await;
    });
}

#[test]
fn signed_heads_follow_what_changes() {
    sur_chaque_moteur(|mut essai| async move {
        let cle = essai.coffre.cle_de_signature();
        let (ajout, cles) = essai.ouverture(2);
        let (autre, _) = essai.ouverture(2);
        essai.store.ajouter(&[ajout, autre]).await.unwrap();
        let signer = async |essai: &Essai, n| {
            let signer = |message: &[u8]| essai.coffre.signer(message);
            essai.store.signer_tete(jour(n), cle, signer).await.unwrap()
        };
        assert_eq!(signer(&essai, 1).await, 2);
        assert_eq!(signer(&essai, 2).await, 0);
        let acte = essai.acte(&cles, 3, "");
        let suite = Ajout { actes: vec![acte], ..Ajout::default() };
        essai.store.ajouter(&[suite]).await.unwrap();
        assert_eq!(signer(&essai, 2).await, 1);
        let rapport = essai.store.verifier(Some(cle)).await.unwrap();
        assert_eq!((rapport.actes, rapport.flux, rapport.tetes_signees), (5, 2, 2));
        assert!(rapport.est_intact(), "{:?}", rapport.degats);
        // Another key than the association's is no signature.
        let rapport = essai.store.verifier(Some([1; 32])).await.unwrap();
        assert_eq!(rapport.degats.len(), 2);
        essai.finir().await;
    });
}

#[test]
fn a_new_stream_has_one_creator() {
    sur_chaque_moteur(|mut essai| async move {
        // The same new streams, sent by several at once with different keys.
        let (un, _) = essai.ouverture(3);
        let mut ecritures = Vec::new();
        for _ in 0..8 {
            let (mut ajout, _) = essai.ouverture(3);
            for (acte, modele) in ajout.actes.iter_mut().zip(&un.actes) {
                *acte = modele.clone();
            }
            ajout.cles.clone_from(&un.cles);
            ajout.vues.clone_from(&un.vues);
            let store = essai.store.clone();
            ecritures.push(tokio::spawn(async move { store.ajouter(&[ajout]).await }));
        }
        let mut ajoutes = 0;
        for ecriture in ecritures {
            ajoutes += usize::from(ecriture.await.unwrap().unwrap() == [Issue::Ajoute]);
        }
        assert_eq!(ajoutes, 1);
        essai.finir().await;
    });
}

#[test]
fn nothing_is_overwritten_nor_made_up() {
    sur_chaque_moteur(|essai| async move {
        let url = essai.place.url.clone();
        assert!(matches!(Store::creer(&url).await, Err(ErreurStore::PlaceOccupee)));
        essai.store.fermer().await;
        let store = Store::ouvrir(&url).await.unwrap();
        assert_eq!(store.association().await.unwrap().id, essai.association);
        store.fermer().await;
        let essai = Essai { store: Store::ouvrir(&url).await.unwrap(), ..essai };
        let ailleurs = essai.place.autre().await;
        if ailleurs.est_sqlite() {
            assert!(matches!(Store::ouvrir(&ailleurs.url).await, Err(ErreurStore::BaseAbsente)));
            assert!(!ailleurs.fichier().exists());
            for contenu in [b"".as_slice(), b"pas une base", &[b'x'; 5000]] {
                std::fs::write(ailleurs.fichier(), contenu).unwrap();
                let refuse = Store::ouvrir(&ailleurs.url).await;
                assert!(matches!(refuse, Err(ErreurStore::BaseIllisible)));
                assert_eq!(std::fs::read(ailleurs.fichier()).unwrap(), contenu);
                let refuse = Store::creer(&ailleurs.url).await;
                assert!(matches!(refuse, Err(ErreurStore::PlaceOccupee)));
            }
        } else {
            assert!(matches!(Store::ouvrir(&ailleurs.url).await, Err(ErreurStore::BaseIllisible)));
            let inconnue = format!("{}_inconnue", ailleurs.url);
            assert!(matches!(Store::ouvrir(&inconnue).await, Err(ErreurStore::BaseAbsente)));
        }
        for faux in ["", "base.db", "mysql://x", "sqlite:", "sqlite::memory:", "postgres://[x"] {
            assert!(
                matches!(Store::ouvrir(faux).await, Err(ErreurStore::AdresseInvalide)),
                "{faux}"
            );
        }
        ailleurs.quitter().await;
        essai.finir().await;
    });
}

#[test]
fn keys_of_a_replaced_secret_are_refused() {
    sur_chaque_moteur(|mut essai| async move {
        let (mut ajout, _) = essai.ouverture(1);
        let sociale = ajout.cles.iter_mut().find(|cle| cle.compartiment == Compartiment::Social);
        sociale.unwrap().version = 2;
        assert!(matches!(
            essai.store.ajouter(&[ajout]).await,
            Err(ErreurStore::ClePerimee(Compartiment::Social))
        ));
        essai.finir().await;
    });
}
