//! The open dataset says what is hidden without saying why, leads from each number to where it
//! comes from, and the reference validator takes it.

#![expect(clippy::unwrap_used, reason = "known shapes")]

use std::collections::{BTreeMap, BTreeSet};

use observatory::ouvert::{ErreurJeu, Jeu, Origine, Provenance};
use observatory::pool::Pool;
use observatory::{Compteurs, FaitDate, Sorte, tables};
use tableau::{Case, TableauProtege};

/// Three associations, two hundred people each, whose groups follow their rank.
fn edition() -> Vec<TableauProtege> {
    let apport = |decalage: u32| {
        let mut compteurs = Compteurs::nouveaux(2023).unwrap();
        for rang in 0..200_u32 {
            let code = |modulo: u32| u8::try_from((rang + decalage) % modulo).unwrap();
            let du = "2022-01-01".parse().unwrap();
            let tient = |sorte| FaitDate::pendant(sorte, du, None);
            let le = |sorte| FaitDate::le(sorte, "2023-05-01".parse().unwrap());
            compteurs.compter_personne(&[
                tient(Sorte::Sexe).code(code(31) % 4),
                tient(Sorte::Naissance).nombre(1950 + rang % 60),
                tient(Sorte::Departement).code(code(17)),
                le(Sorte::Acte),
                le(Sorte::Accompagnement).code(code(9)),
                le(Sorte::PspDemande),
            ]);
        }
        compteurs.compter_activite(&[FaitDate::le(Sorte::Sortie, "2023-05-01".parse().unwrap())]);
        tables::annuelles(&compteurs).unwrap()
    };
    let pool = Pool::nouveau(vec![apport(0), apport(5), apport(11)]).unwrap();
    pool.publier(&[]).unwrap().tables
}

fn provenance() -> Provenance {
    let origine = |rang: u8| Origine {
        numero: format!("numero-{rang}"),
        association: format!("Association fictive, {rang}"),
        generateur: "essais".into(),
        consigne_avant: "2024-03-01T00:00:00Z".parse().unwrap(),
    };
    Provenance {
        catalogue: tables::VERSION.into(),
        generateur: "essais".into(),
        origines: (1..4).map(origine).collect(),
    }
}

fn jeu<'t>(tables: &'t [TableauProtege], provenance: &'t Provenance) -> Jeu<'t> {
    let (titre, editeur) = ("Essai, aucune personne réelle", "Fédération fictive");
    Jeu { nom: "essai-2023", titre, editeur, tables, provenance }
}

fn fichiers() -> BTreeMap<String, String> {
    jeu(&edition(), &provenance()).fichiers().unwrap()
}

/// A file as lines of fields; none of those read so is quoted.
fn lire(texte: &str) -> Vec<BTreeMap<String, String>> {
    let mut lignes = texte.lines().map(|l| l.split(',').map(String::from).collect::<Vec<_>>());
    let entete = lignes.next().unwrap();
    lignes.map(|ligne| entete.iter().cloned().zip(ligne).collect()).collect()
}

#[test]
fn a_masked_cell_has_one_code_whatever_the_reason_and_no_value() {
    let (edition, fichiers) = (edition(), fichiers());
    let masquees: usize = edition.iter().map(TableauProtege::masquees).sum();
    let cases: usize = edition.iter().map(|table| table.cases.len()).sum();
    let mut vues = BTreeMap::new();
    for (_, texte) in fichiers.iter().filter(|(_, texte)| texte.contains(",CONF_STATUS,")) {
        for ligne in lire(texte) {
            let codes = (ligne["CONF_STATUS"].as_str(), ligne["OBS_STATUS"].as_str());
            let attendus = if ligne["valeur"].is_empty() { ("N", "Q") } else { ("F", "A") };
            assert_eq!(codes, attendus, "{ligne:?}");
            *vues.entry(ligne["CONF_STATUS"].clone()).or_insert(0) += 1;
        }
    }
    assert!(masquees > 50, "{masquees}");
    assert_eq!(vues, BTreeMap::from([("F".into(), cases - masquees), ("N".into(), masquees)]));
    // Totals are there, "unknown" too, and work done is not protected.
    let personnes = &fichiers["personnes-departement-sexe.csv"];
    assert!(personnes.contains("\n_T,_T,personnes,2023-01-01,2023-12-31,600,F,A,personnes@1\n"));
    assert!(personnes.contains("\ninconnu,"), "{personnes}");
    let total = edition.iter().find(|table| table.entete.indicateur == "sorties").unwrap();
    assert_eq!(total.cases, [Case::Publiee(3)]);
    assert!(fichiers["sorties.csv"].contains("sorties,2023-01-01,2023-12-31,3,F,A,sorties@1\n"));
}

#[test]
fn each_number_leads_to_its_definition_its_rule_and_its_packets() {
    let fichiers = fichiers();
    let traces = lire(&fichiers["traces.csv"]);
    let par_trace: BTreeMap<_, _> = traces.iter().map(|t| (t["trace"].clone(), t)).collect();
    let mut suivies = BTreeSet::new();
    for (_, texte) in fichiers.iter().filter(|(_, texte)| texte.contains(",CONF_STATUS,")) {
        for ligne in lire(texte) {
            let trace = par_trace[&ligne["trace"]];
            assert_eq!(trace["indicateur"], ligne["indicateur"]);
            assert_eq!(trace["paquets"], "numero-1 numero-2 numero-3");
            assert_eq!(trace["catalogue"], tables::VERSION);
            suivies.insert(ligne["trace"].clone());
        }
    }
    assert_eq!(suivies.len(), traces.len(), "no trace leads nowhere");
    assert_eq!(par_trace["personnes@1"]["seuil"], "5");
    assert_eq!(par_trace["sorties@1"]["seuil"], "0");
    let paquets = &fichiers["paquets.csv"];
    assert!(paquets.contains("\nnumero-2,\"Association fictive, 2\","), "{paquets}");
    let catalogue: serde_json::Value = serde_json::from_str(&fichiers["catalogue.jsonld"]).unwrap();
    let donnees = &catalogue["dcat:dataset"][0];
    let distributions = donnees["dcat:distribution"].as_array().unwrap();
    // Every CSV is a distribution, and nothing else is.
    let csv = fichiers.keys().filter(|nom| nom.split('.').nth(1) == Some("csv")).count();
    assert_eq!(distributions.len(), csv);
    assert_eq!(donnees["dct:temporal"]["dcat:endDate"]["@value"], "2023-12-31");
}

#[test]
fn the_same_edition_gives_the_same_bytes() {
    assert_eq!(fichiers(), fichiers());
}

#[test]
fn what_the_catalogue_does_not_explain_is_not_written() {
    let (mut tables, provenance) = (edition(), provenance());
    assert_eq!(jeu(&[], &provenance).fichiers(), Err(ErreurJeu::Tables));
    assert_eq!(Jeu { nom: "Essai", ..jeu(&tables, &provenance) }.fichiers(), Err(ErreurJeu::Nom));
    let double = [tables[0].clone(), tables[0].clone()];
    assert_eq!(jeu(&double, &provenance).fichiers(), Err(ErreurJeu::Tables));
    tables[0].entete.indicateur = "autre".into();
    let erreur = jeu(&tables, &provenance).fichiers();
    assert_eq!(erreur, Err(ErreurJeu::Inconnu("autre".into())));
}

#[test]
fn the_reference_validator_accepts_the_package_and_refuses_a_spoilt_one() {
    let Some(validateur) = testkit::validateur() else {
        return;
    };
    let dossier = tempfile::tempdir().unwrap();
    let valider = |fichiers: &BTreeMap<String, String>| {
        for (nom, texte) in fichiers {
            std::fs::write(dossier.path().join(nom), texte).unwrap();
        }
        testkit::valider(&validateur, dossier.path())
    };
    let bons = fichiers();
    let (accepte, dit) = valider(&bons);
    assert!(accepte, "{dit}");
    for (fichier, de, vers) in [
        ("personnes-departement-sexe.csv", ",600,F", ",beaucoup,F"),
        ("sorties.csv", "sorties@1", "ailleurs@1"),
    ] {
        let mut gates = bons.clone();
        let texte = gates.get_mut(fichier).unwrap();
        assert!(texte.contains(de));
        *texte = texte.replace(de, vers);
        let (accepte, dit) = valider(&gates);
        assert!(!accepte, "{fichier}: {dit}");
    }
}
