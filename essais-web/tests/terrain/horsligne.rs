//! A whole outing without a network, and what is left of it on the disk.

use essais_web::{Navigateur, Role};
use testkit::canari;

use crate::base::{
    Base, CODE, commencer, compteur, fiches, finir, noter_surnom, ou_se_lit, sur_le_disque,
};

#[test]
fn a_whole_outing_without_network_survives_a_killed_browser_and_is_counted_once() {
    let base = Base::ouvrir();
    let mut siens = base.codes();
    let lectrice = base.lectrice("responsable");
    let avant = lectrice.chiffres();
    let profil = tempfile::tempdir().unwrap();
    let surnom = canari("surnom");
    let telephone = Navigateur::telephone(profil.path());
    base.installer(&telephone);

    // The second visit, and from then on: no network.
    base.passage.fermer();
    base.rouvrir(&telephone);
    commencer(&telephone, 4);
    telephone.activer(Role::Bouton, "Une de plus : dont nouvelles");
    telephone.activer(Role::Bouton, "Matériel donné");
    telephone.activer(Role::Bouton, "Une de plus : Préservatifs");
    telephone.activer(Role::Bouton, "Remarques");
    telephone.cocher("Peut-être des mineures");
    telephone.attendre_texte("Cocher ne signale rien");
    noter_surnom(&telephone, &surnom);
    assert_eq!(telephone.console().iter().filter(|dite| dite.contains("Security")).count(), 0);
    drop(telephone);

    // Killed in the middle: nothing to read without the code.
    for secret in [surnom.as_str(), CODE] {
        let ou = ou_se_lit(profil.path(), secret);
        assert!(ou.is_empty(), "{secret}: {ou:?}");
    }
    assert!(!ou_se_lit(profil.path(), "terrain.js").is_empty(), "the search does find things");

    let telephone = Navigateur::telephone(profil.path());
    base.rouvrir(&telephone);
    assert!(telephone.dit("Sortie en cours"), "{}", telephone.texte());
    assert_eq!(compteur(&telephone, "rencontrees"), "4");
    assert_eq!(compteur(&telephone, "nouvelles"), "1");
    telephone.activer(Role::Bouton, "Une de plus : Rencontrées");
    sur_le_disque(&telephone);
    finir(&telephone);
    telephone.attendre_texte("Pas de réseau");
    assert_eq!(fiches(&telephone), 1);

    // The network is back, her session is not open: the page leads to it, and keeps everything.
    base.passage.ouvrir();
    telephone.activer(Role::Bouton, "Envoyer");
    telephone.attendre_texte("ouvrez d'abord votre session");
    base.connecter(&telephone, "travailleuse", &mut siens);
    base.rouvrir(&telephone);
    telephone.attendre_texte("Tout est envoyé.");
    assert_eq!(fiches(&telephone), 0, "only what was typed since the last sending");
    assert_eq!(lectrice.chiffres(), avant.plus(1, 5, 1));
    telephone.suivre(Role::Lien, "Surnoms à rapprocher");
    assert!(telephone.dit(&surnom), "{}", telephone.texte());
    telephone.accessible();
    telephone.suivre(Role::Bouton, "Ce n'est personne : jeter ce surnom");
    assert!(telephone.dit("Aucun surnom n'attend."), "{}", telephone.texte());
}

#[test]
fn two_telephones_count_side_by_side_and_nothing_twice() {
    let base = Base::ouvrir();
    let lectrice = base.lectrice("responsable");
    let avant = lectrice.chiffres();
    let profils = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let telephones = profils.each_ref().map(|profil| Navigateur::telephone(profil.path()));
    for telephone in &telephones {
        base.installer(telephone);
    }
    base.passage.fermer();
    for (telephone, rencontrees) in telephones.iter().zip([2, 3]) {
        for _ in 0..2 {
            commencer(telephone, rencontrees);
            noter_surnom(telephone, "Lily");
            finir(telephone);
        }
    }
    base.passage.ouvrir();
    // The same member on both: two telephones of one person.
    let mut siens = base.codes();
    for telephone in &telephones {
        base.connecter(telephone, "travailleuse", &mut siens);
        base.rouvrir(telephone);
        telephone.attendre_texte("Tout est envoyé.");
    }
    assert_eq!(lectrice.chiffres(), avant.plus(4, 10, 4));
    base.aller(&telephones[0], "/terrain/rapprocher");
    let attendent = "document.querySelectorAll('main section').length";
    assert_eq!(telephones[0].evaluer(attendent), 4);
}

#[test]
fn two_telephones_of_one_team_join_without_a_network_and_make_one_outing() {
    let base = Base::ouvrir();
    let lectrice = base.lectrice("responsable");
    let avant = lectrice.chiffres();
    let profils = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let telephones = profils.each_ref().map(|profil| Navigateur::telephone(profil.path()));
    for telephone in &telephones {
        base.installer(telephone);
    }
    base.passage.fermer();
    let [premier, second] = &telephones;
    commencer(premier, 3);
    let code = premier.evaluer("document.getElementById('ralliement-code').textContent");
    let code = code.as_str().unwrap().to_owned();
    assert_eq!(code.len(), 7, "six digits in two groups: {code}");

    // A slip of one digit is seen at once, with no network.
    second.activer(Role::Bouton, "Une collègue compte déjà");
    let dernier = if code.ends_with('0') { "1" } else { "0" };
    second.remplir("Code de sa sortie", &format!("{}{dernier}", &code[..6]));
    second.activer(Role::Bouton, "Rejoindre");
    second.attendre_texte("Ce n'est pas le code d'une sortie");
    second.remplir("Code de sa sortie", &code);
    second.accessible();
    second.activer(Role::Bouton, "Rejoindre");
    second.attendre_texte("avec une collègue");
    let montre = second.evaluer("document.getElementById('ralliement-code').textContent");
    assert_eq!(montre, code.as_str(), "a third telephone may join from this one");
    second.accessible();
    assert!(!second.deborde());
    for _ in 0..2 {
        second.activer(Role::Bouton, "Une de plus : Rencontrées");
    }
    sur_le_disque(second);
    finir(second);
    finir(premier);

    // The one that joined arrives first, on another member's account.
    base.passage.ouvrir();
    for (telephone, qui) in [(second, "benevole"), (premier, "travailleuse")] {
        base.connecter(telephone, qui, &mut base.codes());
        base.rouvrir(telephone);
        telephone.attendre_texte("Tout est envoyé.");
        assert_eq!(fiches(telephone), 0);
    }
    assert_eq!(lectrice.chiffres(), avant.plus(1, 5, 0));
}
