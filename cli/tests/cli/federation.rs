//! An association contributes, a federation receives and publishes.

use crate::commun::sur_sqlite;

/// After whatever the test records.
const AVANT: &str = "2100-01-01T00:00:00Z";

#[test]
fn an_association_contributes_and_a_federation_publishes() {
    sur_sqlite(|base| {
        for rang in 1..4 {
            base.ouvrir(&format!("2025-0{rang}-01"), "nom = \"LANDE (fictif)\"\n");
        }
        base.json(&[
            "federation",
            "initialiser",
            "--dossier",
            "federation",
            "--nom",
            "Fédération \"fictive\"",
            "--annee",
            "2025",
            "--cloture",
            "2026-12-31",
        ]);
        let deja = base.refus(
            2,
            &[
                "federation",
                "initialiser",
                "--dossier",
                "federation",
                "--nom",
                "Autre",
                "--annee",
                "2025",
                "--cloture",
                "2026-12-31",
            ],
        );
        assert_eq!(deja["code"], "fichier", "{deja}");

        let contribuer = |vers: &str, options: &[&str]| {
            let debut = ["observatoire", "contribuer", "--annee", "2025", "--vers", vers];
            base.json(&[&debut, options].concat())
        };
        let cle = ["--federation", "federation/cle-publique.txt", "--consigne-avant", AVANT];
        let dit = contribuer("2025.paquet", &cle);
        let numero = dit["numero"].as_str().unwrap().to_owned();

        // Unknown, then registered, then received once.
        let recevoir = |code: i32, paquet: &str| {
            let arguments =
                ["federation", "recevoir", "--dossier", "federation", paquet, "--format", "json"];
            base.lancer(&arguments).arretee(code).json()["paquets"][0].clone()
        };
        assert_eq!(recevoir(1, "2025.paquet")["code"], "paquet-inconnu");
        let campagne = base.chemin("federation/campagne.toml");
        let mut texte = std::fs::read_to_string(&campagne).unwrap();
        let (id, cle_publique) = (dit["association"].as_str(), dit["cle"].as_str());
        texte.push_str(&format!(
            "[[association]]\nnom = \"Les Passeuses\"\nid = \"{}\"\ncle = \"{}\"\n",
            id.unwrap(),
            cle_publique.unwrap()
        ));
        std::fs::write(&campagne, texte).unwrap();
        assert_eq!(recevoir(0, "2025.paquet")["numero"], numero);
        assert_eq!(recevoir(1, "2025.paquet")["code"], "paquet-deja-recu");
        let etat = base.json(&["federation", "etat", "--dossier", "federation"]);
        assert_eq!((&etat["recues"], &etat["inscrites"]), (&1.into(), &1.into()));

        // The packet is made again from the base, to the byte; a correction shows.
        assert_eq!(base.json(&["chiffres", "rejouer", "2025.paquet"])["identique"], true);
        let memes = contribuer("encore.paquet", &cle);
        assert_eq!(memes["numero"], numero);
        // What is kept and sent holds no count in clear.
        let garde = std::fs::read(base.chemin("2025.paquet")).unwrap();
        assert!(!garde.windows(6).any(|mots| mots == b"\"cases"), "sealed");

        let publier = |vers: &str| {
            base.json(&["federation", "publier", "--dossier", "federation", "--vers", vers]);
            std::fs::read_to_string(base.chemin(vers)).unwrap()
        };
        let edition = publier("edition.json");
        assert_eq!(publier("encore.json"), edition);
        assert!(edition.contains("\"indicateur\":\"personnes\""), "{edition}");

        // Protected by the association itself: anyone reads it, and it does not add up.
        contribuer("protege.paquet", &["--protege", "--consigne-avant", AVANT]);
        let verifie = base.json(&["observatoire", "verifier", "protege.paquet"]);
        assert_eq!(verifie["protege"], true);
        assert_eq!(base.json(&["chiffres", "rejouer", "protege.paquet"])["identique"], true);
        assert_eq!(recevoir(1, "protege.paquet")["code"], "paquet-protege");
        let chemin = base.chemin("protege.paquet");
        let change = std::fs::read_to_string(&chemin).unwrap().replacen("null", "3", 1);
        std::fs::write(&chemin, change).unwrap();
        let refus = base.refus(1, &["observatoire", "verifier", "protege.paquet"]);
        assert_eq!(refus["code"], "paquet-signature");
    });
}
