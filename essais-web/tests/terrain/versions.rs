//! An old page, and a browser that keeps nothing.

use essais_web::{Navigateur, Role};
use serde_json::json;

use crate::base::{Base, PLUS_TARD, commencer, deverrouiller, fiches, finir};

fn version(navigateur: &Navigateur) -> String {
    navigateur.evaluer("document.body.dataset.version").as_str().unwrap().to_owned()
}

#[test]
fn an_old_page_gives_what_it_has_then_is_told_to_update_and_loses_nothing() {
    let mut base = Base::ouvrir();
    let mut siens = base.codes();
    let lectrice = base.lectrice("responsable");
    let avant = lectrice.chiffres();
    let profil = tempfile::tempdir().unwrap();
    let telephone = Navigateur::telephone(profil.path());
    base.installer(&telephone);
    let ancienne = version(&telephone);
    base.passage.fermer();
    commencer(&telephone, 3);
    finir(&telephone);
    // Another one under way, when the program is replaced by another version of itself.
    base.remplacer(PLUS_TARD, &[]);
    base.passage.ouvrir();
    // Another server: another session.
    let lectrice = base.lectrice("juriste");
    base.connecter(&telephone, "travailleuse", &mut siens);
    base.rouvrir(&telephone);
    assert_eq!(version(&telephone), ancienne, "a page is never replaced under somebody's fingers");
    telephone.attendre_texte("Une version plus récente de cette page est prête.");
    // The two are said in places of their own, in either order.
    telephone.attendre_texte("Tout est envoyé.");
    assert_eq!(fiches(&telephone), 0, "what it had was taken");
    assert_eq!(lectrice.chiffres(), avant.plus(1, 3, 0));
    // An outing is kept across the update.
    base.passage.fermer();
    commencer(&telephone, 2);
    finir(&telephone);
    telephone.attendre_texte("Pas de réseau");
    base.passage.ouvrir();
    telephone.changer_de_page("Mettre à jour", || {
        telephone.activer(Role::Bouton, "Mettre à jour");
    });
    assert_ne!(version(&telephone), ancienne);
    deverrouiller(&telephone);
    assert!(!telephone.dit("Une version plus récente"), "{}", telephone.texte());
    assert_eq!(lectrice.chiffres(), avant.plus(2, 5, 0));
}

#[test]
fn where_storage_is_refused_it_says_so_counts_in_the_page_and_sends_at_once() {
    let base = Base::ouvrir();
    let mut siens = base.codes();
    let lectrice = base.lectrice("responsable");
    let avant = lectrice.chiffres();
    for refus in [
        "Object.defineProperty(window, 'indexedDB', { value: undefined });",
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };",
    ] {
        let telephone = Navigateur::bureau();
        telephone.cdp("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": refus }));
        base.connecter(&telephone, "travailleuse", &mut siens);
        base.aller(&telephone, "/terrain/fr");
        telephone.attendre_texte("Ce navigateur refuse de garder quoi que ce soit");
        commencer(&telephone, 2);
        telephone.accessible();
        // Hidden, it is all there is: the same gesture brings it back.
        telephone.activer(Role::Bouton, "Cacher");
        assert_eq!(telephone.texte(), "");
        for _ in 0..2 {
            telephone.cdp("Input.dispatchKeyEvent", &json!({ "type": "keyDown", "key": "Escape" }));
            telephone.cdp("Input.dispatchKeyEvent", &json!({ "type": "keyUp", "key": "Escape" }));
        }
        telephone.attendre_texte("Sortie en cours");
        finir(&telephone);
        telephone.attendre_texte("Tout est envoyé.");
    }
    assert_eq!(lectrice.chiffres(), avant.plus(2, 4, 0));
}
