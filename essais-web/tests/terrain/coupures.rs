//! The network cut at each request, before, during and after it.

use essais_web::{Coupe, Navigateur, Role};

use crate::base::{AVANT, Base, PLUS_TARD, commencer, deverrouiller, fiches, finir};

#[test]
fn cut_at_every_request_nothing_is_lost_and_nothing_is_doubled() {
    let base = Base::ouvrir();
    let mut siens = base.codes();
    let lectrice = base.lectrice("responsable");
    let avant = lectrice.chiffres();
    let profil = tempfile::tempdir().unwrap();
    let telephone = Navigateur::telephone(profil.path());
    base.connecter(&telephone, "travailleuse", &mut siens);
    base.installer(&telephone);
    for chemin in ["/terrain/seance", "/terrain/envoi"] {
        for ou in Coupe::TOUTES {
            base.passage.couper(chemin, ou);
            commencer(&telephone, 2);
            finir(&telephone);
            telephone.attendre_texte("Pas de réseau");
            assert_eq!((base.passage.restent(), fiches(&telephone)), (0, 1), "{chemin} {ou:?}");
            telephone.activer(Role::Bouton, "Envoyer");
            telephone.attendre_texte("Tout est envoyé.");
            assert_eq!(fiches(&telephone), 0, "{chemin} {ou:?}");
        }
    }
    assert_eq!(base.passage.demandes("/terrain/envoi"), 9);
    assert_eq!(lectrice.chiffres(), avant.plus(6, 12, 0));
}

#[test]
fn a_shell_cut_while_it_is_kept_is_kept_at_the_next_visit() {
    let base = Base::ouvrir();
    for ou in Coupe::TOUTES {
        let profil = tempfile::tempdir().unwrap();
        let telephone = Navigateur::telephone(profil.path());
        base.passage.couper("/terrain/service.js", ou);
        base.aller(&telephone, "/terrain/fr");
        telephone.attendre_texte("Choisir un code");
        while base.passage.restent() > 0 {
            // Asked for once the page has loaded: each look takes a while.
            telephone.titre();
        }
        base.installer(&telephone);
        base.passage.fermer();
        base.rouvrir(&telephone);
        assert!(telephone.dit("Commencer une sortie"), "{}", telephone.texte());
        base.passage.ouvrir();
    }
}

#[test]
fn what_the_server_refuses_stays_with_its_reason_and_is_taken_later() {
    let mut base = Base::ouvrir();
    let mut siens = base.codes();
    let lectrice = base.lectrice("responsable");
    let avant = lectrice.chiffres();
    base.remplacer(AVANT, &["--fictif"]);
    let profil = tempfile::tempdir().unwrap();
    let telephone = Navigateur::telephone(profil.path());
    base.connecter(&telephone, "travailleuse", &mut siens);
    base.installer(&telephone);
    commencer(&telephone, 1);
    finir(&telephone);
    telephone.attendre_texte("Son jour n'est pas encore venu pour le serveur");
    assert!(telephone.dit("Il en reste à envoyer."), "{}", telephone.texte());
    telephone.accessible();
    assert!(!telephone.deborde());
    // The reason is kept with it.
    telephone.recharger();
    base.passage.fermer();
    deverrouiller(&telephone);
    telephone.attendre_texte("Son jour n'est pas encore venu pour le serveur");
    base.passage.ouvrir();
    base.remplacer(PLUS_TARD, &["--fictif"]);
    base.connecter(&telephone, "travailleuse", &mut siens);
    base.rouvrir(&telephone);
    telephone.attendre_texte("Tout est envoyé.");
    // Another server: another session.
    let lectrice = base.lectrice("juriste");
    assert_eq!(lectrice.chiffres(), avant.plus(1, 1, 0));
}
