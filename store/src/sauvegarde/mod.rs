//! Backups: two files, and what they become on another base, of either engine.
//!
//! The data file holds the journal, sealed, and signed heads: it is written once and never changes.
//! The key file holds every key record (`vault::Trousseau`): it is replaced at each backup and at
//! each erasure, and what it no longer holds stays sealed for ever, in past data files too. Views
//! are in neither: search tokens would outlive an erasure, and the journal gives them back.

mod format;
mod restaurer;

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use futures_util::TryStreamExt as _;

use self::format::Ecriture;
use crate::acte::depuis_ligne;
use crate::association::association;
use crate::moteur::sql;
use crate::tete_signee::TeteSignee;
use crate::{ErreurStore, Store};

/// What a backup holds, or gave back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sauvegarde {
    /// Acts.
    pub actes: u64,
    /// Streams.
    pub flux: u64,
    /// Streams of people whose keys are absent from the key file: erased, sealed for ever. Counted
    /// when restoring.
    pub sans_cle: u64,
}

impl Store {
    /// Writes a backup: the journal to `donnees`, which must not exist, then the keys to `cles`,
    /// which is replaced. Both for their owner only (mode 0600).
    ///
    /// # Errors
    /// [`ErreurStore::PlaceOccupee`] when `donnees` exists; [`ErreurStore::Fichier`].
    pub async fn sauvegarder(
        &self,
        donnees: &Path,
        cles: &Path,
    ) -> Result<Sauvegarde, ErreurStore> {
        if donnees.exists() {
            return Err(ErreurStore::PlaceOccupee);
        }
        let provisoire = provisoire(donnees);
        let ecrite = self.ecrire_donnees(&provisoire).await;
        // A link never replaces what appeared at that place meanwhile, which a renaming would.
        let posee = ecrite.and_then(|ecrite| {
            std::fs::hard_link(&provisoire, donnees).map_err(|erreur| {
                if erreur.kind() == std::io::ErrorKind::AlreadyExists {
                    ErreurStore::PlaceOccupee
                } else {
                    erreur.into()
                }
            })?;
            Ok(ecrite)
        });
        std::fs::remove_file(&provisoire)?;
        let ecrite = posee?;
        synchroniser_dossier(donnees)?;
        // After the data: keys made meanwhile are in it, keys destroyed meanwhile are not.
        self.ecrire_cles(cles).await?;
        Ok(ecrite)
    }

    /// Replaces a key file by the present keys, at once or not at all. To be done for the key file
    /// of past backups after each erasure.
    ///
    /// # Errors
    /// [`ErreurStore::Fichier`].
    pub async fn ecrire_cles(&self, chemin: &Path) -> Result<(), ErreurStore> {
        let octets = self.trousseau().await?.encode();
        let provisoire = provisoire(chemin);
        let mut fichier = creer(&provisoire)?;
        fichier.write_all(&octets)?;
        fichier.sync_all()?;
        std::fs::rename(&provisoire, chemin)?;
        synchroniser_dossier(chemin)
    }

    async fn ecrire_donnees(&self, chemin: &Path) -> Result<Sauvegarde, ErreurStore> {
        let mut instantane = self.moteur.instantane().await?;
        let mut connexion = instantane.connexion();
        let association = association(&mut connexion).await?;
        let mut fichier = Ecriture::new(BufWriter::with_capacity(1 << 20, creer(chemin)?));
        fichier.entete(&association)?;
        let mut sauvegarde = Sauvegarde::default();
        let mut actes = connexion.suivre(sql!("sauvegarde/actes"), &[]);
        while let Some(ligne) = actes.try_next().await? {
            let acte = depuis_ligne(ligne.lu(7, "actes")?, &ligne)?;
            sauvegarde.actes += 1;
            sauvegarde.flux += u64::from(acte.rang == 1);
            fichier.acte(&acte, &ligne.tableau(8, "actes")?)?;
        }
        drop(actes);
        let mut tetes = connexion.suivre(sql!("tetes_signees/lire"), &[]);
        while let Some(ligne) = tetes.try_next().await? {
            fichier.tete(&TeteSignee::depuis(&ligne)?)?;
        }
        let fichier = fichier.terminer(sauvegarde.actes)?;
        let fichier = fichier.into_inner().map_err(|erreur| erreur.error().kind());
        fichier.map_err(ErreurStore::Fichier)?.sync_all()?;
        Ok(sauvegarde)
    }
}

/// Beside its destination: a renaming across file systems would not be atomic.
fn provisoire(chemin: &Path) -> PathBuf {
    let mut nom = chemin.file_name().unwrap_or_default().to_owned();
    nom.push(".partiel");
    chemin.with_file_name(nom)
}

/// A new file for its owner only. What an interrupted backup left is removed first: its mode is
/// unknown.
fn creer(chemin: &Path) -> Result<File, ErreurStore> {
    match std::fs::remove_file(chemin) {
        Err(erreur) if erreur.kind() != std::io::ErrorKind::NotFound => return Err(erreur.into()),
        _ => {}
    }
    Ok(OpenOptions::new().write(true).create_new(true).mode(0o600).open(chemin)?)
}

/// A new name survives a power cut only once its folder is written.
fn synchroniser_dossier(chemin: &Path) -> Result<(), ErreurStore> {
    let dossier = chemin.parent().filter(|dossier| !dossier.as_os_str().is_empty());
    File::open(dossier.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(())
}
