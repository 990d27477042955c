//! Calendars that telephones fetch: found by a hash, replaced, taken back, gone with their owner.

use domain::{Horodatage, MembreId};
use store::{ErreurStore, Proprietaire};
use vault::ReconnuCalendrier;

use crate::commun::sur_chaque_moteur;

fn a() -> Horodatage {
    Horodatage::depuis_micros(1_795_600_800_000_000)
}

fn reconnu(octet: u8) -> ReconnuCalendrier {
    ReconnuCalendrier { empreinte: [octet; 32], cle_publique: [octet + 100; 32] }
}

#[test]
fn a_calendar_is_found_by_the_hash_of_its_token_until_it_is_replaced_or_taken_back() {
    sur_chaque_moteur(|essai| async move {
        let casier = essai.coffre.casier().unwrap();
        let (membre, cle_publique) = (casier.membre(), *casier.cle_publique());
        let elle = Proprietaire { membre, cle_publique };
        let store = &essai.store;
        assert_eq!(store.lire_abonnement(membre).await.unwrap(), None);
        store.ecrire_abonnement(&elle, &reconnu(1), b"scelle", a()).await.unwrap();
        let lu = store.lire_abonnement(membre).await.unwrap().unwrap();
        assert_eq!((lu.reconnu, lu.fait_a, lu.lu_a), (reconnu(1), a(), None));
        let trouve = store.presenter_abonnement(&[1; 32]).await.unwrap().unwrap();
        assert_eq!((trouve.contenu.as_slice(), trouve.lu_a), (&b"scelle"[..], None));
        store.noter_abonnement(&[1; 32], a()).await.unwrap();
        assert_eq!(store.presenter_abonnement(&[1; 32]).await.unwrap().unwrap().lu_a, Some(a()));
        store.refaire_abonnement(&elle, &reconnu(1), b"neuf", a()).await.unwrap();
        // Another token: the one before opens nothing, and is not made anew.
        store.ecrire_abonnement(&elle, &reconnu(2), b"autre", a()).await.unwrap();
        assert_eq!(store.presenter_abonnement(&[1; 32]).await.unwrap(), None);
        store.refaire_abonnement(&elle, &reconnu(1), b"tard", a()).await.unwrap();
        let trouve = store.presenter_abonnement(&[2; 32]).await.unwrap().unwrap();
        assert_eq!((trouve.contenu.as_slice(), trouve.lu_a), (&b"autre"[..], None));
        let autre = Proprietaire { membre: MembreId::depuis_octets([9; 16]), cle_publique };
        let refus = store.ecrire_abonnement(&autre, &reconnu(3), b"x", a()).await;
        assert!(matches!(refus, Err(ErreurStore::MembreParti)), "{refus:?}");
        store.retirer_abonnement(&elle).await.unwrap();
        assert_eq!(store.presenter_abonnement(&[2; 32]).await.unwrap(), None);
        store.retirer_abonnement(&elle).await.unwrap();
        essai.finir().await;
    });
}
