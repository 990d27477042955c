//! A canary in every field of every form is seen in no log, no address, no title, no error.

use essais_web::{JavaScript, Largeur, Navigateur, Semis, Theme};
use testkit::CANARI;

use crate::association::Association;
use crate::pages::{CONNECTEES, PUBLIQUES, Page};

fn semer(association: &Association, navigateur: &Navigateur, chemin: &str) -> usize {
    association.aller(navigateur, chemin);
    let attendus = navigateur.formulaires();
    let mut semes = 0;
    for semis in Semis::TOUS_DEUX {
        for (rang, attendu) in attendus.iter().enumerate() {
            association.aller(navigateur, chemin);
            // What was accepted before may have added forms to the page.
            let avant = attendus[..rang].iter().filter(|autre| autre.vers == attendu.vers).count();
            let formulaires = navigateur.formulaires();
            let mut semblables = formulaires.iter().filter(|autre| autre.vers == attendu.vers);
            let Some(formulaire) = semblables.nth(avant) else {
                panic!("{chemin}: {} is still there", attendu.vers)
            };
            // An archive leaves no other page to look at: the journey of exports sees to it.
            let telecharge = formulaire.vers == "/exports";
            if semis == Semis::Visibles && (!formulaire.se_remplit || telecharge) {
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
        semes += semer(&association, &navigateur, page.chemin);
    }
    association.connecter(&navigateur, "responsable", &mut association.telephone());
    let dossier = association.un_dossier(&navigateur);
    // Agreements come last: the other pages are seeded as a new association has them.
    let (conventions, autres): (Vec<&Page>, Vec<&Page>) =
        CONNECTEES.iter().partition(|page| page.chemin.contains("{convention}"));
    for page in autres {
        semes += semer(&association, &navigateur, &page.lieu(&dossier, ""));
    }
    let convention = association.tenir_la_gestion();
    for page in conventions {
        semes += semer(&association, &navigateur, &page.lieu("", &convention));
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
