//! How many people leave, after how long, at what cost: without a base nor a passphrase.

use serde_json::{Value, json};
use testkit::{Place, Programme};

use crate::commun::json_de;

fn programme(place: &Place) -> Programme {
    Programme::new(env!("CARGO_BIN_EXE_passerelle"), place.dossier())
}

fn moyenne(valeur: &Value) -> f64 {
    valeur["moyenne"].as_f64().unwrap()
}

#[test]
fn the_cost_of_leaving_is_exact_and_says_what_it_contradicts() {
    let place = Place::sqlite();
    let programme = programme(&place);
    let cout = json_de(&programme, &["prevision", "cout"]);
    assert_eq!(cout["cout_par_parcours_euros"], json!(60_486));
    assert_eq!(cout["cout_total_euros"], json!(2_419_440_000_u64));
    assert_eq!(cout["cout_annuel_euros"], json!(241_944_000));
    let contredits: Vec<&str> = cout["contradictions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|lecture| lecture["figure"].as_str().unwrap())
        .collect();
    let attendus =
        ["cout-sortie-total", "cout-sortie-annuel", "prostcost-10-ans", "prostcost-rapport"];
    assert_eq!(contredits, attendus);
    let rapports = &cout["rapports"];
    let rapport = |nom: &str| rapports[nom].as_f64().unwrap();
    assert!((rapport("prejudice_annuel_sur_cout_annuel") - 6.613).abs() < 1e-3);
    assert!((rapport("prejudice_dix_ans_sur_cout_total") - 3.513).abs() < 1e-3);
    // Other numbers give other products.
    let moitie = ["prevision", "cout", "--personnes", "20000", "--annees", "5", "--mois", "18"];
    let cout = json_de(&programme, &moitie);
    assert_eq!(cout["cout_par_parcours_euros"], json!(45_365));
    assert_eq!(cout["cout_total_euros"], json!(907_290_000));
    assert_eq!(cout["cout_annuel_euros"], json!(181_458_000));
    let nul = programme.lancer(&["prevision", "cout", "--annees", "0"]).arretee(2);
    assert!(nul.erreur.contains("cout-impossible"), "{}", nul.erreur);
    let texte = programme.lancer(&["prevision", "cout"]).reussie().sortie;
    assert!(texte.contains("tronqué au lieu d'arrondi"), "{texte}");
}

#[test]
fn today_is_found_again_with_the_same_bytes_on_any_number_of_threads() {
    let place = Place::sqlite();
    let programme = programme(&place);
    let lancer = |fils: &str| {
        let arguments =
            ["prevision", "simuler", "--replications", "12", "--fils", fils, "--format", "json"];
        programme.lancer(&arguments).reussie().sortie
    };
    let un = lancer("1");
    assert_eq!(un, lancer("2"));
    assert_eq!(un, lancer("4"));
    let bilan: Value = serde_json::from_str(&un).unwrap();
    let attente = moyenne(&bilan["indicateurs"]["attente_moyenne_jours"]);
    assert!((attente - 9.0 * 30.4375).abs() <= 14.0, "{attente}");
    let annees = bilan["annees"].as_array().unwrap();
    let en_2023 = annees.iter().find(|annee| annee["annee"] == json!(2023)).unwrap();
    let en_cours = moyenne(&en_2023["en_cours_fin"]);
    assert!((en_cours / 845.0 - 1.0).abs() <= 0.03, "{en_cours}");
    assert_eq!(bilan["little"], json!({ "verifiee": 12, "sur": 12 }));
    assert_eq!(bilan["stable"], json!(true));
}

#[test]
fn a_comparison_gives_the_difference_and_its_interval() {
    let place = Place::sqlite();
    let programme = programme(&place);
    let deux = ["prevision", "comparer", "aujourd-hui", "commission-mensuelle"];
    let peu = ["--replications", "8"];
    let compare = json_de(&programme, &[&deux[..], &peu[..]].concat());
    let ecart = &compare["differences"]["attente_moyenne_mois"]["ecart"];
    assert!(ecart["haut"].as_f64().unwrap() < -1.5, "{ecart}");
    let texte = programme.lancer(&[&deux[..], &peu[..]].concat()).reussie().sortie;
    assert!(texte.contains("intervalle à 95 %") && texte.contains("écart"), "{texte}");
    // The same question asked the other way.
    let autre = ["prevision", "simuler", "--comparer", "commission-mensuelle"];
    let autre = json_de(&programme, &[&autre[..], &peu[..]].concat());
    assert_eq!(autre["differences"], compare["differences"]);
}

#[test]
fn a_scenario_of_ones_own_is_a_file_that_says_what_differs() {
    let place = Place::sqlite();
    let programme = programme(&place);
    let texte = "base = \"moselle\"\nnom = \"le-mien\"\ntitre = \"Le mien\"\nresume = \"Six \
                 séances\"\n[changements]\n\"territoire.*.seances_par_an\" = 6\n";
    std::fs::write(place.chemin("le-mien.toml"), texte).unwrap();
    let arguments = ["prevision", "simuler", "le-mien.toml", "--replications", "4"];
    let ecrits = ["--csv", "t.csv", "--svg", "dessins"];
    let bilan = json_de(&programme, &[&arguments[..], &ecrits[..]].concat());
    assert_eq!(bilan["titre"], json!("Le mien"));
    let change = bilan["entrees"].as_array().unwrap().iter();
    let change = change.filter(|entree| entree["nature"] == json!("changé")).count();
    assert_eq!(change, 1);
    let csv = std::fs::read_to_string(place.chemin("t.csv")).unwrap();
    let entete = "annee;indicateur;moyenne;bas_95;haut_95;replications\n2017;";
    assert!(csv.starts_with(entete), "{csv}");
    for nom in ["en-cours.svg", "en-attente.svg", "attentes.svg"] {
        let svg = std::fs::read_to_string(place.chemin("dessins").join(nom)).unwrap();
        assert!(svg.starts_with("<svg") && svg.contains("<title>"), "{nom}");
    }
    // Changed on the command line, the same value gives the same figures.
    let ligne = ["prevision", "simuler", "moselle", "--replications", "4"];
    let change = ["--changer", "territoire.*.seances_par_an=6"];
    let meme = json_de(&programme, &[&ligne[..], &change[..]].concat());
    assert_eq!(meme["indicateurs"], bilan["indicateurs"]);
}

#[test]
fn what_cannot_be_is_said_and_what_overflows_is_dated() {
    let place = Place::sqlite();
    let programme = programme(&place);
    for (changer, code) in [
        ("territoire.*.postes=0", "scenario-sans-poste"),
        ("decision.delai.min_jours=-1", "scenario-impossible"),
        ("decision.accord=1,5", "scenario-impossible"),
        ("territoire.*.places_par_seance=10", "scenario-surcharge"),
        ("decision.acord=1", "scenario-champ-inconnu"),
    ] {
        let refus = programme.lancer(&["prevision", "simuler", "--changer", changer]).arretee(2);
        assert!(refus.erreur.contains(code), "{changer}: {}", refus.erreur);
        assert!(refus.erreur.contains("Que faire : "), "{}", refus.erreur);
    }
    let inconnu = programme.lancer(&["prevision", "simuler", "lune"]).arretee(2);
    assert!(inconnu.erreur.contains("scenario-inconnu"), "{}", inconnu.erreur);
    programme.lancer(&["prevision", "simuler", "absent.toml"]).arretee(2);
    let dix = ["prevision", "simuler", "dix-dossiers", "--replications", "4"];
    let texte = programme.lancer(&dix).reussie().sortie;
    assert!(texte.contains("INSTABLE"), "{texte}");
    assert!(texte.contains("La file passe 1000 personnes en 20"), "{texte}");
    let bilan = json_de(&programme, &dix);
    assert_eq!(bilan["stable"], json!(false));
    assert_eq!(bilan["depassement"]["replications"], json!(4));
}

#[test]
fn inputs_are_listed_moved_and_searched() {
    let place = Place::sqlite();
    let programme = programme(&place);
    let scenarios = json_de(&programme, &["prevision", "scenarios"]);
    assert!(scenarios.as_array().unwrap().len() >= 10);
    let moselle = json_de(&programme, &["prevision", "scenarios", "moselle"]);
    assert!(moselle["entrees"].as_array().unwrap().len() > 20);
    programme.lancer(&["prevision", "scenarios"]).reussie();
    programme.lancer(&["prevision", "scenarios", "paris"]).reussie();
    let sensible = ["prevision", "sensibilite", "moselle", "--replications", "3"];
    let effets = json_de(&programme, &sensible);
    assert!(effets["effets"].as_array().unwrap().len() > 15);
    programme.lancer(&sensible).reussie();
    let cherche = ["prevision", "calibrer", "aujourd-hui", "--points", "8", "--tours", "2"];
    let cherche = [&cherche[..], &["--replications", "2"][..]].concat();
    let trouve = json_de(&programme, &cherche);
    assert_eq!(trouve["essais"], json!(16));
    assert_eq!(trouve["inconnues"].as_array().unwrap().len(), 3);
    programme.lancer(&cherche).reussie();
    // What is published of the whole country says nothing of one department.
    let rien = programme.lancer(&["prevision", "calibrer", "paris"]).arretee(2);
    assert!(rien.erreur.contains("calibrage-impossible"), "{}", rien.erreur);
}
