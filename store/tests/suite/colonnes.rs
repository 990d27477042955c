//! Every column is declared: what it is, who sees it, where it goes, how long it stays.

use std::collections::BTreeSet;

use sqlx::Row as _;

use crate::commun::{Essai, sur_chaque_moteur};

const CATEGORIES: [&str; 6] = ["identifiant", "date", "compteur", "chiffre", "cle", "empreinte"];

async fn presentes(essai: &Essai) -> BTreeSet<String> {
    if essai.place.est_sqlite() {
        let bassin = sqlx::SqlitePool::connect(&essai.place.url).await.unwrap();
        let sql = "select m.name || '.' || c.name from sqlite_master as m, \
                   pragma_table_info(m.name) as c where m.type = 'table'";
        let lignes = sqlx::query(sql).fetch_all(&bassin).await.unwrap();
        bassin.close().await;
        lignes.iter().map(|ligne| ligne.get(0)).collect()
    } else {
        let bassin = sqlx::PgPool::connect(&essai.place.url).await.unwrap();
        let sql = "select table_name || '.' || column_name from information_schema.columns \
                   where table_schema = current_schema()";
        let lignes = sqlx::query(sql).fetch_all(&bassin).await.unwrap();
        bassin.close().await;
        lignes.iter().map(|ligne| ligne.get(0)).collect()
    }
}

#[test]
fn every_column_is_declared() {
    sur_chaque_moteur(|essai| async move {
        let texte = include_str!("../../colonnes.toml");
        let tables: toml::Table = texte.parse().unwrap();
        let mut declarees = BTreeSet::new();
        for (table, colonnes) in &tables {
            for (colonne, fiche) in colonnes.as_table().unwrap() {
                let nom = format!("{table}.{colonne}");
                let dit = |champ: &str| {
                    let dit = fiche.get(champ).and_then(toml::Value::as_str);
                    dit.unwrap_or_else(|| panic!("{nom}: {champ}")).to_owned()
                };
                let categorie = dit("categorie");
                assert!(CATEGORIES.contains(&categorie.as_str()), "{nom}: {categorie}");
                for champ in ["vu_par", "sort_dans", "conservation"] {
                    assert!(!dit(champ).is_empty(), "{nom}: {champ}");
                }
                declarees.insert(nom);
            }
        }
        assert_eq!(presentes(&essai).await, declarees);
        essai.finir().await;
    });
}
