//! Posts, grants and their reports, the library, partners, from the command line.

use serde_json::{Value, json};

use crate::commun::{Base, petite_file, sur_chaque_moteur, sur_sqlite};

fn convention(base: &Base, departement: &str) -> String {
    let financeur = ["subventions", "financeur", "--nom", "DRDFE", "--genre", "programme-137"];
    let financeur = base.json(&financeur)["financeur"].as_str().unwrap().to_owned();
    let texte = format!(
        "financeur = \"{financeur}\"\nnumero = \"57-1\"\nobjet = \"Accueil\"\ndu = \"2023-01-01\"\n\
         au = \"2023-12-31\"\n{departement}\nindicateurs = [\"personnes\", \"psp.demandes\", \
         \"psp.en-cours\", \"sorties\", \"delais.demande-seance\", \"sorties.taux-de-reponse\", \
         \"nuitees\"]\n[[ligne]]\nnumero = 1\ncompte = 64\nlibelle = \"Salaires\"\nprevu = \
         \"54 000,00\"\n"
    );
    std::fs::write(base.chemin("convention.toml"), texte).unwrap();
    let dite = base.json(&["subventions", "convention", "convention.toml"]);
    dite["convention"].as_str().unwrap().to_owned()
}

fn rapport(base: &Base, convention: &str) -> Value {
    base.json(&["subventions", "rapport", convention, "--annee", "2023"])
}

#[test]
fn a_report_says_the_same_numbers_as_a_table_of_the_observatory() {
    sur_chaque_moteur(|base| {
        base.importer("file.xlsx", &petite_file(), &[]);
        let periode = ["--du", "2023-01-01", "--au", "2023-12-31"];
        for (ligne, par) in [("", &[][..]), ("departement = \"57\"", &["--par", "departement"])] {
            let convention = convention(base, ligne);
            let rapport = rapport(base, &convention);
            assert_eq!(rapport["a_rendre_avant"], "2024-06-30");
            let chiffres = rapport["chiffres"].as_array().unwrap();
            assert_eq!(chiffres.len(), 7);
            let mut dits = 0;
            for chiffre in chiffres {
                let id = chiffre["indicateur"].as_str().unwrap();
                if let Some(pourquoi) = chiffre["pourquoi"].as_str() {
                    let attendu =
                        if id == "nuitees" { "hors-catalogue" } else { "sans-departement" };
                    assert_eq!(pourquoi, attendu, "{id}");
                    continue;
                }
                dits += 1;
                let commande = ["observatoire", "tableau", "--indicateurs", id];
                let tableau = base.json(&[&commande[..], par, &periode].concat());
                let groupe = if par.is_empty() { Value::Null } else { json!("57") };
                let lignes = tableau["lignes"].as_array().unwrap();
                let ligne = lignes.iter().find(|l| l["departement"] == groupe);
                let sans_personne = json!(0);
                let attendu = ligne.map_or(&sans_personne, |ligne| &ligne[id]);
                if ligne.is_some() || chiffre["valeur"].is_u64() {
                    assert_eq!(&chiffre["valeur"], attendu, "{id}");
                }
            }
            assert_eq!(dits, if par.is_empty() { 6 } else { 4 });
        }
    });
}

#[test]
fn a_report_is_due_and_leaves_as_a_new_file() {
    sur_chaque_moteur(|base| {
        let convention = convention(base, "");
        let dus = base.json(&["echeances", "--jours", "30"])["rapports"].clone();
        assert_eq!(dus[0]["le"], "2024-06-30");
        let montant = ["--annee", "2023", "--ligne", "1", "--euros", "1 234,56"];
        base.texte(&[&["subventions", "realise", &convention], &montant[..]].concat());
        assert_eq!(rapport(base, &convention)["budget"][0]["annee_centimes"], 123_456);
        let vers = ["--annee", "2023", "--vers", "r.csv"];
        let sortir = [&["subventions", "rapport", &convention], &vers[..]].concat();
        base.texte(&sortir);
        let csv = std::fs::read_to_string(base.chemin("r.csv")).unwrap();
        assert!(csv.contains("\"1234.56\""), "{csv}");
        assert_eq!(base.refus(2, &sortir)["code"], "fichier");
        base.texte(&["subventions", "rendre", &convention, "--annee", "2023"]);
        assert_eq!(base.json(&["echeances"])["rapports"], json!([]));
        let faux = base.refus(1, &["subventions", "rapport", &convention, "--annee", "2024"]);
        assert_eq!(faux["code"], "gestion-exercice");
    });
}

#[test]
fn posts_time_and_load_are_said() {
    sur_chaque_moteur(|base| {
        let noter = ["postes", "noter", "--identifiant", "responsable", "--du", "2026-01-01"];
        base.texte(&[&noter[..], &["--centiemes", "80"]].concat());
        assert_eq!(base.json(&["postes", "lister"])[0]["centiemes"], 80);
        let charge = base.json(&["postes", "charge"]);
        assert_eq!((&charge["psp"], &charge["niveau"]), (&json!(0), &json!("dessous")));
        let postes = ["observatoire", "tableau", "postes-fonction"];
        let ligne = base.json(&postes)["lignes"][0].clone();
        let lus = (&ligne["postes.accompagnement"], &ligne["postes.direction"]);
        assert_eq!(lus, (&json!(80), &json!(0)));
        let temps = ["--activite", "reseau", "--du", "2026-11-02", "--au", "2026-11-06"];
        let noter = [&["postes", "noter-temps"], &temps[..], &["--minutes", "90"]].concat();
        base.texte(&noter);
        base.texte(&noter);
        assert_eq!(base.json(&["postes", "temps"])["lignes"][0]["minutes_notees"], 90);
        let reseau = ["observatoire", "tableau", "--indicateurs", "temps.reseau"];
        assert_eq!(base.json(&reseau)["lignes"][0]["temps.reseau"], 90);
        let faux = ["postes", "noter-temps", "--activite", "sieste"];
        let faux = base.refus(2, &[&faux[..], &temps[2..], &["--minutes", "1"]].concat());
        assert!(faux["conseil"].as_str().unwrap().contains("reseau"), "{faux}");
    });
}

#[test]
fn the_library_and_the_partners_are_searched() {
    sur_chaque_moteur(|base| {
        let guide = ["--titre", "Guide fictif", "--description", "Repérer", "--langues", "fr,ro"];
        let lien = ["--lien", "https://exemple.invalid/g", "--publics", "proches"];
        base.texte(&[&["bibliotheque", "ajouter"], &guide[..], &lien[..]].concat());
        let trouves = base.json(&["bibliotheque", "chercher", "reperer", "--langue", "ro"]);
        assert_eq!(trouves[0]["titre"], "Guide fictif");
        let partenaires = include_str!("../../../app/tests/donnees/partenaires.json");
        std::fs::write(base.chemin("p.json"), partenaires).unwrap();
        assert_eq!(base.json(&["partenaires", "importer", "p.json"])["ajoutes"], 2);
        let pres = ["--besoin", "sante", "--departement", "57", "--km", "50"];
        let trouves = base.json(&[&["partenaires", "chercher"], &pres[..]].concat());
        assert_eq!(trouves.as_array().unwrap().len(), 1);
        base.texte(&["bibliotheque", "exporter", "--vers", "guides.csv"]);
        let guides = std::fs::read_to_string(base.chemin("guides.csv")).unwrap();
        let dit = "\"Guide fictif\",\"Repérer\",\"\",\"fr ro\",\"proches\"";
        assert!(guides.contains(dit), "{guides}");
        let faux = ["bibliotheque", "exporter", "--vers", "guides.json"];
        assert_eq!(base.refus(2, &faux)["code"], "tableau");
        base.texte(&["partenaires", "exporter", "--vers", "sorti.xlsx"]);
        assert!(std::fs::read(base.chemin("sorti.xlsx")).unwrap().starts_with(b"PK"));
        base.texte(&["partenaires", "exporter", "--vers", "sorti.json"]);
        assert_eq!(base.json(&["partenaires", "importer", "sorti.json"])["inchanges"], 2);
    });
}

#[test]
fn every_kind_of_funder_has_its_report_as_a_paper_and_a_table() {
    sur_sqlite(|base| {
        let genres = ["programme-137", "agrasc", "ars", "departement", "commune", "fondation"];
        for (rang, genre) in genres.into_iter().enumerate() {
            let nom = format!("Financeur {rang}");
            let financeur = ["subventions", "financeur", "--nom", &nom, "--genre", genre];
            let financeur = base.json(&financeur)["financeur"].as_str().unwrap().to_owned();
            let texte = format!(
                "financeur = \"{financeur}\"\nnumero = \"{rang}\"\nobjet = \"Accueil\"\n\
                 du = \"2025-01-01\"\nau = \"2025-12-31\"\nindicateurs = [\"sorties\"]\n"
            );
            std::fs::write(base.chemin("convention.toml"), texte).unwrap();
            let dite = base.json(&["subventions", "convention", "convention.toml"]);
            let convention = dite["convention"].as_str().unwrap();
            let vers = format!("{genre}.csv");
            let rapport = ["subventions", "rapport", convention, "--annee", "2025", "--vers"];
            base.texte(&[&rapport[..], &[&vers]].concat());
            let table = std::fs::read_to_string(base.chemin(&vers)).unwrap();
            let ligne = table.lines().find(|ligne| ligne.contains("Nature du financeur"));
            assert!(ligne.unwrap().ends_with(&format!("\"{genre}\"")), "{table}");
            for (forme, debut) in [("odt", "PK"), ("pdf", "%PDF-")] {
                let vers = format!("{genre}.{forme}");
                base.texte(&[&rapport[..], &[&vers]].concat());
                let papier = std::fs::read(base.chemin(&vers)).unwrap();
                assert!(papier.starts_with(debut.as_bytes()), "{vers}");
            }
        }
        let dits = base.json(&["subventions", "lister"])["financeurs"].clone();
        let dits: Vec<&str> =
            dits.as_array().unwrap().iter().map(|f| f["genre"].as_str().unwrap()).collect();
        assert_eq!(dits, genres);
        let faux = ["subventions", "financeur", "--nom", "X", "--genre", "mecene"];
        let conseil = base.refus(2, &faux)["conseil"].as_str().unwrap().to_owned();
        assert!(genres.iter().all(|genre| conseil.contains(genre)), "{conseil}");
    });
}

#[test]
fn a_training_says_which_evidence_is_filed_and_which_is_missing() {
    sur_sqlite(|base| {
        let noter = ["activite", "noter", "formation", "programme=Repérer", "stagiaires=8"];
        let suite = ["public-formation=sante", "feuilles=2", "preuves=17,30"];
        let notee = base.json(&[&noter[..], &suite[..]].concat());
        let id = notee["flux"].as_str().unwrap().strip_prefix("activite/").unwrap().to_owned();
        let montree = base.json(&["activite", "montrer", &id]);
        let preuves = montree["qualiopi"].as_array().unwrap();
        assert_eq!(preuves.len(), 23);
        let etat = |numero: u64| {
            let preuve = preuves.iter().find(|preuve| preuve["indicateur"] == numero);
            preuve.unwrap()["etat"].as_str().unwrap()
        };
        assert_eq!([etat(17), etat(30), etat(32)], ["classee", "classee", "manquante"]);
        let lu = base.texte(&["activite", "montrer", &id]);
        assert!(lu.contains("Preuves Qualiopi : ") && lu.contains("manquent : 1 "), "{lu}");
    });
}
