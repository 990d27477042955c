//! An association contributes, a federation receives and publishes.

use serde_json::Value;

use crate::commun::{Base, donnee, sur_sqlite};

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
        let lire = |fichier: &str| std::fs::read_to_string(base.chemin(fichier)).unwrap();
        let publier = |vers: &str, options: &[&str]| {
            let debut = ["federation", "publier", "--vers", vers];
            base.json(&[&debut, &DOSSIER[..], options].concat())["fichiers"].clone()
        };
        let fichiers = publier("edition", &[]);
        assert_eq!(publier("encore", &[]), fichiers);
        let fichiers: Vec<&str> =
            fichiers.as_array().unwrap().iter().map(|nom| nom.as_str().unwrap()).collect();
        for nom in &fichiers {
            let (une, autre) = (format!("edition/{nom}"), format!("encore/{nom}"));
            assert!(
                std::fs::read(base.chemin(&une)).unwrap()
                    == std::fs::read(base.chemin(&autre)).unwrap(),
                "{nom}: two runs, two files"
            );
        }
        assert!(fichiers.contains(&"donnees/datapackage.json"), "{fichiers:?}");
        assert_eq!(fichiers.contains(&"rapport.pdf"), cfg!(feature = "pdf"));
        if cfg!(feature = "pdf") {
            let pdf = std::fs::read(base.chemin("edition/rapport.pdf")).unwrap();
            assert!(pdf.starts_with(b"%PDF-"));
        }
        assert!(lire("edition/edition.json").contains("\"indicateur\":\"personnes\""));
        let rapport = lire("edition/rapport.html");
        assert!(rapport.contains("Fédération &#34;fictive&#34;"), "{rapport}");
        let dit = base
            .refus(2, &[&["federation", "publier", "--vers", "edition"][..], &DOSSIER].concat());
        assert_eq!(dit["code"], "fichier");
        // The text names what is published; it can neither type a number nor name what is not.
        let avec = |texte: &str| {
            std::fs::write(base.chemin("texte.md"), texte).unwrap();
            ["--texte", "texte.md"]
        };
        publier("texte", &avec("# Bilan\n\nEn 2025, {{sorties-2025}} sortie.\n"));
        assert!(lire("texte/rapport.html").contains("<p>En 2025, 0 sortie.</p>"));
        for mauvais in ["Il y a 12 personnes.\n", "{{personnes-2025}} personnes.\n"] {
            let debut = ["federation", "publier", "--vers", "autre"];
            let refus = base.refus(2, &[&debut, &DOSSIER[..], &avec(mauvais)].concat());
            assert_eq!(refus["code"], "texte", "{mauvais}");
        }
        assert!(!base.chemin("autre").exists());
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

/// The whole way, from fictitious files to what is published: each step a command, nothing typed.
#[test]
fn a_fictitious_federation_goes_from_files_to_a_report() {
    let place = testkit::Place::sqlite();
    let programme =
        crate::commun::programme(&place).avec("PASSERELLE_PHRASE", "demonstration fictive");
    let lancer = |mots: &[&str]| programme.lancer(&[mots, &["--format", "json"]].concat());
    let dit = lancer(&["demo", "--taille", "federation", "--federation", "essai"]).reussie().json();
    assert_eq!((&dit["associations"], &dit["personnes"]), (&5.into(), &600.into()));
    let dossier = ["--dossier", "essai/federation"];
    let paquets: Vec<String> =
        (0..5).map(|rang| format!("essai/paquets/{rang:03}.paquet")).collect();
    let paquets: Vec<&str> = paquets.iter().map(String::as_str).collect();
    lancer(&[&["federation", "recevoir"], &dossier[..], &paquets[..4]].concat()).reussie();
    let etat = lancer(&[&["federation", "etat"][..], &dossier].concat()).reussie().json();
    assert_eq!((&etat["recues"], &etat["inscrites"]), (&4.into(), &5.into()));
    let publier = ["federation", "publier", "--vers", "essai/edition"];
    let publie = lancer(&[&publier[..], &dossier].concat()).reussie().json();
    assert_eq!(publie["contributions"], 4);
    let rapport = std::fs::read_to_string(place.chemin("essai/edition/rapport.html")).unwrap();
    assert!(rapport.contains("4 associations ont contribué, sur 5 attendues"));
    // The one that is missing is named; no base is left.
    let absentes = rapport.split("N’ont pas contribué").nth(1).unwrap();
    assert!(absentes.contains("<li>") && absentes.contains("(association fictive)"));
    assert_eq!(std::fs::read_dir(place.chemin("essai/bases")).unwrap().count(), 0);
    proches_du_profil(&place.chemin("essai/edition/edition.json"));
    if let Some(validateur) = testkit::validateur() {
        let donnees = place.chemin("essai/edition/donnees");
        let (accepte, dit) = testkit::valider(&validateur, &donnees);
        assert!(accepte, "{dit}");
    }
}

/// Published marginals are within sampling error of the figures that calibrated the demonstration.
fn proches_du_profil(edition: &std::path::Path) {
    let profil = "../observatory/tests/donnees/fact-s-2025/typical-person.toml";
    let profil: toml::Table =
        std::fs::read_to_string(donnee("..").join("..").join(profil)).unwrap().parse().unwrap();
    let vise = |id: &str, label: &str| {
        let distributions = profil["distribution"].as_array().unwrap();
        let une = distributions.iter().find(|une| une["id"].as_str() == Some(id)).unwrap();
        let items = une["items"].as_array().unwrap();
        let item = items.iter().find(|item| item["label"].as_str() == Some(label)).unwrap();
        let percent = &item["percent"];
        percent
            .as_float()
            .unwrap_or_else(|| f64::from(i32::try_from(percent.as_integer().unwrap()).unwrap()))
    };
    let edition: Value = serde_json::from_slice(&std::fs::read(edition).unwrap()).unwrap();
    let registre = edition["tables"].as_array().unwrap();
    // The margin of a category of the first axis, then of everyone.
    let marge = |axe: &str, code: &str| {
        let table = registre.iter().find(|table| {
            table["indicateur"] == "personnes" && table["dimensions"][0]["code"] == axe
        });
        let table = table.unwrap();
        let modalites = table["dimensions"][0]["modalites"].as_array().unwrap();
        let rang = modalites.iter().position(|modalite| modalite["code"] == code).unwrap();
        let largeur = table["dimensions"][1]["modalites"].as_array().unwrap().len() + 1;
        let lire = |case: usize| table["cases"][case].as_f64();
        let inconnus = lire(modalites.len() * largeur - 1).unwrap_or(0.0);
        Some((
            lire(rang * largeur + largeur - 1)?,
            lire((modalites.len() + 1) * largeur - 1)? - inconnus,
        ))
    };
    let mut comparees = 0;
    for (axe, code, id, label) in
        [("age", "18-25", "age", "18-25 ans"), ("age", "26-35", "age", "26-35 ans")]
    {
        let Some((publies, connus)) = marge(axe, code) else {
            continue;
        };
        let (part, vise) = (publies / connus, vise(id, label) / 100.0);
        let ecart = (vise * (1.0 - vise) / connus).sqrt();
        assert!((part - vise).abs() <= 4.0 * ecart + 0.005, "{code}: {part} for {vise}");
        comparees += 1;
    }
    assert!(comparees > 0, "nothing was published to compare");
}
