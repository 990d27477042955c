//! The key file of a backup.

use domain::{Compartiment, Flux};
use proptest::prelude::*;
use vault::{Coffre, ErreurVault, Trousseau};

use crate::atelier::{PHRASE, alea, arrivee, association, bits_retournes, dossier, membre};

fn complet() -> Trousseau {
    let mut fondation = association();
    arrivee(&mut fondation, 2, &[Compartiment::Sante]);
    for flux in [
        dossier(1),
        Flux::Activite(domain::ActiviteId::depuis_octets([3; 16])),
        Flux::Association(domain::AssociationId::depuis_octets([4; 16])),
        Flux::Lectures(membre(1)),
        Flux::Commission("57".parse().unwrap(), "2026-03-02".parse().unwrap()),
        Flux::Commission("971".parse().unwrap(), "2026-03-02".parse().unwrap()),
    ] {
        let (rangees, _) = fondation.coffre.creer_flux(flux, &mut alea(9)).unwrap();
        fondation.trousseau.cles_flux.extend(rangees);
    }
    fondation.trousseau.membres[1].actif = false;
    fondation.trousseau
}

#[test]
fn a_key_file_comes_back() {
    let trousseau = complet();
    let relu = Trousseau::decode(&trousseau.encode()).unwrap();
    assert_eq!(relu, trousseau);
    Coffre::ouvrir(&relu.membres[0], PHRASE, &relu.registre()).unwrap();
}

#[test]
fn damage_is_told_from_another_kind_of_file() {
    let octets = complet().encode();
    for change in bits_retournes(&octets).step_by(13) {
        let erreur = Trousseau::decode(&change).unwrap_err();
        assert!(matches!(erreur, ErreurVault::Altere | ErreurVault::PasUnTrousseau));
    }
    for longueur in (8..octets.len()).step_by(11) {
        assert_eq!(Trousseau::decode(&octets[..longueur]).unwrap_err(), ErreurVault::Altere);
    }
    let mut long = octets.clone();
    long.push(0);
    assert_eq!(Trousseau::decode(&long).unwrap_err(), ErreurVault::Altere);
    for autre in [&b""[..], b"SQLite format 3\0", &octets[1..]] {
        assert_eq!(Trousseau::decode(autre).unwrap_err(), ErreurVault::PasUnTrousseau);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn garbage_is_refused_without_panic(octets in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Trousseau::decode(&octets).is_err());
        let avec_magie = [b"PSRLCLES\x01".as_slice(), &octets].concat();
        prop_assert!(Trousseau::decode(&avec_magie).is_err());
    }
}
