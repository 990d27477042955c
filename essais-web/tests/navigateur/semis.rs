//! A canary goes in every field, and is seen wherever it should not be.

use std::panic::{AssertUnwindSafe, catch_unwind};

use essais_web::{JavaScript, Largeur, Navigateur, Semis, Theme};

use crate::page::Petit;

#[test]
fn every_field_that_can_hold_one_is_sent_with_a_canary() {
    let petit = Petit::ouvrir();
    let navigateur = Navigateur::ouvrir(Largeur::Bureau, JavaScript::Coupe, Theme::Clair);
    for (semis, envoi) in [
        (
            Semis::Visibles,
            "jeton=abc&nom=ZZ-CANARI--recu-nom&jour=1931-01-02&recit=ZZ-CANARI--recu-recit&voie=t\
             &accord=oui&heb=n&emp=n",
        ),
        (
            Semis::Tous,
            "jeton=ZZ-CANARI--recu-jeton&nom=ZZ-CANARI--recu-nom&jour=ZZ-CANARI--recu-jour\
             &recit=ZZ-CANARI--recu-recit&voie=ZZ-CANARI--recu-voie\
             &accord=ZZ-CANARI--recu-accord&heb=ZZ-CANARI--recu-heb&emp=ZZ-CANARI--recu-emp",
        ),
    ] {
        navigateur.visiter(&petit.url("/"));
        let formulaires = navigateur.formulaires();
        assert_eq!((formulaires.len(), formulaires[0].methode.as_str()), (1, "post"));
        let canaris = navigateur.semer(&formulaires[0], semis);
        assert_eq!(canaris.len(), 8);
        navigateur.envoyer(&formulaires[0]);
        assert_eq!(navigateur.titre(), "Reçu");
        assert_eq!(petit.envoi(), envoi, "{semis:?}");
        navigateur.sans_canari();
    }
}

#[test]
fn a_canary_in_an_address_is_found() {
    let petit = Petit::ouvrir();
    let navigateur = Navigateur::bureau();
    navigateur.visiter(&petit.url("/autre?q=ZZ-CANARI-q"));
    let essai = AssertUnwindSafe(|| navigateur.sans_canari());
    let refus = catch_unwind(essai).unwrap_err().downcast::<String>().unwrap();
    assert!(refus.contains("in an address"), "{refus}");
}
