//! Views made again from the journal.

use futures_util::TryStreamExt as _;

use crate::moteur::{Brut, Connexion, Sql, Transaction, sql};
use crate::vues::ecrire_vues;
use crate::{ErreurStore, Store, Vues, fiches, jetons};

const CONTEXTE: &str = "passerelle 2026-10 contents of views v4";

/// Views being made again: nothing changes for readers until [`Reconstruction::terminer`], nor at
/// all if it is dropped.
pub struct Reconstruction {
    transaction: Transaction,
}

impl Store {
    /// Starts again from empty views. No act can be written until it ends.
    ///
    /// # Errors
    /// [`ErreurStore::Occupee`].
    pub async fn reconstruire_vues(&self) -> Result<Reconstruction, ErreurStore> {
        let mut transaction = self.moteur.ecriture().await?;
        let mut connexion = transaction.connexion();
        jetons::vider(&mut connexion).await?;
        fiches::vider(&mut connexion).await?;
        Ok(Reconstruction { transaction })
    }

    /// A digest of every row of every view: two bases with the same views have the same.
    ///
    /// # Errors
    /// Whatever the engine refuses.
    pub async fn empreinte_vues(&self) -> Result<[u8; 32], ErreurStore> {
        let mut instantane = self.moteur.instantane().await?;
        let mut connexion = instantane.connexion();
        let mut empreinte = blake3::Hasher::new_derive_key(CONTEXTE);
        ajouter_table(&mut connexion, sql!("jetons/exporter"), 2, &mut empreinte).await?;
        ajouter_table(&mut connexion, sql!("listes_jetons/exporter"), 2, &mut empreinte).await?;
        ajouter_table(&mut connexion, sql!("fiches/exporter"), 3, &mut empreinte).await?;
        Ok(*empreinte.finalize().as_bytes())
    }
}

impl Reconstruction {
    /// Writes the views of some dossiers, each once. What they leave to `None` stays empty.
    ///
    /// # Errors
    /// Whatever the engine refuses.
    pub async fn ecrire(&mut self, vues: &[Vues]) -> Result<(), ErreurStore> {
        let vues: Vec<_> = vues.iter().map(|vues| (vues, true)).collect();
        ecrire_vues(&mut self.transaction.connexion(), &vues).await
    }

    /// Shows the new views.
    ///
    /// # Errors
    /// Whatever the engine refuses.
    pub async fn terminer(self) -> Result<(), ErreurStore> {
        self.transaction.valider().await
    }
}

/// Every value preceded by its type and length: two different tables never read the same.
async fn ajouter_table(
    connexion: &mut Connexion<'_>,
    sql: Sql,
    colonnes: usize,
    empreinte: &mut blake3::Hasher,
) -> Result<(), ErreurStore> {
    let mut lignes = connexion.suivre(sql, &[]);
    let mut nombre = 0_u64;
    while let Some(ligne) = lignes.try_next().await? {
        nombre += 1;
        for colonne in 0..colonnes {
            let entier;
            let (genre, octets): (u8, &[u8]) = match ligne.brut(colonne) {
                Brut::Texte(octets) => (1, octets),
                Brut::Octets(octets) => (2, octets),
                Brut::Entier(lu) => {
                    entier = lu.to_be_bytes();
                    (3, &entier)
                }
                Brut::Nul | Brut::Autre => {
                    return Err(ErreurStore::Illisible { table: "jetons" });
                }
            };
            empreinte.update(&[genre]);
            empreinte.update(&u64::try_from(octets.len()).unwrap_or(u64::MAX).to_be_bytes());
            empreinte.update(octets);
        }
    }
    empreinte.update(&[0]);
    empreinte.update(&nombre.to_be_bytes());
    Ok(())
}
