//! What a thief of the database, a reader of logs, or a forger gets.

use domain::recit::Identite;
use domain::{Compartiment, Recit};
use vault::{ErreurVault, verifier};

use crate::atelier::{PHRASE, acte, alea, arrivee, association, dossier, flux_cree};

const CANARIS: [&str; 4] = ["CANARI-nom-7f3a", "CANARI-tel-0611223344", "CANARI-sante", PHRASE];

fn contient(octets: &[u8], motif: &[u8]) -> bool {
    octets.windows(motif.len()).any(|fenetre| fenetre == motif)
}

#[test]
fn no_record_holds_a_readable_word_nor_an_open_key() {
    let mut fondation = association();
    arrivee(&mut fondation, 2, &[Compartiment::Sante]);
    let (rangees, cles) = flux_cree(&fondation.coffre, 1);
    fondation.trousseau.cles_flux = rangees;
    let identite = Identite {
        nom: Some(CANARIS[0].to_owned()),
        telephones: vec![CANARIS[1].to_owned()],
        ..Identite::default()
    };
    let mut octets = fondation.trousseau.encode();
    for jeton in fondation.coffre.jetons_identite(&identite).unwrap() {
        octets.extend(jeton.0);
    }
    for recit in [Recit::Identite(identite), Recit::Sante(CANARIS[2].to_owned())] {
        let scelle = cles.sceller(&acte(dossier(1), Some(recit)), &mut alea(3)).unwrap();
        octets.extend(&scelle.fait);
        octets.extend(scelle.scelle.unwrap());
    }
    for canari in CANARIS {
        assert!(!contient(&octets, canari.as_bytes()));
    }
    let secours = fondation.cle_de_secours.texte();
    assert!(!contient(&octets, secours.as_bytes()));
}

#[test]
fn debug_shows_no_secret() {
    let fondation = association();
    let (_, cles) = flux_cree(&fondation.coffre, 1);
    assert_eq!(format!("{:?}", fondation.coffre), "Coffre(…)");
    assert_eq!(format!("{:?}", fondation.cle_de_secours), "CleDeSecours(…)");
    assert_eq!(format!("{cles:?}"), format!("ClesFlux({})", dossier(1)));
    let recit = Recit::Sante(CANARIS[2].to_owned());
    let scelle = cles.sceller(&acte(dossier(1), Some(recit)), &mut alea(3)).unwrap();
    let ouvert = cles.ouvrir(&scelle).unwrap();
    assert!(!format!("{ouvert:?}").contains(CANARIS[2]));
    let mut clair = Vec::new();
    let brut = cles.ouvrir_fait_brut(&scelle.id, &scelle.fait, &mut clair).unwrap();
    assert_eq!(format!("{brut:?}"), "FaitBrut(…)");
}

#[test]
fn the_same_act_sealed_twice_shows_nothing_in_common() {
    let fondation = association();
    let (_, cles) = flux_cree(&fondation.coffre, 1);
    let acte = acte(dossier(1), None);
    let mut alea = alea(3);
    let un = cles.sceller(&acte, &mut alea).unwrap().fait;
    let deux = cles.sceller(&acte, &mut alea).unwrap().fait;
    assert_eq!(un[..13], deux[..13]);
    assert!(un[13..].chunks(8).zip(deux[13..].chunks(8)).all(|(un, deux)| un != deux));
}

#[test]
fn a_head_is_signed_by_the_association_only() {
    let coffre = association().coffre;
    let signature = coffre.signer(b"tete");
    let publique = coffre.cle_de_signature();
    coffre.verifier(b"tete", &signature).unwrap();
    verifier(&publique, b"tete", &signature).unwrap();
    assert_eq!(coffre.verifier(b"tetE", &signature), Err(ErreurVault::Altere));
    for bit in 0..512 {
        let mut change = signature;
        change[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(verifier(&publique, b"tete", &change), Err(ErreurVault::Altere));
    }
    assert_eq!(verifier(&[0; 32], b"tete", &signature), Err(ErreurVault::Altere));
}

#[test]
fn an_attestation_is_not_a_signed_head() {
    let fondation = association();
    let membre = &fondation.trousseau.membres[0];
    let mut message = b"passerelle 2026-10 key of member v1\0".to_vec();
    message.extend(membre.membre.octets());
    message.extend(membre.cle_publique);
    let refus = fondation.coffre.verifier(&message, &membre.attestation);
    assert_eq!(refus, Err(ErreurVault::Altere));
}
