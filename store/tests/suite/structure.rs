//! The structure of the base: migrations are append-only and give the same base as a fresh one.

use domain::Flux;
use sqlx::{AssertSqlSafe, Row as _};
use store::{Ajout, ErreurStore, Store};

use crate::commun::{Essai, Place, sur_chaque_moteur};

/// What the files of released migrations were when they were released.
const RELEASED: [(&str, &str); 12] = [
    (
        "sqlite/0001_fondation.sql",
        "5f4c91cc0cd72d92fd4b68fd9e6ca0a26c07469f9b863a2f6d5a706795edb0c5",
    ),
    (
        "postgres/0001_fondation.sql",
        "005254ab589b7b8cb2d27e31308e0ab17d3361778ee9cf41efce9acbff94102d",
    ),
    ("sqlite/0003_comptes.sql", "0de912301ab60f195000f12a1182f299072b888be915138c6ad78e8b749ca7fe"),
    (
        "postgres/0003_comptes.sql",
        "e7bb65c2ae8153d0579d125de20fbd1d022ae9accf99f7e6822f70bf548ed259",
    ),
    ("sqlite/0004_fiches.sql", "e08c5559188c3d7cd7cef24839dd417a325b23c32411e2cd29213ce1431f69d1"),
    (
        "postgres/0004_fiches.sql",
        "3fc85dcfc642d575e5805868cfc7c2ddf73a19177e4c18295201f635b345639b",
    ),
    (
        "sqlite/0005_vues_scellees.sql",
        "d316ec7f6955d9e175f51f38d34906b9a3b937d1404af0497897479af3b93dbd",
    ),
    (
        "postgres/0005_vues_scellees.sql",
        "4075d650a3f97534b0f3948b7de70642ce8e410ed8574f152b0d3dd14b402e08",
    ),
    (
        "sqlite/0006_listes_jetons.sql",
        "132b3380fcebbc8076c324e51e543131802c65b5e4f07bb2177043a66a2e409d",
    ),
    (
        "postgres/0006_listes_jetons.sql",
        "5e011775993eb939b69c23802b961a0c8b5276b44c50c44fd57b5326645b0f81",
    ),
    (
        "sqlite/0007_abonnements.sql",
        "b765d663e5e1eaad4833e61a85f2e47830924933123e442472b24881989d0ff2",
    ),
    (
        "postgres/0007_abonnements.sql",
        "4202fa576a3c13b3588f86b9fb0f34c89740a18d20d1aaaa68d6e9d388332f20",
    ),
];

#[test]
fn a_released_migration_never_changes() {
    for (nom, empreinte) in RELEASED {
        let fichier = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(nom);
        let lue = blake3::hash(&std::fs::read(fichier).unwrap());
        assert_eq!(lue.to_hex().as_str(), empreinte, "{nom}: add another migration instead");
    }
    for moteur in ["sqlite", "postgres"] {
        let dossier =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(moteur);
        let nombre = std::fs::read_dir(dossier).unwrap().count();
        assert_eq!(nombre * 2, RELEASED.len(), "every migration is listed here, for both engines");
    }
}

/// The structure as the engine tells it.
async fn structure(place: &Place) -> Vec<String> {
    if place.est_sqlite() {
        let bassin = sqlx::SqlitePool::connect(&place.url).await.unwrap();
        let sql = "select coalesce(sql, name) from sqlite_master order by name";
        let lignes = sqlx::query(sql).fetch_all(&bassin).await.unwrap();
        bassin.close().await;
        lignes.iter().map(|ligne| ligne.get(0)).collect()
    } else {
        let bassin = sqlx::PgPool::connect(&place.url).await.unwrap();
        let sql = "select concat_ws(' ', table_name, column_name, data_type, is_nullable, \
                   collation_name) from information_schema.columns \
                   where table_schema = current_schema() \
                   union all select indexdef from pg_indexes where schemaname = current_schema() \
                   order by 1";
        let lignes = sqlx::query(sql).fetch_all(&bassin).await.unwrap();
        bassin.close().await;
        lignes.iter().map(|ligne| ligne.get(0)).collect()
    }
}

async fn executer(place: &Place, sql: String) {
    if place.est_sqlite() {
        let bassin = sqlx::SqlitePool::connect(&place.url).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&bassin).await.unwrap();
        bassin.close().await;
    } else {
        let bassin = sqlx::PgPool::connect(&place.url).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&bassin).await.unwrap();
        bassin.close().await;
    }
}

#[test]
fn migrating_again_changes_nothing() {
    sur_chaque_moteur(|essai| async move {
        let avant = structure(&essai.place).await;
        essai.store.migrer().await.unwrap();
        assert_eq!(structure(&essai.place).await, avant);
        essai.finir().await;
    });
}

#[test]
fn a_base_of_a_former_version_becomes_a_fresh_one() {
    sur_chaque_moteur(|essai| async move {
        let fraiche = structure(&essai.place).await;
        essai.store.fermer().await;
        let retour = "drop table abonnements; drop table casiers; \
                      drop index actes_lectures; drop table fiches; \
                      drop table etat_fiches; drop table jetons; \
                      drop table listes_jetons; \
                      delete from _sqlx_migrations where version > 1;";
        // The first migration ends with the tables that a later one removes.
        let fondation = if essai.place.est_sqlite() {
            include_str!("../../migrations/sqlite/0001_fondation.sql")
        } else {
            include_str!("../../migrations/postgres/0001_fondation.sql")
        };
        let (_, retirees) = fondation.split_once("create table vue_dossiers").unwrap();
        executer(&essai.place, format!("{retour} create table vue_dossiers{retirees}")).await;
        assert_ne!(structure(&essai.place).await, fraiche);
        let essai = Essai { store: Store::ouvrir(&essai.place.url).await.unwrap(), ..essai };
        assert_eq!(structure(&essai.place).await, fraiche);
        essai.finir().await;
    });
}

/// Tokens written before their lists existed are found, and forgotten, as those written since.
#[test]
fn tokens_of_a_former_version_are_still_replaced() {
    sur_chaque_moteur(|mut essai| async move {
        let (ajout, cles) = essai.ouverture(1);
        let (autre, _) = essai.ouverture(1);
        let Some(Flux::Dossier(dossier)) = ajout.flux() else { panic!() };
        let jetons = ajout.vues.clone().unwrap().jetons.unwrap();
        let autres = autre.vues.clone().unwrap().jetons.unwrap();
        essai.store.ajouter(&[ajout]).await.unwrap();
        essai.store.ajouter(&[autre]).await.unwrap();
        let empreinte = essai.store.empreinte_vues().await.unwrap();
        essai.store.fermer().await;
        let retour = "drop table abonnements; drop table listes_jetons; \
                      create index jetons_dossier on jetons (dossier); \
                      delete from _sqlx_migrations where version > 4;";
        executer(&essai.place, retour.to_owned()).await;

        essai.store = Store::ouvrir(&essai.place.url).await.unwrap();
        assert_eq!(essai.store.empreinte_vues().await.unwrap(), empreinte);
        let vues = essai.vues(dossier, 2);
        let actes = vec![essai.acte(&cles, 2, "")];
        essai
            .store
            .ajouter(&[Ajout { actes, vues: Some(vues), ..Ajout::default() }])
            .await
            .unwrap();
        assert_eq!(essai.store.chercher(&jetons).await.unwrap(), []);
        assert_eq!(essai.store.chercher(&autres).await.unwrap().len(), 1);
        essai.finir().await;
    });
}

#[test]
fn a_later_structure_is_refused_and_left_alone() {
    sur_chaque_moteur(|essai| async move {
        essai.store.fermer().await;
        let futur = "insert into _sqlx_migrations (version, description, success, checksum, \
                     execution_time) select 999, 'futur', success, checksum, 0 \
                     from _sqlx_migrations where version = 1";
        executer(&essai.place, futur.to_owned()).await;
        let refus = Store::ouvrir(&essai.place.url).await;
        assert!(matches!(refus, Err(ErreurStore::SchemaPlusRecent)), "{refus:?}");
        executer(&essai.place, "delete from _sqlx_migrations where version = 999".to_owned()).await;
        let essai = Essai { store: Store::ouvrir(&essai.place.url).await.unwrap(), ..essai };
        essai.finir().await;
    });
}
