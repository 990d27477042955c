//! The public help pages, from the command line: a folder, the list of texts, what is refused.

use serde_json::{Value, json};
use testkit::{Place, Programme};

use crate::commun::{json_de, sur_chaque_moteur};

fn programme(place: &Place) -> Programme {
    Programme::new(env!("CARGO_BIN_EXE_passerelle"), place.dossier())
}

#[test]
fn a_folder_holds_every_page_and_is_never_mixed_with_another() {
    let place = Place::sqlite();
    let programme = programme(&place);
    let ecrit = programme.lancer(&["aide", "exporter", "pages", "--format", "json"]).reussie();
    let dit = ecrit.json();
    assert_eq!(dit["fichiers"], 1 + 3 + 2 + 12 * 10);
    assert!(dit["octets_au_plus"].as_u64().unwrap() < 60_000, "{dit}");
    let page = std::fs::read_to_string(place.chemin("pages").join("ar/index.html")).unwrap();
    assert!(page.contains("dir=\"rtl\"") && page.contains("https://meteofrance.com/"));
    let encore = programme.lancer(&["aide", "exporter", "pages"]).arretee(2);
    assert!(encore.erreur.contains("n'est pas vide"), "{}", encore.erreur);
}

#[test]
fn texts_are_listed_with_what_a_check_names() {
    let place = Place::sqlite();
    let programme = programme(&place);
    let textes = programme.lancer(&["aide", "textes", "--langue", "ro", "--format", "json"]);
    let textes = textes.reussie().json();
    let premier = &textes.as_array().unwrap()[0];
    assert_eq!((&premier["cle"], &premier["etat"]), (&"titre".into(), &"non relu".into()));
    assert_eq!(premier["empreinte"].as_str().unwrap().len(), 16);
    let inconnue = programme.lancer(&["aide", "textes", "--langue", "de"]);
    assert!(inconnue.erreur.contains("langues : fr, en"), "{}", inconnue.erreur);
}

#[test]
fn a_faulty_directory_and_an_unsafe_exit_are_refused_with_what_to_do() {
    let place = Place::sqlite();
    let programme = programme(&place);
    let fautif = "{ \"structures\": [{ \"source\": \"s\", \"id\": \"a\", \"nom\": \"A\", \
                  \"description\": \"d\", \"date_maj\": \"avant-hier\" }], \"services\": [] }";
    std::fs::write(place.chemin("annuaire.json"), fautif).unwrap();
    let lu = programme.lancer(&["aide", "exporter", "pages", "--annuaire", "annuaire.json"]);
    assert!(lu.erreur.contains("structure n° 1, « date_maj »"), "{}", lu.erreur);
    assert!(!place.chemin("pages").exists(), "nothing is written");
    let sortie = ["aide", "exporter", "pages", "--sortie", "meteo"];
    assert!(programme.lancer(&sortie).erreur.contains("https://"), "an address is asked for");
    let ouverte = programme.lancer(&["aide", "servir", "--adresse", "0.0.0.0:0"]);
    assert!(ouverte.erreur.contains("--origine"), "{}", ouverte.erreur);
}

/// A directory of that many offices, each telling a few sentences, as data·inclusion writes it.
fn annuaire_de(antennes: usize) -> String {
    let dit = "Accueil sans rendez-vous, du lundi au vendredi. Un repas, une douche, une écoute. ";
    let structures: Vec<Value> = (0..antennes)
        .map(|rang| {
            json!({
                "source": "essai", "id": format!("a{rang}"), "nom": format!("Antenne n° {rang}"),
                "description": dit, "date_maj": "2026-11-02", "code_postal": "57000",
                "commune": "Metz", "latitude": 49.12, "longitude": 6.18,
                "telephone": "03 00 00 00 01",
            })
        })
        .collect();
    let services: Vec<Value> = (0..antennes)
        .map(|rang| {
            json!({
                "source": "essai", "id": format!("s{rang}"), "structure_id": format!("a{rang}"),
                "nom": "Accueil", "description": dit.repeat(3), "zone_eligibilite": ["57"],
                "passerelle": { "besoins": ["sante"], "langues": ["fr", "ro"] },
            })
        })
        .collect();
    json!({ "structures": structures, "services": services }).to_string()
}

#[test]
fn a_folder_whose_pages_would_weigh_60_kb_with_all_they_load_is_refused_and_not_begun() {
    let place = Place::sqlite();
    let programme = programme(&place);
    let exporter = ["aide", "exporter", "pages", "--annuaire", "annuaire.json"];
    let lancer = |antennes: usize| {
        std::fs::write(place.chemin("annuaire.json"), annuaire_de(antennes)).unwrap();
        programme.lancer(&[&exporter[..], &["--format", "json"]].concat())
    };
    let refus = lancer(60).arretee(1);
    let erreur = &refus.erreur_json()["erreur"];
    assert_eq!(erreur["code"], "page-lourde", "{erreur}");
    assert!(erreur["message"].as_str().unwrap().contains("plus que 60000"), "{erreur}");
    assert!(erreur["conseil"].as_str().unwrap().contains("aide servir"), "{erreur}");
    assert!(!place.chemin("pages").exists(), "nothing is written");
    // A few offices are lighter: the same folder is then written, and what it says is what it is.
    let dit = lancer(8).reussie().json();
    let au_plus = dit["octets_au_plus"].as_u64().unwrap();
    let poids = |nom: &str| std::fs::metadata(place.chemin("pages").join(nom)).unwrap().len();
    let charges = poids("f/s.css") + poids("f/p.js") + poids("f/i.svg");
    let pages = ["fr", "ru", "ar"].map(|langue| poids(&format!("{langue}/2.html")) + charges);
    assert!(pages.iter().all(|page| *page <= au_plus && au_plus < 60_000), "{pages:?} {au_plus}");
}

#[test]
fn an_association_s_directory_leaves_as_a_new_file_that_the_pages_read() {
    sur_chaque_moteur(|base| {
        let ecrire = ["association", "annuaire", "--vers", "annuaire.json"];
        assert_eq!(json_de(&base.programme, &ecrire)["antennes"], 0);
        base.programme.lancer(&ecrire).arretee(2);
        let exporter = ["aide", "exporter", "pages", "--annuaire", "annuaire.json"];
        assert_eq!(json_de(&base.programme, &exporter)["fichiers"], 126);
    });
}
