//! A canary in every field of every form is seen in no log, no address, no title, no error.

use essais_web::{JavaScript, Largeur, Navigateur, Semis, Theme};
use testkit::CANARI;

use crate::association::Association;
use crate::pages::{CONNECTEES, PUBLIQUES, Page};

fn semer(association: &Association, navigateur: &Navigateur, page: &Page, dossier: &str) -> usize {
    let chemin = page.chemin.replace("{dossier}", dossier);
    association.aller(navigateur, &chemin);
    let nombre = navigateur.formulaires().len();
    let mut semes = 0;
    for semis in Semis::TOUS_DEUX {
        for rang in 0..nombre {
            association.aller(navigateur, &chemin);
            let formulaires = navigateur.formulaires();
            // A team that was created has a form of its own to rename it.
            assert!(formulaires.len() >= nombre, "{chemin}: the session is still open");
            let formulaire = &formulaires[rang];
            // Leaving, removing somebody: a button alone is pressed with a forged token only.
            if semis == Semis::Visibles && !formulaire.se_remplit {
                continue;
            }
            navigateur.semer(formulaire, semis);
            navigateur.envoyer(formulaire);
            navigateur.sans_canari();
            semes += 1;
        }
    }
    semes
}

#[test]
fn no_canary_is_seen_where_it_should_not_be() {
    let association = Association::ouvrir();
    let navigateur = Navigateur::ouvrir(Largeur::Bureau, JavaScript::Coupe, Theme::Clair);
    let mut semes = 0;
    for page in &PUBLIQUES {
        semes += semer(&association, &navigateur, page, "");
    }
    association.connecter(&navigateur, "responsable", &mut association.telephone());
    let dossier = association.un_dossier(&navigateur);
    for page in &CONNECTEES {
        semes += semer(&association, &navigateur, page, &dossier);
    }
    assert!(semes > 2 * CONNECTEES.len(), "every page has forms: {semes}");
    let journal = navigateur.journal();
    drop(navigateur);
    let (code, journaux) = association.serveur.arreter();
    assert_eq!(code, Some(0));
    for (ou, dit) in [("the server's log", journaux), ("the browser's log", journal)] {
        let ligne = dit.lines().find(|ligne| ligne.contains(CANARI));
        assert_eq!(ligne, None, "{ou}");
    }
}
