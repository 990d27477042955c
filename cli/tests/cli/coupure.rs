//! Killed at any instant, the program loses no act it acknowledged.

use serde_json::Value;
use testkit::Sortie;

use crate::commun::{Base, file_active, sur_chaque_moteur, sur_sqlite};

/// Lets a process run for a varied while, then kills it if it is still there.
fn tuer_apres(mut enfant: std::process::Child, tours: u32) -> Sortie {
    for _ in 0..tours {
        if enfant.try_wait().unwrap().is_some() {
            break;
        }
        std::thread::yield_now();
    }
    let _ = enfant.kill();
    Sortie::de(&enfant.wait_with_output().unwrap())
}

#[test]
fn every_acknowledged_act_outlives_a_kill() {
    sur_chaque_moteur(|base| {
        let elle = base.ouvrir("2022-10-20", "nom = \"ROSEAU\"");
        let id = |n: u32| format!("0192f0c0-1111-7000-8000-{n:012x}");
        let commande = |id: &str| {
            let acte = ["acte", "consigner", &elle, "accompagnement", "--domaine", "logement"];
            [&acte[..], &["--id", id, "--format", "json"]].concat().join(" ")
        };
        let (mut acquittes, mut tues) = (Vec::new(), 0);
        for n in 0..40 {
            let id = id(n);
            let phrase = commande(&id);
            let mots: Vec<&str> = phrase.split(' ').collect();
            let enfant = base.programme.commande(&mots).spawn().unwrap();
            let sortie = tuer_apres(enfant, n * n * 40);
            if sortie.code == Some(0) {
                acquittes.push(sortie.json()["actes"][0].clone());
            } else {
                assert_eq!(sortie.code, None, "{}", sortie.tout());
                tues += 1;
            }
        }
        assert!(tues > 0, "nothing was killed");
        let presents = |base: &Base| -> Vec<Value> {
            let montre = base.json(&["dossiers", "montrer", &elle]);
            montre["actes"].as_array().unwrap().iter().map(|acte| acte["id"].clone()).collect()
        };
        base.intacte();
        let apres_coupures = presents(base);
        assert!(acquittes.iter().all(|acte| apres_coupures.contains(acte)));
        // Sent again, each is there once.
        for n in 0..40 {
            let phrase = commande(&id(n));
            base.lancer(&phrase.split(' ').collect::<Vec<_>>()).reussie();
        }
        // With the opening, the name and the follow-up of whoever opened it.
        assert_eq!(presents(base).len(), 40 + 3);
    });
}

#[test]
fn an_import_cut_short_is_resumed_by_importing_again() {
    let entier = std::cell::RefCell::new(String::new());
    sur_sqlite(|base| {
        base.importer("f.xlsx", &file_active(), &[]);
        *entier.borrow_mut() = base.chiffres("2023", &[]);
    });
    let mut coupes = 0;
    for seuil in [1, 40_000, 200_000, 400_000, 800_000] {
        sur_sqlite(|base| {
            file_active().ecrire(&base.chemin("f.xlsx"));
            let journal = base.chemin("base.db-wal");
            let ecrit = || std::fs::metadata(&journal).map_or(0, |fichier| fichier.len());
            let mut enfant = base.programme.commande(&["importer", "f.xlsx"]).spawn().unwrap();
            while ecrit() < seuil && enfant.try_wait().unwrap().is_none() {
                std::thread::yield_now();
            }
            let _ = enfant.kill();
            coupes += u32::from(enfant.wait().unwrap().code().is_none());
            base.intacte();
            base.json(&["importer", "f.xlsx"]);
            assert_eq!(base.chiffres("2023", &[]), *entier.borrow(), "{seuil}");
            assert_eq!(base.json(&["importer", "f.xlsx"])["ajouts"], 0);
        });
    }
    assert!(coupes > 0, "no import was cut");
}
