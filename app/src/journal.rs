//! One stream, opened: its acts, its keys, and what it takes to add to it.

use domain::{Acte, ActeId, Fait, Flux, Jour, Recit};
use store::{Ajout, ErreurStore, Issue};
use vault::{ActeScelle, CleFlux, ClesFlux, EtatRecit};

use crate::contexte::Contexte;
use crate::session::Session;
use crate::{ErreurApp, projection};

/// An act to write, not yet placed in its stream.
#[derive(Clone, Debug, PartialEq)]
pub struct NouvelActe {
    /// Made by the writer: sending twice writes once.
    pub id: ActeId,
    /// The day it happened.
    pub survenu_le: Jour,
    /// What happened.
    pub fait: Fait,
    /// What is told.
    pub recit: Option<Recit>,
}

/// A stream as this session can read it.
pub struct Journal {
    /// The stream.
    pub flux: Flux,
    /// Its acts, in order; narratives are there when their key is held.
    pub actes: Vec<Acte>,
    /// What became of each narrative.
    pub recits: Vec<EtatRecit>,
    /// Rank of the last act, 0 when there is none.
    pub rang: u32,
    pub(crate) cles: ClesFlux,
    pub(crate) nouvelles_cles: Vec<CleFlux>,
}

impl Journal {
    /// Without an act.
    fn vide(flux: Flux, cles: ClesFlux) -> Self {
        let (actes, recits, nouvelles_cles) = (Vec::new(), Vec::new(), Vec::new());
        Self { flux, actes, recits, rang: 0, cles, nouvelles_cles }
    }

    /// Seals an act and puts it at the end.
    pub(crate) fn sceller(
        &mut self,
        acte: Acte,
        contexte: &mut Contexte,
    ) -> Result<ActeScelle, ErreurApp> {
        let scelle = self.cles.sceller(&acte, &mut contexte.alea)?;
        self.rang = acte.rang;
        self.recits.push(if acte.recit.is_some() { EtatRecit::Lu } else { EtatRecit::Aucun });
        self.actes.push(acte);
        Ok(scelle)
    }

    /// Opens the acts that follow.
    fn prolonger(&mut self, scelles: &[ActeScelle]) -> Result<(), ErreurApp> {
        let flux = self.flux;
        self.actes.reserve(scelles.len());
        self.recits.reserve(scelles.len());
        for ouvert in self.cles.ouvrir_suite(scelles) {
            let ouvert = ouvert.map_err(|cause| ErreurApp::Abime { flux, cause })?;
            self.rang = ouvert.acte.rang;
            self.actes.push(ouvert.acte);
            self.recits.push(ouvert.recit);
        }
        Ok(())
    }

    /// Whether an act of this id is there.
    pub fn contient(&self, id: ActeId) -> bool {
        self.actes.iter().any(|acte| acte.id == id)
    }
}

impl Session {
    /// Opens a stream, whoever may see it: a person is shown through [`Session::montrer`]. `None`
    /// when it does not exist.
    ///
    /// # Errors
    /// [`ErreurApp::Efface`] when its keys were destroyed, [`ErreurApp::Abime`] when an act does
    /// not open.
    pub async fn journal(&self, flux: Flux) -> Result<Option<Journal>, ErreurApp> {
        let mut journal: Option<Journal> = None;
        let prendre = |scelles: Vec<ActeScelle>, rangees: Vec<CleFlux>| {
            let mut ouvert = match journal.take() {
                Some(journal) => journal,
                None if rangees.is_empty() => return Err(ErreurApp::Efface),
                None => Journal::vide(flux, self.coffre.ouvrir_flux(flux, &rangees)?),
            };
            ouvert.prolonger(&scelles)?;
            journal = Some(ouvert);
            Ok(())
        };
        self.store.suivre_flux(flux, prendre).await?;
        Ok(journal)
    }

    /// An empty stream with new keys.
    ///
    /// # Errors
    /// A damaged public key.
    pub fn journal_neuf(&self, flux: Flux, contexte: &mut Contexte) -> Result<Journal, ErreurApp> {
        let (nouvelles_cles, cles) = self.coffre.creer_flux(flux, &mut contexte.alea)?;
        Ok(Journal { nouvelles_cles, ..Journal::vide(flux, cles) })
    }

    /// Places and seals acts at the end of a stream, with the views they change. Writes nothing.
    ///
    /// # Errors
    /// A narrative whose compartment the session does not hold.
    pub(crate) fn preparer(
        &self,
        journal: &mut Journal,
        nouveaux: Vec<NouvelActe>,
        contexte: &mut Contexte,
    ) -> Result<Ajout, ErreurApp> {
        let mut scelles = Vec::with_capacity(nouveaux.len());
        for nouveau in nouveaux {
            let acte = Acte {
                id: nouveau.id,
                flux: journal.flux,
                rang: journal.rang + 1,
                survenu_le: nouveau.survenu_le,
                consigne_a: contexte.maintenant,
                auteur: self.membre,
                fait: nouveau.fait,
                recit: nouveau.recit,
            };
            scelles.push(journal.sceller(acte, contexte)?);
        }
        let vues = projection::vues(&self.coffre, journal, &mut contexte.alea)?;
        Ok(Ajout { actes: scelles, cles: std::mem::take(&mut journal.nouvelles_cles), vues })
    }

    /// Writes, in one transaction.
    ///
    /// # Errors
    /// [`ErreurApp::Perime`] when a stream went further meanwhile: nothing is written.
    pub(crate) async fn ecrire(&self, ajouts: &[Ajout]) -> Result<Vec<Issue>, ErreurApp> {
        self.store.ajouter(ajouts).await.map_err(|erreur| {
            if let ErreurStore::Perime(perime) = &erreur
                && let Some(dernier) = perime.presents.last()
            {
                let (actuel, quand, par) = (perime.actuel, dernier.consigne_a, dernier.auteur);
                return ErreurApp::Perime { actuel, quand, par };
            }
            ErreurApp::Store(erreur)
        })
    }

    /// The end of a stream, to add to it without reading it.
    pub(crate) async fn fin_de_journal(
        &self,
        flux: Flux,
        contexte: &mut Contexte,
    ) -> Result<Journal, ErreurApp> {
        let (rang, rangees) =
            tokio::try_join!(self.store.rang(flux), self.store.lire_cles_flux(flux))?;
        if rang == 0 {
            return self.journal_neuf(flux, contexte);
        }
        let cles = self.coffre.ouvrir_flux(flux, &rangees)?;
        Ok(Journal { rang, ..Journal::vide(flux, cles) })
    }

    /// Adds acts at the end of a stream of the association, again when another writer
    /// came first: nobody reads these streams before writing to them.
    pub(crate) async fn noter(
        &self,
        flux: Flux,
        faits: &[Fait],
        contexte: &mut Contexte,
    ) -> Result<(), ErreurApp> {
        let survenu_le = contexte.aujourdhui;
        let actes: Vec<NouvelActe> = faits
            .iter()
            .map(|fait| {
                let (id, fait) = (contexte.acte(), fait.clone());
                NouvelActe { id, survenu_le, fait, recit: None }
            })
            .collect();
        for _ in 0..ESSAIS {
            let mut journal = self.fin_de_journal(flux, contexte).await?;
            let ajout = self.preparer(&mut journal, actes.clone(), contexte)?;
            match self.ecrire(&[ajout]).await {
                Ok(_) => return Ok(()),
                Err(ErreurApp::Perime { .. }) => {}
                Err(erreur) => return Err(erreur),
            }
        }
        Err(ErreurApp::Store(ErreurStore::Occupee))
    }
}

/// How many writers may come first before giving up.
const ESSAIS: u32 = 20;
