//! Lockers: written by their owner alone, emptied with her, silent about who was erased.

use domain::Flux;
use store::{Apropos, Case, ChangementCles, ErreurStore, Proprietaire, Store};
use vault::{Casier, Coffre, Destinataire, NomCasier, ParametresPhrase};

use crate::commun::{Essai, PHRASE, sur_chaque_moteur, sur_sqlite};

const TEXTE: &str = "ZZ-CANARI-brouillon";
const SON_CODE: [u8; 16] = [7; 16];

fn qui(casier: &Casier) -> Proprietaire {
    Proprietaire { membre: casier.membre(), cle_publique: *casier.cle_publique() }
}

fn case(essai: &mut Essai, casier: &Casier, nom: &[u8], version: u32) -> Case {
    let nom = casier.nom(&[nom]);
    let contenu = casier.sceller(nom, version, &TEXTE, &mut essai.alea).unwrap();
    Case { nom, version, contenu }
}

async fn ecrire(essai: &Essai, casier: &Casier, case: &Case) -> Result<(), ErreurStore> {
    essai.store.ecrire_case(&qui(casier), case, None).await
}

fn contient(octets: &[u8], cherche: &[u8]) -> bool {
    octets.windows(cherche.len()).any(|vu| vu == cherche)
}

#[test]
fn a_slot_is_read_as_written_and_a_stale_write_is_refused() {
    sur_chaque_moteur(|mut essai| async move {
        let casier = essai.coffre.casier().unwrap();
        let premiere = case(&mut essai, &casier, b"a", 1);
        let nom = premiere.nom;
        assert_eq!(essai.store.lire_case(casier.membre(), nom).await.unwrap(), None);
        ecrire(&essai, &casier, &premiere).await.unwrap();
        assert_eq!(
            essai.store.lire_case(casier.membre(), nom).await.unwrap(),
            Some(premiere.clone())
        );
        // Somebody who had read nothing, then somebody late by one.
        let refus = ecrire(&essai, &casier, &premiere).await;
        assert!(matches!(refus, Err(ErreurStore::CasePerimee)), "{refus:?}");
        let deuxieme = case(&mut essai, &casier, b"a", 2);
        ecrire(&essai, &casier, &deuxieme).await.unwrap();
        let encore = case(&mut essai, &casier, b"a", 2);
        let refus = ecrire(&essai, &casier, &encore).await;
        assert!(matches!(refus, Err(ErreurStore::CasePerimee)), "{refus:?}");
        let lue = essai.store.lire_case(casier.membre(), nom).await.unwrap().unwrap();
        assert_eq!(lue, deuxieme);
        assert_eq!(casier.ouvrir::<String>(nom, lue.version, &lue.contenu).unwrap(), TEXTE);
        essai.finir().await;
    });
}

#[test]
fn a_slot_is_thrown_away_once_and_not_when_it_went_further() {
    sur_chaque_moteur(|mut essai| async move {
        let casier = essai.coffre.casier().unwrap();
        for version in 1..=2 {
            let case = case(&mut essai, &casier, b"a", version);
            ecrire(&essai, &casier, &case).await.unwrap();
        }
        let nom = casier.nom(&[b"a"]);
        let refus = essai.store.retirer_case(&qui(&casier), nom, 1).await;
        assert!(matches!(refus, Err(ErreurStore::CasePerimee)), "{refus:?}");
        for _ in 0..2 {
            essai.store.retirer_case(&qui(&casier), nom, 2).await.unwrap();
        }
        assert!(essai.store.lister_casier(casier.membre()).await.unwrap().is_empty());
        essai.finir().await;
    });
}

#[test]
fn a_departure_and_an_access_made_anew_empty_the_locker_and_close_it() {
    sur_chaque_moteur(|mut essai| async move {
        let ancien = essai.coffre.casier().unwrap();
        let premiere = case(&mut essai, &ancien, b"a", 1);
        ecrire(&essai, &ancien, &premiere).await.unwrap();
        let acces = essai.store.acces().await.unwrap();
        let recree = essai
            .coffre
            .recreer_acces(
                &acces.membres[0],
                &acces.enveloppes,
                (PHRASE, ParametresPhrase::ESSAIS),
                &mut essai.alea,
            )
            .unwrap();
        let changement = ChangementCles {
            membres: vec![recree.membre.clone()],
            retires: vec![Destinataire::Membre(essai.membre)],
            enveloppes: recree.enveloppes,
            ..ChangementCles::default()
        };
        essai.store.changer_cles(&changement, &[], |_| Ok(None)).await.unwrap();
        assert!(essai.store.lister_casier(essai.membre).await.unwrap().is_empty());
        // A session opened before writes nothing into the new locker.
        let refus = ecrire(&essai, &ancien, &premiere).await;
        assert!(matches!(refus, Err(ErreurStore::MembreParti)), "{refus:?}");

        let acces = essai.store.acces().await.unwrap();
        let coffre = Coffre::ouvrir(&acces.membres[0], PHRASE, &acces.registre()).unwrap();
        let casier = coffre.casier().unwrap();
        let case = case(&mut essai, &casier, b"a", 1);
        ecrire(&essai, &casier, &case).await.unwrap();
        let partie = vault::MembreScelle { actif: false, ..acces.membres[0].clone() };
        let changement = ChangementCles { membres: vec![partie], ..ChangementCles::default() };
        essai.store.changer_cles(&changement, &[], |_| Ok(None)).await.unwrap();
        let refus = essai.store.retirer_case(&qui(&casier), case.nom, 1).await;
        assert!(matches!(refus, Err(ErreurStore::MembreParti)), "{refus:?}");
        essai.finir().await;
    });
}

async fn brouillon(essai: &mut Essai, casier: &Casier, n: u32, apropos: &Apropos) -> Case {
    let case = case(essai, casier, &n.to_be_bytes(), 1);
    essai.store.ecrire_case(&qui(casier), &case, Some(apropos)).await.unwrap();
    case
}

#[test]
fn erasing_a_person_deletes_what_lockers_say_of_her_and_nothing_comes_back() {
    sur_chaque_moteur(|mut essai| async move {
        let casier = essai.coffre.casier().unwrap();
        let (elle, _) = essai.ouverture(1);
        let (autre, _) = essai.ouverture(1);
        let (sienne, restante) = (elle.flux().unwrap(), autre.flux().unwrap());
        essai.store.ajouter(&[elle, autre]).await.unwrap();
        let d_elle = Apropos { flux: Some(sienne), code: SON_CODE };
        let d_une_autre = Apropos { flux: Some(restante), code: [8; 16] };
        let siens = brouillon(&mut essai, &casier, 1, &d_elle).await;
        let autres = brouillon(&mut essai, &casier, 2, &d_une_autre).await;
        let vues = case(&mut essai, &casier, b"vues", 1);
        ecrire(&essai, &casier, &vues).await.unwrap();

        let recit = essai.dans_l_association().await;
        essai.store.effacer(sienne, &SON_CODE, &[recit]).await.unwrap();
        let mut restants = vec![autres, vues];
        restants.sort_by_key(|case| case.nom);
        assert_eq!(essai.store.lister_casier(casier.membre()).await.unwrap(), restants);
        // A form left open does not bring a draft about her back.
        let refus = essai.store.ecrire_case(&qui(&casier), &siens, Some(&d_elle)).await;
        assert!(matches!(refus, Err(ErreurStore::FluxEfface { .. })), "{refus:?}");
        essai.finir().await;
    });
}

#[test]
fn no_byte_of_an_erased_draft_is_left_in_the_file() {
    sur_sqlite(|mut essai| async move {
        let casier = essai.coffre.casier().unwrap();
        let (elle, _) = essai.ouverture(1);
        let flux = elle.flux().unwrap();
        essai.store.ajouter(&[elle]).await.unwrap();
        let mut siens = Vec::new();
        for n in 0..300 {
            // Enough to split pages; one in three is about her.
            let code = if n % 3 == 0 { SON_CODE } else { [9; 16] };
            let case = brouillon(&mut essai, &casier, n, &Apropos { flux: Some(flux), code }).await;
            siens.extend((n % 3 == 0).then_some(case.contenu));
        }
        let recit = essai.dans_l_association().await;
        essai.store.effacer(flux, &SON_CODE, &[recit]).await.unwrap();
        let base = essai.place.fichier();
        let mut octets = std::fs::read(&base).unwrap();
        octets.extend(std::fs::read(base.with_extension("db-wal")).unwrap_or_default());
        for contenu in siens {
            assert!(!contient(&octets, &contenu[20..60]));
        }
        assert!(!contient(&octets, TEXTE.as_bytes()));
        assert_eq!(essai.store.lister_casier(casier.membre()).await.unwrap().len(), 200);
        essai.finir().await;
    });
}

#[test]
fn what_is_about_one_thing_goes_with_the_act_that_tells_it() {
    sur_chaque_moteur(|mut essai| async move {
        let casier = essai.coffre.casier().unwrap();
        brouillon(&mut essai, &casier, 1, &Apropos { flux: None, code: SON_CODE }).await;
        brouillon(&mut essai, &casier, 2, &Apropos { flux: None, code: [8; 16] }).await;
        let recit = essai.dans_l_association().await;
        let mut perime = essai.dans_l_association().await;
        perime.cles.clear();
        assert_eq!(essai.store.oublier_objet(&SON_CODE, &[recit]).await.unwrap(), 1);
        assert_eq!(essai.store.lister_casier(casier.membre()).await.unwrap().len(), 1);
        let refus = essai.store.oublier_objet(&[8; 16], &[perime]).await;
        assert!(matches!(refus, Err(ErreurStore::Perime(_))), "{refus:?}");
        assert_eq!(essai.store.lister_casier(casier.membre()).await.unwrap().len(), 1);
        essai.finir().await;
    });
}

#[test]
fn a_backup_holds_no_locker() {
    sur_chaque_moteur(|mut essai| async move {
        let casier = essai.coffre.casier().unwrap();
        let premiere = case(&mut essai, &casier, b"a", 1);
        ecrire(&essai, &casier, &premiere).await.unwrap();
        let (donnees, cles) =
            (essai.place.dossier.path().join("d"), essai.place.dossier.path().join("c"));
        essai.store.sauvegarder(&donnees, &cles).await.unwrap();
        for fichier in [&donnees, &cles] {
            let lu = std::fs::read(fichier).unwrap();
            assert!(!contient(&lu, &premiere.contenu[20..60]));
        }
        let place = essai.place.autre().await;
        let (store, _) = Store::restaurer(&place.url, &donnees, &cles).await.unwrap();
        assert!(store.lister_casier(casier.membre()).await.unwrap().is_empty());
        store.fermer().await;
        place.quitter().await;
        essai.finir().await;
    });
}

#[test]
fn a_slot_s_version_begins_at_one_and_its_owner_is_a_member() {
    sur_chaque_moteur(|mut essai| async move {
        let casier = essai.coffre.casier().unwrap();
        let case = Case { version: 0, ..case(&mut essai, &casier, b"a", 1) };
        let refus = ecrire(&essai, &casier, &case).await;
        assert!(matches!(refus, Err(ErreurStore::Incoherent(_))), "{refus:?}");
        let Flux::Dossier(quelconque) = essai.ouverture(1).0.flux().unwrap() else { panic!() };
        let inconnue = Proprietaire {
            membre: domain::MembreId::depuis_octets(*quelconque.octets()),
            cle_publique: [1; 32],
        };
        let refus = essai.store.retirer_case(&inconnue, NomCasier([1; 16]), 1).await;
        assert!(matches!(refus, Err(ErreurStore::MembreParti)), "{refus:?}");
        essai.finir().await;
    });
}
