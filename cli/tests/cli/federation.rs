//! An association contributes, a federation receives and publishes.

use serde_json::Value;

use crate::commun::{Base, sur_sqlite};

/// After whatever the test records.
const AVANT: &str = "2100-01-01T00:00:00Z";
const DOSSIER: [&str; 2] = ["--dossier", "federation"];
const CLE: [&str; 4] = ["--federation", "federation/cle-publique.txt", "--consigne-avant", AVANT];

fn initialiser(nom: &str) -> Vec<&str> {
    let mut commande = vec!["federation", "initialiser", "--nom", nom, "--annee", "2025"];
    commande.extend(["--cloture", "2026-12-31"]);
    commande.extend(DOSSIER);
    commande
}

/// Three files opened in 2025, and a federation.
fn preparer(base: &Base) {
    for rang in 1..4 {
        base.ouvrir(&format!("2025-0{rang}-01"), "nom = \"LANDE (fictif)\"\n");
    }
    base.json(&initialiser("Fédération \"fictive\""));
}

fn contribuer(base: &Base, vers: &str, options: &[&str]) -> Value {
    let debut = ["observatoire", "contribuer", "--annee", "2025", "--vers", vers];
    base.json(&[&debut, options].concat())
}

/// What becomes of one packet, and the exit code.
fn recevoir(base: &Base, code: i32, paquet: &str) -> Value {
    let debut = ["federation", "recevoir", paquet, "--format", "json"];
    base.lancer(&[&debut[..], &DOSSIER].concat()).arretee(code).json()["paquets"][0].clone()
}

fn inscrire(base: &Base, dit: &Value) {
    let campagne = base.chemin("federation/campagne.toml");
    let texte = std::fs::read_to_string(&campagne).unwrap();
    let (id, cle) = (dit["association"].as_str().unwrap(), dit["cle"].as_str().unwrap());
    let ligne = format!("[[association]]\nnom = \"L\"\nid = \"{id}\"\ncle = \"{cle}\"\n");
    std::fs::write(&campagne, texte + &ligne).unwrap();
}

#[test]
fn an_association_contributes_and_a_federation_publishes() {
    sur_sqlite(|base| {
        preparer(base);
        let deja = base.refus(2, &initialiser("Autre"));
        assert_eq!(deja["code"], "fichier", "{deja}");
        let dit = contribuer(base, "2025.paquet", &CLE);
        // Unknown, then registered, then received once.
        assert_eq!(recevoir(base, 1, "2025.paquet")["code"], "paquet-inconnu");
        inscrire(base, &dit);
        assert_eq!(recevoir(base, 0, "2025.paquet")["numero"], dit["numero"]);
        assert_eq!(recevoir(base, 1, "2025.paquet")["code"], "paquet-deja-recu");
        let etat = base.json(&[&["federation", "etat"][..], &DOSSIER].concat());
        assert_eq!((&etat["recues"], &etat["inscrites"]), (&1.into(), &1.into()));
        let publier = |vers: &str| {
            base.json(&[&["federation", "publier", "--vers", vers][..], &DOSSIER].concat());
            std::fs::read_to_string(base.chemin(vers)).unwrap()
        };
        let edition = publier("edition.json");
        assert_eq!(publier("encore.json"), edition);
        assert!(edition.contains("\"indicateur\":\"personnes\""), "{edition}");
    });
}

#[test]
fn a_packet_is_made_again_to_the_byte_and_holds_no_count_in_clear() {
    sur_sqlite(|base| {
        preparer(base);
        let dit = contribuer(base, "2025.paquet", &CLE);
        assert_eq!(base.json(&["chiffres", "rejouer", "2025.paquet"])["identique"], true);
        assert_eq!(contribuer(base, "encore.paquet", &CLE)["numero"], dit["numero"]);
        let garde = std::fs::read(base.chemin("2025.paquet")).unwrap();
        assert!(!garde.windows(6).any(|mots| mots == b"\"cases"), "sealed");
    });
}

#[test]
fn a_packet_that_its_association_protected_is_read_by_anyone_and_does_not_add_up() {
    sur_sqlite(|base| {
        preparer(base);
        let options = ["--protege", "--consigne-avant", AVANT];
        inscrire(base, &contribuer(base, "protege.paquet", &options));
        let verifie = base.json(&["observatoire", "verifier", "protege.paquet"]);
        assert_eq!(verifie["protege"], true);
        assert_eq!(base.json(&["chiffres", "rejouer", "protege.paquet"])["identique"], true);
        assert_eq!(recevoir(base, 1, "protege.paquet")["code"], "paquet-protege");
        let chemin = base.chemin("protege.paquet");
        let change = std::fs::read_to_string(&chemin).unwrap().replacen("null", "3", 1);
        std::fs::write(&chemin, change).unwrap();
        let refus = base.refus(1, &["observatoire", "verifier", "protege.paquet"]);
        assert_eq!(refus["code"], "paquet-signature");
    });
}
