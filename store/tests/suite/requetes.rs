//! Every statement is prepared on both engines, and says who calls it and by which index.

use std::path::{Path, PathBuf};

use sqlx::{AssertSqlSafe, Executor as _, SqlSafeStr as _};

use crate::commun::{Essai, sur_chaque_moteur};

fn racine() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn fichiers(dossier: &Path, fin: &str) -> Vec<PathBuf> {
    let mut trouves = Vec::new();
    for entree in std::fs::read_dir(dossier).unwrap() {
        let chemin = entree.unwrap().path();
        if chemin.is_dir() {
            trouves.extend(fichiers(&chemin, fin));
        } else if chemin.to_str().unwrap().ends_with(fin) {
            trouves.push(chemin);
        }
    }
    trouves.sort();
    trouves
}

async fn preparer(essai: &Essai, sql: String) -> Result<(), sqlx::Error> {
    let sql = AssertSqlSafe(sql).into_sql_str();
    if essai.place.est_sqlite() {
        let bassin = sqlx::SqlitePool::connect(&essai.place.url).await?;
        bassin.prepare(sql).await?;
        bassin.close().await;
    } else {
        let bassin = sqlx::PgPool::connect(&essai.place.url).await?;
        bassin.prepare(sql).await?;
        bassin.close().await;
    }
    Ok(())
}

#[test]
fn every_statement_is_prepared_on_each_engine() {
    sur_chaque_moteur(|essai| async move {
        let autre = if essai.place.est_sqlite() { ".postgres.sql" } else { ".sqlite.sql" };
        for fichier in fichiers(&racine().join("sql"), ".sql") {
            let nom = fichier.display().to_string();
            if nom.ends_with(autre) {
                continue;
            }
            let sql = std::fs::read_to_string(&fichier).unwrap();
            preparer(&essai, sql).await.unwrap_or_else(|erreur| panic!("{nom}: {erreur}"));
        }
        essai.finir().await;
    });
}

#[test]
fn every_statement_has_a_header_and_a_caller() {
    let sources: String = fichiers(&racine().join("src"), ".rs")
        .iter()
        .map(|fichier| std::fs::read_to_string(fichier).unwrap())
        .collect();
    for fichier in fichiers(&racine().join("sql"), ".sql") {
        let sql = std::fs::read_to_string(&fichier).unwrap();
        let relatif = fichier.strip_prefix(racine().join("sql")).unwrap().display().to_string();
        assert!(sql.starts_with("-- "), "{relatif}: no header");
        assert!(sql.lines().all(|ligne| ligne.chars().count() <= 100), "{relatif}: long line");
        let instruction: Vec<&str> = sql.lines().filter(|l| !l.starts_with("--")).collect();
        let instruction = instruction.join("\n");
        assert!(!instruction.contains(';'), "{relatif}: one statement, without semicolon");
        let minuscules = instruction.replace("'UTF8'", "");
        assert_eq!(minuscules, minuscules.to_lowercase(), "{relatif}: lower case");
        let nom = relatif.trim_end_matches(".sql");
        let nom = nom.trim_end_matches(".sqlite").trim_end_matches(".postgres");
        assert!(sources.contains(&format!("\"{nom}\"")), "{relatif}: nobody calls it");
    }
}

/// Statements sent together take their values one after the other.
#[test]
fn every_parameter_comes_once_and_in_order() {
    for fichier in fichiers(&racine().join("sql"), ".sql") {
        let nom = fichier.display().to_string();
        let sql = std::fs::read_to_string(&fichier).unwrap();
        let instruction: Vec<&str> = sql.lines().filter(|l| !l.starts_with("--")).collect();
        let instruction = instruction.join("\n");
        assert!(!sql.lines().any(|l| l.starts_with("--") && l.contains('$')), "{nom}: header");
        let numeros: Vec<usize> = instruction
            .split('$')
            .skip(1)
            .map(|suite| {
                let chiffres: String = suite.chars().take_while(char::is_ascii_digit).collect();
                chiffres.parse().unwrap()
            })
            .collect();
        assert_eq!(numeros, (1..=numeros.len()).collect::<Vec<_>>(), "{nom}");
    }
}
