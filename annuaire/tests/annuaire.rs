//! Reading, refusing and searching a directory.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first failure")]
#![allow(clippy::indexing_slicing, reason = "answers of a known shape")]

use annuaire::{Annuaire, Besoin, Demande, ErreurAnnuaire, Horaires, Zone, nationaux};
use proptest::prelude::*;
use serde_json::{Value, json};

fn structure(id: &str, code_postal: &str, place: (f64, f64)) -> Value {
    json!({
        "source": "essai", "id": id, "nom": id, "description": "Une antenne fictive.",
        "date_maj": "2026-11-01", "code_postal": code_postal, "commune": "Ville",
        "latitude": place.0, "longitude": place.1, "telephone": "01 02 03 04 05",
        "horaires_accueil": "Mo-Fr 09:00-17:00",
    })
}

fn offre(structure: &str, ajouts: &Value) -> Value {
    json!({
        "source": "essai", "id": format!("{structure}-offre"), "structure_id": structure,
        "nom": "Accueil", "description": "Accueil sans rendez-vous.",
        "thematiques": ["sante--acces-aux-soins"], "passerelle": ajouts,
    })
}

fn lire(structures: &[Value], services: &[Value]) -> Result<Annuaire, ErreurAnnuaire> {
    Annuaire::lire(&json!({ "structures": structures, "services": services }).to_string())
}

fn trois() -> Annuaire {
    let structures = [
        structure("paris", "75010", (48.87, 2.36)),
        structure("nancy", "54000", (48.69, 6.18)),
        structure("metz", "57000", (49.12, 6.18)),
    ];
    let services = [
        offre("paris", &json!({ "langues": ["ro"] })),
        offre("nancy", &json!({ "langues": ["fr"] })),
        offre("metz", &json!({ "besoins": ["mineur"] })),
    ];
    lire(&structures, &services).unwrap()
}

fn noms<'a>(annuaire: &'a Annuaire, demande: &Demande) -> Vec<&'a str> {
    annuaire.chercher(demande).iter().map(|trouvee| trouvee.structure.id.as_str()).collect()
}

#[test]
fn the_nearest_comes_first_and_the_department_before_it() {
    let annuaire = trois();
    let demande = Demande { departement: "57".parse().ok(), ..Demande::default() };
    assert_eq!(noms(&annuaire, &demande), ["metz", "nancy", "paris"]);
    let nancy = &annuaire.chercher(&demande)[1];
    assert!((45..=52).contains(&nancy.distance_km.unwrap()), "{:?}", nancy.distance_km);
}

#[test]
fn a_language_puts_first_those_who_speak_it_and_excludes_nobody() {
    let demande = Demande { langue: Some("ro".into()), ..Demande::default() };
    let annuaire = trois();
    assert_eq!(noms(&annuaire, &demande), ["paris", "nancy", "metz"]);
    assert!(annuaire.chercher(&demande)[0].parle);
}

#[test]
fn a_need_keeps_those_who_answer_it() {
    let annuaire = trois();
    let sante = Demande { besoin: Some(Besoin::Sante), ..Demande::default() };
    let mineur = Demande { besoin: Some(Besoin::Mineur), ..Demande::default() };
    assert_eq!(noms(&annuaire, &sante).len(), 3);
    assert_eq!(noms(&annuaire, &mineur), ["metz"]);
}

#[test]
fn an_offer_for_some_departments_is_shown_there_only() {
    let mut ailleurs = offre("metz", &json!({}));
    ailleurs["zone_eligibilite"] = json!(["54", "57463"]);
    let annuaire = lire(&[structure("metz", "57000", (49.12, 6.18))], &[ailleurs]).unwrap();
    let Zone::Departements(ou) = &annuaire.offres()[0].zone else { panic!("a list") };
    assert_eq!(ou.iter().map(ToString::to_string).collect::<Vec<_>>(), ["54", "57"]);
    let ici = |code: &str| Demande { departement: code.parse().ok(), ..Demande::default() };
    assert_eq!(noms(&annuaire, &ici("54")), ["metz"]);
    assert!(noms(&annuaire, &ici("13")).is_empty());
}

#[test]
fn every_fault_is_said_with_its_place_and_without_its_value() {
    let mut mauvaise = structure("a", "57000", (49.12, 6.18));
    mauvaise["telephone"] = json!("appelez-moi");
    mauvaise["site_web"] = json!("javascript:alert(1)");
    mauvaise["courriel"] = json!("personne");
    mauvaise["horaires_accueil"] = json!("<b>jamais</b>");
    mauvaise["date_maj"] = json!("avant-hier");
    let orpheline = offre("b", &json!({ "besoins": ["secret"], "langues": ["Roumain"] }));
    let erreur = lire(&[mauvaise], &[orpheline]).unwrap_err();
    let ErreurAnnuaire::Fautes(fautes) = &erreur else { panic!("{erreur}") };
    let champs: Vec<&str> = fautes.iter().map(|faute| faute.champ).collect();
    for champ in [
        "telephone",
        "site_web",
        "courriel",
        "horaires_accueil",
        "date_maj",
        "structure_id",
        "passerelle.besoins",
        "passerelle.langues",
    ] {
        assert!(champs.contains(&champ), "{champ}: {champs:?}");
    }
    let dite = erreur.to_string();
    for valeur in ["appelez-moi", "alert", "personne", "jamais", "avant-hier", "secret", "Roumain"]
    {
        assert!(!dite.contains(valeur), "{dite}");
    }
    assert_eq!(Annuaire::lire("{\n\"a\": 1"), Err(ErreurAnnuaire::Illisible { ligne: 2 }));
}

#[test]
fn a_contact_s_name_is_not_read() {
    let mut nommee = offre("metz", &json!({}));
    nommee["contact_nom_prenom"] = json!("ZZ-CANARI");
    let annuaire = lire(&[structure("metz", "57000", (49.12, 6.18))], &[nommee]).unwrap();
    assert!(!format!("{annuaire:?}{}", annuaire.ecrire()).contains("ZZ-CANARI"));
}

#[test]
fn what_is_written_reads_back_the_same() {
    for annuaire in [trois(), nationaux().clone()] {
        assert_eq!(Annuaire::lire(&annuaire.ecrire()), Ok(annuaire));
    }
}

#[test]
fn the_shipped_contacts_answer_every_need_but_health() {
    let annuaire = nationaux();
    assert_eq!(annuaire.structures().len(), 5);
    for besoin in Besoin::TOUS.iter().filter(|besoin| **besoin != Besoin::Sante) {
        let demande = Demande { besoin: Some(*besoin), ..Demande::default() };
        assert!(!annuaire.chercher(&demande).is_empty(), "{besoin:?}");
    }
    for trouvee in annuaire.chercher(&Demande::default()) {
        assert!(trouvee.structure.telephone.is_some(), "{}", trouvee.structure.nom);
    }
}

#[test]
fn two_directories_make_one_and_the_first_wins() {
    let ensemble = trois().avec(nationaux()).avec(&trois());
    assert_eq!(ensemble.structures().len(), 8);
    assert_eq!(
        ensemble.structure("metz").unwrap().horaires.as_ref().map(Horaires::to_string),
        Some("Mo-Fr 09:00-17:00".to_owned())
    );
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(texte in "\\PC*") {
        let _ = Annuaire::lire(&texte);
    }

    #[test]
    fn results_are_sorted_and_complete(code in prop::sample::select(vec!["57", "75", "974"])) {
        let annuaire = trois();
        let demande = Demande { departement: code.parse().ok(), ..Demande::default() };
        let trouvees = annuaire.chercher(&demande);
        prop_assert_eq!(trouvees.len(), 3);
        let ailleurs = trouvees.iter().filter(|t| t.structure.departement != demande.departement);
        let distances: Vec<_> = ailleurs.map(|t| t.distance_km.unwrap()).collect();
        prop_assert!(distances.is_sorted());
    }
}
