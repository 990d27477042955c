//! From the association's spreadsheet to the year's figures.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use serde_json::{Value, json};
use testkit::{Cellule, canari, texte};

use crate::commun::{
    Base, attendu, donnee, file_active, intacte, petite_file, sur_chaque_moteur, sur_sqlite,
};

/// Names of the example's expected figures, and where the answer has them.
const CHIFFRES: [(&str, &str); 10] = [
    ("/psp/demandes_2023", "/psp/demandes"),
    ("/psp/accords_2023", "/psp/accords"),
    ("/psp/refus_2023", "/psp/refus"),
    ("/psp/en_cours_31_12_2023", "/psp/en_cours_au_31_12"),
    ("/psp/suivis_en_2023", "/psp/suivis"),
    ("/aller_vers_2023/sorties", "/aller_vers/sorties"),
    ("/aller_vers_2023/numeriques", "/aller_vers/numeriques"),
    ("/aller_vers_2023/rencontrees", "/aller_vers/rencontrees"),
    ("/aller_vers_2023/messages", "/aller_vers/messages"),
    ("/aller_vers_2023/reponses", "/aller_vers/reponses"),
];

fn lu_comme_attendu(bilan: &Value) {
    let attendu = attendu();
    for cle in ["personnes", "doublons_probables", "par_sexe"] {
        assert_eq!(bilan[cle], attendu[cle], "{cle}");
    }
    let rejets = |liste: &Value| -> Vec<(Value, Value)> {
        let lignes = liste.as_array().unwrap().iter();
        lignes.map(|ligne| (ligne["numero"].clone(), ligne["colonne"].clone())).collect()
    };
    assert_eq!(rejets(&bilan["lignes_rejetees"]), rejets(&attendu["lignes_rejetees"]));
}

fn chiffres_attendus(chiffres: &str) {
    let (chiffres, attendu): (Value, Value) = (serde_json::from_str(chiffres).unwrap(), attendu());
    for (la, ici) in CHIFFRES {
        assert_eq!(chiffres.pointer(ici), attendu.pointer(la), "{ici}");
    }
}

#[test]
fn the_example_gives_its_people_and_its_figures_and_the_same_bytes_on_every_engine() {
    let reponses = std::cell::RefCell::new(Vec::new());
    sur_chaque_moteur(|base| {
        let chemin = donnee("file-active-57.xlsx");
        let rapport = base.chemin("rapport.csv");
        let (chemin, rapport) = (chemin.to_str().unwrap(), rapport.to_str().unwrap());
        let importer = ["importer", chemin, "--rapport", rapport, "--format", "json"];
        let premier = base.lancer(&importer).reussie();
        lu_comme_attendu(&premier.json());
        let chiffres = base.chiffres("2023", &[]);
        chiffres_attendus(&chiffres);
        assert_eq!(base.chiffres("2023", &[]), chiffres, "the same acts give the same bytes");
        reponses.borrow_mut().push((premier.sortie, chiffres));
    });
    let reponses = reponses.into_inner();
    assert!(reponses.iter().all(|reponse| *reponse == reponses[0]));
}

#[test]
fn the_shared_example_is_the_one_held_here() {
    let partage = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/exemples");
    for nom in ["file-active-57.xlsx", "file-active-57.attendu.json"] {
        // Beside a copy of the repository alone there is nothing to compare with.
        if let Ok(octets) = std::fs::read(partage.join(nom)) {
            assert!(octets == std::fs::read(donnee(nom)).unwrap(), "{nom} changed");
        }
    }
}

/// Every third column, then the next third…
fn melanger(largeur: usize) -> Vec<usize> {
    (0..3).flat_map(|debut| (debut..largeur).step_by(3)).collect()
}

#[test]
fn shuffled_columns_and_other_headers_give_the_same_people_and_figures() {
    let autres = [
        ("N°", "NUMERO"),
        ("Né(e) le", "Date de naissance"),
        ("Sexe", "GENRE"),
        ("1er contact", "Premier contact"),
        ("Demande PSP", "date demande psp"),
        ("Décision", "DECISION"),
        ("Date décision", "Date de la décision"),
        ("Sortie PSP", "Fin PSP"),
        ("Tél.", "Téléphone"),
    ];
    sur_sqlite(|base| {
        let mut classeur = file_active();
        for feuille in &mut classeur.feuilles {
            feuille.permuter(melanger);
            let entete = feuille.entete();
            for cellule in &mut feuille.lignes[entete] {
                if let Some((_, autre)) = autres.iter().find(|(nom, _)| *cellule == texte(nom)) {
                    *cellule = texte(autre);
                }
            }
        }
        let bilan = base.importer("autre.xlsx", &classeur, &[]);
        let attendu = attendu();
        for cle in ["personnes", "doublons_probables", "par_sexe"] {
            assert_eq!(bilan[cle], attendu[cle], "{cle}");
        }
        chiffres_attendus(&base.chiffres("2023", &[]));
    });
}

/// Other spellings of the same words.
fn autrement(mot: &str) -> Option<&'static str> {
    let mots = BTreeMap::from([
        ("f", "FEMME"),
        ("F", "femme "),
        ("Mme", "Fem."),
        ("Accordé", "ACCORD"),
        ("Nigéria ", "NIGERIANE"),
        ("x", "Oui"),
        ("maraude", "MARAUDE"),
    ]);
    mots.get(mot).copied()
}

#[test]
fn other_spellings_give_the_same_figures() {
    sur_sqlite(|base| {
        let mut classeur = file_active();
        let mut changees = 0;
        for cellule in classeur.feuilles.iter_mut().flat_map(|f| f.lignes.iter_mut().flatten()) {
            if let Cellule::Texte(mot) = cellule
                && let Some(autre) = autrement(mot)
            {
                *cellule = texte(autre);
                changees += 1;
            }
        }
        assert!(changees > 100, "{changees} cells only");
        lu_comme_attendu(&base.importer("autre.xlsx", &classeur, &[]));
        chiffres_attendus(&base.chiffres("2023", &[]));
    });
}

#[test]
fn a_duplicate_is_set_aside_then_accepted_once_or_kept_at_once() {
    sur_chaque_moteur(|base| {
        let classeur = file_active();
        assert_eq!(base.importer("f.xlsx", &classeur, &[])["dossiers_ouverts"], 180);
        let accepte = base.importer("f.xlsx", &classeur, &["--accepter", "181,184"]);
        assert_eq!(accepte["dossiers_ouverts"], 2);
        assert_eq!(accepte["personnes"], 182);
        assert_eq!(accepte["doublons_ecartes"], json!([182, 183]));
    });
    sur_sqlite(|base| {
        let gardes = base.importer("f.xlsx", &file_active(), &["--doublons", "garder"]);
        assert_eq!((&gardes["personnes"], &gardes["dossiers_ouverts"]), (&json!(184), &json!(184)));
        assert_eq!(gardes["doublons_ecartes"], json!([]));
    });
}

#[test]
fn the_report_is_for_its_owner_and_repeats_no_cell() {
    sur_sqlite(|base| {
        let mut classeur = petite_file();
        let feuille = classeur.premiere();
        // Rejected, not understood, a duplicate: each kind of line of the report.
        *feuille.cellule(1, "Nationalité") = texte(&canari("pays"));
        *feuille.cellule(2, "Né(e) le") = texte("31/02/1984");
        *feuille.cellule(3, "Sexe") = texte(&canari("sexe"));
        let doublon = format!("4|{}|Ana|01/02/1990|F|||||||||0612345678||", canari("nom"));
        for numero in ["4", "5"] {
            let ligne = doublon.replacen('4', numero, 1).replace("|F|", "|F|Gabon|01/02/2023");
            let cellules = ligne.split('|').map(|mot| texte(mot.trim())).collect();
            feuille.lignes.push(cellules);
        }
        classeur.ecrire(&base.chemin("f.xlsx"));
        let sortie = base.lancer(&["importer", "f.xlsx"]).reussie();
        let chemin = base.chemin("f.compte-rendu.csv");
        let mode = std::fs::metadata(&chemin).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let csv = std::fs::read_to_string(&chemin).unwrap();
        for nature in ["rejetee", "a-revoir", "doublon-ecarte"] {
            assert!(csv.contains(&format!("\"{nature}\"")), "{nature}\n{csv}");
        }
        for valeur in [testkit::CANARI, "31/02/1984", "0612345678", "QUAI", "Nour", "bulgare"] {
            assert!(!csv.contains(valeur), "{valeur}\n{csv}");
            assert!(!sortie.tout().contains(valeur), "{valeur}\n{}", sortie.tout());
        }
    });
}

#[test]
fn a_correspondence_names_columns_the_program_does_not_know() {
    sur_sqlite(|base| {
        let mut classeur = petite_file();
        let entete = classeur.premiere().entete();
        for cellule in &mut classeur.premiere().lignes[entete] {
            if *cellule == texte("Demande PSP") {
                *cellule = texte("Étape A");
            }
        }
        let sans = base.importer("f.xlsx", &classeur, &["--source", "sans"]);
        assert_eq!(sans["colonnes_non_reconnues"][0]["colonne"], "Étape A");
        let toml = "[feuille.\"File active\".colonnes]\n\"Étape A\" = \"demande-psp\"\n";
        std::fs::write(base.chemin("c.toml"), toml).unwrap();
        let options = ["--correspondance", "c.toml", "--source", "avec"];
        let avec = base.importer("f.xlsx", &classeur, &options);
        assert_eq!(avec["colonnes_non_reconnues"], json!([]));
        let chiffres: Value = serde_json::from_str(&base.chiffres("2023", &[])).unwrap();
        // Both sources hold decisions; only the second knows when they were asked for.
        assert_eq!(chiffres["psp"]["accords"], 2);
        assert_eq!(chiffres["psp"]["demandes"], 2);
        let faux = toml.replace("demande-psp", "demande");
        std::fs::write(base.chemin("c.toml"), faux).unwrap();
        let erreur = base.refus(2, &["importer", "f.xlsx", "--correspondance", "c.toml"]);
        assert_eq!(erreur["code"], "correspondance");
    });
}

#[test]
fn a_text_table_gives_what_the_workbook_gives() {
    let par_classeur = std::cell::RefCell::new(String::new());
    sur_sqlite(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        *par_classeur.borrow_mut() = base.chiffres("2023", &[]);
    });
    sur_sqlite(|base| {
        let lignes: Vec<String> =
            petite_file().premiere().lignes.iter().map(|ligne| ligne_csv(ligne)).collect();
        std::fs::write(base.chemin("f.csv"), lignes.join("\r\n")).unwrap();
        assert_eq!(base.json(&["importer", "f.csv"])["personnes"], 3);
        assert_eq!(base.chiffres("2023", &[]), *par_classeur.borrow());
    });
}

fn ligne_csv(cellules: &[Cellule]) -> String {
    let mots = cellules.iter().map(|cellule| match cellule {
        Cellule::Texte(mot) => mot.clone(),
        Cellule::Vide => String::new(),
        Cellule::Nombre(nombre) | Cellule::Jour(nombre) => nombre.to_string(),
        Cellule::Booleen(vrai) => vrai.to_string(),
    });
    mots.collect::<Vec<_>>().join(";")
}

#[test]
fn two_lists_of_one_association_do_not_mix() {
    sur_sqlite(|base| {
        base.importer("rue.xlsx", &petite_file(), &["--source", "rue"]);
        let autre = base.importer("accueil.xlsx", &petite_file(), &["--source", "accueil"]);
        assert_eq!(autre["dossiers_ouverts"], 3);
        assert_eq!(autre["lignes_disparues"], json!([]));
    });
}

#[test]
fn a_cell_is_never_a_formula() {
    sur_sqlite(|base| {
        let mut classeur = petite_file();
        *classeur.premiere().cellule(1, "Observations") = texte("=1+1");
        base.importer("f.xlsx", &classeur, &[]);
        let dossier = base.trouver("QUAI");
        assert!(base.texte(&["dossiers", "montrer", &dossier]).contains("=1+1"));
    });
}

#[test]
fn an_initialised_base_is_ready_for_its_first_import() {
    for place in testkit::Place::toutes() {
        let programme = crate::commun::programme(&place);
        let arguments = [
            "initialiser",
            "--association",
            "Les Passeuses",
            "--departement",
            "57",
            "--cle-de-secours",
            "cle.txt",
        ];
        programme.lancer(&arguments).reussie();
        let cle = std::fs::metadata(place.chemin("cle.txt")).unwrap();
        assert_eq!(cle.permissions().mode() & 0o777, 0o600);
        let base = Base { place, programme };
        assert_eq!(base.importer("f.xlsx", &petite_file(), &[])["dossiers_ouverts"], 3);
        intacte(&base.programme);
    }
}
