//! Another team's file: the page that offers to break the glass, and what follows.

use essais_web::{JavaScript, Role};

use crate::association::Association;
use crate::pages::Page;
use crate::tour::examiner;

const GLACE: Page = Page { capture: Some("bris-de-glace"), chemin: "{dossier}/glace" };

#[test]
fn a_glass_is_broken_for_a_written_reason_and_looked_into() {
    let association = Association::ouvrir();
    let cheffe = association.a_son_poste("responsable", JavaScript::Coupe);
    for javascript in JavaScript::TOUS {
        let qui = match javascript {
            JavaScript::Actif => "juriste",
            JavaScript::Coupe => "travailleuse",
        };
        let dossier = association.un_dossier(&cheffe);
        association.aller(&cheffe, "/equipes");
        let equipe = format!("Équipe {javascript:?}");
        cheffe.remplir("Créer une équipe > Nom de l'équipe", &equipe);
        cheffe.suivre(Role::Bouton, "Créer une équipe");
        association.aller(&cheffe, &format!("{dossier}/suivi"));
        cheffe.choisir("Équipe de ce dossier", &equipe);
        cheffe.suivre(Role::Bouton, "Changer l'équipe");

        let elle = association.a_son_poste(qui, javascript);
        association.aller(&elle, &dossier);
        assert!(elle.dit("suivi par une autre équipe"), "{}", elle.texte());
        // axe-core is a script.
        if javascript == JavaScript::Actif {
            let defauts = examiner(&elle, &GLACE);
            assert!(defauts.is_empty(), "{}", defauts.join("\n"));
        }
        elle.remplir("Pourquoi", "appel de nuit, elle demande un abri");
        elle.suivre(Role::Bouton, "Briser la glace");
        assert!(elle.dit("par bris de glace"), "{}", elle.texte());

        association.aller(&cheffe, "/aujourdhui");
        assert!(cheffe.dit("bris de glace à regarder"), "{}", cheffe.texte());
        cheffe.suivre(Role::Lien, "Regarder");
        assert!(cheffe.dit("elle demande un abri"));
        let bouton = cheffe.noms(Role::Bouton).into_iter().find(|nom| nom.starts_with("J'ai"));
        cheffe.suivre(Role::Bouton, &bouton.unwrap());
        association.aller(&cheffe, "/aujourdhui");
        assert!(!cheffe.dit("bris de glace à regarder"), "{}", cheffe.texte());
    }
}
