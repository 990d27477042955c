//! The public help pages, from the command line: a folder, the list of texts, what is refused.

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
