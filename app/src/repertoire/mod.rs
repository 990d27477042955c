//! Every file's fiche, opened once in memory: what lists, searches and the day are made of.
//!
//! Shared between the sessions that hold the same keys, refreshed by what was written since, and
//! wiped when the last of those sessions locks.

mod contenu;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, RwLock, Weak};

use domain::{Compartiment, DossierId, Flux, Jour, Regard, fold};
use store::{EtatFiches, FicheScellee, PlaceFiches};
use vault::ErreurVault;

use self::contenu::Contenu;
use crate::ErreurApp;
use crate::contexte::Contexte;
use crate::fiche::{Fiche, VERSION};
use crate::session::Session;

/// Fiches made again at once.
const LOT: usize = 500;

/// The repertoires in use, each under a name that only those who may read it can make
/// ([`vault::Coffre::empreinte_lecture`]). It keeps none alive: sessions do.
#[derive(Default)]
pub(crate) struct Repertoires {
    tenus: Mutex<BTreeMap<[u8; 16], Weak<Repertoire>>>,
}

/// One repertoire, and how far it was read.
#[derive(Default)]
pub(crate) struct Repertoire {
    contenu: RwLock<Contenu>,
    position: Mutex<Option<EtatFiches>>,
    /// One session reads on at a time; others wait for it.
    lecture: tokio::sync::Mutex<()>,
}

impl Repertoires {
    fn tenir(&self, nom: [u8; 16]) -> Arc<Repertoire> {
        let mut tenus = self.tenus.lock().unwrap_or_else(PoisonError::into_inner);
        tenus.retain(|_, tenu| tenu.strong_count() > 0);
        if let Some(tenu) = tenus.get(&nom).and_then(Weak::upgrade) {
            return tenu;
        }
        let neuf = Arc::new(Repertoire::default());
        tenus.insert(nom, Arc::downgrade(&neuf));
        neuf
    }
}

impl Repertoire {
    /// Looks at the files, those touched last first.
    pub(crate) fn parcourir<T>(&self, regarder: impl FnOnce(&[Arc<Fiche>]) -> T) -> T {
        regarder(self.contenu.read().unwrap_or_else(PoisonError::into_inner).ordre())
    }

    /// One file.
    pub(crate) fn fiche(&self, dossier: DossierId) -> Option<Arc<Fiche>> {
        self.contenu.read().unwrap_or_else(PoisonError::into_inner).fiche(dossier)
    }

    fn position(&self) -> Option<EtatFiches> {
        *self.position.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn avancer(&self, etat: EtatFiches, lues: Vec<Fiche>) {
        let recommencer = self.position().is_none_or(|ici| ici.generation != etat.generation);
        let mut contenu = self.contenu.write().unwrap_or_else(PoisonError::into_inner);
        if recommencer {
            *contenu = Contenu::nouveau(lues);
        } else {
            for fiche in lues {
                contenu.poser(fiche);
            }
        }
        *self.position.lock().unwrap_or_else(PoisonError::into_inner) = Some(etat);
    }
}

impl Session {
    /// The repertoire this session may read, with everything written so far.
    pub(crate) async fn repertoire(
        &self,
        contexte: &mut Contexte,
    ) -> Result<Arc<Repertoire>, ErreurApp> {
        let repertoire = self.repertoire_tenu();
        if repertoire.position() == Some(self.store.etat_fiches().await?) {
            return Ok(repertoire);
        }
        let tour = repertoire.lecture.lock().await;
        let etat = self.store.etat_fiches().await?;
        match repertoire.position() {
            Some(ici) if ici == etat => {}
            Some(ici) if ici.generation == etat.generation => {
                let lues = self.lire_fiches(PlaceFiches::apres(ici.numero)).await?;
                repertoire.avancer(etat, lues);
            }
            _ => {
                let mut lues = self.lire_fiches(PlaceFiches::default()).await?;
                self.refaire_fiches(&mut lues, contexte).await?;
                repertoire.avancer(etat, lues);
            }
        }
        drop(tour);
        Ok(repertoire)
    }

    /// Keeps the repertoire alive as long as the session, and lets go of it when her keys changed.
    fn repertoire_tenu(&self) -> Arc<Repertoire> {
        let nom = self.coffre.empreinte_lecture();
        let mut tenu = self.tenu.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((connu, repertoire)) = &*tenu
            && *connu == nom
        {
            return Arc::clone(repertoire);
        }
        let repertoire = self.repertoires.tenir(nom);
        *tenu = Some((nom, Arc::clone(&repertoire)));
        repertoire
    }

    async fn lire_fiches(&self, mut place: PlaceFiches) -> Result<Vec<Fiche>, ErreurApp> {
        let mut fiches = Vec::new();
        loop {
            let (page, suite) = self.store.fiches_depuis(&place).await?;
            if page.is_empty() {
                return Ok(fiches);
            }
            for lue in &page {
                let ouverte = Fiche::ouvrir(&self.coffre, lue);
                fiches.extend(ouverte.map_err(|cause| abime(lue.flux, cause))?);
            }
            place = suite;
        }
    }

    /// Makes again, from their journals, the fiches that are missing or of an older version; keeps
    /// them in the base when this session reads names.
    async fn refaire_fiches(
        &self,
        lues: &mut Vec<Fiche>,
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let nomme = self.coffre.detient(Compartiment::Identite);
        let perimees = self.store.fiches_perimees(VERSION).await?;
        for lot in perimees.chunks(LOT) {
            let mut refaites: Vec<(Flux, FicheScellee)> = Vec::with_capacity(lot.len());
            for flux in lot {
                let Flux::Dossier(dossier) = *flux else {
                    continue;
                };
                let Some(journal) = self.journal_non_efface(*flux).await? else {
                    continue;
                };
                let etat = fold(&journal.actes, &Regard::au(Jour::DERNIER));
                let fiche = Fiche::tirer(dossier, &journal.actes, &etat);
                if nomme {
                    let scellee =
                        fiche.sceller(journal.rang, &journal.cles, nomme, &mut contexte.alea)?;
                    refaites.push((*flux, scellee));
                }
                lues.push(fiche);
            }
            self.store.poser_fiches(&refaites).await?;
        }
        Ok(())
    }
}

/// A secret replaced since the session opened is no damage: she starts again.
fn abime(flux: Flux, cause: ErreurVault) -> ErreurApp {
    if matches!(cause, ErreurVault::ClePerimee(_)) {
        return ErreurApp::Vault(cause);
    }
    ErreurApp::Abime { flux, cause }
}

impl fmt::Debug for Repertoires {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Repertoires(…)")
    }
}

impl fmt::Debug for Repertoire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Repertoire(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repertoire_is_shared_under_its_name_and_dies_with_its_last_reader() {
        let repertoires = Repertoires::default();
        let tenu = repertoires.tenir([1; 16]);
        tenu.avancer(EtatFiches::default(), Vec::new());
        let meme = repertoires.tenir([1; 16]);
        assert!(Arc::ptr_eq(&tenu, &meme) && meme.position().is_some());
        assert!(repertoires.tenir([2; 16]).position().is_none());
        drop((tenu, meme));
        assert!(repertoires.tenir([1; 16]).position().is_none());
    }
}
