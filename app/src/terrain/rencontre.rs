//! People already followed, met in an outing: nicknames that wait for the member who noted them.
//!
//! A nickname is nobody yet. It is in no journal, where nothing is ever taken back: it waits in its
//! author's locker, and leaves it when she says whose it is, or that it is nobody's. Nothing
//! guesses.

use std::fmt;

use domain::terrain::Rencontre;
use domain::{ActeId, ActiviteId, DossierId, Fait, Jour};
use minicbor::{Decode, Encode};
use zeroize::Zeroize as _;

use super::SortieEnvoyee;
use crate::ErreurApp;
use crate::casier::{Contenu, est_perimee};
use crate::consigner::{AConsigner, Consigne};
use crate::contexte::Contexte;
use crate::session::Session;

const CASE: &[u8] = b"rencontre";

/// A nickname noted in an outing, not matched yet.
///
/// No `Display` and a mute `Debug`: it may be enough to know somebody.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct RencontreNotee {
    /// Id of the act that will say it in her file.
    #[n(0)]
    pub id: ActeId,
    /// Which outing.
    #[n(1)]
    pub sortie: ActiviteId,
    /// The day of it.
    #[n(2)]
    pub le: Jour,
    /// What the team calls her.
    #[n(3)]
    pub surnom: String,
}

impl fmt::Debug for RencontreNotee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RencontreNotee(…)")
    }
}

impl Drop for RencontreNotee {
    fn drop(&mut self) {
        self.surnom.zeroize();
    }
}

/// A nickname that waits, and the version it was read at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RencontreLue {
    /// The version.
    pub version: u32,
    /// The nickname.
    pub rencontre: RencontreNotee,
}

impl Session {
    /// Nicknames that wait for the member at work, the oldest outing first.
    ///
    /// # Errors
    /// A locker that does not open.
    pub async fn rencontres(&self) -> Result<Vec<RencontreLue>, ErreurApp> {
        let mut lues = Vec::new();
        for lue in self.lire_casier().await? {
            if let Some(Contenu::Rencontre(rencontre)) = lue.contenu {
                lues.push(RencontreLue { version: lue.version, rencontre });
            }
        }
        lues.sort_by_key(|lue| (lue.rencontre.le, lue.rencontre.id));
        Ok(lues)
    }

    /// The nickname of this id, when it still waits.
    ///
    /// # Errors
    /// A locker that does not open.
    pub async fn rencontre(&self, id: ActeId) -> Result<Option<RencontreLue>, ErreurApp> {
        let lue = self.lire_case(&nom(&id)).await?;
        let Some(Contenu::Rencontre(rencontre)) = lue.contenu else {
            return Ok(None);
        };
        Ok(Some(RencontreLue { version: lue.version, rencontre }))
    }

    /// Says whose a nickname is: her file is told that she was met, and the nickname goes away.
    /// `None`: it no longer waits.
    ///
    /// # Errors
    /// As [`Session::consigner`]; the nickname then stays.
    pub async fn rapprocher(
        &self,
        id: ActeId,
        dossier: DossierId,
        contexte: &mut Contexte,
    ) -> Result<Option<Consigne>, ErreurApp> {
        let Some(lue) = self.rencontre(id).await? else {
            return Ok(None);
        };
        let demande = AConsigner {
            faits: vec![Fait::Rencontre(Rencontre { sortie: lue.rencontre.sortie })],
            recit: None,
            survenu_le: Some(lue.rencontre.le),
            apres: None,
            id: Some(id),
        };
        let consigne = self.consigner(dossier, demande, contexte).await?;
        self.oublier_rencontre(id).await?;
        Ok(Some(consigne))
    }

    /// Throws a nickname away: it is nobody's, or nobody's any more. The outing still counts it.
    ///
    /// # Errors
    /// Whatever the store could not write.
    pub async fn oublier_rencontre(&self, id: ActeId) -> Result<(), ErreurApp> {
        let lue = self.lire_case(&nom(&id)).await?;
        match self.retirer_case(lue.nom, lue.version).await {
            // Another screen of hers threw it away meanwhile.
            Err(erreur) if est_perimee(&erreur) => Ok(()),
            autre => autre,
        }
    }

    /// Keeps the nicknames of an outing; those already there stay as they are.
    pub(super) async fn poser_rencontres(
        &self,
        envoyee: &SortieEnvoyee,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        for (id, surnom) in &envoyee.rencontres {
            let lue = self.lire_case(&nom(id)).await?;
            if lue.version > 0 {
                continue;
            }
            let (sortie, le) = (envoyee.id, envoyee.le);
            let surnom = surnom.trim().to_owned();
            let contenu = Contenu::Rencontre(RencontreNotee { id: *id, sortie, le, surnom });
            match self.ecrire_case((lue.nom, 0), &contenu, None, contexte).await {
                Ok(_) => {}
                Err(erreur) if est_perimee(&erreur) => {}
                Err(erreur) => return Err(erreur),
            }
        }
        Ok(())
    }
}

fn nom(id: &ActeId) -> [&[u8]; 2] {
    [CASE, id.octets()]
}
