//! The shared workbook, and the figures expected of it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::path::Path;

use domain::activite::Milieu;
use domain::profil::Genre;
use importation::{Lecture, NatureFeuille, lire};

fn exemple() -> Option<(Lecture, serde_json::Value)> {
    let dossier = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/exemples");
    let octets = std::fs::read(dossier.join("file-active-57.xlsx")).ok()?;
    let attendu = std::fs::read_to_string(dossier.join("file-active-57.attendu.json")).ok()?;
    let lecture = lire(&octets, "xlsx", "2024-06-30".parse().unwrap(), None).unwrap();
    Some((lecture, serde_json::from_str(&attendu).unwrap()))
}

fn numero(numero: Option<&String>) -> i64 {
    numero.unwrap().parse().unwrap()
}

#[test]
fn the_shared_workbook_is_read_as_expected() {
    // Absent from a clone of the repository alone.
    let Some((lecture, attendu)) = exemple() else { return };
    let doublons: Vec<[i64; 2]> = lecture
        .doublons
        .iter()
        .map(|paire| {
            [numero(paire.premiere.numero.as_ref()), numero(paire.seconde.numero.as_ref())]
        })
        .collect();
    assert_eq!(serde_json::json!(doublons), attendu["doublons_probables"]);
    let rejets: Vec<serde_json::Value> = lecture
        .rejets
        .iter()
        .map(|rejet| {
            serde_json::json!({
                "numero": numero(rejet.repere.numero.as_ref()),
                "colonne": rejet.faute.colonne,
            })
        })
        .collect();
    assert_eq!(serde_json::json!(rejets), attendu["lignes_rejetees"]);
    let ecartes: Vec<usize> = lecture.doublons.iter().map(|paire| paire.rang_seconde).collect();
    let personnes: Vec<_> = lecture
        .personnes
        .iter()
        .enumerate()
        .filter(|(rang, _)| !ecartes.contains(rang))
        .map(|(_, personne)| personne)
        .collect();
    assert_eq!(serde_json::json!(personnes.len()), attendu["personnes"]);
    let par_sexe = |genres: &[Genre]| {
        let nombre = personnes
            .iter()
            .filter(|p| {
                p.genre.as_ref().and_then(|g| g.connue()).is_some_and(|g| genres.contains(g))
            })
            .count();
        serde_json::json!(nombre)
    };
    assert_eq!(par_sexe(&[Genre::Femme]), attendu["par_sexe"]["F"]);
    assert_eq!(par_sexe(&[Genre::Homme]), attendu["par_sexe"]["H"]);
    let trans = [Genre::FemmeTrans, Genre::HommeTrans, Genre::Trans];
    assert_eq!(par_sexe(&trans), attendu["par_sexe"]["T"]);
}

#[test]
fn nothing_of_the_shared_workbook_is_left_unread() {
    let Some((lecture, attendu)) = exemple() else { return };
    assert_eq!(lecture.non_reconnues, []);
    for feuille in &lecture.feuilles {
        assert!(!matches!(feuille.nature, NatureFeuille::Ignoree(_)));
        assert_eq!(feuille.colonnes_ignorees().count(), 0);
    }
    let ecartees: usize = lecture.feuilles.iter().map(|feuille| feuille.ecartees.len()).sum();
    assert_eq!(ecartees, 1, "the totals row");

    let attendues = &attendu["aller_vers_2023"];
    let somme = |champ: fn(&importation::LigneSortie) -> Option<u32>| {
        serde_json::json!(lecture.sorties.iter().filter_map(champ).sum::<u32>())
    };
    let numeriques =
        lecture.sorties.iter().filter(|sortie| sortie.milieu == Milieu::Numerique).count();
    assert_eq!(serde_json::json!(numeriques), attendues["numeriques"]);
    assert_eq!(serde_json::json!(lecture.sorties.len() - numeriques), attendues["sorties"]);
    assert_eq!(somme(|sortie| sortie.rencontrees), attendues["rencontrees"]);
    assert_eq!(somme(|sortie| sortie.messages), attendues["messages"]);
    assert_eq!(somme(|sortie| sortie.reponses), attendues["reponses"]);
}
