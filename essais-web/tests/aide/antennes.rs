//! An association's own offices: by distance, on the server without any script, and in a folder.

use essais_web::{JavaScript, Largeur, Navigateur, Role, Theme};

use crate::lieux::{Aide, Dossier, dehors, entrer};

/// Three offices that do not exist, told from the farthest of Metz to the nearest, as the pages of
/// an association write them: to a hundredth of a degree, and one whose place is kept secret.
const ANNUAIRE: &str = r#"{
  "structures": [
    { "source": "passerelle", "id": "secrete", "nom": "Antenne au lieu secret",
      "description": "Un lieu qui n'est pas dit.", "date_maj": "2026-11-02",
      "code_postal": "54000", "telephone": "0300000004" },
    { "source": "passerelle", "id": "bar", "nom": "Antenne fictive de Bar-le-Duc",
      "description": "Un accueil de jour.", "date_maj": "2026-11-02", "code_postal": "55000",
      "latitude": 48.77, "longitude": 5.17, "telephone": "0300000003" },
    { "source": "passerelle", "id": "nancy", "nom": "Antenne fictive de Nancy",
      "description": "Un accueil de nuit.", "date_maj": "2026-11-02", "code_postal": "54000",
      "latitude": 48.69, "longitude": 6.18, "telephone": "0300000002" }
  ],
  "services": [
    { "source": "passerelle", "id": "s1", "structure_id": "secrete", "nom": "Accueil",
      "description": "Accueil.", "passerelle": { "besoins": ["sante"] } },
    { "source": "passerelle", "id": "s2", "structure_id": "bar", "nom": "Accueil",
      "description": "Accueil.", "passerelle": { "besoins": ["sante"] } },
    { "source": "passerelle", "id": "s3", "structure_id": "nancy", "nom": "Accueil",
      "description": "Accueil.", "passerelle": { "besoins": ["sante"] } }
  ]
}"#;

/// The offices shown, in the order of the page, each with how far it says it is.
fn montrees(navigateur: &Navigateur) -> Vec<(String, String)> {
    let lire = "[...document.querySelectorAll('.contacts > li')].filter((c) => !c.hidden)\
                .map((c) => [c.querySelector('h2, h3').textContent, \
                c.querySelector('[data-km]').textContent.trim()])";
    let lues = navigateur.evaluer(lire);
    let texte = |valeur: &serde_json::Value| valeur.as_str().unwrap().to_owned();
    let lues = lues.as_array().unwrap().iter().map(|lue| (texte(&lue[0]), texte(&lue[1])));
    lues.filter(|(nom, _)| nom.starts_with("Antenne")).collect()
}

fn attendues() -> Vec<(String, String)> {
    [
        ("Antenne fictive de Nancy", "À environ 48 km"),
        ("Antenne fictive de Bar-le-Duc", "À environ 83 km"),
        ("Antenne au lieu secret", ""),
    ]
    .map(|(nom, loin)| (nom.to_owned(), loin.to_owned()))
    .to_vec()
}

#[test]
fn offices_come_by_distance_without_any_script() {
    let aide = Aide::avec_annuaire(&dehors(), Some(ANNUAIRE));
    for javascript in JavaScript::TOUS {
        let navigateur = Navigateur::ouvrir(Largeur::Telephone, javascript, Theme::Clair);
        entrer(&navigateur, &aide.serveur.url("/aide/"));
        navigateur.suivre(Role::Lien, "C'est pour moi");
        navigateur.suivre(Role::Lien, "Trouver de l'aide");
        navigateur.choisir("De quoi avez-vous besoin ?", "La santé");
        navigateur.choisir("Département", "57 – Moselle");
        navigateur.suivre(Role::Bouton, "Voir les contacts");
        assert_eq!(montrees(&navigateur), attendues());
        assert!(!navigateur.deborde());
    }
}

#[test]
fn in_a_folder_offices_are_sorted_by_distance_in_the_page() {
    let dossier = Dossier::avec_annuaire(&dehors(), Some(ANNUAIRE));
    let navigateur = Navigateur::ouvrir(Largeur::Telephone, JavaScript::Actif, Theme::Clair);
    navigateur.visiter(&format!("{}/fr/2.html", dossier.adresse));
    navigateur.choisir("De quoi avez-vous besoin ?", "La santé");
    navigateur.choisir("Département", "57 – Moselle");
    assert_eq!(montrees(&navigateur), attendues());
}
