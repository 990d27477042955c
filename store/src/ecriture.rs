//! One SQLite transaction that writes.
//!
//! Handing a statement to SQLite's thread and waiting for it costs about as much as running it. A
//! statement that returns no row therefore waits, and goes with the next one that does, or with the
//! commit: an append is two exchanges, the head it follows then all it writes, whatever it writes.

use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{AssertSqlSafe, Executor as _};

use crate::ErreurStore;
use crate::bassin::Emprunt;
use crate::requete::{Valeur, ajouter_sqlite, sans_numeros};

/// Values kept waiting at most: beyond, what they cost hides the exchange.
const VALEURS_EN_ATTENTE: usize = 2_000;

/// A statement with more values than this goes alone: its text stays the same from one time to the
/// next, so that it stays prepared. Preparing it costs more than the exchange.
const VALEURS_SEULES: usize = 100;

/// The write lock is taken at once: a transaction that began by reading could not be upgraded after
/// another writer passed.
const DEBUT: &str = "begin immediate;\n";

/// A transaction that writes. Dropped before its end, it closes its connection, which undoes it.
pub(crate) struct Ecriture {
    emprunt: Emprunt,
    texte: String,
    valeurs: SqliteArguments,
    nombre: usize,
    etat: Etat,
}

#[derive(PartialEq, Eq)]
enum Etat {
    /// Nothing was sent yet.
    Neuve,
    Commencee,
    Echouee,
    Finie,
}

impl Ecriture {
    pub(crate) fn new(emprunt: Emprunt) -> Self {
        Self {
            emprunt,
            texte: DEBUT.to_owned(),
            valeurs: SqliteArguments::default(),
            nombre: 0,
            etat: Etat::Neuve,
        }
    }

    /// A statement that returns no row: sent later, or at once when much is waiting.
    pub(crate) async fn executer(
        &mut self,
        sql: &str,
        valeurs: &[Valeur<'_>],
    ) -> Result<(), ErreurStore> {
        let seule = valeurs.len() > VALEURS_SEULES;
        if seule && !self.texte.is_empty() {
            self.envoyer().await?;
        }
        self.mettre_en_attente(sql, valeurs)?;
        if seule || self.nombre > VALEURS_EN_ATTENTE {
            self.envoyer().await?;
        }
        Ok(())
    }

    /// The rows of a statement, after all that was waiting.
    pub(crate) async fn lire(
        &mut self,
        sql: &str,
        valeurs: &[Valeur<'_>],
    ) -> Result<Vec<SqliteRow>, ErreurStore> {
        self.mettre_en_attente(sql, valeurs)?;
        self.envoyer().await
    }

    pub(crate) async fn valider(mut self) -> Result<(), ErreurStore> {
        self.texte.push_str("commit");
        match self.envoyer().await {
            Ok(_) => {
                self.etat = Etat::Finie;
                Ok(())
            }
            Err(erreur) => {
                self.annuler().await;
                Err(erreur)
            }
        }
    }

    /// When even that fails, the connection is closed.
    pub(crate) async fn annuler(mut self) {
        if self.etat == Etat::Neuve {
            self.etat = Etat::Finie;
        } else if let Ok(connexion) = self.emprunt.connexion() {
            let annulee = connexion.execute("rollback").await;
            if self.emprunt.noter(annulee).is_ok() {
                self.etat = Etat::Finie;
            }
        }
    }

    fn mettre_en_attente(&mut self, sql: &str, valeurs: &[Valeur<'_>]) -> Result<(), ErreurStore> {
        sans_numeros(sql, &mut self.texte);
        self.texte.push_str(";\n");
        self.nombre += valeurs.len();
        for valeur in valeurs {
            ajouter_sqlite(&mut self.valeurs, valeur)?;
        }
        Ok(())
    }

    /// Of a batch refused midway, the first rows are there until the transaction is undone: once a
    /// statement failed, nothing is validated.
    async fn envoyer(&mut self) -> Result<Vec<SqliteRow>, ErreurStore> {
        if self.etat == Etat::Echouee {
            return Err(ErreurStore::Incoherent("a write after one that failed"));
        }
        self.etat = Etat::Commencee;
        self.nombre = 0;
        let texte = std::mem::take(&mut self.texte);
        let valeurs = std::mem::take(&mut self.valeurs);
        // Made of files of `store/sql` and of nothing else.
        let requete = sqlx::query_with(AssertSqlSafe(texte), valeurs);
        let lues = requete.fetch_all(self.emprunt.connexion()?).await;
        if lues.is_err() {
            self.etat = Etat::Echouee;
        }
        self.emprunt.noter(lues)
    }
}

impl Drop for Ecriture {
    fn drop(&mut self) {
        if matches!(self.etat, Etat::Commencee | Etat::Echouee) {
            self.emprunt.rompre();
        }
    }
}
