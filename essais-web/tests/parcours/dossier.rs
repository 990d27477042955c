//! A file: found, written in, corrected, written in by two, erased. With and without scripts.

use essais_web::{JavaScript, Navigateur, Role};

use crate::association::Association;

const ELLE: &str = "Zéphyrine Quaternaire";

/// Opens a file under a name that nobody of the demonstration bears. Gives its path.
fn ouvrir(association: &Association, navigateur: &Navigateur) -> String {
    association.aller(navigateur, "/dossiers/nouveau");
    navigateur.remplir("Nom", "Quaternaire");
    navigateur.remplir("Prénom", "Zéphyrine");
    navigateur.suivre(Role::Bouton, "Ouvrir le dossier");
    if navigateur.montre(Role::Bouton, "Ce n'est aucune de ces personnes : ouvrir le dossier") {
        navigateur.suivre(Role::Bouton, "Ce n'est aucune de ces personnes : ouvrir le dossier");
    }
    assert_eq!(navigateur.noms(Role::Titre)[0], ELLE, "{}", navigateur.texte());
    chemin(association, navigateur)
}

fn chemin(association: &Association, navigateur: &Navigateur) -> String {
    navigateur.url().trim_start_matches(association.serveur.adresse()).to_owned()
}

/// Records something said, from the page of the file.
fn noter(navigateur: &Navigateur, quoi: &str, recit: &str) {
    navigateur.suivre(Role::Lien, "Noter un acte");
    navigateur.choisir("Quoi", quoi);
    navigateur.remplir("Ce qui est dit", recit);
    navigateur.suivre(Role::Bouton, "Enregistrer");
}

#[test]
fn she_is_found_by_a_misspelt_name_written_about_and_a_mistake_is_corrected() {
    for javascript in JavaScript::TOUS {
        let association = Association::ouvrir();
        let navigateur = association.a_son_poste("travailleuse", javascript);
        let dossier = ouvrir(&association, &navigateur);
        association.aller(&navigateur, "/recherche");
        navigateur.remplir("Nom, prénom, surnom ou téléphone", "quatternaire zephirine");
        match javascript {
            JavaScript::Actif => {
                navigateur.activer(Role::Bouton, "Rechercher");
                navigateur.attendre_texte(ELLE);
            }
            JavaScript::Coupe => navigateur.suivre(Role::Bouton, "Rechercher"),
        }
        assert!(!navigateur.url().to_lowercase().contains("zephirine"));
        navigateur.suivre(Role::Lien, ELLE);
        assert_eq!(chemin(&association, &navigateur), dossier);

        noter(&navigateur, "Logement", "Une nuit d'hôtel, payée par le fonds d'urgence.");
        assert!(navigateur.dit("Une nuit d'hôtel"), "{}", navigateur.texte());
        navigateur.suivre(Role::Lien, "Corriger : 23/11/2026 Logement");
        navigateur.cocher("Cela s'est passé un autre jour");
        navigateur.remplir("Le vrai jour", "2026-11-20");
        navigateur.suivre(Role::Bouton, "Corriger");
        assert!(navigateur.dit("20/11/2026 Logement"), "{}", navigateur.texte());
        assert!(navigateur.dit("corrigé") && navigateur.dit("Une nuit d'hôtel"));
        assert_eq!(navigateur.garde(), 0, "nothing is kept in the browser");
        assert_eq!(navigateur.console(), [""; 0]);
    }
}

#[test]
fn an_appointment_is_made_from_the_file_and_stands_in_the_day() {
    for javascript in JavaScript::TOUS {
        let association = Association::ouvrir();
        let navigateur = association.a_son_poste("travailleuse", javascript);
        ouvrir(&association, &navigateur);
        navigateur.suivre(Role::Lien, "Noter un rendez-vous");
        navigateur.choisir("Quoi", "Rendez-vous : Santé");
        navigateur.remplir("Jour du rendez-vous", "2026-11-24");
        navigateur.remplir("Heure", "09:30");
        navigateur.suivre(Role::Bouton, "Enregistrer");
        assert!(navigateur.dit("24/11/2026 (demain) 09:30, Santé"), "{}", navigateur.texte());
        association.aller(&navigateur, "/aujourdhui");
        assert!(navigateur.dit("Rendez-vous (09:30, Santé)"), "{}", navigateur.texte());
        navigateur.suivre(Role::Lien, &format!("Noter ce qui s'est passé : {ELLE}"));
        assert_eq!(navigateur.valeur("Quoi"), "accompagnement:sante");
    }
}

#[test]
fn two_workers_in_one_file_see_both_versions_and_lose_neither() {
    for javascript in JavaScript::TOUS {
        let association = Association::ouvrir();
        let une = association.a_son_poste("travailleuse", javascript);
        let autre = association.a_son_poste("responsable", javascript);
        let dossier = ouvrir(&association, &une);
        une.suivre(Role::Lien, "Noter un acte");
        association.aller(&autre, &dossier);
        noter(&autre, "Note sociale", "Elle a appelé à midi.");
        une.choisir("Quoi", "Note sociale");
        une.remplir("Ce qui est dit", "Elle rappellera demain.");
        une.suivre(Role::Bouton, "Enregistrer");
        assert!(une.dit("Quelqu'un a écrit entre-temps"), "{}", une.texte());
        assert!(une.dit("Elle a appelé à midi.") && une.dit("Elle rappellera demain."));
        if javascript == JavaScript::Actif {
            une.accessible();
        }
        une.suivre(Role::Bouton, "Enregistrer le mien à la suite");
        assert!(une.dit("Elle a appelé à midi.") && une.dit("Elle rappellera demain."));
    }
}

#[test]
fn an_erased_person_is_proved_erased_and_is_found_no_more() {
    for javascript in JavaScript::TOUS {
        let association = Association::ouvrir();
        let navigateur = association.a_son_poste("responsable", javascript);
        let dossier = ouvrir(&association, &navigateur);
        navigateur.suivre(Role::Lien, "Effacer cette personne");
        navigateur.remplir("Recopiez le mot EFFACER pour confirmer", "EFFACER");
        navigateur.suivre(Role::Bouton, "Effacer pour toujours");
        assert!(navigateur.dit("Preuve d'effacement"), "{}", navigateur.texte());
        assert!(navigateur.dit("Clés de ce dossier encore dans la base : 0"));
        if javascript == JavaScript::Actif {
            navigateur.accessible();
        }
        association.aller(&navigateur, &dossier);
        assert_eq!(navigateur.statut(), 410);
        association.aller(&navigateur, "/recherche");
        navigateur.remplir("Nom, prénom, surnom ou téléphone", "Quaternaire");
        match javascript {
            JavaScript::Actif => {
                navigateur.activer(Role::Bouton, "Rechercher");
                navigateur.attendre_texte("Personne ne répond");
            }
            JavaScript::Coupe => navigateur.suivre(Role::Bouton, "Rechercher"),
        }
        assert!(!navigateur.montre(Role::Lien, ELLE), "{}", navigateur.texte());
    }
}
