//! Opening, creating and closing a base.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use crate::ErreurStore;
use crate::adresse::Adresse;
use crate::migrations;
use crate::moteur::{Moteur, sql};
use crate::tetes_connues::TetesConnues;

/// A base: the journal of acts, its keys and its views. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) moteur: Moteur,
    pub(crate) tetes: TetesConnues,
}

impl Store {
    /// Creates an empty base at `url` (`sqlite:PATH` or `postgres://…`).
    ///
    /// A SQLite file is made with mode 0600; a PostgreSQL database must exist and be empty.
    ///
    /// # Errors
    /// [`ErreurStore::PlaceOccupee`] when something is there: nothing is ever overwritten;
    /// [`ErreurStore::AdresseInvalide`], and whatever the engine refuses.
    pub async fn creer(url: &str) -> Result<Self, ErreurStore> {
        let adresse = Adresse::lire(url)?;
        if let Adresse::Sqlite(chemin) = &adresse {
            reserver(chemin)?;
        }
        let store = Self { moteur: adresse.connecter().await?, tetes: TetesConnues::default() };
        if store.a_une_structure().await? {
            return Err(ErreurStore::PlaceOccupee);
        }
        store.migrer().await?;
        Ok(store)
    }

    /// Opens the base at `url` and brings its structure up to date.
    ///
    /// # Errors
    /// [`ErreurStore::BaseAbsente`] when nothing is there, [`ErreurStore::BaseIllisible`] when
    /// something else is (it is left as it is), [`ErreurStore::SchemaPlusRecent`] when a later
    /// version of the program wrote it.
    pub async fn ouvrir(url: &str) -> Result<Self, ErreurStore> {
        let adresse = Adresse::lire(url)?;
        if let Adresse::Sqlite(chemin) = &adresse {
            reconnaitre(chemin)?;
        }
        let store = Self { moteur: adresse.connecter().await?, tetes: TetesConnues::default() };
        if !store.a_une_structure().await? {
            store.fermer().await;
            return Err(ErreurStore::BaseIllisible);
        }
        store.migrer().await?;
        Ok(store)
    }

    /// Brings the structure up to date; does nothing when it is. [`Store::ouvrir`] does it.
    ///
    /// # Errors
    /// [`ErreurStore::SchemaPlusRecent`], [`ErreurStore::Migration`].
    pub async fn migrer(&self) -> Result<(), ErreurStore> {
        migrations::migrer(&self.moteur).await
    }

    /// Closes every connection. On SQLite the write-ahead log is folded into the file.
    pub async fn fermer(&self) {
        self.moteur.fermer().await;
    }

    async fn a_une_structure(&self) -> Result<bool, ErreurStore> {
        let mut lecture = self.moteur.lecture().await?;
        let ligne = lecture.connexion().une(sql!(propre "base/structure"), &[]).await?;
        ligne.map_or(Ok(false), |ligne| Ok(ligne.entier(0)? > 0))
    }
}

/// Makes the file, for its owner only: SQLite gives its mode to the files beside it.
fn reserver(chemin: &Path) -> Result<(), ErreurStore> {
    let ouvert = OpenOptions::new().write(true).create_new(true).mode(0o600).open(chemin);
    match ouvert {
        Ok(_) => Ok(()),
        Err(erreur) if erreur.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(ErreurStore::PlaceOccupee)
        }
        Err(erreur) => Err(erreur.into()),
    }
}

/// Looks before SQLite does: it would write into an empty file that is not its own.
fn reconnaitre(chemin: &Path) -> Result<(), ErreurStore> {
    const ENTETE: &[u8; 16] = b"SQLite format 3\0";
    let mut debut = [0; 16];
    let lu = std::fs::File::open(chemin)
        .and_then(|mut fichier| std::io::Read::read_exact(&mut fichier, &mut debut));
    match lu {
        Ok(()) if debut == *ENTETE => Ok(()),
        Err(erreur) if erreur.kind() == std::io::ErrorKind::NotFound => {
            Err(ErreurStore::BaseAbsente)
        }
        Err(erreur) if erreur.kind() != std::io::ErrorKind::UnexpectedEof => Err(erreur.into()),
        _ => Err(ErreurStore::BaseIllisible),
    }
}
