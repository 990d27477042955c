//! The written form does not change unnoticed: what was sealed years ago must open.

use data_encoding::HEXLOWER;
use domain::{Fait, Recit};
use vault::{EMPREINTE_ORIGINE, Trousseau};

use crate::atelier::{acte, alea, association, dossier, flux_cree};

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
    assert_eq!(
        HEXLOWER.encode(&scelle.empreinte(&EMPREINTE_ORIGINE)),
        "b58cc49ee9be26fd839325c4b97e100514914c631268a78eb9cb8376bfc744d0"
    );
    let octets = fondation.trousseau.encode();
    let controle = &octets[octets.len() - 32..];
    assert_eq!(
        HEXLOWER.encode(controle),
        "64a11b5f2badfe4d10bd799877ff792173c042ccdebab48bf4928884eced14dd"
    );
    assert_eq!(
        *fondation.cle_de_secours.texte(),
        "9M982-15FZ6-XWV8K-ATZ2B-FDXEF-6NTM8-7BG81-JCXWC"
    );
    assert!(Trousseau::decode(&octets).is_ok());
    let jeton = fondation.coffre.jetons_requete("awa").unwrap()[0][0];
    assert_eq!(HEXLOWER.encode(&jeton.0), "c81f11b08bc03d9a958b89fdf9a13dc0");
    assert_eq!(
        HEXLOWER.encode(&fondation.coffre.id_derive(&[b"a", b"b"])),
        "f1232411f0876179c5d997163dae9fda"
    );
    assert_eq!(
        HEXLOWER.encode(&fondation.coffre.code_opaque("a", b"b")),
        "cb1019211d703ab152ca5005dec9babc"
    );
}
