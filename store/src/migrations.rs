//! The structure of the base, version after version. Append-only: a released file never changes.

use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migrate, MigrateError, Migration, MigrationType, Migrator};

use crate::ErreurStore;
use crate::moteur::{Moteur, Sql};

macro_rules! migration {
    ($nom:literal) => {
        Sql {
            sqlite: include_str!(concat!("../migrations/sqlite/", $nom, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $nom, ".sql")),
        }
    };
}

/// In order; a migration's version is its place here, from 1.
const MIGRATIONS: &[(&str, Sql)] = &[
    ("fondation", migration!("0001_fondation")),
    ("comptes", migration!("0003_comptes")),
    ("fiches", migration!("0004_fiches")),
    ("vues_scellees", migration!("0005_vues_scellees")),
    ("listes_jetons", migration!("0006_listes_jetons")),
    ("abonnements", migration!("0007_abonnements")),
];

/// Brings the structure up to date.
pub(crate) async fn migrer(moteur: &Moteur) -> Result<(), ErreurStore> {
    let fait = match moteur {
        Moteur::Sqlite { ecriture, .. } => {
            let mut emprunt = ecriture.emprunter().await?;
            let fait = appliquer(emprunt.connexion()?, |sql| sql.sqlite).await;
            emprunt.noter(Ok(()))?;
            fait
        }
        Moteur::Postgres(bassin) => {
            let mut connexion = bassin.acquire().await?;
            appliquer(&mut *connexion, |sql| sql.postgres).await
        }
    };
    fait.map_err(|erreur| {
        if matches!(erreur, MigrateError::VersionMissing(_)) {
            ErreurStore::SchemaPlusRecent
        } else if let MigrateError::Execute(erreur) = erreur {
            erreur.into()
        } else {
            ErreurStore::Migration
        }
    })
}

async fn appliquer<C: Migrate>(
    connexion: &mut C,
    texte: fn(&Sql) -> &'static str,
) -> Result<(), MigrateError> {
    let migrations = (1..).zip(MIGRATIONS).map(|(version, (nom, sql))| {
        Migration::new(
            version,
            (*nom).into(),
            MigrationType::Simple,
            texte(sql).into_sql_str(),
            false,
        )
    });
    let migrateur = Migrator::with_migrations(migrations.collect());
    migrateur.run_direct(None, connexion, false).await
}
