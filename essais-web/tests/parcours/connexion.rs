//! Signing in.

use essais_web::{JavaScript, Largeur, Navigateur, Role, Telephone, Theme};

use crate::association::Association;

#[test]
fn a_member_signs_in_with_her_second_factor_and_sees_what_is_due_today() {
    let association = Association::ouvrir();
    for javascript in JavaScript::TOUS {
        let qui = match javascript {
            JavaScript::Actif => "responsable",
            JavaScript::Coupe => "travailleuse",
        };
        let navigateur = association.a_son_poste(qui, javascript);
        association.aller(&navigateur, "/aujourdhui");
        assert!(navigateur.noms(Role::Titre)[0].starts_with("Aujourd'hui"));
        let temoins = navigateur.temoins();
        let seance = temoins.iter().find(|temoin| temoin.nom == "passerelle").unwrap();
        assert!(seance.hors_script);
        assert_eq!(seance.meme_site.as_deref(), Some("Strict"));
        assert_eq!(navigateur.garde(), 0, "nothing is kept in the browser");
        assert_eq!(navigateur.console(), [""; 0]);
    }
}

#[test]
fn a_wrong_passphrase_and_an_unknown_name_are_told_alike() {
    let association = Association::ouvrir();
    let navigateur = Navigateur::bureau();
    let mut dits = Vec::new();
    for qui in ["responsable", "personne"] {
        association.presenter(&navigateur, qui, "ce n'est pas la bonne phrase");
        dits.push(navigateur.texte());
    }
    assert!(dits[0].contains("Identifiant ou phrase secrète inconnus"), "{}", dits[0]);
    assert_eq!(dits[0], dits[1]);
}

#[test]
fn a_code_serves_once() {
    let association = Association::ouvrir();
    let navigateur = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Coupe, Theme::Clair);
    let code = association.telephone().code();
    for passe in [true, false] {
        association.presenter(&navigateur, "juriste", association.phrase());
        navigateur.remplir("Code", &code);
        navigateur.suivre(Role::Bouton, "Se connecter");
        assert_eq!(navigateur.dit("Ce code n'est pas le bon, ou il a déjà servi."), !passe);
        if passe {
            navigateur.suivre(Role::Bouton, "Se déconnecter");
        }
    }
}

#[test]
fn a_new_member_enrols_her_telephone_then_chooses_her_own_passphrase() {
    let association = Association::ouvrir();
    let donnee = "une phrase donnee par une autre";
    let cheffe = association.a_son_poste("responsable", JavaScript::Coupe);
    association.aller(&cheffe, "/membres");
    cheffe.remplir("Identifiant", "nouvelle");
    cheffe.choisir("Rôle", "travailleuse sociale");
    cheffe.remplir("Phrase secrète", donnee);
    cheffe.remplir("Nouvelle phrase, une seconde fois", donnee);
    cheffe.suivre(Role::Bouton, "Ajouter un membre");
    assert!(cheffe.dit("nouvelle"), "{}", cheffe.texte());

    let navigateur = Navigateur::bureau();
    association.presenter(&navigateur, "nouvelle", donnee);
    let secret = navigateur.evaluer("document.getElementById('secret').textContent");
    let mut telephone = Telephone::new(secret.as_str().unwrap());
    navigateur.remplir("Code à six chiffres", &telephone.code());
    navigateur.suivre(Role::Bouton, "Inscrire et se connecter");
    assert!(navigateur.dit("Vos codes de secours"));
    navigateur.suivre(Role::Lien, "C'est noté, continuer");
    assert!(navigateur.dit("Quelqu'un d'autre a choisi votre phrase secrète"));
    let la_sienne = "une phrase que personne d'autre ne sait";
    navigateur.remplir("Phrase actuelle", donnee);
    navigateur.remplir("Nouvelle phrase", la_sienne);
    navigateur.remplir("Nouvelle phrase, une seconde fois", la_sienne);
    navigateur.suivre(Role::Bouton, "Changer de phrase secrète");
    association.aller(&navigateur, "/aujourdhui");
    assert_eq!(navigateur.statut(), 200);
}
