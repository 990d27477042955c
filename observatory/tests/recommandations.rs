//! Recommendations are followed with evidence, and measured by what exists.

use observatory::catalogue::Catalogue;
use observatory::recommandations::{Recommandation, Statut};
use observatory::registre::{Reference, Registre, Version};

const FIGURES: &str = include_str!("donnees/fact-s-2025/figures.toml");

#[test]
fn those_of_2025_are_measured_by_indicators_and_figures_that_exist() {
    let toutes = Recommandation::embarquees();
    assert_eq!(toutes.len(), 55);
    let registre = Registre::lire(FIGURES).unwrap();
    for recommandation in toutes {
        for chiffre in &recommandation.chiffres {
            let nom = Reference::lire(chiffre).unwrap();
            let basse = Reference::lire(&format!("{chiffre}.low")).unwrap();
            let connu = [nom, basse].iter().any(|n| registre.valeur(n, Version::Imprimee).is_ok());
            assert!(connu, "{}: {chiffre}", recommandation.id);
        }
        assert_eq!(recommandation.etat_a(2024), None);
        assert_eq!(recommandation.etat_a(2026).unwrap().statut, Statut::Formulee);
    }
    assert_eq!(toutes.iter().filter(|une| une.est_mesuree()).count(), 32);
}

const UNE: &str = r#"
[[recommandation]]
id = "R1"
objet = "Un objet"
destinataire = "quelqu'un"
nature = "loi"
indicateurs = ["psp.demandes"]
chiffres = []
suivi = [
    { edition = 2025, statut = "formulee", preuve = "page 12" },
    { edition = 2027, statut = "partielle", preuve = "une loi" },
]
"#;

#[test]
fn a_status_is_that_of_the_last_edition_so_far() {
    let une = Recommandation::lire(UNE, Catalogue::embarque()).unwrap().remove(0);
    let statut = |edition| une.etat_a(edition).map(|etat| etat.statut);
    assert_eq!(statut(2024), None);
    assert_eq!(statut(2026), Some(Statut::Formulee));
    assert_eq!(statut(2027), Some(Statut::Partielle));
}

#[test]
fn what_shows_nothing_or_measures_nothing_is_refused() {
    for (avant, apres, dit) in [
        ("\"psp.demandes\"", "\"psp.reves\"", "« R1 » : l'indicateur « psp.reves »"),
        ("chiffres = []", "chiffres = [\"Un chiffre\"]", "minuscules"),
        ("\"une loi\"", "\"\"", "ce qui le montre"),
        ("2027", "2025", "les éditions se suivent"),
        ("\"partielle\"", "\"presque\"", "statuts admis"),
        ("\"loi\"", "\"rêve\"", "natures admises"),
        ("\"quelqu'un\"", "\" \"", "destinataire"),
        ("id = \"R1\"", "id = \"R1\"\nnote = \"x\"", "recommendations.toml"),
    ] {
        assert!(UNE.contains(avant), "{avant}");
        let lues = Recommandation::lire(&UNE.replace(avant, apres), Catalogue::embarque());
        let erreur = lues.unwrap_err().to_string();
        assert!(erreur.contains(dit), "{erreur}");
    }
    let deux = Recommandation::lire(&[UNE, UNE].concat(), Catalogue::embarque());
    assert!(deux.unwrap_err().to_string().contains("déjà pris"));
}
