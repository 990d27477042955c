//! What is printed: one page, under a title that says nothing.

use data_encoding::BASE64;
use essais_web::{JavaScript, Largeur, Navigateur, Role, Theme};
use serde_json::json;

use crate::lieux::{Aide, dehors, entrer};

/// Pages of the document a printer would be sent.
fn pages(navigateur: &Navigateur) -> u64 {
    let demande = json!({ "preferCSSPageSize": true, "printBackground": false });
    let rendu = navigateur.cdp("Page.printToPDF", &demande);
    let octets = BASE64.decode(rendu["data"].as_str().unwrap().as_bytes()).unwrap();
    let texte = String::from_utf8_lossy(&octets);
    let compte = texte.split("/Type /Pages").nth(1).expect("a tree of pages");
    let compte = compte.split("/Count ").nth(1).expect("their number");
    compte.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

#[test]
fn an_answer_prints_on_one_page_under_a_neutral_title() {
    let aide = Aide::ouvrir(&dehors());
    let navigateur = Navigateur::ouvrir(Largeur::Bureau, JavaScript::Actif, Theme::Clair);
    entrer(&navigateur, &aide.serveur.url("/aide/"));
    let visite = navigateur.url().replace("fr/index.html", "");
    for langue in ["fr", "ru", "ar", "pcm"] {
        for tout in [true, false] {
            navigateur.visiter(&format!("{visite}{langue}/3.html"));
            if tout {
                let remplir = "for (const [nom, valeur] of Object.entries({ 'q-age': 'majeur', \
                    'q-toit': 'non', 'q-situation': 'oui', 'q-arret': 'oui', 'q-accord': 'oui', \
                    'q-nationalite': 'hors-ue', 'q-document': 'aucun', 'q-oqtf': 'oui', \
                    'q-oqtf-lieu': 'libre', 'q-plainte': 'oui', 'q-lien': 'oui', \
                    'q-argent': 'rien', 'q-rsa': 'non', 'q-ada': 'non' })) \
                    document.querySelector(`[name=${nom}][value=${valeur}]`).checked = true; \
                    document.querySelector('[name=q-oqtf-jour]').value = '2026-11-20';";
                navigateur.evaluer(remplir);
            }
            navigateur.changer_de_page("la réponse", || {
                navigateur.evaluer("document.querySelector('form').submit()");
            });
            assert_eq!(pages(&navigateur), 1, "{langue}, {tout}");
        }
    }
    navigateur.visiter(&format!("{visite}fr/3.html"));
    assert_eq!(navigateur.titre(), "Informations");
    navigateur.visiter(&format!("{visite}fr/7.html"));
    assert_eq!(pages(&navigateur), 1, "the blank form");
    assert!(navigateur.montre(Role::Bouton, "Imprimer"));
}
