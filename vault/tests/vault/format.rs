//! The written form does not change unnoticed: what was sealed years ago must open.

use domain::{Fait, Recit};
use vault::{EMPREINTE_ORIGINE, Trousseau};

use crate::atelier::{acte, alea, association, dossier, flux_cree};

fn en_hexa(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

#[test]
fn the_written_form_is_the_one_of_the_first_version() {
    let mut fondation = association();
    let (rangees, cles) = flux_cree(&fondation.coffre, 1);
    fondation.trousseau.cles_flux = rangees;
    let mut acte = acte(dossier(1), Some(Recit::Social("une note".to_owned())));
    acte.fait = Fait::Note;
    let scelle = cles.sceller(&acte, &mut alea(3)).unwrap();
    assert_eq!(scelle.fait.len(), 53 + 64);
    assert_eq!(scelle.scelle.as_ref().unwrap().len(), 53 + 256);
    assert_eq!(en_hexa(&scelle.empreinte(&EMPREINTE_ORIGINE)), "A");
    let octets = fondation.trousseau.encode();
    let controle = &octets[octets.len() - 32..];
    assert_eq!(en_hexa(controle), "B");
    assert_eq!(*fondation.cle_de_secours.texte(), "C");
    assert!(Trousseau::decode(&octets).is_ok());
    let jeton = fondation.coffre.jetons_requete("awa").unwrap()[0][0];
    assert_eq!(en_hexa(&jeton.0), "D");
    assert_eq!(en_hexa(&fondation.coffre.id_derive(&[b"a", b"b"])), "E");
    assert_eq!(en_hexa(&fondation.coffre.code_opaque("a", b"b")), "F");
}
