//! Members come and go: keys change, acts do not.

use domain::{Compartiment, MembreId};
use store::{ChangementCles, ErreurStore};
use vault::{Coffre, Destinataire, NouveauMembre, ParametresPhrase, changer_phrase};

use crate::commun::{Essai, PHRASE, sur_chaque_moteur};

async fn accueillir(essai: &mut Essai) -> MembreId {
    let membre = MembreId::depuis_octets(essai.octets());
    let nouveau = NouveauMembre {
        membre,
        identifiant: "nadia",
        phrase: PHRASE,
        parametres: ParametresPhrase::ESSAIS,
    };
    let compartiments = [Compartiment::Faits, Compartiment::Social];
    let (scelle, enveloppes) =
        essai.coffre.inscrire(&nouveau, &compartiments, &mut essai.alea).unwrap();
    let changement =
        ChangementCles { membres: vec![scelle], enveloppes, ..ChangementCles::default() };
    let recit = essai.dans_l_association().await;
    essai.store.changer_cles(&changement, &[recit], |_| Ok(None)).await.unwrap();
    membre
}

#[test]
fn a_departure_replaces_secrets_and_rewrites_no_act() {
    sur_chaque_moteur(|mut essai| async move {
        let partante = accueillir(&mut essai).await;
        let mut ajouts = Vec::new();
        for _ in 0..60 {
            ajouts.push(essai.ouverture(1).0);
        }
        essai.store.ajouter(&ajouts).await.unwrap();

        let acces = essai.store.acces().await.unwrap();
        assert_eq!(acces.membres.len(), 2);
        let rotation = essai
            .coffre
            .exclure(partante, &acces.membres, &acces.secours, &acces.enveloppes, &mut essai.alea)
            .unwrap();
        let changement = ChangementCles {
            membres: rotation.partant.clone().into_iter().collect(),
            retires: vec![Destinataire::Membre(partante)],
            publics: rotation.publics.clone(),
            enveloppes: rotation.enveloppes.clone(),
            cles_association: rotation.cles_association.clone(),
            secours: None,
        };
        // Nothing happens when a key is left behind.
        let refus = essai.store.changer_cles(&changement, &[], |_| Ok(None)).await;
        assert!(matches!(refus, Err(ErreurStore::ClesChangees)));
        assert_eq!(essai.store.acces().await.unwrap(), acces);

        let recit = essai.dans_l_association().await;
        let mut alea = essai.alea.clone();
        let reemballer = |cle: &vault::CleFlux| rotation.reemballer(cle, &mut alea);
        essai.store.changer_cles(&changement, &[recit], reemballer).await.unwrap();

        // A session opened before can create nothing until it is refreshed.
        let (ajout, _) = essai.ouverture(1);
        let refus = essai.store.ajouter(&[ajout]).await;
        assert!(matches!(refus, Err(ErreurStore::ClePerimee(_))));
        essai.coffre.adopter(rotation);
        let (ajout, _) = essai.ouverture(1);
        essai.store.ajouter(std::slice::from_ref(&ajout)).await.unwrap();
        ajouts.push(ajout);

        let acces = essai.store.acces().await.unwrap();
        let restante = acces.membres.iter().find(|membre| membre.actif).unwrap();
        let coffre = Coffre::ouvrir(restante, PHRASE, &acces.registre()).unwrap();
        for ajout in &ajouts {
            let flux = ajout.flux().unwrap();
            assert_eq!(essai.store.lire_flux(flux).await.unwrap(), ajout.actes);
            let rangees = essai.store.lire_cles_flux(flux).await.unwrap();
            let cles = coffre.ouvrir_flux(flux, &rangees).unwrap();
            assert!(cles.ouvrir(&ajout.actes[0]).unwrap().acte.recit.is_some());
        }
        let partie = acces.membres.iter().find(|membre| !membre.actif).unwrap();
        assert!(Coffre::ouvrir(partie, PHRASE, &acces.registre()).is_err());
        essai.finir().await;
    });
}

#[test]
fn a_new_passphrase_rewrites_one_record() {
    sur_chaque_moteur(|mut essai| async move {
        let avant = essai.store.acces().await.unwrap();
        let nouvelle = ("une autre phrase", ParametresPhrase::ESSAIS);
        let membre = changer_phrase(&avant.membres[0], PHRASE, nouvelle, &mut essai.alea).unwrap();
        let changement = ChangementCles { membres: vec![membre], ..ChangementCles::default() };
        essai.store.changer_cles(&changement, &[], |_| Ok(None)).await.unwrap();
        let apres = essai.store.acces().await.unwrap();
        assert!(Coffre::ouvrir(&apres.membres[0], "une autre phrase", &apres.registre()).is_ok());
        assert!(Coffre::ouvrir(&apres.membres[0], PHRASE, &apres.registre()).is_err());
        assert_eq!(apres.enveloppes, avant.enveloppes);
        essai.finir().await;
    });
}

#[test]
fn a_new_recovery_key_replaces_the_former() {
    sur_chaque_moteur(|mut essai| async move {
        let (cle, secours, enveloppes) = essai.coffre.remplacer_secours(&mut essai.alea).unwrap();
        let changement = ChangementCles {
            secours: Some(secours),
            retires: vec![Destinataire::Secours],
            enveloppes,
            ..ChangementCles::default()
        };
        essai.store.changer_cles(&changement, &[], |_| Ok(None)).await.unwrap();
        let acces = essai.store.acces().await.unwrap();
        assert!(Coffre::ouvrir_secours(&cle, &acces.secours, &acces.registre()).is_ok());
        let ancienne = Coffre::ouvrir_secours(&essai.secours, &acces.secours, &acces.registre());
        assert!(ancienne.is_err());
        essai.finir().await;
    });
}
