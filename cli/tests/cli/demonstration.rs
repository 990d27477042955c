//! The demonstration: one command, on nothing, twice.

use testkit::{Place, Programme};

use crate::commun::{intacte, json_de};

fn programme(place: &Place) -> Programme {
    Programme::new(env!("CARGO_BIN_EXE_passerelle"), place.dossier())
        .avec("PASSERELLE_AUJOURDHUI", "2026-11-23")
}

#[test]
fn the_demonstration_runs_twice_in_one_folder_and_says_it_is_fictitious() {
    let place = Place::sqlite();
    let programme = programme(&place);
    let demo = ["demo", "--taille", "petite", "--sans-serveur"];
    let premiere = programme.lancer(&demo).reussie();
    assert!(premiere.sortie.starts_with("ASSOCIATION FICTIVE"), "{}", premiere.sortie);
    assert_eq!(programme.lancer(&demo).reussie().sortie, premiere.sortie);
    let json = json_de(&programme, &demo);
    assert_eq!(json["fictif"], true);
    assert!(json["chiffres"]["personnes"]["suivies"].as_u64().unwrap() > 0);
    assert!(json["chiffres"]["psp"]["suivis"].as_u64().unwrap() > 0);
    let phrase = json["phrase"].as_str().unwrap();
    let ouverte = programme
        .avec("PASSERELLE_BASE", json["base"].as_str().unwrap())
        .avec("PASSERELLE_MEMBRE", json["membre"].as_str().unwrap())
        .avec("PASSERELLE_PHRASE", phrase);
    assert_eq!(json_de(&ouverte, &["dossiers", "lister", "--clos"])["total"], 200);
    intacte(&ouverte);
    // One account for each role, each of which signs in.
    let comptes = json["comptes"].as_array().unwrap();
    assert_eq!(comptes.len(), 9);
    for compte in comptes {
        let elle = ouverte.avec("PASSERELLE_MEMBRE", compte["identifiant"].as_str().unwrap());
        let chiffres = json_de(&elle, &["chiffres", "annuels", "--annee", "2025"]);
        assert_eq!(chiffres["psp"], json["chiffres"]["psp"]);
    }
    assert!(premiere.sortie.contains(json["secret_totp"].as_str().unwrap()));
}

#[test]
fn the_same_seed_gives_the_same_association_and_another_seed_another() {
    let chiffres = |graine: &str| {
        let place = Place::sqlite();
        let demo = ["demo", "--taille", "petite", "--graine", graine];
        json_de(&programme(&place), &demo)["chiffres"].clone()
    };
    let premiers = chiffres("3");
    assert_eq!(chiffres("3"), premiers);
    assert_ne!(chiffres("4"), premiers);
}

#[test]
fn a_base_that_is_no_demonstration_is_left_alone() {
    crate::commun::sur_sqlite(|base| {
        let sans = base.programme.sans("PASSERELLE_PHRASE");
        let sortie = sans.lancer(&["demo", "--taille", "petite", "--sans-serveur"]).arretee(1);
        assert!(sortie.erreur.contains("pas une démonstration"), "{}", sortie.erreur);
        assert_eq!(base.json(&["dossiers", "lister", "--clos"])["total"], 0);
    });
}
