//! What is being typed when the network goes, when the session closes, when the page is left.

use essais_web::{JavaScript, Navigateur, Role};

use crate::association::Association;

/// Begins a social note on some file. Gives the path of the file.
fn commencer(association: &Association, navigateur: &Navigateur) -> String {
    let dossier = association.un_dossier(navigateur);
    association.aller(navigateur, &format!("{dossier}/actes/nouveau"));
    navigateur.choisir("Quoi", "Note sociale");
    dossier
}

#[test]
fn what_is_typed_without_network_stays_then_is_kept_and_taken_up_again() {
    let association = Association::ouvrir();
    let navigateur = association.a_son_poste("travailleuse", JavaScript::Actif);
    let dossier = commencer(&association, &navigateur);
    navigateur.taper("Ce qui est dit", "Elle a trouvé");
    navigateur.attendre_texte("Gardé, pas encore enregistré.");
    navigateur.hors_ligne();
    navigateur.taper("Ce qui est dit", " une chambre");
    navigateur.attendre_texte("Pas de réseau");
    // Sending now would lose the page: it stays, with all that was typed.
    navigateur.activer(Role::Bouton, "Enregistrer");
    assert_eq!(navigateur.valeur("Ce qui est dit"), "Elle a trouvé une chambre");
    navigateur.en_ligne();
    navigateur.attendre_texte("Gardé, pas encore enregistré.");
    assert_eq!(navigateur.garde(), 0, "nothing is kept in the browser");

    // The page is left without recording: the day leads back to it.
    association.aller(&navigateur, "/aujourdhui");
    assert!(navigateur.dit("Saisies à reprendre"), "{}", navigateur.texte());
    association.aller(&navigateur, &format!("{dossier}/actes/nouveau"));
    assert!(navigateur.dit("Une saisie attend") && navigateur.dit("une chambre"));
    navigateur.accessible();
    navigateur.suivre(Role::Lien, "Reprendre cette saisie");
    assert_eq!(navigateur.valeur("Ce qui est dit"), "Elle a trouvé une chambre");
    assert_eq!(navigateur.valeur("Quoi"), "note:social");
    navigateur.suivre(Role::Bouton, "Enregistrer");
    assert!(navigateur.dit("Elle a trouvé une chambre"), "{}", navigateur.texte());
    association.aller(&navigateur, &format!("{dossier}/actes/nouveau"));
    assert_eq!(navigateur.valeur("Ce qui est dit"), "", "the draft went away with the act");
}

#[test]
fn what_is_typed_without_scripts_is_kept_by_a_button_and_thrown_away_by_another() {
    let association = Association::ouvrir();
    let navigateur = association.a_son_poste("travailleuse", JavaScript::Coupe);
    let dossier = commencer(&association, &navigateur);
    navigateur.remplir("Ce qui est dit", "Elle a trouvé une chambre");
    navigateur.suivre(Role::Bouton, "Garder pour plus tard");
    assert_eq!(navigateur.valeur("Ce qui est dit"), "Elle a trouvé une chambre");
    association.aller(&navigateur, &format!("{dossier}/actes/nouveau"));
    navigateur.suivre(Role::Bouton, "La jeter et recommencer");
    assert_eq!(navigateur.valeur("Ce qui est dit"), "");
}

#[test]
fn what_is_typed_when_the_unit_is_locked_comes_back_in_its_form() {
    for javascript in JavaScript::TOUS {
        let association = Association::ouvrir();
        let navigateur = association.a_son_poste("travailleuse", javascript);
        let autre = association.a_son_poste("responsable", javascript);
        commencer(&association, &navigateur);
        navigateur.remplir("Ce qui est dit", "Dit avant que tout se ferme");
        if javascript == JavaScript::Actif {
            navigateur.attendre_texte("Gardé, pas encore enregistré.");
        }
        autre.suivre(Role::Bouton, "Tout verrouiller, pour toute l'équipe");
        navigateur.suivre(Role::Bouton, "Enregistrer");
        assert!(navigateur.dit("Rien n'est perdu"), "{}", navigateur.texte());
        navigateur.remplir("Phrase secrète", association.phrase());
        navigateur.suivre(Role::Bouton, "Déverrouiller");
        assert!(navigateur.dit("Dit avant que tout se ferme"), "{}", navigateur.texte());
        navigateur.suivre(Role::Bouton, "Relire avant d'enregistrer");
        assert_eq!(navigateur.valeur("Ce qui est dit"), "Dit avant que tout se ferme");
        navigateur.suivre(Role::Bouton, "Enregistrer");
        assert!(navigateur.dit("Dit avant que tout se ferme"), "{}", navigateur.texte());
    }
}
