//! A member's locker opens for her, at its place, and for nobody else.

use domain::Compartiment;
use proptest::prelude::*;
use vault::{Casier, Coffre, ErreurVault, ParametresPhrase, changer_phrase};

use crate::atelier::{PHRASE, alea, arrivee, association, bits_retournes};

const CONTENU: &str = "un brouillon";

fn contenu() -> String {
    CONTENU.to_owned()
}

fn lire(casier: &Casier, scelle: &[u8]) -> Result<String, ErreurVault> {
    casier.ouvrir(casier.nom(&[b"a"]), 1, scelle)
}

#[test]
fn what_is_put_in_a_locker_reads_back() {
    let casier = association().coffre.casier().unwrap();
    let scelle = casier.sceller(casier.nom(&[b"a"]), 1, &contenu(), &mut alea(3)).unwrap();
    assert_eq!(lire(&casier, &scelle).unwrap(), CONTENU);
    assert!(!scelle.windows(CONTENU.len()).any(|vu| vu == CONTENU.as_bytes()));
}

#[test]
fn every_bit_of_it_counts() {
    let casier = association().coffre.casier().unwrap();
    let scelle = casier.sceller(casier.nom(&[b"a"]), 1, &contenu(), &mut alea(3)).unwrap();
    for abime in bits_retournes(&scelle) {
        assert!(lire(&casier, &abime).is_err());
    }
}

#[test]
fn it_is_bound_to_its_slot_its_version_and_its_member() {
    let mut fondation = association();
    let (_, autre) = arrivee(&mut fondation, 2, &Compartiment::TOUS);
    let (casier, autre) = (fondation.coffre.casier().unwrap(), autre.casier().unwrap());
    let nom = casier.nom(&[b"a"]);
    let scelle = casier.sceller(nom, 1, &contenu(), &mut alea(3)).unwrap();
    let ailleurs = casier.ouvrir::<String>(casier.nom(&[b"b"]), 1, &scelle);
    assert_eq!(ailleurs, Err(ErreurVault::Deplace));
    assert_eq!(casier.ouvrir::<String>(nom, 2, &scelle), Err(ErreurVault::Deplace));
    // Who holds every compartment does not open it, even at the place it names.
    assert_eq!(lire(&autre, &scelle), Err(ErreurVault::Deplace));
    assert!(autre.ouvrir::<String>(nom, 1, &scelle).is_err());
}

#[test]
fn slots_of_two_members_have_unrelated_names() {
    let mut fondation = association();
    let (_, autre) = arrivee(&mut fondation, 2, &[]);
    let (casier, autre) = (fondation.coffre.casier().unwrap(), autre.casier().unwrap());
    assert_eq!(casier.nom(&[b"a", b"b"]), casier.nom(&[b"a", b"b"]));
    assert_ne!(casier.nom(&[b"a"]), autre.nom(&[b"a"]));
    assert_ne!(casier.empreinte(&[b"a"]), autre.empreinte(&[b"a"]));
    assert_ne!(casier.empreinte(&[b"a"]), casier.nom(&[b"a"]).0);
    // Parts are told apart.
    assert_ne!(casier.nom(&[b"ab"]), casier.nom(&[b"a", b"b"]));
}

#[test]
fn a_changed_passphrase_keeps_it() {
    let mut fondation = association();
    let (scellee, avant) = arrivee(&mut fondation, 2, &[]);
    let avant = avant.casier().unwrap();
    let scelle = avant.sceller(avant.nom(&[b"a"]), 1, &contenu(), &mut alea(3)).unwrap();
    let nouvelle = ("une autre phrase", ParametresPhrase::ESSAIS);
    let changee = changer_phrase(&scellee, PHRASE, nouvelle, &mut alea(4)).unwrap();
    let apres = Coffre::ouvrir(&changee, nouvelle.0, &fondation.trousseau.registre()).unwrap();
    let apres = apres.casier().unwrap();
    assert_eq!(lire(&apres, &scelle).unwrap(), CONTENU);
    assert_eq!(apres.cle_publique(), avant.cle_publique());
}

#[test]
fn an_access_made_anew_has_another_and_the_recovery_key_has_none() {
    let mut fondation = association();
    let (scellee, avant) = arrivee(&mut fondation, 2, &[]);
    let avant = avant.casier().unwrap();
    let scelle = avant.sceller(avant.nom(&[b"a"]), 1, &contenu(), &mut alea(3)).unwrap();
    let registre = fondation.trousseau.registre();
    let secours =
        Coffre::ouvrir_secours(&fondation.cle_de_secours, &fondation.trousseau.secours, &registre)
            .unwrap();
    assert!(secours.casier().is_none());
    let nouvelle = (PHRASE, ParametresPhrase::ESSAIS);
    let recree =
        secours.recreer_acces(&scellee, registre.enveloppes, nouvelle, &mut alea(5)).unwrap();
    fondation.trousseau.enveloppes.extend(recree.enveloppes);
    fondation.trousseau.enveloppes.reverse();
    let apres = Coffre::ouvrir(&recree.membre, PHRASE, &fondation.trousseau.registre()).unwrap();
    let apres = apres.casier().unwrap();
    assert!(apres.ouvrir::<String>(avant.nom(&[b"a"]), 1, &scelle).is_err());
    assert_ne!(apres.nom(&[b"a"]), avant.nom(&[b"a"]));
    assert_ne!(apres.cle_publique(), avant.cle_publique());
}

proptest! {
    #[test]
    fn any_content_reads_back_and_its_length_shows_in_few_steps(
        texte in "\\PC{0,900}",
        version in 1_u32..,
    ) {
        let casier = association().coffre.casier().unwrap();
        let nom = casier.nom(&[b"a"]);
        let scelle = casier.sceller(nom, version, &texte, &mut alea(3)).unwrap();
        prop_assert!((scelle.len() - 53).is_power_of_two());
        prop_assert_eq!(casier.ouvrir::<String>(nom, version, &scelle).unwrap(), texte);
    }
}
