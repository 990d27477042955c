//! Posts, grants, the library and partners, told at the command line and looked at in a browser.

use essais_web::{JavaScript, Navigateur, Role};

use crate::association::Association;
use crate::pages::Page;
use crate::tour::examiner;

const PARTENAIRES: &str = include_str!("../../../app/tests/donnees/partenaires.json");

impl Association {
    /// A post, an agreement with its budget and its words, a guide and two partners: the path of
    /// the agreement.
    pub(crate) fn tenir_la_gestion(&self) -> String {
        let programme = self.programme();
        let lancer = |mots: &[&str]| {
            programme.lancer(&[mots, &["--format", "json"]].concat()).reussie().json()
        };
        let poste = ["postes", "noter", "--identifiant", "responsable", "--du", "2026-01-01"];
        lancer(&poste);
        let financeur = ["subventions", "financeur", "--nom", "Ville", "--genre", "commune"];
        let financeur = lancer(&financeur)["financeur"].as_str().unwrap().to_owned();
        self.ecrire(
            "convention.toml",
            &format!(
                "financeur = \"{financeur}\"\nnumero = \"57-1\"\nobjet = \"Accueil\"\n\
                 du = \"2026-01-01\"\nau = \"2026-12-31\"\nindicateurs = [\"personnes\", \
                 \"delais.demande-seance\", \"postes.psp-par-temps-plein\", \"nuitees\"]\n\
                 [[ligne]]\nnumero = 1\ncompte = 64\nlibelle = \"Salaires\"\n\
                 prevu = \"54 000,00\"\n[[ligne]]\nnumero = 2\ncompte = 87\n\
                 libelle = \"Bénévolat\"\nprevu = \"900\"\n"
            ),
        );
        let convention = lancer(&["subventions", "convention", "convention.toml"]);
        let convention = convention["convention"].as_str().unwrap();
        let montant = ["--annee", "2026", "--ligne", "1", "--euros", "1 234,56"];
        lancer(&[&["subventions", "realise", convention], &montant[..]].concat());
        self.ecrire("bilan.toml", "realisation = \"Trois permanences par semaine.\"\n");
        lancer(&["subventions", "bilan", convention, "--annee", "2026", "bilan.toml"]);
        let guide = ["--titre", "Guide fictif", "--description", "Repérer", "--langues", "fr,ro"];
        let lien = ["--lien", "https://exemple.invalid/g", "--publics", "proches"];
        lancer(&[&["bibliotheque", "ajouter"], &guide[..], &lien[..]].concat());
        self.ecrire("partenaires.json", PARTENAIRES);
        lancer(&["partenaires", "importer", "partenaires.json"]);
        format!("/subventions/{convention}")
    }
}

fn en_anglais(association: &Association, navigateur: &Navigateur) {
    association.aller(navigateur, "/subventions");
    navigateur.suivre(Role::Bouton, "English");
    assert_eq!(navigateur.evaluer("document.documentElement.lang"), "en");
}

#[test]
fn its_pages_are_accessible_in_english_too() {
    let association = Association::ouvrir();
    let convention = association.tenir_la_gestion();
    let navigateur = association.a_son_poste("responsable", JavaScript::Actif);
    en_anglais(&association, &navigateur);
    let mut defauts = Vec::new();
    for chemin in [
        "/postes",
        "/temps",
        "/subventions",
        "{convention}",
        "{convention}/2026",
        "/bibliotheque",
        "/partenaires",
    ] {
        let page = Page { capture: None, chemin };
        association.aller(&navigateur, &page.lieu("", &convention));
        assert_eq!(navigateur.statut(), 200, "{chemin}");
        assert_eq!(navigateur.evaluer("document.documentElement.lang"), "en", "{chemin}");
        defauts.extend(examiner(&navigateur, &page));
    }
    assert!(defauts.is_empty(), "{}", defauts.join("\n"));
}

#[test]
fn a_report_is_read_and_taken_out_as_a_paper_with_and_without_scripts() {
    for javascript in JavaScript::TOUS {
        let association = Association::ouvrir();
        let convention = association.tenir_la_gestion();
        let navigateur = association.a_son_poste("responsable", javascript);
        association.aller(&navigateur, &format!("{convention}/2026"));
        assert!(navigateur.dit("Trois permanences par semaine."), "{}", navigateur.texte());
        assert!(navigateur.dit("PSP par temps plein"), "{}", navigateur.texte());
        for (bouton, debut) in
            [("Télécharger le texte à finir (ODT)", "PK"), ("Télécharger en PDF", "%PDF-")]
        {
            let dossier = tempfile::tempdir().unwrap();
            let papier = navigateur.telecharger(Role::Bouton, bouton, dossier.path());
            let octets = std::fs::read(&papier).unwrap();
            assert!(octets.starts_with(debut.as_bytes()), "{}", papier.display());
        }
    }
}

#[test]
fn a_partner_is_found_by_need_and_distance_with_and_without_scripts() {
    for javascript in JavaScript::TOUS {
        let association = Association::ouvrir();
        association.tenir_la_gestion();
        let navigateur = association.a_son_poste("responsable", javascript);
        association.aller(&navigateur, "/partenaires");
        assert!(navigateur.dit("Accueil de Metz") && navigateur.dit("Accueil de Nice"));
        navigateur.choisir("Besoin", "la santé");
        navigateur.choisir("Près de", "57 Moselle");
        navigateur.remplir("Kilomètres au plus", "50");
        navigateur.suivre(Role::Bouton, "Chercher");
        assert!(navigateur.dit("Accueil de Metz") && !navigateur.dit("Accueil de Nice"));
        // What was looked for is nobody's business: it is not in the address.
        assert!(navigateur.url().ends_with("/partenaires/chercher"), "{}", navigateur.url());
    }
}
