//! Recording acts: what cannot follow is refused with its rule, and nothing is written.

use crate::commun::{Base, sur_chaque_moteur, sur_sqlite};

const MOI: &str = "nom = \"ROSEAU\"\nprenom = \"Ana\"\ntelephones = [\"0611223344\"]\n";

fn psp(base: &Base, dossier: &str, suite: &[&str]) {
    let (etape, options) = suite.split_first().unwrap();
    base.json(&[&["psp", etape, dossier], options].concat());
}

fn rang(base: &Base, dossier: &str) -> u64 {
    base.json(&["dossiers", "montrer", dossier])["rang"].as_u64().unwrap()
}

/// The command is refused, says the rule, and writes nothing.
fn refuse(base: &Base, dossier: &str, arguments: &[&str], regle: &str) {
    let avant = rang(base, dossier);
    let erreur = base.refus(1, arguments);
    assert_eq!(erreur["code"], "acte-refuse", "{arguments:?}");
    assert!(erreur["message"].as_str().unwrap().contains(regle), "{arguments:?} {erreur}");
    assert_eq!(rang(base, dossier), avant, "{arguments:?}");
}

#[test]
fn a_pathway_goes_from_request_to_end_and_the_figures_follow() {
    sur_chaque_moteur(|base| {
        let elle = base.ouvrir("2022-10-20", MOI);
        psp(base, &elle, &["demander", "--le", "2023-01-10"]);
        psp(base, &elle, &["examiner", "--avis", "favorable", "--le", "2023-04-07"]);
        let notifiee = ["--notifiee-le", "2023-04-25"];
        let decider = ["decider", "--sens", "accord", "--le", "2023-04-20"];
        psp(base, &elle, &[&decider[..], &notifiee].concat());
        psp(base, &elle, &["aps", "--le", "2023-05-02", "--au", "2023-11-01"]);
        psp(base, &elle, &["afis", "--le", "2023-05-02", "--au", "2023-11-01"]);
        psp(base, &elle, &["renouveler", "--le", "2023-09-01"]);
        psp(base, &elle, &["renouveler", "--sens", "accord", "--le", "2023-10-20"]);
        let chiffres = base.json(&["chiffres", "annuels", "--annee", "2023"]);
        let attendus = [
            ("demandes", 1),
            ("accords", 1),
            ("refus", 0),
            ("en_cours_au_31_12", 1),
            ("suivis", 1),
            ("renouvellements", 1),
            ("fins", 0),
        ];
        for (nom, nombre) in attendus {
            assert_eq!(chiffres["psp"][nom], nombre, "{nom}");
        }
        psp(base, &elle, &["terminer", "--issue", "cdi", "--le", "2024-03-01"]);
        let chiffres = base.json(&["chiffres", "annuels", "--annee", "2024"]);
        assert_eq!(chiffres["psp"]["fins_par_issue"]["cdi"], 1);
        assert_eq!(chiffres["psp"]["en_cours_au_31_12"], 0);
        assert_eq!(chiffres["psp"]["suivis"], 1);
    });
}

#[test]
fn a_period_is_six_months_and_its_end_falls_due() {
    sur_chaque_moteur(|base| {
        let elle = base.ouvrir("2026-01-05", MOI);
        psp(base, &elle, &["demander", "--le", "2026-02-01"]);
        psp(base, &elle, &["decider", "--sens", "accord", "--le", "2026-06-30"]);
        let dues = base.json(&["echeances", "--au", "2026-11-23"]);
        let natures: Vec<&str> = dues["echeances"]
            .as_array()
            .unwrap()
            .iter()
            .map(|due| due["nature"].as_str().unwrap())
            .collect();
        assert_eq!(natures, ["depot-renouvellement", "fin-periode"]);
        // A past day is answered from the acts, today from the views: both say the same.
        let passees = base.json(&["echeances", "--au", "2026-11-22", "--jours", "61"]);
        let jours = |dues: &serde_json::Value| -> Vec<serde_json::Value> {
            let dues = dues["echeances"].as_array().unwrap().iter();
            dues.map(|due| due["le"].clone()).collect()
        };
        assert_eq!(jours(&passees), jours(&dues));
        psp(base, &elle, &["renouveler", "--le", "2026-11-20"]);
        let dues = base.json(&["echeances", "--au", "2026-11-23"]);
        assert_eq!(dues["echeances"].as_array().unwrap().len(), 1);
        psp(base, &elle, &["terminer", "--issue", "abandon", "--le", "2026-11-21"]);
        assert_eq!(base.json(&["echeances"])["echeances"].as_array().unwrap().len(), 0);
    });
}

#[test]
fn a_step_that_cannot_follow_is_refused_with_its_rule() {
    sur_chaque_moteur(|base| {
        let elle = base.ouvrir("2022-10-20", MOI);
        let id = elle.as_str();
        let decider = ["psp", "decider", id, "--sens", "accord", "--le", "2023-04-20"];
        refuse(base, id, &decider, "notez d'abord la demande (CASF R.121-12-9)");
        refuse(base, id, &["psp", "renouveler", id], "CASF R.121-12-13");
        refuse(base, id, &["psp", "terminer", id], "n'est pas autorisé");
        psp(base, id, &["demander", "--le", "2023-05-01"]);
        refuse(base, id, &["psp", "demander", id], "attend déjà la décision");
        // The decision would come before the request.
        refuse(base, id, &decider, "antérieure à la demande (CASF R.121-12-9)");
        psp(base, id, &["decider", "--sens", "accord", "--le", "2023-06-01"]);
        refuse(base, id, &["psp", "demander", id], "un parcours est en cours");
        let renouveler = ["psp", "renouveler", id, "--sens", "accord"];
        for le in ["2023-12-01", "2024-06-01", "2024-12-01"] {
            base.json(&[&renouveler[..], &["--le", le]].concat());
        }
        let cinquieme = [&renouveler[..], &["--le", "2025-06-01"]].concat();
        refuse(base, id, &cinquieme, "vingt-quatre mois au plus (CASF R.121-12-10)");
        let avant = ["psp", "terminer", id, "--le", "2023-05-15"];
        refuse(base, id, &avant, "antérieure au début");
        psp(base, id, &["terminer", "--issue", "terme", "--le", "2025-06-01"]);
        let apres = [&renouveler[..], &["--le", "2025-07-01"]].concat();
        refuse(base, id, &apres, "est terminé");
        let encore = ["psp", "renouveler", id, "--le", "2025-07-01"];
        refuse(base, id, &encore, "une nouvelle demande (CASF R.121-12-9)");
    });
}

#[test]
fn a_minor_s_request_is_refused_with_the_article_that_protects_her() {
    sur_chaque_moteur(|base| {
        let elle = base.ouvrir("2026-10-20", MOI);
        let id = elle.as_str();
        let naissance = ["acte", "consigner", id, "observation", "naissance", "2010-03-02"];
        base.json(&naissance);
        refuse(base, id, &["psp", "demander", id], "jamais de la commission");
        refuse(base, id, &["psp", "demander", id], "CASF L.226-2-1");
    });
}

#[test]
fn nothing_is_written_in_a_closed_file_nor_in_the_future() {
    sur_chaque_moteur(|base| {
        let elle = base.ouvrir("2022-10-20", MOI);
        let acte = |suite: &[&str]| -> Vec<String> {
            let debut = ["acte", "consigner", &elle];
            debut.iter().chain(suite).map(|mot| (*mot).to_owned()).collect()
        };
        let demain = acte(&["souhait", "--le", "2026-11-24"]);
        let demain: Vec<&str> = demain.iter().map(String::as_str).collect();
        refuse(base, &elle, &demain, "pas encore venu");
        let sortie = ["activite", "consigner", "sortie", "--le", "2026-11-24"];
        assert_eq!(base.refus(1, &sortie)["code"], "acte-refuse");
        let reouvrir = acte(&["reouverture"]);
        let reouvrir: Vec<&str> = reouvrir.iter().map(String::as_str).collect();
        refuse(base, &elle, &reouvrir, "n'est pas clos");
        base.json(&["acte", "consigner", &elle, "cloture", "--motif", "depart"]);
        let souhait = ["acte", "consigner", &elle, "souhait"];
        refuse(base, &elle, &souhait, "rouvrez-le");
        refuse(base, &elle, &["psp", "demander", &elle], "rouvrez-le");
        assert_eq!(base.json(&["dossiers", "lister"])["total"], 0);
        assert_eq!(base.json(&["dossiers", "lister", "--clos"])["total"], 1);
        base.json(&reouvrir);
        base.json(&souhait);
        assert_eq!(base.json(&["dossiers", "lister"])["total"], 1);
    });
}

#[test]
fn a_correction_names_an_act_of_this_file() {
    sur_chaque_moteur(|base| {
        let elle = base.ouvrir("2022-10-20", MOI);
        let autre = base.ouvrir("2022-10-20", MOI);
        let premier = |dossier: &str| {
            let montre = base.json(&["dossiers", "montrer", dossier]);
            montre["actes"][0]["id"].as_str().unwrap().to_owned()
        };
        let corriger = |dossier: &str, acte: &str, quoi: &[&str]| -> Vec<String> {
            let debut = ["acte", "consigner", dossier, "correction", "--acte", acte];
            debut.iter().chain(quoi).map(|mot| (*mot).to_owned()).collect()
        };
        let ailleurs = corriger(&elle, &premier(&autre), &["--annuler"]);
        let ailleurs: Vec<&str> = ailleurs.iter().map(String::as_str).collect();
        refuse(base, &elle, &ailleurs, "n'est pas dans ce dossier");
        let ouverture = corriger(&elle, &premier(&elle), &["--annuler"]);
        let ouverture: Vec<&str> = ouverture.iter().map(String::as_str).collect();
        refuse(base, &elle, &ouverture, "effacez le dossier");
        let deplacer = corriger(&elle, &premier(&elle), &["--nouveau-jour", "2023-02-01"]);
        base.json(&deplacer.iter().map(String::as_str).collect::<Vec<_>>());
        let nouvelles = |annee: &str| {
            base.json(&["chiffres", "annuels", "--annee", annee])["personnes"]["nouvelles"].clone()
        };
        assert_eq!((nouvelles("2022"), nouvelles("2023")), (1.into(), 1.into()));
        assert_eq!(base.json(&["dossiers", "montrer", &elle])["ouvert_le"], "2023-02-01");
    });
}

#[test]
fn a_writer_who_did_not_see_the_last_act_is_refused() {
    sur_chaque_moteur(|base| {
        let elle = base.ouvrir("2022-10-20", MOI);
        let vu = rang(base, &elle).to_string();
        let souhait = ["acte", "consigner", &elle, "souhait", "--apres", &vu];
        base.json(&souhait);
        let apres = rang(base, &elle);
        let erreur = base.refus(1, &souhait);
        assert_eq!(erreur["code"], "acte-perime");
        assert!(erreur["message"].as_str().unwrap().contains(&apres.to_string()), "{erreur}");
        assert!(erreur["conseil"].as_str().unwrap().contains("dossiers montrer"), "{erreur}");
        assert_eq!(rang(base, &elle), apres);
    });
}

#[test]
fn sent_twice_written_once() {
    sur_chaque_moteur(|base| {
        let elle = base.ouvrir("2022-10-20", MOI);
        let id = "0192f0c0-1111-7000-8000-00000000002a";
        let acte = ["acte", "consigner", &elle, "accompagnement", "--domaine", "logement"];
        let acte = [&acte[..], &["--id", id]].concat();
        let (premier, second) = (base.json(&acte), base.json(&acte));
        assert_eq!(premier["deja_present"], false);
        assert_eq!(second["deja_present"], true);
        assert_eq!(premier["actes"], second["actes"]);
        assert_eq!(premier["rang"], second["rang"]);
        let sortie = ["activite", "consigner", "sortie", "--rencontrees", "3", "--id", id];
        let (premiere, seconde) = (base.json(&sortie), base.json(&sortie));
        assert_eq!(premiere["flux"], seconde["flux"]);
        assert_eq!(seconde["deja_present"], true);
        let chiffres = base.json(&["chiffres", "annuels", "--annee", "2026"]);
        assert_eq!(chiffres["aller_vers"]["rencontrees"], 3);
        assert_eq!(chiffres["accompagnements"]["actes"]["logement"], 1);
    });
}

#[test]
fn a_file_is_found_by_name_misspelt_nickname_or_telephone() {
    sur_chaque_moteur(|base| {
        let elle = base.ouvrir("2022-10-20", &format!("{MOI}dite = \"Perle\"\n"));
        for texte in ["roseau", "ROSEAU", "rozeau", "ana rose", "perle", "06 11 22 33 44"] {
            assert_eq!(base.trouver(texte), elle, "{texte}");
        }
        let trouves = base.programme.lancer_avec(&["dossiers", "chercher", "-"], "roseau\n");
        assert!(trouves.reussie().sortie.contains(&elle));
        assert_eq!(base.json(&["dossiers", "chercher", "tilleul"])["total"], 0);
    });
}

#[test]
fn the_safe_contact_rules_stand_before_everything() {
    sur_sqlite(|base| {
        let elle = base.ouvrir("2022-10-20", MOI);
        let canal = ["canal", "--moyen", "appel", "--prudence", "interdit"];
        let jamais = ["--ne-jamais-evoquer", "l'association"];
        base.json(&[&["acte", "consigner", &elle][..], &canal, &jamais].concat());
        let texte = base.texte(&["dossiers", "montrer", &elle]);
        let regle = texte.find("Contact par appel : INTERDIT").unwrap();
        assert!(regle < texte.find("Actes").unwrap(), "{texte}");
        assert!(texte.contains("jamais : l'association"), "{texte}");
    });
}

#[test]
fn moving_a_corrected_act_keeps_what_the_correction_said() {
    sur_sqlite(|base| {
        let mut classeur = crate::commun::petite_file();
        base.importer("f.xlsx", &classeur, &[]);
        let elle = base.trouver("QUAI");
        *classeur.premiere().cellule(1, "Nom") = testkit::texte("ROSEAU");
        *classeur.premiere().cellule(1, "Nationalité") = testkit::texte("Gabon");
        base.importer("f.xlsx", &classeur, &[]);
        let montre = base.json(&["dossiers", "montrer", &elle]);
        let corriges = montre["actes"].as_array().unwrap().iter();
        let corriges: Vec<&str> = corriges
            .filter(|acte| acte["corrige"] == true)
            .map(|acte| acte["id"].as_str().unwrap())
            .collect();
        assert_eq!(corriges.len(), 2);
        for acte in corriges {
            let deplacer = ["correction", "--acte", acte, "--nouveau-jour", "2022-11-01"];
            base.json(&[&["acte", "consigner", &elle][..], &deplacer].concat());
        }
        let montre = base.json(&["dossiers", "montrer", &elle]);
        assert_eq!(montre["qui"], "Nour ROSEAU");
        assert_eq!(montre["profil"]["nationalite"]["valeur"], "GA");
    });
}

#[test]
fn a_correction_that_breaks_the_pathway_is_refused() {
    sur_chaque_moteur(|base| {
        let elle = base.ouvrir("2026-01-05", MOI);
        psp(base, &elle, &["demander", "--le", "2026-02-01"]);
        psp(base, &elle, &["decider", "--sens", "accord", "--le", "2026-03-01"]);
        // After the opening, the name and the follow-up.
        let montre = base.json(&["dossiers", "montrer", &elle]);
        let id = |rang: usize| montre["actes"][rang]["id"].as_str().unwrap();
        let debut = ["acte", "consigner", &elle, "correction", "--acte"];
        let cas = [
            (id(3), vec!["--annuler"], "notez d'abord la demande"),
            (id(4), vec!["--nouveau-jour", "2026-01-15"], "demande"),
            (id(4), vec!["--nouveau-jour", "2027-01-01"], "pas encore venu"),
        ];
        for (acte, quoi, regle) in cas {
            refuse(base, &elle, &[&debut[..], &[acte], &quoi].concat(), regle);
        }
    });
}

#[test]
fn what_a_command_would_not_keep_it_does_not_take() {
    sur_sqlite(|base| {
        std::fs::write(base.chemin("r.txt"), "un récit").unwrap();
        base.refus(2, &["activite", "consigner", "sortie", "--recit", "r.txt"]);
        let chiffres = base.json(&["chiffres", "annuels", "--annee", "2026"]);
        assert_eq!(chiffres["aller_vers"]["sorties"], 0);
    });
}
