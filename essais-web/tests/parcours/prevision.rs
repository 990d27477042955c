//! Asking the forecast what a monthly sitting would change.

use std::path::Path;

use essais_web::{JavaScript, Largeur, Role, Theme};

use crate::association::Association;

#[test]
fn a_head_of_unit_reads_what_a_monthly_sitting_would_change() {
    let association = Association::ouvrir();
    for (qui, javascript) in
        [("responsable", JavaScript::Actif), ("travailleuse", JavaScript::Coupe)]
    {
        let navigateur = association.a_son_poste(qui, javascript);
        association.aller(&navigateur, "/prevision");
        navigateur.choisir("Où", "Paris seul");
        navigateur.remplir("Séances de la commission par an", "douze");
        navigateur.suivre(Role::Bouton, "Calculer");
        assert!(navigateur.dit("Il faut un nombre de 0 à 366"), "{}", navigateur.texte());
        navigateur.remplir("Séances de la commission par an", "12");
        navigateur.suivre(Role::Bouton, "Calculer");
        assert!(navigateur.dit("Du souhait aux droits ouverts, il faudrait"));
        assert!(navigateur.dit("Attente moyenne du souhait aux droits, en mois"));
        // What was asked is in no address.
        assert!(navigateur.url().ends_with("/prevision"), "{}", navigateur.url());
        for largeur in Largeur::TOUTES {
            navigateur.regler(largeur);
            for theme in Theme::TOUS {
                navigateur.preferer(theme);
                // The checker is a script.
                if javascript == JavaScript::Actif {
                    navigateur.accessible();
                    if let Some(dossier) = essais_web::captures() {
                        let nom = format!("prevision-{}-{}.png", largeur.code(), theme.code());
                        navigateur.capturer(&Path::new(&dossier).join(nom));
                    }
                }
                assert!(largeur != Largeur::Telephone || !navigateur.deborde());
            }
        }
    }
}
